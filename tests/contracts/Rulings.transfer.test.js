import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ethers } from "./chain.js";
import {
  GAS_MAX, NO_PASSAGE, Terms, UNKNOWN, YINING_TERMS, argsOf, assertHeld, claimsRegister, freezePerson, issueTo,
  passageOf, rule,
} from "./claims.js";
import { assertFields, paper, refuses, send } from "./expect.js";
import { WEIHAI, YINING, enact, load, registerPerson } from "./fixture.js";
import { CLAIMED, TONNE, freeze, freezeRoot, freshPaper, pledge } from "./story.js";
import { Cause, LienStatus, LossCause, Office, PersonStanding, Series, TicketStatus, packNumber } from "./words.js";

const orderOf = (register, changes = {}) => {
  const { ticket, to, amount, passage, documentHash } = {
    ticket: register.ticket, to: register.buyer, amount: TONNE, passage: NO_PASSAGE, documentHash: freshPaper(),
    ...changes,
  };
  return [ticket, to, amount, passage, documentHash];
};
const asCourt = (register, court = "court") => register.rulings.connect(register.keys[court]).transferByRuling;

describe("Rulings: transferByRuling", () => {
  describe("given a ticket without claims", () => {
    it("moves a part to a new number of the same lot and root; the chain's amount is the told one (B17)", async () => {
      const register = await load(claimsRegister);
      const { tickets, members, ticket, buyer } = register;
      const { said, desk, documentHash } = await rule(register, ticket, buyer, 30n * TONNE);
      const moved = argsOf(said, "PartTransferred");
      assertFields(moved, {
        ticket, to: buyer, amount: 30n * TONNE, cause: Cause.Ruling, member: members.court, documentHash,
      });
      assertFields(argsOf(desk, "RulingExecuted"), {
        ticket, to: buyer, court: members.court, amount: 30n * TONNE, documentHash,
      });
      await assertHeld(register, ticket, { amount: 70n * TONNE, holder: register.owner, status: TicketStatus.Live });
      assertFields(await tickets.ticketOf(moved.child), {
        amount: 30n * TONNE, holder: buyer, parent: ticket, root: ticket, status: TicketStatus.Live, liens: 0n,
      });
    });

    it("moves the whole under its own number (N-24, W-14)", async () => {
      const register = await load(claimsRegister);
      const { members, ticket, buyer } = register;
      const { said, documentHash } = await rule(register, ticket, buyer, CLAIMED);
      assertFields(argsOf(said, "TicketTransferred"), {
        ticket, cause: Cause.Ruling, member: members.court, documentHash, owners: [[buyer, 1n]],
      });
      await assertHeld(register, ticket, { amount: CLAIMED, holder: buyer, status: TicketStatus.Live });
    });

    it("takes a part out of what co-owners hold, and may give the whole to one of them", async () => {
      const register = await load(claimsRegister);
      const { owner, buyer, partner } = register;
      const shared = await issueTo(register, [[owner, 1], [buyer, 1]], { joint: true });
      await rule(register, shared, partner, TONNE);
      await assertHeld(register, shared, { amount: CLAIMED - TONNE, holder: 0n });
      await rule(register, shared, owner, CLAIMED - TONNE);
      await assertHeld(register, shared, { holder: owner });
    });

    it("needs neither the holder's mandate nor the paper: a lost ticket moves too", async () => {
      const register = await load(claimsRegister);
      const { persons, tickets, keys, members, ticket, owner, buyer } = register;
      await send(tickets.connect(keys.forestry).reportLoss, ticket, LossCause.Lost, freshPaper());
      for (const name of ["agent", "forestry"]) {
        await send(persons.connect(keys.county).withdrawMandate, owner, members[name], freshPaper());
      }
      await rule(register, ticket, buyer, TONNE);
    });
  });

  describe("given an order that does not fit", () => {
    it("reverts by name on office, document, amount, number and end", async () => {
      const register = await load(claimsRegister);
      const { rulings, tickets, keys, members, founder, ticket, stranger } = register;
      const call = asCourt(register);
      for (const other of ["forestry", "bank", "agent"]) {
        await refuses(
          rulings.connect(keys[other]).transferByRuling, orderOf(register),
          "OfficeMissing", [members[other], YINING, Office.Judge],
        );
      }
      await refuses(
        rulings.connect(stranger).transferByRuling, orderOf(register), "KeyUnknown", [stranger.address],
      );
      await refuses(call, orderOf(register, { documentHash: ethers.ZeroHash }), "DocumentMissing", []);
      await refuses(call, orderOf(register, { amount: 0n }), "AmountZero", []);
      await refuses(
        call, orderOf(register, { amount: CLAIMED + 1n }), "AmountOverFree", [ticket, CLAIMED + 1n, CLAIMED, 0n, 0n],
      );
      await refuses(call, orderOf(register, { ticket: UNKNOWN }), "TicketUnknown", [UNKNOWN]);
      await send(
        tickets.connect(founder).offset, ticket, CLAIMED, packNumber(YINING, Series.V, 2026, 1), members.ecology,
      );
      await refuses(call, orderOf(register), "TicketEnded", [ticket, TicketStatus.UsedUp]);
    });

    it("reverts with OfficeMissing for the court of another division", async () => {
      const register = await load(claimsRegister);
      const { consortium, members } = register;
      await enact(register, consortium, "setOffices", [members.otherCourt, YINING, 0, paper("gone")]);
      await refuses(
        asCourt(register, "otherCourt"), orderOf(register),
        "OfficeMissing", [members.otherCourt, YINING, Office.Judge],
      );
    });

    it("moves several tickets by one ruling, each once (B3, B16)", async () => {
      const register = await load(claimsRegister);
      const second = await issueTo(register, [[register.owner, 1]]);
      const documentHash = freshPaper();
      const call = asCourt(register);
      await send(call, ...orderOf(register, { documentHash }));
      await send(call, ...orderOf(register, { documentHash, ticket: second }));
      for (const ticket of [register.ticket, second]) {
        await refuses(call, orderOf(register, { documentHash, ticket }), "TransferDocumentUsed");
      }
    });

    it("reverts on a receiver that is unknown, suspended, outside, or the sole owner (B5)", async () => {
      const register = await load(claimsRegister);
      const { persons, keys, ticket, owner, buyer } = register;
      const call = asCourt(register);
      await refuses(call, orderOf(register, { to: 999n }), "PersonUnknown", [999n]);
      await refuses(call, orderOf(register, { to: 0n }), "PersonUnknown", [0n]);
      const own = await freeze(register, ticket, 40n * TONNE);
      const passage = passageOf({ own: [own] });
      await refuses(call, orderOf(register, { to: owner, passage }), "HolderSame", [ticket, owner]);
      await assertHeld(register, ticket, { frozenAmount: 40n * TONNE, liens: 1n });
      await send(persons.connect(keys.forestry).setStanding, buyer, PersonStanding.Suspended, freshPaper());
      await refuses(call, orderOf(register), "PersonNotActive", [buyer, PersonStanding.Suspended]);
      const bound = await issueTo(register, [[owner, 1]], { terms: YINING_TERMS | Terms.inside });
      const away = await registerPerson(register, "away", { division: WEIHAI });
      await refuses(call, orderOf(register, { ticket: bound, to: away }), "TerritoryOutside", [bound, WEIHAI]);
    });
  });

  describe("given pledges and the court's own freezes", () => {
    it("leaves pledged amounts where they are", async () => {
      const register = await load(claimsRegister);
      const { ticket, buyer } = register;
      await pledge(register, ticket, 60n * TONNE);
      await refuses(
        asCourt(register), orderOf(register, { amount: 40n * TONNE + 1n }),
        "AmountOverFree", [ticket, 40n * TONNE + 1n, 40n * TONNE, 60n * TONNE, 0n],
      );
      await rule(register, ticket, buyer, 40n * TONNE);
      await assertHeld(register, ticket, { amount: 60n * TONNE, pledgedAmount: 60n * TONNE, free: 0n });
    });

    it("ends its own freezes by its own document, and only where they are named (B7)", async () => {
      const register = await load(claimsRegister);
      const { tickets, members, ticket, buyer } = register;
      const named = await freeze(register, ticket, 50n * TONNE);
      const unnamed = await freeze(register, ticket, 20n * TONNE);
      await refuses(
        asCourt(register), orderOf(register, { amount: 81n * TONNE, passage: passageOf({ own: [named] }) }),
        "AmountOverFree", [ticket, 81n * TONNE, 80n * TONNE, 0n, 70n * TONNE],
      );
      const { said, documentHash } = await rule(register, ticket, buyer, 50n * TONNE, passageOf({ own: [named] }));
      assertFields(argsOf(said, "LienReleased"), { lienId: named, ticket, owner: members.court, documentHash });
      assertFields(await tickets.lienOf(named), { status: LienStatus.Released });
      assertFields(await tickets.lienOf(unnamed), { status: LienStatus.InForce });
      await assertHeld(register, ticket, { amount: 50n * TONNE, frozenAmount: 20n * TONNE, liens: 1n });
    });

    it("keeps the number of a whole ticket on which only its own freezes lay", async () => {
      const register = await load(claimsRegister);
      const { ticket, buyer } = register;
      const own = [await freeze(register, ticket, CLAIMED), await freeze(register, ticket, TONNE)];
      const { said } = await rule(register, ticket, buyer, CLAIMED, passageOf({ own }));
      argsOf(said, "TicketTransferred");
      assert.equal(said.filter(({ name }) => name === "LienReleased").length, 2);
      await assertHeld(register, ticket, { holder: buyer, frozenAmount: 0n, liens: 0n, free: CLAIMED });
    });
  });

  describe("given a root freeze or a freeze of the owner", () => {
    it("reverts with RootFrozen under another court's, and passes under its own, which stays", async () => {
      const register = await load(claimsRegister);
      const { tickets, ticket, buyer } = register;
      const theirs = await freezeRoot(register, ticket, "otherCourt");
      await refuses(asCourt(register), orderOf(register), "RootFrozen", [ticket, ticket]);
      await refuses(
        asCourt(register), orderOf(register, { passage: passageOf({ own: [theirs] }) }), "LienNotOwned",
      );
      const passage = passageOf({ own: [theirs] });
      const { said } = await rule(register, ticket, buyer, TONNE, passage, "otherCourt");
      const { child } = argsOf(said, "PartTransferred");
      assertFields(await tickets.lienOf(theirs), { status: LienStatus.InForce });
      assert.equal(await tickets.freeAmountOf(child), 0n);
      const mine = await freezeRoot(register, ticket);
      await refuses(
        asCourt(register), orderOf(register, { passage: passageOf({ own: [mine] }) }), "RootFrozen", [ticket, ticket],
      );
    });

    it("passes a part's root freeze by the id of the lien on the root", async () => {
      const register = await load(claimsRegister);
      const { ticket, buyer, partner } = register;
      const { said } = await rule(register, ticket, buyer, 10n * TONNE);
      const { child } = argsOf(said, "PartTransferred");
      const own = await freezeRoot(register, ticket);
      const order = orderOf(register, { ticket: child, to: partner, amount: TONNE });
      await refuses(asCourt(register), order, "RootFrozen", [child, ticket]);
      await rule(register, child, partner, TONNE, passageOf({ own: [own] }));
    });

    it("reverts with PersonIsFrozen under another court's freeze of an owner, and passes under its own (B21)",
      async () => {
        const register = await load(claimsRegister);
        const { persons, keys, ticket, owner, buyer, stranger } = register;
        const mine = await freezePerson(register, owner);
        await send(persons.connect(keys.county).setPersonKey, owner, stranger.address, freshPaper());
        await refuses(asCourt(register), orderOf(register), "PersonIsFrozen", [owner, 1n]);
        await rule(register, ticket, buyer, TONNE, passageOf({ persons: [mine] }));
        const theirs = await freezePerson(register, owner, "otherCourt");
        for (const ids of [[mine], [mine, theirs]]) {
          const [name] = ids.length === 1 ? ["PersonIsFrozen"] : ["PersonFreezeNotOwned"];
          await refuses(asCourt(register), orderOf(register, { passage: passageOf({ persons: ids }) }), name);
        }
      });
  });

  describe("given a passage that does not fit", () => {
    it("reverts by name on what is unknown, another's, ended, elsewhere, repeated or no freeze", async () => {
      const register = await load(claimsRegister);
      const { tickets, keys, members, ticket, owner } = register;
      const call = asCourt(register);
      const own = await freeze(register, ticket, TONNE);
      const theirs = await freeze(register, ticket, TONNE, "otherCourt");
      const ended = await freeze(register, ticket, TONNE);
      await send(tickets.connect(keys.court).releaseLiens, [ended], freshPaper());
      const elsewhere = await freeze(register, await issueTo(register, [[owner, 1]]), TONNE);
      const { lienId } = await pledge(register, ticket, TONNE);
      const through = (passage) => orderOf(register, { passage: { ...NO_PASSAGE, ...passage } });
      const nothing = paper("no lien");
      await refuses(call, through({ own: [nothing] }), "LienUnknown", [nothing]);
      await refuses(call, through({ own: [theirs] }), "LienNotOwned", [theirs, members.otherCourt, members.court]);
      await refuses(call, through({ own: [ended] }), "LienEnded", [ended]);
      await refuses(call, through({ own: [elsewhere] }), "LienUnfit");
      await refuses(call, through({ own: [own, own] }), "ListUnordered", [1n]);
      await refuses(call, through({ own: Array(17).fill(own) }), "ListInvalid", [17n, 16n]);
      await refuses(call, through({ own: [lienId] }), "LienNotOwned");
      for (const later of [own, elsewhere, lienId]) {
        await refuses(call, through({ own: [own], later: [later] }), "LienUnfit");
      }
      await refuses(call, through({ own: [own], later: [nothing] }), "LienUnknown", [nothing]);
      await refuses(call, through({ own: [own], later: [theirs, theirs] }), "ListUnordered", [1n]);
      await refuses(call, through({ own: [own], later: Array(17).fill(theirs) }), "ListInvalid", [17n, 16n]);
      await refuses(call, through({ later: [theirs] }), "LienUnfit");
      await refuses(call, through({ persons: [nothing] }), "PersonFreezeUnknown", [nothing]);
    });

    it("takes 16 own, 16 later and 64 person freezes within the gas of a block (B23)", async () => {
      const register = await load(claimsRegister);
      const { ticket, owner, buyer } = register;
      const own = [];
      const later = [];
      const persons = [];
      for (let i = 0; i < 16; i++) own.push(await freeze(register, ticket, TONNE));
      for (let i = 0; i < 16; i++) later.push(await freeze(register, ticket, TONNE, "otherCourt"));
      for (let i = 0; i < 64; i++) persons.push(await freezePerson(register, owner));
      const { gasUsed } = await send(
        asCourt(register), ...orderOf(register, { amount: 84n * TONNE, passage: passageOf({ own, later, persons }) }),
      );
      assert.ok(gasUsed < GAS_MAX / 8n, `${gasUsed}`);
      await assertHeld(register, ticket, { amount: 16n * TONNE, frozenAmount: 16n * TONNE, liens: 16n });
      assertFields(await register.persons.personOf(owner), { freezes: 64n });
      assert.notEqual(buyer, owner);
    });
  });
});
