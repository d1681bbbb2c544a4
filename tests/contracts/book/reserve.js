// The reserve and the plantings as their own events tell them.
import assert from "node:assert/strict";
import { plain } from "../expect.js";
import { AnnulmentStatus, ApplicationStatus, PlantingStatus, PoolStatus } from "../words.js";
import { same } from "./same.js";

export class ReserveBook {
  applications = new Map();
  annulments = new Map();
  certificates = new Map();
  #contract;
  #timeOf;

  constructor({ reserve }, timeOf) {
    this.#contract = reserve;
    this.#timeOf = timeOf;
  }

  /** The ledger issued a ticket from a lot. Lots of other desks are not in this book. */
  issued(lot, amount) {
    const application = this.applications.get(lot);
    if (application === undefined) return;
    application.ticketsIssued += 1n;
    application.issuedAmount += amount;
  }

  async equalsViews() {
    const view = this.#contract;
    for (const [number, { applicants, receivedIn, ...application }] of this.applications) {
      const receivedAtSeconds = await this.#timeOf(receivedIn);
      same(await view.applicationOf(number), { ...application, receivedAtSeconds }, `application ${number}`);
      assert.deepEqual(plain(await view.applicantsOf(number)), applicants);
    }
    for (const [id, annulment] of this.annulments) same(await view.annulmentOf(id), annulment, `annulment ${id}`);
  }

  ApplicationSubmitted({ application, policy, content, contentHash, shortfalls, member }, log) {
    assert.ok(!this.applications.has(application));
    this.applications.set(application, {
      policy, ticketsIssued: 0n, pool: PoolStatus.None, certifiedAmount: 0n, issuedAmount: 0n, deficitAmount: 0n,
      ...claimOf(content, contentHash, shortfalls, member, log),
    });
  }

  ApplicationCorrected({ application, content, contentHash, shortfalls, member }, log) {
    Object.assign(this.applications.get(application), claimOf(content, contentHash, shortfalls, member, log));
  }

  ExceptionGranted({ application }) {
    this.applications.get(application).shortfalls = 0n;
  }

  ApplicationApproved({ application: number, complete }) {
    const application = this.applications.get(number);
    application.approvals += 1n;
    if (complete) application.status = ApplicationStatus.Reviewed;
  }

  CorrectionAsked({ application }) {
    this.#set(application, ApplicationStatus.CorrectionAsked);
  }

  ApplicationRejected({ application }) {
    this.#set(application, ApplicationStatus.Rejected);
  }

  ApplicationWithdrawn({ application }) {
    this.#set(application, ApplicationStatus.Withdrawn);
  }

  ApplicationDisqualified({ application }) {
    this.#set(application, ApplicationStatus.Disqualified);
  }

  ReductionFiled({ application, certificateHash, certifiedAmount }) {
    assert.ok(!this.certificates.has(certificateHash), "INV-8: the certificate made a lot before");
    this.certificates.set(certificateHash, application);
    this.#set(application, ApplicationStatus.Filed);
    this.applications.get(application).certifiedAmount = certifiedAmount;
  }

  LotPooled({ application, amount }) {
    const lot = this.applications.get(application);
    assert.equal(amount, lot.certifiedAmount);
    lot.pool = PoolStatus.InPool;
  }

  LotRemoved({ application }) {
    this.applications.get(application).pool = PoolStatus.Removed;
  }

  ReversalRecorded({ application, amount, deficitAmount }) {
    const lot = this.applications.get(application);
    lot.deficitAmount += amount;
    assert.equal(deficitAmount, lot.deficitAmount);
  }

  AnnulmentProposed({ annulmentId, ticket, cause, member }) {
    this.annulments.set(annulmentId, { ticket, cause, status: AnnulmentStatus.Proposed, member });
  }

  AnnulmentConfirmed({ annulmentId }) {
    this.annulments.get(annulmentId).status = AnnulmentStatus.Confirmed;
  }

  AnnulmentDeclined({ annulmentId }) {
    this.annulments.get(annulmentId).status = AnnulmentStatus.Declined;
  }

  #set(application, status) {
    this.applications.get(application).status = status;
  }
}

function claimOf(content, contentHash, shortfalls, member, log) {
  const { applicants, route, claimedAmount } = content;
  return {
    status: ApplicationStatus.UnderReview, route, approvals: 0n, shortfalls, member, claimedAmount, contentHash,
    applicants: applicants.length === 1 ? [[applicants[0].person, 1n]] : plain(applicants),
    receivedIn: log.blockNumber,
  };
}

export class PlantingsBook {
  plantings = new Map();
  #contract;

  constructor({ plantings }) {
    this.#contract = plantings;
  }

  async equalsViews() {
    for (const [id, planting] of this.plantings) {
      same(await this.#contract.plantingOf(id), planting, `planting ${id}`);
      if (planting.status !== PlantingStatus.Accepted) continue;
      await this.#contract.requireAccepted(id, planting.division, planting.planter);
    }
  }

  PlantingAgreed({ plantingId, division, planter, areaMuThousandths, member }) {
    const status = PlantingStatus.Agreed;
    this.plantings.set(plantingId, { division, planter, areaMuThousandths, status, member });
  }

  PlantingReported({ plantingId }) {
    this.plantings.get(plantingId).status = PlantingStatus.Planted;
  }

  PlantingAccepted({ plantingId }) {
    this.plantings.get(plantingId).status = PlantingStatus.Accepted;
  }

  PlantingRefused({ plantingId }) {
    this.plantings.get(plantingId).status = PlantingStatus.Refused;
  }
}
