import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { GAS_MAX, freshLot, issueTo } from "./claims.js";
import { assertFields, emits, refuses, send } from "./expect.js";
import { ALL_ACTS, FAR_SECONDS, load, registerPerson } from "./fixture.js";
import {
  YINING_TERMS, freezeLien, ledgerRegister, mergeOf, moved, partArgs, pledgeLien, release, rootLien, shareArgs,
  sharesOf, splitInto, wholeArgs,
} from "./ledger.js";
import { CLAIMED, ORDER_UNTIL, TONNE, freshPaper } from "./story.js";
import { Cause, LienKind, Ownership } from "./words.js";

const OWNERS_MAX = 64;

const gasOf = async (call, ...args) => (await send(call, ...args)).gasUsed;

/** A register with 64 persons who let forestry act for them. */
async function crowdedLedger() {
  const register = await ledgerRegister();
  const { persons, keys, members } = register;
  const crowd = [];
  for (let i = 0; i < OWNERS_MAX; i++) crowd.push(await registerPerson(register, `crowd ${i}`));
  const last = await registerPerson(register, "last");
  await send(
    persons.connect(keys.county).recordMandate, last, members.forestry, ALL_ACTS, FAR_SECONDS, freshPaper(),
  );
  return { ...register, crowd: crowd.map((person, i) => [person, 2 ** 31 + i]), last };
}

describe("Tickets: what the daily commands cost at most", () => {
  const placing = (register, kind, member) => [
    register.ticket, kind, register.members[member], TONNE, ORDER_UNTIL, freshPaper(),
  ];

  it("a part: 130,000 gas of a root, 132,500 of a part, whose root is asked too", async () => {
    const register = await load(ledgerRegister);
    const { bureau } = register;
    const first = await gasOf(bureau.transferPart, ...partArgs(register, { amount: 9n * TONNE }));
    assert.ok(first <= 130_000n, `${first}`);
    const ticket = register.ticket + 1n;
    const second = await gasOf(bureau.transferPart, ...partArgs(register, { ticket, to: register.partner }));
    assert.ok(second <= 132_500n, `${second}`);
  });

  it("the ledger's side: an issue 95,000 gas, a pledge and a freeze 85,000", async () => {
    const register = await load(ledgerRegister);
    const { desk, tickets, founder, members, owner } = register;
    const issued = await gasOf(tickets.connect(founder).issue, {
      lot: freshLot(), kind: 1n, policy: 1n, terms: YINING_TERMS, amount: TONNE, joint: false,
      owners: sharesOf([owner, 1]), member: members.forestry, documentHash: freshPaper(),
    });
    const pledged = await gasOf(desk.placePledge, ...placing(register, LienKind.Pledge, "bank"));
    const frozen = await gasOf(desk.placeFreeze, ...placing(register, LienKind.Freeze, "court"));
    assert.ok(issued <= 95_000n && pledged <= 85_000n && frozen <= 85_000n, `${[issued, pledged, frozen]}`);
  });

  it("a release: 50,000 gas; a cancellation: 45,000; an offset: 45,000", async () => {
    const register = await load(ledgerRegister);
    const { bureau, desk, tickets, keys, members, ticket } = register;
    const bank = tickets.connect(keys.bank);
    for (const count of [1, 2]) {
      const liens = [];
      for (let i = 0; i < count; i++) liens.push(await pledgeLien(register, ticket, TONNE));
      const released = await gasOf(bank.releaseLiens, liens.slice(0, 1), freshPaper());
      assert.ok(released <= 50_000n, `${released}`);
      if (count === 2) await send(bank.releaseLiens, liens.slice(1), freshPaper());
    }
    const used = await gasOf(desk.offset, ticket, CLAIMED, 1n, members.ecology);
    const cancelled = await gasOf(bureau.cancelTicket, ticket, freshPaper());
    assert.ok(used <= 45_000n && cancelled <= 45_000n, `${[used, cancelled]}`);
  });
});

describe("Tickets: every loop at its longest stays within a block (B23)", () => {
  const within = (gas) => assert.ok(gas < GAS_MAX, `${gas}`);

  it("64 owners: issue, transfer, shares, change of ownership", async () => {
    const register = await load(crowdedLedger);
    const { bureau, desk, crowd, last, members } = register;
    within(await gasOf(desk.issue, {
      lot: freshLot(), kind: 1n, policy: 1n, terms: YINING_TERMS, amount: CLAIMED, joint: false,
      owners: sharesOf(...crowd), member: members.forestry, documentHash: freshPaper(),
    }));
    const ticket = await issueTo(register, crowd);
    const giver = crowd[0][0];
    within(await gasOf(
      bureau.transferShare, ...shareArgs(register, { ticket, from: giver, to: last, parts: crowd[0][1] }),
    ));
    assert.equal((await bureau.ownersOf(ticket)).length, OWNERS_MAX);
    const others = [...crowd.slice(1), [last, 1]];
    within(await gasOf(bureau.changeOwnership, ticket, sharesOf(...others.toReversed()), true, freshPaper()));
    assertFields(await bureau.ticketOf(ticket), { ownership: Ownership.Joint });
    within(await gasOf(bureau.transferTicket, ...wholeArgs(register, { ticket, owners: crowd })));
    within(await gasOf(bureau.transferTicket, ...wholeArgs(register, { owners: crowd, cause: Cause.BuyIn })));
  });

  it("refuses the sixty-fifth owner, who would come by a share", async () => {
    const register = await load(crowdedLedger);
    const { bureau, crowd, last } = register;
    const ticket = await issueTo(register, crowd);
    await refuses(
      bureau.transferShare, shareArgs(register, { ticket, from: crowd[5][0], to: last, parts: 1 }),
      "SharesInvalid", [65n, 64n],
    );
  });

  it("64 owners split into 16 numbers and merged again; 16 tickets with a list of 64 owners each", async () => {
    const register = await load(crowdedLedger);
    const { bureau, crowd } = register;
    const lot = freshLot();
    const ticket = await issueTo(register, crowd, { lot });
    const amounts = Array.from({ length: 16 }, (_, i) => (i === 15 ? CLAIMED - 15n : 1n));
    const { children } = await emits(bureau, "TicketSplit", bureau.splitTicket, ticket, amounts, freshPaper());
    within(await gasOf(bureau.mergeTickets, Array.from(children), freshPaper()));
    const apart = [];
    for (let i = 0; i < 16; i++) apart.push(await issueTo(register, crowd, { lot }));
    within(await gasOf(bureau.mergeTickets, apart, freshPaper()));
    const whole = await issueTo(register, crowd, { lot });
    within(await gasOf(bureau.splitTicket, whole, amounts, freshPaper()));
  });

  it("32 roots: merging up to them, moving, freezing and ruling under them", async () => {
    const register = await load(ledgerRegister);
    const { bureau, desk, tickets, keys, owner, members } = register;
    const lot = freshLot();
    const batch = async () => {
      const roots = [];
      for (let i = 0; i < 16; i++) roots.push(await issueTo(register, [[owner, 1]], { lot }));
      return roots;
    };
    const first = await mergeOf(register, await batch());
    const fourteen = (await batch()).slice(2);
    const second = await emits(bureau, "TicketsMerged", bureau.mergeTickets, fourteen, freshPaper());
    const receipt = await send(bureau.mergeTickets, [first, second.merged], freshPaper());
    within(receipt.gasUsed);
    const merged = second.merged + 1n;
    const roots = Array.from(await bureau.rootsOf(merged));
    assert.equal(roots.length, 32);
    const child = await moved(register, merged, TONNE);
    within(await gasOf(bureau.transferPart, ...partArgs(register, { ticket: child, amount: 1n, to: owner })));
    const own = [];
    for (const root of roots.slice(0, 8)) own.push(await rootLien(register, root));
    const later = [];
    for (let i = 0; i < 8; i++) own.push(await freezeLien(register, child, 1n));
    for (let i = 0; i < 16; i++) later.push(await freezeLien(register, child, 1n, { court: "otherCourt" }));
    const ordered = (ids) => ids.toSorted((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1));
    const passage = { own: ordered(own), later: ordered(later), persons: [] };
    within(await gasOf(desk.moveByRuling, child, owner, 1n, passage, members.court, freshPaper()));
    await release(register, "court", ...own.slice(0, 8));
    const liens = [];
    for (let i = 0; i < 32; i++) liens.push(await pledgeLien(register, merged, 1n));
    within(await gasOf(tickets.connect(keys.bank).releaseLiens, liens, freshPaper()));
  });

  it("a whole split of the largest count copies no owners, however many there are", async () => {
    const register = await load(crowdedLedger);
    const sixteen = Array.from({ length: 16 }, (_, i) => (i === 15 ? CLAIMED - 15n : 1n));
    const shared = await issueTo(register, register.crowd);
    const costs = [];
    for (const ticket of [register.ticket, shared]) {
      costs.push(await gasOf(register.bureau.splitTicket, ticket, sixteen, freshPaper()));
    }
    within(costs[1]);
    assert.equal((await splitInto(register, await issueTo(register, register.crowd), sixteen)).length, 16);
    assert.ok(costs[1] < 2n * costs[0], `${costs}`);
  });
});
