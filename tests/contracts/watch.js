// Carries out every command of the table and looks at each ticket before and after.
import { COMMANDS, bound } from "./commands.js";
import { send } from "./expect.js";

async function ticketsOf({ tickets }) {
  const logs = await tickets.runner.provider.getLogs({ address: tickets.target, fromBlock: 0 });
  const numbers = new Set();
  for (const log of logs) {
    const { name, args } = tickets.interface.parseLog(log);
    if (name === "TicketIssued") numbers.add(args.ticket);
    if (name === "PartTransferred" || name === "LienEnforced") numbers.add(args.child);
    if (name === "TicketSplit") for (const child of args.children) numbers.add(child);
    if (name === "TicketsMerged") numbers.add(args.merged);
  }
  return new Map(await Promise.all([...numbers].map(async (number) => [number, await tickets.ticketOf(number)])));
}

/** Calls `look(before, after, ticket, receipt)` for each ticket that there was before each command. */
export async function watched(register, look) {
  let before = await ticketsOf(register);
  for (const [command, [member, , argsOf]] of Object.entries(COMMANDS)) {
    const receipt = await send(bound(register, command, register.keys[member]), ...argsOf(register));
    const after = await ticketsOf(register);
    for (const [number, ticket] of before) await look(ticket, after.get(number), number, receipt);
    before = after;
  }
}
