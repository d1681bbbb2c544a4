// Offsets, Cases, Quotas, Complaints and Dividends.
import { emits, send } from "../../tests/contracts/expect.js";
import { ORDOS, YINING, enact } from "../../tests/contracts/fixture.js";
import * as story from "../../tests/contracts/story.js";
import { caseContentOf, openCase } from "../../tests/contracts/uses.js";
import {
  CaseOutcome, ComplaintStatus, Desk, Kind, Purpose, Series, packNumber,
} from "../../tests/contracts/words.js";

const { TONNE, freshPaper } = story;
const YEAR = 2030;
const DUE_SECONDS = 2_000_000_000n;
const INCOME_FEN = 1_000_000n;
const VOUCHER = packNumber(YINING, Series.V, YEAR, 1);

const asked = async (register) => await story.requestOffset(register, await story.makeTicket(register), TONNE);
const court = ({ cases, keys }) => cases.connect(keys.court);

/** The founder's key, which has no other power left, in the place of the desk of offsets. */
async function asOffsets(register, contract) {
  const { consortium, founder } = register;
  if (await consortium.deskOf(Desk.Offsets) !== founder.address) {
    await enact(register, consortium, "setDesk", [Desk.Offsets, founder.address]);
  }
  return contract.connect(founder);
}

async function subscribed(register) {
  const caseId = await aCase(register);
  await send(court(register).subscribeCase, caseId, register.buyer, 0n, TONNE, DUE_SECONDS, freshPaper());
  return caseId;
}

const aCase = (register) => openCase(register, { caseHash: freshPaper() });

const quotaOf = ({ owner }, turn) => ({
  division: ORDOS, emitter: owner, year: YEAR - turn, class: 1, grade: 2, power: true,
  baselineGrams: TONNE, emissionGrams: 10n * TONNE, ticketGrams: TONNE,
});

async function aQuota(register, turn) {
  const { setQuota } = register.quotas.connect(register.keys.government);
  return (await emits(register.quotas, "QuotaSet", setQuota, quotaOf(register, turn), freshPaper())).quotaId;
}

async function complaint({ complaints, keys }) {
  const { fileComplaint } = complaints.connect(keys.village);
  return (await emits(complaints, "ComplaintFiled", fileComplaint, YINING, 0n, freshPaper())).complaintId;
}

const offsets = {
  "Offsets.requestOffset": async (register) => [
    register.offsets.connect(register.keys.agent).requestOffset,
    story.offsetContentOf(register, await story.makeTicket(register), TONNE), freshPaper(),
  ],
  "Offsets.grantOffset": async (register) => {
    const { requestId, content } = await asked(register);
    return [register.offsets.connect(register.keys.ecology).grantOffset, requestId, content, freshPaper()];
  },
  "Offsets.refuseOffset": async (register) => {
    const { requestId, contentHash } = await asked(register);
    return [register.offsets.connect(register.keys.ecology).refuseOffset, requestId, contentHash, freshPaper()];
  },
  "Offsets.withdrawOffset": async (register) => [
    register.offsets.connect(register.keys.agent).withdrawOffset, (await asked(register)).requestId, freshPaper(),
  ],
  "Offsets.creditPlanting": (register) => [
    register.offsets.connect(register.keys.ecology).creditPlanting,
    YINING, register.owner, Purpose.YearlyEmission, YEAR, 3_135_300n, 92, "樟子松", freshPaper(),
  ],
};

const cases = {
  "Cases.openCase": (register) => [
    court(register).openCase, caseContentOf({ caseHash: freshPaper() }), freshPaper(),
  ],
  "Cases.assessCase": async (register) => [
    court(register).assessCase, await aCase(register), register.owner, 400_000n, 50n * TONNE, freshPaper(),
  ],
  "Cases.subscribeCase": async (register) => [
    court(register).subscribeCase, await aCase(register), register.buyer, 0n, TONNE, DUE_SECONDS, freshPaper(),
  ],
  "Cases.recordLeniency": async (register) => [
    court(register).recordLeniency, await subscribed(register), 1, freshPaper(),
  ],
  "Cases.publishCase": async (register) => [court(register).publishCase, await aCase(register), true, freshPaper()],
  "Cases.closeCase": async (register) => [
    court(register).closeCase, await aCase(register), CaseOutcome.Dropped, freshPaper(),
  ],
  "Cases.answer": async (register) => {
    const caseId = await aCase(register);
    const desk = await asOffsets(register, register.cases);
    return [desk.answer, caseId, Kind.Carbon, VOUCHER, TONNE];
  },
};

const others = {
  "Quotas.setQuota": (register, turn) => [
    register.quotas.connect(register.keys.government).setQuota, quotaOf(register, turn), freshPaper(),
  ],
  "Quotas.meetOtherwise": async (register, turn) => [
    register.quotas.connect(register.keys.government).meetOtherwise, await aQuota(register, turn), TONNE, freshPaper(),
  ],
  "Quotas.answer": async (register, turn) => {
    const quotaId = await aQuota(register, turn);
    const desk = await asOffsets(register, register.quotas);
    return [desk.answer, quotaId, register.owner, YEAR - turn, VOUCHER, TONNE];
  },
  "Complaints.fileComplaint": ({ complaints, keys }) => [
    complaints.connect(keys.village).fileComplaint, YINING, 0n, freshPaper(),
  ],
  "Complaints.answerComplaint": async (register) => [
    register.complaints.connect(register.keys.forestry).answerComplaint, await complaint(register),
    ComplaintStatus.Upheld, freshPaper(),
  ],
  "Dividends.declareDividend": async (register) => [
    register.dividends.connect(register.keys.forestry).declareDividend, await story.makeTicket(register), INCOME_FEN,
    freshPaper(),
  ],
  "Dividends.payDividend": async (register) => {
    const { dividends, keys, owner } = register;
    const desk = dividends.connect(keys.forestry);
    const args = [await story.makeTicket(register), INCOME_FEN, freshPaper()];
    const { dividendId } = await emits(dividends, "DividendDeclared", desk.declareDividend, ...args);
    return [desk.payDividend, dividendId, owner, freshPaper()];
  },
};

export const uses = { ...offsets, ...cases, ...others };
