// Attacks and faults seen in other registers (B1 to B25), as far as they aim at liens, freezes and rulings.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ethers } from "./chain.js";
import { NO_PASSAGE, ascending, freezePerson, inOneBlock, issueTo, passageOf } from "./claims.js";
import { readyRegister } from "./commands.js";
import { assertFields, emits, eventsOf, paper, refuses, send } from "./expect.js";
import { ALL_ACTS, FAR_SECONDS, foundedRegister, load } from "./fixture.js";
import {
  freezeLien, ledgerRegister, mergeOf, moved, partArgs, pledgeLien, rootLien, splitInto, wholeArgs,
} from "./ledger.js";
import * as story from "./story.js";
import { Cause, LienStatus, MandateAct } from "./words.js";
import { watched } from "./watch.js";

const { CLAIMED, ORDER_UNTIL, TONNE, freshPaper } = story;
const ENDS = ["LienReleased", "LienLapsed", "LienEnforced"];

describe("B5 a ruling to the holder itself", () => {
  it("B5 is refused, and no freeze shrinks by it", async () => {
    const register = await load(ledgerRegister);
    const { desk, tickets, members, ticket, owner, buyer } = register;
    const own = await freezeLien(register, ticket, 40n * TONNE);
    await freezeLien(register, ticket, 30n * TONNE, { court: "otherCourt" });
    const before = await tickets.ticketOf(ticket);
    for (const amount of [TONNE, 40n * TONNE]) {
      const args = [ticket, owner, amount, passageOf({ own: [own] }), members.court, freshPaper()];
      await refuses(desk.moveByRuling, args, "HolderSame", [ticket, owner]);
    }
    assert.deepEqual([...await tickets.ticketOf(ticket)], [...before]);
    await send(desk.moveByRuling, ticket, buyer, TONNE, passageOf({ own: [own] }), members.court, freshPaper());
    assertFields(await tickets.ticketOf(ticket), { frozenAmount: 30n * TONNE, amount: CLAIMED - TONNE });
  });
});

describe("B6 B7 whose a lien is, and how it falls", () => {
  it("B6 two courts' freezes under one document are two, and each is its own court's", async () => {
    const register = await load(ledgerRegister);
    const { desk, tickets, members, keys, ticket } = register;
    const order = freshPaper();
    const ids = {};
    for (const court of ["court", "otherCourt"]) {
      const { lienId } = await emits(
        desk, "LienPlaced", desk.placeFreeze, ticket, 3n, members[court], TONNE, ORDER_UNTIL, order,
      );
      ids[court] = lienId;
    }
    assert.notEqual(ids.court, ids.otherCourt);
    const lienId = await pledgeLien(register, ticket, TONNE);
    for (const [id, owner, others] of [
      [ids.court, "court", ["otherCourt", "bank", "forestry"]],
      [ids.otherCourt, "otherCourt", ["court", "bank", "forestry"]],
      [lienId, "bank", ["court", "otherBank", "forestry"]],
    ]) {
      for (const other of others) {
        const by = tickets.connect(keys[other]);
        const facts = [id, members[owner], members[other]];
        await refuses(by.releaseLiens, [[id], freshPaper()], "LienNotOwned", facts);
        await refuses(by.renewLien, [id, ORDER_UNTIL + 1n, freshPaper()], "LienNotOwned", facts);
      }
    }
    await send(tickets.connect(keys.court).releaseLiens, [ids.court], freshPaper());
    assertFields(await tickets.ticketOf(ticket), { frozenAmount: TONNE, pledgedAmount: TONNE, liens: 2n });
  });

  it("B6 a court that releases many at once takes none of another's with it", async () => {
    const register = await load(ledgerRegister);
    const { tickets, keys, members, ticket } = register;
    const own = await freezeLien(register, ticket, TONNE);
    const other = await freezeLien(register, ticket, TONNE, { court: "otherCourt" });
    await refuses(
      tickets.connect(keys.court).releaseLiens, [[own, other], freshPaper()], "LienNotOwned",
      [other, members.otherCourt, members.court],
    );
    assertFields(await tickets.ticketOf(ticket), { frozenAmount: 2n * TONNE, liens: 2n });
  });

  it("B7 INV-6 any fall in a lien is an end that names a document, whatever command there is", async () => {
    const register = await load(readyRegister);
    let falls = 0;
    await watched(register, async (before, after, number, receipt) => {
      const held = (ticket) => ticket.pledgedAmount + ticket.frozenAmount;
      if (after.liens >= before.liens && held(after) >= held(before)) return;
      const ends = eventsOf(register.tickets, receipt)
        .filter(({ name, args }) => ENDS.includes(name) && args.ticket === number);
      let ended = 0n;
      for (const { args } of ends) {
        assert.notEqual(BigInt(args.documentHash), 0n);
        const lien = await register.tickets.lienOf(args.lienId);
        assert.notEqual(lien.status, LienStatus.InForce);
        ended += lien.amount;
      }
      assert.equal(held(before) - held(after), ended);
      assert.equal(before.liens - after.liens, BigInt(ends.length));
      ++falls;
    });
    assert.equal(falls, 3);
  });

  it("B7 an end without a document is refused", async () => {
    const register = await load(ledgerRegister);
    const { tickets, keys, ticket } = register;
    const lienId = await freezeLien(register, ticket, TONNE);
    const { releaseLiens } = tickets.connect(keys.court);
    await refuses(releaseLiens, [[lienId], ethers.ZeroHash], "DocumentMissing", []);
  });
});

/** The ticket in 16 children, one of them sold, two others merged, and what became of it. */
async function scattered() {
  const register = await ledgerRegister();
  const amounts = [...Array(15).fill(TONNE), CLAIMED - 15n * TONNE];
  const children = await splitInto(register, register.ticket, amounts);
  const sold = await moved(register, children[15], TONNE);
  const merged = await mergeOf(register, children.slice(0, 2));
  const [grandchild] = await splitInto(register, merged, [TONNE, TONNE]);
  return { ...register, covered: [...children.slice(2), sold, grandchild] };
}

describe("B10 B21 what one freeze covers", () => {
  it("B10 INV-5 INV-24 one freeze of the root covers every child, sold, split or merged, in one command", async () => {
    const register = await load(scattered);
    const { bureau, covered, ticket, partner } = register;
    const lienId = await rootLien(register, ticket);
    for (const number of covered) {
      const { amount } = await bureau.ticketOf(number);
      const args = partArgs(register, { ticket: number, to: partner, amount: amount > 1n ? 1n : amount });
      await refuses(bureau.transferPart, args, "RootFrozen", [number, ticket]);
      assert.equal(await bureau.freeAmountOf(number), 0n);
    }
    await send(register.tickets.connect(register.keys.court).releaseLiens, [lienId], freshPaper());
    for (const number of covered) assert.notEqual(await bureau.freeAmountOf(number), 0n);
  });

  it("B10 INV-28 one freeze of the person covers all that it holds, wherever it came from", async () => {
    const register = await load(scattered);
    const { bureau, covered, owner, buyer } = register;
    await freezePerson(register, owner);
    let held = 0;
    for (const number of covered) {
      const { holder } = await bureau.ticketOf(number);
      const args = wholeArgs(register, { ticket: number, owners: [[register.partner, 1]] });
      if (holder === owner) await refuses(bureau.transferTicket, args, "PersonIsFrozen", [owner, 1n]);
      else await bureau.transferTicket.staticCall(...args);
      held += holder === owner ? 1 : 0;
    }
    assert.ok(held >= 15);
    assert.equal((await bureau.ticketOf(covered.at(-2))).holder, buyer);
  });

  it("B21 INV-28 a person's freeze follows it through a new key, name and mandate, to what comes later", async () => {
    const register = await load(ledgerRegister);
    const { persons, bureau, keys, members, owner, buyer, ticket } = register;
    await freezePerson(register, owner);
    const { setPersonKey, changeIdentity, withdrawMandate, recordMandate } = persons.connect(keys.county);
    await send(setPersonKey, owner, "0x000000000000000000000000000000000000dEaD", freshPaper());
    await send(changeIdentity, owner, paper("a new name"), freshPaper());
    await send(withdrawMandate, owner, members.forestry, freshPaper());
    await send(recordMandate, owner, members.forestry, ALL_ACTS, FAR_SECONDS, freshPaper());
    const theirs = await issueTo(register, [[buyer, 1]]);
    await send(bureau.transferTicket, ...wholeArgs(register, { ticket: theirs, owners: [[owner, 1]] }));
    for (const number of [ticket, theirs]) {
      await refuses(bureau.transferPart, partArgs(register, { ticket: number }), "PersonIsFrozen", [owner, 1n]);
      const args = [number, 1n, members.forestry, MandateAct.Pledge];
      await refuses(bureau.requireDisposal, args, "PersonIsFrozen", [owner, 1n]);
    }
    assertFields(await persons.personOf(owner), { freezes: 1n });
  });

  it("B21 an owner that gave everything away stays frozen, and so does what it is given again", async () => {
    const register = await load(ledgerRegister);
    const { bureau, persons, owner, buyer, partner, ticket } = register;
    await send(bureau.transferTicket, ...wholeArgs(register, { owners: [[buyer, 1]] }));
    await freezePerson(register, owner);
    assertFields(await persons.personOf(owner), { freezes: 1n });
    await send(bureau.transferTicket, ...wholeArgs(register, { owners: [[owner, 1]] }));
    const away = wholeArgs(register, { ticket, owners: [[partner, 1]] });
    await refuses(bureau.transferTicket, away, "PersonIsFrozen", [owner, 1n]);
  });
});

describe("B22 an order and an owner in one block", () => {
  it("B22 the first wins, and never both", async () => {
    const register = await load(foundedRegister);
    const { tickets, rulings, persons, pledges, keys, owner, buyer } = register;
    const { transferPart } = tickets.connect(keys.forestry);
    const sale = (ticket) => [transferPart, ticket, buyer, CLAIMED - TONNE, Cause.Sale, freshPaper()];
    const freeze = (ticket) => [rulings.connect(keys.court).freezeTicket, ticket, CLAIMED, ORDER_UNTIL, freshPaper()];
    const root = (ticket) => [rulings.connect(keys.court).freezeRootTicket, ticket, ORDER_UNTIL, freshPaper()];
    const person = () => [persons.connect(keys.court).freezePerson, owner, ORDER_UNTIL, freshPaper()];

    for (const order of [freeze, root]) {
      const [first, second] = [await story.makeTicket(register), await story.makeTicket(register)];
      assert.deepEqual(await inOneBlock(order(first), sale(first)), [true, false]);
      const both = order === root;
      assert.deepEqual(await inOneBlock(sale(second), order(second)), [true, both]);
      // A root freeze that comes second covers what the sale made.
      if (both) assert.equal(await tickets.freeAmountOf(second), 0n);
    }
    const third = await story.makeTicket(register);
    const { content } = await story.propose(register, third, CLAIMED);
    const accept = [pledges.connect(keys.bank).acceptPledge, content];
    assert.deepEqual(await inOneBlock(person(), accept, sale(third)), [true, false, false]);
    assertFields(await tickets.ticketOf(third), { amount: CLAIMED, pledgedAmount: 0n });
  });

  it("B22 a freeze and a ruling over it, in one block: the owner's sale between them does nothing", async () => {
    const register = await load(ledgerRegister);
    const { desk, bureau, tickets, members, ticket, buyer, partner } = register;
    const order = freshPaper();
    const lienId = await tickets.lienIdOf(3n, members.court, ticket, order);
    const done = await inOneBlock(
      [desk.placeFreeze, ticket, 3n, members.court, CLAIMED, ORDER_UNTIL, order],
      [bureau.transferTicket, ...wholeArgs(register, { owners: [[partner, 1]] })],
      [desk.moveByRuling, ticket, buyer, CLAIMED, passageOf({ own: [lienId] }), members.court, freshPaper()],
    );
    assert.deepEqual(done, [true, false, true]);
    assertFields(await tickets.ticketOf(ticket), { holder: buyer, liens: 0n, frozenAmount: 0n });
  });
});

describe("INV-25 what a ruling reaches", () => {
  it("INV-25 never moves what another froze before, nor past its own freezes beyond what is free", async () => {
    const register = await load(ledgerRegister);
    const { desk, tickets, members, ticket, buyer } = register;
    await freezeLien(register, ticket, 50n * TONNE, { court: "otherCourt" });
    const own = await freezeLien(register, ticket, 20n * TONNE);
    const later = await freezeLien(register, ticket, 60n * TONNE, { court: "otherCourt" });
    const rule = (amount, passage) => [ticket, buyer, amount, passageOf(passage), members.court, freshPaper()];
    // 100 t less 50 t before; of the 50 t left the court's own freeze reaches 20 t, and 60 t wait behind it.
    await refuses(desk.moveByRuling, rule(20n * TONNE + 1n, { own: [own], later: [later] }), "AmountOverFree");
    await refuses(desk.moveByRuling, rule(1n, { own: [own] }), "AmountOverFree");
    await refuses(desk.moveByRuling, rule(1n, { own: ascending([own]), later: [own] }), "LienUnfit");
    await refuses(desk.moveByRuling, rule(1n, {}), "AmountOverFree");
    await send(desk.moveByRuling, ...rule(20n * TONNE, { own: [own], later: [later] }));
    assertFields(await tickets.ticketOf(ticket), { amount: 80n * TONNE, frozenAmount: 110n * TONNE, liens: 2n });
  });

  it("INV-25 a court without a freeze of its own moves only what nobody claimed", async () => {
    const register = await load(ledgerRegister);
    const { desk, members, ticket, buyer } = register;
    await freezeLien(register, ticket, 50n * TONNE, { court: "otherCourt" });
    await pledgeLien(register, ticket, 20n * TONNE);
    const rule = (amount) => [ticket, buyer, amount, NO_PASSAGE, members.court, freshPaper()];
    await refuses(desk.moveByRuling, rule(30n * TONNE + 1n), "AmountOverFree");
    await desk.moveByRuling.staticCall(...rule(30n * TONNE));
  });
});
