// What people do, as the commands that it takes; and what one command costs in gas, bytes and events.
import { callBytes, logBytes, receiptBytes, transactionBytes } from "./bytes.mjs";

/** Commands that occur below, and the events of each. */
const EVENTS = {
  "Persons.registerPerson": ["PersonRegistered"],
  "Persons.recordMandate": ["MandateGiven"],
  "Reserve.submitApplication": ["ApplicationSubmitted"],
  "Reserve.approveApplication": ["ApplicationApproved"],
  "Reserve.askCorrection": ["CorrectionAsked"],
  "Reserve.correctApplication": ["ApplicationCorrected"],
  "Reserve.fileReduction": ["ReductionFiled"],
  "Reserve.issueTicket": ["TicketIssued"],
  "Reserve.recordReversal": ["ReversalRecorded"],
  "Tickets.transferPart": ["PartTransferred"],
  "Tickets.cancelTicket": ["TicketCancelled"],
  "Tickets.releaseLiens": ["LienReleased"],
  "Tickets.renewLien": ["LienRenewed"],
  "Tickets.reportLoss": ["LossReported"],
  "Tickets.reissueTicket": ["TicketReissued"],
  "Tickets.registerChange": ["ChangeRegistered"],
  "Pledges.proposePledge": ["PledgeProposed"],
  "Pledges.acceptPledge": ["LienPlaced", "PledgeAccepted"],
  "Rulings.freezeTicket": ["LienPlaced"],
  "Cases.openCase": ["CaseOpened"],
  "Cases.assessCase": ["CaseAssessed"],
  "Cases.subscribeCase": ["CaseSubscribed"],
  "Cases.publishCase": ["CasePublicationSet"],
  "Cases.closeCase": ["CaseClosed"],
  "Offsets.requestOffset": ["OffsetRequested"],
  "Offsets.grantOffset": ["AmountOffset", "OffsetGranted"],
  "Quotas.setQuota": ["QuotaSet"],
  "Dividends.declareDividend": ["DividendDeclared"],
  "Dividends.payDividend": ["DividendPaid"],
  "Complaints.fileComplaint": ["ComplaintFiled"],
  "Complaints.answerComplaint": ["ComplaintAnswered"],
};

/** Gas, events and bytes of each command: gas as measured, bytes by the rules of ABI and RLP. */
export function costsOf(gas, abi) {
  return Object.fromEntries(Object.entries(EVENTS).map(([name, events]) => {
    const call = callBytes(abi.functions.get(name));
    const logs = events.map((event) => logBytes(abi.events.get(event)));
    const cost = {
      gas: gas[name].repeated, events: events.length, call,
      transaction: transactionBytes(call), receipt: receiptBytes(logs),
    };
    return [name, cost];
  }));
}

const PERSON = (count) => [["Persons.registerPerson", count], ["Persons.recordMandate", count]];
const OFFSET = [
  ["Tickets.transferPart", 1], ["Persons.recordMandate", 1], ["Offsets.requestOffset", 1], ["Offsets.grantOffset", 1],
];

/**
 * Each act: how many a year, where so many counties use the register and so many tickets live; on which day they crowd;
 * the commands of one. A list of tickets is sent by a program, all within one second.
 */
export const ACTS = [
  {
    name: "application to lot", crowds: "review", perYear: (a, counties) => counties * a.lots,
    commands: (a) => [
      ["Persons.recordMandate", 1], ["Reserve.submitApplication", 1], ["Reserve.approveApplication", a.approvals],
      ["Reserve.askCorrection", a.corrections], ["Reserve.correctApplication", a.corrections],
      ["Reserve.fileReduction", 1], ["Reserve.recordReversal", a.reversals],
      ...PERSON(a.ticketsPerLot * a.personsPerTicket),
    ],
  },
  {
    name: "issue of a lot's tickets", perYear: (a, counties) => counties * a.lots, isList: true,
    commands: (a) => [["Reserve.issueTicket", a.ticketsPerLot]],
  },
  {
    name: "sale", crowds: "lastDay", perYear: (a, counties) => counties * a.lots * a.ticketsPerLot * a.sales,
    commands: (a) => [...PERSON(a.personsPerSale), ["Tickets.transferPart", 1]],
  },
  {
    name: "pledge", perYear: (a, counties) => counties * a.lots * a.pledges,
    commands: (a) => [
      ["Persons.recordMandate", 1], ["Pledges.proposePledge", 1], ["Pledges.acceptPledge", 1],
      ["Tickets.renewLien", a.renewals], ["Tickets.releaseLiens", 1],
    ],
  },
  {
    name: "damage case", perYear: (a, counties) => counties * a.cases,
    commands: (a) => [
      ["Cases.openCase", 1], ["Cases.assessCase", 1], ["Cases.publishCase", 1], ["Cases.closeCase", 1],
      ["Cases.subscribeCase", a.parties], ...PERSON(a.parties), ...times(OFFSET, a.parties),
    ],
  },
  {
    name: "offset by an event or firm", crowds: "lastDay", perYear: (a, counties) => counties * a.offsets,
    commands: (a) => [...PERSON(a.personsPerSale), ...OFFSET],
  },
  {
    name: "quota and its offset", crowds: "lastDay", perYear: (a, counties) => counties * a.emitters,
    commands: () => [["Quotas.setQuota", 1], ...OFFSET],
  },
  {
    name: "cancellation", perYear: (a, counties, live, made) => made * a.usedUp,
    commands: () => [["Tickets.cancelTicket", 1]],
  },
  {
    name: "freeze and release", perYear: (a, counties, live) => live * a.freezes / 1_000,
    commands: () => [["Rulings.freezeTicket", 1], ["Tickets.releaseLiens", 1]],
  },
  {
    name: "loss and reissue", perYear: (a, counties, live) => live * a.losses / 1_000,
    commands: () => [["Tickets.reportLoss", 1], ["Tickets.reissueTicket", 1]],
  },
  {
    name: "change", perYear: (a, counties, live) => live * a.changes / 1_000,
    commands: () => [["Tickets.registerChange", 1]],
  },
  {
    name: "dividend", perYear: (a, counties, live) => live * a.dividends / 1_000,
    commands: (a) => [["Dividends.declareDividend", 1], ["Dividends.payDividend", a.payees]],
  },
  {
    name: "complaint", perYear: (a, counties) => counties * a.complaints,
    commands: () => [["Complaints.fileComplaint", 1], ["Complaints.answerComplaint", 1]],
  },
];

function times(commands, count) {
  return commands.map(([name, each]) => [name, each * count]);
}
