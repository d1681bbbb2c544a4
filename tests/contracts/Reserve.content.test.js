import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ethers, networkHelpers } from "./chain.js";
import { assertFields, refuses, send } from "./expect.js";
import { ORDOS, WEIHAI, YINCHUAN, YINING, cityRegister, foundedRegister, load, registerPerson } from "./fixture.js";
import { AREA, contentOf, freshPaper, submit } from "./story.js";
import { Declaration, Kind, PersonKind, allOf, bits } from "./words.js";

const AMOUNT_MAX = 10n ** 16n;
const DAY_SECONDS = 86_400;
const EIGHT_HOURS_SECONDS = 28_800;

/** Submits as the agent: asserts a refusal with facts, or an effect. */
function submitter(register) {
  const submitAs = register.reserve.connect(register.keys.agent).submitApplication;
  const of = (changes) => [contentOf(register, changes), freshPaper()];
  return {
    refused: (changes, ...expected) => refuses(submitAs, of(changes), ...expected),
    taken: (changes) => send(submitAs, ...of(changes)),
  };
}

const several = (register) => [{ person: register.owner, parts: 1 }, { person: register.buyer, parts: 2 }];

describe("Reserve", () => {
  describe("submitApplication, given what the content says", () => {
    it("refuses a field out of bounds and names it", async () => {
      const register = await load(foundedRegister);
      const { owner, buyer } = register;
      const { refused } = submitter(register);
      const same = freshPaper();
      const papers = Array.from({ length: 6 }, freshPaper);
      const wrong = {
        applicants: [
          [], Array.from({ length: 65 }, (_, i) => ({ person: i + 1, parts: 1 })), [{ person: owner, parts: 0 }],
          [{ person: 0, parts: 1 }],
          [{ person: owner, parts: 1 }, { person: buyer, parts: 1 }, { person: owner, parts: 2 }],
        ],
        joint: [true],
        parcels: [[], [ethers.ZeroHash], [same, freshPaper(), same], Array.from({ length: 65 }, freshPaper)],
        survivalPercent: [101],
        areaMuThousandths: [0],
        declarations: [1n, allOf(Declaration) | (1n << 10n)],
        deductionBasisPoints: [1],
        plantingId: [freshPaper()],
        place: ["", "x".repeat(121)],
        bounds: ["x".repeat(121)],
        species: ["x".repeat(121)],
        method: ["", "x".repeat(121)],
        papers: [[...papers, ethers.ZeroHash], [...papers, papers[0]]],
      };
      for (const [field, values] of Object.entries(wrong)) {
        for (const value of values) await refused({ [field]: value }, "ContentInvalid", [field]);
      }
    });

    it("refuses days to come, by the day in China, and a period that runs backwards", async () => {
      const register = await load(foundedRegister);
      const { refused, taken } = submitter(register);
      await refused({ periodStartDay: 20_089, periodEndDay: 20_088 }, "ContentInvalid", ["period"]);
      const today = Math.floor(((await networkHelpers.time.latest()) + EIGHT_HOURS_SECONDS) / DAY_SECONDS) + 2;
      const midnight = today * DAY_SECONDS - EIGHT_HOURS_SECONDS;
      await networkHelpers.time.increaseTo(midnight - 2);
      const ending = { periodEndDay: today };
      const planted = { plantedDay: today };
      await networkHelpers.time.setNextBlockTimestamp(midnight - 1);
      await networkHelpers.mine();
      await refused({ ...ending, periodEndDay: today + 1 }, "ContentInvalid", ["period"]);
      await refused({ ...planted, plantedDay: today + 1 }, "ContentInvalid", ["plantedDay"]);
      await networkHelpers.time.setNextBlockTimestamp(midnight);
      await taken({ ...ending, ...planted });
    });

    it("refuses an amount of zero, over a lot's largest, or of a stand over its area (C-2)", async () => {
      const register = await load(cityRegister);
      const { refused, taken } = submitter(register);
      await refused({ claimedAmount: 0 }, "AmountZero", []);
      await refused({ claimedAmount: AMOUNT_MAX + 1n }, "AmountTooLarge", [AMOUNT_MAX + 1n, AMOUNT_MAX]);
      await taken({ claimedAmount: AMOUNT_MAX });
      const stand = { division: YINCHUAN, kind: Kind.StateStand };
      await refused({ ...stand, claimedAmount: AREA + 1n }, "AmountTooLarge", [AREA + 1n, AREA]);
      const vast = { ...stand, areaMuThousandths: AMOUNT_MAX * 2n };
      await refused({ ...vast, claimedAmount: AMOUNT_MAX + 1n }, "AmountTooLarge", [AMOUNT_MAX + 1n, AMOUNT_MAX]);
      await taken({ ...stand, claimedAmount: AREA });
    });

    it("asks for Yining's seven papers, Weihai's four, and some where a policy is silent (N-10, W-9, P8)", async () => {
      const register = await load(foundedRegister);
      const { refused, taken } = submitter(register);
      const papers = (count) => Array.from({ length: count }, freshPaper);
      await refused({ papers: papers(6) }, "PapersMissing", [6n, 7n]);
      await refused({ papers: papers(8) }, "PapersMissing", [8n, 7n]);
      await taken({ papers: papers(7) });
      await refused({ division: WEIHAI, papers: papers(7) }, "PapersMissing", [7n, 4n]);
      await taken({ division: WEIHAI, papers: papers(4) });
      await refused({ division: ORDOS, papers: [] }, "ContentInvalid", ["papers"]);
      await refused({ division: ORDOS, papers: papers(17) }, "ContentInvalid", ["papers"]);
      await taken({ division: ORDOS, papers: papers(1) });
      await taken({ division: ORDOS, papers: papers(16) });
    });

    it("I-3 refuses without each declaration that the policy asks for (O-27, N-7, W-3, P7)", async () => {
      const register = await load(foundedRegister);
      const { refused, taken } = submitter(register);
      const without = (...missing) => ({ declarations: allOf(Declaration) & ~bits(...missing) });
      for (const missing of [Declaration.OutsideOtherSchemes, Declaration.NoFellingPlanned, Declaration.PapersTrue]) {
        await refused(without(missing), "DeclarationMissing", [bits(missing)]);
      }
      const both = [Declaration.OutsideOtherSchemes, Declaration.TitleClear];
      await refused(without(...both), "DeclarationMissing", [bits(...both)]);
      await refused(
        { ...without(Declaration.NoUrbanGreening), division: ORDOS }, "DeclarationMissing",
        [bits(Declaration.NoUrbanGreening)],
      );
      await taken(without(Declaration.NoUrbanGreening, Declaration.OutsideFarmland));
    });

    it("lets several applicants agree on a deduction, up to the policy's (W-8, P28)", async () => {
      const register = await load(foundedRegister);
      const { refused, taken } = submitter(register);
      const applicants = several(register);
      await refused({ applicants, deductionBasisPoints: 1 }, "DeductionOverMax", [1n, 0n]);
      const weihai = { division: WEIHAI, applicants };
      await refused({ ...weihai, deductionBasisPoints: 10_001 }, "DeductionOverMax", [10_001n, 10_000n]);
      await taken({ ...weihai, joint: true, deductionBasisPoints: 10_000 });
      await refused({ division: WEIHAI, deductionBasisPoints: 1 }, "ContentInvalid", ["deductionBasisPoints"]);
    });

    it("asks for species and bounds of a state stand (C-13)", async () => {
      const register = await load(cityRegister);
      const { refused, taken } = submitter(register);
      const stand = { division: YINCHUAN, kind: Kind.StateStand };
      await refused({ ...stand, bounds: "" }, "ContentInvalid", ["bounds"]);
      await refused({ ...stand, species: "" }, "ContentInvalid", ["species"]);
      await taken({ bounds: "", species: "" });
    });

    it("lets those apply whom the policy names, each of them (P5)", async () => {
      const register = await load(cityRegister);
      const { refused, taken } = submitter(register);
      const village = await registerPerson(register, "village", {
        division: YINCHUAN, kind: PersonKind.VillageCollective,
      });
      const stand = { division: YINCHUAN, kind: Kind.StateStand };
      await refused({ ...stand, applicants: [{ person: village, parts: 1 }] }, "ApplicantInvalid", [5n, village]);
      const mixed = [{ person: register.owner, parts: 1 }, { person: village, parts: 1 }];
      await refused({ ...stand, applicants: mixed }, "ApplicantInvalid", [5n, village]);
      await taken({ ...stand, kind: Kind.CollectiveStand, applicants: mixed });
      await refused({ applicants: [{ person: 99n, parts: 1 }] }, "PersonUnknown", [99n]);
    });

    it("I-8 lets only insiders apply where tickets stay inside their division (C-4, P30)", async () => {
      const register = await load(cityRegister);
      const { refused, taken } = submitter(register);
      const outsider = await registerPerson(register, "outsider", { division: YINING });
      const stand = { division: YINCHUAN, kind: Kind.StateStand };
      const together = [{ person: register.owner, parts: 1 }, { person: outsider, parts: 1 }];
      await refused({ ...stand, applicants: [{ person: outsider, parts: 1 }] }, "ApplicantInvalid", [5n, outsider]);
      await refused({ ...stand, applicants: together }, "ApplicantInvalid", [5n, outsider]);
      await taken(stand);
      await taken({ applicants: [{ person: outsider, parts: 1 }] });
    });

    it("takes the largest content under 16 million gas (B23)", async () => {
      const register = await load(foundedRegister);
      const applicants = [];
      for (let i = 0; i < 64; i++) {
        applicants.push({ person: await registerPerson(register, `villager ${i}`), parts: 2 ** 32 - 1 });
      }
      const text = "林".repeat(40);
      const content = contentOf(register, {
        division: ORDOS, applicants, place: text, bounds: text, species: text, method: text,
        parcels: Array.from({ length: 64 }, freshPaper), papers: Array.from({ length: 16 }, freshPaper),
      });
      const { submitApplication } = register.reserve.connect(register.keys.agent);
      const { gasUsed } = await send(submitApplication, content, freshPaper());
      assert.ok(gasUsed < 16_000_000n, `the largest application takes ${gasUsed} gas`);
    });
  });

  it("keeps an application's place when its content is small", async () => {
    const register = await load(foundedRegister);
    const { application } = await submit(register, contentOf(register, { claimedAmount: 1, areaMuThousandths: 1 }));
    assertFields(await register.reserve.applicationOf(application), { claimedAmount: 1n });
  });
});
