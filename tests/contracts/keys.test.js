import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { ethers } from "./chain.js";
import { COMMANDS, bound, readyRegister } from "./commands.js";
import { refuses, send } from "./expect.js";
import { faces } from "./faces.js";
import { enact, load, yiningPolicy } from "./fixture.js";
import { NO_PASSAGE } from "./claims.js";
import { freshPaper } from "./story.js";
import { AnnulmentCause, Desk, Kind, LienKind, MemberKind } from "./words.js";

const SOME_ID = ethers.id("some id");
const SEATS = ["proposeAct", "approveAct", "enactAct", "pause"];
const FOUNDING = ["found", "closeFounding"];
const lienArgs = (r, kind) => [r.parted, kind, r.members.bank, 1n, 0n, freshPaper()];

/** What one desk alone may ask of another contract, whoever signs. */
const DESK_ONLY = {
  "persons.disqualify": (r) => [r.owner, r.members.forestry, freshPaper()],
  "tickets.issue": (r) => [{
    lot: r.lot.application, kind: Kind.Carbon, policy: 1n, terms: 0n, amount: 1n, joint: false,
    owners: [{ person: r.owner, parts: 1 }], member: r.members.forestry, documentHash: freshPaper(),
  }],
  "tickets.placePledge": (r) => lienArgs(r, LienKind.Pledge),
  "tickets.placeFreeze": (r) => lienArgs(r, LienKind.Freeze),
  "tickets.enforceLien": (r) => [r.enforced, r.buyer, NO_PASSAGE, r.members.court, freshPaper()],
  "tickets.moveByRuling": (r) => [r.ruled, r.buyer, 1n, NO_PASSAGE, r.members.court, freshPaper()],
  "tickets.offset": (r) => [r.parted, 1n, 1n, r.members.ecology],
  "tickets.annul": (r) => [r.parted, AnnulmentCause.Error, r.members.forestry, freshPaper()],
  "cases.answer": (r) => [r.caseId, Kind.Carbon, 1n, 1n],
  "quotas.answer": (r) => [r.quotaId, r.owner, 2025, 1n, 1n],
};

/** What the council alone enacts. */
const COUNCIL_ONLY = {
  "consortium.admitMember": () => [MemberKind.Bank, "a bank", freshPaper()],
  "consortium.setMemberStanding": (r) => [r.members.bank, false, freshPaper()],
  "consortium.addKey": (r) => [r.members.bank, "0x000000000000000000000000000000000000dEaD", freshPaper()],
  "consortium.revokeKey": (r) => [r.members.bank, r.keys.bank.address, freshPaper()],
  "consortium.setOffices": (r) => [r.members.bank, 654002, 0, freshPaper()],
  "consortium.setDesk": (r) => [Desk.Reserve, r.keys.bank.address],
  "consortium.setCouncil": (r) => [[r.members.bank], 1, 0],
  "consortium.resume": () => [freshPaper()],
  "policies.publishPolicy": () => [yiningPolicy({ validFromSeconds: 1_750_000_000n })],
  "policies.publishCalendar": () => [2026, [0n, 0n], freshPaper()],
};

const NAMES = Object.keys(COMMANDS);

async function suspendedRegister(member) {
  const register = await load(readyRegister);
  await enact(register, register.consortium, "setMemberStanding", [register.members[member], false, freshPaper()]);
  return register;
}

describe("INV-21 the table of commands", () => {
  it("has every command of every contract, each in one place", () => {
    const listed = [
      ...NAMES, ...Object.keys(DESK_ONLY), ...Object.keys(COUNCIL_ONLY),
      ...[...SEATS, ...FOUNDING].map((name) => `consortium.${name}`),
    ];
    const declared = Object.values(faces).flatMap(({ contractName, abi }) => abi
      .filter((entry) => entry.type === "function" && !["view", "pure"].includes(entry.stateMutability))
      .map((entry) => `${contractName.toLowerCase()}.${entry.name}`));
    assert.deepEqual(listed.toSorted(), [...new Set(declared)].toSorted());
  });
});

describe("INV-21 a command that its member may do", () => {
  for (const [command, [member, foreign, argsOf]] of Object.entries(COMMANDS)) {
    it(`${command} takes effect by its member, and reverts with KeyUnknown by a stranger's key`, async () => {
      const register = await load(readyRegister);
      const args = argsOf(register);
      await bound(register, command, register.keys[member]).staticCall(...args);
      const { stranger } = register;
      await refuses(bound(register, command, stranger), args, "KeyUnknown", [stranger.address]);
    });

    if (foreign === null) continue;
    it(`${command} reverts with ${foreign} by a member that has neither office nor mandate`, async () => {
      const register = await load(readyRegister);
      const args = argsOf(register);
      await refuses(bound(register, command, register.keys.village), args, foreign);
    });
  }

  for (const member of new Set(NAMES.map((name) => COMMANDS[name][0]))) {
    it(`every command of ${member} reverts with KeyUnknown once the member is suspended`, async () => {
      const register = await suspendedRegister(member);
      const key = register.keys[member];
      for (const [command, [by, , argsOf]] of Object.entries(COMMANDS)) {
        if (by !== member) continue;
        await refuses(bound(register, command, key), argsOf(register), "KeyUnknown", [key.address]);
      }
    });
  }
});

describe("INV-26 a pause stops every command of a member (B20)", () => {
  let register;
  before(async () => {
    register = await load(readyRegister);
    await send(register.consortium.connect(register.keys.ecology).pause, freshPaper());
  });

  for (const [command, [member, , argsOf]] of Object.entries(COMMANDS)) {
    it(`${command} reverts with RegisterPaused, by whatever key`, async () => {
      const args = argsOf(register);
      for (const key of [register.keys[member], register.stranger]) {
        await refuses(bound(register, command, key), args, "RegisterPaused", []);
      }
    });
  }

  it("and the council's resumption lets each go on", async () => {
    await enact(register, register.consortium, "resume", [freshPaper()]);
    for (const [command, [member, , argsOf]] of Object.entries(COMMANDS)) {
      await bound(register, command, register.keys[member]).staticCall(...argsOf(register));
    }
  });
});

describe("INV-21 what no member does by itself", () => {
  for (const [command, argsOf] of Object.entries(DESK_ONLY)) {
    it(`${command} reverts with DeskOnly by every member's key`, async () => {
      const register = await load(readyRegister);
      const args = argsOf(register);
      for (const key of [...Object.values(register.keys), register.stranger]) {
        await refuses(bound(register, command, key), args, "DeskOnly", [key.address]);
      }
    });
  }

  for (const [command, argsOf] of Object.entries(COUNCIL_ONLY)) {
    it(`${command} reverts with CouncilOnly by every member's key`, async () => {
      const register = await load(readyRegister);
      const args = argsOf(register);
      for (const key of [...Object.values(register.keys), register.stranger]) {
        await refuses(bound(register, command, key), args, "CouncilOnly", [key.address]);
      }
    });
  }

  for (const name of SEATS) {
    it(`consortium.${name} reverts with CouncilSeatMissing for a member without a seat, KeyUnknown for a stranger`,
      async () => {
        const { consortium, keys, members, stranger } = await load(readyRegister);
        const act = [consortium.target, "0x", SOME_ID];
        const args = { pause: [SOME_ID], approveAct: [SOME_ID] }[name] ?? act;
        await refuses(consortium.connect(keys.bank)[name], args, "CouncilSeatMissing", [members.bank]);
        await refuses(consortium.connect(stranger)[name], args, "KeyUnknown", [stranger.address]);
      });
  }

  for (const name of FOUNDING) {
    it(`consortium.${name} reverts with FoundingOver by every key, the founder's too`, async () => {
      const { consortium, keys, founder } = await load(readyRegister);
      const args = name === "found" ? [consortium.target, "0x"] : [];
      for (const key of [founder, ...Object.values(keys)]) {
        await refuses(consortium.connect(key)[name], args, "FoundingOver", [key.address]);
      }
    });
  }
});
