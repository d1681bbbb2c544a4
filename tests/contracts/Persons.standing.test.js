import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ethers } from "./chain.js";
import { assertFields, emits, paper, refuses, send } from "./expect.js";
import { YINING, enact, foundedRegister, load } from "./fixture.js";
import { Desk, MandateAct, Office, PersonKind, PersonStanding } from "./words.js";

const NOBODY = 999n;
const { Active, Suspended, Disqualified } = PersonStanding;

/** A register whose reserve desk is a key, so that a test can speak as Reserve. */
async function withReserveKey() {
  const register = await load(foundedRegister);
  const reserveKey = register.stranger;
  await enact(register, register.consortium, "setDesk", [Desk.Reserve, reserveKey.address]);
  return { ...register, reserveKey };
}

describe("the standing of a person", () => {
  describe("setStanding", () => {
    it("suspends: no mandate works and nothing is received, until it is restored", async () => {
      const { persons, keys, members, owner } = await load(foundedRegister);
      const { setStanding } = persons.connect(keys.forestry);
      assertFields(await emits(persons, "PersonStandingSet", setStanding, owner, Suspended, paper("inquiry")), {
        person: owner, standing: Suspended, member: members.forestry, documentHash: paper("inquiry"),
      });
      assert.equal((await persons.personOf(owner)).standing, Suspended);
      for (const act of Object.values(MandateAct).slice(1)) {
        await refuses(
          persons.requireMandate, [owner, members.agent, act], "PersonNotActive", [owner, Suspended],
        );
      }
      await refuses(persons.requireReceiver, [owner], "PersonNotActive", [owner, Suspended]);

      await send(setStanding, owner, Active, paper("cleared"));
      await persons.requireMandate(owner, members.agent, MandateAct.Transfer);
      assert.deepEqual([...await persons.requireReceiver(owner)], [YINING, PersonKind.Enterprise]);
    });

    it("N-11 disqualifies: only an application is refused", async () => {
      const { persons, keys, members, owner } = await load(foundedRegister);
      await send(persons.connect(keys.forestry).setStanding, owner, Disqualified, paper("fraud"));
      await refuses(
        persons.requireMandate, [owner, members.agent, MandateAct.Apply], "PersonNotActive", [owner, Disqualified],
      );
      for (const act of [MandateAct.Transfer, MandateAct.Pledge, MandateAct.Offset, MandateAct.Register]) {
        await persons.requireMandate(owner, members.agent, act);
      }
      assert.deepEqual([...await persons.requireReceiver(owner)], [YINING, PersonKind.Enterprise]);
    });

    it("refuses no standing, the same standing, no document, nobody, and a caller without the office", async () => {
      const { persons, keys, members, owner } = await load(foundedRegister);
      const { setStanding } = persons.connect(keys.forestry);
      await refuses(setStanding, [owner, PersonStanding.None, paper("x")], "PersonInvalid", ["standing"]);
      await refuses(setStanding, [owner, Active, paper("x")], "StandingSame", [owner, Active]);
      await refuses(setStanding, [owner, Suspended, ethers.ZeroHash], "PersonInvalid", ["documentHash"]);
      await refuses(setStanding, [NOBODY, Suspended, paper("x")], "PersonUnknown", [NOBODY]);
      await refuses(
        persons.connect(keys.county).setStanding, [owner, Suspended, paper("x")],
        "OfficeMissing", [members.county, YINING, Office.Supervise],
      );
    });
  });

  describe("disqualify", () => {
    it("N-11 is the reserve's alone and names the member that found the fraud", async () => {
      const { persons, members, owner, reserveKey } = await withReserveKey();
      const { disqualify } = persons.connect(reserveKey);
      assertFields(
        await emits(persons, "PersonStandingSet", disqualify, owner, members.county, paper("fraud")),
        { person: owner, standing: Disqualified, member: members.county, documentHash: paper("fraud") },
      );
      assert.equal((await persons.personOf(owner)).standing, Disqualified);
    });

    it("refuses another caller, no document, and nobody", async () => {
      const { persons, keys, members, owner, reserveKey } = await withReserveKey();
      const { disqualify } = persons.connect(reserveKey);
      await refuses(
        persons.connect(keys.forestry).disqualify, [owner, members.county, paper("x")],
        "DeskOnly", [keys.forestry.address],
      );
      await refuses(disqualify, [owner, members.county, ethers.ZeroHash], "PersonInvalid", ["documentHash"]);
      await refuses(disqualify, [NOBODY, members.county, paper("x")], "PersonUnknown", [NOBODY]);
    });

    it("leaves a suspended person suspended", async () => {
      const { persons, keys, members, owner, reserveKey } = await withReserveKey();
      await send(persons.connect(keys.forestry).setStanding, owner, Suspended, paper("inquiry"));
      await refuses(
        persons.connect(reserveKey).disqualify, [owner, members.county, paper("fraud")],
        "PersonNotActive", [owner, Suspended],
      );
    });
  });
});
