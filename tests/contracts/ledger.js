// The ledger by itself: the founder's key stands for every desk that it serves.
import { emits, send } from "./expect.js";
import { YINING_TERMS, issueTo } from "./claims.js";
import { enact, foundedRegister, registerPerson } from "./fixture.js";
import { CLAIMED, ORDER_UNTIL, TONNE, freshPaper } from "./story.js";
import { Cause, Desk, LienKind } from "./words.js";

export const CHANGE_TOO = 1n << 10n;
export const TENDING_DUTY = 1n << 15n;

/** A register of three persons with a ticket of one owner. */
export async function ledgerRegister() {
  const register = await foundedRegister();
  const { consortium, founder } = register;
  for (const desk of [Desk.Reserve, Desk.Pledges, Desk.Rulings, Desk.Offsets]) {
    await enact(register, consortium, "setDesk", [desk, founder.address]);
  }
  const desk = register.tickets.connect(founder);
  const bureau = register.tickets.connect(register.keys.forestry);
  const ticket = await issueTo(register, [[register.owner, 1]]);
  return { ...register, desk, bureau, ticket };
}

/** The same with a ticket of the owner (2 parts) and the partner (1 part), and a joint one. */
export async function sharedLedger() {
  const register = await ledgerRegister();
  const owners = [[register.owner, 2], [register.partner, 1]];
  const shared = await issueTo(register, owners);
  const joint = await issueTo(register, owners, { joint: true });
  return { ...register, shared, joint };
}

export const sharesOf = (...owners) => owners.map(([person, parts]) => ({ person, parts }));

export const partArgs = (register, changes = {}) => {
  const { ticket, to, amount, cause, documentHash } = {
    ticket: register.ticket, to: register.buyer, amount: TONNE, cause: Cause.Sale, documentHash: freshPaper(),
    ...changes,
  };
  return [ticket, to, amount, cause, documentHash];
};

export const wholeArgs = (register, changes = {}) => {
  const { ticket, owners, joint, cause, documentHash } = {
    ticket: register.ticket, owners: [[register.buyer, 1]], joint: false, cause: Cause.Sale,
    documentHash: freshPaper(), ...changes,
  };
  return [ticket, sharesOf(...owners), joint, cause, documentHash];
};

export const shareArgs = (register, changes = {}) => {
  const { ticket, from, to, parts, cause, documentHash } = {
    ticket: register.shared, from: register.owner, to: register.buyer, parts: 1, cause: Cause.Sale,
    documentHash: freshPaper(), ...changes,
  };
  return [ticket, from, to, parts, cause, documentHash];
};

export async function pledgeLien(register, ticket, amount, { kind = LienKind.Pledge, bank = "bank", until = 0n } = {}) {
  const { desk, members } = register;
  const { lienId } = await emits(
    desk, "LienPlaced", desk.placePledge, ticket, kind, members[bank], amount, until, freshPaper(),
  );
  return lienId;
}

export async function freezeLien(register, ticket, amount, { court = "court", until = ORDER_UNTIL } = {}) {
  const { desk, members } = register;
  const { lienId } = await emits(
    desk, "LienPlaced", desk.placeFreeze, ticket, LienKind.Freeze, members[court], amount, until, freshPaper(),
  );
  return lienId;
}

export async function rootLien(register, ticket, { court = "court", until = ORDER_UNTIL } = {}) {
  const { desk, members } = register;
  const { lienId } = await emits(
    desk, "LienPlaced", desk.placeFreeze, ticket, LienKind.RootFreeze, members[court], 0n, until, freshPaper(),
  );
  return lienId;
}

export const release = (register, member, ...lienIds) =>
  send(register.tickets.connect(register.keys[member]).releaseLiens, lienIds, freshPaper());

export async function splitInto(register, ticket, amounts) {
  const { children } = await emits(
    register.bureau, "TicketSplit", register.bureau.splitTicket, ticket, amounts, freshPaper(),
  );
  return Array.from(children);
}

export async function mergeOf(register, tickets) {
  const { merged } = await emits(
    register.bureau, "TicketsMerged", register.bureau.mergeTickets, tickets, freshPaper(),
  );
  return merged;
}

export async function moved(register, ticket, amount = TONNE, to = register.buyer) {
  const { child } = await emits(
    register.bureau, "PartTransferred", register.bureau.transferPart, ...partArgs(register, { ticket, to, amount }),
  );
  return child;
}

/** Persons without mandates, as many as a list of owners takes. */
export async function crowdOf(register, count, options = {}) {
  const crowd = [];
  for (let i = 0; i < count; i++) crowd.push(await registerPerson(register, `crowd ${i}`, options));
  return crowd;
}

export const uses = (register, ticket, amount = CLAIMED) =>
  send(register.desk.offset, ticket, amount, 1n, register.members.ecology);

export { YINING_TERMS };
