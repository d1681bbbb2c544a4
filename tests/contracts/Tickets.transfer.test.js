import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { UNKNOWN, freezePerson, inOneBlock, issueTo } from "./claims.js";
import { ethers } from "./chain.js";
import { assertFields, emits, eventsOf, paper, plain, refuses, send } from "./expect.js";
import { WEIHAI, YINING, load, registerPerson } from "./fixture.js";
import {
  CHANGE_TOO, TENDING_DUTY, YINING_TERMS, freezeLien, ledgerRegister, moved, partArgs, pledgeLien, release, rootLien,
  sharedLedger, uses, wholeArgs,
} from "./ledger.js";
import { CLAIMED, TONNE, freshPaper } from "./story.js";
import { Cause, ChangeKind, LienKind, MandateAct, Office, Ownership, PersonKind, TicketStatus } from "./words.js";

const HOLDER_INSIDE = 1n << 9n;

describe("Tickets: transferPart", () => {
  it("moves a part to a new number and leaves the rest where it was (B8)", async () => {
    const register = await load(ledgerRegister);
    const { bureau, tickets, members, ticket, owner, buyer } = register;
    const args = partArgs(register, { amount: 30n * TONNE, documentHash: paper("sale") });
    const event = await emits(bureau, "PartTransferred", bureau.transferPart, ...args);
    assertFields(event, {
      ticket, child: ticket + 1n, to: buyer, amount: 30n * TONNE, cause: Cause.Sale, member: members.forestry,
      documentHash: paper("sale"),
    });
    const parent = await tickets.ticketOf(ticket);
    assertFields(parent, { amount: 70n * TONNE, holder: owner, parent: 0n, root: ticket });
    assertFields(await tickets.ticketOf(event.child), {
      amount: 30n * TONNE, pledgedAmount: 0n, frozenAmount: 0n, offsetAmount: 0n, holder: buyer, lot: parent.lot,
      root: ticket, parent: ticket, policy: parent.policy, status: TicketStatus.Live, ownership: Ownership.Sole,
      printVersion: 1n, liens: 0n, lost: false,
    });
    assert.deepEqual(plain(await tickets.ownersOf(event.child)), [[buyer, 1n]]);
    assert.deepEqual(plain(await tickets.rootsOf(event.child)), []);
  });

  it("names root and parent through generations", async () => {
    const register = await load(ledgerRegister);
    const child = await moved(register, register.ticket, 10n * TONNE);
    const grandchild = await moved(register, child, 4n * TONNE, register.owner);
    assertFields(await register.tickets.ticketOf(grandchild), {
      root: register.ticket, parent: child, amount: 4n * TONNE,
    });
  });

  it("starts the part clean: without the liens and offsets of what it came from", async () => {
    const register = await load(ledgerRegister);
    const { tickets, ticket } = register;
    await pledgeLien(register, ticket, 50n * TONNE);
    await uses(register, ticket, 10n * TONNE);
    const child = await moved(register, ticket, 40n * TONNE);
    assertFields(await tickets.ticketOf(child), { liens: 0n, offsetAmount: 0n, pledgedAmount: 0n });
    assertFields(await tickets.ticketOf(ticket), { liens: 1n, amount: 50n * TONNE, pledgedAmount: 50n * TONNE });
  });

  it("INV-4 reverts with AmountOverFree when the amount is pledged or frozen", async () => {
    const register = await load(ledgerRegister);
    const { bureau, ticket } = register;
    await pledgeLien(register, ticket, 60n * TONNE);
    await freezeLien(register, ticket, 30n * TONNE);
    await refuses(
      bureau.transferPart, partArgs(register, { amount: 10n * TONNE + 1n }),
      "AmountOverFree", [ticket, 10n * TONNE + 1n, 10n * TONNE, 60n * TONNE, 30n * TONNE],
    );
    await moved(register, ticket, 10n * TONNE);
    await freezeLien(register, ticket, 90n * TONNE);
    await refuses(
      bureau.transferPart, partArgs(register, { amount: 1n }),
      "AmountOverFree", [ticket, 1n, 0n, 60n * TONNE, 120n * TONNE],
    );
  });

  it("reverts by name on each bad input", async () => {
    const register = await load(ledgerRegister);
    const { bureau, ticket, owner } = register;
    const move = bureau.transferPart;
    await refuses(move, partArgs(register, { amount: CLAIMED }), "PartIsWhole", [ticket, CLAIMED]);
    await refuses(move, partArgs(register, { amount: 0n }), "AmountZero", []);
    await refuses(move, partArgs(register, { ticket: UNKNOWN }), "TicketUnknown", [UNKNOWN]);
    await refuses(move, partArgs(register, { to: owner }), "HolderSame", [ticket, owner]);
    await refuses(move, partArgs(register, { documentHash: ethers.ZeroHash }), "DocumentMissing", []);
    for (const to of [0n, 999n, 2n ** 48n + owner]) {
      await refuses(move, partArgs(register, { to }), "PersonUnknown", [to]);
    }
  });

  it("reverts without office or mandate, or by a key that is no member's (B11)", async () => {
    const register = await load(ledgerRegister);
    const { tickets, keys, members, owner, stranger } = register;
    await refuses(
      tickets.connect(keys.bank).transferPart, partArgs(register),
      "OfficeMissing", [members.bank, YINING, Office.Register],
    );
    await refuses(
      tickets.connect(keys.county).transferPart, partArgs(register),
      "MandateMissing", [owner, members.county, MandateAct.Transfer],
    );
    await refuses(tickets.connect(stranger).transferPart, partArgs(register), "KeyUnknown", [stranger.address]);
  });

  it("INV-11 lets a document move something once, in any way of transfer (B16)", async () => {
    const register = await load(sharedLedger);
    const { bureau, shared, owner, buyer } = register;
    const documentHash = paper("contract");
    await send(bureau.transferPart, ...partArgs(register, { documentHash }));
    const again = [documentHash];
    await refuses(bureau.transferPart, partArgs(register, { documentHash }), "TransferDocumentUsed", again);
    await refuses(bureau.transferTicket, wholeArgs(register, { documentHash }), "TransferDocumentUsed", again);
    await refuses(
      bureau.transferShare, [shared, owner, buyer, 1, Cause.Sale, documentHash], "TransferDocumentUsed", again,
    );
  });

  it("keeps the shares of the rest, and lets a co-owner take a part out", async () => {
    const register = await load(sharedLedger);
    const { tickets, shared, owner, partner } = register;
    const child = await moved(register, shared, TONNE, partner);
    assert.deepEqual(plain(await tickets.ownersOf(shared)), [[owner, 2n], [partner, 1n]]);
    assert.deepEqual(plain(await tickets.ownersOf(child)), [[partner, 1n]]);
    assertFields(await tickets.ticketOf(child), { holder: partner, ownership: Ownership.Sole });
  });

  it("loses or wins against a freeze in the same block, never both (B22)", async () => {
    const register = await load(ledgerRegister);
    const { desk, bureau, ticket, members } = register;
    const freezing = [
      desk.placeFreeze, ticket, LienKind.Freeze, members.court, CLAIMED, 3_500_000_000n, paper("order"),
    ];
    const selling = [bureau.transferPart, ...partArgs(register, { amount: 60n * TONNE })];
    const [frozen, sold] = await inOneBlock(freezing, selling);
    assert.deepEqual([frozen, sold], [true, false]);
    assertFields(await desk.ticketOf(ticket), { amount: CLAIMED, frozenAmount: CLAIMED });
  });
});

describe("Tickets: causes of a transfer (P11)", () => {
  it("are those of the ticket's terms, and never a ruling or none", async () => {
    const register = await load(ledgerRegister);
    const { bureau, owner } = register;
    const terms = (YINING_TERMS & ~0x1ffn) | (1n << (Cause.Gift - 1n)) | (1n << (Cause.Ruling - 1n));
    const ticket = await issueTo(register, [[owner, 1]], { terms });
    for (const cause of Object.values(Cause)) {
      if (cause === Cause.Gift) continue;
      await refuses(bureau.transferPart, partArgs(register, { ticket, cause }), "CauseInvalid", [cause]);
      await refuses(bureau.transferTicket, wholeArgs(register, { ticket, cause }), "CauseInvalid", [cause]);
    }
    await send(bureau.transferPart, ...partArgs(register, { ticket, cause: Cause.Gift }));
  });

  it("allow buying into a reserve only to the policy's kinds of person (P16)", async () => {
    const register = await load(ledgerRegister);
    const { bureau, ticket, buyer } = register;
    const villager = await registerPerson(register, "villager", { kind: PersonKind.Natural });
    const cause = Cause.BuyIn;
    await refuses(bureau.transferPart, partArgs(register, { to: villager, cause }), "BuyerInvalid", [ticket, villager]);
    await refuses(
      bureau.transferTicket, wholeArgs(register, { owners: [[buyer, 1], [villager, 1]], cause }),
      "BuyerInvalid", [ticket, villager],
    );
    await send(bureau.transferPart, ...partArgs(register, { to: villager, cause: Cause.Gift }));
    await send(bureau.transferPart, ...partArgs(register, { cause }));
  });

  it("keep tickets inside the division where the terms say so (P30)", async () => {
    const register = await load(ledgerRegister);
    const { bureau, owner } = register;
    const ticket = await issueTo(register, [[owner, 1]], { terms: YINING_TERMS | HOLDER_INSIDE });
    const outside = await registerPerson(register, "outside", { division: WEIHAI });
    await refuses(
      bureau.transferPart, partArgs(register, { ticket, to: outside }), "TerritoryOutside", [ticket, WEIHAI],
    );
    await refuses(
      bureau.transferTicket, wholeArgs(register, { ticket, owners: [[outside, 1]] }),
      "TerritoryOutside", [ticket, WEIHAI],
    );
    await send(bureau.transferPart, ...partArgs(register, { to: outside }));
    await send(bureau.transferPart, ...partArgs(register, { ticket }));
  });

  it("are registered as a change too, and pass the duty to tend, where the terms say so (D-2, C-5)", async () => {
    const register = await load(ledgerRegister);
    const { bureau, owner, members } = register;
    const terms = YINING_TERMS | CHANGE_TOO | TENDING_DUTY;
    const ticket = await issueTo(register, [[owner, 1]], { terms });
    const said = async (call, args) => eventsOf(bureau, await send(call, ...args));
    const part = await said(bureau.transferPart, partArgs(register, { ticket, documentHash: paper("part") }));
    assert.deepEqual(part.map((event) => event.name), ["PartTransferred", "ChangeRegistered", "TendingDutyPassed"]);
    assertFields(part[1].args, {
      ticket, kind: ChangeKind.Ownership, member: members.forestry, documentHash: paper("part"),
    });
    assertFields(part[2].args, { ticket: part[0].args.child });
    const whole = await said(bureau.transferTicket, wholeArgs(register, { ticket }));
    assert.deepEqual(whole.map((event) => event.name), ["TicketTransferred", "ChangeRegistered", "TendingDutyPassed"]);
    assertFields(whole[2].args, { ticket });
    const onward = await said(
      bureau.transferPart, partArgs(register, { ticket: part[0].args.child, to: owner, amount: 1n }),
    );
    assert.equal(onward.length, 3);
  });
});

describe("Tickets: transferTicket", () => {
  it("moves the whole under its own number to one owner or several", async () => {
    const register = await load(ledgerRegister);
    const { bureau, members, ticket, buyer, partner } = register;
    const args = wholeArgs(register, { cause: Cause.Inheritance, documentHash: paper("will") });
    const event = await emits(bureau, "TicketTransferred", bureau.transferTicket, ...args);
    assertFields(event, {
      ticket, ownership: Ownership.Sole, owners: [[buyer, 1n]], cause: Cause.Inheritance, member: members.forestry,
      documentHash: paper("will"),
    });
    assertFields(await bureau.ticketOf(ticket), { holder: buyer, amount: CLAIMED, ownership: Ownership.Sole });
    const heirs = [[buyer, 3], [partner, 1]];
    const shared = await emits(
      bureau, "TicketTransferred", bureau.transferTicket, ...wholeArgs(register, { owners: heirs, joint: true }),
    );
    assertFields(shared, { ownership: Ownership.Joint, owners: [[buyer, 3n], [partner, 1n]] });
    assertFields(await bureau.ticketOf(ticket), { holder: 0n, ownership: Ownership.Joint });
    await send(bureau.transferTicket, ...wholeArgs(register, { owners: [[partner, 7]], joint: true }));
    assertFields(await bureau.ticketOf(ticket), { holder: partner, ownership: Ownership.Sole });
    assert.deepEqual(plain(await bureau.ownersOf(ticket)), [[partner, 1n]]);
  });

  it("reverts with TicketEncumbered under any lien (I-4)", async () => {
    const register = await load(ledgerRegister);
    const { bureau, ticket } = register;
    const lienId = await pledgeLien(register, ticket, 1n);
    await refuses(bureau.transferTicket, wholeArgs(register), "TicketEncumbered", [ticket, 1n]);
    await release(register, "bank", lienId);
    await freezeLien(register, ticket, 1n);
    await refuses(bureau.transferTicket, wholeArgs(register), "TicketEncumbered", [ticket, 1n]);
  });

  it("reverts by name on each bad input", async () => {
    const register = await load(sharedLedger);
    const { bureau, tickets, keys, ticket, shared, owner, partner, buyer } = register;
    const move = bureau.transferTicket;
    await refuses(move, wholeArgs(register, { owners: [[owner, 5]] }), "HolderSame", [ticket, owner]);
    await refuses(
      move, wholeArgs(register, { ticket: shared, owners: [[partner, 9], [owner, 1]] }),
      "HolderSame", [shared, partner],
    );
    await refuses(move, wholeArgs(register, { owners: [] }), "SharesInvalid", [0n, 64n]);
    await refuses(move, wholeArgs(register, { owners: [[buyer, 1], [buyer, 1]] }), "SharesInvalid", [2n, 64n]);
    await refuses(move, wholeArgs(register, { owners: [[buyer, 1], [999n, 1]] }), "PersonUnknown", [999n]);
    await refuses(move, wholeArgs(register, { ticket: UNKNOWN }), "TicketUnknown", [UNKNOWN]);
    await refuses(move, wholeArgs(register, { documentHash: ethers.ZeroHash }), "DocumentMissing", []);
    await refuses(tickets.connect(keys.court).transferTicket, wholeArgs(register), "OfficeMissing");
    await refuses(tickets.connect(keys.county).transferTicket, wholeArgs(register), "MandateMissing");
  });

  it("is stopped by the freeze of an owner and of the root (B10, B21)", async () => {
    const register = await load(ledgerRegister);
    const { bureau, persons, keys, ticket, owner } = register;
    const child = await moved(register, ticket, TONNE, register.partner);
    const freezeId = await freezePerson(register, owner);
    await refuses(bureau.transferTicket, wholeArgs(register), "PersonIsFrozen", [owner, 1n]);
    await refuses(bureau.transferPart, partArgs(register), "PersonIsFrozen", [owner, 1n]);
    await send(persons.connect(keys.court).releasePersonFreeze, freezeId, freshPaper());
    await rootLien(register, ticket);
    for (const each of [ticket, child]) {
      await refuses(bureau.transferTicket, wholeArgs(register, { ticket: each }), "RootFrozen", [each, ticket]);
    }
  });
});
