// Every loop of the register at the largest size that contracts/libraries/Limits.sol allows.
import { ethers, networkHelpers } from "../tests/contracts/chain.js";
import { freezePerson, passageOf } from "../tests/contracts/claims.js";
import { send } from "../tests/contracts/expect.js";
import { COUNCIL_DELAY_SECONDS, ORDOS, YINING, enact, registerPerson } from "../tests/contracts/fixture.js";
import * as story from "../tests/contracts/story.js";
import { Cause, MemberKind, Office, bits } from "../tests/contracts/words.js";
import { ready } from "./commands/council.mjs";
import { sharesOf } from "./commands/tickets.mjs";
import { benchRegister, measureOnce } from "./meter.mjs";

const { CLAIMED, TONNE, freshPaper } = story;
const [OWNERS, PARCELS, PAPERS, ITEMS, SPLIT, RELEASES, PASSAGE, PERSON_FREEZES, SEATS, KEYS] = [
  64, 64, 16, 16, 16, 32, 16, 64, 21, 16,
];
const ROOTS = 32;
const INCOME_FEN = 10n ** 9n;

const times = async (count, make) => {
  const list = [];
  for (let i = 0; i < count; i++) list.push(await make(i));
  return list;
};
const papers = (count) => Array.from({ length: count }, freshPaper);

/** A register with 128 persons who let agent and forestry act for them. */
async function crowdedRegister() {
  const register = await networkHelpers.loadFixture(benchRegister);
  const crowd = await times(2 * OWNERS, (i) => registerPerson(register, `crowd ${i}`));
  const owners = (people) => sharesOf(...people.map((person, i) => [person, 2 ** 31 + i]));
  return { ...register, owners: owners(crowd.slice(0, OWNERS)), others: owners(crowd.slice(OWNERS)) };
}

const bureau = ({ tickets, keys }) => tickets.connect(keys.forestry);
const makeShared = (register) => story.makeTicket(register, { applicants: register.owners });

/** Tickets of one lot, with the same owners. */
async function alike(register, count, changes = {}) {
  const lot = await story.makeLot(register, changes);
  return await times(count, () => story.issue(register, lot, CLAIMED / BigInt(count)));
}

async function passage(register, ticket) {
  const own = await times(PASSAGE, () => story.freeze(register, ticket, TONNE));
  const later = await times(PASSAGE, () => story.freeze(register, ticket, TONNE, "otherCourt"));
  const persons = await times(PERSON_FREEZES, () => freezePerson(register, register.owner));
  return passageOf({ own, later, persons });
}

/** Items of tickets that belong to 64 owners each. */
async function sharedItems(register) {
  const tickets = await alike(register, ITEMS, { applicants: register.owners });
  return tickets.map((ticket) => [ticket, TONNE]);
}

async function grown(register) {
  const { consortium, members, keys } = register;
  const keyOf = (i) => ethers.zeroPadValue(ethers.toBeHex(0xdead00 + i), 20);
  await times(KEYS - 1, (i) => enact(register, consortium, "addKey", [members.bank, keyOf(i), freshPaper()]));
  return { ...register, keys };
}

const ledger = {
  "Tickets.transferPart, one of 64 owners' consents": async (register) => [
    bureau(register).transferPart, await makeShared(register), register.buyer, TONNE, Cause.Sale, freshPaper(),
  ],
  "Tickets.transferPart, of a merged ticket with 32 roots": async (register) => {
    const lot = await story.makeLot(register);
    const roots = await times(ROOTS - 2, () => story.issue(register, lot, TONNE));
    const merge = async (list) => {
      const { merged } = await eventOf(register, bureau(register).mergeTickets, list.sort(), freshPaper());
      return merged;
    };
    const half = (ROOTS - 2) / 2;
    const whole = await merge([await merge(roots.slice(0, half)), await merge(roots.slice(half))]);
    return [bureau(register).transferPart, whole, register.buyer, TONNE, Cause.Sale, freshPaper()];
  },
  "Tickets.transferTicket, from 64 owners to 64": async (register) => [
    bureau(register).transferTicket, await makeShared(register), register.others, false, Cause.Gift, freshPaper(),
  ],
  "Tickets.transferShare, of 63 owners to one more": async (register) => {
    const applicants = register.owners.slice(1);
    const ticket = await story.makeTicket(register, { applicants });
    return [
      bureau(register).transferShare, ticket, applicants[0].person, register.buyer, 1, Cause.Sale, freshPaper(),
    ];
  },
  "Tickets.changeOwnership, of 64 owners": async (register) => [
    bureau(register).changeOwnership, await makeShared(register), register.owners, true, freshPaper(),
  ],
  "Tickets.splitTicket, into 16": async (register) => [
    bureau(register).splitTicket, await makeShared(register),
    [...Array(SPLIT - 1).fill(TONNE), CLAIMED - BigInt(SPLIT - 1) * TONNE], freshPaper(),
  ],
  "Tickets.mergeTickets, of 16 with 64 owners": async (register) => [
    bureau(register).mergeTickets, await alike(register, ITEMS, { applicants: register.owners }), freshPaper(),
  ],
  "Tickets.releaseLiens, of 32": async (register) => {
    const ticket = await story.makeTicket(register);
    const liens = await times(RELEASES, () => story.freeze(register, ticket, TONNE));
    return [register.tickets.connect(register.keys.court).releaseLiens, liens, freshPaper()];
  },
};

const desks = {
  "Reserve.submitApplication, 64 applicants and parcels": (register) => [
    register.reserve.connect(register.keys.agent).submitApplication,
    // Ordos asks for no number of papers, so there may be as many as the register takes.
    story.contentOf(register, {
      division: ORDOS, applicants: register.owners, parcels: papers(PARCELS), papers: papers(PAPERS),
    }),
    freshPaper(),
  ],
  "Reserve.fileReduction, 64 parcels with 15 periods each": async (register) => {
    const parcels = papers(PARCELS);
    const changesOf = (day) => ({ parcels, periodStartDay: day, periodEndDay: day });
    await times(15, (day) => story.makeLot(register, changesOf(day)));
    const lot = await story.submit(register, story.contentOf(register, changesOf(15)));
    await story.review(register, lot);
    const { fileReduction } = register.reserve.connect(register.keys.ecology);
    return [fileReduction, lot.application, lot.content, freshPaper(), CLAIMED];
  },
  "Reserve.issueTicket, to 64 owners": async (register) => [
    register.reserve.connect(register.keys.forestry).issueTicket,
    (await story.makeLot(register, { applicants: register.owners })).application, 1, TONNE, freshPaper(),
  ],
  "Reserve.disqualifyApplication, of 64 applicants": async (register) => {
    const content = story.contentOf(register, { applicants: register.owners });
    const { application, contentHash } = await story.submit(register, content);
    const { disqualifyApplication } = register.reserve.connect(register.keys.verifier);
    return [disqualifyApplication, application, Office.Certify, contentHash, freshPaper()];
  },
  "Pledges.proposePledge, 16 tickets of 64 owners": async (register) => [
    register.pledges.connect(register.keys.agent).proposePledge,
    story.pledgeContentOf(register, await sharedItems(register)),
  ],
  "Pledges.acceptPledge, 16 tickets of 64 owners": async (register) => {
    const content = story.pledgeContentOf(register, await sharedItems(register));
    await send(register.pledges.connect(register.keys.agent).proposePledge, content);
    return [register.pledges.connect(register.keys.bank).acceptPledge, content];
  },
  "Rulings.transferByRuling, the largest passage": async (register) => {
    const ticket = await story.makeTicket(register);
    const { transferByRuling } = register.rulings.connect(register.keys.court);
    return [transferByRuling, ticket, register.buyer, TONNE, await passage(register, ticket), freshPaper()];
  },
  "Rulings.enforcePledge, the largest passage": async (register) => {
    const ticket = await story.makeTicket(register);
    const { lienId } = await story.pledge(register, ticket, TONNE);
    const { enforcePledge } = register.rulings.connect(register.keys.court);
    return [enforcePledge, lienId, register.buyer, await passage(register, ticket), freshPaper()];
  },
  "Offsets.requestOffset, 16 tickets of 64 owners": async (register) => [
    register.offsets.connect(register.keys.agent).requestOffset, await largestOffset(register), freshPaper(),
  ],
  "Offsets.grantOffset, 16 tickets of 64 owners": async (register) => {
    const { requestId, content } = await story.requestOffset(register, 0n, 0n, await largestOffset(register));
    return [register.offsets.connect(register.keys.ecology).grantOffset, requestId, content, freshPaper()];
  },
  "Dividends.declareDividend, to 64 owners": async (register) => [
    register.dividends.connect(register.keys.forestry).declareDividend, await makeShared(register), INCOME_FEN,
    freshPaper(),
  ],
  "Consortium.setCouncil, 21 seats": async (register) => {
    const { consortium, members } = register;
    const seats = Object.values(members);
    await times(SEATS - seats.length, (i) =>
      enact(register, consortium, "admitMember", [MemberKind.Bank, `seat ${i}`, freshPaper()]));
    const all = Array.from({ length: SEATS }, (_, i) => i + 1);
    return await ready(register, consortium, "setCouncil", [all, SEATS, COUNCIL_DELAY_SECONDS]);
  },
  "Consortium.setOffices, of a member with 16 keys": async (register) => {
    const { consortium, members } = await grown(register);
    return await ready(register, consortium, "setOffices", [members.bank, YINING, bits(Office.Trade), freshPaper()]);
  },
};

async function largestOffset(register) {
  const items = (await sharedItems(register)).map(([ticket, amount]) => ({ ticket, amount }));
  return story.offsetContentOf(register, 0n, 0n, { items });
}

async function eventOf({ tickets }, call, ...args) {
  const { logs } = await send(call, ...args);
  return logs.filter((log) => log.address === tickets.target).map((log) => tickets.interface.parseLog(log))[0].args;
}

/** Gas of the largest commands by contract, name and size. */
export const measureMaxima = () => measureOnce({ ...ledger, ...desks }, crowdedRegister);
