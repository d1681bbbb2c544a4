import { describe, it } from "node:test";
import { emits, paper, refuses, send } from "./expect.js";
import { ALL_ACTS, FAR_SECONDS, ORDOS, YINING, enact, foundedRegister, load } from "./fixture.js";
import * as story from "./story.js";
import { caseContentOf, openCase } from "./uses.js";
import { CaseOutcome, Cause, LienKind, Office, PersonKind, Purpose } from "./words.js";

const { ORDER_UNTIL, TONNE, freshPaper } = story;
const [, FIRST_OFFICE] = story.REVIEWS[0];

/** A register in which every command of the table below is the next that its member may do. */
async function readyRegister() {
  const register = await foundedRegister();
  const submitted = await story.submit(register);
  const reviewed = await story.submit(register);
  await story.review(register, reviewed);
  const lot = await story.makeLot(register);
  const ticket = await story.issue(register, lot, 50n * TONNE);
  const used = await story.split(register, ticket, TONNE);
  await story.offset(register, used, TONNE);
  const clean = await story.split(register, ticket, TONNE);
  const proposal = await story.propose(register, ticket, TONNE);
  const pledgeId = await story.pledge(register, ticket, TONNE);
  const freezeId = await story.freeze(register, ticket, TONNE);
  const request = await story.requestOffset(register, ticket, TONNE);
  const uses = await readyUses(register, clean);
  return { ...register, submitted, reviewed, lot, ticket, used, clean, proposal, pledgeId, freezeId, request, ...uses };
}

async function readyUses(register, ticket) {
  const { cases, quotas, dividends, keys, buyer } = register;
  const caseId = await openCase(register);
  await send(cases.connect(keys.court).subscribeCase, caseId, buyer, 1n, 0n, 0n, freshPaper());
  const { quotaId } = await emits(
    quotas, "QuotaSet", quotas.connect(keys.government).setQuota, quotaContentOf(register, 2025), freshPaper(),
  );
  const { dividendId } = await emits(
    dividends, "DividendDeclared", dividends.connect(keys.forestry).declareDividend, ticket, 100n, freshPaper(),
  );
  return { caseId, quotaId, dividendId };
}

const quotaContentOf = (register, year) => ({
  division: ORDOS, emitter: register.owner, year, class: 1, grade: 1, power: true,
  baselineGrams: 0n, emissionGrams: TONNE, ticketGrams: TONNE,
});

const COMMANDS = {
  "persons.registerPerson": ["county", () => [
    YINING, PersonKind.Natural, paper("somebody"), "0x000000000000000000000000000000000000dEaD", freshPaper(),
  ]],
  "persons.setPersonKey": ["county", (r) => [r.owner, "0x000000000000000000000000000000000000dEaD", freshPaper()]],
  "persons.recordMandate": ["county", (r) => [r.owner, r.members.bank, ALL_ACTS, FAR_SECONDS, freshPaper()]],
  "persons.withdrawMandate": ["county", (r) => [r.owner, r.members.agent, freshPaper()]],
  "reserve.submitApplication": ["agent", (r) => [story.contentOf(r), freshPaper()]],
  "reserve.correctApplication": ["agent", (r) => [r.submitted.application, story.contentOf(r), freshPaper()]],
  "reserve.withdrawApplication": ["agent", (r) => [r.submitted.application, freshPaper()]],
  "reserve.approveApplication": ["verifier", (r) => [
    r.submitted.application, FIRST_OFFICE, r.submitted.contentHash, freshPaper(),
  ]],
  "reserve.rejectApplication": ["ecology", (r) => [
    r.reviewed.application, Office.File, r.reviewed.contentHash, freshPaper(),
  ]],
  "reserve.fileReduction": ["ecology", (r) => [r.reviewed.application, r.reviewed.content, freshPaper(), TONNE]],
  "reserve.issueTicket": ["forestry", (r) => [r.lot.application, 2, TONNE, freshPaper()]],
  "tickets.transferPart": ["forestry", (r) => [r.ticket, r.buyer, TONNE, Cause.Sale, freshPaper()]],
  "tickets.transferTicket": ["forestry", (r) => [r.clean, r.partner, Cause.Gift, freshPaper()]],
  "tickets.cancelTicket": ["forestry", (r) => [r.used, freshPaper()]],
  "pledges.proposePledge": ["agent", (r) => [r.ticket, LienKind.Pledge, r.members.bank, TONNE, 0, freshPaper()]],
  "pledges.acceptPledge": ["bank", (r) => [r.proposal.pledgeId, TONNE, 0, r.proposal.documentHash]],
  "pledges.declinePledge": ["bank", (r) => [r.proposal.pledgeId, freshPaper()]],
  "pledges.withdrawPledge": ["agent", (r) => [r.proposal.pledgeId, freshPaper()]],
  "pledges.releasePledge": ["bank", (r) => [r.pledgeId, freshPaper()]],
  "rulings.freezeTicket": ["court", (r) => [r.ticket, TONNE, ORDER_UNTIL, freshPaper()]],
  "rulings.freezeRootTicket": ["court", (r) => [r.ticket, ORDER_UNTIL, freshPaper()]],
  "rulings.releaseFreeze": ["court", (r) => [r.freezeId, freshPaper()]],
  "offsets.requestOffset": ["agent", (r) => [story.offsetContentOf(r, r.ticket, TONNE), freshPaper()]],
  "offsets.grantOffset": ["ecology", (r) => [r.request.requestId, r.request.content, freshPaper()]],
  "offsets.refuseOffset": ["ecology", (r) => [r.request.requestId, r.request.contentHash, freshPaper()]],
  "offsets.withdrawOffset": ["agent", (r) => [r.request.requestId, freshPaper()]],
  "offsets.creditPlanting": ["ecology", (r) => [
    YINING, r.owner, Purpose.YearlyEmission, 2025, 1n, 90, "樟子松", freshPaper(),
  ]],
  "cases.openCase": ["court", () => [caseContentOf({ caseHash: freshPaper() }), freshPaper()]],
  "cases.assessCase": ["court", (r) => [r.caseId, r.buyer, 1n, 1n, freshPaper()]],
  "cases.subscribeCase": ["court", (r) => [r.caseId, r.buyer, 0n, TONNE, 0n, freshPaper()]],
  "cases.recordLeniency": ["court", (r) => [r.caseId, 1, freshPaper()]],
  "cases.publishCase": ["court", (r) => [r.caseId, true, freshPaper()]],
  "cases.closeCase": ["court", (r) => [r.caseId, CaseOutcome.Dropped, freshPaper()]],
  "quotas.setQuota": ["government", (r) => [quotaContentOf(r, 2024), freshPaper()]],
  "quotas.meetOtherwise": ["government", (r) => [r.quotaId, 1n, freshPaper()]],
  "dividends.declareDividend": ["forestry", (r) => [r.clean, 100n, freshPaper()]],
  "dividends.payDividend": ["forestry", (r) => [r.dividendId, r.buyer, freshPaper()]],
};

describe("INV-21 a command that its member may do", () => {
  for (const [command, [member, argsOf]] of Object.entries(COMMANDS)) {
    it(`${command} reverts with KeyUnknown by a stranger's key, and by a suspended member's`, async () => {
      const register = await load(readyRegister);
      const [contract, name] = command.split(".");
      const by = (key) => register[contract].connect(key)[name];
      const args = argsOf(register);
      const key = register.keys[member];
      await by(key).staticCall(...args);
      await refuses(by(register.stranger), args, "KeyUnknown", [register.stranger.address]);
      const standing = [register.members[member], false, freshPaper()];
      await enact(register, register.consortium, "setMemberStanding", standing);
      await refuses(by(key), args, "KeyUnknown", [key.address]);
    });

    it(`${command} reverts with RegisterPaused while the register is paused, by whatever key`, async () => {
      const register = await load(readyRegister);
      const { consortium, keys, stranger } = register;
      const [contract, name] = command.split(".");
      const by = (key) => register[contract].connect(key)[name];
      const args = argsOf(register);
      await send(consortium.connect(keys.ecology).pause, freshPaper());
      await refuses(by(keys[member]), args, "RegisterPaused", []);
      await refuses(by(stranger), args, "RegisterPaused", []);
      await enact(register, consortium, "resume", [freshPaper()]);
      await by(keys[member]).staticCall(...args);
    });
  }
});
