// Tickets: what bureaus and lenders do, and what only a desk may call, measured with a key in the desk's place.
import { networkHelpers } from "../../tests/contracts/chain.js";
import { emits, send } from "../../tests/contracts/expect.js";
import { enact } from "../../tests/contracts/fixture.js";
import * as story from "../../tests/contracts/story.js";
import { NO_PASSAGE, YINING_TERMS, freshLot } from "../../tests/contracts/claims.js";
import {
  AnnulmentCause, Cause, ChangeKind, Desk, Kind, LienKind, LossCause, Series, packNumber,
} from "../../tests/contracts/words.js";

const { CLAIMED, ORDER_UNTIL, TONNE, freshPaper } = story;
const FREEZE_SECONDS = 1000;
const NOTICE_SECONDS = 31 * 86_400;
const bureau = ({ tickets, keys }) => tickets.connect(keys.forestry);
const VOUCHER = packNumber(654_002n, Series.V, 2030, 1);

export const sharesOf = (...owners) => owners.map(([person, parts]) => ({ person, parts }));

/** A ticket of the owner (2 parts) and the partner (1 part). */
const makeShared = (register) =>
  story.makeTicket(register, { applicants: sharesOf([register.owner, 2], [register.partner, 1]) });

/** Puts the founder's key, which has no other power left, in a desk's place. */
async function inPlaceOf(register, desk) {
  const { consortium, tickets, founder } = register;
  if (await consortium.deskOf(desk) !== founder.address) {
    await enact(register, consortium, "setDesk", [desk, founder.address]);
  }
  return tickets.connect(founder);
}

async function lost(register) {
  const ticket = await story.makeTicket(register);
  await send(bureau(register).reportLoss, ticket, LossCause.Lost, freshPaper());
  return ticket;
}

const byBureaus = {
  "Tickets.transferPart": async (register) => [
    bureau(register).transferPart, await story.makeTicket(register), register.buyer, TONNE, Cause.Sale, freshPaper(),
  ],
  "Tickets.transferPart (of a part)": async (register) => {
    const child = await story.split(register, await story.makeTicket(register), 2n * TONNE);
    return [bureau(register).transferPart, child, register.partner, TONNE, Cause.Sale, freshPaper()];
  },
  "Tickets.transferTicket": async (register) => [
    bureau(register).transferTicket, await story.makeTicket(register), sharesOf([register.buyer, 1]), false,
    Cause.Gift, freshPaper(),
  ],
  "Tickets.transferShare": async (register) => [
    bureau(register).transferShare, await makeShared(register), register.owner, register.buyer, 1, Cause.Sale,
    freshPaper(),
  ],
  "Tickets.splitTicket": async (register) => [
    bureau(register).splitTicket, await story.makeTicket(register), [TONNE, CLAIMED - TONNE], freshPaper(),
  ],
  "Tickets.mergeTickets": async (register) => {
    const lot = await story.makeLot(register);
    const halves = [await story.issue(register, lot, TONNE), await story.issue(register, lot, TONNE)];
    return [bureau(register).mergeTickets, halves, freshPaper()];
  },
  "Tickets.changeOwnership": async (register) => [
    bureau(register).changeOwnership, await makeShared(register), sharesOf([register.owner, 1], [register.partner, 1]),
    true, freshPaper(),
  ],
  "Tickets.registerChange": async (register) => [
    bureau(register).registerChange, await story.makeTicket(register), ChangeKind.Identity, freshPaper(),
  ],
  "Tickets.reportLoss": async (register) => [
    bureau(register).reportLoss, await story.makeTicket(register), LossCause.Lost, freshPaper(),
  ],
  "Tickets.withdrawLoss": async (register) => [bureau(register).withdrawLoss, await lost(register), freshPaper()],
  "Tickets.reissueTicket": async (register) => {
    const ticket = await lost(register);
    await networkHelpers.time.increase(NOTICE_SECONDS);
    return [bureau(register).reissueTicket, ticket, freshPaper()];
  },
  "Tickets.cancelTicket": async (register) => {
    const child = await story.split(register, await story.makeTicket(register), TONNE);
    await story.offset(register, child, TONNE, { beneficiary: register.buyer });
    return [bureau(register).cancelTicket, child, freshPaper()];
  },
};

const byClaimants = {
  "Tickets.releaseLiens": async (register) => {
    const { tickets, keys } = register;
    const { lienId } = await story.pledge(register, await story.makeTicket(register), TONNE);
    return [tickets.connect(keys.bank).releaseLiens, [lienId], freshPaper()];
  },
  "Tickets.releaseLiens (of a freeze)": async (register) => {
    const { tickets, keys } = register;
    const lienId = await story.freeze(register, await story.makeTicket(register), TONNE);
    return [tickets.connect(keys.court).releaseLiens, [lienId], freshPaper()];
  },
  "Tickets.renewLien": async (register) => {
    const { tickets, keys } = register;
    const lienId = await story.freeze(register, await story.makeTicket(register), TONNE);
    return [tickets.connect(keys.court).renewLien, lienId, ORDER_UNTIL + 1n, freshPaper()];
  },
  "Tickets.lapseFreeze": async (register) => {
    const { tickets, rulings, keys } = register;
    const untilSeconds = (await networkHelpers.time.latest()) + FREEZE_SECONDS * 100;
    const ticket = await story.makeTicket(register);
    const { freezeTicket } = rulings.connect(keys.court);
    const { lienId } = await emits(
      tickets, "LienPlaced", freezeTicket, ticket, TONNE, untilSeconds, freshPaper(),
    );
    await networkHelpers.time.increaseTo(untilSeconds);
    return [tickets.connect(keys.court).lapseFreeze, lienId, freshPaper()];
  },
};

const byDesks = {
  "Tickets.issue": async (register) => {
    const { issue } = await inPlaceOf(register, Desk.Reserve);
    return [issue, {
      lot: freshLot(), kind: Kind.Carbon, policy: 1n, terms: YINING_TERMS, amount: CLAIMED, joint: false,
      owners: sharesOf([register.owner, 1]), member: register.members.forestry, documentHash: freshPaper(),
    }];
  },
  "Tickets.annul": async (register, turn) => {
    // Both tickets are issued before the key takes the reserve's place.
    register.annulled ??= [await story.makeTicket(register), await story.makeTicket(register)];
    const { annul } = await inPlaceOf(register, Desk.Reserve);
    return [annul, register.annulled[turn], AnnulmentCause.Error, register.members.forestry, freshPaper()];
  },
  "Tickets.offset": async (register) => {
    const ticket = await story.makeTicket(register);
    const { offset } = await inPlaceOf(register, Desk.Offsets);
    return [offset, ticket, TONNE, VOUCHER, register.members.ecology];
  },
  "Tickets.placePledge": async (register) => {
    const ticket = await story.makeTicket(register);
    const { placePledge } = await inPlaceOf(register, Desk.Pledges);
    return [placePledge, ticket, LienKind.Pledge, register.members.bank, TONNE, 0, freshPaper()];
  },
  "Tickets.placeFreeze": async (register) => {
    const ticket = await story.makeTicket(register);
    const { placeFreeze } = await inPlaceOf(register, Desk.Rulings);
    return [placeFreeze, ticket, LienKind.Freeze, register.members.court, TONNE, ORDER_UNTIL, freshPaper()];
  },
  "Tickets.moveByRuling": async (register) => {
    const ticket = await story.makeTicket(register);
    const { moveByRuling } = await inPlaceOf(register, Desk.Rulings);
    return [moveByRuling, ticket, register.buyer, TONNE, NO_PASSAGE, register.members.court, freshPaper()];
  },
  "Tickets.enforceLien": async (register) => {
    const { lienId } = await story.pledge(register, await story.makeTicket(register), TONNE);
    const { enforceLien } = await inPlaceOf(register, Desk.Rulings);
    return [enforceLien, lienId, register.buyer, NO_PASSAGE, register.members.court, freshPaper()];
  },
};

export const tickets = { ...byBureaus, ...byClaimants, ...byDesks };
