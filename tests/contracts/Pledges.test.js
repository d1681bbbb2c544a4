import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ethers, networkHelpers } from "./chain.js";
import { assertFields, emits, paper, refuses, send } from "./expect.js";
import { YINING, enact, foundedRegister, load } from "./fixture.js";
import { CLAIMED, TONNE, freshPaper, freeze, makeTicket, pledge, propose } from "./story.js";
import {
  Cause, Desk, LienKind, LienStatus, MandateAct, Office, PledgeStatus, Series, packNumber,
} from "./words.js";

const UNKNOWN = packNumber(YINING, Series.C, 2020, 7);

async function aTicket() {
  const register = await foundedRegister();
  return { ...register, ticket: await makeTicket(register) };
}

const proposal = (register, changes = {}) => {
  const { ticket, kind, lender, amount, until, documentHash } = {
    ticket: register.ticket, kind: LienKind.Pledge, lender: register.members.bank, amount: TONNE, until: 0n,
    documentHash: freshPaper(), ...changes,
  };
  return [ticket, kind, lender, amount, until, documentHash];
};
const acceptArgs = (terms, changes = {}) => {
  const { pledgeId, amount, until, documentHash } = { ...terms, ...changes };
  return [pledgeId, amount, until, documentHash];
};

describe("Pledges", () => {
  describe("proposePledge", () => {
    it("records the terms and encumbers nothing yet", async () => {
      const register = await load(aTicket);
      const { pledges, tickets, members, ticket } = register;
      const { pledgeId, documentHash } = await propose(register, ticket, TONNE, { kind: LienKind.Mortgage });
      assert.equal(pledgeId, await tickets.lienIdOf(LienKind.Mortgage, members.bank, ticket, documentHash));
      assertFields(await pledges.pledgeOf(pledgeId), {
        ticket, amount: TONNE, lender: members.bank, proposer: members.agent, untilSeconds: 0n,
        status: PledgeStatus.Proposed, kind: LienKind.Mortgage,
      });
      assert.equal(await tickets.freeAmountOf(ticket), CLAIMED);
    });

    it("reverts by name on kind, document, end, amount, number, mandate and lender", async () => {
      const register = await load(aTicket);
      const { pledges, keys, members, ticket, owner, stranger } = register;
      const call = pledges.connect(keys.agent).proposePledge;
      const now = BigInt(await networkHelpers.time.latest());
      for (const changes of [
        { kind: LienKind.None }, { kind: LienKind.Freeze }, { documentHash: ethers.ZeroHash }, { until: now },
      ]) {
        await refuses(call, proposal(register, changes), "PledgeInvalid", []);
      }
      await refuses(call, proposal(register, { amount: 0n }), "AmountZero", []);
      await refuses(
        call, proposal(register, { amount: CLAIMED + 1n }), "AmountOverFree", [ticket, CLAIMED + 1n, CLAIMED, 0n, 0n],
      );
      await refuses(call, proposal(register, { ticket: UNKNOWN }), "TicketUnknown", [UNKNOWN]);
      await refuses(
        call, proposal(register, { lender: members.court }), "OfficeMissing", [members.court, YINING, Office.Lend],
      );
      await refuses(
        pledges.connect(keys.bank).proposePledge, proposal(register),
        "MandateMissing", [owner, members.bank, MandateAct.Pledge],
      );
      await refuses(pledges.connect(stranger).proposePledge, proposal(register), "KeyUnknown", [stranger.address]);
    });

    it("refuses a suspended lender", async () => {
      const register = await load(aTicket);
      const { consortium, pledges, keys, members } = register;
      await enact(register, consortium, "setMemberStanding", [members.bank, false, paper("suspend")]);
      await refuses(
        pledges.connect(keys.agent).proposePledge, proposal(register),
        "OfficeMissing", [members.bank, YINING, Office.Lend],
      );
    });

    it("refuses the loan contract that was proposed before, whatever became of it (B16)", async () => {
      const register = await load(aTicket);
      const { pledges, keys } = register;
      const args = proposal(register);
      const call = pledges.connect(keys.agent).proposePledge;
      const { pledgeId } = await emits(pledges, "PledgeProposed", call, ...args);
      await refuses(call, args, "PledgeExists", [pledgeId]);
      await send(pledges.connect(keys.agent).withdrawPledge, pledgeId, freshPaper());
      await refuses(call, args, "PledgeExists", [pledgeId]);
    });
  });

  describe("acceptPledge", () => {
    it("places the lien on exactly the terms proposed", async () => {
      const register = await load(aTicket);
      const { pledges, tickets, keys, members, ticket } = register;
      const until = BigInt(await networkHelpers.time.latest()) + 10_000n;
      const terms = await propose(register, ticket, 60n * TONNE, { until });
      const accept = pledges.connect(keys.bank).acceptPledge;
      for (const changes of [{ amount: 59n }, { until: 0n }, { documentHash: freshPaper() }]) {
        await refuses(accept, acceptArgs(terms, changes), "PledgeTermsDiffer", [terms.pledgeId, 60n * TONNE, until]);
      }
      await emits(pledges, "PledgeAccepted", accept, ...acceptArgs(terms));
      assertFields(await tickets.lienOf(terms.pledgeId), {
        ticket, amount: 60n * TONNE, owner: members.bank, untilSeconds: until, kind: LienKind.Pledge,
        status: LienStatus.InForce, rank: 1n,
      });
      assertFields(await tickets.ticketOf(ticket), { pledgedAmount: 60n * TONNE, liens: 1n, amount: CLAIMED });
      await refuses(accept, acceptArgs(terms), "PledgeNotOpen", [terms.pledgeId, PledgeStatus.Accepted]);
    });

    it("is for the lender alone", async () => {
      const register = await load(aTicket);
      const { pledges, keys, members, ticket } = register;
      const terms = await propose(register, ticket, TONNE);
      await refuses(
        pledges.connect(keys.otherBank).acceptPledge, acceptArgs(terms),
        "PledgeNotOwned", [terms.pledgeId, members.bank, members.otherBank],
      );
      await refuses(pledges.connect(keys.agent).acceptPledge, acceptArgs(terms), "OfficeMissing");
    });

    it("INV-17 refuses when the owner changed, or took back the mandate, since the proposal", async () => {
      const register = await load(aTicket);
      const { pledges, persons, tickets, keys, members, ticket, buyer } = register;
      const terms = await propose(register, ticket, TONNE);
      await send(persons.connect(keys.county).withdrawMandate, buyer, members.agent, freshPaper());
      await send(tickets.connect(keys.forestry).transferTicket, ticket, buyer, Cause.Sale, freshPaper());
      await refuses(
        pledges.connect(keys.bank).acceptPledge, acceptArgs(terms),
        "MandateMissing", [buyer, members.agent, MandateAct.Pledge],
      );
    });

    it("INV-17 refuses when another owner, who lets the same member act, came since the proposal", async () => {
      const register = await load(aTicket);
      const { pledges, tickets, keys, members, ticket, buyer } = register;
      const terms = await propose(register, ticket, TONNE);
      await send(tickets.connect(keys.forestry).transferTicket, ticket, buyer, Cause.Sale, freshPaper());
      await refuses(
        pledges.connect(keys.bank).acceptPledge, acceptArgs(terms),
        "MandateMissing", [buyer, members.agent, MandateAct.Pledge],
      );
    });

    it("refuses after the end named in the contract", async () => {
      const register = await load(aTicket);
      const until = BigInt(await networkHelpers.time.latest()) + 1000n;
      const terms = await propose(register, register.ticket, TONNE, { until });
      await networkHelpers.time.increaseTo(until);
      await refuses(
        register.pledges.connect(register.keys.bank).acceptPledge, acceptArgs(terms), "PledgeInvalid", [],
      );
    });

    it("lets the first of two acceptances win where both cannot stand (B22)", async () => {
      const register = await load(aTicket);
      const { pledges, keys, ticket } = register;
      const one = await propose(register, ticket, 60n * TONNE);
      const two = await propose(register, ticket, 60n * TONNE, { bank: "otherBank" });
      await send(pledges.connect(keys.otherBank).acceptPledge, ...acceptArgs(two));
      await refuses(
        pledges.connect(keys.bank).acceptPledge, acceptArgs(one),
        "AmountOverFree", [ticket, 60n * TONNE, 40n * TONNE, 60n * TONNE, 0n],
      );
    });
  });

  describe("declinePledge and withdrawPledge", () => {
    for (const [name, event, side, other, status] of [
      ["declinePledge", "PledgeDeclined", "bank", "otherBank", PledgeStatus.Declined],
      ["withdrawPledge", "PledgeWithdrawn", "agent", "bank", PledgeStatus.Withdrawn],
    ]) {
      it(`${name} is its own side's, needs a document, and is final`, async () => {
        const register = await load(aTicket);
        const { pledges, keys, members, ticket } = register;
        const terms = await propose(register, ticket, TONNE);
        const { pledgeId } = terms;
        await refuses(
          pledges.connect(keys[other])[name], [pledgeId, freshPaper()],
          "PledgeNotOwned", [pledgeId, members[side], members[other]],
        );
        const call = pledges.connect(keys[side])[name];
        await refuses(call, [pledgeId, ethers.ZeroHash], "PledgeInvalid", []);
        await emits(pledges, event, call, pledgeId, freshPaper());
        await refuses(call, [pledgeId, freshPaper()], "PledgeNotOpen", [pledgeId, status]);
        await refuses(
          pledges.connect(keys.bank).acceptPledge, acceptArgs(terms), "PledgeNotOpen", [pledgeId, status],
        );
      });
    }
  });

  describe("releasePledge", () => {
    it("INV-6 is the lender's alone: no other bank, court or bureau (B6)", async () => {
      const register = await load(aTicket);
      const { pledges, rulings, tickets, keys, members, ticket } = register;
      const pledgeId = await pledge(register, ticket, TONNE);
      for (const other of ["otherBank", "court", "forestry", "agent"]) {
        await refuses(
          pledges.connect(keys[other]).releasePledge, [pledgeId, freshPaper()],
          "PledgeNotOwned", [pledgeId, members.bank, members[other]],
        );
      }
      await refuses(rulings.connect(keys.court).releaseFreeze, [pledgeId, freshPaper()], "DeskOnly", [rulings.target]);
      const release = pledges.connect(keys.bank).releasePledge;
      await refuses(release, [pledgeId, ethers.ZeroHash], "PledgeInvalid", []);
      await emits(pledges, "PledgeReleased", release, pledgeId, freshPaper());
      assertFields(await tickets.ticketOf(ticket), { pledgedAmount: 0n, liens: 0n });
      assertFields(await tickets.lienOf(pledgeId), { status: LienStatus.Released, amount: TONNE });
      await refuses(release, [pledgeId, freshPaper()], "PledgeNotOpen", [pledgeId, PledgeStatus.Released]);
    });

    it("leaves the freezes of the same ticket as they are", async () => {
      const register = await load(aTicket);
      const { pledges, tickets, keys, ticket } = register;
      const pledgeId = await pledge(register, ticket, CLAIMED);
      await freeze(register, ticket, CLAIMED);
      assert.equal(await tickets.freeAmountOf(ticket), 0n);
      await send(pledges.connect(keys.bank).releasePledge, pledgeId, freshPaper());
      assertFields(await tickets.ticketOf(ticket), { pledgedAmount: 0n, frozenAmount: CLAIMED, liens: 1n });
    });

    it("refuses a pledge that no one proposed", async () => {
      const { pledges, keys } = await load(aTicket);
      const id = paper("no pledge");
      await refuses(pledges.connect(keys.bank).releasePledge, [id, freshPaper()], "PledgeUnknown", [id]);
      await refuses(pledges.pledgeOf, [id], "PledgeUnknown", [id]);
    });
  });

  it("goes on releasing at the old desk's successor only: a replaced desk is powerless", async () => {
    const register = await load(aTicket);
    const { consortium, pledges, keys, ticket } = register;
    const pledgeId = await pledge(register, ticket, TONNE);
    const successor = await ethers.deployContract("Pledges", [consortium]);
    await enact(register, consortium, "setDesk", [Desk.Pledges, successor.target]);
    await refuses(
      pledges.connect(keys.bank).releasePledge, [pledgeId, freshPaper()], "DeskOnly", [pledges.target],
    );
    const moved = { ...register, pledges: successor };
    const second = await pledge(moved, ticket, TONNE);
    await send(successor.connect(keys.bank).releasePledge, second, freshPaper());
  });
});
