// Random commands against a book kept from events. What the book foretells, effect or refusal, the chain must do.
import assert from "node:assert/strict";
import { networkHelpers } from "./chain.js";
import { passageOf } from "./claims.js";
import { eventsOf } from "./expect.js";
import { WEIHAI, YINING } from "./fixture.js";
import { Forecast } from "./forecast.js";
import * as story from "./story.js";
import {
  AnnulmentCause, Cause, FreezeStatus, LienKind, LienStatus, LossCause, Ownership, PledgeStatus, TicketStatus,
  divisionOf,
} from "./words.js";

const { CLAIMED, freshPaper } = story;
const DAY = 86_400n;
const PLEDGES = [LienKind.Pledge, LienKind.Mortgage];
const COURTS = ["court", "otherCourt"];
const BANKS = ["bank", "otherBank"];
const sum = (list) => list.reduce((total, part) => total + part, 0n);

export class Sequence extends Forecast {
  async applyForLot() {
    const division = this.random.pick([YINING, WEIHAI]);
    const owners = this.people.slice(0, 1 + Number(this.random.below(3n)));
    const { persons } = this.book.of("persons");
    if (owners.some((person) => persons.get(person).freezes > 0n)) return;
    const applicants = owners.map((person) => ({ person, parts: 1n + this.random.below(9n) }));
    const joint = owners.length > 1 && this.random.next() < 0.3;
    const lot = await story.submit(this.register, story.contentOf(this.register, { division, applicants, joint }));
    await story.review(this.register, lot);
    await story.file(this.register, lot, freshPaper(), CLAIMED - this.random.below(1000n));
    const topic = `0x${lot.application.toString(16).padStart(64, "0")}`;
    const { provider } = this.reserve.runner;
    this.book.fold(await provider.getLogs({ fromBlock: 0, topics: [null, topic], address: this.reserve.target }));
  }

  async issue() {
    const [number, lot] = this.random.pick([...this.book.applications]);
    const left = lot.certifiedAmount - lot.issuedAmount;
    const rest = left > lot.deficitAmount ? left - lot.deficitAmount : 0n;
    const amount = this.anyAmount(rest);
    const refusal = amount > rest ? "AmountOverLot" : amount === 0n ? "AmountZero" : undefined;
    const { issueTicket } = this.reserve.connect(this.keys.forestry);
    await this.expect(refusal, issueTicket, number, lot.ticketsIssued + 1n, amount, freshPaper());
  }

  async transferPart() {
    const number = this.anyTicket();
    const ticket = this.book.tickets.get(number);
    const [to, amount] = [this.random.pick(this.people), this.anyAmount(this.book.ledger.free(number))];
    const refusal = this.refusalOfPart(number, amount) ?? (amount === ticket.amount ? "PartIsWhole" : undefined)
      ?? this.refusalOfOwners(number) ?? this.refusalOfReceiver(number, to);
    await this.expect(refusal, this.bureau.transferPart, number, to, amount, Cause.Sale, freshPaper());
  }

  async transferTicket() {
    const number = this.anyTicket();
    const owners = this.people.filter(() => this.random.next() < 0.4)
      .map((person) => ({ person, parts: 1n + this.random.below(5n) }));
    if (owners.length === 0) return;
    const held = this.book.tickets.get(number).owners.map(([person]) => person);
    const same = held.length === owners.length && owners.every(({ person }) => held.includes(person));
    const refusal = this.refusalOfWhole(number) ?? this.refusalOfOwners(number) ?? (same ? "HolderSame" : undefined);
    const joint = this.random.next() < 0.3;
    await this.expect(refusal, this.bureau.transferTicket, number, owners, joint, Cause.Gift, freshPaper());
  }

  async transferShare() {
    const number = this.anyTicket();
    const { ownership, owners } = this.book.tickets.get(number);
    const [from, held] = this.random.pick(owners);
    const to = this.random.pick(this.people);
    const parts = this.anyAmount(held);
    const refusal = this.refusalOfWhole(number) ?? (ownership !== Ownership.Shares ? "SharesMissing" : undefined)
      ?? (parts === 0n ? "AmountZero" : undefined) ?? (from === to ? "HolderSame" : undefined)
      ?? (parts > held ? "PartsOverShare" : undefined) ?? this.refusalOfOwners(number);
    await this.expect(refusal, this.bureau.transferShare, number, from, to, parts, Cause.Inheritance, freshPaper());
  }

  async splitTicket() {
    const number = this.anyTicket();
    const { amount } = this.book.tickets.get(number);
    const first = this.random.below(amount + 1n);
    const off = this.random.next() < 0.1 ? 1n : 0n;
    const amounts = [first, amount - first + off];
    const refusal = this.refusalOfWhole(number) ?? (off > 0n || amounts.includes(0n) ? "SplitNotExact" : undefined)
      ?? this.refusalOfOwners(number);
    await this.expect(refusal, this.bureau.splitTicket, number, amounts, freshPaper());
  }

  async mergeTickets() {
    const number = this.anyTicket();
    const keyOf = (other) => JSON.stringify([other.lot, other.policy, other.ownership, other.owners].map(String));
    const key = keyOf(this.book.tickets.get(number));
    const like = (other) => keyOf(other) === key;
    const alike = [...this.book.tickets].filter(([, ticket]) => ticket.status === TicketStatus.Live && like(ticket));
    const chosen = [number, this.random.next() < 0.85 ? this.random.pick(alike)?.[0] : this.anyTicket()];
    if (chosen[1] === undefined || chosen[0] === chosen[1]) return;
    const [first, second] = chosen.toSorted((a, b) => (a < b ? -1 : 1));
    const refusal = this.refusalOfWhole(first) ?? this.refusalOfOwners(first) ?? this.refusalOfWhole(second)
      ?? (like(this.book.tickets.get(chosen[1])) ? undefined : "TicketsUnlike");
    await this.expect(refusal, this.bureau.mergeTickets, [first, second], freshPaper());
  }

  async reportLoss() {
    const number = this.anyTicket();
    const { status, lost } = this.book.tickets.get(number);
    const refusal = status !== TicketStatus.Live ? "TicketEnded" : lost ? "TicketLost" : this.refusalOfOwners(number);
    await this.expect(refusal, this.bureau.reportLoss, number, LossCause.Lost, freshPaper());
  }

  async endLoss() {
    const lost = [...this.book.tickets].filter(([, ticket]) => ticket.lost).map(([number]) => number);
    const number = lost.length > 0 ? this.random.pick(lost) : this.anyTicket();
    const { status } = this.book.tickets.get(number);
    const early = this.random.next() < 0.5;
    const running = BigInt(await networkHelpers.time.latest()) < (this.lossEnds.get(number) ?? 0n);
    const refusal = status !== TicketStatus.Live ? "TicketEnded" : lost.length === 0 ? "TicketNotLost"
      : this.refusalOfOwners(number) ?? (!early && running ? "LossNoticeRunning" : undefined);
    await this.expect(refusal, early ? this.bureau.withdrawLoss : this.bureau.reissueTicket, number, freshPaper());
  }

  async proposePledge() {
    const number = this.anyTicket();
    const amount = this.anyAmount(this.book.ledger.free(number));
    const [kind, bank] = [this.random.pick(PLEDGES), this.random.pick(BANKS)];
    const content = story.pledgeContentOf(this.register, [[number, amount]], { kind, bank });
    const refusal = this.refusalOfPart(number, amount) ?? this.refusalOfOwners(number);
    const done = await this.expect(refusal, this.pledges.connect(this.keys.agent).proposePledge, content);
    if (done === undefined) return;
    const [{ args }] = eventsOf(this.pledges, done);
    const { turns } = this.book.tickets.get(number);
    this.proposals.push({ pledgeId: args.pledgeId, bank, number, amount, kind, content, turns });
  }

  async acceptPledge() {
    if (this.proposals.length === 0) return;
    const { pledgeId, bank, number, amount, kind, content, turns } = this.random.pick(this.proposals.slice(-12));
    const open = this.book.of("pledges").pledges.get(pledgeId).status === PledgeStatus.Proposed;
    const ticket = this.book.tickets.get(number);
    const weihai = divisionOf(number) === WEIHAI;
    const refusal = open ? this.refusalOfPart(number, amount) ?? this.refusalOfOwners(number)
      ?? (turns === ticket.turns ? undefined : "OwnersChanged")
      ?? (weihai && kind === LienKind.Mortgage ? "LienKindInvalid" : undefined)
      ?? (weihai && ticket.pledgedAmount > 0n ? "PledgeSingle" : undefined) ?? this.refusalOfRoom(number, false)
      : "PledgeNotOpen";
    await this.expect(refusal, this.pledges.connect(this.keys[bank]).acceptPledge, content);
  }

  async freezeTicket() {
    const number = this.anyTicket();
    const { amount: whole, status } = this.book.tickets.get(number);
    const amount = this.anyAmount(whole);
    const refusal = status !== TicketStatus.Live ? "TicketEnded" : amount === 0n ? "AmountZero"
      : amount > whole ? "AmountOverTicket" : this.refusalOfRoom(number, true);
    const { freezeTicket } = this.register.rulings.connect(this.keys[this.random.pick(COURTS)]);
    await this.expect(refusal, freezeTicket, number, amount, await this.soon(), freshPaper());
  }

  async freezeRootTicket() {
    const number = this.anyTicket();
    const root = this.book.tickets.get(number).root === number;
    const { freezeRootTicket } = this.register.rulings.connect(this.keys[this.random.pick(COURTS)]);
    const refusal = root ? this.refusalOfRoom(number, true) : "TicketNotRoot";
    await this.expect(refusal, freezeRootTicket, number, await this.soon(), freshPaper());
  }

  async release() {
    const inForce = [...this.book.liens].filter(([, lien]) => lien.status === LienStatus.InForce);
    const from = inForce.length > 0 && this.random.next() < 0.9 ? inForce : [...this.book.liens];
    if (from.length === 0) return;
    const [lienId, lien] = this.random.pick(from);
    const owner = Object.keys(this.members).find((name) => this.members[name] === lien.owner);
    const name = this.random.next() < 0.85 ? owner : this.random.pick([...BANKS, ...COURTS]);
    const refusal = name !== owner ? "LienNotOwned" : lien.status !== LienStatus.InForce ? "LienEnded" : undefined;
    await this.expect(refusal, this.tickets.connect(this.keys[name]).releaseLiens, [lienId], freshPaper());
  }

  async lapse() {
    if (this.book.liens.size === 0) return;
    const [lienId, lien] = this.random.pick([...this.book.liens]);
    const now = BigInt(await networkHelpers.time.latest());
    const refusal = lien.status !== LienStatus.InForce ? "LienEnded" : PLEDGES.includes(lien.kind) ? "LienUnfit"
      : lien.untilSeconds > now ? "LienEndInvalid" : undefined;
    await this.expect(refusal, this.bureau.lapseFreeze, lienId, freshPaper());
  }

  async rule() {
    const number = this.anyTicket();
    const court = this.random.pick(COURTS);
    const { own, behind, persons } = this.passageFor(number, court);
    const ticket = this.book.tickets.get(number);
    const mine = sum(own.map(([, lien]) => lien.amount));
    const later = sum(behind.map(([, lien]) => lien.amount));
    const held = ticket.pledgedAmount + ticket.frozenAmount - mine - later;
    const unclaimed = held < ticket.amount ? ticket.amount - held : 0n;
    const beyond = later < unclaimed ? unclaimed - later : 0n;
    const reach = mine < unclaimed ? mine : unclaimed;
    const movable = reach > beyond ? reach : beyond;
    const amount = this.anyAmount(movable);
    const to = this.random.pick(this.people);
    const refusal = ticket.status !== TicketStatus.Live ? "TicketEnded" : this.refusalOfPassage(number, court)
      ?? (amount === 0n ? "AmountZero" : amount > movable ? "AmountOverFree" : this.refusalOfReceiver(number, to));
    const ids = (list) => list.map(([id]) => id);
    const passage = passageOf({ own: ids(own), later: ids(behind), persons: ids(persons) });
    const { transferByRuling } = this.register.rulings.connect(this.keys[court]);
    const pledged = ticket.pledgedAmount;
    const done = await this.expect(refusal, transferByRuling, number, to, amount, passage, freshPaper());
    if (done === undefined) return;
    // INV-25: what is pledged, and what others froze before, is still there.
    const prior = ticket.frozenAmount - later;
    assert.ok(ticket.amount >= pledged + prior || (ticket.liens === 0n && ticket.holder === to));
    this.ruled += 1;
  }

  async enforce() {
    const pledges = [...this.book.liens].filter(([, lien]) => PLEDGES.includes(lien.kind));
    const inForce = pledges.filter(([, lien]) => lien.status === LienStatus.InForce);
    const among = inForce.length > 0 && this.random.next() < 0.9 ? inForce : pledges;
    if (among.length === 0) return;
    const [lienId, { ticket: number, status }] = this.random.pick(among);
    const court = this.random.pick(COURTS);
    const to = this.random.pick(this.people);
    const { own, persons } = this.passageFor(number, court);
    const roots = own.filter(([, lien]) => lien.kind === LienKind.RootFreeze);
    const refusal = status !== LienStatus.InForce ? "LienEnded"
      : this.refusalOfPassage(number, court) ?? this.refusalOfReceiver(number, to);
    const passage = passageOf({ own: roots.map(([id]) => id), persons: persons.map(([id]) => id) });
    const { enforcePledge } = this.register.rulings.connect(this.keys[court]);
    await this.expect(refusal, enforcePledge, lienId, to, passage, freshPaper());
  }

  async freezePerson() {
    const { freezePerson } = this.persons.connect(this.keys[this.random.pick(COURTS)]);
    await this.expect(undefined, freezePerson, this.random.pick(this.people), await this.soon(), freshPaper());
  }

  async thawPerson() {
    for (const [id, { status, court }] of this.book.of("persons").freezes) {
      if (status !== FreezeStatus.InForce) continue;
      const name = COURTS.find((each) => this.members[each] === court);
      await this.expect(undefined, this.persons.connect(this.keys[name]).releasePersonFreeze, id, freshPaper());
    }
  }

  async offset() {
    const number = this.anyTicket();
    const ticket = this.book.tickets.get(number);
    const whole = divisionOf(number) === WEIHAI;
    const amount = whole && this.random.next() < 0.7 ? ticket.amount : this.anyAmount(this.book.ledger.free(number));
    const refusal = this.refusalOfPart(number, amount) ?? this.refusalOfOwners(number)
      ?? (whole && amount !== ticket.amount ? "WholeTicketOnly" : undefined);
    const content = story.offsetContentOf(this.register, number, amount);
    const asked = await this.expect(
      refusal, this.offsets.connect(this.keys.agent).requestOffset, content, freshPaper(),
    );
    if (asked === undefined) return;
    const [{ args }] = eventsOf(this.offsets, asked);
    const grant = this.offsets.connect(this.keys.ecology).grantOffset;
    await this.expect(undefined, grant, args.requestId, content, freshPaper());
  }

  async annul() {
    const number = this.anyTicket();
    const { proposeAnnulment } = this.reserve.connect(this.keys.forestry);
    const proposed = await this.expect(undefined, proposeAnnulment, number, AnnulmentCause.Error, freshPaper());
    const [{ args }] = eventsOf(this.reserve, proposed);
    const { status, liens } = this.book.tickets.get(number);
    const frozen = this.book.ledger.isRootFrozen(number);
    const refusal = this.refusalOfOwners(number) ?? (status !== TicketStatus.Live ? "TicketEnded" : undefined)
      ?? (liens > 0n ? "TicketEncumbered" : undefined) ?? (frozen ? "RootFrozen" : undefined);
    const { confirmAnnulment } = this.reserve.connect(this.keys.ecology);
    await this.expect(refusal, confirmAnnulment, args.annulmentId, freshPaper());
  }

  async cancelTicket() {
    const number = this.random.pick([...this.book.tickets.keys()]);
    const { status } = this.book.tickets.get(number);
    const refusal = status === TicketStatus.Live ? "TicketNotUsedUp" : status !== TicketStatus.UsedUp ? "TicketEnded"
      : this.book.ledger.isRootFrozen(number) ? "RootFrozen" : undefined;
    await this.expect(refusal, this.bureau.cancelTicket, number, freshPaper());
  }

  async waitDays() {
    await networkHelpers.time.increase((1n + this.random.below(20n)) * DAY);
  }
}
