import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ethers, networkHelpers } from "./chain.js";
import { assertFields, emits, paper, refuses, send } from "./expect.js";
import { FAR_SECONDS, ORDOS, YINING, foundedRegister, load, registerPerson } from "./fixture.js";
import { FreezeStatus, MandateAct, Office, PersonKind } from "./words.js";

const NOBODY = 999n;
const NO_ID = ethers.ZeroHash;
const FREEZES_MAX = 64;
const OWNERS_MAX = 64;
const coder = ethers.AbiCoder.defaultAbiCoder();

const freezeIdOf = (person, court, documentHash) => ethers.keccak256(coder.encode(
  ["bytes32", "uint64", "uint32", "bytes32"], [paper("person freeze"), person, court, documentHash],
));

const ascending = (ids) => [...ids].sort((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1));

const shareOf = (person) => ({ person, parts: 1n });

async function freeze(register, person, order, { court = "court", until = FAR_SECONDS } = {}) {
  const { persons, keys } = register;
  const { freezePerson } = persons.connect(keys[court]);
  return (await emits(persons, "PersonFrozen", freezePerson, person, until, paper(order))).freezeId;
}

const nowSeconds = async () => BigInt(await networkHelpers.time.latest());

describe("the freeze of a person", () => {
  describe("freezePerson", () => {
    it("stops every act in the person's name, and lets it receive", async () => {
      const { persons, keys, members, owner } = await load(foundedRegister);
      const { freezePerson } = persons.connect(keys.court);
      const event = await emits(persons, "PersonFrozen", freezePerson, owner, FAR_SECONDS, paper("order"));
      const freezeId = freezeIdOf(owner, members.court, paper("order"));
      assertFields(event, {
        freezeId, person: owner, court: members.court, untilSeconds: FAR_SECONDS, documentHash: paper("order"),
      });
      assert.deepEqual(
        [...await persons.personFreezeOf(freezeId)], [owner, members.court, FAR_SECONDS, FreezeStatus.InForce],
      );
      assert.equal((await persons.personOf(owner)).freezes, 1n);
      for (const act of Object.values(MandateAct).slice(1)) {
        await refuses(persons.requireMandate, [owner, members.agent, act], "PersonIsFrozen", [owner, 1n]);
      }
      assert.deepEqual([...await persons.requireReceiver(owner)], [YINING, PersonKind.Enterprise]);
    });

    it("refuses the same order twice, a past end, no document, nobody, and a caller that is no court", async () => {
      const register = await load(foundedRegister);
      const { persons, keys, members, owner } = register;
      const { freezePerson } = persons.connect(keys.court);
      const freezeId = await freeze(register, owner, "order");
      await refuses(freezePerson, [owner, FAR_SECONDS, paper("order")], "PersonFreezeExists", [freezeId]);
      const now = await nowSeconds();
      await refuses(
        freezePerson, [owner, now, paper("late")],
        "PersonFreezeEndInvalid", [freezeIdOf(owner, members.court, paper("late")), now, now],
      );
      await refuses(freezePerson, [owner, FAR_SECONDS, ethers.ZeroHash], "PersonInvalid", ["documentHash"]);
      await refuses(freezePerson, [NOBODY, FAR_SECONDS, paper("x")], "PersonUnknown", [NOBODY]);
      await refuses(
        persons.connect(keys.bank).freezePerson, [owner, FAR_SECONDS, paper("x")],
        "OfficeMissing", [members.bank, YINING, Office.Judge],
      );
    });

    it("takes 64 freezes and no more, and passes them all under 16 million gas", async () => {
      const register = await load(foundedRegister);
      const { persons, keys, members, owner } = register;
      const ids = [];
      for (let i = 0; i < FREEZES_MAX; ++i) ids.push(await freeze(register, owner, `order ${i}`));
      const { freezePerson } = persons.connect(keys.otherCourt);
      await refuses(freezePerson, [owner, FAR_SECONDS, paper("x")], "PersonFreezesFull", [owner, 64n]);

      const owners = [];
      for (let i = 1; i < OWNERS_MAX; ++i) owners.push(shareOf(await registerPerson(register, `co-owner ${i}`)));
      owners.push(shareOf(owner));
      const passed = ascending(ids);
      await persons.requireOwnFreezes(owners, members.court, passed);
      const gas = await persons.requireOwnFreezes.estimateGas(owners, members.court, passed);
      assert.ok(gas < 16_000_000n, `${gas}`);
    });
  });

  describe("renewPersonFreeze", () => {
    it("puts off the end, by its court alone, even after the end had come", async () => {
      const register = await load(foundedRegister);
      const { persons, keys, members, owner } = register;
      const until = (await nowSeconds()) + 100n;
      const freezeId = await freeze(register, owner, "order", { until });
      const { renewPersonFreeze } = persons.connect(keys.court);
      await networkHelpers.time.increaseTo(until + 10n);
      assertFields(
        await emits(persons, "PersonFreezeRenewed", renewPersonFreeze, freezeId, until + 500n, paper("renewal")),
        {
          freezeId, person: owner, court: members.court, untilSeconds: until + 500n, documentHash: paper("renewal"),
        },
      );
      assert.equal((await persons.personFreezeOf(freezeId)).untilSeconds, until + 500n);
      await refuses(
        persons.connect(keys.otherCourt).renewPersonFreeze, [freezeId, FAR_SECONDS, paper("x")],
        "PersonFreezeNotOwned", [freezeId, members.court, members.otherCourt],
      );
    });

    it("refuses an end that is not later than the old one and the present", async () => {
      const register = await load(foundedRegister);
      const { persons, keys, owner } = register;
      const until = (await nowSeconds()) + 100n;
      const freezeId = await freeze(register, owner, "order", { until });
      const { renewPersonFreeze } = persons.connect(keys.court);
      await refuses(renewPersonFreeze, [freezeId, until, paper("x")], "PersonFreezeEndInvalid");
      await networkHelpers.time.increaseTo(until + 10n);
      await refuses(
        renewPersonFreeze, [freezeId, until + 10n, paper("x")],
        "PersonFreezeEndInvalid", [freezeId, until + 10n, until + 10n],
      );
      await refuses(renewPersonFreeze, [freezeId, FAR_SECONDS, ethers.ZeroHash], "PersonInvalid", ["documentHash"]);
      await refuses(renewPersonFreeze, [NO_ID, FAR_SECONDS, paper("x")], "PersonFreezeUnknown", [NO_ID]);
    });
  });

  describe("releasePersonFreeze", () => {
    it("is its court's alone, and final", async () => {
      const register = await load(foundedRegister);
      const { persons, keys, members, owner } = register;
      const freezeId = await freeze(register, owner, "order");
      const { releasePersonFreeze, renewPersonFreeze, freezePerson } = persons.connect(keys.court);
      for (const other of ["otherCourt", "county"]) {
        await refuses(
          persons.connect(keys[other]).releasePersonFreeze, [freezeId, paper("x")],
          "PersonFreezeNotOwned", [freezeId, members.court, members[other]],
        );
      }
      await refuses(releasePersonFreeze, [freezeId, ethers.ZeroHash], "PersonInvalid", ["documentHash"]);
      assertFields(await emits(persons, "PersonFreezeReleased", releasePersonFreeze, freezeId, paper("release")), {
        freezeId, person: owner, court: members.court, documentHash: paper("release"),
      });
      assert.equal((await persons.personFreezeOf(freezeId)).status, FreezeStatus.Released);
      await persons.requireMandate(owner, members.agent, MandateAct.Transfer);
      await refuses(releasePersonFreeze, [freezeId, paper("x")], "PersonFreezeEnded", [freezeId]);
      await refuses(renewPersonFreeze, [freezeId, FAR_SECONDS, paper("x")], "PersonFreezeEnded", [freezeId]);
      await refuses(freezePerson, [owner, FAR_SECONDS, paper("order")], "PersonFreezeExists", [freezeId]);
    });

    it("leaves the freeze of another court in force", async () => {
      const register = await load(foundedRegister);
      const { persons, keys, members, owner } = register;
      const freezeId = await freeze(register, owner, "order");
      await freeze(register, owner, "other order", { court: "otherCourt" });
      await send(persons.connect(keys.court).releasePersonFreeze, freezeId, paper("release"));
      await refuses(
        persons.requireMandate, [owner, members.agent, MandateAct.Offset], "PersonIsFrozen", [owner, 1n],
      );
    });
  });

  describe("lapsePersonFreeze", () => {
    it("is done once the end has come, by the bureau or the court", async () => {
      const register = await load(foundedRegister);
      const { persons, keys, members, owner } = register;
      const until = (await nowSeconds()) + 100n;
      for (const [order, by] of [["first", "county"], ["second", "court"]]) {
        const freezeId = await freeze(register, owner, order, { until: until + 50n });
        const { lapsePersonFreeze } = persons.connect(keys[by]);
        if (order === "first") {
          await refuses(lapsePersonFreeze, [freezeId, paper("x")], "PersonFreezeEndInvalid");
          await networkHelpers.time.increaseTo(until + 48n);
        }
      }
      await networkHelpers.time.increaseTo(until + 50n);
      for (const [order, by] of [["first", "county"], ["second", "court"]]) {
        const freezeId = freezeIdOf(owner, members.court, paper(order));
        const { lapsePersonFreeze } = persons.connect(keys[by]);
        assertFields(await emits(persons, "PersonFreezeLapsed", lapsePersonFreeze, freezeId, paper("over")), {
          freezeId, person: owner, member: members[by], documentHash: paper("over"),
        });
        assert.equal((await persons.personFreezeOf(freezeId)).status, FreezeStatus.Lapsed);
        await refuses(lapsePersonFreeze, [freezeId, paper("x")], "PersonFreezeEnded", [freezeId]);
      }
      assert.equal((await persons.personOf(owner)).freezes, 0n);
    });

    it("holds until somebody ends it: the end alone frees nothing", async () => {
      const register = await load(foundedRegister);
      const { persons, keys, members, owner } = register;
      const until = (await nowSeconds()) + 100n;
      const freezeId = await freeze(register, owner, "order", { until });
      await networkHelpers.time.increaseTo(until + 1000n);
      await refuses(
        persons.requireMandate, [owner, members.agent, MandateAct.Transfer], "PersonIsFrozen", [owner, 1n],
      );
      await refuses(
        persons.connect(keys.bank).lapsePersonFreeze, [freezeId, paper("x")],
        "OfficeMissing", [members.bank, YINING, Office.Register],
      );
      const { lapsePersonFreeze } = persons.connect(keys.county);
      await refuses(lapsePersonFreeze, [freezeId, ethers.ZeroHash], "PersonInvalid", ["documentHash"]);
      await refuses(lapsePersonFreeze, [NO_ID, paper("x")], "PersonFreezeUnknown", [NO_ID]);
    });
  });

  it("is read by its id and by no other", async () => {
    const { persons } = await load(foundedRegister);
    await refuses(persons.personFreezeOf, [NO_ID], "PersonFreezeUnknown", [NO_ID]);
  });
});

describe("what the ledger asks of persons", () => {
  describe("consentOf", () => {
    it("X-11 counts the parts of those who let the member act, and all parts", async () => {
      const register = await load(foundedRegister);
      const { persons, keys, members, owner, buyer, partner } = register;
      const owners = [{ person: owner, parts: 5n }, { person: buyer, parts: 3n }, { person: partner, parts: 1n }];
      const question = [owners, members.agent, MandateAct.Transfer];
      assert.deepEqual([...await persons.consentOf(...question)], [9n, 9n]);
      await send(persons.connect(keys.county).withdrawMandate, buyer, members.agent, paper("w"));
      assert.deepEqual([...await persons.consentOf(...question)], [6n, 9n]);

      const freezeId = await freeze(register, partner, "order");
      await refuses(persons.consentOf, question, "PersonIsFrozen", [partner, 1n]);
      await send(persons.connect(keys.court).releasePersonFreeze, freezeId, paper("release"));
      await send(persons.connect(keys.forestry).setStanding, buyer, 2n, paper("inquiry"));
      await refuses(persons.consentOf, question, "PersonNotActive", [buyer, 2n]);
    });

    it("counts the largest parts of 64 owners under 16 million gas, and takes no more owners", async () => {
      const register = await load(foundedRegister);
      const { persons, members } = register;
      const parts = 2n ** 32n - 1n;
      const owners = [];
      for (let i = 0; i < OWNERS_MAX; ++i) {
        owners.push({ person: await registerPerson(register, `co-owner ${i}`), parts });
      }
      const question = [owners, members.agent, MandateAct.Pledge];
      assert.deepEqual([...await persons.consentOf(...question)], [64n * parts, 64n * parts]);
      const gas = await persons.consentOf.estimateGas(...question);
      assert.ok(gas < 16_000_000n, `${gas}`);
      const tooMany = [...owners, shareOf(register.owner)];
      await refuses(persons.consentOf, [tooMany, members.agent, MandateAct.Pledge], "ListInvalid", [65n, 64n]);
      await refuses(persons.requireOwnFreezes, [tooMany, members.court, []], "ListInvalid", [65n, 64n]);
    });
  });

  describe("requireOwnFreezes", () => {
    it("passes where every freeze of every owner is the court's own", async () => {
      const register = await load(foundedRegister);
      const { persons, members, owner, buyer } = register;
      const owners = [shareOf(owner), shareOf(buyer)];
      await persons.requireOwnFreezes(owners, members.court, []);
      const ids = ascending([
        await freeze(register, owner, "one"), await freeze(register, owner, "two"),
        await freeze(register, buyer, "three"),
      ]);
      await persons.requireOwnFreezes(owners, members.court, ids);
      await refuses(persons.requireOwnFreezes, [owners, members.court, ids.slice(1)], "PersonIsFrozen");
      await freeze(register, buyer, "four", { court: "otherCourt" });
      await refuses(persons.requireOwnFreezes, [owners, members.court, ids], "PersonIsFrozen", [buyer, 1n]);
    });

    it("refuses a freeze that is unknown, another's, ended, of no owner, twice or out of order", async () => {
      const register = await load(foundedRegister);
      const { persons, keys, members, owner, buyer } = register;
      const owners = [shareOf(owner)];
      const ids = ascending([await freeze(register, owner, "one"), await freeze(register, owner, "two")]);
      const ask = async (freezeIds, error, facts) =>
        await refuses(persons.requireOwnFreezes, [owners, members.court, freezeIds], error, facts);
      await ask([...ids].reverse(), "ListUnordered", [1n]);
      await ask([ids[0], ids[0]], "ListUnordered", [1n]);
      await ask([NO_ID], "PersonFreezeUnknown", [NO_ID]);
      const foreign = await freeze(register, owner, "three", { court: "otherCourt" });
      await ask([foreign], "PersonFreezeNotOwned", [foreign, members.otherCourt, members.court]);
      const ofBuyer = await freeze(register, buyer, "four");
      await ask([ofBuyer], "PersonFreezeForeign", [ofBuyer, buyer]);
      await send(persons.connect(keys.court).releasePersonFreeze, ids[0], paper("release"));
      await ask([ids[0]], "PersonFreezeEnded", [ids[0]]);
    });
  });

  it("freezes a person of another division by that division's court only", async () => {
    const register = await load(foundedRegister);
    const { persons, keys, members } = register;
    const person = await registerPerson(register, "of Ordos", { division: ORDOS });
    await refuses(
      persons.connect(keys.ecology).freezePerson, [person, FAR_SECONDS, paper("x")],
      "OfficeMissing", [members.ecology, ORDOS, Office.Judge],
    );
    await freeze(register, person, "order");
  });
});
