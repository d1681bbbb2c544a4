import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ethers } from "./chain.js";
import { assertFields, emits, eventsOf, paper, refuses, send } from "./expect.js";
import { FAR_SECONDS, WEIHAI, YINING, load } from "./fixture.js";
import { TONNE, freeze, freshPaper, offset, offsetContentOf, pledge, requestOffset, split } from "./story.js";
import { GAS_MAX, mint, sell, usesRegister } from "./uses.js";
import {
  MandateAct, Office, OffsetStatus, PersonKind, Purpose, Series, TicketStatus, bits, packNumber, sequenceOf, seriesOf,
} from "./words.js";

const HELD = 100n * TONNE;
const GAS_AIM = 110_000n;
const ITEMS_MAX = 16;
const OWNERS_MAX = 64;
const NO_ESTIMATE = { gasLimit: 500_000n };
const UNKNOWN = packNumber(YINING, Series.V, 2020, 7);

async function aTicket() {
  const register = await usesRegister();
  return { ...register, ticket: await mint(register, register.owner, HELD) };
}

async function aWholeTicket() {
  const register = await usesRegister();
  return { ...register, ticket: await mint(register, register.owner, HELD, { division: WEIHAI }) };
}

/** A person who lets the agent offset, and no more. */
async function registerVillager({ persons, keys, members }, name) {
  const county = persons.connect(keys.county);
  const { person } = await emits(
    persons, "PersonRegistered", county.registerPerson,
    YINING, PersonKind.Natural, paper(`commitment ${name}`), ethers.ZeroAddress, paper(name), NO_ESTIMATE,
  );
  await send(
    county.recordMandate, person, members.agent, bits(MandateAct.Offset), FAR_SECONDS, paper(name), NO_ESTIMATE,
  );
  return person;
}

const grantOf = ({ offsets, keys }) => offsets.connect(keys.ecology).grantOffset;

describe("grantOffset", () => {
  describe("given an open request with the content that was asked", () => {
    it("INV-18 I-11 takes the amount out for ever and gives a voucher of exactly that (B17)", async () => {
      const register = await load(aTicket);
      const { offsets, tickets, members, ticket } = register;
      const { requestId, content } = await requestOffset(register, ticket, 30n * TONNE);
      const receipt = await send(grantOf(register), requestId, content, paper("grant"));
      const [granted] = eventsOf(offsets, receipt);
      const [taken] = eventsOf(tickets, receipt);
      const { voucher } = granted.args;
      assertFields(granted.args, {
        requestId, amount: 30n * TONNE, member: members.ecology, documentHash: paper("grant"),
      });
      assertFields(taken.args, { ticket, voucher, amount: 30n * TONNE, member: members.ecology });
      assert.deepEqual([seriesOf(voucher), sequenceOf(voucher)], [Series.V, 1n]);
      assert.equal(await offsets.voucherOf(voucher), requestId);
      assertFields(await offsets.requestOf(requestId), { status: OffsetStatus.Granted, voucher });
      assertFields(await tickets.ticketOf(ticket), {
        amount: 70n * TONNE, offsetAmount: 30n * TONNE, status: TicketStatus.Live,
      });
    });

    it("gives one voucher however often it is sent (B16)", async () => {
      const register = await load(aTicket);
      const { tickets, ticket } = register;
      const { requestId, content } = await requestOffset(register, ticket, TONNE);
      await send(grantOf(register), requestId, content, paper("grant"));
      await refuses(
        grantOf(register), [requestId, content, paper("grant")], "OffsetNotOpen", [requestId, OffsetStatus.Granted],
      );
      assertFields(await tickets.ticketOf(ticket), { offsetAmount: TONNE });
    });

    it("numbers vouchers one by one in the division, and keeps a single gram (B18)", async () => {
      const register = await load(aTicket);
      const vouchers = [await offset(register, register.ticket, 1n), await offset(register, register.ticket, 1n)];
      assert.deepEqual(vouchers.map(sequenceOf), [1n, 2n]);
      assertFields(await register.tickets.ticketOf(register.ticket), { amount: HELD - 2n, offsetAmount: 2n });
    });

    it("I-5 leaves a ticket used up when nothing is left, and no amount comes back", async () => {
      const register = await load(aTicket);
      const { tickets, offsets, keys, ticket } = register;
      await offset(register, ticket, HELD);
      assertFields(await tickets.ticketOf(ticket), { status: TicketStatus.UsedUp, amount: 0n, offsetAmount: HELD });
      await refuses(
        offsets.connect(keys.agent).requestOffset,
        [offsetContentOf(register, ticket, TONNE), freshPaper()], "TicketEnded", [ticket, TicketStatus.UsedUp],
      );
    });

    it("costs no more than the aim with one ticket", async () => {
      const register = await load(aTicket);
      await offset(register, register.ticket, TONNE);
      const { requestId, content } = await requestOffset(register, register.ticket, TONNE);
      const { gasUsed } = await send(grantOf(register), requestId, content, freshPaper());
      assert.ok(gasUsed <= GAS_AIM, `gas used: ${gasUsed}`);
    });
  });

  describe("given anything else than the open request", () => {
    it("reverts on a changed content, without office or document, and for no request (B2)", async () => {
      const register = await load(aTicket);
      const { offsets, keys, members, ticket } = register;
      const { requestId, contentHash, content } = await requestOffset(register, ticket, TONNE);
      const { contentHash: otherHash, content: other } = await requestOffset(register, ticket, 2n * TONNE);
      const grant = grantOf(register);
      await refuses(grant, [requestId, other, freshPaper()], "OffsetContentStale", [otherHash, contentHash]);
      await refuses(grant, [requestId, content, ethers.ZeroHash], "OffsetInvalid", ["documentHash"]);
      await refuses(
        offsets.connect(keys.forestry).grantOffset, [requestId, content, freshPaper()],
        "OfficeMissing", [members.forestry, YINING, Office.Offset],
      );
      await refuses(grant, [paper("none"), content, freshPaper()], "OffsetUnknown", [paper("none")]);
      await refuses(offsets.requestOf, [paper("none")], "OffsetUnknown", [paper("none")]);
      await refuses(offsets.voucherOf, [UNKNOWN], "VoucherUnknown", [UNKNOWN]);
    });
  });

  describe("given that something changed since the request", () => {
    it("reverts with AmountOverFree when the amount was claimed", async () => {
      const register = await load(aTicket);
      const { ticket } = register;
      const { requestId, content } = await requestOffset(register, ticket, 60n * TONNE);
      await pledge(register, ticket, 30n * TONNE);
      await freeze(register, ticket, 20n * TONNE);
      await refuses(
        grantOf(register), [requestId, content, freshPaper()],
        "AmountOverFree", [ticket, 60n * TONNE, 50n * TONNE, 30n * TONNE, 20n * TONNE],
      );
    });

    it("INV-17 reverts when the new owner does not let the member act", async () => {
      const register = await load(aTicket);
      const { persons, keys, members, ticket, buyer } = register;
      const { requestId, content } = await requestOffset(register, ticket, TONNE);
      await send(persons.connect(keys.county).withdrawMandate, buyer, members.agent, freshPaper());
      await sell(register, ticket, buyer);
      await refuses(
        grantOf(register), [requestId, content, freshPaper()],
        "MandateMissing", [buyer, members.agent, MandateAct.Offset],
      );
    });

    it("INV-17 reverts with OwnersChanged when the new owner lets the same member act", async () => {
      const register = await load(aTicket);
      const { ticket, buyer } = register;
      const { requestId, content } = await requestOffset(register, ticket, TONNE);
      await sell(register, ticket, buyer);
      await refuses(grantOf(register), [requestId, content, freshPaper()], "OwnersChanged", [ticket]);
    });

    it("INV-17 reverts with OwnersChanged when the ticket went away and came back", async () => {
      const register = await load(aTicket);
      const { ticket, buyer, owner } = register;
      const { requestId, content } = await requestOffset(register, ticket, TONNE);
      await sell(register, ticket, buyer);
      await sell(register, ticket, owner);
      await refuses(grantOf(register), [requestId, content, freshPaper()], "OwnersChanged", [ticket]);
    });
  });

  describe("given several tickets", () => {
    it("draws on three tickets of three holders by one voucher", async () => {
      const register = await load(aTicket);
      const { offsets, tickets, buyer, partner, ticket } = register;
      const items = [
        [ticket, 10n * TONNE],
        [await mint(register, buyer, HELD), 20n * TONNE],
        [await mint(register, partner, HELD), 30n * TONNE],
      ];
      const { requestId, content } = await requestOffset(register, ticket, 0n, { items });
      const receipt = await send(grantOf(register), requestId, content, freshPaper());
      const [{ args }] = eventsOf(offsets, receipt);
      const taken = eventsOf(tickets, receipt).filter((event) => event.name === "AmountOffset");
      assert.equal(args.amount, 60n * TONNE);
      assert.deepEqual(
        taken.map((event) => [event.args.ticket, event.args.voucher, event.args.amount]),
        items.map(([number, amount]) => [number, args.voucher, amount]),
      );
    });

    it("reverts as a whole when one holder of three no longer consents", async () => {
      const register = await load(aTicket);
      const { tickets, persons, keys, members, buyer, partner, ticket } = register;
      const second = await mint(register, buyer, HELD);
      const items = [[ticket, TONNE], [second, TONNE], [await mint(register, partner, HELD), TONNE]];
      const { requestId, content } = await requestOffset(register, ticket, 0n, { items });
      await send(persons.connect(keys.county).withdrawMandate, partner, members.agent, freshPaper());
      await refuses(
        grantOf(register), [requestId, content, freshPaper()],
        "MandateMissing", [partner, members.agent, MandateAct.Offset],
      );
      assertFields(await tickets.ticketOf(ticket), { offsetAmount: 0n });
    });

    it("names the one of them whose owner changed", async () => {
      const register = await load(aTicket);
      const { buyer, partner, ticket } = register;
      const second = await mint(register, buyer, HELD);
      const items = [[ticket, TONNE], [second, TONNE]];
      const { requestId, content } = await requestOffset(register, ticket, 0n, { items });
      await sell(register, second, partner);
      await refuses(grantOf(register), [requestId, content, freshPaper()], "OwnersChanged", [second]);
    });

    it("stays under 16 million gas with sixteen tickets of 64 co-owners each, all different (B23)", async () => {
      const register = await load(aTicket);
      const { offsets, keys } = register;
      const items = [];
      for (let index = 0; index < ITEMS_MAX; ++index) {
        const owners = [];
        for (let owner = 0; owner < OWNERS_MAX; ++owner) {
          owners.push({ person: await registerVillager(register, `${index} ${owner}`), parts: 1 });
        }
        items.push([await mint(register, owners, HELD), TONNE]);
      }
      const content = offsetContentOf(register, 0n, 0n, { items });
      const asked = await send(offsets.connect(keys.agent).requestOffset, content, freshPaper());
      const [{ args }] = eventsOf(offsets, asked);
      const granted = await send(grantOf(register), args.requestId, content, freshPaper());
      for (const { gasUsed } of [asked, granted]) assert.ok(gasUsed < GAS_MAX, `gas used: ${gasUsed}`);
    });
  });

  describe("given a policy that offsets whole tickets only (P21)", () => {
    it("reverts with WholeTicketOnly below the whole", async () => {
      const register = await load(aWholeTicket);
      const { offsets, keys, ticket } = register;
      await refuses(
        offsets.connect(keys.agent).requestOffset, [offsetContentOf(register, ticket, TONNE), freshPaper()],
        "WholeTicketOnly", [ticket, TONNE, HELD],
      );
    });

    it("takes at the grant what was the whole, and nothing once a part is gone", async () => {
      const register = await load(aWholeTicket);
      const { tickets, ticket } = register;
      const { requestId, content } = await requestOffset(register, ticket, HELD);
      await split(register, ticket, TONNE);
      await refuses(
        grantOf(register), [requestId, content, freshPaper()],
        "AmountOverFree", [ticket, HELD, HELD - TONNE, 0n, 0n],
      );
      await offset(register, ticket, HELD - TONNE);
      assertFields(await tickets.ticketOf(ticket), { status: TicketStatus.UsedUp, offsetAmount: HELD - TONNE });
    });

    it("takes a part that was split off first (D-3)", async () => {
      const register = await load(aWholeTicket);
      const { tickets, keys, ticket } = register;
      const { children } = await emits(
        tickets, "TicketSplit", tickets.connect(keys.forestry).splitTicket,
        ticket, [3n * TONNE, HELD - 3n * TONNE], freshPaper(),
      );
      const voucher = await offset(register, children[0], 3n * TONNE, { purpose: Purpose.Event });
      assert.equal(seriesOf(voucher), Series.V);
      assertFields(await tickets.ticketOf(children[0]), { status: TicketStatus.UsedUp, offsetAmount: 3n * TONNE });
      assertFields(await tickets.ticketOf(children[1]), { status: TicketStatus.Live, offsetAmount: 0n });
    });
  });
});
