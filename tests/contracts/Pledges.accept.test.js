import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { networkHelpers } from "./chain.js";
import {
  GAS_MAX, WEIHAI_TERMS, assertHeld, claimsRegister, freshLot, inOneBlock, issueTo,
} from "./claims.js";
import { assertFields, emits, eventsOf, refuses, send } from "./expect.js";
import { WEIHAI, load } from "./fixture.js";
import {
  CLAIMED, ORDER_UNTIL, TONNE, freshPaper, pledge, pledgeContentOf, propose,
} from "./story.js";
import { Cause, LienKind, LienStatus, PledgeStatus } from "./words.js";

const proposeItems = async (register, items, options) => {
  const content = pledgeContentOf(register, items, options);
  await send(register.pledges.connect(register.keys.agent).proposePledge, content);
  return content;
};
const wholeTo = (register, ticket, to) => [
  register.tickets.connect(register.keys.forestry).transferTicket,
  ticket, [{ person: to, parts: 1 }], false, Cause.Sale, freshPaper(),
];

describe("Pledges: acceptPledge", () => {
  describe("given a proposed pledge of one ticket", () => {
    it("places the lien on exactly the terms proposed", async () => {
      const register = await load(claimsRegister);
      const { pledges, tickets, keys, members, ticket } = register;
      const until = BigInt(await networkHelpers.time.latest()) + 10_000n;
      const { pledgeId, content } = await propose(register, ticket, 60n * TONNE, { until });
      const receipt = await send(pledges.connect(keys.bank).acceptPledge, content);
      const [accepted] = eventsOf(pledges, receipt);
      assertFields(accepted.args, { pledgeId, lender: members.bank });
      const [placed] = eventsOf(tickets, receipt);
      const lienId = await tickets.lienIdOf(LienKind.Pledge, members.bank, ticket, content.documentHash);
      assertFields(placed.args, {
        lienId, ticket, kind: LienKind.Pledge, owner: members.bank, amount: 60n * TONNE, untilSeconds: until,
        rank: 1n, documentHash: content.documentHash,
      });
      assertFields(await tickets.lienOf(lienId), {
        ticket, amount: 60n * TONNE, owner: members.bank, untilSeconds: until, kind: LienKind.Pledge,
        status: LienStatus.InForce, rank: 1n,
      });
      await assertHeld(register, ticket, { pledgedAmount: 60n * TONNE, liens: 1n, amount: CLAIMED, free: 40n * TONNE });
      assertFields(await pledges.pledgeOf(pledgeId), { status: PledgeStatus.Accepted });
    });

    it("costs at most 100,000 gas", async () => {
      const register = await load(claimsRegister);
      const { content } = await propose(register, register.ticket, TONNE);
      const { gasUsed } = await send(register.pledges.connect(register.keys.bank).acceptPledge, content);
      assert.ok(gasUsed <= 100_000n, `${gasUsed}`);
    });

    it("reverts with PledgeUnknown on any other terms (B2)", async () => {
      const register = await load(claimsRegister);
      const { pledges, keys, members, ticket } = register;
      const { content } = await propose(register, ticket, 60n * TONNE);
      for (const changes of [
        { items: [{ ticket, amount: 59n }] }, { untilSeconds: ORDER_UNTIL }, { documentHash: freshPaper() },
        { kind: LienKind.Mortgage }, { lender: members.otherBank },
      ]) {
        const other = { ...content, ...changes };
        await refuses(
          pledges.connect(keys.bank).acceptPledge, [other], "PledgeUnknown", [await pledges.pledgeIdOf(other)],
        );
      }
    });

    it("is for the lender alone (B15)", async () => {
      const register = await load(claimsRegister);
      const { pledges, keys, members, ticket } = register;
      const { pledgeId, content } = await propose(register, ticket, TONNE);
      await refuses(
        pledges.connect(keys.otherBank).acceptPledge, [content],
        "PledgeNotOwned", [pledgeId, members.bank, members.otherBank],
      );
      for (const other of ["agent", "forestry", "court"]) {
        await refuses(pledges.connect(keys[other]).acceptPledge, [content], "OfficeMissing");
      }
    });

    it("reverts with PledgeNotOpen the second time", async () => {
      const register = await load(claimsRegister);
      const { pledgeId, content } = await pledge(register, register.ticket, TONNE);
      await refuses(
        register.pledges.connect(register.keys.bank).acceptPledge, [content],
        "PledgeNotOpen", [pledgeId, PledgeStatus.Accepted],
      );
    });

    it("reverts with PledgeEndInvalid after the end named in the contract", async () => {
      const register = await load(claimsRegister);
      const until = BigInt(await networkHelpers.time.latest()) + 1000n;
      const { content } = await propose(register, register.ticket, TONNE, { until });
      await networkHelpers.time.increaseTo(until);
      await refuses(register.pledges.connect(register.keys.bank).acceptPledge, [content], "PledgeEndInvalid");
    });

    it("reverts with LienExists when the contract's document encumbered the ticket already (B3)", async () => {
      const register = await load(claimsRegister);
      const { pledges, keys } = register;
      const { lienId, content } = await pledge(register, register.ticket, TONNE);
      const again = { ...content, items: [{ ticket: register.ticket, amount: 2n * TONNE }] };
      await send(pledges.connect(keys.agent).proposePledge, again);
      await refuses(pledges.connect(keys.bank).acceptPledge, [again], "LienExists", [lienId]);
    });
  });

  describe("given several lenders", () => {
    it("ranks them by acceptance, whoever was asked first", async () => {
      const register = await load(claimsRegister);
      const { pledges, tickets, keys, ticket } = register;
      const first = await propose(register, ticket, 30n * TONNE);
      const second = await propose(register, ticket, 20n * TONNE, { bank: "otherBank", kind: LienKind.Mortgage });
      const { rank } = await emits(
        tickets, "LienPlaced", pledges.connect(keys.otherBank).acceptPledge, second.content,
      );
      assert.equal(rank, 1n);
      const later = await emits(tickets, "LienPlaced", pledges.connect(keys.bank).acceptPledge, first.content);
      assert.equal(later.rank, 2n);
      const third = await pledge(register, ticket, 50n * TONNE);
      assertFields(await tickets.lienOf(third.lienId), { rank: 3n });
      await assertHeld(register, ticket, { pledgedAmount: CLAIMED, liens: 3n, free: 0n });
    });

    it("never pledges the same tonne twice: the first acceptance wins (B22)", async () => {
      const register = await load(claimsRegister);
      const { pledges, keys, ticket } = register;
      const one = await propose(register, ticket, 60n * TONNE);
      const two = await propose(register, ticket, 60n * TONNE, { bank: "otherBank" });
      const done = await inOneBlock(
        [pledges.connect(keys.otherBank).acceptPledge, two.content],
        [pledges.connect(keys.bank).acceptPledge, one.content],
      );
      assert.deepEqual(done, [true, false]);
      await refuses(
        pledges.connect(keys.bank).acceptPledge, [one.content],
        "AmountOverFree", [ticket, 60n * TONNE, 40n * TONNE, 60n * TONNE, 0n],
      );
      assertFields(await pledges.pledgeOf(one.pledgeId), { status: PledgeStatus.Proposed });
    });

    it("lets the rest be pledged once the first lender released", async () => {
      const register = await load(claimsRegister);
      const { pledges, tickets, keys, ticket } = register;
      const { lienId } = await pledge(register, ticket, CLAIMED);
      await refuses(
        pledges.connect(keys.agent).proposePledge, [pledgeContentOf(register, [[ticket, 1n]])], "AmountOverFree",
      );
      await send(tickets.connect(keys.bank).releaseLiens, [lienId], freshPaper());
      await pledge(register, ticket, CLAIMED, { bank: "otherBank" });
      await assertHeld(register, ticket, { pledgedAmount: CLAIMED, liens: 1n });
    });
  });

  describe("given the policy's own rule on claims (P18, P19)", () => {
    it("reverts with LienKindInvalid on a mortgage where the policy knows pledges only", async () => {
      const register = await load(claimsRegister);
      const lot = freshLot(WEIHAI);
      const ticket = await issueTo(register, [[register.owner, 1]], { lot, policy: 2n, terms: WEIHAI_TERMS });
      const { content } = await propose(register, ticket, TONNE, { kind: LienKind.Mortgage });
      await refuses(
        register.pledges.connect(register.keys.bank).acceptPledge, [content],
        "LienKindInvalid", [ticket, LienKind.Mortgage],
      );
      await pledge(register, ticket, TONNE);
    });

    it("reverts with PledgeSingle on a second pledge where the policy allows one at a time", async () => {
      const register = await load(claimsRegister);
      const { pledges, tickets, keys } = register;
      const lot = freshLot(WEIHAI);
      const ticket = await issueTo(register, [[register.owner, 1]], { lot, policy: 2n, terms: WEIHAI_TERMS });
      const { lienId } = await pledge(register, ticket, TONNE);
      const { content } = await propose(register, ticket, TONNE, { bank: "otherBank" });
      await refuses(pledges.connect(keys.otherBank).acceptPledge, [content], "PledgeSingle", [ticket]);
      await send(tickets.connect(keys.bank).releaseLiens, [lienId], freshPaper());
      await send(pledges.connect(keys.otherBank).acceptPledge, content);
    });

    it("knows both kinds side by side where the policy does", async () => {
      const register = await load(claimsRegister);
      await pledge(register, register.ticket, TONNE);
      await pledge(register, register.ticket, TONNE, { kind: LienKind.Mortgage });
      await assertHeld(register, register.ticket, { pledgedAmount: 2n * TONNE, liens: 2n });
    });
  });

  describe("given one contract over tickets of three lots (Sanming: 18,294 t)", () => {
    const AMOUNTS = [12_723n * TONNE, 3_500n * TONNE, 2_071n * TONNE];

    it("encumbers all three under one document, and the lender releases each", async () => {
      const register = await load(claimsRegister);
      const { pledges, tickets, keys, owner } = register;
      const numbers = [];
      for (const amount of AMOUNTS) numbers.push(await issueTo(register, [[owner, 1]], { amount }));
      const content = await proposeItems(register, numbers.map((ticket, i) => [ticket, AMOUNTS[i]]));
      const receipt = await send(pledges.connect(keys.bank).acceptPledge, content);
      const placed = eventsOf(tickets, receipt).map(({ args }) => args);
      assert.deepEqual(placed.map(({ ticket }) => ticket), numbers);
      assert.equal(placed.reduce((sum, { amount }) => sum + amount, 0n), 18_294n * TONNE);
      assert.deepEqual(new Set(placed.map(({ documentHash }) => documentHash)), new Set([content.documentHash]));
      for (const number of numbers) assert.equal(await tickets.freeAmountOf(number), 0n);
      const [first, ...others] = placed.map(({ lienId }) => lienId);
      await send(tickets.connect(keys.bank).releaseLiens, [first], freshPaper());
      await assertHeld(register, numbers[0], { pledgedAmount: 0n, liens: 0n, free: AMOUNTS[0] });
      await assertHeld(register, numbers[1], { pledgedAmount: AMOUNTS[1], free: 0n });
      await send(tickets.connect(keys.bank).releaseLiens, others, freshPaper());
      await assertHeld(register, numbers[2], { pledgedAmount: 0n, free: AMOUNTS[2] });
    });

    it("takes sixteen tickets within the gas of a block (B23)", async () => {
      const register = await load(claimsRegister);
      const items = [[register.ticket, TONNE]];
      while (items.length < 16) items.push([await issueTo(register, [[register.owner, 1]]), TONNE]);
      const content = await proposeItems(register, items);
      const { gasUsed } = await send(register.pledges.connect(register.keys.bank).acceptPledge, content);
      assert.ok(gasUsed < GAS_MAX / 5n, `${gasUsed}`);
    });
  });

  describe("given a freeze or a transfer in the same block (B22)", () => {
    const races = {
      freeze: (r) => [r.rulings.connect(r.keys.court).freezeTicket, r.ticket, CLAIMED, ORDER_UNTIL, freshPaper()],
      "root freeze": (r) => [r.rulings.connect(r.keys.court).freezeRootTicket, r.ticket, ORDER_UNTIL, freshPaper()],
      transfer: (r) => wholeTo(r, r.ticket, r.buyer),
    };
    for (const [name, act] of Object.entries(races)) {
      it(`is refused behind a ${name}`, async () => {
        const register = await load(claimsRegister);
        const { content } = await propose(register, register.ticket, CLAIMED);
        const accept = [register.pledges.connect(register.keys.bank).acceptPledge, content];
        assert.deepEqual(await inOneBlock(act(register), accept), [true, false]);
        await assertHeld(register, register.ticket, { pledgedAmount: 0n });
      });
    }

    it("stands before a freeze, which waits behind it and frees nothing", async () => {
      const register = await load(claimsRegister);
      const { content } = await propose(register, register.ticket, CLAIMED);
      const accept = [register.pledges.connect(register.keys.bank).acceptPledge, content];
      assert.deepEqual(await inOneBlock(accept, races.freeze(register)), [true, true]);
      await assertHeld(register, register.ticket, {
        amount: CLAIMED, pledgedAmount: CLAIMED, frozenAmount: CLAIMED, liens: 2n, free: 0n,
      });
    });

    it("stops a transfer behind it", async () => {
      const register = await load(claimsRegister);
      const { content } = await propose(register, register.ticket, CLAIMED);
      const accept = [register.pledges.connect(register.keys.bank).acceptPledge, content];
      assert.deepEqual(await inOneBlock(accept, races.transfer(register)), [true, false]);
      await assertHeld(register, register.ticket, { holder: register.owner, pledgedAmount: CLAIMED });
    });
  });
});
