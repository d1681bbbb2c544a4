import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { foundedRegister, load } from "./fixture.js";
import { randomFrom, seedOfRun } from "./random.js";
import { Sequence } from "./sequence.js";
import { LienKind, LienStatus, TicketStatus } from "./words.js";

const DEEP = process.env.CARBON_DEEP === "1";
const STEPS = DEEP ? 3000 : 500;
/** A run that has not come to every end goes on. */
const STEPS_MAX = 3 * STEPS;
const CHECK_EVERY = DEEP ? 500 : 100;
const sum = (list) => list.reduce((total, part) => total + part, 0n);

const STEP_WEIGHTS = {
  applyForLot: 1, issue: 5, transferPart: 7, transferTicket: 4, transferShare: 5, splitTicket: 5, mergeTickets: 6,
  reportLoss: 2, endLoss: 4, proposePledge: 6, acceptPledge: 7, freezeTicket: 7, freezeRootTicket: 2, release: 12,
  lapse: 3, rule: 7, enforce: 4, freezePerson: 1, thawPerson: 3, offset: 6, annul: 2, cancelTicket: 2, waitDays: 1,
};

/** INV-2: what was issued is in circulation, offset or annulled, over all numbers of a lot. */
function assertLots({ book }) {
  for (const [lot, { issuedAmount, certifiedAmount, claimedAmount }] of book.applications) {
    const numbers = [...book.tickets.values()].filter((ticket) => ticket.lot === lot);
    const parts = numbers.map(({ amount, offsetAmount, annulledAmount }) => amount + offsetAmount + annulledAmount);
    assert.equal(sum(parts), issuedAmount);
    assert.ok(issuedAmount <= certifiedAmount && certifiedAmount <= claimedAmount);
  }
}

/** INV-4: pledged is within the amount, and both sums are those of the liens in force; frozen may go beyond. */
function assertLiens({ book }) {
  for (const [number, ticket] of book.tickets) {
    const liens = book.ledger.liensOn(number);
    const held = (...kinds) => sum(liens.filter(({ kind }) => kinds.includes(kind)).map(({ amount }) => amount));
    assert.equal(ticket.pledgedAmount, held(LienKind.Pledge, LienKind.Mortgage));
    assert.equal(ticket.frozenAmount, held(LienKind.Freeze));
    assert.equal(ticket.liens, BigInt(liens.length));
    assert.ok(ticket.pledgedAmount <= ticket.amount);
    assert.equal(ticket.status === TicketStatus.Live, ticket.amount > 0n);
    assert.equal(new Set(liens.map(({ rank }) => rank)).size, liens.length);
  }
}

/** INV-18: the vouchers of a ticket add up to what it offset. */
function assertVouchers({ book }) {
  const { requests, vouchers } = book.of("offsets");
  const items = [...vouchers.values()].flatMap(({ requestId }) => requests.get(requestId).items);
  for (const [number, { offsetAmount }] of book.tickets) {
    assert.equal(sum(items.filter(([ticket]) => ticket === number).map(([, amount]) => amount)), offsetAmount);
  }
}

/** What a run must have come to: splits, merges, uses, releases, a ruling, and enough refusals. */
function hasReached(sequence) {
  const statuses = new Set([...sequence.book.tickets.values()].map(({ status }) => status));
  const ends = new Set([...sequence.book.liens.values()].map(({ status }) => status));
  const { Live, Split, Merged, UsedUp } = TicketStatus;
  return [Live, Split, Merged, UsedUp].every((status) => statuses.has(status))
    && ends.has(LienStatus.Released) && sequence.refused.size >= 12 && sequence.ruled > 0;
}

describe("random sequences", () => {
  it(`INV-1 INV-2 INV-4 INV-19 INV-24 INV-25 hold over at least ${STEPS} random commands (B4)`, async () => {
    const seed = seedOfRun();
    const random = randomFrom(seed);
    const names = Object.entries(STEP_WEIGHTS).flatMap(([name, weight]) => Array(weight).fill(name));
    const sequence = new Sequence(await load(foundedRegister), random);
    const done = [];
    try {
      await sequence.book.foldAll();
      await sequence.applyForLot();
      while (sequence.book.tickets.size === 0) await sequence.issue();
      for (let step = 1; step <= STEPS || (!hasReached(sequence) && step <= STEPS_MAX); step++) {
        done.push(random.pick(names));
        await sequence[done.at(-1)]();
        if (step % 10 === 0) for (const check of [assertLots, assertLiens, assertVouchers]) check(sequence);
        if (step % CHECK_EVERY === 0) await sequence.book.equalsViews();
      }
      await sequence.book.equalsViews();
      assert.ok(hasReached(sequence), "the commands did not reach every end");
    } catch (error) {
      error.message = `CARBON_SEED=${seed}, step ${done.length} (${done.at(-1)}): ${error.message}`;
      throw error;
    }
  });
});
