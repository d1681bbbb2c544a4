import { networkHelpers } from "../tests/contracts/chain.js";
import { paper, send } from "../tests/contracts/expect.js";
import { ALL_ACTS, FAR_SECONDS, YINING, foundedRegister } from "../tests/contracts/fixture.js";
import * as story from "../tests/contracts/story.js";
import { Cause, LienKind, Office, PersonKind } from "../tests/contracts/words.js";

const START_SECONDS = 1_900_000_000;
const { CLAIMED, ORDER_UNTIL, TONNE, freshPaper } = story;

/** Gas of every command, by name. The first of each number series is spent before anything is measured. */
export async function measureRegister() {
  await networkHelpers.time.increaseTo(START_SECONDS);
  const register = await foundedRegister();
  const gas = {};
  const measure = async (name, call, ...args) => {
    gas[name] = Number((await send(call, ...args)).gasUsed);
  };
  await story.offset(register, await story.makeTicket(register), TONNE);
  await measurePersons(register, measure);
  const ticket = await measureIssue(register, measure);
  await measureTransfers(register, measure, ticket);
  await measureLiens(register, measure, ticket);
  await measureEnd(register, measure, ticket);
  return gas;
}

async function measurePersons({ persons, keys, members, owner }, measure) {
  const desk = persons.connect(keys.county);
  await measure(
    "registerPerson", desk.registerPerson, YINING, PersonKind.Natural, paper("bench person"), keys.agent.address,
    freshPaper(),
  );
  await measure("recordMandate", desk.recordMandate, owner, members.agent, ALL_ACTS, FAR_SECONDS, freshPaper());
}

async function measureIssue(register, measure) {
  const { reserve, keys } = register;
  await measure(
    "submitApplication", reserve.connect(keys.agent).submitApplication, story.contentOf(register), freshPaper(),
  );
  const lot = await story.submit(register);
  await measure(
    "approveApplication", reserve.connect(keys.verifier).approveApplication,
    lot.application, Office.Certify, lot.contentHash, freshPaper(),
  );
  for (const [member, office] of story.REVIEWS.slice(1)) {
    const { approveApplication } = reserve.connect(keys[member]);
    await send(approveApplication, lot.application, office, lot.contentHash, freshPaper());
  }
  await measure(
    "fileReduction", reserve.connect(keys.ecology).fileReduction,
    lot.application, lot.content, freshPaper(), CLAIMED,
  );
  await story.issue(register, lot, TONNE);
  await measure(
    "issueTicket", reserve.connect(keys.forestry).issueTicket, lot.application, 2, TONNE, freshPaper(),
  );
  return await story.issue(register, lot, 90n * TONNE);
}

async function measureTransfers(register, measure, ticket) {
  const desk = register.tickets.connect(register.keys.forestry);
  const { buyer, partner } = register;
  await measure("transferPart", desk.transferPart, ticket, buyer, TONNE, Cause.Sale, freshPaper());
  const child = await story.split(register, ticket, TONNE, buyer);
  await measure("transferTicket", desk.transferTicket, child, partner, Cause.Gift, freshPaper());
}

async function measureLiens(register, measure, ticket) {
  const { pledges, rulings, keys, members } = register;
  const documentHash = freshPaper();
  await measure(
    "proposePledge", pledges.connect(keys.agent).proposePledge,
    ticket, LienKind.Pledge, members.bank, 10n * TONNE, 0, documentHash,
  );
  const pledgeId = await register.tickets.lienIdOf(LienKind.Pledge, members.bank, ticket, documentHash);
  await measure("acceptPledge", pledges.connect(keys.bank).acceptPledge, pledgeId, 10n * TONNE, 0, documentHash);
  await measure("releasePledge", pledges.connect(keys.bank).releasePledge, pledgeId, freshPaper());
  const order = freshPaper();
  const court = rulings.connect(keys.court);
  await measure("freezeTicket", court.freezeTicket, ticket, TONNE, ORDER_UNTIL, order);
  const freezeId = await register.tickets.lienIdOf(LienKind.Freeze, members.court, ticket, order);
  await measure("releaseFreeze", court.releaseFreeze, freezeId, freshPaper());
  const rootOrder = freshPaper();
  await measure("freezeRootTicket", court.freezeRootTicket, ticket, ORDER_UNTIL, rootOrder);
  const rootId = await register.tickets.lienIdOf(LienKind.RootFreeze, members.court, ticket, rootOrder);
  await send(court.releaseFreeze, rootId, freshPaper());
}

async function measureEnd(register, measure, ticket) {
  const { offsets, tickets, keys } = register;
  const content = story.offsetContentOf(register, ticket, TONNE);
  await measure("requestOffset", offsets.connect(keys.agent).requestOffset, content, freshPaper());
  const { requestId, contentHash } = await story.requestOffset(register, ticket, TONNE);
  await measure("grantOffset", offsets.connect(keys.ecology).grantOffset, requestId, contentHash, freshPaper());
  const child = await story.split(register, ticket, TONNE);
  await story.offset(register, child, TONNE);
  await measure("cancelTicket", tickets.connect(keys.forestry).cancelTicket, child, freshPaper());
}
