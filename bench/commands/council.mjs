// Consortium and Policies. An act of the council is measured as the command that carries it out: enactAct.
import { ethers, networkHelpers } from "../../tests/contracts/chain.js";
import { emits, send } from "../../tests/contracts/expect.js";
import { COUNCIL_DELAY_SECONDS, WEIHAI, enact, yiningPolicy } from "../../tests/contracts/fixture.js";
import { freshPaper } from "../../tests/contracts/story.js";
import { Desk, MemberKind, Office, bits } from "../../tests/contracts/words.js";

const POLICY_FROM_SECONDS = 1_900_100_000n;
const CALENDAR_YEAR = 2030;
/** Day after day, five of seven: what a calendar without holidays says. */
const WORKING_DAYS = [0n, 256n].map((from) => {
  const days = Array.from({ length: 256 }, (_, place) => from + BigInt(place)).filter((day) => day < 365n);
  return days.reduce((word, day) => (day % 7n < 5n ? word | (1n << (day - from)) : word), 0n);
});

const keyOf = (turn) => ethers.zeroPadValue(ethers.toBeHex(0xdead00 + turn), 20);

async function proposed({ consortium, keys }, target, name, args) {
  const act = [target, target.interface.encodeFunctionData(name, args), freshPaper()];
  const { proposeAct } = consortium.connect(keys.forestry);
  const { actId } = await emits(consortium, "ActProposed", proposeAct, ...act);
  return { act, actId };
}

/** The enactment of an act that was proposed, approved, and waited for. */
export async function ready(register, target, name, args) {
  const { consortium, keys } = register;
  const { act, actId } = await proposed(register, target, name, args);
  await send(consortium.connect(keys.ecology).approveAct, actId);
  await networkHelpers.time.increase(COUNCIL_DELAY_SECONDS);
  return [consortium.connect(keys.forestry).enactAct, ...act];
}

const carried = (name, args) => (register, turn) => ready(register, register.consortium, name, args(register, turn));

const deskAct = (register, turn) => [register.consortium, "setDesk", [Desk.Complaints, keyOf(turn)]];

async function founding() {
  const [founder] = await ethers.getSigners();
  const consortium = await ethers.deployContract("Consortium", [], founder);
  const found = (name, args) => [consortium.found, consortium, consortium.interface.encodeFunctionData(name, args)];
  return { consortium, found };
}

const admission = (turn) => [MemberKind.Bank, `bench bank ${turn}`, freshPaper()];

export const council = {
  "Consortium.found": async (_, turn) => {
    const { found } = await founding();
    for (let i = 0; i < turn; i++) await send(...found("admitMember", admission(i)));
    return found("admitMember", admission(turn));
  },
  "Consortium.closeFounding": async () => {
    const { consortium, found } = await founding();
    await send(...found("admitMember", admission(0)));
    await send(...found("setCouncil", [[1], 1, 0]));
    return [consortium.closeFounding];
  },
  "Consortium.proposeAct": async ({ consortium, keys, ...register }, turn) => {
    const [target, name, args] = deskAct({ consortium, ...register }, turn);
    const callData = target.interface.encodeFunctionData(name, args);
    return [consortium.connect(keys.forestry).proposeAct, target, callData, freshPaper()];
  },
  "Consortium.approveAct": async (register, turn) => {
    const { actId } = await proposed(register, ...deskAct(register, turn));
    return [register.consortium.connect(register.keys.ecology).approveAct, actId];
  },
  "Consortium.enactAct": (register, turn) => ready(register, ...deskAct(register, turn)),
  "Consortium.pause": async (register, turn) => {
    const { consortium, keys } = register;
    const { pause } = consortium.connect(keys.court);
    if (turn !== 0) await enact(register, consortium, "resume", [freshPaper()]);
    return [pause, freshPaper()];
  },
  "Consortium.resume": async (register) => {
    const { consortium, keys } = register;
    await send(consortium.connect(keys.court).pause, freshPaper());
    return await ready(register, consortium, "resume", [freshPaper()]);
  },
  "Consortium.admitMember": carried("admitMember", (_, turn) => admission(turn)),
  "Consortium.setMemberStanding": carried(
    "setMemberStanding", ({ members }, turn) => [members.bank, turn !== 0, freshPaper()],
  ),
  "Consortium.addKey": carried("addKey", ({ members }, turn) => [members.bank, keyOf(turn), freshPaper()]),
  "Consortium.revokeKey": carried(
    "revokeKey", ({ members, keys }, turn) => [
      turn === 0 ? members.bank : members.police, (turn === 0 ? keys.bank : keys.police).address, freshPaper(),
    ],
  ),
  "Consortium.setOffices": carried(
    "setOffices", ({ members }, turn) => [
      members.bank, WEIHAI, bits(Office.Lend, turn === 0 ? Office.Trade : Office.Cover), freshPaper(),
    ],
  ),
  "Consortium.setDesk": carried("setDesk", (_, turn) => [Desk.Complaints, keyOf(turn)]),
  "Consortium.setCouncil": carried(
    "setCouncil", ({ members }) => [[members.forestry, members.ecology, members.court], 2, COUNCIL_DELAY_SECONDS],
  ),
  "Policies.publishPolicy": (register, turn) =>
    ready(register, register.policies, "publishPolicy", [
      yiningPolicy({ validFromSeconds: POLICY_FROM_SECONDS + BigInt(turn) }),
    ]),
  "Policies.publishCalendar": (register, turn) =>
    ready(register, register.policies, "publishCalendar", [CALENDAR_YEAR + turn, WORKING_DAYS, freshPaper()]),
};
