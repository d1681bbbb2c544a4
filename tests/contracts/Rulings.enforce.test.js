import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ethers } from "./chain.js";
import {
  GAS_MAX, NO_PASSAGE, Terms, YINING_TERMS, argsOf, assertHeld, claimsRegister, enforce, freezePerson, issueTo,
  passageOf,
} from "./claims.js";
import { assertFields, eventsOf, paper, refuses, send } from "./expect.js";
import { WEIHAI, YINING, enact, load, registerPerson } from "./fixture.js";
import {
  CLAIMED, TONNE, freeze, freezeRoot, freshPaper, pledge, pledgeContentOf, propose,
} from "./story.js";
import { LienKind, LienStatus, LossCause, Office, PersonStanding, PledgeStatus, TicketStatus } from "./words.js";

const asCourt = (register, court = "court") => register.rulings.connect(register.keys[court]).enforcePledge;
const args = (lienId, to, passage = NO_PASSAGE) => [lienId, to, passage, freshPaper()];

/** A pledge of 50 t between a freeze of 10 t before it, another pledge and two freezes after it. */
async function aPledge() {
  const register = await claimsRegister();
  const { ticket } = register;
  const lender = await registerPerson(register, "lender");
  const before = await freeze(register, ticket, 10n * TONNE);
  const { pledgeId, lienId } = await pledge(register, ticket, 50n * TONNE, { kind: LienKind.Mortgage });
  const other = await pledge(register, ticket, 20n * TONNE, { bank: "otherBank" });
  const after = await freeze(register, ticket, 60n * TONNE, "otherCourt");
  return { ...register, lender, before, pledgeId, lienId, other, after };
}

describe("Rulings: enforcePledge", () => {
  describe("given a pledge among other claims", () => {
    it("gives the pledged amount to the lender under a new number; every other claim stays (B5, B7)", async () => {
      const register = await load(aPledge);
      const { tickets, members, ticket, lender, lienId, other, before, after } = register;
      const { said, desk, documentHash } = await enforce(register, lienId, lender);
      const told = argsOf(said, "LienEnforced");
      assertFields(told, {
        lienId, ticket, to: lender, amount: 50n * TONNE, member: members.court, documentHash,
      });
      assertFields(argsOf(desk, "PledgeEnforced"), { lienId, to: lender, court: members.court, documentHash });
      assertFields(await tickets.ticketOf(told.child), {
        amount: 50n * TONNE, holder: lender, parent: ticket, root: ticket, liens: 0n, status: TicketStatus.Live,
      });
      await assertHeld(register, ticket, {
        amount: 50n * TONNE, pledgedAmount: 20n * TONNE, frozenAmount: 70n * TONNE, liens: 3n, free: 0n,
      });
      assertFields(await tickets.lienOf(lienId), { status: LienStatus.Enforced, amount: 50n * TONNE });
      for (const standing of [other.lienId, before, after]) {
        assertFields(await tickets.lienOf(standing), { status: LienStatus.InForce });
      }
    });

    it("gives it to a buyer all the same, and leaves the pledge readable as accepted", async () => {
      const register = await load(aPledge);
      const { pledges, tickets, lienId, pledgeId, partner } = register;
      const { said } = await enforce(register, lienId, partner, NO_PASSAGE, "otherCourt");
      assertFields(await tickets.ticketOf(argsOf(said, "LienEnforced").child), { holder: partner });
      assertFields(await pledges.pledgeOf(pledgeId), { status: PledgeStatus.Accepted });
    });

    it("enforces the second pledge after the first, whatever their rank", async () => {
      const register = await load(aPledge);
      const { ticket, lender, partner, lienId, other } = register;
      await enforce(register, other.lienId, partner);
      await enforce(register, lienId, lender);
      await assertHeld(register, ticket, { amount: 30n * TONNE, pledgedAmount: 0n, frozenAmount: 70n * TONNE });
    });

    it("happens once: neither again, nor released, nor renewed (B16)", async () => {
      const register = await load(aPledge);
      const { tickets, keys, lienId, lender } = register;
      await enforce(register, lienId, lender);
      await refuses(asCourt(register), args(lienId, lender), "LienEnded", [lienId]);
      await refuses(tickets.connect(keys.bank).releaseLiens, [[lienId], freshPaper()], "LienEnded", [lienId]);
      await refuses(tickets.connect(keys.bank).renewLien, [lienId, 3_900_000_000n, freshPaper()], "LienEnded");
    });

    it("leaves proposals on the rest standing: the owners are the same", async () => {
      const register = await load(claimsRegister);
      const { pledges, keys, ticket, partner } = register;
      const { lienId } = await pledge(register, ticket, 40n * TONNE);
      const { content } = await propose(register, ticket, 60n * TONNE, { bank: "otherBank" });
      await enforce(register, lienId, partner);
      await send(pledges.connect(keys.otherBank).acceptPledge, content);
      await assertHeld(register, ticket, { amount: 60n * TONNE, pledgedAmount: 60n * TONNE });
    });
  });

  describe("given a pledge of the whole ticket", () => {
    it("empties the old number, which lives on under the new one", async () => {
      const register = await load(claimsRegister);
      const { tickets, ticket, partner } = register;
      const { lienId } = await pledge(register, ticket, CLAIMED);
      const { said } = await enforce(register, lienId, partner);
      await assertHeld(register, ticket, {
        amount: 0n, pledgedAmount: 0n, liens: 0n, free: 0n, status: TicketStatus.Split,
      });
      assertFields(await tickets.ticketOf(argsOf(said, "LienEnforced").child), { amount: CLAIMED, holder: partner });
    });

    it("lets the court release the freeze that waited on the emptied number", async () => {
      const register = await load(claimsRegister);
      const { tickets, keys, ticket, partner } = register;
      const { lienId } = await pledge(register, ticket, CLAIMED);
      const waiting = await freeze(register, ticket, CLAIMED, "otherCourt");
      await enforce(register, lienId, partner);
      await assertHeld(register, ticket, { amount: 0n, frozenAmount: CLAIMED, liens: 1n, free: 0n });
      await send(tickets.connect(keys.otherCourt).releaseLiens, [waiting], freshPaper());
      await assertHeld(register, ticket, { frozenAmount: 0n, liens: 0n });
    });
  });

  describe("given one contract over several tickets", () => {
    it("is enforced ticket by ticket under one ruling", async () => {
      const register = await load(claimsRegister);
      const { pledges, rulings, tickets, keys, ticket, owner, partner } = register;
      const second = await issueTo(register, [[owner, 1]]);
      const content = pledgeContentOf(register, [[ticket, CLAIMED], [second, TONNE]]);
      await send(pledges.connect(keys.agent).proposePledge, content);
      const receipt = await send(pledges.connect(keys.bank).acceptPledge, content);
      const documentHash = freshPaper();
      for (const { args: { lienId } } of eventsOf(tickets, receipt)) {
        await send(rulings.connect(keys.court).enforcePledge, lienId, partner, NO_PASSAGE, documentHash);
      }
      await assertHeld(register, second, { amount: CLAIMED - TONNE, pledgedAmount: 0n });
    });
  });

  describe("given a root freeze, a freeze of the owner or a loss notice", () => {
    it("reverts with RootFrozen under another court's root freeze, and passes under its own", async () => {
      const register = await load(aPledge);
      const { tickets, keys, ticket, lienId, lender } = register;
      const theirs = await freezeRoot(register, ticket, "otherCourt");
      await refuses(asCourt(register), args(lienId, lender), "RootFrozen", [ticket, ticket]);
      const mine = await freezeRoot(register, ticket);
      const passage = passageOf({ own: [mine] });
      await refuses(asCourt(register), args(lienId, lender, passage), "RootFrozen", [ticket, ticket]);
      await send(tickets.connect(keys.otherCourt).releaseLiens, [theirs], freshPaper());
      await enforce(register, lienId, lender, passage);
      assertFields(await tickets.lienOf(mine), { status: LienStatus.InForce });
    });

    it("reverts with PersonIsFrozen under another court's freeze of the owner, and passes under its own", async () => {
      const register = await load(aPledge);
      const { persons, keys, owner, lienId, lender } = register;
      const theirs = await freezePerson(register, owner, "otherCourt");
      await refuses(asCourt(register), args(lienId, lender), "PersonIsFrozen", [owner, 1n]);
      await send(persons.connect(keys.otherCourt).releasePersonFreeze, theirs, freshPaper());
      const mine = await freezePerson(register, owner);
      await refuses(asCourt(register), args(lienId, lender), "PersonIsFrozen", [owner, 1n]);
      await enforce(register, lienId, lender, passageOf({ persons: [mine] }));
    });

    it("is not stopped by a loss notice", async () => {
      const register = await load(aPledge);
      const { tickets, keys, ticket, lienId, lender } = register;
      await send(tickets.connect(keys.forestry).reportLoss, ticket, LossCause.Lost, freshPaper());
      await enforce(register, lienId, lender);
      await assertHeld(register, ticket, { lost: true });
    });

    it("leaves the court's own freeze of the ticket in force, named or not", async () => {
      const register = await load(aPledge);
      const { tickets, lienId, lender, before } = register;
      await enforce(register, lienId, lender, passageOf({ own: [before] }));
      assertFields(await tickets.lienOf(before), { status: LienStatus.InForce });
    });
  });

  describe("given an order that does not fit", () => {
    it("reverts by name on office, document, lien and kind of lien", async () => {
      const register = await load(aPledge);
      const { consortium, rulings, keys, members, ticket, lienId, lender, before } = register;
      for (const other of ["bank", "forestry", "agent"]) {
        await refuses(
          rulings.connect(keys[other]).enforcePledge, args(lienId, lender),
          "OfficeMissing", [members[other], YINING, Office.Judge],
        );
      }
      const nothing = paper("no lien");
      await refuses(asCourt(register), args(nothing, lender), "LienUnknown", [nothing]);
      await refuses(asCourt(register), args(before, lender), "LienUnfit", [before, ticket, LienKind.Freeze]);
      const root = await freezeRoot(register, ticket);
      await refuses(asCourt(register), args(root, lender), "LienUnfit", [root, ticket, LienKind.RootFreeze]);
      await refuses(asCourt(register), [lienId, lender, NO_PASSAGE, ethers.ZeroHash], "DocumentMissing", []);
      await enact(register, consortium, "setOffices", [members.court, YINING, 0, paper("gone")]);
      await refuses(asCourt(register), args(lienId, lender), "OfficeMissing");
    });

    it("reverts on a receiver that is unknown, suspended, outside, or the owner (B5)", async () => {
      const register = await load(aPledge);
      const { persons, keys, ticket, owner, lienId, lender } = register;
      await refuses(asCourt(register), args(lienId, 999n), "PersonUnknown", [999n]);
      await refuses(asCourt(register), args(lienId, owner), "HolderSame", [ticket, owner]);
      await send(persons.connect(keys.forestry).setStanding, lender, PersonStanding.Suspended, freshPaper());
      await refuses(asCourt(register), args(lienId, lender), "PersonNotActive");
      const bound = await issueTo(register, [[owner, 1]], { terms: YINING_TERMS | Terms.inside });
      const { lienId: inside } = await pledge(register, bound, TONNE);
      const away = await registerPerson(register, "away", { division: WEIHAI });
      await refuses(asCourt(register), args(inside, away), "TerritoryOutside", [bound, WEIHAI]);
    });

    it("takes the largest passage within the gas of a block (B23)", async () => {
      const register = await load(claimsRegister);
      const { ticket, owner, partner } = register;
      const { lienId } = await pledge(register, ticket, TONNE);
      const own = [];
      const later = [];
      const persons = [];
      for (let i = 0; i < 16; i++) own.push(await freeze(register, ticket, TONNE));
      for (let i = 0; i < 16; i++) later.push(await freeze(register, ticket, TONNE, "otherCourt"));
      for (let i = 0; i < 64; i++) persons.push(await freezePerson(register, owner));
      const { gasUsed } = await send(asCourt(register), ...args(lienId, partner, passageOf({ own, later, persons })));
      assert.ok(gasUsed < GAS_MAX / 10n, `${gasUsed}`);
    });
  });
});
