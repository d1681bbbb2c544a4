import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ethers, networkHelpers } from "./chain.js";
import { assertFields, emits, eventsOf, paper, refuses, send } from "./expect.js";
import { ORDOS, YINING, foundedRegister, load, registerPerson } from "./fixture.js";
import { contentOf, freshPaper, makeLot, review, submit } from "./story.js";
import { ApplicationStatus, MandateAct, Office, PersonStanding, Series, packNumber } from "./words.js";

const UNKNOWN = packNumber(YINING, Series.A, 2020, 7);

/** What each of the three ends of a review is called, and where it leads. */
const ENDS = [
  ["askCorrection", "CorrectionAsked", ApplicationStatus.CorrectionAsked],
  ["rejectApplication", "ApplicationRejected", ApplicationStatus.Rejected],
  ["disqualifyApplication", "ApplicationDisqualified", ApplicationStatus.Disqualified],
];

/** Who may do it when no review, every review is done. */
const TURNS = [["verifier", Office.Certify, false], ["ecology", Office.File, true]];

describe("Reserve", () => {
  for (const [command, eventName, status] of ENDS) {
    describe(command, () => {
      it("is done by the office whose turn it is, and says why", async () => {
        for (const [member, office, reviewed] of TURNS) {
          const register = await load(foundedRegister);
          const { reserve, keys, members } = register;
          const lot = await submit(register);
          if (reviewed) await review(register, lot);
          const event = await emits(
            reserve, eventName, reserve.connect(keys[member])[command],
            lot.application, office, lot.contentHash, paper("reasons"),
          );
          assertFields(event, {
            application: lot.application, office, member: members[member], contentHash: lot.contentHash,
            documentHash: paper("reasons"),
          });
          assertFields(await reserve.applicationOf(lot.application), { status, contentHash: lot.contentHash });
        }
      });

      it("refuses out of turn, the wrong office, a stale content, no reasons and what is not open (B15)", async () => {
        const register = await load(foundedRegister);
        const { reserve, keys, members } = register;
        const { application, contentHash } = await submit(register);
        const by = (member) => reserve.connect(keys[member])[command];
        const args = [application, Office.Certify, contentHash, freshPaper()];
        const changed = (index, value) => args.map((arg, i) => (i === index ? value : arg));
        await refuses(
          by("forestry"), changed(1, Office.Determine), "ReviewOutOfTurn",
          [application, Office.Certify, Office.Determine],
        );
        await refuses(by("bank"), args, "OfficeMissing", [members.bank, YINING, Office.Certify]);
        await refuses(by("verifier"), changed(2, paper("seen")), "ContentStale", [paper("seen"), contentHash]);
        await refuses(by("verifier"), changed(3, ethers.ZeroHash), "ContentInvalid", ["documentHash"]);
        await refuses(by("verifier"), changed(0, UNKNOWN), "ApplicationUnknown", [UNKNOWN]);
        await send(by("verifier"), ...args);
        await refuses(by("verifier"), args, "ApplicationNotOpen", [application, status]);
        const lot = await makeLot(register, { applicants: [{ person: register.partner, parts: 1 }] });
        await refuses(
          by("ecology"), [lot.application, Office.File, lot.contentHash, freshPaper()],
          "ApplicationNotOpen", [lot.application, ApplicationStatus.Filed],
        );
      });
    });
  }

  describe("a correction that was asked for", () => {
    const askedLot = async (register) => {
      const { reserve, keys } = register;
      const lot = await submit(register);
      await send(
        reserve.connect(keys.verifier).approveApplication,
        lot.application, Office.Certify, lot.contentHash, freshPaper(),
      );
      await send(
        reserve.connect(keys.experts).askCorrection,
        lot.application, Office.ExpertReview, lot.contentHash, freshPaper(),
      );
      return lot;
    };

    it("starts the clock and the reviews anew when it comes (N-13)", async () => {
      const register = await load(foundedRegister);
      const { reserve, keys, members } = register;
      const { application, content } = await askedLot(register);
      await networkHelpers.time.increase(86_400);
      const corrected = { ...content, survivalPercent: 91 };
      const event = await emits(
        reserve, "ApplicationCorrected", reserve.connect(keys.agent).correctApplication,
        application, corrected, paper("correction"),
      );
      assertFields(event, { application, member: members.agent, shortfalls: 0n, documentHash: paper("correction") });
      assertFields(event.content, { survivalPercent: 91n, place: content.place });
      assertFields(await reserve.applicationOf(application), {
        status: ApplicationStatus.UnderReview, approvals: 0n, contentHash: event.contentHash,
        receivedAtSeconds: await networkHelpers.time.latest(),
      });
    });

    it("lets the applicants withdraw, and nobody decide", async () => {
      const register = await load(foundedRegister);
      const { reserve, keys } = register;
      const { application, content, contentHash } = await askedLot(register);
      const asked = ["ApplicationNotOpen", [application, ApplicationStatus.CorrectionAsked]];
      const { approveApplication, grantException } = reserve.connect(keys.experts);
      await refuses(approveApplication, [application, Office.ExpertReview, contentHash, freshPaper()], ...asked);
      await refuses(grantException, [application, Office.ExpertReview, 2, contentHash, freshPaper()], ...asked);
      await refuses(reserve.connect(keys.ecology).fileReduction, [application, content, freshPaper(), 1n], ...asked);
      await send(reserve.connect(keys.agent).withdrawApplication, application, freshPaper());
      assertFields(await reserve.applicationOf(application), { status: ApplicationStatus.Withdrawn });
    });

    it("needs the mandates of those who applied and of those who apply now", async () => {
      const register = await load(foundedRegister);
      const { reserve, persons, keys, members, owner, buyer } = register;
      const { application, content } = await askedLot(register);
      const correct = reserve.connect(keys.agent).correctApplication;
      const toBuyer = [application, { ...content, applicants: [{ person: buyer, parts: 1 }] }, freshPaper()];
      const missing = (person) => ["MandateMissing", [person, members.agent, MandateAct.Apply]];
      await send(persons.connect(keys.agent).withdrawMandate, buyer, members.agent, freshPaper());
      await refuses(correct, toBuyer, ...missing(buyer));
      await send(persons.connect(keys.agent).withdrawMandate, owner, members.agent, freshPaper());
      await refuses(correct, toBuyer, ...missing(owner));
    });
  });

  describe("disqualifyApplication, for forged papers (N-11)", () => {
    it("bars every applicant from applying, correcting and withdrawing", async () => {
      const register = await load(foundedRegister);
      const { reserve, persons, keys, members, owner, buyer } = register;
      const applicants = [{ person: owner, parts: 1 }, { person: buyer, parts: 1 }];
      const other = await submit(register);
      const { application, contentHash } = await submit(register, contentOf(register, { applicants }));
      const receipt = await send(
        reserve.connect(keys.verifier).disqualifyApplication, application, Office.Certify, contentHash, paper("forged"),
      );
      assert.deepEqual(
        eventsOf(persons, receipt).map(({ name, args }) => [name, args.person, args.standing, args.member]),
        [owner, buyer].map((person) => ["PersonStandingSet", person, PersonStanding.Disqualified, members.verifier]),
      );
      const barred = ["PersonNotActive", [owner, PersonStanding.Disqualified]];
      const agent = reserve.connect(keys.agent);
      await refuses(agent.submitApplication, [contentOf(register), freshPaper()], ...barred);
      await refuses(agent.correctApplication, [other.application, other.content, freshPaper()], ...barred);
      await refuses(agent.withdrawApplication, [other.application, freshPaper()], ...barred);
    });

    it("ends a second application of those whom another one disqualified", async () => {
      const register = await load(foundedRegister);
      const { reserve, persons, keys, owner } = register;
      const lots = [await submit(register), await submit(register)];
      for (const { application, contentHash } of lots) {
        const { disqualifyApplication } = reserve.connect(keys.verifier);
        await send(disqualifyApplication, application, Office.Certify, contentHash, freshPaper());
        assertFields(await reserve.applicationOf(application), { status: ApplicationStatus.Disqualified });
      }
      assertFields(await persons.personOf(owner), { standing: PersonStanding.Disqualified });
    });

    it("takes 64 applicants under 16 million gas (B23)", async () => {
      const register = await load(foundedRegister);
      const { reserve, keys } = register;
      const applicants = [];
      for (let i = 0; i < 64; i++) {
        applicants.push({ person: await registerPerson(register, `forger ${i}`), parts: 1 });
      }
      const changes = { division: ORDOS, applicants };
      const { application, contentHash } = await submit(register, contentOf(register, changes));
      const { gasUsed } = await send(
        reserve.connect(keys.county).disqualifyApplication, application, Office.Review, contentHash, freshPaper(),
      );
      assert.ok(gasUsed < 16_000_000n, `the largest disqualification takes ${gasUsed} gas`);
    });
  });
});
