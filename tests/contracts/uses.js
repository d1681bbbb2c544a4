// A register where tickets stand without the reserve's workflow, for tests of what tickets are used for.
import { emits, send } from "./expect.js";
import { YINING, enact, foundedRegister } from "./fixture.js";
import { freshPaper } from "./story.js";
import { Cause, Desk, Kind, Series, packNumber } from "./words.js";

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
