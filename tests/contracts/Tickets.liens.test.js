import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { UNKNOWN, issueTo } from "./claims.js";
import { ethers, networkHelpers } from "./chain.js";
import { assertFields, emits, eventsOf, paper, refuses, send } from "./expect.js";
import { YINING, load } from "./fixture.js";
import { YINING_TERMS, freezeLien, ledgerRegister, moved, pledgeLien, release, rootLien, uses } from "./ledger.js";
import { CLAIMED, ORDER_UNTIL, TONNE, freshPaper } from "./story.js";
import { LienKind, LienStatus, Office, TicketStatus } from "./words.js";

const PLEDGE_TERMS = (1n << 12n) | (1n << 13n) | (1n << 14n);

const placeArgs = (register, changes = {}) => {
  const { ticket, kind, owner, amount, until, documentHash } = {
    ticket: register.ticket, kind: LienKind.Pledge, owner: register.members.bank, amount: TONNE, until: ORDER_UNTIL,
    documentHash: freshPaper(), ...changes,
  };
  return [ticket, kind, owner, amount, until, documentHash];
};

describe("Tickets: placePledge", () => {
  it("encumbers a free amount by rank, and is for its desk alone", async () => {
    const register = await load(ledgerRegister);
    const { desk, bureau, keys, ticket, members } = register;
    await refuses(bureau.placePledge, placeArgs(register), "DeskOnly", [keys.forestry.address]);
    const args = placeArgs(register, { kind: LienKind.Mortgage, documentHash: paper("loan") });
    const event = await emits(desk, "LienPlaced", desk.placePledge, ...args);
    const lienId = await desk.lienIdOf(LienKind.Mortgage, members.bank, ticket, paper("loan"));
    assertFields(event, {
      lienId, ticket, kind: LienKind.Mortgage, owner: members.bank, amount: TONNE, untilSeconds: ORDER_UNTIL, rank: 1n,
      documentHash: paper("loan"),
    });
    assertFields(await desk.lienOf(lienId), {
      ticket, amount: TONNE, owner: members.bank, untilSeconds: ORDER_UNTIL, kind: LienKind.Mortgage,
      status: LienStatus.InForce, rank: 1n,
    });
    assertFields(await desk.ticketOf(ticket), { pledgedAmount: TONNE, liens: 1n });
    assert.equal(await desk.freeAmountOf(ticket), CLAIMED - TONNE);
  });

  it("INV-12 takes a document once, for ever, and needs one", async () => {
    const register = await load(ledgerRegister);
    const { desk, ticket, members } = register;
    const args = placeArgs(register);
    const { lienId } = await emits(desk, "LienPlaced", desk.placePledge, ...args);
    await refuses(desk.placePledge, args, "LienExists", [lienId]);
    await release(register, "bank", lienId);
    await refuses(desk.placePledge, args, "LienExists", [lienId]);
    await refuses(desk.placePledge, placeArgs(register, { documentHash: ethers.ZeroHash }), "DocumentMissing", []);
    assertFields(await desk.lienOf(lienId), {
      ticket, amount: TONNE, owner: members.bank, status: LienStatus.Released, rank: 1n,
    });
  });

  it("reverts by name on kind, amount, number, an ended ticket and a root freeze", async () => {
    const register = await load(ledgerRegister);
    const { desk, ticket } = register;
    for (const kind of [LienKind.None, LienKind.Freeze, LienKind.RootFreeze]) {
      await refuses(desk.placePledge, placeArgs(register, { kind }), "LienKindInvalid", [ticket, kind]);
    }
    await refuses(desk.placePledge, placeArgs(register, { ticket: UNKNOWN }), "TicketUnknown", [UNKNOWN]);
    await refuses(desk.placePledge, placeArgs(register, { amount: 0n }), "AmountZero", []);
    const over = CLAIMED + 1n;
    await refuses(
      desk.placePledge, placeArgs(register, { amount: over }), "AmountOverFree", [ticket, over, CLAIMED, 0n, 0n],
    );
    const lienId = await rootLien(register, ticket);
    await refuses(desk.placePledge, placeArgs(register), "RootFrozen", [ticket, ticket]);
    await release(register, "court", lienId);
    await uses(register, ticket);
    await refuses(desk.placePledge, placeArgs(register), "TicketEnded", [ticket, TicketStatus.UsedUp]);
  });

  it("knows the kinds and the number of pledges that the terms allow (P18, P19)", async () => {
    const register = await load(ledgerRegister);
    const { desk, owner } = register;
    const none = await issueTo(register, [[owner, 1]], { terms: YINING_TERMS & ~PLEDGE_TERMS });
    const one = await issueTo(register, [[owner, 1]], { terms: (YINING_TERMS & ~PLEDGE_TERMS) | (1n << 12n) });
    await refuses(
      desk.placePledge, placeArgs(register, { ticket: none }), "LienKindInvalid", [none, LienKind.Pledge],
    );
    await refuses(
      desk.placePledge, placeArgs(register, { ticket: one, kind: LienKind.Mortgage }),
      "LienKindInvalid", [one, LienKind.Mortgage],
    );
    const lienId = await pledgeLien(register, one, 1n);
    await refuses(desk.placePledge, placeArgs(register, { ticket: one }), "PledgeSingle", [one]);
    await release(register, "bank", lienId);
    await pledgeLien(register, one, 1n);
  });

  it("ranks in the order of registration, never two alike, and anew once nothing is in force", async () => {
    const register = await load(ledgerRegister);
    const { desk, ticket } = register;
    const place = async () => await emits(desk, "LienPlaced", desk.placePledge, ...placeArgs(register));
    const first = await place();
    const second = await place();
    await release(register, "bank", first.lienId);
    const third = await place();
    assert.deepEqual([first.rank, second.rank, third.rank], [1n, 2n, 3n]);
    await release(register, "bank", second.lienId, third.lienId);
    assert.equal((await place()).rank, 1n);
    assertFields(await desk.ticketOf(ticket), { liens: 1n });
  });

  it("ends at half the liens and ranks, which leaves room for courts (B23)", async () => {
    const register = await load(ledgerRegister);
    const { desk, ticket } = register;
    const pledges = [];
    for (let i = 0; i < 32; i++) pledges.push(await pledgeLien(register, ticket, 1n));
    await refuses(desk.placePledge, placeArgs(register), "LiensFull", [ticket, 32n]);
    await release(register, "bank", ...pledges.slice(1));
    for (let rank = 33; rank <= 127; rank++) await release(register, "bank", await pledgeLien(register, ticket, 1n));
    await refuses(desk.placePledge, placeArgs(register), "LiensFull", [ticket, 32n]);
    for (let i = 0; i < 63; i++) await freezeLien(register, ticket, 1n);
    const order = placeArgs(register, { kind: LienKind.Freeze });
    await refuses(desk.placeFreeze, order, "LiensFull", [ticket, 64n]);
  });
});

describe("Tickets: placeFreeze", () => {
  it("is for its desk alone, and for freezes alone", async () => {
    const register = await load(ledgerRegister);
    const { desk, bureau, keys, ticket } = register;
    const order = placeArgs(register, { kind: LienKind.Freeze });
    await refuses(bureau.placeFreeze, order, "DeskOnly", [keys.forestry.address]);
    for (const kind of [LienKind.None, LienKind.Pledge, LienKind.Mortgage]) {
      await refuses(desk.placeFreeze, placeArgs(register, { kind }), "LienKindInvalid", [ticket, kind]);
    }
  });

  it("lies over pledges and other freezes up to the ticket: what is over waits (轮候)", async () => {
    const register = await load(ledgerRegister);
    const { desk, ticket } = register;
    await pledgeLien(register, ticket, 80n * TONNE);
    const first = await freezeLien(register, ticket, CLAIMED);
    const second = await freezeLien(register, ticket, CLAIMED, { court: "otherCourt" });
    assertFields(await desk.ticketOf(ticket), { frozenAmount: 2n * CLAIMED, liens: 3n });
    const over = placeArgs(register, { kind: LienKind.Freeze, amount: CLAIMED + 1n });
    await refuses(desk.placeFreeze, over, "AmountOverTicket", [ticket, CLAIMED + 1n, CLAIMED]);
    await release(register, "court", first);
    assert.equal(await desk.freeAmountOf(ticket), 0n);
    await release(register, "otherCourt", second);
    assert.equal(await desk.freeAmountOf(ticket), 20n * TONNE);
  });

  it("frees in whatever order pledge and freeze are released (X-5)", async () => {
    const register = await load(ledgerRegister);
    const { desk, owner } = register;
    for (const pledgeFirst of [true, false]) {
      const ticket = await issueTo(register, [[owner, 1]], { amount: 10n });
      const pledge = await pledgeLien(register, ticket, 8n);
      const freeze = await freezeLien(register, ticket, 5n);
      assert.equal(await desk.freeAmountOf(ticket), 0n);
      await release(register, ...(pledgeFirst ? ["bank", pledge] : ["court", freeze]));
      assert.equal(await desk.freeAmountOf(ticket), pledgeFirst ? 5n : 2n);
      await release(register, ...(pledgeFirst ? ["court", freeze] : ["bank", pledge]));
      assert.equal(await desk.freeAmountOf(ticket), 10n);
    }
  });

  it("reverts by name on amount, number, an ended ticket and a root that is none", async () => {
    const register = await load(ledgerRegister);
    const { desk, ticket } = register;
    const child = await moved(register, ticket);
    const order = (changes) => placeArgs(register, { kind: LienKind.Freeze, ...changes });
    await refuses(desk.placeFreeze, order({ amount: 0n }), "AmountZero", []);
    await refuses(desk.placeFreeze, order({ ticket: UNKNOWN }), "TicketUnknown", [UNKNOWN]);
    await refuses(desk.placeFreeze, order({ documentHash: ethers.ZeroHash }), "DocumentMissing", []);
    await refuses(
      desk.placeFreeze, order({ ticket: child, kind: LienKind.RootFreeze }), "TicketNotRoot", [child, ticket],
    );
    await refuses(
      desk.placeFreeze, order({ ticket: UNKNOWN, kind: LienKind.RootFreeze }), "TicketUnknown", [UNKNOWN],
    );
    await uses(register, child, TONNE);
    await refuses(desk.placeFreeze, order({ ticket: child }), "TicketEnded", [child, TicketStatus.UsedUp]);
  });

  it("freezes a used-up root for the sake of its parts, without an amount", async () => {
    const register = await load(ledgerRegister);
    const { desk, ticket } = register;
    const child = await moved(register, ticket);
    await uses(register, ticket, CLAIMED - TONNE);
    const lienId = await rootLien(register, ticket);
    assertFields(await desk.lienOf(lienId), { amount: 0n, kind: LienKind.RootFreeze });
    assert.equal(await desk.freeAmountOf(child), 0n);
    await release(register, "court", lienId);
    assert.equal(await desk.freeAmountOf(child), TONNE);
  });
});

describe("Tickets: releaseLiens", () => {
  it("INV-6 is the lien's owner's alone, names a document, and is final (B6, B7)", async () => {
    const register = await load(ledgerRegister);
    const { tickets, keys, members, ticket } = register;
    const lienId = await freezeLien(register, ticket, TONNE);
    for (const other of ["otherCourt", "bank", "forestry"]) {
      await refuses(
        tickets.connect(keys[other]).releaseLiens, [[lienId], freshPaper()],
        "LienNotOwned", [lienId, members.court, members[other]],
      );
    }
    const court = tickets.connect(keys.court);
    await refuses(court.releaseLiens, [[lienId], ethers.ZeroHash], "DocumentMissing", []);
    await refuses(court.releaseLiens, [[paper("none")], freshPaper()], "LienUnknown", [paper("none")]);
    const event = await emits(court, "LienReleased", court.releaseLiens, [lienId], paper("release"));
    assertFields(event, { lienId, ticket, owner: members.court, documentHash: paper("release") });
    await refuses(court.releaseLiens, [[lienId], freshPaper()], "LienEnded", [lienId]);
    assertFields(await tickets.ticketOf(ticket), { frozenAmount: 0n, liens: 0n });
  });

  it("releases several of several tickets, each told, or none", async () => {
    const register = await load(ledgerRegister);
    const { tickets, keys, ticket } = register;
    const child = await moved(register, ticket);
    const liens = [await pledgeLien(register, ticket, 1n), await pledgeLien(register, child, 1n)];
    const bank = tickets.connect(keys.bank);
    await refuses(bank.releaseLiens, [[...liens, liens[0]], freshPaper()], "LienEnded", [liens[0]]);
    const receipt = await send(bank.releaseLiens, liens, freshPaper());
    assert.deepEqual(eventsOf(tickets, receipt).map((event) => [event.name, event.args.lienId]), [
      ["LienReleased", liens[0]], ["LienReleased", liens[1]],
    ]);
  });

  it("reverts with ListInvalid on none and on thirty-three (B23)", async () => {
    const register = await load(ledgerRegister);
    const bank = register.tickets.connect(register.keys.bank);
    for (const count of [0, 33]) {
      const lienIds = Array.from({ length: count }, (_, i) => paper(`lien ${i}`));
      await refuses(bank.releaseLiens, [lienIds, freshPaper()], "ListInvalid", [BigInt(count), 32n]);
    }
  });
});

describe("Tickets: renewLien", () => {
  it("puts off the end, by the lien's owner alone", async () => {
    const register = await load(ledgerRegister);
    const { tickets, keys, members, ticket } = register;
    const lienId = await freezeLien(register, ticket, TONNE);
    const court = tickets.connect(keys.court);
    const event = await emits(court, "LienRenewed", court.renewLien, lienId, ORDER_UNTIL + 1n, paper("renewal"));
    assertFields(event, {
      lienId, ticket, owner: members.court, untilSeconds: ORDER_UNTIL + 1n, documentHash: paper("renewal"),
    });
    assertFields(await tickets.lienOf(lienId), { untilSeconds: ORDER_UNTIL + 1n, status: LienStatus.InForce });
    await refuses(
      tickets.connect(keys.otherCourt).renewLien, [lienId, ORDER_UNTIL + 2n, freshPaper()],
      "LienNotOwned", [lienId, members.court, members.otherCourt],
    );
  });

  it("reverts by name on an end that is not later, no document, and a lien that ended or never was", async () => {
    const register = await load(ledgerRegister);
    const { tickets, keys, ticket } = register;
    const lienId = await pledgeLien(register, ticket, TONNE, { until: ORDER_UNTIL });
    const endless = await pledgeLien(register, ticket, TONNE);
    const bank = tickets.connect(keys.bank);
    const now = BigInt(await networkHelpers.time.latest());
    for (const until of [0n, ORDER_UNTIL - 1n, ORDER_UNTIL]) {
      await refuses(bank.renewLien, [lienId, until, freshPaper()], "LienEndInvalid", [lienId, until, now]);
    }
    await refuses(bank.renewLien, [endless, ORDER_UNTIL, freshPaper()], "LienEndInvalid", [endless, ORDER_UNTIL, now]);
    await refuses(bank.renewLien, [lienId, ORDER_UNTIL + 1n, ethers.ZeroHash], "DocumentMissing", []);
    await refuses(bank.renewLien, [paper("none"), ORDER_UNTIL, freshPaper()], "LienUnknown", [paper("none")]);
    await release(register, "bank", lienId);
    await refuses(bank.renewLien, [lienId, ORDER_UNTIL + 1n, freshPaper()], "LienEnded", [lienId]);
  });

  it("reverts with LienEndInvalid where the new end has come too", async () => {
    const register = await load(ledgerRegister);
    const now = BigInt(await networkHelpers.time.latest());
    const lienId = await freezeLien(register, register.ticket, TONNE, { until: now + 100n });
    await networkHelpers.time.increase(1000);
    const court = register.tickets.connect(register.keys.court);
    await refuses(court.renewLien, [lienId, now + 200n, freshPaper()], "LienEndInvalid");
    await send(court.renewLien, lienId, now + 5000n, freshPaper());
  });
});

describe("Tickets: lapseFreeze", () => {
  const END = 5_000n;

  it("ends a freeze whose end has come, on the word of the bureau or the court", async () => {
    const register = await load(ledgerRegister);
    const { tickets, keys, members, ticket } = register;
    const until = BigInt(await networkHelpers.time.latest()) + END;
    const freeze = await freezeLien(register, ticket, TONNE, { until });
    const root = await rootLien(register, ticket, { until });
    const bureau = tickets.connect(keys.forestry);
    await networkHelpers.time.setNextBlockTimestamp(until - 1n);
    await networkHelpers.mine();
    await refuses(bureau.lapseFreeze, [freeze, freshPaper()], "LienEndInvalid", [freeze, until, until - 1n]);
    await networkHelpers.time.setNextBlockTimestamp(until);
    const event = await emits(bureau, "LienLapsed", bureau.lapseFreeze, freeze, paper("over"));
    assertFields(event, { lienId: freeze, ticket, member: members.forestry, documentHash: paper("over") });
    const court = tickets.connect(keys.court);
    assertFields(await emits(court, "LienLapsed", court.lapseFreeze, root, freshPaper()), { member: members.court });
    assertFields(await tickets.lienOf(root), { status: LienStatus.Lapsed });
    assertFields(await tickets.ticketOf(ticket), { liens: 0n, frozenAmount: 0n });
    assert.equal(await tickets.freeAmountOf(ticket), CLAIMED);
    await refuses(bureau.lapseFreeze, [freeze, freshPaper()], "LienEnded", [freeze]);
  });

  it("ends no pledge, and is for nobody else; time alone ends nothing", async () => {
    const register = await load(ledgerRegister);
    const { tickets, keys, members, ticket } = register;
    const until = BigInt(await networkHelpers.time.latest()) + END;
    const pledge = await pledgeLien(register, ticket, TONNE, { until });
    const freeze = await freezeLien(register, ticket, TONNE, { until });
    await networkHelpers.time.increaseTo(until + 1n);
    assert.equal(await tickets.freeAmountOf(ticket), CLAIMED - 2n * TONNE);
    const bureau = tickets.connect(keys.forestry);
    await refuses(bureau.lapseFreeze, [pledge, freshPaper()], "LienUnfit", [pledge, ticket, LienKind.Pledge]);
    for (const other of ["otherCourt", "bank"]) {
      await refuses(
        tickets.connect(keys[other]).lapseFreeze, [freeze, freshPaper()],
        "OfficeMissing", [members[other], YINING, Office.Register],
      );
    }
    await refuses(bureau.lapseFreeze, [freeze, ethers.ZeroHash], "DocumentMissing", []);
    await refuses(tickets.connect(keys.court).lapseFreeze, [freeze, ethers.ZeroHash], "DocumentMissing", []);
    await refuses(bureau.lapseFreeze, [paper("none"), freshPaper()], "LienUnknown", [paper("none")]);
  });
});
