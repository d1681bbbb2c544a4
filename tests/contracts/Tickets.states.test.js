import { describe, it } from "node:test";
import { refuses, send } from "./expect.js";
import { foundedRegister, load } from "./fixture.js";
import {
  CLAIMED, TONNE, freeze, freezeRoot, freshPaper, makeTicket, offset, pledge, propose, requestOffset,
} from "./story.js";
import { Cause, LienKind } from "./words.js";

async function aTicket() {
  const register = await foundedRegister();
  return { ...register, ticket: await makeTicket(register) };
}

const partArgs = (register, changes = {}) => {
  const { ticket, to, amount, cause, documentHash } = {
    ticket: register.ticket, to: register.buyer, amount: TONNE, cause: Cause.Sale, documentHash: freshPaper(),
    ...changes,
  };
  return [ticket, to, amount, cause, documentHash];
};
const wholeArgs = (register, changes = {}) => {
  const [ticket, to, , cause, documentHash] = partArgs(register, changes);
  return [ticket, to, cause, documentHash];
};

describe("Tickets", () => {
  describe("INV-7 every act on a number that is under a claim, or that ended (B20)", () => {
    const acts = {
      transferPart: (r) => [r.tickets.connect(r.keys.forestry).transferPart, partArgs(r)],
      transferTicket: (r) => [r.tickets.connect(r.keys.forestry).transferTicket, wholeArgs(r)],
      proposePledge: (r) => [
        r.pledges.connect(r.keys.agent).proposePledge,
        [r.ticket, LienKind.Pledge, r.members.bank, TONNE, 0, freshPaper()],
      ],
      acceptPledge: (r) => [
        r.pledges.connect(r.keys.bank).acceptPledge, [r.proposal.pledgeId, TONNE, 0, r.proposal.documentHash],
      ],
      requestOffset: (r) => [
        r.offsets.connect(r.keys.agent).requestOffset, [{ ...r.request.content }, freshPaper()],
      ],
      grantOffset: (r) => [
        r.offsets.connect(r.keys.ecology).grantOffset, [r.request.requestId, r.request.contentHash, freshPaper()],
      ],
    };
    const states = {
      "pledged whole": ["AmountOverFree", (r) => pledge(r, r.ticket, CLAIMED)],
      "frozen whole": ["AmountOverFree", (r) => freeze(r, r.ticket, CLAIMED)],
      "frozen at the root": ["RootFrozen", (r) => freezeRoot(r, r.ticket)],
      "used up": ["TicketEnded", (r) => offset(r, r.ticket, CLAIMED)],
      cancelled: ["TicketEnded", async (r) => {
        await offset(r, r.ticket, CLAIMED);
        await send(r.tickets.connect(r.keys.forestry).cancelTicket, r.ticket, freshPaper());
      }],
    };
    for (const [state, [errorName, reach]] of Object.entries(states)) {
      for (const [act, prepare] of Object.entries(acts)) {
        it(`${act}, when it is ${state}, reverts with ${errorName}`, async () => {
          const register = await load(aTicket);
          register.proposal = await propose(register, register.ticket, TONNE);
          register.request = await requestOffset(register, register.ticket, TONNE);
          await reach(register);
          const [call, args] = prepare(register);
          await refuses(call, args, errorName);
        });
      }
    }
  });
});
