// The register as its events tell it, and nothing else. What the views answer must be the same.
import assert from "node:assert/strict";
import { plain } from "./expect.js";
import {
  ApplicationStatus, LienKind, LienStatus, OffsetStatus, Ownership, PledgeStatus, TicketStatus,
} from "./words.js";

export class Book {
  tickets = new Map();
  liens = new Map();
  applications = new Map();
  pledges = new Map();
  requests = new Map();
  vouchers = new Map();
  #contracts;

  constructor({ tickets, reserve, pledges, offsets }) {
    this.#contracts = { tickets, reserve, pledges, offsets };
  }

  /** Folds the logs of a receipt, or of the whole chain, in their order. */
  fold(logs) {
    for (const log of logs) {
      for (const contract of Object.values(this.#contracts)) {
        if (log.address !== contract.target) continue;
        const event = contract.interface.parseLog(log);
        this[event.name](event.args, log);
      }
    }
  }

  free(number) {
    const ticket = this.tickets.get(number);
    if (this.isRootFrozen(number)) return 0n;
    const held = ticket.pledgedAmount + ticket.frozenAmount;
    return held < ticket.amount ? ticket.amount - held : 0n;
  }

  isRootFrozen(number) {
    const { root } = this.tickets.get(number);
    return this.liensInForce().some((lien) => lien.ticket === root && lien.kind === LienKind.RootFreeze);
  }

  liensInForce() {
    return [...this.liens.values()].filter((lien) => lien.status === LienStatus.InForce);
  }

  /** Asserts that every view of every object answers as the events tell. */
  async equalsViews() {
    const { tickets, reserve, pledges, offsets } = this.#contracts;
    for (const [number, { owners, ...ticket }] of this.tickets) {
      same(await tickets.ticketOf(number), ticket, `ticket ${number}`);
      assert.deepEqual(plain(await tickets.ownersOf(number)), owners);
      assert.equal(await tickets.freeAmountOf(number), this.free(number));
    }
    for (const [id, lien] of this.liens) same(await tickets.lienOf(id), lien, `lien ${id}`);
    for (const [id, pledge] of this.pledges) same(await pledges.pledgeOf(id), pledge, `pledge ${id}`);
    for (const [id, request] of this.requests) same(await offsets.requestOf(id), request, `request ${id}`);
    for (const [voucher, id] of this.vouchers) assert.equal(await offsets.voucherOf(voucher), id);
    for (const [number, { applicants, ...application }] of this.applications) {
      same(await reserve.applicationOf(number), application, `application ${number}`);
      assert.deepEqual(plain(await reserve.applicantsOf(number)), applicants);
    }
  }

  TicketIssued({ ticket, lot, policy, amount, ownership, owners }) {
    const sole = ownership === Ownership.Sole;
    this.#enter(ticket, {
      amount, lot, policy, ownership, root: ticket, parent: 0n, holder: sole ? owners[0].person : 0n,
      owners: plain(owners),
    });
    const application = this.applications.get(lot);
    if (application === undefined) return;
    application.ticketsIssued += 1n;
    application.issuedAmount += amount;
  }

  PartTransferred({ ticket, child, to, amount }) {
    const parent = this.tickets.get(ticket);
    parent.amount -= amount;
    const { lot, policy, root } = parent;
    this.#enter(child, {
      amount, lot, policy, root, ownership: Ownership.Sole, parent: ticket, holder: to, owners: [[to, 1n]],
    });
  }

  TicketTransferred({ ticket, to }) {
    Object.assign(this.tickets.get(ticket), { holder: to, ownership: Ownership.Sole, owners: [[to, 1n]] });
  }

  LienPlaced({ lienId, ticket, kind, owner, amount, untilSeconds, rank }) {
    assert.ok(!this.liens.has(lienId));
    this.liens.set(lienId, { ticket, kind, owner, amount, untilSeconds, rank, status: LienStatus.InForce });
    this.#encumber(ticket, kind, amount, 1n);
  }

  LienReleased({ lienId, ticket }) {
    const lien = this.liens.get(lienId);
    lien.status = LienStatus.Released;
    this.#encumber(ticket, lien.kind, -lien.amount, -1n);
  }

  AmountOffset({ ticket: number, amount }) {
    const ticket = this.tickets.get(number);
    ticket.amount -= amount;
    ticket.offsetAmount += amount;
    if (ticket.amount === 0n) ticket.status = TicketStatus.UsedUp;
  }

  TicketCancelled({ ticket }) {
    this.tickets.get(ticket).status = TicketStatus.Cancelled;
  }

  ApplicationSubmitted({ application, policy, content, contentHash, member }) {
    assert.ok(!this.applications.has(application));
    this.applications.set(application, {
      policy, member, ticketsIssued: 0n, certifiedAmount: 0n, issuedAmount: 0n, ...claimOf(content, contentHash),
    });
  }

  ApplicationCorrected({ application, content, contentHash, member }) {
    Object.assign(this.applications.get(application), { member, ...claimOf(content, contentHash) });
  }

  ApplicationApproved({ application: number, complete }) {
    const application = this.applications.get(number);
    application.approvals += 1n;
    if (complete) application.status = ApplicationStatus.Reviewed;
  }

  ApplicationRejected({ application }) {
    this.applications.get(application).status = ApplicationStatus.Rejected;
  }

  ApplicationWithdrawn({ application }) {
    this.applications.get(application).status = ApplicationStatus.Withdrawn;
  }

  ReductionFiled({ application, certifiedAmount }) {
    Object.assign(this.applications.get(application), { status: ApplicationStatus.Filed, certifiedAmount });
  }

  PledgeProposed({ pledgeId, ticket, lender, kind, amount, untilSeconds, member }) {
    const status = PledgeStatus.Proposed;
    this.pledges.set(pledgeId, { ticket, lender, kind, amount, untilSeconds, proposer: member, status });
  }

  PledgeAccepted({ pledgeId }) {
    this.pledges.get(pledgeId).status = PledgeStatus.Accepted;
  }

  PledgeDeclined({ pledgeId }) {
    this.pledges.get(pledgeId).status = PledgeStatus.Declined;
  }

  PledgeWithdrawn({ pledgeId }) {
    this.pledges.get(pledgeId).status = PledgeStatus.Withdrawn;
  }

  PledgeReleased({ pledgeId }) {
    this.pledges.get(pledgeId).status = PledgeStatus.Released;
  }

  OffsetRequested({ requestId, content, contentHash, member }) {
    const { ticket, amount, beneficiary, year, purpose } = content;
    const status = OffsetStatus.Requested;
    this.requests.set(requestId, { ticket, amount, beneficiary, year, purpose, contentHash, member, status });
  }

  OffsetGranted({ requestId, voucher }) {
    this.requests.get(requestId).status = OffsetStatus.Granted;
    this.vouchers.set(voucher, requestId);
  }

  OffsetRefused({ requestId }) {
    this.requests.get(requestId).status = OffsetStatus.Refused;
  }

  OffsetWithdrawn({ requestId }) {
    this.requests.get(requestId).status = OffsetStatus.Withdrawn;
  }

  #enter(number, facts) {
    assert.ok(!this.tickets.has(number), `number ${number} was given out twice`);
    this.tickets.set(number, {
      pledgedAmount: 0n, frozenAmount: 0n, offsetAmount: 0n, status: TicketStatus.Live, printVersion: 1n, liens: 0n,
      ...facts,
    });
  }

  #encumber(number, kind, amount, count) {
    const ticket = this.tickets.get(number);
    ticket.liens += count;
    if (kind === LienKind.Freeze) ticket.frozenAmount += amount;
    if (kind === LienKind.Pledge || kind === LienKind.Mortgage) ticket.pledgedAmount += amount;
  }
}

function claimOf(content, contentHash) {
  const { applicants } = content;
  return {
    status: ApplicationStatus.UnderReview, approvals: 0n, claimedAmount: content.claimedAmount, contentHash,
    applicants: applicants.length === 1 ? [[applicants[0].person, 1n]] : plain(applicants),
  };
}

function same(view, told, what) {
  const picked = Object.fromEntries(Object.keys(told).map((key) => [key, plain(view[key])]));
  assert.deepEqual(picked, told, what);
}
