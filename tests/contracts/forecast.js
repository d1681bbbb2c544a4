// What a book kept from events foretells of random commands: what is drawn, and how the register must refuse it.
import { networkHelpers } from "./chain.js";
import { Book } from "./book.js";
import { eventsOf, refuses, send } from "./expect.js";
import { FreezeStatus, LienKind, LienStatus, Ownership, TicketStatus } from "./words.js";

const DAY = 86_400n;

export class Forecast {
  proposals = [];
  refused = new Map();
  lossEnds = new Map();
  topRanks = new Map();
  ruled = 0;

  constructor(register, random) {
    Object.assign(this, register);
    this.register = register;
    this.random = random;
    this.book = new Book(register);
    this.people = [register.owner, register.buyer, register.partner];
    this.bureau = register.tickets.connect(register.keys.forestry);
  }

  /** Does the command, or asserts the refusal that the book foretells. */
  async expect(refusal, call, ...args) {
    if (refusal !== undefined) {
      await refuses(call, args, refusal);
      this.refused.set(refusal, (this.refused.get(refusal) ?? 0) + 1);
      return undefined;
    }
    const receipt = await send(call, ...args);
    this.fold(receipt);
    return receipt;
  }

  fold(receipt) {
    this.book.fold(receipt.logs);
    for (const { name, args } of eventsOf(this.tickets, receipt)) {
      if (name === "LossReported") this.lossEnds.set(args.ticket, args.untilSeconds);
      if (name === "LienPlaced") this.topRanks.set(args.ticket, args.rank);
    }
    for (const [number, { liens }] of this.book.tickets) if (liens === 0n) this.topRanks.delete(number);
  }

  anyTicket() {
    const numbers = [...this.book.tickets.keys()];
    const live = numbers.filter((number) => this.book.tickets.get(number).status === TicketStatus.Live);
    return this.random.pick(live.length > 0 && this.random.next() < 0.9 ? live : numbers);
  }

  /** Mostly what fits, sometimes the edge, sometimes over it or nothing. */
  anyAmount(limit) {
    const edge = this.random.next();
    if (edge < 0.04) return 0n;
    if (edge < 0.14) return limit;
    if (edge < 0.24) return limit + 1n;
    return this.random.below(limit + 1n);
  }

  async soon() {
    return BigInt(await networkHelpers.time.latest()) + (1n + this.random.below(40n)) * DAY;
  }

  refusalOfOpen(number) {
    const ticket = this.book.tickets.get(number);
    if (ticket.status !== TicketStatus.Live) return "TicketEnded";
    if (ticket.lost) return "TicketLost";
    return this.book.ledger.isRootFrozen(number) ? "RootFrozen" : undefined;
  }

  refusalOfPart(number, amount) {
    return this.refusalOfOpen(number)
      ?? (amount === 0n ? "AmountZero" : amount > this.book.ledger.free(number) ? "AmountOverFree" : undefined);
  }

  refusalOfWhole(number) {
    return this.refusalOfOpen(number) ?? (this.book.tickets.get(number).liens > 0n ? "TicketEncumbered" : undefined);
  }

  /** All mandates stand in a sequence, so that only a court's freeze of an owner withholds consent. */
  refusalOfOwners(number) {
    const { persons } = this.book.of("persons");
    const frozen = this.book.tickets.get(number).owners.some(([person]) => persons.get(person).freezes > 0n);
    return frozen ? "PersonIsFrozen" : undefined;
  }

  refusalOfReceiver(number, to) {
    const { ownership, holder } = this.book.tickets.get(number);
    return ownership === Ownership.Sole && holder === to ? "HolderSame" : undefined;
  }

  refusalOfRoom(number, court) {
    const { liens } = this.book.tickets.get(number);
    const rank = this.topRanks.get(number) ?? 0n;
    const [liensMax, rankMax] = court ? [64n, 255n] : [32n, 127n];
    return liens >= liensMax || rank >= rankMax ? "LiensFull" : undefined;
  }

  /** A court's whole passage through its own freezes and those behind them. */
  passageFor(number, court) {
    const roots = this.book.ledger.rootsOver(number);
    const inForce = [...this.book.liens].filter(([, lien]) => lien.status === LienStatus.InForce);
    const own = inForce.filter(([, lien]) => lien.owner === this.members[court]
      && ((lien.kind === LienKind.Freeze && lien.ticket === number)
        || (lien.kind === LienKind.RootFreeze && roots.includes(lien.ticket))));
    const onTicket = own.filter(([, lien]) => lien.kind === LienKind.Freeze);
    const top = onTicket.reduce((rank, [, lien]) => (lien.rank > rank ? lien.rank : rank), 0n);
    const behind = inForce.filter(([, lien]) => top > 0n && lien.kind === LienKind.Freeze && lien.ticket === number
      && lien.owner !== this.members[court] && lien.rank > top);
    const owners = this.book.tickets.get(number).owners.map(([person]) => person);
    const persons = [...this.book.of("persons").freezes].filter(([, freeze]) =>
      freeze.status === FreezeStatus.InForce && freeze.court === this.members[court] && owners.includes(freeze.person));
    return { own, behind, persons };
  }

  refusalOfPassage(number, court) {
    const roots = this.book.ledger.rootsOver(number);
    const foreignRoot = this.book.ledger.liensInForce().some((lien) => lien.kind === LienKind.RootFreeze
      && roots.includes(lien.ticket) && lien.owner !== this.members[court]);
    if (foreignRoot) return "RootFrozen";
    const owners = this.book.tickets.get(number).owners.map(([person]) => person);
    const foreign = [...this.book.of("persons").freezes.values()].some((freeze) =>
      freeze.status === FreezeStatus.InForce && freeze.court !== this.members[court] && owners.includes(freeze.person));
    return foreign ? "PersonIsFrozen" : undefined;
  }
}
