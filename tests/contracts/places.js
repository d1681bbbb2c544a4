// Places of published cases, each under a policy made up for the tests, and what the press printed as exact numbers.
import { readFileSync } from "node:fs";
import { emits, send } from "./expect.js";
import { enact, foundedRegister, load, registerPerson, yiningPolicy } from "./fixture.js";
import * as story from "./story.js";
import { CaseMode, MemberKind, Office, PersonKind, Purpose, allOf, bits } from "./words.js";

const { TONNE, freshPaper } = story;
const YUAN = 100n;
const DAY_MS = 86_400_000;
const HECTARE_MU = 15n;

/** The 48 published cases. */
export const CASES = JSON.parse(readFileSync(new URL("../samples/published.json", import.meta.url), "utf8"));

/** A printed number with up to `places` decimals, as a whole number of its smallest units. */
function exact(printed, places) {
  const [whole, decimals = ""] = printed.split(".");
  if (decimals.length > places) throw new Error(`${printed} has more than ${places} decimals`);
  return BigInt(whole + decimals.padEnd(places, "0"));
}

export const grams = (tonnes) => exact(tonnes, 6);
export const fen = (yuan) => exact(yuan, 2);

/** Thousandths of a mu, of an area printed in mu or in hectares. */
export function areaOf({ areaMu, areaHa }) {
  if (areaMu !== undefined) return exact(areaMu, 3);
  return areaHa === undefined ? story.AREA : exact(areaHa, 3) * HECTARE_MU;
}

const dayOf = (date) => BigInt(Date.parse(date) / DAY_MS);

/** What a price by the tonne comes to for this amount, in fen. */
export const valueFen = (unitYuan, amount) => (fen(unitYuan) * amount) / TONNE;

const OFFICES = {
  forestry: [Office.Determine, Office.Issue, Office.Register, Office.Cancel],
  ecology: [Office.File, Office.Offset],
  court: [Office.Judge, Office.Refer],
  bank: [Office.Lend],
  verifier: [Office.Certify],
  experts: [Office.ExpertReview],
};

/** A register in which this division has a policy and members with offices. */
export async function placed(division) {
  const register = await load(foundedRegister);
  const code = BigInt(division);
  const terms = yiningPolicy({
    division: code, declarations: 0n, paperCount: 0n, buyInKinds: bits(PersonKind.Enterprise),
    purposes: allOf(Purpose), caseModes: allOf(CaseMode),
    caseOpeners: bits(MemberKind.Court, MemberKind.Procuratorate),
  });
  await enact(register, register.policies, "publishPolicy", [terms]);
  for (const [member, offices] of Object.entries(OFFICES)) {
    const args = [register.members[member], code, bits(...offices), freshPaper()];
    await enact(register, register.consortium, "setOffices", args);
  }
  return { ...register, division: code };
}

/** A lot of this many tonnes for one holder or several, claimed, reviewed and filed. */
export async function lotFor(register, facts, holders, tonnes = grams(facts.tonnes)) {
  const [start, end] = facts.period?.map(dayOf) ?? [18_262n, 20_088n];
  return await story.makeLot(register, {
    division: register.division, applicants: holders.map((person) => ({ person, parts: 1 })), joint: holders.length > 1,
    claimedAmount: tonnes, areaMuThousandths: areaOf(facts), periodStartDay: start, periodEndDay: end,
    plantedDay: start < 16_071n ? start : 16_071n, place: facts.place.slice(0, 40),
  });
}

/** A ticket of one holder, for all of its lot. */
export async function issued(register, facts, holder, tonnes = grams(facts.tonnes)) {
  const lot = await lotFor(register, facts, [holder], tonnes);
  return await story.issue(register, lot, tonnes);
}

export const company = (register, name) => registerPerson(register, name, { kind: PersonKind.Enterprise });
export const villager = (register, name) => registerPerson(register, name, { kind: PersonKind.Natural });

/** A damage case that answers by free will. */
export async function caseFor({ cases, keys, division }, facts) {
  const { caseId } = await emits(cases, "CaseOpened", cases.connect(keys.court).openCase, {
    division, kind: 1n, caseHash: freshPaper(), liable: 0n, mode: CaseMode.Voluntary, assessedValueFen: 0n,
    assessedAmount: 0n, ...facts,
  }, freshPaper());
  return caseId;
}

export async function subscribe({ cases, keys }, caseId, buyer, { value = 0n, amount = 0n, dueSeconds = 0n }) {
  const { ordinal } = await emits(
    cases, "CaseSubscribed", cases.connect(keys.court).subscribeCase,
    caseId, buyer, value, amount, dueSeconds, freshPaper(),
  );
  return ordinal;
}

/** The holder gives a part for nothing or for money, and the buyer has it offset. */
export async function boughtAndOffset(register, ticket, buyer, amount, use) {
  const whole = (await register.tickets.ticketOf(ticket)).amount === amount;
  const part = whole ? ticket : await story.split(register, ticket, amount, buyer);
  if (whole) await sold(register, ticket, buyer);
  const voucher = await story.offset(register, part, amount, {
    beneficiary: buyer, useDivision: register.division, ...use,
  });
  return { part, voucher };
}

/** The whole ticket, under its number. */
export async function sold({ tickets, keys }, ticket, to, cause = 1n) {
  const { transferTicket } = tickets.connect(keys.forestry);
  await send(transferTicket, ticket, [{ person: to, parts: 1 }], false, cause, freshPaper());
}
