import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { networkHelpers } from "./chain.js";
import { assertFields, eventsOf, refuses } from "./expect.js";
import { foundingPolicies } from "./founding.js";
import {
  SHUOZHOU, YINCHUAN, YINING, collectivePolicy, enact, foundedRegister, load, ordosPolicy, shuozhouPolicy, statePolicy,
  weihaiPolicy, yinchuanPolicy, yiningPolicy,
} from "./fixture.js";
import { Kind, OffsetRule } from "./words.js";

describe("Policies", () => {
  describe("publishPolicy", () => {
    it("tells the whole version and gives it the next id", async () => {
      const register = await load(foundedRegister);
      const { policies } = register;
      const terms = yiningPolicy({ validFromSeconds: 1_750_000_000n });
      const receipt = await enact(register, policies, "publishPolicy", [terms]);
      const [event] = eventsOf(policies, receipt);
      assert.equal(event.name, "PolicyPublished");
      assertFields(event.args, { policy: 8n, division: YINING });
      const { application, move, use, ...rest } = terms;
      assertFields(event.args.terms, rest);
      assertFields(event.args.terms.application, application);
      assertFields(event.args.terms.move, move);
      assertFields(event.args.terms.use, use);
    });

    it("is the council's alone", async () => {
      const { policies, keys } = await load(foundedRegister);
      await refuses(
        policies.connect(keys.forestry).publishPolicy, [yiningPolicy()], "CouncilOnly", [keys.forestry.address],
      );
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
      assert.equal((await policies.requireIssuing(...question)).policy, 1n);
      await networkHelpers.time.increaseTo(now + 199n);
      assert.equal((await policies.requireIssuing(...question)).policy, 1n);
      await networkHelpers.time.increaseTo(now + 200n);
      assert.equal((await policies.requireIssuing(...question)).policy, 2n);
      await networkHelpers.time.increaseTo(now + 400n);
      await refuses(policies.requireIssuing, question, "PolicyNotInForce", [...question, now + 400n]);
      await refuses(policies.requireInForce, question, "PolicyNotInForce", [...question, now + 400n]);
      assert.equal(await policies.inForce(...question), 0n);
    });

    it("refuses where issuance is off, and a kind without policy", async () => {
      const { policies } = await load(foundedRegister);
      await refuses(policies.requireIssuing, [YINING, Kind.StateStand], "PolicyNotInForce");
      await refuses(policies.requireIssuing, [SHUOZHOU, Kind.Carbon], "IssuanceOff", [3n]);
    });
  });

  describe("requireInForce", () => {
    it("P2 answers where issuance is off, too", async () => {
      const { policies } = await load(foundedRegister);
      assert.equal(await policies.requireInForce(SHUOZHOU, Kind.Carbon), 3n);
      assert.equal(await policies.requireInForce(YINING, Kind.Carbon), 1n);
      await refuses(policies.requireInForce, [YINING, Kind.StateStand], "PolicyNotInForce");
    });
  });

  describe("inForce", () => {
    it("answers zero where requireInForce refuses, and the same where it does not", async () => {
      const { policies } = await load(foundedRegister);
      assert.equal(await policies.inForce(SHUOZHOU, Kind.Carbon), 3n);
      assert.equal(await policies.inForce(YINING, Kind.StateStand), 0n);
    });
  });

  it("answers for every version and for no other, part by part as it was published", async () => {
    const register = await load(foundedRegister);
    const { policies } = register;
    const newer = yiningPolicy({ validFromSeconds: 1_750_000_000n, rule: OffsetRule.Whole });
    await enact(register, policies, "publishPolicy", [newer]);
    const published = [
      yiningPolicy(), weihaiPolicy(), shuozhouPolicy(), collectivePolicy(), statePolicy(), yinchuanPolicy(),
      ordosPolicy(), newer,
    ];
    for (const [index, { application, move, use, ...rest }] of published.entries()) {
      const policy = BigInt(index + 1);
      const terms = await policies.policyOf(policy);
      assertFields(terms, rest);
      for (const [part, answer] of [
        [application, await policies.applicationTermsOf(policy)], [application, terms.application],
        [move, await policies.moveTermsOf(policy)], [move, terms.move],
        [use, await policies.useTermsOf(policy)], [use, terms.use],
      ]) {
        assertFields(answer, part);
        assert.equal(answer.length, Object.keys(part).length);
      }
    }
    for (const view of ["policyOf", "applicationTermsOf", "moveTermsOf", "useTermsOf"]) {
      for (const nothing of [0n, 9n]) await refuses(policies[view], [nothing], "PolicyUnknown", [nothing]);
    }
  });

  it("gives an issue the rules on moves as the ledger keeps them", async () => {
    const { policies } = await load(foundedRegister);
    const { terms: yining } = await policies.requireIssuing(YINING, Kind.Carbon);
    // The nine causes but Swap; a change too; pledge and mortgage, several of them.
    assert.equal(yining, 0b0111_0101_1101_1111n);
    const { terms: stand } = await policies.requireIssuing(YINCHUAN, Kind.CollectiveStand);
    // Sale, gift, inheritance, swap, ruling, buy-in, other; holders inside; the duty to tend.
    assert.equal(stand, 0b1000_0011_1110_0111n);
  });

  it("gives an issue the consent of all owners where a version wants it", async () => {
    const register = await load(foundedRegister);
    const { policies } = register;
    const validFromSeconds = 1_750_000_000n;
    await enact(register, policies, "publishPolicy", [yiningPolicy({ validFromSeconds, consentOfAll: true })]);
    const { terms } = await policies.requireIssuing(YINING, Kind.Carbon);
    assert.equal(terms, 0b0111_1101_1101_1111n);
  });
});
