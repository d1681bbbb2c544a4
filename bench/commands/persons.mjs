import { networkHelpers } from "../../tests/contracts/chain.js";
import { emits, paper, send } from "../../tests/contracts/expect.js";
import { ALL_ACTS, FAR_SECONDS, YINING, enact } from "../../tests/contracts/fixture.js";
import { freshPaper, signMandate } from "../../tests/contracts/story.js";
import { Desk, PersonKind, PersonStanding } from "../../tests/contracts/words.js";

const FREEZE_SECONDS = 1000;
const bureau = ({ persons, keys }) => persons.connect(keys.county);
const court = ({ persons, keys }) => persons.connect(keys.court);
const nowSeconds = async () => BigInt(await networkHelpers.time.latest());

async function frozen(register, untilSeconds = FAR_SECONDS) {
  const { freezePerson } = court(register);
  const args = [register.owner, untilSeconds, freshPaper()];
  return (await emits(register.persons, "PersonFrozen", freezePerson, ...args)).freezeId;
}

export const persons = {
  "Persons.registerPerson": (register, turn) => [
    bureau(register).registerPerson, YINING, PersonKind.Natural, paper(`bench person ${turn}`),
    register.wallets[1 + turn].address, freshPaper(),
  ],
  "Persons.recordMandate": ({ members, owner, ...register }) => [
    bureau(register).recordMandate, owner, members.verifier, ALL_ACTS, FAR_SECONDS, freshPaper(),
  ],
  "Persons.giveMandate": async (register) => {
    const { members, owner, wallets } = register;
    const mandate = {
      person: owner, member: members.verifier, acts: ALL_ACTS, untilSeconds: FAR_SECONDS, documentHash: freshPaper(),
    };
    const signature = await signMandate(register, wallets[0], mandate);
    return [bureau(register).giveMandate, ...Object.values(mandate), signature];
  },
  "Persons.withdrawMandate": async (register) => {
    const { members, owner } = register;
    const desk = bureau(register);
    await send(desk.recordMandate, owner, members.verifier, ALL_ACTS, FAR_SECONDS, freshPaper());
    return [desk.withdrawMandate, owner, members.verifier, freshPaper()];
  },
  "Persons.changeIdentity": (register, turn) => [
    bureau(register).changeIdentity, register.owner, paper(`bench identity ${turn}`), freshPaper(),
  ],
  "Persons.setPersonKey": (register, turn) => [
    bureau(register).setPersonKey, register.buyer, register.wallets[1 + turn].address, freshPaper(),
  ],
  "Persons.setStanding": ({ persons: desk, keys, owner }, turn) => [
    desk.connect(keys.forestry).setStanding, owner,
    turn === 0 ? PersonStanding.Suspended : PersonStanding.Active, freshPaper(),
  ],
  "Persons.disqualify": async (register, turn) => {
    const { persons: desk, consortium, founder, members, owner, buyer } = register;
    if (turn === 0) await enact(register, consortium, "setDesk", [Desk.Reserve, founder.address]);
    return [desk.connect(founder).disqualify, turn === 0 ? owner : buyer, members.verifier, freshPaper()];
  },
  "Persons.freezePerson": (register) => [court(register).freezePerson, register.owner, FAR_SECONDS, freshPaper()],
  "Persons.renewPersonFreeze": async (register) => [
    court(register).renewPersonFreeze, await frozen(register), FAR_SECONDS + 1n, freshPaper(),
  ],
  "Persons.releasePersonFreeze": async (register) => [
    court(register).releasePersonFreeze, await frozen(register), freshPaper(),
  ],
  "Persons.lapsePersonFreeze": async (register) => {
    const freezeId = await frozen(register, (await nowSeconds()) + BigInt(FREEZE_SECONDS));
    await networkHelpers.time.increase(FREEZE_SECONDS);
    return [court(register).lapsePersonFreeze, freezeId, freshPaper()];
  },
};
