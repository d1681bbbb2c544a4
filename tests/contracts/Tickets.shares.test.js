import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { UNKNOWN, freezePerson, issueTo } from "./claims.js";
import { ethers } from "./chain.js";
import { assertFields, emits, eventsOf, paper, plain, refuses, send } from "./expect.js";
import { ALL_ACTS, FAR_SECONDS, load } from "./fixture.js";
import {
  CHANGE_TOO, TENDING_DUTY, YINING_TERMS, freezeLien, ledgerRegister, partArgs, shareArgs, sharedLedger, sharesOf,
  wholeArgs,
} from "./ledger.js";
import { TONNE, freshPaper } from "./story.js";
import { Cause, MandateAct, Ownership, PersonStanding } from "./words.js";

const CONSENT_OF_ALL = 1n << 11n;
const PARTS_MAX = 2n ** 32n - 1n;

/** Lets a person take back what it let forestry do. */
async function withdraws(register, person) {
  const { persons, keys, members } = register;
  await send(persons.connect(keys.county).withdrawMandate, person, members.forestry, freshPaper());
}

describe("Tickets: the consent of co-owners (X-11)", () => {
  // Owner, partner and buyer hold these parts; those named in `silent` gave no mandate.
  const cases = [
    ["a sole owner", [1], [], {}, true],
    ["a sole owner who is silent", [1], ["owner"], {}, false],
    ["exactly two thirds", [1, 1, 1], ["buyer"], {}, true],
    ["exactly two thirds of large parts", [2n * 1_431_655_765n, 1_431_655_765n], ["partner"], {}, true],
    ["one part under two thirds", [2n * 1_431_655_765n - 1n, 1_431_655_765n], ["partner"], {}, false],
    ["one third", [1, 1, 1], ["owner", "buyer"], {}, false],
    ["all but one part of many", [1, PARTS_MAX, PARTS_MAX], ["owner"], {}, true],
    ["nobody", [1, 1], ["owner", "partner"], {}, false],
    ["all joint owners", [1, 1], [], { joint: true }, true],
    ["joint owners but the least", [PARTS_MAX, 1], ["partner"], { joint: true }, false],
    ["all, where the policy wants all", [5, 1], [], { terms: YINING_TERMS | CONSENT_OF_ALL }, true],
    ["five sixths, where the policy wants all", [5, 1], ["partner"], { terms: YINING_TERMS | CONSENT_OF_ALL }, false],
  ];
  for (const [name, parts, silent, changes, enough] of cases) {
    it(`${name}: ${enough ? "is" : "is not"} enough`, async () => {
      const register = await load(ledgerRegister);
      const { bureau, tickets, members } = register;
      const persons = [register.owner, register.partner, register.buyer];
      const owners = parts.map((count, i) => [persons[i], count]);
      const ticket = await issueTo(register, owners, changes);
      for (const each of silent) await withdraws(register, register[each]);
      const args = partArgs(register, { ticket, to: register.buyer });
      const asked = [ticket, TONNE, members.forestry, MandateAct.Pledge];
      if (enough) {
        await tickets.requireDisposal(...asked);
        await send(bureau.transferPart, ...args);
        return;
      }
      if (parts.length === 1) {
        await refuses(bureau.transferPart, args, "MandateMissing", [
          register.owner, members.forestry, MandateAct.Transfer,
        ]);
        return;
      }
      const all = parts.reduce((sum, count) => sum + BigInt(count), 0n);
      const consenting = parts.reduce(
        (sum, count, i) => sum + (silent.some((each) => register[each] === persons[i]) ? 0n : BigInt(count)), 0n,
      );
      await refuses(bureau.transferPart, args, "ConsentMissing", [ticket, consenting, all]);
      await refuses(tickets.requireDisposal, asked, "ConsentMissing", [ticket, consenting, all]);
    });
  }

  it("is stopped by any owner who is frozen or suspended, whatever the others consent to", async () => {
    const register = await load(sharedLedger);
    const { bureau, persons, keys, shared, partner } = register;
    const freezeId = await freezePerson(register, partner);
    const calls = [
      [bureau.transferPart, partArgs(register, { ticket: shared })],
      [bureau.transferTicket, wholeArgs(register, { ticket: shared })],
      [bureau.transferShare, shareArgs(register)],
      [bureau.splitTicket, [shared, [TONNE, 99n * TONNE], freshPaper()]],
      [bureau.reportLoss, [shared, 1, freshPaper()]],
    ];
    for (const [call, args] of calls) await refuses(call, args, "PersonIsFrozen", [partner, 1n]);
    await send(persons.connect(keys.court).releasePersonFreeze, freezeId, freshPaper());
    await send(persons.connect(keys.forestry).setStanding, partner, PersonStanding.Suspended, freshPaper());
    for (const [call, args] of calls) {
      await refuses(call, args, "PersonNotActive", [partner, PersonStanding.Suspended]);
    }
  });
});

describe("Tickets: transferShare", () => {
  const ownersOf = async (register, ticket = register.shared) => plain(await register.tickets.ownersOf(ticket));

  it("moves parts to a new co-owner and keeps the sum exactly (I-6)", async () => {
    const register = await load(sharedLedger);
    const { bureau, shared, owner, buyer, partner, members } = register;
    const event = await emits(
      bureau, "ShareTransferred", bureau.transferShare, ...shareArgs(register, { documentHash: paper("share") }),
    );
    assertFields(event, {
      ticket: shared, from: owner, to: buyer, parts: 1n, cause: Cause.Sale, member: members.forestry,
      documentHash: paper("share"),
    });
    assert.deepEqual(await ownersOf(register), [[owner, 1n], [partner, 1n], [buyer, 1n]]);
    assertFields(await bureau.ticketOf(shared), { ownership: Ownership.Shares, holder: 0n });
  });

  it("adds to the entry of a person that owns already, and ends one without parts", async () => {
    const register = await load(sharedLedger);
    const { bureau, shared, owner, buyer, partner } = register;
    await send(bureau.transferShare, ...shareArgs(register, { to: partner }));
    assert.deepEqual(await ownersOf(register), [[owner, 1n], [partner, 2n]]);
    await send(bureau.transferShare, ...shareArgs(register, { from: partner, to: buyer, parts: 2 }));
    assert.deepEqual(await ownersOf(register), [[owner, 1n], [buyer, 2n]]);
    await send(bureau.transferShare, ...shareArgs(register, { to: buyer }));
    assert.deepEqual(await ownersOf(register), [[buyer, 1n]]);
    assertFields(await bureau.ticketOf(shared), { ownership: Ownership.Sole, holder: buyer });
    await refuses(
      bureau.transferShare, shareArgs(register, { from: buyer, to: owner }),
      "SharesMissing", [shared, Ownership.Sole],
    );
  });

  it("moves on that co-owner's word alone: no other's and no majority's (B25)", async () => {
    const register = await load(sharedLedger);
    const { bureau, members, owner, partner } = register;
    await withdraws(register, owner);
    await refuses(
      bureau.transferShare, shareArgs(register), "MandateMissing", [owner, members.forestry, MandateAct.Transfer],
    );
    await send(bureau.transferShare, ...shareArgs(register, { from: partner }));
  });

  it("reverts by name on each bad input", async () => {
    const register = await load(sharedLedger);
    const { bureau, tickets, keys, ticket, joint, shared, owner, buyer } = register;
    const move = bureau.transferShare;
    await refuses(move, shareArgs(register, { ticket }), "SharesMissing", [ticket, Ownership.Sole]);
    await refuses(move, shareArgs(register, { ticket: joint }), "SharesMissing", [joint, Ownership.Joint]);
    await refuses(move, shareArgs(register, { ticket: UNKNOWN }), "TicketUnknown", [UNKNOWN]);
    await refuses(move, shareArgs(register, { parts: 0 }), "AmountZero", []);
    await refuses(move, shareArgs(register, { parts: 3 }), "PartsOverShare", [shared, owner, 3n, 2n]);
    await refuses(move, shareArgs(register, { from: buyer, to: owner }), "PartsOverShare", [shared, buyer, 1n, 0n]);
    await refuses(move, shareArgs(register, { to: owner }), "HolderSame", [shared, owner]);
    await refuses(move, shareArgs(register, { to: 999n }), "PersonUnknown", [999n]);
    await refuses(move, shareArgs(register, { cause: Cause.Ruling }), "CauseInvalid", [Cause.Ruling]);
    await refuses(move, shareArgs(register, { documentHash: ethers.ZeroHash }), "DocumentMissing", []);
    await refuses(tickets.connect(keys.bank).transferShare, shareArgs(register), "OfficeMissing");
    await freezeLien(register, shared, 1n);
    await refuses(move, shareArgs(register), "TicketEncumbered", [shared, 1n]);
  });

  it("reverts with SharesInvalid where the receiver's parts grow over what can be counted", async () => {
    const register = await load(ledgerRegister);
    const { bureau, owner, partner, buyer } = register;
    const ticket = await issueTo(register, [[owner, PARTS_MAX], [partner, PARTS_MAX]]);
    await refuses(
      bureau.transferShare, shareArgs(register, { ticket, to: partner, parts: 1 }), "SharesInvalid", [2n, 64n],
    );
    await refuses(
      bureau.transferShare, shareArgs(register, { ticket, to: partner, parts: PARTS_MAX }), "SharesInvalid", [1n, 64n],
    );
    await send(bureau.transferShare, ...shareArgs(register, { ticket, to: buyer, parts: PARTS_MAX }));
    assert.deepEqual(await ownersOf(register, ticket), [[partner, PARTS_MAX], [buyer, PARTS_MAX]]);
  });

  it("is told as a change and passes the duty to tend where the terms say so", async () => {
    const register = await load(ledgerRegister);
    const { bureau, owner, partner } = register;
    const terms = YINING_TERMS | CHANGE_TOO | TENDING_DUTY;
    const ticket = await issueTo(register, [[owner, 2], [partner, 1]], { terms });
    const said = eventsOf(bureau, await send(bureau.transferShare, ...shareArgs(register, { ticket })));
    assert.deepEqual(said.map((event) => event.name), ["ShareTransferred", "ChangeRegistered", "TendingDutyPassed"]);
  });

  it("leaves a ticket split from the same one with the owners that it had", async () => {
    const register = await load(sharedLedger);
    const { bureau, shared, owner, partner } = register;
    const { children } = await emits(
      bureau, "TicketSplit", bureau.splitTicket, shared, [TONNE, 99n * TONNE], freshPaper(),
    );
    await send(bureau.transferShare, ...shareArgs(register, { ticket: children[0] }));
    for (const each of [shared, children[1]]) {
      assert.deepEqual(await ownersOf(register, each), [[owner, 2n], [partner, 1n]]);
    }
  });
});

describe("Tickets: changeOwnership (N-23)", () => {
  const args = (register, owners, { ticket = register.shared, joint = false, documentHash = freshPaper() } = {}) =>
    [ticket, sharesOf(...owners), joint, documentHash];

  it("changes shares, or to joint and back, for the same persons", async () => {
    const register = await load(sharedLedger);
    const { bureau, shared, owner, partner, members } = register;
    const event = await emits(
      bureau, "OwnershipChanged", bureau.changeOwnership,
      ...args(register, [[partner, 5], [owner, 4]], { documentHash: paper("agreed") }),
    );
    assertFields(event, {
      ticket: shared, ownership: Ownership.Shares, owners: [[partner, 5n], [owner, 4n]], member: members.forestry,
      documentHash: paper("agreed"),
    });
    assert.deepEqual(plain(await bureau.ownersOf(shared)), [[partner, 5n], [owner, 4n]]);
    await send(bureau.changeOwnership, ...args(register, [[partner, 1], [owner, 1]], { joint: true }));
    assertFields(await bureau.ticketOf(shared), { ownership: Ownership.Joint, holder: 0n });
    await send(bureau.changeOwnership, ...args(register, [[partner, 1], [owner, 1]]));
    assertFields(await bureau.ticketOf(shared), { ownership: Ownership.Shares });
  });

  it("needs every owner's mandate, not two thirds", async () => {
    const register = await load(sharedLedger);
    const { bureau, persons, keys, members, shared, owner, partner } = register;
    await withdraws(register, partner);
    await refuses(
      bureau.changeOwnership, args(register, [[owner, 2], [partner, 2]]), "ConsentMissing", [shared, 2n, 3n],
    );
    await send(
      persons.connect(keys.county).recordMandate, partner, members.forestry, ALL_ACTS, FAR_SECONDS, freshPaper(),
    );
    await send(bureau.changeOwnership, ...args(register, [[owner, 2], [partner, 2]]));
  });

  it("reverts by name on other persons, a sole owner, liens, bad shares and a used document", async () => {
    const register = await load(sharedLedger);
    const { bureau, ticket, shared, owner, partner, buyer } = register;
    const change = bureau.changeOwnership;
    for (const owners of [[[owner, 1]], [[owner, 1], [buyer, 1]], [[owner, 1], [partner, 1], [buyer, 1]]]) {
      await refuses(change, args(register, owners), "OwnersDiffer", [shared]);
    }
    await refuses(change, args(register, [[owner, 1]], { ticket }), "SharesMissing", [ticket, Ownership.Sole]);
    await refuses(change, args(register, [[owner, 1], [owner, 1]]), "SharesInvalid", [2n, 64n]);
    await refuses(
      change, args(register, [[owner, 1], [partner, 1]], { documentHash: ethers.ZeroHash }), "DocumentMissing", [],
    );
    await send(change, ...args(register, [[owner, 1], [partner, 1]], { documentHash: paper("once") }));
    await refuses(
      change, args(register, [[owner, 2], [partner, 1]], { documentHash: paper("once") }),
      "TransferDocumentUsed", [paper("once")],
    );
    await freezeLien(register, shared, 1n);
    await refuses(change, args(register, [[owner, 2], [partner, 1]]), "TicketEncumbered", [shared, 1n]);
  });
});
