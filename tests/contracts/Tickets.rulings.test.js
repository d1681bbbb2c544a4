import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { NO_PASSAGE, UNKNOWN, ascending, freezePerson, freshLot, issueTo, passageOf } from "./claims.js";
import { ethers } from "./chain.js";
import { assertFields, eventsOf, paper, refuses, send } from "./expect.js";
import { WEIHAI, load, registerPerson } from "./fixture.js";
import {
  CHANGE_TOO, TENDING_DUTY, YINING_TERMS, freezeLien, ledgerRegister, mergeOf, moved, pledgeLien, release, rootLien,
  sharedLedger, uses,
} from "./ledger.js";
import { CLAIMED, TONNE, freshPaper } from "./story.js";
import { Cause, LienKind, LienStatus, LossCause, Ownership, PersonStanding, TicketStatus } from "./words.js";

const HALF = 50n * TONNE;

const rulingArgs = (register, changes = {}) => {
  const { ticket, to, amount, passage, court, documentHash } = {
    ticket: register.ticket, to: register.buyer, amount: HALF, passage: {}, court: "court",
    documentHash: freshPaper(), ...changes,
  };
  return [ticket, to, amount, passageOf(passage), register.members[court], documentHash];
};

async function rule(register, changes = {}) {
  const { desk } = register;
  return eventsOf(desk, await send(desk.moveByRuling, ...rulingArgs(register, changes)));
}

const namesOf = (said) => said.map((event) => event.name);

describe("Tickets: moveByRuling (N-24, W-14)", () => {
  it("moves a part to a new number without the owner's word, and is for its desk alone", async () => {
    const register = await load(ledgerRegister);
    const { desk, bureau, keys, ticket, buyer, owner, members } = register;
    await refuses(bureau.moveByRuling, rulingArgs(register), "DeskOnly", [keys.forestry.address]);
    const [event] = await rule(register, { documentHash: paper("ruling") });
    assertFields(event.args, {
      ticket, child: ticket + 1n, to: buyer, amount: HALF, cause: Cause.Ruling, member: members.court,
      documentHash: paper("ruling"),
    });
    assertFields(await desk.ticketOf(ticket), { amount: CLAIMED - HALF, holder: owner });
    assertFields(await desk.ticketOf(ticket + 1n), { amount: HALF, holder: buyer, root: ticket, parent: ticket });
  });

  it("moves the whole under its own number, even where the parts were shared and the paper lost", async () => {
    const register = await load(sharedLedger);
    const { desk, bureau, shared, buyer } = register;
    await send(bureau.reportLoss, shared, LossCause.Lost, freshPaper());
    const [event] = await rule(register, { ticket: shared, amount: CLAIMED });
    assertFields(event.args, { ticket: shared, ownership: Ownership.Sole, owners: [[buyer, 1n]], cause: Cause.Ruling });
    assertFields(await desk.ticketOf(shared), {
      holder: buyer, amount: CLAIMED, ownership: Ownership.Sole, lost: true,
    });
  });

  it("releases the court's own freezes by the ruling's document, and no others (B7)", async () => {
    const register = await load(ledgerRegister);
    const { desk, ticket, members } = register;
    const own = [await freezeLien(register, ticket, HALF), await freezeLien(register, ticket, TONNE)];
    const said = await rule(register, { amount: CLAIMED, passage: { own }, documentHash: paper("ruling") });
    assert.deepEqual(namesOf(said), ["LienReleased", "LienReleased", "TicketTransferred"]);
    assert.deepEqual(said.slice(0, 2).map((event) => event.args.lienId), ascending(own));
    for (const event of said.slice(0, 2)) {
      assertFields(event.args, { ticket, owner: members.court, documentHash: paper("ruling") });
    }
    for (const lienId of own) assertFields(await desk.lienOf(lienId), { status: LienStatus.Released });
    assertFields(await desk.ticketOf(ticket), { frozenAmount: 0n, liens: 0n });
  });

  it("refuses a transfer of the holder to itself, which would shrink a freeze (B5)", async () => {
    const register = await load(ledgerRegister);
    const { desk, ticket, owner } = register;
    const own = [await freezeLien(register, ticket, HALF)];
    for (const amount of [HALF, CLAIMED]) {
      await refuses(
        desk.moveByRuling, rulingArgs(register, { to: owner, amount, passage: { own } }), "HolderSame", [ticket, owner],
      );
    }
    assertFields(await desk.ticketOf(ticket), { frozenAmount: HALF, liens: 1n });
  });

  it("leaves pledged amounts where they are", async () => {
    const register = await load(ledgerRegister);
    const { desk, ticket } = register;
    await pledgeLien(register, ticket, 60n * TONNE);
    const own = [await freezeLien(register, ticket, CLAIMED)];
    await refuses(
      desk.moveByRuling, rulingArgs(register, { amount: HALF, passage: { own } }),
      "AmountOverFree", [ticket, HALF, 40n * TONNE, 60n * TONNE, CLAIMED],
    );
    await rule(register, { amount: 40n * TONNE, passage: { own } });
    assertFields(await desk.ticketOf(ticket), { amount: 60n * TONNE, pledgedAmount: 60n * TONNE, frozenAmount: 0n });
  });

  it("reverts by name on document, amount, number, end, receiver and territory", async () => {
    const register = await load(ledgerRegister);
    const { desk, persons, keys, owner, partner, ticket } = register;
    const move = desk.moveByRuling;
    await refuses(move, rulingArgs(register, { documentHash: ethers.ZeroHash }), "DocumentMissing", []);
    await refuses(move, rulingArgs(register, { amount: 0n }), "AmountZero", []);
    await refuses(move, rulingArgs(register, { amount: CLAIMED + 1n }), "AmountOverFree");
    await refuses(move, rulingArgs(register, { ticket: UNKNOWN }), "TicketUnknown", [UNKNOWN]);
    await refuses(move, rulingArgs(register, { to: 999n }), "PersonUnknown", [999n]);
    await send(persons.connect(keys.forestry).setStanding, partner, PersonStanding.Suspended, freshPaper());
    await refuses(move, rulingArgs(register, { to: partner }), "PersonNotActive", [partner, PersonStanding.Suspended]);
    const inside = await issueTo(register, [[owner, 1]], { terms: YINING_TERMS | (1n << 9n) });
    const outside = await registerPerson(register, "outside", { division: WEIHAI });
    await refuses(
      move, rulingArgs(register, { ticket: inside, to: outside }), "TerritoryOutside", [inside, WEIHAI],
    );
    await uses(register, ticket);
    await refuses(move, rulingArgs(register), "TicketEnded", [ticket, TicketStatus.UsedUp]);
  });

  it("moves a ticket once by one document, and several tickets by the same", async () => {
    const register = await load(ledgerRegister);
    const { desk, ticket, owner } = register;
    const other = await issueTo(register, [[owner, 1]]);
    const documentHash = paper("ruling over two");
    await rule(register, { documentHash });
    await rule(register, { ticket: other, documentHash });
    const key = ethers.keccak256(
      ethers.AbiCoder.defaultAbiCoder().encode(["uint64", "bytes32"], [ticket, documentHash]),
    );
    await refuses(desk.moveByRuling, rulingArgs(register, { documentHash }), "TransferDocumentUsed", [key]);
  });

  it("is told as a change and passes the duty to tend where the terms say so", async () => {
    const register = await load(ledgerRegister);
    const terms = YINING_TERMS | CHANGE_TOO | TENDING_DUTY;
    const ticket = await issueTo(register, [[register.owner, 1]], { terms });
    const part = await rule(register, { ticket });
    assert.deepEqual(namesOf(part), ["PartTransferred", "ChangeRegistered", "TendingDutyPassed"]);
    const whole = await rule(register, { ticket });
    assert.deepEqual(namesOf(whole), ["TicketTransferred", "ChangeRegistered", "TendingDutyPassed"]);
  });
});

describe("Tickets: a court's passage", () => {
  it("lets it through its own root freezes, and through no other court's (B6)", async () => {
    const register = await load(ledgerRegister);
    const { desk, ticket } = register;
    const child = await moved(register, ticket, TONNE, register.partner);
    const mine = await rootLien(register, ticket);
    const args = (own) => rulingArgs(register, { ticket: child, amount: 1n, passage: { own } });
    await refuses(desk.moveByRuling, args([]), "RootFrozen", [child, ticket]);
    await rule(register, { ticket: child, amount: 1n, passage: { own: [mine] } });
    assertFields(await desk.lienOf(mine), { status: LienStatus.InForce });
    const theirs = await rootLien(register, ticket, { court: "otherCourt" });
    await refuses(desk.moveByRuling, args([mine]), "RootFrozen", [child, ticket]);
    await refuses(
      desk.moveByRuling, args([mine, theirs]),
      "LienNotOwned", [theirs, register.members.otherCourt, register.members.court],
    );
    await release(register, "otherCourt", theirs);
    await rule(register, { ticket: child, amount: 1n, passage: { own: [mine] } });
  });

  it("asks for the freezes of every root of a merged ticket", async () => {
    const register = await load(ledgerRegister);
    const { desk, owner } = register;
    const lot = freshLot();
    const roots = [await issueTo(register, [[owner, 1]], { lot }), await issueTo(register, [[owner, 1]], { lot })];
    const merged = await mergeOf(register, roots);
    const own = [await rootLien(register, roots[0]), await rootLien(register, merged)];
    const stranger = await rootLien(register, register.ticket);
    const args = (list) => rulingArgs(register, { ticket: merged, passage: { own: list } });
    await refuses(desk.moveByRuling, args([own[0]]), "RootFrozen", [merged, merged]);
    await refuses(desk.moveByRuling, args([own[1]]), "RootFrozen", [merged, roots[0]]);
    await refuses(
      desk.moveByRuling, args([...own, stranger]), "LienUnfit", [stranger, register.ticket, LienKind.RootFreeze],
    );
    const theirs = await rootLien(register, roots[1], { court: "otherCourt" });
    await refuses(desk.moveByRuling, args(own), "RootFrozen", [merged, roots[1]]);
    await release(register, "otherCourt", theirs);
    await rule(register, { ticket: merged, passage: { own } });
  });

  it("lets it through its own freezes of the owner, and through no other court's (B21)", async () => {
    const register = await load(ledgerRegister);
    const { desk, owner } = register;
    const mine = await freezePerson(register, owner);
    await refuses(desk.moveByRuling, rulingArgs(register), "PersonIsFrozen");
    await rule(register, { passage: { persons: [mine] } });
    await freezePerson(register, owner, "otherCourt");
    await refuses(desk.moveByRuling, rulingArgs(register, { passage: { persons: [mine] } }), "PersonIsFrozen");
  });

  it("reverts by name on a lien that is repeated, unordered, foreign, ended, unknown or of another kind", async () => {
    const register = await load(ledgerRegister);
    const { desk, ticket, owner, members } = register;
    const other = await issueTo(register, [[owner, 1]]);
    const [a, b] = ascending([await freezeLien(register, ticket, TONNE), await freezeLien(register, ticket, TONNE)]);
    const elsewhere = await freezeLien(register, other, TONNE);
    const pledge = await pledgeLien(register, ticket, TONNE);
    const move = (own) => {
      const args = rulingArgs(register);
      args[3] = { ...NO_PASSAGE, own };
      return args;
    };
    await refuses(desk.moveByRuling, move([a, a]), "ListUnordered", [1n]);
    await refuses(desk.moveByRuling, move([b, a]), "ListUnordered", [1n]);
    await refuses(desk.moveByRuling, move([elsewhere]), "LienUnfit", [elsewhere, other, LienKind.Freeze]);
    await refuses(desk.moveByRuling, move([pledge]), "LienNotOwned", [pledge, members.bank, members.court]);
    await refuses(desk.moveByRuling, move([paper("none")]), "LienUnknown", [paper("none")]);
    const mortgage = await pledgeLien(register, ticket, TONNE, { bank: "court" });
    await refuses(desk.moveByRuling, move([mortgage]), "LienUnfit", [mortgage, ticket, LienKind.Pledge]);
    const many = Array.from({ length: 17 }, (_, i) => paper(`lien ${i}`));
    await refuses(desk.moveByRuling, move(many), "ListInvalid", [17n, 16n]);
    await refuses(desk.moveByRuling, rulingArgs(register, { passage: { later: many } }), "ListInvalid", [17n, 16n]);
    await release(register, "court", a);
    await refuses(desk.moveByRuling, move([a]), "LienEnded", [a]);
  });
});

describe("Tickets: freezes that wait their turn (轮候)", () => {
  it("two courts: the second moves nothing that the first froze, until the first releases", async () => {
    const register = await load(ledgerRegister);
    const { desk, ticket } = register;
    const first = await freezeLien(register, ticket, CLAIMED);
    const second = await freezeLien(register, ticket, CLAIMED, { court: "otherCourt" });
    const later = { court: "otherCourt", amount: TONNE, passage: { own: [second] } };
    await refuses(
      desk.moveByRuling, rulingArgs(register, later), "AmountOverFree", [ticket, TONNE, 0n, 0n, 2n * CLAIMED],
    );
    await release(register, "court", first);
    await rule(register, later);
    assertFields(await desk.ticketOf(ticket), { amount: CLAIMED - TONNE, frozenAmount: 0n });
  });

  it("two courts: the second moves what the first left over", async () => {
    const register = await load(ledgerRegister);
    const { desk, ticket } = register;
    await freezeLien(register, ticket, 70n * TONNE);
    const second = await freezeLien(register, ticket, CLAIMED, { court: "otherCourt" });
    const args = (amount) => ({ court: "otherCourt", amount, passage: { own: [second] } });
    await refuses(desk.moveByRuling, rulingArgs(register, args(30n * TONNE + 1n)), "AmountOverFree");
    await rule(register, args(30n * TONNE));
    assertFields(await desk.ticketOf(ticket), { amount: 70n * TONNE, frozenAmount: 70n * TONNE });
  });

  it("the first passes those who wait behind it; their freezes stay, on nothing if all is moved", async () => {
    const register = await load(ledgerRegister);
    const { desk, bureau, ticket, buyer } = register;
    const first = await freezeLien(register, ticket, CLAIMED);
    const second = await freezeLien(register, ticket, CLAIMED, { court: "otherCourt" });
    const whole = { amount: CLAIMED, passage: { own: [first], later: [second] } };
    await refuses(desk.moveByRuling, rulingArgs(register, { ...whole, passage: { own: [first] } }), "AmountOverFree");
    const said = await rule(register, whole);
    assert.deepEqual(namesOf(said), ["LienReleased", "PartTransferred"]);
    const { child } = said[1].args;
    assertFields(await desk.ticketOf(ticket), {
      amount: 0n, frozenAmount: CLAIMED, liens: 1n, status: TicketStatus.Split,
    });
    assertFields(await desk.ticketOf(child), { amount: CLAIMED, holder: buyer, frozenAmount: 0n, liens: 0n });
    await release(register, "otherCourt", second);
    assertFields(await desk.ticketOf(ticket), { frozenAmount: 0n, liens: 0n, status: TicketStatus.Split });
    await refuses(bureau.cancelTicket, [ticket, freshPaper()], "TicketEnded", [ticket, TicketStatus.Split]);
  });

  it("three freezes of three orders: whichever is released, the others hold", async () => {
    const register = await load(ledgerRegister);
    const { desk, ticket } = register;
    const liens = [];
    for (const court of ["court", "otherCourt", "court"]) {
      liens.push([court, await freezeLien(register, ticket, 80n * TONNE, { court })]);
    }
    const free = () => desk.freeAmountOf(ticket);
    assert.equal(await free(), 0n);
    await release(register, ...liens[1]);
    assert.equal(await free(), 0n);
    await release(register, ...liens[0]);
    assert.equal(await free(), 20n * TONNE);
    await release(register, ...liens[2]);
    assert.equal(await free(), CLAIMED);
  });

  it("`later` is no way around a freeze: wrong rank, own, foreign ticket, other kind, repeated, no own", async () => {
    const register = await load(ledgerRegister);
    const { desk, ticket, owner } = register;
    const earlier = await freezeLien(register, ticket, TONNE, { court: "otherCourt" });
    const own = await freezeLien(register, ticket, TONNE);
    const between = await freezeLien(register, ticket, TONNE, { court: "otherCourt" });
    const ownToo = await freezeLien(register, ticket, TONNE);
    const behind = await freezeLien(register, ticket, TONNE, { court: "otherCourt" });
    const pledge = await pledgeLien(register, ticket, TONNE);
    const elsewhere = await issueTo(register, [[owner, 1]]);
    await freezeLien(register, elsewhere, 1n);
    for (let i = 0; i < 6; i++) await freezeLien(register, elsewhere, 1n, { court: "otherCourt" });
    const foreign = await freezeLien(register, elsewhere, TONNE, { court: "otherCourt" });
    const rules = (passage) => [desk.moveByRuling, rulingArgs(register, { amount: 1n, passage })];
    const unfit = (lienId, kind = LienKind.Freeze, number = ticket) => ["LienUnfit", [lienId, number, kind]];
    await refuses(...rules({ own: [own], later: [earlier] }), ...unfit(earlier));
    await refuses(...rules({ own: [own, ownToo], later: [between] }), ...unfit(between));
    await refuses(...rules({ own: [own], later: [ownToo] }), ...unfit(ownToo));
    await refuses(...rules({ own: [own], later: [pledge] }), ...unfit(pledge, LienKind.Pledge));
    await refuses(...rules({ own: [own], later: [foreign] }), ...unfit(foreign, LienKind.Freeze, elsewhere));
    await refuses(...rules({ later: [behind] }), ...unfit(behind));
    await refuses(...rules({ own: [own], later: [paper("none")] }), "LienUnknown", [paper("none")]);
    const args = rulingArgs(register, { passage: { own: [own] } });
    args[3] = { ...args[3], later: [behind, behind] };
    await refuses(desk.moveByRuling, args, "ListUnordered", [1n]);
    await release(register, "otherCourt", between);
    await refuses(...rules({ own: [own], later: [between] }), "LienEnded", [between]);
    await rule(register, { amount: 97n * TONNE, passage: { own: [own, ownToo], later: [behind] } });
    assertFields(await desk.ticketOf(ticket), {
      amount: 3n * TONNE, frozenAmount: 2n * TONNE, pledgedAmount: TONNE, liens: 3n,
    });
    assert.equal(await desk.freeAmountOf(ticket), 0n);
  });
});

describe("Tickets: enforceLien (X-5)", () => {
  const enforceArgs = (register, lienId, changes = {}) => {
    const { to, passage, court, documentHash } = {
      to: register.buyer, passage: {}, court: "court", documentHash: freshPaper(), ...changes,
    };
    return [lienId, to, passageOf(passage), register.members[court], documentHash];
  };

  it("gives the pledged amount to another person under a new number; later freezes wait on what is left", async () => {
    const register = await load(ledgerRegister);
    const { desk, bureau, keys, ticket, buyer, owner, members } = register;
    const lienId = await pledgeLien(register, ticket, 80n * TONNE);
    await freezeLien(register, ticket, HALF, { court: "otherCourt" });
    const args = enforceArgs(register, lienId, { documentHash: paper("ruling") });
    await refuses(bureau.enforceLien, args, "DeskOnly", [keys.forestry.address]);
    const [event] = eventsOf(desk, await send(desk.enforceLien, ...args));
    assertFields(event.args, {
      lienId, ticket, child: ticket + 1n, to: buyer, amount: 80n * TONNE, member: members.court,
      documentHash: paper("ruling"),
    });
    assertFields(await desk.lienOf(lienId), { status: LienStatus.Enforced });
    assertFields(await desk.ticketOf(ticket), {
      amount: 20n * TONNE, pledgedAmount: 0n, frozenAmount: HALF, liens: 1n, holder: owner,
    });
    assertFields(await desk.ticketOf(ticket + 1n), { amount: 80n * TONNE, holder: buyer, parent: ticket, liens: 0n });
    assert.equal(await desk.freeAmountOf(ticket), 0n);
    await refuses(desk.enforceLien, args, "LienEnded", [lienId]);
  });

  it("ends a ticket of which nothing is left as Split", async () => {
    const register = await load(ledgerRegister);
    const { desk, bureau, ticket } = register;
    const lienId = await pledgeLien(register, ticket, CLAIMED);
    await send(bureau.reportLoss, ticket, LossCause.Lost, freshPaper());
    await send(desk.enforceLien, ...enforceArgs(register, lienId));
    assertFields(await desk.ticketOf(ticket), { amount: 0n, status: TicketStatus.Split, liens: 0n });
    assertFields(await desk.ticketOf(ticket + 1n), { amount: CLAIMED, status: TicketStatus.Live, lost: false });
  });

  it("leaves the court's own freezes in force, and needs passage through roots and persons", async () => {
    const register = await load(ledgerRegister);
    const { desk, ticket, owner } = register;
    const lienId = await pledgeLien(register, ticket, TONNE);
    const freeze = await freezeLien(register, ticket, CLAIMED);
    const root = await rootLien(register, ticket);
    await refuses(desk.enforceLien, enforceArgs(register, lienId), "RootFrozen", [ticket, ticket]);
    const person = await freezePerson(register, owner);
    const own = [freeze, root];
    await refuses(desk.enforceLien, enforceArgs(register, lienId, { passage: { own } }), "PersonIsFrozen");
    await send(desk.enforceLien, ...enforceArgs(register, lienId, { passage: { own, persons: [person] } }));
    assertFields(await desk.lienOf(freeze), { status: LienStatus.InForce });
    assertFields(await desk.ticketOf(ticket), { frozenAmount: CLAIMED, amount: CLAIMED - TONNE, liens: 2n });
  });

  it("is told as a change and passes the duty to tend where the terms say so", async () => {
    const register = await load(ledgerRegister);
    const { desk, owner } = register;
    const terms = YINING_TERMS | CHANGE_TOO | TENDING_DUTY;
    const ticket = await issueTo(register, [[owner, 1]], { terms });
    const lienId = await pledgeLien(register, ticket, TONNE);
    const said = eventsOf(desk, await send(desk.enforceLien, ...enforceArgs(register, lienId)));
    assert.deepEqual(namesOf(said), ["LienEnforced", "ChangeRegistered", "TendingDutyPassed"]);
  });

  it("reverts by name on a freeze, an unknown or released lien, document and receiver", async () => {
    const register = await load(ledgerRegister);
    const { desk, ticket, owner } = register;
    const lienId = await pledgeLien(register, ticket, TONNE);
    const freeze = await freezeLien(register, ticket, TONNE);
    const root = await rootLien(register, ticket);
    await refuses(desk.enforceLien, enforceArgs(register, freeze), "LienUnfit", [freeze, ticket, LienKind.Freeze]);
    await refuses(desk.enforceLien, enforceArgs(register, root), "LienUnfit", [root, ticket, LienKind.RootFreeze]);
    await release(register, "court", root);
    await refuses(desk.enforceLien, enforceArgs(register, paper("none")), "LienUnknown", [paper("none")]);
    await refuses(desk.enforceLien, enforceArgs(register, lienId, { to: owner }), "HolderSame", [ticket, owner]);
    await refuses(desk.enforceLien, enforceArgs(register, lienId, { to: 999n }), "PersonUnknown", [999n]);
    await refuses(
      desk.enforceLien, enforceArgs(register, lienId, { documentHash: ethers.ZeroHash }), "DocumentMissing", [],
    );
    await release(register, "bank", lienId);
    await refuses(desk.enforceLien, enforceArgs(register, lienId), "LienEnded", [lienId]);
  });
});
