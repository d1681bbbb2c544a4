// The ledger as its own events tell it.
import assert from "node:assert/strict";
import { plain } from "../expect.js";
import { LienKind, LienStatus, Ownership, TicketStatus } from "../words.js";
import { same } from "./same.js";

const PLEDGES = [LienKind.Pledge, LienKind.Mortgage];

export class LedgerBook {
  tickets = new Map();
  liens = new Map();
  #contract;
  #applications;

  constructor({ tickets }, applications) {
    this.#contract = tickets;
    this.#applications = applications;
  }

  /** What liens leave to the holder. */
  free(number) {
    const ticket = this.tickets.get(number);
    if (this.isRootFrozen(number)) return 0n;
    const held = ticket.pledgedAmount + ticket.frozenAmount;
    return held < ticket.amount ? ticket.amount - held : 0n;
  }

  /** Its root and, where that was merged, those that it descends from. */
  rootsOver(number) {
    const { root } = this.tickets.get(number);
    return [root, ...this.tickets.get(root).descends];
  }

  isRootFrozen(number) {
    const roots = this.rootsOver(number);
    return this.liensInForce().some((lien) => lien.kind === LienKind.RootFreeze && roots.includes(lien.ticket));
  }

  liensInForce() {
    return [...this.liens.values()].filter((lien) => lien.status === LienStatus.InForce);
  }

  liensOn(number) {
    return this.liensInForce().filter((lien) => lien.ticket === number);
  }

  async equalsViews() {
    const view = this.#contract;
    for (const [number, { owners, descends, turns, annulledAmount, ...ticket }] of this.tickets) {
      same(await view.ticketOf(number), ticket, `ticket ${number}, turned ${turns} times, ${annulledAmount} annulled`);
      assert.deepEqual(plain(await view.ownersOf(number)), owners);
      assert.deepEqual(plain(await view.rootsOf(number)).toSorted(), descends.toSorted());
      assert.equal(await view.freeAmountOf(number), this.free(number));
      assert.deepEqual(plain(await view.policyAndAmountOf(number)), [ticket.policy, ticket.amount]);
    }
    for (const [id, { documentHash, ...lien }] of this.liens) {
      same(await view.lienOf(id), lien, `lien ${id}`);
      assert.equal(await view.lienIdOf(lien.kind, lien.owner, lien.ticket, documentHash), id);
    }
  }

  TicketIssued({ ticket, lot, policy, amount, owners, ownership }) {
    this.#enter(ticket, { amount, lot, policy, root: ticket, parent: 0n, ...heldBy(owners, ownership) });
    this.#applications.issued(lot, amount);
  }

  PartTransferred({ ticket, child, to, amount }) {
    this.#carve(ticket, child, to, amount);
  }

  TicketTransferred({ ticket, owners, ownership }) {
    this.#turn(ticket, heldBy(owners, ownership));
  }

  ShareTransferred({ ticket, from, to, parts }) {
    const owners = this.tickets.get(ticket).owners.map((owner) => [...owner]);
    const receiver = owners.find(([person]) => person === to);
    if (receiver === undefined) owners.push([to, parts]);
    else receiver[1] += parts;
    const giver = owners.findIndex(([person]) => person === from);
    owners[giver][1] -= parts;
    this.#turnShares(ticket, owners, giver);
  }

  ChangeRegistered() {}

  TendingDutyPassed() {}

  OwnershipChanged({ ticket, owners, ownership }) {
    this.#turn(ticket, heldBy(owners, ownership));
  }

  TicketSplit({ ticket, children, amounts }) {
    const parent = this.tickets.get(ticket);
    const { lot, policy, root, holder, ownership, owners } = parent;
    for (const [i, child] of [...children].entries()) {
      this.#enter(child, { amount: amounts[i], lot, policy, root, parent: ticket, holder, ownership, owners });
    }
    Object.assign(parent, { amount: 0n, status: TicketStatus.Split });
  }

  TicketsMerged({ merged, tickets, amount }) {
    const roots = new Set([...tickets].flatMap((number) => this.rootsOver(number)));
    const { lot, policy, holder, ownership, owners } = this.tickets.get(tickets[0]);
    for (const number of tickets) Object.assign(this.tickets.get(number), { amount: 0n, status: TicketStatus.Merged });
    this.#enter(merged, { amount, lot, policy, root: merged, parent: 0n, holder, ownership, owners });
    this.tickets.get(merged).descends = [...roots];
  }

  LienPlaced({ lienId, ticket, kind, owner, amount, untilSeconds, rank, documentHash }) {
    assert.ok(!this.liens.has(lienId));
    const status = LienStatus.InForce;
    this.liens.set(lienId, { ticket, amount, owner, untilSeconds, kind, status, rank, documentHash });
    this.#encumber(ticket, kind, amount, 1n);
  }

  LienRenewed({ lienId, untilSeconds }) {
    this.liens.get(lienId).untilSeconds = untilSeconds;
  }

  LienReleased({ lienId }) {
    this.#lift(lienId, LienStatus.Released);
  }

  LienLapsed({ lienId }) {
    this.#lift(lienId, LienStatus.Lapsed);
  }

  LienEnforced({ lienId, ticket, child, to, amount }) {
    this.#lift(lienId, LienStatus.Enforced);
    this.#carve(ticket, child, to, amount);
  }

  LossReported({ ticket }) {
    this.tickets.get(ticket).lost = true;
  }

  LossWithdrawn({ ticket }) {
    this.tickets.get(ticket).lost = false;
  }

  TicketReissued({ ticket, printVersion }) {
    Object.assign(this.tickets.get(ticket), { lost: false, printVersion });
  }

  AmountOffset({ ticket: number, amount }) {
    const ticket = this.tickets.get(number);
    ticket.amount -= amount;
    ticket.offsetAmount += amount;
    if (ticket.amount === 0n) ticket.status = TicketStatus.UsedUp;
  }

  TicketAnnulled({ ticket, amount }) {
    const ended = { amount: 0n, annulledAmount: amount, status: TicketStatus.Annulled };
    Object.assign(this.tickets.get(ticket), ended);
  }

  TicketCancelled({ ticket }) {
    this.tickets.get(ticket).status = TicketStatus.Cancelled;
  }

  #enter(number, facts) {
    assert.ok(!this.tickets.has(number), `INV-19: number ${number} was given out twice`);
    this.tickets.set(number, {
      pledgedAmount: 0n, frozenAmount: 0n, offsetAmount: 0n, status: TicketStatus.Live, printVersion: 1n, liens: 0n,
      lost: false, descends: [], turns: 0, annulledAmount: 0n, ...facts,
    });
  }

  #carve(number, child, to, amount) {
    const parent = this.tickets.get(number);
    parent.amount -= amount;
    if (parent.amount === 0n) parent.status = TicketStatus.Split;
    const { lot, policy, root } = parent;
    this.#enter(child, { amount, lot, policy, root, parent: number, ...soleOwner(to) });
  }

  #turn(number, held) {
    const ticket = this.tickets.get(number);
    Object.assign(ticket, held);
    ticket.turns += 1;
  }

  /** A co-owner that has given all its parts leaves the list; the others keep their order. */
  #turnShares(number, owners, giver) {
    if (owners[giver][1] === 0n) owners.splice(giver, 1);
    this.#turn(number, owners.length === 1 ? soleOwner(owners[0][0]) : { owners });
  }

  #lift(lienId, status) {
    const lien = this.liens.get(lienId);
    lien.status = status;
    this.#encumber(lien.ticket, lien.kind, -lien.amount, -1n);
  }

  #encumber(number, kind, amount, count) {
    const ticket = this.tickets.get(number);
    ticket.liens += count;
    if (kind === LienKind.Freeze) ticket.frozenAmount += amount;
    if (PLEDGES.includes(kind)) ticket.pledgedAmount += amount;
  }
}

const soleOwner = (person) => ({ holder: person, ownership: Ownership.Sole, owners: [[person, 1n]] });

function heldBy(owners, ownership) {
  return ownership === Ownership.Sole ? soleOwner(owners[0].person)
    : { holder: 0n, ownership, owners: plain(owners) };
}
