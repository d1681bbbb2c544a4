// A register where tickets stand without the reserve's workflow, for tests of what tickets are used for.
import { emits, paper, send } from "./expect.js";
import { YINING, enact, foundedRegister } from "./fixture.js";
import { TONNE, freshPaper } from "./story.js";
import { CaseMode, Cause, Desk, Kind, Series, packNumber } from "./words.js";

/** No command may take more of a block of 30 million. */
export const GAS_MAX = 16_000_000n;
let lots = 0;

/** The founder, which has no other power left, stands in for the reserve and issues at once. */
export async function usesRegister() {
  const register = await foundedRegister();
  await enact(register, register.consortium, "setDesk", [Desk.Reserve, register.founder.address]);
  return register;
}

/** A ticket of a person, or of owners with their shares, under the policy in force. */
export async function mint(register, holder, amount, { division = YINING, kind = Kind.Carbon, joint = false } = {}) {
  const { tickets, policies, founder, members } = register;
  const { policy, terms } = await policies.requireIssuing(division, kind);
  const { ticket } = await emits(tickets, "TicketIssued", tickets.connect(founder).issue, {
    lot: packNumber(division, Series.A, 2025, ++lots),
    kind,
    policy,
    terms,
    amount,
    joint,
    owners: Array.isArray(holder) ? holder : [{ person: holder, parts: 1 }],
    member: members.forestry,
    documentHash: freshPaper(),
  });
  return ticket;
}

/** Sells a whole ticket. */
export async function sell({ tickets, keys }, ticket, to) {
  const owners = [{ person: to, parts: 1 }];
  await send(tickets.connect(keys.forestry).transferTicket, ticket, owners, false, Cause.Sale, freshPaper());
}

/** What opens a case: 57.527 t of loss that a buyer may answer by free will. */
export const caseContentOf = (changes = {}) => ({
  division: YINING,
  kind: Kind.Carbon,
  caseHash: paper("salted case number"),
  liable: 0n,
  mode: CaseMode.Voluntary,
  assessedValueFen: 448_710n,
  assessedAmount: (57_527n * TONNE) / 1000n,
  ...changes,
});

/** A case, opened by the court if nobody else is named. */
export async function openCase({ cases, keys }, changes = {}, opener = "court") {
  const content = caseContentOf(changes);
  const { caseId } = await emits(cases, "CaseOpened", cases.connect(keys[opener]).openCase, content, freshPaper());
  return caseId;
}
