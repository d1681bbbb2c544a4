import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ethers, networkHelpers } from "./chain.js";
import { assertFields, emits, eventsOf, paper, refuses, send } from "./expect.js";
import {
  ORDOS, YINCHUAN, YINING, cityRegister, enact, foundedRegister, load, registerPerson, statePolicy, yiningPolicy,
} from "./fixture.js";
import { AREA, contentOf, file, freshPaper, issue, makeLot, review, submit } from "./story.js";
import { ApplicationRoute, ApplicationStatus, Kind, Office, PlantingStatus, chainOf } from "./words.js";

const COLLECTIVE = { division: YINCHUAN, kind: Kind.CollectiveStand };
const STATE = { division: YINCHUAN, kind: Kind.StateStand };
const COLLECTIVE_POLICY = 4n;
const STATE_POLICY = 5n;

/** A planting agreement of the owner, agreed by the government, reported and accepted. */
async function plantingOf(register, { planter = register.owner, area = AREA, accepted = true } = {}) {
  const { plantings, keys } = register;
  const { plantingId } = await emits(
    plantings, "PlantingAgreed", plantings.connect(keys.government).agreePlanting,
    YINCHUAN, planter, area, freshPaper(),
  );
  if (accepted) {
    await send(plantings.connect(keys.agent).reportPlanting, plantingId, freshPaper());
    await send(plantings.connect(keys.government).acceptPlanting, plantingId, freshPaper());
  }
  return plantingId;
}

const planted = (plantingId, changes = {}) =>
  ({ ...COLLECTIVE, route: ApplicationRoute.NewPlanting, plantingId, ...changes });

/** The arguments of a submission with these changes. */
const formOf = (register, changes) => [contentOf(register, changes), freshPaper()];

async function approvesInTurn(register, lot, reviewers) {
  const { reserve, keys } = register;
  for (const [index, [member, office]] of reviewers.entries()) {
    const { complete } = await emits(
      reserve, "ApplicationApproved", reserve.connect(keys[member]).approveApplication,
      lot.application, office, lot.contentHash, freshPaper(),
    );
    assert.equal(complete, index === reviewers.length - 1);
  }
}

describe("Reserve", () => {
  describe("the ordinary way", () => {
    it("has two tiers in Ordos: the banner reviews, the certifier after it (O-4, O-8)", async () => {
      const register = await load(foundedRegister);
      const { reserve, keys } = register;
      const lot = await submit(register, contentOf(register, { division: ORDOS }));
      await refuses(
        reserve.connect(keys.verifier).approveApplication,
        [lot.application, Office.Certify, lot.contentHash, freshPaper()],
        "ReviewOutOfTurn", [lot.application, Office.Review, Office.Certify],
      );
      await approvesInTurn(register, lot, [["county", Office.Review], ["verifier", Office.Certify]]);
    });

    it("carries a collective stand through county review and government (C-11)", async () => {
      const register = await load(cityRegister);
      const lot = await submit(register, contentOf(register, COLLECTIVE));
      await approvesInTurn(register, lot, [["county", Office.Review], ["government", Office.Approve]]);
    });

    it("refuses a way that the policy does not know, or none", async () => {
      const register = await load(foundedRegister);
      const submitAs = register.reserve.connect(register.keys.agent).submitApplication;
      const { None, NewPlanting, GreenQuota } = ApplicationRoute;
      for (const [changes, policy, route] of [
        [{}, 1n, None], [{}, 1n, NewPlanting], [{}, 1n, GreenQuota],
        [STATE, STATE_POLICY, NewPlanting], [COLLECTIVE, COLLECTIVE_POLICY, GreenQuota],
      ]) {
        await refuses(submitAs, formOf(register, { ...changes, route }), "RouteInvalid", [policy, route]);
      }
    });

    it("keeps the reviews of its own policy when a newer version comes in between", async () => {
      const register = await load(foundedRegister);
      const { reserve, policies } = register;
      const lot = await submit(register);
      const newer = yiningPolicy({ reviewChain: chainOf(Office.Review), validFromSeconds: 1_750_000_000n });
      await enact(register, policies, "publishPolicy", [newer]);
      await review(register, lot);
      assertFields(await reserve.applicationOf(lot.application), {
        policy: 1n, approvals: 3n, status: ApplicationStatus.Reviewed,
      });
      const { application } = await submit(register);
      assertFields(await reserve.applicationOf(application), { policy: 8n });
    });
  });

  describe("a policy that ends in mid-review", () => {
    it("I-13 lets its applications be corrected, reviewed and filed, and issues nothing", async () => {
      const register = await load(foundedRegister);
      const { reserve, policies, keys } = register;
      const now = BigInt(await networkHelpers.time.latest());
      const ending = yiningPolicy({ validFromSeconds: now, validUntilSeconds: now + 10_000n });
      await enact(register, policies, "publishPolicy", [ending]);
      const { application, content } = await submit(register);
      await networkHelpers.time.increaseTo(now + 10_000n);
      const submitAs = reserve.connect(keys.agent).submitApplication;
      await refuses(submitAs, formOf(register, {}), "PolicyNotInForce");
      const corrected = { ...content, survivalPercent: 91 };
      const { contentHash } = await emits(
        reserve, "ApplicationCorrected", reserve.connect(keys.agent).correctApplication,
        application, corrected, freshPaper(),
      );
      const lot = { application, content: corrected, contentHash };
      await review(register, lot);
      await file(register, lot);
      assertFields(await reserve.applicationOf(application), { policy: 8n, status: ApplicationStatus.Filed });
      const { issueTicket } = reserve.connect(keys.forestry);
      await refuses(issueTicket, [application, 1, AREA, freshPaper()], "PolicyNotInForce");
    });
  });

  describe("the way NewPlanting (C-12)", () => {
    it("carries an accepted agreement's planter to a lot, once and for ever", async () => {
      const register = await load(cityRegister);
      const { reserve, keys } = register;
      const plantingId = await plantingOf(register);
      const twin = await submit(register, contentOf(register, planted(plantingId)));
      const lot = await makeLot(register, planted(plantingId));
      const used = ["PlantingUsed", [plantingId, lot.application]];
      await refuses(reserve.connect(keys.agent).submitApplication, formOf(register, planted(plantingId)), ...used);
      await review(register, twin);
      await refuses(
        reserve.connect(keys.ecology).fileReduction, [twin.application, twin.content, freshPaper(), AREA], ...used,
      );
      await issue(register, lot);
    });

    it("takes the planter as one of several applicants", async () => {
      const register = await load(cityRegister);
      const { owner, buyer, partner } = register;
      const plantingId = await plantingOf(register, { planter: partner });
      const applicants = [owner, buyer, partner].map((person) => ({ person, parts: 1 }));
      await makeLot(register, planted(plantingId, { applicants }));
    });

    it("refuses an agreement that is unknown, unaccepted, another's, or too small, and none at all", async () => {
      const register = await load(cityRegister);
      const submitAs = register.reserve.connect(register.keys.agent).submitApplication;
      const refused = (plantingId, changes, ...expected) =>
        refuses(submitAs, formOf(register, planted(plantingId, changes)), ...expected);
      await refused(ethers.ZeroHash, {}, "ContentInvalid", ["plantingId"]);
      await refused(paper("no planting"), {}, "PlantingUnknown", [paper("no planting")]);
      const young = await plantingOf(register, { accepted: false });
      await refused(young, {}, "PlantingUnfit", [young, PlantingStatus.Agreed]);
      const foreign = await plantingOf(register, { planter: register.buyer });
      await refused(foreign, {}, "PlantingUnfit", [foreign, PlantingStatus.Accepted]);
      const small = await plantingOf(register, { area: AREA - 1n });
      await refused(small, {}, "ContentInvalid", ["areaMuThousandths"]);
    });
  });

  describe("the way GreenQuota (C-15)", () => {
    it("needs forestry and parks, in this order", async () => {
      const register = await load(cityRegister);
      const { reserve, keys } = register;
      const changes = { ...STATE, route: ApplicationRoute.GreenQuota };
      const lot = await submit(register, contentOf(register, changes));
      await refuses(
        reserve.connect(keys.parks).approveApplication,
        [lot.application, Office.CoApprove, lot.contentHash, freshPaper()],
        "ReviewOutOfTurn", [lot.application, Office.Review, Office.CoApprove],
      );
      await approvesInTurn(register, lot, [["county", Office.Review], ["parks", Office.CoApprove]]);
      assertFields(await reserve.applicationOf(lot.application), {
        route: ApplicationRoute.GreenQuota, approvals: 2n, status: ApplicationStatus.Reviewed,
      });
    });

    it("refuses both approvals from one member, even with both offices", async () => {
      const register = await load(cityRegister);
      const { reserve, policies, keys, members } = register;
      const twice = chainOf(Office.Review, Office.Review);
      const newer = statePolicy({ greenQuotaChain: twice, validFromSeconds: 1_750_000_000n });
      await enact(register, policies, "publishPolicy", [newer]);
      const changes = { ...STATE, route: ApplicationRoute.GreenQuota };
      const lot = await submit(register, contentOf(register, changes));
      const approve = reserve.connect(keys.county).approveApplication;
      const args = () => [lot.application, Office.Review, lot.contentHash, freshPaper()];
      await send(approve, ...args());
      await refuses(approve, args(), "ApproverSame", [lot.application, members.county]);
    });

    it("follows a correction to another way, with all reviews anew", async () => {
      const register = await load(cityRegister);
      const { reserve, keys } = register;
      const lot = await submit(register, contentOf(register, { ...STATE, route: ApplicationRoute.GreenQuota }));
      await review(register, lot);
      const content = { ...lot.content, route: ApplicationRoute.Ordinary };
      const { contentHash } = await emits(
        reserve, "ApplicationCorrected", reserve.connect(keys.agent).correctApplication,
        lot.application, content, freshPaper(),
      );
      await approvesInTurn(register, { ...lot, contentHash }, [["county", Office.Review]]);
    });
  });

  it("lets a stand's ticket count thousandths of a mu, never grams (C-2)", async () => {
    const register = await load(foundedRegister);
    const { reserve, tickets, keys } = register;
    const villager = await registerPerson(register, "villager", { division: YINCHUAN });
    const applicants = [{ person: villager, parts: 1 }];
    const lot = await makeLot(register, { ...COLLECTIVE, applicants });
    const receipt = await send(reserve.connect(keys.forestry).issueTicket, lot.application, 1, AREA, freshPaper());
    const [issued] = eventsOf(tickets, receipt);
    assertFields(issued.args, { lot: lot.application, policy: COLLECTIVE_POLICY, amount: AREA });
    await refuses(
      reserve.connect(keys.agent).correctApplication,
      [lot.application, contentOf(register, { division: YINING }), freshPaper()],
      "ApplicationNotOpen", [lot.application, ApplicationStatus.Filed],
    );
    await file(register, await reviewedTwin(register, applicants));
  });
});

/** Another reviewed stand of the same applicants. */
async function reviewedTwin(register, applicants) {
  const lot = await submit(register, contentOf(register, { ...COLLECTIVE, applicants }));
  await review(register, lot);
  return lot;
}
