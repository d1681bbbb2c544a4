// A register whose tickets are issued without the way through the reserve, so that claims on them can be told in short.
import assert from "node:assert/strict";
import { ethers } from "./chain.js";
import { assertFields, emits, eventsOf, send } from "./expect.js";
import { YINING, enact, foundedRegister } from "./fixture.js";
import { CLAIMED, freshPaper } from "./story.js";
import { Desk, Kind, Series, packNumber } from "./words.js";

/** A policy's rules on moves and liens as a ticket bears them; the bits are those of TicketTerms. */
const EVERY_CAUSE = 0x1ffn;
export const Terms = Object.freeze({
  inside: 1n << 9n,
  consentOfAll: 1n << 11n,
  pledge: 1n << 12n,
  mortgage: 1n << 13n,
  several: 1n << 14n,
});
export const YINING_TERMS = EVERY_CAUSE | Terms.pledge | Terms.mortgage | Terms.several;
export const WEIHAI_TERMS = EVERY_CAUSE | Terms.pledge;
export const NO_PASSAGE = Object.freeze({ own: [], later: [], persons: [] });
export const UNKNOWN = packNumber(YINING, Series.C, 2020, 7);
export const GAS_MAX = 16_000_000n;

let lots = 0;

/** A number of a lot that no other test uses. */
export const freshLot = (division = YINING) => packNumber(division, Series.A, 2026, ++lots);

/** Issues a ticket to owners, given as [person, parts]. */
export async function issueTo(register, owners, changes = {}) {
  const { tickets, founder, members } = register;
  const { lot, ...facts } = {
    lot: freshLot(), kind: Kind.Carbon, policy: 1n, terms: YINING_TERMS, amount: CLAIMED, joint: false, ...changes,
  };
  const { ticket } = await emits(tickets, "TicketIssued", tickets.connect(founder).issue, {
    lot,
    ...facts,
    owners: owners.map(([person, parts]) => ({ person, parts })),
    member: members.forestry,
    documentHash: freshPaper(),
  });
  return ticket;
}

/** The register in which the founder's key is the reserve and the offsets' desk. */
export async function claimsRegister() {
  const register = await foundedRegister();
  const { consortium, founder } = register;
  for (const desk of [Desk.Reserve, Desk.Offsets]) {
    await enact(register, consortium, "setDesk", [desk, founder.address]);
  }
  const ticket = await issueTo(register, [[register.owner, 1]]);
  return { ...register, ticket };
}

/** Amounts and liens of a ticket, and what is free of it. */
export async function assertHeld(register, ticket, { free, ...fields }) {
  assertFields(await register.tickets.ticketOf(ticket), fields);
  if (free !== undefined) assert.equal(await register.tickets.freeAmountOf(ticket), free);
}

export const ascending = (ids) => ids.toSorted((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1));

/** A court's passage, each list in ascending order. */
export const passageOf = ({ own = [], later = [], persons = [] }) => ({
  own: ascending(own), later: ascending(later), persons: ascending(persons),
});

export async function freezePerson(register, person, court = "court") {
  const { persons, keys } = register;
  const { freezeId } = await emits(
    persons, "PersonFrozen", persons.connect(keys[court]).freezePerson, person, 3_500_000_000n, freshPaper(),
  );
  return freezeId;
}

/** Moves by ruling and gives what the ledger said: its events by name. */
export async function rule(register, ticket, to, amount, passage = NO_PASSAGE, court = "court") {
  const { rulings, tickets, keys } = register;
  const documentHash = freshPaper();
  const receipt = await send(
    rulings.connect(keys[court]).transferByRuling, ticket, to, amount, passage, documentHash,
  );
  return { documentHash, said: eventsOf(tickets, receipt), desk: eventsOf(rulings, receipt) };
}

export async function enforce(register, lienId, to, passage = NO_PASSAGE, court = "court") {
  const { rulings, tickets, keys } = register;
  const documentHash = freshPaper();
  const receipt = await send(rulings.connect(keys[court]).enforcePledge, lienId, to, passage, documentHash);
  return { documentHash, said: eventsOf(tickets, receipt), desk: eventsOf(rulings, receipt) };
}

/** The arguments of the one event of this name among what was said. */
export function argsOf(said, name) {
  const found = said.filter((event) => event.name === name);
  assert.equal(found.length, 1, `expected one ${name}`);
  return found[0].args;
}

/** Sends commands into one block, in this order, and tells which took effect. */
export async function inOneBlock(...sends) {
  const { provider } = ethers;
  await provider.send("evm_setAutomine", [false]);
  try {
    const responses = [];
    for (const [call, ...args] of sends) responses.push(await call(...args, { gasLimit: 1_000_000 }));
    await provider.send("evm_mine", []);
    const receipts = await Promise.all(responses.map((response) => provider.getTransactionReceipt(response.hash)));
    assert.equal(new Set(receipts.map((receipt) => receipt.blockNumber)).size, 1);
    return receipts.map((receipt) => receipt.status === 1);
  } finally {
    await provider.send("evm_setAutomine", [true]);
  }
}
