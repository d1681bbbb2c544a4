// Pledges and Rulings.
import { NO_PASSAGE, passageOf } from "../../tests/contracts/claims.js";
import * as story from "../../tests/contracts/story.js";
import { CoverKind } from "../../tests/contracts/words.js";

const { ORDER_UNTIL, TONNE, freshPaper } = story;
const court = ({ rulings, keys }) => rulings.connect(keys.court);
const propose = async (register) => await story.propose(register, await story.makeTicket(register), TONNE);
const pledge = async (register) => await story.pledge(register, await story.makeTicket(register), TONNE);

export const claims = {
  "Pledges.proposePledge": async (register) => [
    register.pledges.connect(register.keys.agent).proposePledge,
    story.pledgeContentOf(register, [[await story.makeTicket(register), TONNE]]),
  ],
  "Pledges.acceptPledge": async (register) => [
    register.pledges.connect(register.keys.bank).acceptPledge, (await propose(register)).content,
  ],
  "Pledges.declinePledge": async (register) => [
    register.pledges.connect(register.keys.bank).declinePledge, (await propose(register)).pledgeId, freshPaper(),
  ],
  "Pledges.withdrawPledge": async (register) => [
    register.pledges.connect(register.keys.agent).withdrawPledge, (await propose(register)).pledgeId, freshPaper(),
  ],
  "Pledges.attachCover": async (register) => [
    register.pledges.connect(register.keys.insurer).attachCover, (await pledge(register)).pledgeId,
    CoverKind.Insurance, ORDER_UNTIL, freshPaper(),
  ],
  "Rulings.freezeTicket": async (register) => [
    court(register).freezeTicket, await story.makeTicket(register), TONNE, ORDER_UNTIL, freshPaper(),
  ],
  "Rulings.freezeRootTicket": async (register) => [
    court(register).freezeRootTicket, await story.makeTicket(register), ORDER_UNTIL, freshPaper(),
  ],
  "Rulings.transferByRuling": async (register) => {
    const ticket = await story.makeTicket(register);
    const own = [await story.freeze(register, ticket, TONNE)];
    return [court(register).transferByRuling, ticket, register.buyer, TONNE, passageOf({ own }), freshPaper()];
  },
  "Rulings.enforcePledge": async (register) => [
    court(register).enforcePledge, (await pledge(register)).lienId, register.buyer, NO_PASSAGE, freshPaper(),
  ],
};
