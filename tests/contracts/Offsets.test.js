import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ethers } from "./chain.js";
import { assertFields, emits, eventsOf, paper, plain, refuses, send } from "./expect.js";
import { WEIHAI, YINING, enact, foundedRegister, load, yiningPolicy } from "./fixture.js";
import {
  CLAIMED, TONNE, contentHashOf, freeze, freshPaper, makeTicket, offset, offsetContentOf, pledge, requestOffset, split,
} from "./story.js";
import {
  Cause, MandateAct, Office, OffsetRule, OffsetStatus, Purpose, Series, TicketStatus, packNumber, sequenceOf, seriesOf,
} from "./words.js";

const UNKNOWN = packNumber(YINING, Series.V, 2020, 7);

async function aTicket() {
  const register = await foundedRegister();
  return { ...register, ticket: await makeTicket(register) };
}

async function aWholeTicket() {
  const register = await foundedRegister();
  return { ...register, ticket: await makeTicket(register, { division: WEIHAI }) };
}

const requestArgs = (register, changes = {}, documentHash = freshPaper()) =>
  [offsetContentOf(register, register.ticket, TONNE, changes), documentHash];

describe("Offsets", () => {
  describe("requestOffset", () => {
    it("records what is asked and reserves nothing", async () => {
      const register = await load(aTicket);
      const { offsets, tickets, members, ticket, owner } = register;
      const { requestId, contentHash, content } = await requestOffset(register, ticket, CLAIMED);
      assert.equal(contentHash, contentHashOf(offsets, "requestOffset", content));
      assertFields(await offsets.requestOf(requestId), {
        ticket, amount: CLAIMED, beneficiary: owner, year: 2025n, purpose: Purpose.YearlyEmission,
        status: OffsetStatus.Requested, member: members.agent, contentHash,
      });
      assert.equal(await tickets.freeAmountOf(ticket), CLAIMED);
    });

    it("reverts by name on purpose, case, year, document, amount, number, person, mandate and second use", async () => {
      const register = await load(aTicket);
      const { offsets, keys, members, ticket, owner, stranger } = register;
      const call = offsets.connect(keys.agent).requestOffset;
      for (const purpose of [Purpose.None, Purpose.Label]) {
        await refuses(call, requestArgs(register, { purpose }), "PurposeNotAllowed", [1n, purpose]);
      }
      const caseHash = paper("case");
      for (const changes of [
        { purpose: Purpose.DamageCase }, { caseHash }, { year: 1999 }, { year: 2100 },
      ]) {
        await refuses(call, requestArgs(register, changes), "OffsetInvalid", []);
      }
      await refuses(call, requestArgs(register, {}, ethers.ZeroHash), "OffsetInvalid", []);
      await refuses(call, requestArgs(register, { amount: 0n }), "AmountZero", []);
      await refuses(
        call, requestArgs(register, { amount: CLAIMED + 1n }),
        "AmountOverFree", [ticket, CLAIMED + 1n, CLAIMED, 0n, 0n],
      );
      await refuses(call, requestArgs(register, { ticket: UNKNOWN }), "TicketUnknown", [UNKNOWN]);
      await refuses(call, requestArgs(register, { beneficiary: 999n }), "PersonUnknown", [999n]);
      await refuses(
        offsets.connect(keys.bank).requestOffset, requestArgs(register),
        "MandateMissing", [owner, members.bank, MandateAct.Offset],
      );
      await refuses(offsets.connect(stranger).requestOffset, requestArgs(register), "KeyUnknown", [stranger.address]);
      const damage = requestArgs(register, { purpose: Purpose.DamageCase, caseHash }, paper("form"));
      const { requestId } = await emits(offsets, "OffsetRequested", call, ...damage);
      await refuses(call, requestArgs(register, {}, paper("form")), "OffsetExists", [requestId]);
    });

    it("goes by the rules under which the ticket was issued, whatever came later", async () => {
      const register = await load(aTicket);
      const changed = yiningPolicy({ validFromSeconds: 1_750_000_000n, rule: OffsetRule.Whole, purposes: 0n });
      await enact(register, register.policies, "publishPolicy", [changed]);
      await offset(register, register.ticket, TONNE);
    });
  });

  describe("grantOffset", () => {
    it("INV-18 takes the amount out for ever and gives a voucher of exactly that (B17)", async () => {
      const register = await load(aTicket);
      const { offsets, tickets, keys, members, ticket } = register;
      const { requestId, contentHash } = await requestOffset(register, ticket, 30n * TONNE);
      const receipt = await send(offsets.connect(keys.ecology).grantOffset, requestId, contentHash, paper("grant"));
      const [granted] = eventsOf(offsets, receipt);
      const [taken] = eventsOf(tickets, receipt);
      const { voucher } = granted.args;
      assertFields(granted.args, { requestId, ticket, amount: 30n * TONNE, member: members.ecology });
      assertFields(taken.args, { ticket, voucher, amount: 30n * TONNE, member: members.ecology });
      assert.deepEqual([seriesOf(voucher), sequenceOf(voucher)], [Series.V, 1n]);
      assert.equal(await offsets.voucherOf(voucher), requestId);
      assertFields(await offsets.requestOf(requestId), { status: OffsetStatus.Granted, amount: 30n * TONNE });
      assertFields(await tickets.ticketOf(ticket), {
        amount: 70n * TONNE, offsetAmount: 30n * TONNE, status: TicketStatus.Live,
      });
      await refuses(
        offsets.connect(keys.ecology).grantOffset, [requestId, contentHash, paper("grant")],
        "OffsetNotOpen", [requestId, OffsetStatus.Granted],
      );
    });

    it("leaves a ticket used up when nothing is left", async () => {
      const register = await load(aTicket);
      await offset(register, register.ticket, CLAIMED);
      assertFields(await register.tickets.ticketOf(register.ticket), { status: TicketStatus.UsedUp, amount: 0n });
    });

    it("reverts on a stale content, without office or document, and for no request (B2)", async () => {
      const register = await load(aTicket);
      const { offsets, keys, members, ticket } = register;
      const { requestId, contentHash } = await requestOffset(register, ticket, TONNE);
      const grant = offsets.connect(keys.ecology).grantOffset;
      await refuses(
        grant, [requestId, paper("other"), freshPaper()], "OffsetContentStale", [paper("other"), contentHash],
      );
      await refuses(grant, [requestId, contentHash, ethers.ZeroHash], "OffsetInvalid", []);
      await refuses(
        offsets.connect(keys.forestry).grantOffset, [requestId, contentHash, freshPaper()],
        "OfficeMissing", [members.forestry, YINING, Office.Offset],
      );
      await refuses(grant, [paper("none"), contentHash, freshPaper()], "OffsetUnknown", [paper("none")]);
      await refuses(offsets.requestOf, [paper("none")], "OffsetUnknown", [paper("none")]);
      await refuses(offsets.voucherOf, [UNKNOWN], "VoucherUnknown", [UNKNOWN]);
    });

    it("reverts with AmountOverFree when the amount was claimed after the request", async () => {
      const register = await load(aTicket);
      const { offsets, keys, ticket } = register;
      const { requestId, contentHash } = await requestOffset(register, ticket, 60n * TONNE);
      await pledge(register, ticket, 30n * TONNE);
      await freeze(register, ticket, 20n * TONNE);
      await refuses(
        offsets.connect(keys.ecology).grantOffset, [requestId, contentHash, freshPaper()],
        "AmountOverFree", [ticket, 60n * TONNE, 50n * TONNE, 30n * TONNE, 20n * TONNE],
      );
    });

    it("INV-17 refuses when the owner changed, or took back the mandate, since the request", async () => {
      const register = await load(aTicket);
      const { offsets, persons, tickets, keys, members, ticket, buyer } = register;
      const { requestId, contentHash } = await requestOffset(register, ticket, TONNE);
      await send(persons.connect(keys.county).withdrawMandate, buyer, members.agent, freshPaper());
      await send(tickets.connect(keys.forestry).transferTicket, ticket, buyer, Cause.Sale, freshPaper());
      await refuses(
        offsets.connect(keys.ecology).grantOffset, [requestId, contentHash, freshPaper()],
        "MandateMissing", [buyer, members.agent, MandateAct.Offset],
      );
    });

    it("INV-17 refuses when another owner, who lets the same member act, came since the request", async () => {
      const register = await load(aTicket);
      const { offsets, tickets, keys, members, ticket, buyer } = register;
      const { requestId, contentHash } = await requestOffset(register, ticket, TONNE);
      await send(tickets.connect(keys.forestry).transferTicket, ticket, buyer, Cause.Sale, freshPaper());
      await refuses(
        offsets.connect(keys.ecology).grantOffset, [requestId, contentHash, freshPaper()],
        "MandateMissing", [buyer, members.agent, MandateAct.Offset],
      );
    });
  });

  describe("given a policy that offsets whole tickets only", () => {
    it("reverts with WholeTicketOnly below the whole, at the request and at the grant", async () => {
      const register = await load(aWholeTicket);
      const { offsets, keys, ticket } = register;
      await refuses(
        offsets.connect(keys.agent).requestOffset, requestArgs(register), "WholeTicketOnly", [ticket, TONNE, CLAIMED],
      );
      const { requestId, contentHash } = await requestOffset(register, ticket, CLAIMED);
      await split(register, ticket, TONNE);
      await refuses(
        offsets.connect(keys.ecology).grantOffset, [requestId, contentHash, freshPaper()],
        "WholeTicketOnly", [ticket, CLAIMED, CLAIMED - TONNE],
      );
    });

    it("takes a part that was split off first", async () => {
      const register = await load(aWholeTicket);
      const child = await split(register, register.ticket, 3n * TONNE);
      const voucher = await offset(register, child, 3n * TONNE);
      assert.equal(seriesOf(voucher), Series.V);
      assertFields(await register.tickets.ticketOf(child), { status: TicketStatus.UsedUp, offsetAmount: 3n * TONNE });
    });
  });

  describe("refuseOffset and withdrawOffset", () => {
    it("are final and leave the amount in circulation (B15)", async () => {
      const register = await load(aTicket);
      const { offsets, tickets, keys, members, ticket } = register;
      const one = await requestOffset(register, ticket, TONNE);
      const two = await requestOffset(register, ticket, TONNE);
      const refuse = offsets.connect(keys.ecology).refuseOffset;
      await refuses(refuse, [one.requestId, paper("other"), freshPaper()], "OffsetContentStale");
      await refuses(
        offsets.connect(keys.agent).refuseOffset, [one.requestId, one.contentHash, freshPaper()], "OfficeMissing",
      );
      await emits(offsets, "OffsetRefused", refuse, one.requestId, one.contentHash, freshPaper());
      const withdraw = offsets.connect(keys.agent).withdrawOffset;
      await refuses(withdraw, [one.requestId, freshPaper()], "OffsetNotOpen", [one.requestId, OffsetStatus.Refused]);
      await refuses(
        offsets.connect(keys.bank).withdrawOffset, [two.requestId, freshPaper()],
        "OffsetNotOwned", [two.requestId, members.agent, members.bank],
      );
      await refuses(withdraw, [two.requestId, ethers.ZeroHash], "OffsetInvalid", []);
      await emits(offsets, "OffsetWithdrawn", withdraw, two.requestId, freshPaper());
      await refuses(
        offsets.connect(keys.ecology).grantOffset, [two.requestId, two.contentHash, freshPaper()],
        "OffsetNotOpen", [two.requestId, OffsetStatus.Withdrawn],
      );
      assert.deepEqual(plain(await tickets.freeAmountOf(ticket)), CLAIMED);
    });
  });
});
