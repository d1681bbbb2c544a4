import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ethers, networkHelpers } from "./chain.js";
import { GAS_MAX, UNKNOWN, claimsRegister, freshLot, issueTo } from "./claims.js";
import { assertFields, emits, paper, refuses, send } from "./expect.js";
import { WEIHAI, YINING, enact, load } from "./fixture.js";
import { CLAIMED, TONNE, contentHashOf, freeze, freshPaper, pledgeContentOf } from "./story.js";
import { Kind, LienKind, MandateAct, Office, PledgeStatus } from "./words.js";

const over = (register, changes = {}) => ({
  ...pledgeContentOf(register, [[register.ticket, TONNE]]), ...changes,
});
const itemsOf = (...items) => items.map(([ticket, amount]) => ({ ticket, amount }));

describe("Pledges: proposePledge", () => {
  describe("given a live ticket whose owner lets the agent pledge", () => {
    it("records the terms under the hash of exactly these terms, and encumbers nothing", async () => {
      const register = await load(claimsRegister);
      const { pledges, tickets, keys, members, ticket } = register;
      const content = over(register, { kind: LienKind.Mortgage, untilSeconds: 3_000_000_000n });
      const event = await emits(pledges, "PledgeProposed", pledges.connect(keys.agent).proposePledge, content);
      assertFields(event, {
        pledgeId: contentHashOf(pledges, "proposePledge", content), lender: members.bank, member: members.agent,
      });
      assertFields(event.content, { ...content, items: [[ticket, TONNE]] });
      assert.equal(await pledges.pledgeIdOf(content), event.pledgeId);
      assertFields(await pledges.pledgeOf(event.pledgeId), {
        lender: members.bank, proposer: members.agent, division: YINING, status: PledgeStatus.Proposed,
      });
      assert.equal(await tickets.freeAmountOf(ticket), CLAIMED);
    });

    it("may be proposed to two lenders at once, since nothing is promised yet", async () => {
      const register = await load(claimsRegister);
      const { pledges, keys, members } = register;
      for (const lender of [members.bank, members.otherBank]) {
        const content = over(register, { items: itemsOf([register.ticket, CLAIMED]), lender });
        await emits(pledges, "PledgeProposed", pledges.connect(keys.agent).proposePledge, content);
      }
    });

    it("costs at most 100,000 gas with one ticket", async () => {
      const register = await load(claimsRegister);
      const { gasUsed } = await send(register.pledges.connect(register.keys.agent).proposePledge, over(register));
      assert.ok(gasUsed <= 100_000n, `${gasUsed}`);
    });
  });

  describe("given terms that say nothing", () => {
    it("reverts with PledgeInvalid without a lender's kind of lien or a document", async () => {
      const register = await load(claimsRegister);
      const call = register.pledges.connect(register.keys.agent).proposePledge;
      for (const changes of [
        { kind: LienKind.None }, { kind: LienKind.Freeze }, { kind: LienKind.RootFreeze },
        { documentHash: ethers.ZeroHash },
      ]) {
        await refuses(call, [over(register, changes)], "PledgeInvalid", []);
      }
    });

    it("reverts with PledgeEndInvalid when the end has come", async () => {
      const register = await load(claimsRegister);
      const call = register.pledges.connect(register.keys.agent).proposePledge;
      const now = BigInt(await networkHelpers.time.latest());
      for (const untilSeconds of [1n, now]) {
        await refuses(call, [over(register, { untilSeconds })], "PledgeEndInvalid");
      }
    });
  });

  describe("given a list of tickets", () => {
    it("reverts with ListInvalid on none and on seventeen (B23)", async () => {
      const register = await load(claimsRegister);
      const call = register.pledges.connect(register.keys.agent).proposePledge;
      await refuses(call, [over(register, { items: [] })], "ListInvalid", [0n, 16n]);
      const items = Array.from({ length: 17 }, (_, i) => ({ ticket: register.ticket + BigInt(i), amount: 1n }));
      await refuses(call, [over(register, { items })], "ListInvalid", [17n, 16n]);
    });

    it("reverts with ListUnordered on a repeated ticket (B19) and on a descending one", async () => {
      const register = await load(claimsRegister);
      const call = register.pledges.connect(register.keys.agent).proposePledge;
      const other = await issueTo(register, [[register.owner, 1]]);
      const { ticket } = register;
      await refuses(call, [over(register, { items: itemsOf([ticket, 1n], [ticket, 1n]) })], "ListUnordered", [1n]);
      await refuses(call, [over(register, { items: itemsOf([other, 1n], [ticket, 1n]) })], "ListUnordered", [1n]);
    });

    it("reverts with ItemsMixed on two divisions and on two kinds", async () => {
      const register = await load(claimsRegister);
      const call = register.pledges.connect(register.keys.agent).proposePledge;
      const { ticket, owner } = register;
      const stand = await issueTo(register, [[owner, 1]], { kind: Kind.CollectiveStand });
      const there = await issueTo(register, [[owner, 1]], { lot: freshLot(WEIHAI), policy: 2n });
      for (const [first, second] of [[ticket, stand], [there, ticket], [ticket, there]]) {
        await refuses(
          call, [over(register, { items: itemsOf([first, 1n], [second, 1n]) })], "ItemsMixed", [second, first],
        );
      }
    });

    it("names the ticket of the list that does not fit", async () => {
      const register = await load(claimsRegister);
      const { ticket, buyer } = register;
      const call = register.pledges.connect(register.keys.agent).proposePledge;
      const second = await issueTo(register, [[buyer, 1]]);
      await freeze(register, second, 40n * TONNE);
      await refuses(
        call, [over(register, { items: itemsOf([ticket, TONNE], [second, 61n * TONNE]) })],
        "AmountOverFree", [second, 61n * TONNE, 60n * TONNE, 0n, 40n * TONNE],
      );
    });

    it("takes sixteen tickets within the gas of a block (B23)", async () => {
      const register = await load(claimsRegister);
      const items = [{ ticket: register.ticket, amount: TONNE }];
      while (items.length < 16) {
        items.push({ ticket: await issueTo(register, [[register.owner, 1]]), amount: TONNE });
      }
      const { gasUsed } = await send(
        register.pledges.connect(register.keys.agent).proposePledge, over(register, { items }),
      );
      assert.ok(gasUsed < GAS_MAX / 10n, `${gasUsed}`);
    });
  });

  describe("given an amount, a ticket or a member that does not fit", () => {
    it("reverts by the ledger's names on amount and ticket", async () => {
      const register = await load(claimsRegister);
      const { pledges, keys, ticket } = register;
      const call = pledges.connect(keys.agent).proposePledge;
      await refuses(call, [over(register, { items: itemsOf([ticket, 0n]) })], "AmountZero", []);
      await refuses(
        call, [over(register, { items: itemsOf([ticket, CLAIMED + 1n]) })],
        "AmountOverFree", [ticket, CLAIMED + 1n, CLAIMED, 0n, 0n],
      );
      await refuses(call, [over(register, { items: itemsOf([UNKNOWN, 1n]) })], "TicketUnknown", [UNKNOWN]);
      await refuses(call, [over(register, { items: itemsOf([0n, 1n]) })], "TicketUnknown", [0n]);
    });

    it("reverts with MandateMissing for a member that the owner did not name", async () => {
      const register = await load(claimsRegister);
      const { pledges, keys, members, owner, stranger } = register;
      await refuses(
        pledges.connect(keys.bank).proposePledge, [over(register)],
        "MandateMissing", [owner, members.bank, MandateAct.Pledge],
      );
      await refuses(pledges.connect(stranger).proposePledge, [over(register)], "KeyUnknown", [stranger.address]);
    });

    it("reverts with OfficeMissing for a lender without the office there, unknown, or suspended", async () => {
      const register = await load(claimsRegister);
      const { consortium, pledges, keys, members } = register;
      const call = pledges.connect(keys.agent).proposePledge;
      for (const lender of [members.court, 0n, 999n]) {
        await refuses(call, [over(register, { lender })], "OfficeMissing", [lender, YINING, Office.Lend]);
      }
      await enact(register, consortium, "setMemberStanding", [members.bank, false, paper("suspend")]);
      await refuses(call, [over(register)], "OfficeMissing", [members.bank, YINING, Office.Lend]);
    });

    it("reverts with RegisterPaused while the register is paused", async () => {
      const register = await load(claimsRegister);
      const { consortium, pledges, keys } = register;
      await send(consortium.connect(keys.forestry).pause, paper("stop"));
      await refuses(pledges.connect(keys.agent).proposePledge, [over(register)], "RegisterPaused", []);
    });
  });

  describe("given the same contract again", () => {
    it("reverts with PledgeExists, whatever became of the first (B16)", async () => {
      const register = await load(claimsRegister);
      const { pledges, keys } = register;
      const content = over(register);
      const call = pledges.connect(keys.agent).proposePledge;
      const { pledgeId } = await emits(pledges, "PledgeProposed", call, content);
      await refuses(call, [content], "PledgeExists", [pledgeId]);
      await send(pledges.connect(keys.agent).withdrawPledge, pledgeId, freshPaper());
      await refuses(call, [content], "PledgeExists", [pledgeId]);
    });
  });

  describe("given co-owners by shares (X-11)", () => {
    const coOwned = async (register, parts, terms) => {
      const people = [register.owner, register.buyer, register.partner];
      const owners = parts.map((part, i) => [people[i], part]);
      return await issueTo(register, owners, terms === undefined ? {} : { terms });
    };

    it("needs two thirds of the parts", async () => {
      const register = await load(claimsRegister);
      const { persons, pledges, keys, members, partner } = register;
      await send(persons.connect(keys.county).withdrawMandate, partner, members.agent, freshPaper());
      const call = pledges.connect(keys.agent).proposePledge;
      const enough = await coOwned(register, [1, 1, 1]);
      await emits(pledges, "PledgeProposed", call, over(register, { items: itemsOf([enough, TONNE]) }));
      const short = await coOwned(register, [1, 1, 2]);
      await refuses(
        call, [over(register, { items: itemsOf([short, TONNE]) })], "ConsentMissing", [short, 2n, 4n],
      );
    });
  });
});
