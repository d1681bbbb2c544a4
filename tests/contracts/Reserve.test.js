import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ethers, networkHelpers } from "./chain.js";
import { assertFields, emits, paper, plain, refuses, send } from "./expect.js";
import { SHUOZHOU, WEIHAI, YINING, enact, foundedRegister, load, yiningPolicy } from "./fixture.js";
import { CLAIMED, REVIEWS, contentHashOf, contentOf, file, freshPaper, makeLot, review, submit } from "./story.js";
import {
  ApplicationRoute, ApplicationStatus, Kind, Office, PoolStatus, Series, packNumber, sequenceOf, seriesOf, yearOf,
} from "./words.js";

const UNKNOWN = packNumber(YINING, Series.A, 2020, 7);
const fileArgs = (lot, certificate = freshPaper(), amount = CLAIMED) =>
  [lot.application, lot.content, certificate, amount];

describe("Reserve", () => {
  describe("submitApplication", () => {
    it("numbers the application and keeps what it claims", async () => {
      const register = await load(foundedRegister);
      const { reserve, members, owner } = register;
      const { application, content, contentHash } = await submit(register);
      assert.equal(seriesOf(application), Series.A);
      assert.equal(sequenceOf(application), 1n);
      assert.equal(contentHash, contentHashOf(reserve, "submitApplication", content));
      assertFields(await reserve.applicationOf(application), {
        status: ApplicationStatus.UnderReview, policy: 1n, route: ApplicationRoute.Ordinary, approvals: 0n,
        shortfalls: 0n, ticketsIssued: 0n, pool: PoolStatus.None, member: members.agent,
        receivedAtSeconds: await networkHelpers.time.latest(), claimedAmount: CLAIMED, certifiedAmount: 0n,
        issuedAmount: 0n, deficitAmount: 0n, contentHash,
      });
      assert.deepEqual(plain(await reserve.applicantsOf(application)), [[owner, 1n]]);
    });

    it("refuses without document, mandate, key or policy (Shuozhou issues nothing yet)", async () => {
      const register = await load(foundedRegister);
      const { reserve, keys, members, owner, stranger } = register;
      const args = (changes) => [contentOf(register, changes), freshPaper()];
      const submitAs = (key) => reserve.connect(key).submitApplication;
      await refuses(
        submitAs(keys.agent), [contentOf(register), ethers.ZeroHash], "ContentInvalid", ["documentHash"],
      );
      await refuses(submitAs(keys.bank), args(), "MandateMissing", [owner, members.bank, 1n]);
      await refuses(submitAs(stranger), args(), "KeyUnknown", [stranger.address]);
      await refuses(submitAs(keys.agent), args({ division: SHUOZHOU }), "IssuanceOff", [3n]);
      await refuses(submitAs(keys.agent), args({ division: 110_000n }), "PolicyNotInForce");
      await refuses(submitAs(keys.agent), args({ kind: Kind.StateStand }), "PolicyNotInForce");
    });

    it("INV-10 refuses a form that opened an application, from whichever gateway (B16)", async () => {
      const register = await load(foundedRegister);
      const { reserve, keys } = register;
      const content = contentOf(register);
      await send(reserve.connect(keys.agent).submitApplication, content, paper("form 1"));
      await refuses(
        reserve.connect(keys.agent).submitApplication, [contentOf(register), paper("form 1")],
        "DocumentUsed", [paper("form 1")],
      );
      await refuses(
        reserve.connect(keys.forestry).submitApplication, [content, paper("form 1")], "DocumentUsed", [paper("form 1")],
      );
    });

    it("gives each year of China its own sequence, from 1", async () => {
      const register = await load(foundedRegister);
      for (const [utc, year, sequence] of [
        ["2027-12-31T15:59:59Z", 2027n, 1n], ["2027-12-31T16:00:00Z", 2028n, 1n], ["2028-02-29T12:00:00Z", 2028n, 2n],
        ["2028-12-31T15:59:59Z", 2028n, 3n], ["2028-12-31T16:00:00Z", 2029n, 1n], ["2032-02-28T16:00:00Z", 2032n, 1n],
        ["2032-12-30T16:00:00Z", 2032n, 2n], ["2032-12-31T16:00:00Z", 2033n, 1n],
      ]) {
        await networkHelpers.time.setNextBlockTimestamp(Date.parse(utc) / 1000);
        const { application } = await submit(register);
        assert.deepEqual([yearOf(application), sequenceOf(application)], [year, sequence], utc);
      }
    });

    it("keeps the sequences of two divisions apart", async () => {
      const register = await load(foundedRegister);
      const inYining = await submit(register);
      const inWeihai = await submit(register, contentOf(register, { division: WEIHAI }));
      assert.equal(sequenceOf(inYining.application), sequenceOf(inWeihai.application));
      assert.notEqual(inYining.application, inWeihai.application);
    });
  });

  describe("correctApplication", () => {
    it("replaces the content and begins the reviews anew", async () => {
      const register = await load(foundedRegister);
      const { reserve, keys, owner, buyer } = register;
      const lot = await submit(register);
      await review(register, lot);
      const before = await reserve.applicationOf(lot.application);
      const applicants = [{ person: owner, parts: 2 }, { person: buyer, parts: 1 }];
      const content = contentOf(register, { applicants, claimedAmount: 5n });
      const { contentHash } = await emits(
        reserve, "ApplicationCorrected", reserve.connect(keys.agent).correctApplication,
        lot.application, content, freshPaper(),
      );
      assertFields(await reserve.applicationOf(lot.application), {
        status: ApplicationStatus.UnderReview, approvals: 0n, contentHash, claimedAmount: 5n,
        receivedAtSeconds: await networkHelpers.time.latest(),
      });
      assert.notEqual((await reserve.applicationOf(lot.application)).receivedAtSeconds, before.receivedAtSeconds);
      assert.deepEqual(plain(await reserve.applicantsOf(lot.application)), [[owner, 2n], [buyer, 1n]]);
      await refuses(
        reserve.connect(keys.verifier).approveApplication,
        [lot.application, Office.Certify, lot.contentHash, freshPaper()],
        "ContentStale", [lot.contentHash, contentHash],
      );
    });

    it("refuses another division or kind, a used form, a stranger, and an end", async () => {
      const register = await load(foundedRegister);
      const { reserve, keys, members, owner } = register;
      const { application } = await submit(register);
      const correct = reserve.connect(keys.agent).correctApplication;
      const to = (changes, form = freshPaper()) => [application, contentOf(register, changes), form];
      await refuses(correct, to({ division: WEIHAI }), "ContentInvalid", ["division"]);
      await refuses(correct, to({ kind: Kind.StateStand }), "ContentInvalid", ["kind"]);
      await refuses(reserve.connect(keys.bank).correctApplication, to(), "MandateMissing", [owner, members.bank, 1n]);
      await send(correct, ...to({}, paper("correction")));
      await refuses(correct, to({}, paper("correction")), "DocumentUsed", [paper("correction")]);
      await refuses(correct, [UNKNOWN, contentOf(register), freshPaper()], "ApplicationUnknown", [UNKNOWN]);
      await send(reserve.connect(keys.agent).withdrawApplication, application, freshPaper());
      await refuses(correct, to(), "ApplicationNotOpen", [application, ApplicationStatus.Withdrawn]);
    });
  });

  describe("approveApplication", () => {
    it("goes through the offices of the policy in their order", async () => {
      const register = await load(foundedRegister);
      const { reserve, keys, members } = register;
      const { application, contentHash } = await submit(register);
      for (const [index, [member, office]] of REVIEWS.entries()) {
        const event = await emits(
          reserve, "ApplicationApproved", reserve.connect(keys[member]).approveApplication,
          application, office, contentHash, freshPaper(),
        );
        assertFields(event, { office, member: members[member], contentHash, complete: index === REVIEWS.length - 1 });
      }
      await refuses(
        reserve.connect(keys.forestry).approveApplication, [application, Office.Determine, contentHash, freshPaper()],
        "ApplicationNotOpen", [application, ApplicationStatus.Reviewed],
      );
    });

    it("refuses out of turn, the wrong office, a stale content, and no document", async () => {
      const register = await load(foundedRegister);
      const { reserve, keys, members } = register;
      const { application, contentHash } = await submit(register);
      const approve = (member) => reserve.connect(keys[member]).approveApplication;
      await refuses(
        approve("forestry"), [application, Office.Determine, contentHash, freshPaper()],
        "ReviewOutOfTurn", [application, Office.Certify, Office.Determine],
      );
      await refuses(
        approve("bank"), [application, Office.Certify, contentHash, freshPaper()],
        "OfficeMissing", [members.bank, YINING, Office.Certify],
      );
      await refuses(
        approve("verifier"), [application, Office.Certify, paper("seen"), freshPaper()],
        "ContentStale", [paper("seen"), contentHash],
      );
      await refuses(
        approve("verifier"), [application, Office.Certify, contentHash, ethers.ZeroHash],
        "ContentInvalid", ["documentHash"],
      );
      await refuses(
        approve("verifier"), [UNKNOWN, Office.Certify, contentHash, freshPaper()], "ApplicationUnknown", [UNKNOWN],
      );
    });

    it("takes a chain of eight offices to its end", async () => {
      const register = await load(foundedRegister);
      const { reserve, policies, keys } = register;
      const reviewChain = "0x0303030303030303";
      await enact(
        register, policies, "publishPolicy", [yiningPolicy({ reviewChain, validFromSeconds: 1_750_000_000n })],
      );
      const { application, contentHash } = await submit(register);
      for (let i = 0; i < 8; i++) {
        await send(
          reserve.connect(keys.verifier).approveApplication, application, Office.Certify, contentHash, freshPaper(),
        );
      }
      assertFields(await reserve.applicationOf(application), { status: ApplicationStatus.Reviewed, approvals: 8n });
    });
  });

  describe("rejectApplication", () => {
    it("is final and keeps everything readable (B9)", async () => {
      const register = await load(foundedRegister);
      const { reserve, keys } = register;
      const { application, contentHash } = await submit(register);
      const args = [application, Office.Certify, contentHash, freshPaper()];
      await refuses(
        reserve.connect(keys.forestry).rejectApplication, [application, Office.Determine, contentHash, freshPaper()],
        "ReviewOutOfTurn",
      );
      await emits(reserve, "ApplicationRejected", reserve.connect(keys.verifier).rejectApplication, ...args);
      assertFields(await reserve.applicationOf(application), { status: ApplicationStatus.Rejected, contentHash });
      await refuses(
        reserve.connect(keys.verifier).rejectApplication, args,
        "ApplicationNotOpen", [application, ApplicationStatus.Rejected],
      );
    });

    it("lies with ecology once every review is done", async () => {
      const register = await load(foundedRegister);
      const { reserve, keys } = register;
      const lot = await submit(register);
      await review(register, lot);
      const reject = (member) => reserve.connect(keys[member]).rejectApplication;
      await refuses(
        reject("forestry"), [lot.application, Office.Determine, lot.contentHash, freshPaper()],
        "ReviewOutOfTurn", [lot.application, Office.File, Office.Determine],
      );
      await refuses(reject("ecology"), [lot.application, Office.File, paper("old"), freshPaper()], "ContentStale");
      await send(reject("ecology"), lot.application, Office.File, lot.contentHash, freshPaper());
      assertFields(await reserve.applicationOf(lot.application), { status: ApplicationStatus.Rejected });
    });
  });

  describe("withdrawApplication", () => {
    it("is the applicants' own, before filing, and final", async () => {
      const register = await load(foundedRegister);
      const { reserve, keys } = register;
      const { application } = await submit(register);
      const withdraw = (member) => reserve.connect(keys[member]).withdrawApplication;
      await refuses(withdraw("ecology"), [application, freshPaper()], "MandateMissing");
      await refuses(withdraw("agent"), [application, ethers.ZeroHash], "ContentInvalid", ["documentHash"]);
      await emits(reserve, "ApplicationWithdrawn", withdraw("agent"), application, freshPaper());
      await refuses(
        withdraw("agent"), [application, freshPaper()],
        "ApplicationNotOpen", [application, ApplicationStatus.Withdrawn],
      );
      const lot = await makeLot(register);
      await refuses(
        withdraw("agent"), [lot.application, freshPaper()],
        "ApplicationNotOpen", [lot.application, ApplicationStatus.Filed],
      );
    });
  });

  describe("fileReduction", () => {
    it("needs the office File, every review, the approved content and an amount within the claim", async () => {
      const register = await load(foundedRegister);
      const { reserve, keys, members } = register;
      const lot = await submit(register);
      const fileAs = (member) => reserve.connect(keys[member]).fileReduction;
      await refuses(
        fileAs("ecology"), fileArgs(lot), "ApplicationNotOpen", [lot.application, ApplicationStatus.UnderReview],
      );
      await review(register, lot);
      await refuses(fileAs("forestry"), fileArgs(lot), "OfficeMissing", [members.forestry, YINING, Office.File]);
      const changed = { ...lot, content: { ...lot.content, claimedAmount: CLAIMED + 1n } };
      await refuses(fileAs("ecology"), fileArgs(changed), "ContentStale");
      await refuses(fileAs("ecology"), fileArgs(lot, ethers.ZeroHash), "ContentInvalid", ["certificateHash"]);
      await refuses(fileAs("ecology"), fileArgs(lot, freshPaper(), 0n), "AmountZero", []);
      await refuses(
        fileAs("ecology"), fileArgs(lot, freshPaper(), CLAIMED + 1n),
        "AmountOverClaim", [lot.application, CLAIMED + 1n, CLAIMED],
      );
      await send(fileAs("ecology"), ...fileArgs(lot, freshPaper(), CLAIMED - 1n));
      assertFields(await reserve.applicationOf(lot.application), {
        status: ApplicationStatus.Filed, certifiedAmount: CLAIMED - 1n,
      });
    });

    it("INV-8 lets a certificate make one lot and never frees it (B3)", async () => {
      const register = await load(foundedRegister);
      const { reserve, keys } = register;
      const first = await submit(register);
      await review(register, first);
      await file(register, first, paper("certificate"));
      const second = await submit(register);
      await review(register, second);
      await refuses(
        reserve.connect(keys.ecology).fileReduction, fileArgs(second, paper("certificate")),
        "CertificateUsed", [paper("certificate"), first.application],
      );
      const writers = reserve.interface.fragments.filter(
        (entry) => entry.type === "function" && entry.stateMutability === "nonpayable",
      );
      assert.deepEqual(writers.map((entry) => entry.name).sort(), [
        "approveApplication", "askCorrection", "confirmAnnulment", "correctApplication", "declineAnnulment",
        "disqualifyApplication", "fileReduction", "grantException", "issueTicket", "proposeAnnulment",
        "recordReversal", "rejectApplication", "removeLot", "submitApplication", "withdrawApplication",
      ]);
    });

    it("INV-9 lets no parcel be claimed twice for a day, over all divisions", async () => {
      const register = await load(foundedRegister);
      const { reserve, keys } = register;
      const parcel = paper("parcel");
      const periods = { parcels: [parcel], periodStartDay: 100, periodEndDay: 200 };
      const early = await submit(register, contentOf(register, { ...periods, division: WEIHAI }));
      const lot = await makeLot(register, periods);
      const overlap = ["ParcelPeriodOverlap", [parcel, lot.application, 100n, 200n]];
      for (const [periodStartDay, periodEndDay] of [[200, 300], [0, 100], [150, 150], [0, 999], [100, 200]]) {
        const content = contentOf(register, { parcels: [freshPaper(), parcel], periodStartDay, periodEndDay });
        await refuses(reserve.connect(keys.agent).submitApplication, [content, freshPaper()], ...overlap);
      }
      await review(register, early);
      await refuses(reserve.connect(keys.ecology).fileReduction, fileArgs(early), ...overlap);
      for (const [periodStartDay, periodEndDay] of [[201, 300], [0, 99]]) {
        await makeLot(register, { parcels: [parcel], periodStartDay, periodEndDay });
      }
    });

    it("compares up to sixteen periods of a parcel", async () => {
      const register = await load(foundedRegister);
      const parcel = paper("busy parcel");
      for (let day = 0; day < 16; day++) {
        await makeLot(register, { parcels: [parcel], periodStartDay: day, periodEndDay: day });
      }
      const content = contentOf(register, { parcels: [parcel], periodStartDay: 16, periodEndDay: 16 });
      await refuses(
        register.reserve.connect(register.keys.agent).submitApplication, [content, freshPaper()],
        "ParcelPeriodsFull", [parcel, 16n],
      );
    });
  });

  it("answers for no number that it never gave out", async () => {
    const { reserve } = await load(foundedRegister);
    await refuses(reserve.applicationOf, [UNKNOWN], "ApplicationUnknown", [UNKNOWN]);
    await refuses(reserve.applicantsOf, [UNKNOWN], "ApplicationUnknown", [UNKNOWN]);
  });
});
