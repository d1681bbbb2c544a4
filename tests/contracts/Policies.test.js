import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ethers, networkHelpers } from "./chain.js";
import { assertFields, refuses } from "./expect.js";
import { SHUOZHOU, YINING, enact, foundedRegister, load, yiningPolicy } from "./fixture.js";
import { Kind, Office, OffsetRule, Purpose, bits, chainOf } from "./words.js";

/** A consortium of one founder, who may publish at once. */
async function foundingPolicies() {
  const consortium = await ethers.deployContract("Consortium", []);
  const policies = await ethers.deployContract("Policies", [consortium]);
  const publish = (terms) => [policies, policies.interface.encodeFunctionData("publishPolicy", [terms])];
  return { consortium, policies, publish };
}

describe("Policies", () => {
  describe("publishPolicy", () => {
    it("is the council's alone", async () => {
      const { policies, keys } = await load(foundedRegister);
      await refuses(
        policies.connect(keys.forestry).publishPolicy, [yiningPolicy()], "CouncilOnly", [keys.forestry.address],
      );
    });

    it("refuses terms that make no policy", async () => {
      const { consortium, publish } = await load(foundingPolicies);
      for (const changes of [
        { division: 99_999n }, { division: 1_000_000n }, { kind: Kind.None }, { validUntilSeconds: 1_700_000_000n },
        { rule: OffsetRule.None }, { purposes: 1n }, { purposes: 1n << 11n }, { documentHash: ethers.ZeroHash },
        { reviewChain: chainOf() }, { reviewChain: chainOf(Office.File) },
        { reviewChain: chainOf(Office.Review, Office.None, Office.Determine) },
      ]) {
        const terms = yiningPolicy(changes);
        await refuses(consortium.found, publish(terms), "PolicyInvalid", [terms.division, terms.kind]);
      }
    });

    it("refuses a file that was published, and a start before the version before", async () => {
      const { consortium, publish } = await load(foundingPolicies);
      const terms = yiningPolicy();
      await (await consortium.found(...publish(terms))).wait();
      await refuses(consortium.found, publish(terms), "PolicyDocumentUsed", [terms.documentHash, 1n]);
      const earlier = yiningPolicy({ validFromSeconds: 1_699_999_999n });
      await refuses(consortium.found, publish(earlier), "PolicyInvalid", [YINING, Kind.Carbon]);
    });

    it("takes the same file for another kind of ticket", async () => {
      const { consortium, policies, publish } = await load(foundingPolicies);
      await (await consortium.found(...publish(yiningPolicy()))).wait();
      await (await consortium.found(...publish(yiningPolicy({ kind: Kind.StateStand })))).wait();
      assert.equal((await policies.policyOf(2n)).documentHash, (await policies.policyOf(1n)).documentHash);
    });
  });

  describe("requireIssuing", () => {
    it("INV-13 lets no version issue outside its dates", async () => {
      const { consortium, policies, publish } = await load(foundingPolicies);
      const now = BigInt(await networkHelpers.time.latest());
      const first = yiningPolicy({ validFromSeconds: now + 100n, validUntilSeconds: now + 300n });
      const second = yiningPolicy({ validFromSeconds: now + 200n, validUntilSeconds: now + 400n });
      await (await consortium.found(...publish(first))).wait();
      await (await consortium.found(...publish(second))).wait();
      const question = [YINING, Kind.Carbon];

      await refuses(policies.requireIssuing, question, "PolicyNotInForce");
      await networkHelpers.time.increaseTo(now + 100n);
      assert.equal(await policies.requireIssuing(...question), 1n);
      await networkHelpers.time.increaseTo(now + 199n);
      assert.equal(await policies.requireIssuing(...question), 1n);
      await networkHelpers.time.increaseTo(now + 200n);
      assert.equal(await policies.requireIssuing(...question), 2n);
      await networkHelpers.time.increaseTo(now + 400n);
      await refuses(policies.requireIssuing, question, "PolicyNotInForce", [...question, now + 400n]);
    });

    it("refuses where issuance is off, and a kind without policy", async () => {
      const { policies } = await load(foundedRegister);
      await refuses(policies.requireIssuing, [YINING, Kind.StateStand], "PolicyNotInForce");
      await refuses(policies.requireIssuing, [SHUOZHOU, Kind.Carbon], "IssuanceOff", [3n]);
    });
  });

  it("answers for every version and for no other", async () => {
    const register = await load(foundedRegister);
    const { policies } = register;
    const newer = yiningPolicy({ validFromSeconds: 1_750_000_000n, rule: OffsetRule.Whole });
    await enact(register, policies, "publishPolicy", [newer]);
    assertFields(await policies.policyOf(4n), newer);
    assertFields(await policies.policyOf(1n), yiningPolicy());
    assert.deepEqual(
      [...await policies.offsetTermsOf(1n)],
      [OffsetRule.Partial, bits(Purpose.YearlyEmission, Purpose.Event, Purpose.DamageCase)],
    );
    await refuses(policies.policyOf, [9n], "PolicyUnknown", [9n]);
    await refuses(policies.offsetTermsOf, [0n], "PolicyUnknown", [0n]);
  });
});
