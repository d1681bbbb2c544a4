// Every command of a member, each with an object of its own, so that all of them can be carried out one after another.
import { ethers, networkHelpers } from "./chain.js";
import { NO_PASSAGE, freezePerson, passageOf } from "./claims.js";
import { emits, paper, send } from "./expect.js";
import { ALL_ACTS, FAR_SECONDS, ORDOS, YINCHUAN, YINING, foundedRegister, registerPerson } from "./fixture.js";
import * as story from "./story.js";
import { caseContentOf, openCase } from "./uses.js";
import {
  AnnulmentCause, CaseOutcome, Cause, ChangeKind, ComplaintStatus, CoverKind, EligibilityLimit, Kind, LienKind,
  LossCause, Office, PersonKind, PersonStanding, Purpose, ReversalCause, bits,
} from "./words.js";

const { CLAIMED, ORDER_UNTIL, TONNE, freshPaper } = story;
const DAY = 86_400n;
const [, FIRST_OFFICE] = story.REVIEWS[0];
const NOBODYS_KEY = "0x000000000000000000000000000000000000dEaD";
const AREA_SHORT = 100_000n;
const QUOTA_YEAR = 2025;

const shares = (...owners) => owners.map(([person, parts]) => ({ person, parts }));

/** An application of the owner that stands at its first review. */
const freshClaim = (register, changes = {}) => story.submit(register, story.contentOf(register, changes));

async function reviewedClaim(register) {
  const claim = await freshClaim(register);
  await story.review(register, claim);
  return claim;
}

const quotaContentOf = (register, changes = {}) => ({
  division: ORDOS, emitter: register.owner, year: QUOTA_YEAR, class: 1, grade: 2, power: false,
  baselineGrams: 1_000n * TONNE, emissionGrams: 1_100n * TONNE, ticketGrams: 40n * TONNE, ...changes,
});

async function planting(register, reported) {
  const { plantings, keys } = register;
  const { plantingId } = await emits(
    plantings, "PlantingAgreed", plantings.connect(keys.government).agreePlanting,
    YINCHUAN, register.owner, story.AREA, freshPaper(),
  );
  if (reported) await send(plantings.connect(keys.agent).reportPlanting, plantingId, freshPaper());
  return plantingId;
}

async function annulment(register, ticket) {
  const { reserve, keys } = register;
  const { annulmentId } = await emits(
    reserve, "AnnulmentProposed", reserve.connect(keys.forestry).proposeAnnulment,
    ticket, AnnulmentCause.Error, freshPaper(),
  );
  return annulmentId;
}

async function dividend(register, ticket) {
  const { dividends, keys } = register;
  const { dividendId } = await emits(
    dividends, "DividendDeclared", dividends.connect(keys.forestry).declareDividend, ticket, 1_000n, freshPaper(),
  );
  return dividendId;
}

async function subscribed(register) {
  const { cases, keys, buyer } = register;
  const caseId = await openCase(register, { caseHash: freshPaper() });
  await send(cases.connect(keys.court).subscribeCase, caseId, buyer, 5_000n, 0n, 0n, freshPaper());
  return caseId;
}

async function reported(register, ticket) {
  await send(register.tickets.connect(register.keys.forestry).reportLoss, ticket, LossCause.Lost, freshPaper());
  return ticket;
}

/** Freezes whose end comes before the fixture is done. */
async function pastFreezes(register, ticket) {
  const { rulings, persons, tickets, keys } = register;
  const until = BigInt(await networkHelpers.time.latest()) + DAY;
  const { lienId } = await emits(
    tickets, "LienPlaced", rulings.connect(keys.court).freezeTicket, ticket, TONNE, until, freshPaper(),
  );
  const { freezeId } = await emits(
    persons, "PersonFrozen", persons.connect(keys.court).freezePerson, register.debtor, until, freshPaper(),
  );
  return { pastLien: lienId, pastFreeze: freezeId };
}

/** A register in which every command of the table below is one that its member may do. */
export async function readyRegister() {
  const register = await foundedRegister();
  register.debtor = await registerPerson(register, "debtor");
  register.spare = await registerPerson(register, "spare");
  const two = [{ person: register.owner, parts: 7 }, { person: register.partner, parts: 5 }];
  const lot = await story.makeLot(register, { claimedAmount: 10n * CLAIMED });
  const sharedLot = await story.makeLot(register, { applicants: two });
  const mint = (amount = 10n * TONNE) => story.issue(register, lot, amount);
  const mintShared = () => story.issue(register, sharedLot, 10n * TONNE);
  const r = { ...register, lot };
  await applications(r);
  await ledger(r, mint, mintShared);
  await desks(r, mint, mintShared);
  r.nextOrdinal = (await r.reserve.applicationOf(lot.application)).ticketsIssued + 1n;
  await networkHelpers.time.increase(40n * DAY);
  return r;
}

async function applications(r) {
  const names = ["corrected", "withdrawn", "approved", "rejected", "asked"];
  for (const name of names) r[name] = await freshClaim(r);
  const forger = await registerPerson(r, "forger");
  r.forged = await freshClaim(r, { applicants: [{ person: forger, parts: 1 }] });
  r.reviewed = await reviewedClaim(r);
  r.short = await freshClaim(r, { division: ORDOS, areaMuThousandths: AREA_SHORT });
  r.pooled = await story.makeLot(r, { division: ORDOS });
  r.agreed = await planting(r, false);
  r.planted = await planting(r, true);
  r.unfit = await planting(r, true);
}

async function ledger(r, mint, mintShared) {
  for (const name of ["parted", "moved", "split", "changed", "reported", "frozen", "ruled", "doubted"]) {
    r[name] = await mint();
  }
  for (const name of ["shared", "regrouped", "dividing"]) r[name] = await mintShared();
  r.merging = [await mint(), await mint()];
  r.used = await mint();
  await story.offset(r, r.used, 10n * TONNE);
  r.found = await reported(r, await mint());
  r.lost = await reported(r, await mint());
  const claimed = await mint();
  r.pledgeLien = (await story.pledge(r, claimed, TONNE, { until: ORDER_UNTIL })).lienId;
  r.enforced = (await story.pledge(r, claimed, TONNE)).lienId;
  r.released = (await story.pledge(r, claimed, TONNE)).lienId;
  Object.assign(r, await pastFreezes(r, claimed));
  r.confirmable = await annulment(r, await mint());
  r.declinable = await annulment(r, await mint());
}

async function desks(r, mint, mintShared) {
  const ticket = await mint(100n * TONNE);
  r.pledged = (await story.pledge(r, ticket, TONNE)).pledgeId;
  for (const name of ["accepted", "declined", "taken"]) r[name] = await story.propose(r, ticket, TONNE);
  r.newPledge = story.pledgeContentOf(r, [[ticket, TONNE]], { kind: LienKind.Mortgage });
  for (const name of ["granted", "refused", "recalled"]) r[name] = await story.requestOffset(r, ticket, TONNE);
  r.offsetContent = story.offsetContentOf(r, ticket, TONNE);
  r.renewable = await freezePerson(r, r.spare);
  r.releasable = await freezePerson(r, r.spare, "otherCourt");
  for (const name of ["caseId", "closing"]) r[name] = await subscribed(r);
  const { quotaId } = await emits(
    r.quotas, "QuotaSet", r.quotas.connect(r.keys.government).setQuota, quotaContentOf(r, { ticketGrams: 0n }),
    freshPaper(),
  );
  r.quotaId = quotaId;
  const { complaintId } = await emits(
    r.complaints, "ComplaintFiled", r.complaints.connect(r.keys.village).fileComplaint, YINING, ticket, freshPaper(),
  );
  r.complaintId = complaintId;
  r.declared = await dividend(r, await mintShared());
  r.mandate = [r.owner, r.members.bank, ALL_ACTS, FAR_SECONDS, paper("signed mandate")];
  const [person, member, acts, untilSeconds, documentHash] = r.mandate;
  const signed = { person, member, acts, untilSeconds, documentHash };
  r.signature = await story.signMandate(r, r.wallets[0], signed);
}

const office = "OfficeMissing";
const mandate = "MandateMissing";

/** The member that does a command, what it gives, and the refusal of a member without any office or mandate. */
export const COMMANDS = {
  "persons.registerPerson": ["county", office, () => [
    YINING, PersonKind.Natural, paper("somebody"), NOBODYS_KEY, freshPaper(),
  ]],
  "persons.setPersonKey": ["county", office, (r) => [r.buyer, ethers.ZeroAddress, freshPaper()]],
  "persons.changeIdentity": ["county", office, (r) => [r.buyer, paper("another name"), freshPaper()]],
  "persons.setStanding": ["forestry", office, (r) => [r.spare, PersonStanding.Suspended, freshPaper()]],
  "persons.recordMandate": ["county", office, (r) => [r.buyer, r.members.bank, ALL_ACTS, FAR_SECONDS, freshPaper()]],
  "persons.giveMandate": ["otherBank", null, (r) => [...r.mandate, r.signature]],
  "persons.withdrawMandate": ["county", office, (r) => [r.debtor, r.members.agent, freshPaper()]],
  "persons.freezePerson": ["court", office, (r) => [r.debtor, ORDER_UNTIL, freshPaper()]],
  "persons.renewPersonFreeze": ["court", "PersonFreezeNotOwned", (r) => [r.renewable, ORDER_UNTIL + 1n, freshPaper()]],
  "persons.releasePersonFreeze": ["otherCourt", "PersonFreezeNotOwned", (r) => [r.releasable, freshPaper()]],
  "persons.lapsePersonFreeze": ["county", office, (r) => [r.pastFreeze, freshPaper()]],
  "reserve.submitApplication": ["agent", mandate, (r) => [story.contentOf(r), freshPaper()]],
  "reserve.correctApplication": ["agent", mandate, (r) => [r.corrected.application, story.contentOf(r), freshPaper()]],
  "reserve.withdrawApplication": ["agent", mandate, (r) => [r.withdrawn.application, freshPaper()]],
  "reserve.approveApplication": ["verifier", office, (r) => reviewOf(r.approved)],
  "reserve.rejectApplication": ["verifier", office, (r) => reviewOf(r.rejected)],
  "reserve.askCorrection": ["verifier", office, (r) => reviewOf(r.asked)],
  "reserve.disqualifyApplication": ["verifier", office, (r) => reviewOf(r.forged)],
  "reserve.grantException": ["county", office, (r) => [
    r.short.application, Office.Review, bits(EligibilityLimit.Area), r.short.contentHash, freshPaper(),
  ]],
  "reserve.fileReduction": ["ecology", office, (r) => [
    r.reviewed.application, r.reviewed.content, freshPaper(), TONNE,
  ]],
  "reserve.issueTicket": ["forestry", office, (r) => [r.lot.application, r.nextOrdinal, TONNE, freshPaper()]],
  "reserve.removeLot": ["forestry", office, (r) => [r.pooled.application, freshPaper()]],
  "reserve.recordReversal": ["forestry", office, (r) => [
    r.lot.application, ReversalCause.Fire, TONNE, freshPaper(),
  ]],
  "reserve.proposeAnnulment": ["forestry", office, (r) => [r.doubted, AnnulmentCause.Fraud, freshPaper()]],
  "reserve.confirmAnnulment": ["ecology", office, (r) => [r.confirmable, freshPaper()]],
  "reserve.declineAnnulment": ["ecology", office, (r) => [r.declinable, freshPaper()]],
  "tickets.transferPart": ["forestry", office, (r) => [r.parted, r.buyer, TONNE, Cause.Sale, freshPaper()]],
  "tickets.transferTicket": ["forestry", office, (r) => [
    r.moved, shares([r.buyer, 2], [r.partner, 1]), true, Cause.Gift, freshPaper(),
  ]],
  "tickets.transferShare": ["forestry", office, (r) => [
    r.shared, r.owner, r.buyer, 3, Cause.Inheritance, freshPaper(),
  ]],
  "tickets.splitTicket": ["forestry", office, (r) => [r.split, [4n * TONNE, 6n * TONNE], freshPaper()]],
  "tickets.mergeTickets": ["forestry", office, (r) => [r.merging, freshPaper()]],
  "tickets.changeOwnership": ["forestry", office, (r) => [
    r.regrouped, shares([r.owner, 1], [r.partner, 1]), true, freshPaper(),
  ]],
  "tickets.registerChange": ["forestry", office, (r) => [r.changed, ChangeKind.Identity, freshPaper()]],
  "tickets.reportLoss": ["forestry", office, (r) => [r.reported, LossCause.Damaged, freshPaper()]],
  "tickets.withdrawLoss": ["forestry", office, (r) => [r.found, freshPaper()]],
  "tickets.reissueTicket": ["forestry", office, (r) => [r.lost, freshPaper()]],
  "tickets.renewLien": ["bank", "LienNotOwned", (r) => [r.pledgeLien, ORDER_UNTIL + 1n, freshPaper()]],
  "tickets.releaseLiens": ["bank", "LienNotOwned", (r) => [[r.released], freshPaper()]],
  "tickets.lapseFreeze": ["forestry", office, (r) => [r.pastLien, freshPaper()]],
  "tickets.cancelTicket": ["forestry", office, (r) => [r.used, freshPaper()]],
  "plantings.agreePlanting": ["government", office, (r) => [YINCHUAN, r.owner, story.AREA, freshPaper()]],
  "plantings.reportPlanting": ["agent", mandate, (r) => [r.agreed, freshPaper()]],
  "plantings.acceptPlanting": ["government", office, (r) => [r.planted, freshPaper()]],
  "plantings.refusePlanting": ["government", office, (r) => [r.unfit, freshPaper()]],
  "pledges.proposePledge": ["agent", mandate, (r) => [r.newPledge]],
  "pledges.acceptPledge": ["bank", office, (r) => [r.accepted.content]],
  "pledges.declinePledge": ["bank", "PledgeNotOwned", (r) => [r.declined.pledgeId, freshPaper()]],
  "pledges.withdrawPledge": ["agent", "PledgeNotOwned", (r) => [r.taken.pledgeId, freshPaper()]],
  "pledges.attachCover": ["insurer", office, (r) => [r.pledged, CoverKind.Insurance, ORDER_UNTIL, freshPaper()]],
  "rulings.freezeTicket": ["court", office, (r) => [r.frozen, TONNE, ORDER_UNTIL, freshPaper()]],
  "rulings.freezeRootTicket": ["court", office, (r) => [r.frozen, ORDER_UNTIL, freshPaper()]],
  "rulings.transferByRuling": ["court", office, (r) => [r.ruled, r.buyer, TONNE, NO_PASSAGE, freshPaper()]],
  "rulings.enforcePledge": ["court", office, (r) => [r.enforced, r.buyer, passageOf({}), freshPaper()]],
  "offsets.requestOffset": ["agent", mandate, (r) => [r.offsetContent, freshPaper()]],
  "offsets.grantOffset": ["ecology", office, (r) => [r.granted.requestId, r.granted.content, freshPaper()]],
  "offsets.refuseOffset": ["ecology", office, (r) => [r.refused.requestId, r.refused.contentHash, freshPaper()]],
  "offsets.withdrawOffset": ["agent", "OffsetNotOwned", (r) => [r.recalled.requestId, freshPaper()]],
  "offsets.creditPlanting": ["ecology", office, (r) => [
    YINING, r.buyer, Purpose.Event, QUOTA_YEAR, story.AREA, 90, "新疆杨", freshPaper(),
  ]],
  "cases.openCase": ["court", office, () => [caseContentOf({ kind: Kind.Carbon }), freshPaper()]],
  "cases.assessCase": ["court", "CaseNotOwned", (r) => [r.caseId, r.buyer, 0n, TONNE, freshPaper()]],
  "cases.subscribeCase": ["agent", mandate, (r) => [r.caseId, r.buyer, 0n, TONNE, 0n, freshPaper()]],
  "cases.recordLeniency": ["court", "CaseNotOwned", (r) => [r.caseId, 1, freshPaper()]],
  "cases.publishCase": ["court", "CaseNotOwned", (r) => [r.caseId, true, freshPaper()]],
  "cases.closeCase": ["court", "CaseNotOwned", (r) => [r.closing, CaseOutcome.Dropped, freshPaper()]],
  "quotas.setQuota": ["government", office, (r) => [quotaContentOf(r, { emitter: r.buyer }), freshPaper()]],
  "quotas.meetOtherwise": ["government", office, (r) => [r.quotaId, TONNE, freshPaper()]],
  "complaints.fileComplaint": ["village", null, () => [YINING, 0n, freshPaper()]],
  "complaints.answerComplaint": ["forestry", office, (r) => [r.complaintId, ComplaintStatus.Upheld, freshPaper()]],
  "dividends.declareDividend": ["forestry", office, (r) => [r.dividing, 10_001n, freshPaper()]],
  "dividends.payDividend": ["forestry", office, (r) => [r.declared, r.owner, freshPaper()]],
};

function reviewOf({ application, contentHash }) {
  return [application, FIRST_OFFICE, contentHash, freshPaper()];
}

/** A command, bound to the key of a member or of anybody. */
export function bound(register, command, key) {
  const [contract, name] = command.split(".");
  return register[contract].connect(key)[name];
}

export { quotaContentOf };
