// A ticket of two co-owners, the states that it may stand in, and every member's command that touches it.
import { networkHelpers } from "./chain.js";
import { NO_PASSAGE, freezePerson } from "./claims.js";
import { emits, send } from "./expect.js";
import { foundedRegister } from "./fixture.js";
import * as story from "./story.js";
import { openCase } from "./uses.js";
import {
  AnnulmentCause, Cause, ChangeKind, ComplaintStatus, CoverKind, LienKind, LossCause, PersonStanding, ReversalCause,
} from "./words.js";

const { CLAIMED, TONNE, freshPaper } = story;
export const FIRST_END = 3_000_000_000n;
export const POLICY_END = 3_900_000_000n;
const LATE = POLICY_END + 1_000n;

async function annulment(register) {
  const { reserve, keys, ticket } = register;
  const { annulmentId } = await emits(
    reserve, "AnnulmentProposed", reserve.connect(keys.forestry).proposeAnnulment,
    ticket, AnnulmentCause.Error, freshPaper(),
  );
  return annulmentId;
}

/** A ticket with everything begun on it that a command may go on with, and no lien. */
export async function begun() {
  const r = await foundedRegister();
  const applicants = [{ person: r.owner, parts: 2 }, { person: r.partner, parts: 1 }];
  const lot = await story.makeLot(r, { applicants, claimedAmount: 10n * CLAIMED });
  const ticket = await story.issue(r, lot, CLAIMED);
  Object.assign(r, { lot, ticket, sister: await story.issue(r, lot, CLAIMED) });
  r.proposal = await story.propose(r, ticket, 1n);
  r.request = await story.requestOffset(r, ticket, 1n);
  r.annulment = await annulment(r);
  const { dividends, complaints, keys } = r;
  const declared = await emits(
    dividends, "DividendDeclared", dividends.connect(keys.forestry).declareDividend, ticket, 1_000n, freshPaper(),
  );
  const filed = await emits(
    complaints, "ComplaintFiled", complaints.connect(keys.village).fileComplaint, 654002n, ticket, freshPaper(),
  );
  const caseId = await openCase(r, { liable: r.owner });
  return { ...r, dividendId: declared.dividendId, complaintId: filed.complaintId, caseId };
}

/** The same with a pledge and a freeze of one gram each. */
export async function claimed() {
  const r = await begun();
  const { pledgeId, lienId } = await story.pledge(r, r.ticket, 1n, { until: LATE });
  const { rulings, tickets, keys } = r;
  const placed = await emits(
    tickets, "LienPlaced", rulings.connect(keys.court).freezeTicket, r.ticket, 1n, FIRST_END, freshPaper(),
  );
  await networkHelpers.time.increaseTo(FIRST_END);
  return { ...r, pledgeId, pledgeLien: lienId, freezeLien: placed.lienId };
}

const by = (r, contract, member) => r[contract].connect(r.keys[member]);
const bureau = (r) => by(r, "tickets", "forestry");
const rest = (r) => r.tickets.freeAmountOf(r.ticket);

/** How a ticket comes to stand so. */
export const STATES = {
  live: () => {},
  pledged: async (r) => story.pledge(r, r.ticket, await rest(r)),
  frozen: (r) => send(by(r, "rulings", "otherCourt").freezeTicket, r.ticket, CLAIMED, LATE, freshPaper()),
  "root frozen": (r) => send(by(r, "rulings", "otherCourt").freezeRootTicket, r.ticket, LATE, freshPaper()),
  "person frozen": (r) => freezePerson(r, r.owner, "otherCourt"),
  "person suspended": (r) =>
    send(by(r, "persons", "forestry").setStanding, r.owner, PersonStanding.Suspended, freshPaper()),
  lost: (r) => send(bureau(r).reportLoss, r.ticket, LossCause.Lost, freshPaper()),
  "partly offset": (r) => story.offset(r, r.ticket, TONNE),
  "used up": (r) => story.offset(r, r.ticket, CLAIMED),
  cancelled: async (r) => {
    await story.offset(r, r.ticket, CLAIMED);
    await send(bureau(r).cancelTicket, r.ticket, freshPaper());
  },
  split: (r) => send(bureau(r).splitTicket, r.ticket, [TONNE, CLAIMED - TONNE], freshPaper()),
  merged: (r) => send(bureau(r).mergeTickets, [r.ticket, r.sister], freshPaper()),
  annulled: async (r) => send(by(r, "reserve", "ecology").confirmAnnulment, await annulment(r), freshPaper()),
  paused: (r) => send(by(r, "consortium", "court").pause, freshPaper()),
  "policy ended": () => networkHelpers.time.increaseTo(POLICY_END),
};

/** States that a ticket with liens cannot come to. */
export const UNENCUMBERED = ["used up", "cancelled", "split", "merged", "annulled"];

const halves = async (r) => {
  const { amount } = await r.tickets.ticketOf(r.ticket);
  return [1n, amount > 1n ? amount - 1n : 1n];
};
const shares = (...owners) => owners.map(([person, parts]) => ({ person, parts }));

/** Who does it, with what. Each command is one of a member, on the ticket or on what was begun on it. */
export const ON_TICKET = {
  "reserve.issueTicket": ["forestry", (r) => [r.lot.application, 3, TONNE, freshPaper()]],
  "reserve.recordReversal": ["forestry", (r) => [r.lot.application, ReversalCause.Fire, TONNE, freshPaper()]],
  "reserve.proposeAnnulment": ["forestry", (r) => [r.ticket, AnnulmentCause.Fraud, freshPaper()]],
  "reserve.confirmAnnulment": ["ecology", (r) => [r.annulment, freshPaper()]],
  "reserve.declineAnnulment": ["ecology", (r) => [r.annulment, freshPaper()]],
  "tickets.transferPart": ["forestry", (r) => [r.ticket, r.buyer, 1n, Cause.Sale, freshPaper()]],
  "tickets.transferTicket": ["forestry", (r) => [r.ticket, shares([r.buyer, 1]), false, Cause.Sale, freshPaper()]],
  "tickets.transferShare": ["forestry", (r) => [r.ticket, r.owner, r.buyer, 1, Cause.Sale, freshPaper()]],
  "tickets.splitTicket": ["forestry", async (r) => [r.ticket, await halves(r), freshPaper()]],
  "tickets.mergeTickets": ["forestry", (r) => [[r.ticket, r.sister], freshPaper()]],
  "tickets.changeOwnership": ["forestry", (r) => [
    r.ticket, shares([r.owner, 1], [r.partner, 1]), true, freshPaper(),
  ]],
  "tickets.registerChange": ["forestry", (r) => [r.ticket, ChangeKind.Identity, freshPaper()]],
  "tickets.reportLoss": ["forestry", (r) => [r.ticket, LossCause.Lost, freshPaper()]],
  "tickets.withdrawLoss": ["forestry", (r) => [r.ticket, freshPaper()]],
  "tickets.reissueTicket": ["forestry", (r) => [r.ticket, freshPaper()]],
  "tickets.cancelTicket": ["forestry", (r) => [r.ticket, freshPaper()]],
  "pledges.proposePledge": ["agent", (r) => [story.pledgeContentOf(r, [[r.ticket, 1n]])]],
  "pledges.acceptPledge": ["bank", (r) => [r.proposal.content]],
  "pledges.declinePledge": ["bank", (r) => [r.proposal.pledgeId, freshPaper()]],
  "pledges.withdrawPledge": ["agent", (r) => [r.proposal.pledgeId, freshPaper()]],
  "rulings.freezeTicket": ["court", (r) => [r.ticket, 1n, LATE, freshPaper()]],
  "rulings.freezeRootTicket": ["court", (r) => [r.ticket, LATE, freshPaper()]],
  "rulings.transferByRuling": ["court", (r) => [r.ticket, r.buyer, 1n, NO_PASSAGE, freshPaper()]],
  "offsets.requestOffset": ["agent", (r) => [story.offsetContentOf(r, r.ticket, 1n, { beneficiary: r.buyer }),
    freshPaper()]],
  "offsets.grantOffset": ["ecology", (r) => [r.request.requestId, r.request.content, freshPaper()]],
  "offsets.refuseOffset": ["ecology", (r) => [r.request.requestId, r.request.contentHash, freshPaper()]],
  "offsets.withdrawOffset": ["agent", (r) => [r.request.requestId, freshPaper()]],
  "cases.subscribeCase": ["agent", (r) => [r.caseId, r.owner, 0n, 1n, 0n, freshPaper()]],
  "dividends.declareDividend": ["forestry", (r) => [r.ticket, 1_000n, freshPaper()]],
  "dividends.payDividend": ["forestry", (r) => [r.dividendId, r.owner, freshPaper()]],
  "complaints.fileComplaint": ["village", (r) => [654002n, r.ticket, freshPaper()]],
  "complaints.answerComplaint": ["forestry", (r) => [r.complaintId, ComplaintStatus.Dismissed, freshPaper()]],
  "persons.freezePerson": ["court", (r) => [r.owner, LATE, freshPaper()]],
};

/** The same on what is pledged and frozen. */
export const ON_LIENS = {
  "tickets.renewLien": ["bank", (r) => [r.pledgeLien, LATE + 1n, freshPaper()]],
  "tickets.releaseLiens": ["bank", (r) => [[r.pledgeLien], freshPaper()]],
  "tickets.lapseFreeze": ["forestry", (r) => [r.freezeLien, freshPaper()]],
  "pledges.attachCover": ["insurer", (r) => [r.pledgeId, CoverKind.Insurance, LATE, freshPaper()]],
  "rulings.enforcePledge": ["court", (r) => [r.pledgeLien, r.buyer, NO_PASSAGE, freshPaper()]],
  "pledges.proposePledge": ["agent", (r) => [
    story.pledgeContentOf(r, [[r.ticket, 1n]], { kind: LienKind.Mortgage, until: LATE }),
  ]],
};
