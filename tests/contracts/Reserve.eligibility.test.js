import { describe, it } from "node:test";
import { ethers, networkHelpers } from "./chain.js";
import { assertFields, emits, paper, refuses, send } from "./expect.js";
import { ORDOS, enact, foundedRegister, load, ordosPolicy } from "./fixture.js";
import { contentOf, file, freshPaper, review, submit } from "./story.js";
import { ApplicationStatus, EligibilityLimit, Office, bits } from "./words.js";

const { Area, StandAge, Survival, PlantedSince } = EligibilityLimit;
const DAY_SECONDS = 86_400n;
const EIGHT_HOURS_SECONDS = 28_800n;

/** Ordos' own limits, to the unit: 20 ha, 3 years, 85 %, since 2013. */
const AREA_MIN = 300_000n;
const AGE_MIN_DAYS = 1_095n;
const SURVIVAL_MIN = 85n;
const SINCE_DAY = 15_706n;

const chinaToday = async () =>
  (BigInt(await networkHelpers.time.latest()) + EIGHT_HOURS_SECONDS) / DAY_SECONDS;

async function shortfallsOf(register, changes) {
  const { application } = await submit(register, contentOf(register, { division: ORDOS, ...changes }));
  return (await register.reserve.applicationOf(application)).shortfalls;
}

/** An application in Ordos that falls short in area and survival. */
const shortLot = (register) =>
  submit(register, contentOf(register, { division: ORDOS, areaMuThousandths: AREA_MIN - 1n, survivalPercent: 84 }));

const SHORT = bits(Area, Survival);

describe("Reserve", () => {
  describe("submitApplication, given the policy's limits (O-22 to O-25, P6)", () => {
    it("reads every limit as inclusive (D-9)", async () => {
      const register = await load(foundedRegister);
      const atLimits = { areaMuThousandths: AREA_MIN, survivalPercent: SURVIVAL_MIN, plantedDay: SINCE_DAY };
      const cases = [
        [atLimits, 0n],
        [{ ...atLimits, areaMuThousandths: AREA_MIN - 1n }, bits(Area)],
        [{ ...atLimits, survivalPercent: SURVIVAL_MIN - 1n }, bits(Survival)],
        [{ ...atLimits, plantedDay: SINCE_DAY - 1n }, bits(PlantedSince)],
        [{ ...atLimits, survivalPercent: 0n }, bits(Survival)],
        [{ ...atLimits, plantedDay: 0n }, bits(StandAge, PlantedSince)],
      ];
      for (const [changes, shortfalls] of cases) {
        assertFields({ shortfalls: await shortfallsOf(register, changes) }, { shortfalls });
      }
    });

    it("counts a stand's age in days of China up to the day of submission", async () => {
      const register = await load(foundedRegister);
      const today = (await chinaToday()) + 1n;
      const midnight = today * DAY_SECONDS - EIGHT_HOURS_SECONDS;
      const plantedDay = today - AGE_MIN_DAYS;
      await networkHelpers.time.setNextBlockTimestamp(midnight - 1n);
      assertFields({ shortfalls: await shortfallsOf(register, { plantedDay }) }, { shortfalls: bits(StandAge) });
      await networkHelpers.time.setNextBlockTimestamp(midnight);
      assertFields({ shortfalls: await shortfallsOf(register, { plantedDay }) }, { shortfalls: 0n });
    });

    it("refuses at once where the policy knows no exception", async () => {
      const register = await load(foundedRegister);
      const { reserve, policies, keys } = register;
      const strict = ordosPolicy({ exceptions: false, validFromSeconds: 1_750_000_000n });
      await enact(register, policies, "publishPolicy", [strict]);
      const submitAs = reserve.connect(keys.agent).submitApplication;
      const short = contentOf(register, { division: ORDOS, areaMuThousandths: 1n, survivalPercent: 0 });
      await refuses(submitAs, [short, freshPaper()], "EligibilityMissing", [SHORT]);
      const { application } = await submit(register, contentOf(register, { division: ORDOS }));
      await refuses(
        reserve.connect(keys.agent).correctApplication, [application, short, freshPaper()],
        "EligibilityMissing", [SHORT],
      );
    });
  });

  describe("grantException", () => {
    it("lets exactly these shortfalls of exactly this content pass, with reasons (O-26)", async () => {
      const register = await load(foundedRegister);
      const { reserve, keys, members } = register;
      const lot = await shortLot(register);
      const { application, contentHash } = lot;
      await refuses(
        reserve.connect(keys.county).approveApplication, [application, Office.Review, contentHash, freshPaper()],
        "ExceptionMissing", [application, SHORT],
      );
      const event = await emits(
        reserve, "ExceptionGranted", reserve.connect(keys.county).grantException,
        application, Office.Review, SHORT, contentHash, paper("reasons"),
      );
      assertFields(event, {
        application, office: Office.Review, shortfalls: SHORT, member: members.county, contentHash,
        documentHash: paper("reasons"),
      });
      assertFields(await reserve.applicationOf(application), { shortfalls: 0n, approvals: 0n });
      await review(register, lot);
      await file(register, lot);
      assertFields(await reserve.applicationOf(application), { status: ApplicationStatus.Filed });
    });

    it("refuses other limits, none, a stale content, out of turn, the wrong office and no reasons", async () => {
      const register = await load(foundedRegister);
      const { reserve, keys, members } = register;
      const { application, contentHash } = await shortLot(register);
      const grant = (member) => reserve.connect(keys[member]).grantException;
      const args = [application, Office.Review, SHORT, contentHash, freshPaper()];
      const changed = (index, value) => args.map((arg, i) => (i === index ? value : arg));
      for (const given of [bits(Area), SHORT | bits(StandAge), 0n]) {
        await refuses(grant("county"), changed(2, given), "ExceptionDiffers", [application, given, SHORT]);
      }
      await refuses(grant("county"), changed(3, paper("seen")), "ContentStale", [paper("seen"), contentHash]);
      await refuses(grant("county"), changed(4, ethers.ZeroHash), "ContentInvalid", ["documentHash"]);
      await refuses(
        grant("verifier"), changed(1, Office.Certify), "ReviewOutOfTurn", [application, Office.Review, Office.Certify],
      );
      await refuses(grant("forestry"), args, "OfficeMissing", [members.forestry, ORDOS, Office.Review]);
      await send(grant("county"), ...args);
      await refuses(grant("county"), args, "ExceptionDiffers", [application, SHORT, 0n]);
      await refuses(grant("county"), changed(2, 0n), "ExceptionDiffers", [application, 0n, 0n]);
      await send(reserve.connect(keys.agent).withdrawApplication, application, freshPaper());
      await refuses(
        grant("county"), args, "ApplicationNotOpen", [application, ApplicationStatus.Withdrawn],
      );
    });

    it("falls with the content that it was granted for (B2)", async () => {
      const register = await load(foundedRegister);
      const { reserve, keys } = register;
      const { application, content, contentHash } = await shortLot(register);
      await send(
        reserve.connect(keys.county).grantException, application, Office.Review, SHORT, contentHash, freshPaper(),
      );
      const worse = { ...content, areaMuThousandths: 1n };
      const event = await emits(
        reserve, "ApplicationCorrected", reserve.connect(keys.agent).correctApplication,
        application, worse, freshPaper(),
      );
      assertFields(event, { shortfalls: SHORT });
      await refuses(
        reserve.connect(keys.county).approveApplication, [application, Office.Review, event.contentHash, freshPaper()],
        "ExceptionMissing", [application, SHORT],
      );
    });
  });
});
