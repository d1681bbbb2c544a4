import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Book } from "./book.js";
import { eventsOf, refuses, send } from "./expect.js";
import { WEIHAI, YINING, foundedRegister, load } from "./fixture.js";
import * as story from "./story.js";
import { Cause, LienKind, LienStatus, PledgeStatus, TicketStatus, divisionOf } from "./words.js";

const DEEP = process.env.CARBON_DEEP === "1";
const STEPS = DEEP ? 6000 : 400;
const CHECK_EVERY = 50;
const { CLAIMED, ORDER_UNTIL, freshPaper } = story;

/** A small generator (mulberry32), so that a failing sequence can be played again from its seed. */
function randomFrom(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit) => BigInt(Math.floor(next() * Number(limit)));
  return { next, below, pick: (list) => list[Math.floor(next() * list.length)] };
}

class Sequence {
  constructor(register, random) {
    Object.assign(this, register);
    this.register = register;
    this.random = random;
    this.book = new Book(register);
    this.proposals = [];
    this.refused = new Map();
    this.moves = new Map();
    this.people = [register.owner, register.buyer, register.partner];
  }

  /** Does the command, or asserts the refusal that the book foretells. */
  async expect(refusal, call, ...args) {
    if (refusal !== undefined) {
      await refuses(call, args, refusal);
      this.refused.set(refusal, (this.refused.get(refusal) ?? 0) + 1);
      return undefined;
    }
    const receipt = await send(call, ...args);
    this.book.fold(receipt.logs);
    return receipt;
  }

  anyTicket() {
    return this.random.pick([...this.book.tickets.keys()]);
  }

  /** Mostly what fits, sometimes the edge, sometimes over it or nothing. */
  anyAmount(limit) {
    const edge = this.random.next();
    if (edge < 0.04) return 0n;
    if (edge < 0.14) return limit;
    if (edge < 0.24) return limit + 1n;
    return this.random.below(limit + 1n);
  }

  movesOf(number) {
    return this.moves.get(number) ?? 0;
  }

  refusalOfUse(number, amount) {
    const ticket = this.book.tickets.get(number);
    if (ticket.status !== TicketStatus.Live) return "TicketEnded";
    if (this.book.isRootFrozen(number)) return "RootFrozen";
    if (amount === 0n) return "AmountZero";
    return amount > this.book.free(number) ? "AmountOverFree" : undefined;
  }

  async applyForLot() {
    const division = this.random.pick([YINING, WEIHAI]);
    const owners = this.people.slice(0, 1 + Number(this.random.below(3n)));
    const applicants = owners.map((person) => ({ person, parts: 1n + this.random.below(9n) }));
    const joint = owners.length > 1 && this.random.next() < 0.5;
    const lot = await story.submit(this.register, story.contentOf(this.register, { division, applicants, joint }));
    await story.review(this.register, lot);
    await story.file(this.register, lot, freshPaper(), CLAIMED - this.random.below(1000n));
    this.book.fold(await this.logsOf(lot.application));
  }

  async logsOf(application) {
    const topic = `0x${application.toString(16).padStart(64, "0")}`;
    return await this.reserve.runner.provider.getLogs({ fromBlock: 0, topics: [null, topic] });
  }

  async issue() {
    const [number, lot] = this.random.pick([...this.book.applications]);
    const amount = this.anyAmount(lot.certifiedAmount - lot.issuedAmount);
    const over = amount > lot.certifiedAmount - lot.issuedAmount;
    const refusal = over ? "AmountOverLot" : amount === 0n ? "AmountZero" : undefined;
    const { issueTicket } = this.reserve.connect(this.keys.forestry);
    await this.expect(refusal, issueTicket, number, lot.ticketsIssued + 1n, amount, freshPaper());
  }

  async transferPart() {
    const number = this.anyTicket();
    const ticket = this.book.tickets.get(number);
    const [to, amount] = [this.random.pick(this.people), this.anyAmount(this.book.free(number))];
    const refusal = this.refusalOfUse(number, amount) ?? (amount === ticket.amount ? "PartIsWhole" : undefined)
      ?? (to === ticket.holder ? "HolderSame" : undefined);
    const call = this.tickets.connect(this.keys.forestry).transferPart;
    await this.expect(refusal, call, number, to, amount, Cause.Sale, freshPaper());
  }

  async transferTicket() {
    const number = this.anyTicket();
    const ticket = this.book.tickets.get(number);
    const to = this.random.pick(this.people);
    const refusal = this.refusalOfUse(number, 1n)?.replace("AmountOverFree", "") || undefined;
    const claimed = ticket.liens > 0n ? "AmountOverFree" : undefined;
    const call = this.tickets.connect(this.keys.forestry).transferTicket;
    const own = to === ticket.holder ? "HolderSame" : undefined;
    const moved = await this.expect(refusal ?? claimed ?? own, call, number, to, Cause.Gift, freshPaper());
    if (moved !== undefined) this.moves.set(number, this.movesOf(number) + 1);
  }

  async proposePledge() {
    const number = this.anyTicket();
    const amount = this.anyAmount(this.book.free(number));
    const kind = this.random.pick([LienKind.Pledge, LienKind.Mortgage]);
    const bank = this.random.pick(["bank", "otherBank"]);
    const documentHash = freshPaper();
    const receipt = await this.expect(
      this.refusalOfUse(number, amount), this.pledges.connect(this.keys.agent).proposePledge,
      number, kind, this.members[bank], amount, 0n, documentHash,
    );
    if (receipt === undefined) return;
    const [{ args }] = eventsOf(this.pledges, receipt);
    const moves = this.movesOf(number);
    this.proposals.push({ pledgeId: args.pledgeId, bank, number, amount, documentHash, moves });
  }

  async acceptPledge() {
    if (this.proposals.length === 0) return;
    const { pledgeId, bank, number, amount, documentHash, moves } = this.random.pick(this.proposals);
    const open = this.book.pledges.get(pledgeId).status === PledgeStatus.Proposed;
    const stale = moves === this.movesOf(number) ? undefined : "MandateMissing";
    const refusal = open ? stale ?? this.refusalOfUse(number, amount) : "PledgeNotOpen";
    const call = this.pledges.connect(this.keys[bank]).acceptPledge;
    await this.expect(refusal, call, pledgeId, amount, 0n, documentHash);
  }

  async freezeTicket() {
    const number = this.anyTicket();
    const ticket = this.book.tickets.get(number);
    const amount = this.anyAmount(ticket.amount - ticket.frozenAmount);
    const ended = ticket.status !== TicketStatus.Live ? "TicketEnded" : undefined;
    const over = amount > ticket.amount - ticket.frozenAmount ? "AmountOverTicket" : undefined;
    const refusal = ended ?? (amount === 0n ? "AmountZero" : undefined) ?? over;
    const call = this.rulings.connect(this.keys[this.random.pick(["court", "otherCourt"])]).freezeTicket;
    await this.expect(refusal, call, number, amount, ORDER_UNTIL, freshPaper());
  }

  async freezeRootTicket() {
    const number = this.anyTicket();
    const refusal = this.book.tickets.get(number).parent === 0n ? undefined : "TicketNotRoot";
    await this.expect(
      refusal, this.rulings.connect(this.keys.court).freezeRootTicket, number, ORDER_UNTIL, freshPaper(),
    );
  }

  async release() {
    if (this.book.liens.size === 0) return;
    const [lienId, lien] = this.random.pick([...this.book.liens]);
    const ownerName = Object.keys(this.members).find((name) => this.members[name] === lien.owner);
    const name = this.random.next() < 0.8 ? ownerName : this.random.pick(["bank", "otherBank", "court", "otherCourt"]);
    const pledged = this.book.pledges.has(lienId);
    const own = name === ownerName;
    const ended = lien.status !== LienStatus.InForce;
    const key = this.keys[name];
    if (pledged) {
      const refusal = ended ? "PledgeNotOpen" : own ? undefined : "PledgeNotOwned";
      await this.expect(refusal, this.pledges.connect(key).releasePledge, lienId, freshPaper());
    } else {
      const refusal = own ? (ended ? "LienEnded" : undefined) : "LienNotOwned";
      await this.expect(refusal, this.rulings.connect(key).releaseFreeze, lienId, freshPaper());
    }
  }

  async offset() {
    const number = this.anyTicket();
    const ticket = this.book.tickets.get(number);
    const whole = divisionOf(number) === WEIHAI;
    const amount = whole && this.random.next() < 0.7 ? ticket.amount : this.anyAmount(this.book.free(number));
    const refusal = this.refusalOfUse(number, amount)
      ?? (whole && amount !== ticket.amount ? "WholeTicketOnly" : undefined);
    const content = story.offsetContentOf(this.register, number, amount);
    const asked = await this.expect(
      refusal, this.offsets.connect(this.keys.agent).requestOffset, content, freshPaper(),
    );
    if (asked === undefined) return;
    const [{ args }] = eventsOf(this.offsets, asked);
    const grant = this.offsets.connect(this.keys.ecology).grantOffset;
    await this.expect(undefined, grant, args.requestId, args.contentHash, freshPaper());
  }

  async cancelTicket() {
    const number = this.anyTicket();
    const { status } = this.book.tickets.get(number);
    const refusal = status === TicketStatus.Live ? "TicketNotUsedUp"
      : status === TicketStatus.Cancelled ? "TicketEnded"
        : this.book.isRootFrozen(number) ? "RootFrozen" : undefined;
    await this.expect(refusal, this.tickets.connect(this.keys.forestry).cancelTicket, number, freshPaper());
  }

  /** INV-2: what was issued is in circulation or offset. INV-4: no claim is over the amount, and claims add up. */
  assertAddsUp() {
    const { tickets, applications } = this.book;
    for (const [lot, { issuedAmount, certifiedAmount }] of applications) {
      const parts = [...tickets.values()].filter((ticket) => ticket.lot === lot);
      assert.equal(parts.reduce((sum, ticket) => sum + ticket.amount + ticket.offsetAmount, 0n), issuedAmount);
      assert.ok(issuedAmount <= certifiedAmount);
    }
    for (const [number, ticket] of tickets) {
      const sum = (...kinds) => this.book.liensInForce()
        .filter((lien) => lien.ticket === number && kinds.includes(lien.kind))
        .reduce((total, lien) => total + lien.amount, 0n);
      assert.equal(ticket.pledgedAmount, sum(LienKind.Pledge, LienKind.Mortgage));
      assert.equal(ticket.frozenAmount, sum(LienKind.Freeze));
      assert.ok(ticket.pledgedAmount <= ticket.amount && ticket.frozenAmount <= ticket.amount);
      assert.equal(ticket.status === TicketStatus.Live, ticket.amount > 0n);
      const ranks = this.book.liensInForce().filter((lien) => lien.ticket === number).map((lien) => lien.rank);
      assert.equal(new Set(ranks).size, ranks.length);
    }
    const granted = [...this.book.vouchers.values()].map((id) => this.book.requests.get(id));
    for (const [number, ticket] of tickets) {
      const vouched = granted.filter((request) => request.ticket === number);
      assert.equal(vouched.reduce((sum, request) => sum + request.amount, 0n), ticket.offsetAmount);
    }
  }
}

const STEP_WEIGHTS = {
  applyForLot: 1, issue: 3, transferPart: 8, transferTicket: 3, proposePledge: 6, acceptPledge: 6, freezeTicket: 3,
  freezeRootTicket: 1, release: 9, offset: 6, cancelTicket: 2,
};

describe("random sequences", () => {
  it(`INV-2 INV-4 INV-19 keep every book in balance (B4) over ${STEPS} commands`, async () => {
    const seed = Number(process.env.CARBON_SEED ?? Date.now() % 2 ** 32);
    const random = randomFrom(seed);
    const names = Object.entries(STEP_WEIGHTS).flatMap(([name, weight]) => Array(weight).fill(name));
    const sequence = new Sequence(await load(foundedRegister), random);
    const done = [];
    try {
      await sequence.applyForLot();
      while (sequence.book.tickets.size === 0) await sequence.issue();
      for (let step = 1; step <= STEPS; step++) {
        done.push(random.pick(names));
        await sequence[done.at(-1)]();
        if (step % 10 === 0) sequence.assertAddsUp();
        if (step % (DEEP ? 10 * CHECK_EVERY : 2 * CHECK_EVERY) === 0) await sequence.book.equalsViews();
      }
      await sequence.book.equalsViews();
    } catch (error) {
      error.message = `CARBON_SEED=${seed}, step ${done.length} (${done.at(-1)}): ${error.message}`;
      throw error;
    }
    const count = (list, status) => [...list.values()].filter((entry) => entry.status === status).length;
    assert.ok(sequence.refused.size >= 8, `too few refusals were met (CARBON_SEED=${seed})`);
    assert.ok(count(sequence.book.pledges, PledgeStatus.Released) > 0, `no pledge ended (CARBON_SEED=${seed})`);
  });
});
