import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ethers, networkHelpers } from "./chain.js";
import { assertFields, emits, paper, refuses, send } from "./expect.js";
import { ALL_ACTS, FAR_SECONDS, WEIHAI, YINING, enact, foundedRegister, load, registerPerson } from "./fixture.js";
import { signMandate } from "./story.js";
import { MandateAct, Office, PersonKind, PersonStanding, bits } from "./words.js";

const NOBODY = 999n;
const NO_KEY = ethers.ZeroAddress;

const registration = (changes = {}) => {
  const { division, kind, commitment, key, documentHash } = {
    division: YINING, kind: PersonKind.Natural, commitment: paper("new person"), key: NO_KEY,
    documentHash: paper("form"), ...changes,
  };
  return [division, kind, commitment, key, documentHash];
};

describe("Persons", () => {
  describe("registerPerson", () => {
    it("enters a person under a commitment that is used once", async () => {
      const { persons, keys, members } = await load(foundedRegister);
      const desk = persons.connect(keys.county);
      const event = await emits(persons, "PersonRegistered", desk.registerPerson, ...registration());
      assertFields(event, { division: YINING, kind: PersonKind.Natural, key: NO_KEY, member: members.county });
      assertFields(event, { commitment: paper("new person"), documentHash: paper("form") });
      const person = [YINING, PersonKind.Natural, PersonStanding.Active, 0n, NO_KEY];
      assert.deepEqual([...await persons.personOf(event.person)], person);
      await refuses(desk.registerPerson, registration(), "CommitmentUsed", [paper("new person"), event.person]);
    });

    it("refuses what makes no person, and a caller without the office Register", async () => {
      const { persons, keys, members, wallets } = await load(foundedRegister);
      const desk = persons.connect(keys.county);
      for (const [field, changes] of [
        ["kind", { kind: PersonKind.None }], ["commitment", { commitment: ethers.ZeroHash }],
        ["documentHash", { documentHash: ethers.ZeroHash }], ["key", { key: wallets[0].address }],
      ]) {
        await refuses(desk.registerPerson, registration(changes), "PersonInvalid", [field]);
      }
      await refuses(
        persons.connect(keys.bank).registerPerson, registration(),
        "OfficeMissing", [members.bank, YINING, Office.Register],
      );
    });
  });

  describe("setPersonKey", () => {
    it("replaces a lost key and never lets it speak for another", async () => {
      const register = await load(foundedRegister);
      const { persons, keys, members, owner, buyer, wallets } = register;
      const desk = persons.connect(keys.county);
      const event = await emits(persons, "PersonKeySet", desk.setPersonKey, owner, wallets[1].address, paper("lost"));
      assertFields(event, {
        person: owner, key: wallets[1].address, member: members.county, documentHash: paper("lost"),
      });
      assert.equal((await persons.personOf(owner)).key, wallets[1].address);
      await refuses(desk.setPersonKey, [buyer, wallets[0].address, paper("x")], "PersonInvalid", ["key"]);
      await refuses(desk.setPersonKey, [buyer, NO_KEY, ethers.ZeroHash], "PersonInvalid", ["documentHash"]);
      await refuses(desk.setPersonKey, [NOBODY, NO_KEY, paper("x")], "PersonUnknown", [NOBODY]);
      await refuses(persons.connect(keys.agent).setPersonKey, [owner, NO_KEY, paper("x")], "OfficeMissing");
      await send(desk.setPersonKey, owner, NO_KEY, paper("no key any more"));
      assert.equal((await persons.personOf(owner)).key, NO_KEY);
    });
  });

  describe("changeIdentity", () => {
    it("N-23 puts another commitment in the place of the old one, and both are used for ever", async () => {
      const { persons, keys, members, owner, buyer } = await load(foundedRegister);
      const desk = persons.connect(keys.county);
      const change = [owner, paper("new name"), paper("name changed")];
      assertFields(await emits(persons, "PersonIdentityChanged", desk.changeIdentity, ...change), {
        person: owner, commitment: paper("new name"), member: members.county, documentHash: paper("name changed"),
      });
      for (const commitment of [paper("new name"), paper("commitment owner")]) {
        await refuses(desk.registerPerson, registration({ commitment }), "CommitmentUsed", [commitment, owner]);
        await refuses(desk.changeIdentity, [buyer, commitment, paper("x")], "CommitmentUsed", [commitment, owner]);
        await refuses(desk.changeIdentity, [owner, commitment, paper("x")], "CommitmentUsed", [commitment, owner]);
      }
    });

    it("refuses no commitment, no document, nobody, and a caller without the office Register", async () => {
      const { persons, keys, members, owner } = await load(foundedRegister);
      const { changeIdentity } = persons.connect(keys.county);
      await refuses(changeIdentity, [owner, ethers.ZeroHash, paper("x")], "PersonInvalid", ["commitment"]);
      await refuses(changeIdentity, [owner, paper("n"), ethers.ZeroHash], "PersonInvalid", ["documentHash"]);
      await refuses(changeIdentity, [NOBODY, paper("n"), paper("x")], "PersonUnknown", [NOBODY]);
      await refuses(
        persons.connect(keys.agent).changeIdentity, [owner, paper("n"), paper("x")],
        "OfficeMissing", [members.agent, YINING, Office.Register],
      );
    });
  });

  describe("recordMandate", () => {
    it("records what paper says, for another member, each document once", async () => {
      const { persons, keys, members, owner } = await load(foundedRegister);
      const desk = persons.connect(keys.county);
      const acts = bits(MandateAct.Pledge);
      const mandate = [owner, members.bank, acts, FAR_SECONDS, paper("letter")];
      assertFields(await emits(persons, "MandateGiven", desk.recordMandate, ...mandate), {
        person: owner, member: members.bank, acts, untilSeconds: FAR_SECONDS, documentHash: paper("letter"),
        recordedBy: members.county,
      });
      await persons.requireMandate(owner, members.bank, MandateAct.Pledge);
      await refuses(
        persons.requireMandate, [owner, members.bank, MandateAct.Transfer],
        "MandateMissing", [owner, members.bank, MandateAct.Transfer],
      );
      await refuses(desk.recordMandate, mandate, "MandateInvalid", [owner]);
    });

    it("refuses a mandate to the recording bureau itself", async () => {
      const { persons, keys, members, owner } = await load(foundedRegister);
      await refuses(
        persons.connect(keys.county).recordMandate, [owner, members.county, ALL_ACTS, FAR_SECONDS, paper("self")],
        "MandateToSelf", [members.county],
      );
    });

    it("refuses empty or unknown acts, a past end, no document, unknown person, member or office", async () => {
      const { persons, keys, members, owner } = await load(foundedRegister);
      const desk = persons.connect(keys.county);
      const now = BigInt(await networkHelpers.time.latest());
      for (const [acts, until, documentHash] of [
        [0n, FAR_SECONDS, paper("m")], [1n, FAR_SECONDS, paper("m")], [1n << 6n, FAR_SECONDS, paper("m")],
        [ALL_ACTS, now, paper("m")], [ALL_ACTS, FAR_SECONDS, ethers.ZeroHash],
      ]) {
        await refuses(desk.recordMandate, [owner, members.bank, acts, until, documentHash], "MandateInvalid", [owner]);
      }
      const rest = [ALL_ACTS, FAR_SECONDS, paper("m")];
      await refuses(desk.recordMandate, [NOBODY, members.bank, ...rest], "PersonUnknown", [NOBODY]);
      await refuses(desk.recordMandate, [owner, 77n, ...rest], "MemberUnknown", [77n]);
      await refuses(persons.connect(keys.ecology).recordMandate, [owner, members.bank, ...rest], "OfficeMissing");
    });

    it("ends at its end, to the second", async () => {
      const { persons, keys, members, owner } = await load(foundedRegister);
      const until = BigInt(await networkHelpers.time.latest()) + 1000n;
      await send(
        persons.connect(keys.county).recordMandate, owner, members.bank, ALL_ACTS, until, paper("short"),
      );
      await networkHelpers.time.increaseTo(until - 1n);
      await persons.requireMandate(owner, members.bank, MandateAct.Apply);
      await networkHelpers.time.increaseTo(until);
      await refuses(persons.requireMandate, [owner, members.bank, MandateAct.Apply], "MandateMissing");
    });
  });

  describe("giveMandate", () => {
    const mandateFor = (person, member, changes = {}) => ({
      person, member, acts: bits(MandateAct.Transfer), untilSeconds: FAR_SECONDS, documentHash: paper("signed"),
      ...changes,
    });
    const argsOf = (m, signature) => [m.person, m.member, m.acts, m.untilSeconds, m.documentHash, signature];

    it("takes the person's own EIP-712 signature, brought by any member", async () => {
      const register = await load(foundedRegister);
      const { persons, keys, members, owner, wallets } = register;
      const mandate = mandateFor(owner, members.county);
      const signature = await signMandate(register, wallets[0], mandate);
      await send(persons.connect(keys.county).giveMandate, ...argsOf(mandate, signature));
      await persons.requireMandate(owner, members.county, MandateAct.Transfer);
    });

    it("has the domain that the standard gives", async () => {
      const { persons } = await load(foundedRegister);
      const { chainId } = await ethers.provider.getNetwork();
      const domain = { name: "Carbon Persons", version: "1", chainId, verifyingContract: persons.target };
      assert.equal(await persons.domainSeparator(), ethers.TypedDataEncoder.hashDomain(domain));
    });

    it("refuses another's signature, another domain, changed terms, and a person without key", async () => {
      const register = await load(foundedRegister);
      const { persons, keys, members, owner, buyer, wallets, stranger } = register;
      const give = persons.connect(keys.bank).giveMandate;
      const mandate = mandateFor(owner, members.bank);
      const foreign = await signMandate(register, wallets[1], mandate);
      await refuses(give, argsOf(mandate, foreign), "MandateInvalid", [owner]);
      const otherDomain = await signMandate(register, wallets[0], mandate, { chainId: 1n });
      await refuses(give, argsOf(mandate, otherDomain), "MandateInvalid", [owner]);
      const signature = await signMandate(register, wallets[0], mandate);
      await refuses(give, argsOf({ ...mandate, acts: ALL_ACTS }, signature), "MandateInvalid", [owner]);
      await refuses(give, argsOf(mandate, "0x1234"), "MandateInvalid", [owner]);
      await refuses(give, argsOf({ ...mandate, person: buyer }, signature), "MandateInvalid", [buyer]);
      await refuses(give, argsOf({ ...mandate, person: NOBODY }, signature), "PersonUnknown", [NOBODY]);
      await refuses(persons.connect(stranger).giveMandate, argsOf(mandate, signature), "KeyUnknown");
    });

    it("INV-16 cannot be brought again after it was withdrawn", async () => {
      const register = await load(foundedRegister);
      const { persons, keys, members, owner, wallets } = register;
      const mandate = mandateFor(owner, members.bank);
      const args = argsOf(mandate, await signMandate(register, wallets[0], mandate));
      await send(persons.connect(keys.bank).giveMandate, ...args);
      await send(persons.connect(keys.county).withdrawMandate, owner, members.bank, paper("no more"));
      await refuses(persons.connect(keys.bank).giveMandate, args, "MandateInvalid", [owner]);
      await refuses(persons.requireMandate, [owner, members.bank, MandateAct.Transfer], "MandateMissing");
    });

    it("refuses the old key after the key was replaced", async () => {
      const register = await load(foundedRegister);
      const { persons, keys, members, owner, wallets } = register;
      const mandate = mandateFor(owner, members.bank);
      const signature = await signMandate(register, wallets[0], mandate);
      await send(persons.connect(keys.county).setPersonKey, owner, wallets[1].address, paper("lost"));
      await refuses(persons.connect(keys.bank).giveMandate, argsOf(mandate, signature), "MandateInvalid", [owner]);
    });

    it("leaves the mandates that were recorded before as they are when the key is replaced", async () => {
      const { persons, keys, members, owner, wallets } = await load(foundedRegister);
      await send(persons.connect(keys.county).setPersonKey, owner, wallets[1].address, paper("lost"));
      await persons.requireMandate(owner, members.agent, MandateAct.Register);
    });
  });

  describe("withdrawMandate", () => {
    it("is done by the bureau or by the mandated member, not by others, and once", async () => {
      const { persons, keys, members, owner, buyer } = await load(foundedRegister);
      await refuses(persons.connect(keys.bank).withdrawMandate, [owner, members.agent, paper("w")], "OfficeMissing");
      await refuses(
        persons.connect(keys.agent).withdrawMandate, [owner, members.agent, ethers.ZeroHash],
        "PersonInvalid", ["documentHash"],
      );
      const event = await emits(
        persons, "MandateWithdrawn", persons.connect(keys.agent).withdrawMandate, owner, members.agent, paper("w"),
      );
      assertFields(event, {
        person: owner, member: members.agent, recordedBy: members.agent, documentHash: paper("w"),
      });
      await refuses(
        persons.connect(keys.agent).withdrawMandate, [owner, members.agent, paper("w")],
        "MandateMissing", [owner, members.agent, MandateAct.None],
      );
      await send(persons.connect(keys.county).withdrawMandate, buyer, members.agent, paper("w"));
      await refuses(persons.connect(keys.county).withdrawMandate, [NOBODY, members.agent, paper("w")], "PersonUnknown");
    });
  });

  it("knows persons of the division of their bureau only", async () => {
    const register = await load(foundedRegister);
    const { persons, consortium, keys, members } = register;
    const person = await registerPerson(register, "of Weihai", { division: WEIHAI });
    await enact(register, consortium, "setOffices", [members.county, WEIHAI, 0, paper("o")]);
    await refuses(
      persons.connect(keys.county).setPersonKey, [person, NO_KEY, paper("x")],
      "OfficeMissing", [members.county, WEIHAI, Office.Register],
    );
    assert.deepEqual([...await persons.requireReceiver(person)], [WEIHAI, PersonKind.Enterprise]);
    await refuses(persons.requireReceiver, [NOBODY], "PersonUnknown", [NOBODY]);
    await refuses(persons.requireMandate, [NOBODY, members.agent, MandateAct.Apply], "PersonUnknown", [NOBODY]);
    await refuses(persons.personOf, [NOBODY], "PersonUnknown", [NOBODY]);
  });
});
