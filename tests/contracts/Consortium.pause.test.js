import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ethers, networkHelpers } from "./chain.js";
import { assertFields, emits, eventsOf, paper, refuses, send } from "./expect.js";
import { COUNCIL_DELAY_SECONDS, YINING, enact, foundedRegister, load, yiningPolicy } from "./fixture.js";
import { Desk, MemberKind, Office } from "./words.js";

const NEW_KEY = "0x000000000000000000000000000000000000dEaD";
const WHY = paper("why");

async function pausedRegister() {
  const register = await foundedRegister();
  await send(register.consortium.connect(register.keys.court).pause, paper("stop"));
  return register;
}

/** Each act of the council, what it is called with, and the event that it ends in. */
const COUNCIL_ACTS = {
  admitMember: ["MemberAdmitted", () => [MemberKind.Bank, "new bank", WHY]],
  setMemberStanding: ["MemberStandingSet", (r) => [r.members.forestry, false, WHY]],
  addKey: ["KeyAdded", (r) => [r.members.bank, NEW_KEY, WHY]],
  revokeKey: ["KeyRevoked", (r) => [r.members.bank, r.keys.bank.address, WHY]],
  setOffices: ["OfficesSet", (r) => [r.members.bank, YINING, 0n, WHY]],
  setDesk: ["DeskSet", (r) => [Desk.Offsets, r.founder.address]],
  setCouncil: ["CouncilSet", (r) => [[r.members.ecology, r.members.court], 1, 0]],
  resume: ["Resumed", () => [WHY]],
};

/** Each command that a key may send: by whom, with what, and how a paused register refuses it, or null. */
const COMMANDS = {
  found: ["founder", (r) => [r.consortium, "0x"], "FoundingOver"],
  closeFounding: ["founder", () => [], "FoundingOver"],
  proposeAct: ["court", (r) => actOf(r, "second"), null],
  approveAct: ["court", (r) => [r.actId], null],
  enactAct: ["court", (r) => r.act, null],
  pause: ["court", () => [WHY], "RegisterPaused"],
};

const VIEWS = {
  memberOf: [(r) => [r.keys.bank.address], "RegisterPaused"],
  requireOffice: [(r) => [r.keys.bank.address, YINING, Office.Lend], "RegisterPaused"],
  officesOf: [(r) => [r.members.bank, YINING], null],
  kindOf: [(r) => [r.members.bank], null],
  isPaused: [() => [], null],
  isActive: [(r) => [r.members.bank], null],
  deskOf: [() => [Desk.Pledges], null],
};

const actOf = ({ consortium, founder }, name) => [
  consortium, consortium.interface.encodeFunctionData("setDesk", [Desk.Offsets, founder.address]), paper(name),
];

/** A paused register with an act that two of three approved and whose delay is over. */
async function readyAndPaused() {
  const register = await pausedRegister();
  const { consortium, keys } = register;
  const act = actOf(register, "first");
  const { actId } = await emits(consortium, "ActProposed", consortium.connect(keys.forestry).proposeAct, ...act);
  await send(consortium.connect(keys.ecology).approveAct, actId);
  await networkHelpers.time.increase(COUNCIL_DELAY_SECONDS);
  return { ...register, act, actId };
}

describe("a pause", () => {
  describe("pause", () => {
    for (const seat of ["forestry", "ecology", "court"]) {
      it(`stops the register at once by the one seat of ${seat}`, async () => {
        const { consortium, keys, members } = await load(foundedRegister);
        assert.equal(await consortium.isPaused(), false);
        const paused = await emits(consortium, "Paused", consortium.connect(keys[seat]).pause, paper("stop"));
        assertFields(paused, { member: members[seat], documentHash: paper("stop") });
        assert.equal(await consortium.isPaused(), true);
      });
    }

    it("is refused to whoever has no seat, or had one, or is suspended, and to the council's own call", async () => {
      const register = await load(foundedRegister);
      const { consortium, keys, members, stranger } = register;
      const pauseBy = (key) => consortium.connect(key).pause;
      await refuses(pauseBy(keys.bank), [WHY], "CouncilSeatMissing", [members.bank]);
      await refuses(pauseBy(stranger), [WHY], "KeyUnknown", [stranger.address]);
      await enact(register, consortium, "setMemberStanding", [members.court, false, WHY]);
      await refuses(pauseBy(keys.court), [WHY], "KeyUnknown", [keys.court.address]);
      await enact(register, consortium, "setCouncil", [[members.forestry], 1, 0]);
      await refuses(pauseBy(keys.ecology), [WHY], "CouncilSeatMissing", [members.ecology]);
      const own = [consortium, consortium.interface.encodeFunctionData("pause", [WHY]), paper("own")];
      await send(consortium.connect(keys.forestry).proposeAct, ...own);
      await refuses(consortium.connect(keys.forestry).enactAct, own, "KeyUnknown", [consortium.target]);
    });

    it("needs a document, and a register that goes on", async () => {
      const { consortium, keys } = await load(foundedRegister);
      await refuses(consortium.connect(keys.court).pause, [ethers.ZeroHash], "DocumentMissing", []);
      await send(consortium.connect(keys.court).pause, paper("stop"));
      await refuses(consortium.connect(keys.court).pause, [WHY], "RegisterPaused", []);
      await refuses(consortium.connect(keys.forestry).pause, [WHY], "RegisterPaused", []);
    });
  });

  describe("resume", () => {
    it("is the council's alone, not even of the member who paused", async () => {
      const register = await load(pausedRegister);
      const { consortium, keys } = register;
      await refuses(consortium.connect(keys.court).resume, [WHY], "CouncilOnly", [keys.court.address]);
      const receipt = await enact(register, consortium, "resume", [WHY]);
      const events = eventsOf(consortium, receipt);
      assert.deepEqual(events.map((event) => event.name), ["ActEnacted", "Resumed"]);
      assertFields(events[1].args, { documentHash: WHY });
      assert.equal(await consortium.isPaused(), false);
    });

    it("lets the members act again, and the register be paused again", async () => {
      const register = await load(pausedRegister);
      const { consortium, keys, members } = register;
      await enact(register, consortium, "resume", [WHY]);
      assert.equal(await consortium.memberOf(keys.bank.address), members.bank);
      assert.equal(await consortium.requireOffice(keys.bank.address, YINING, Office.Lend), members.bank);
      await send(consortium.connect(keys.court).pause, paper("stop again"));
      await refuses(consortium.memberOf, [keys.bank.address], "RegisterPaused", []);
    });

    it("is refused while the register goes on, and without a document", async () => {
      const register = await load(foundedRegister);
      const { consortium, keys, members } = register;
      await enact(register, consortium, "setCouncil", [[members.forestry], 1, 0]);
      const resumeBy = (documentHash) => [
        consortium, consortium.interface.encodeFunctionData("resume", [documentHash]), paper("resume"),
      ];
      for (const [documentHash, error] of [[WHY, "RegisterNotPaused"], [ethers.ZeroHash, "DocumentMissing"]]) {
        await send(consortium.connect(keys.forestry).proposeAct, ...resumeBy(documentHash));
        await refuses(consortium.connect(keys.forestry).enactAct, resumeBy(documentHash), error, []);
      }
    });
  });

  describe("while it lasts", () => {
    for (const [name, [by, argsOf, refusal]] of Object.entries(COMMANDS)) {
      it(refusal === null ? `${name} takes effect` : `${name} is refused with ${refusal}`, async () => {
        const register = await load(readyAndPaused);
        const command = register.consortium.connect(register.keys[by] ?? register[by])[name];
        if (refusal === null) await send(command, ...argsOf(register));
        else await refuses(command, argsOf(register), refusal);
      });
    }

    for (const [name, [eventName, argsOf]] of Object.entries(COUNCIL_ACTS)) {
      it(`${name} takes effect as an act of the council, and by nobody else`, async () => {
        const register = await load(pausedRegister);
        const { consortium, keys } = register;
        const args = argsOf(register);
        await refuses(consortium.connect(keys.court)[name], args, "CouncilOnly", [keys.court.address]);
        const events = eventsOf(consortium, await enact(register, consortium, name, args));
        assert.deepEqual(events.map((event) => event.name), ["ActEnacted", eventName]);
      });
    }

    for (const [name, [argsOf, refusal]] of Object.entries(VIEWS)) {
      it(refusal === null ? `${name} answers` : `${name} is refused with ${refusal}`, async () => {
        const register = await load(foundedRegister);
        const { consortium, keys } = register;
        const before = await consortium[name](...argsOf(register));
        await send(consortium.connect(keys.court).pause, paper("stop"));
        if (refusal !== null) await refuses(consortium[name], argsOf(register), refusal, []);
        else assert.equal(await consortium[name](...argsOf(register)), name === "isPaused" ? true : before);
      });
    }

    it("is told by this table for every function of the contract", async () => {
      const { consortium } = await load(foundedRegister);
      const functions = consortium.interface.fragments.filter((fragment) => fragment.type === "function");
      const told = [COMMANDS, COUNCIL_ACTS, VIEWS].flatMap((table) => Object.keys(table));
      assert.deepEqual(told.sort(), functions.map((fragment) => fragment.name).sort());
    });

    it("tells a stranger's key nothing but the pause, and the council of the seat that is at fault", async () => {
      const register = await load(pausedRegister);
      const { consortium, keys, members, stranger } = register;
      await refuses(consortium.memberOf, [stranger.address], "RegisterPaused", []);
      await enact(register, consortium, "setMemberStanding", [members.court, false, WHY]);
      await enact(register, consortium, "resume", [WHY]);
      await refuses(consortium.connect(keys.court).pause, [WHY], "KeyUnknown", [keys.court.address]);
    });

    it("lets the council act on the other contracts", async () => {
      const register = await load(pausedRegister);
      const { policies } = register;
      const terms = yiningPolicy({
        validFromSeconds: 3_900_000_000n, validUntilSeconds: 3_950_000_000n, documentHash: paper("next policy"),
      });
      const receipt = await enact(register, policies, "publishPolicy", [terms]);
      assert.deepEqual(eventsOf(policies, receipt).map((event) => event.name), ["PolicyPublished"]);
    });
  });
});
