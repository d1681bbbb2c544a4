// Pledges, rulings, offsets and complaints as their own events tell them.
import assert from "node:assert/strict";
import { ComplaintStatus, OffsetStatus, PledgeStatus, divisionOf } from "../words.js";
import { same } from "./same.js";

export class PledgesBook {
  pledges = new Map();
  covers = new Map();
  #contract;

  constructor({ pledges }) {
    this.#contract = pledges;
  }

  async equalsViews() {
    for (const [id, { content, ...pledge }] of this.pledges) {
      same(await this.#contract.pledgeOf(id), pledge, `pledge ${id}`);
      assert.equal(await this.#contract.pledgeIdOf(content), id);
    }
  }

  PledgeProposed({ pledgeId, lender, content: terms, member }) {
    const items = [...terms.items].map(({ ticket, amount }) => ({ ticket, amount }));
    const content = { ...terms.toObject(), items };
    const division = divisionOf(content.items[0].ticket);
    this.pledges.set(pledgeId, { lender, proposer: member, division, status: PledgeStatus.Proposed, content });
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

  CoverAttached({ pledgeId, cover, member, untilSeconds, documentHash }) {
    assert.equal(this.pledges.get(pledgeId).status, PledgeStatus.Accepted);
    this.covers.set(`${pledgeId} ${documentHash}`, { cover, member, untilSeconds });
  }
}

/** Rulings keep nothing themselves: the ledger tells what they did, under the same document. */
export class RulingsBook {
  rulings = [];

  async equalsViews() {}

  RulingExecuted({ ticket, documentHash }) {
    this.rulings.push([ticket, documentHash]);
  }

  PledgeEnforced({ lienId, documentHash }) {
    this.rulings.push([lienId, documentHash]);
  }
}

export class OffsetsBook {
  requests = new Map();
  vouchers = new Map();
  credits = [];
  #contract;

  constructor({ offsets }) {
    this.#contract = offsets;
  }

  async equalsViews() {
    for (const [id, { items, ...request }] of this.requests) {
      const { voucher, ...view } = (await this.#contract.requestOf(id)).toObject();
      // Before it is granted a request bears the number zero of its division's vouchers.
      if (request.voucher !== undefined) assert.equal(voucher, request.voucher);
      else assert.equal(voucher & ((1n << 40n) - 1n), 0n);
      const { voucher: told, ...rest } = request;
      assert.deepEqual(view, rest, `request ${id} of ${items.length} tickets, voucher ${told}`);
    }
    for (const [voucher, { requestId }] of this.vouchers) {
      assert.equal(await this.#contract.voucherOf(voucher), requestId);
    }
  }

  OffsetRequested({ requestId, division, content, contentHash, member }) {
    const items = [...content.items].map(({ ticket, amount }) => [ticket, amount]);
    this.requests.set(requestId, { division, status: OffsetStatus.Requested, member, contentHash, items });
  }

  OffsetGranted({ requestId, voucher, amount }) {
    assert.ok(!this.vouchers.has(voucher), "INV-19: the voucher's number was given out before");
    const request = this.requests.get(requestId);
    Object.assign(request, { status: OffsetStatus.Granted, voucher });
    this.vouchers.set(voucher, { requestId, amount });
    assert.equal(request.items.reduce((sum, [, part]) => sum + part, 0n), amount);
  }

  OffsetRefused({ requestId }) {
    this.requests.get(requestId).status = OffsetStatus.Refused;
  }

  OffsetWithdrawn({ requestId }) {
    this.requests.get(requestId).status = OffsetStatus.Withdrawn;
  }

  PlantingCredited({ division, beneficiary, areaMuThousandths }) {
    this.credits.push({ division, beneficiary, areaMuThousandths });
  }
}

export class ComplaintsBook {
  complaints = new Map();
  #contract;
  #timeOf;

  constructor({ complaints }, timeOf) {
    this.#contract = complaints;
    this.#timeOf = timeOf;
  }

  async equalsViews() {
    for (const [id, { filedIn, ...complaint }] of this.complaints) {
      const filedAtSeconds = await this.#timeOf(filedIn);
      same(await this.#contract.complaintOf(id), { ...complaint, filedAtSeconds }, `complaint ${id}`);
    }
  }

  ComplaintFiled({ complaintId, division, subject }, log) {
    this.complaints.set(complaintId, { division, subject, status: ComplaintStatus.Open, filedIn: log.blockNumber });
  }

  ComplaintAnswered({ complaintId, status }) {
    this.complaints.get(complaintId).status = status;
  }
}
