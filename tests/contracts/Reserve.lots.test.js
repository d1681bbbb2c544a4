import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ethers } from "./chain.js";
import { assertFields, emits, eventsOf, paper, refuses, send } from "./expect.js";
import { ORDOS, YINING, foundedRegister, load } from "./fixture.js";
import { CLAIMED, TONNE, contentOf, freshPaper, issue, makeLot, review, submit } from "./story.js";
import { ApplicationStatus, Office, PoolStatus, ReversalCause, Series, packNumber } from "./words.js";

const UNKNOWN = packNumber(YINING, Series.A, 2020, 7);
const POOLED = { division: ORDOS };

/** A lot of which 60 tonnes were issued. */
async function issuedLot(register, changes = {}) {
  const lot = await makeLot(register, changes);
  await issue(register, lot, 60n * TONNE);
  return lot;
}

async function reverse(register, { application }, amount, cause = ReversalCause.Fire) {
  const { reserve, keys } = register;
  const { recordReversal } = reserve.connect(keys.forestry);
  return await emits(reserve, "ReversalRecorded", recordReversal, application, cause, amount, freshPaper());
}

describe("Reserve", () => {
  describe("fileReduction, given a policy with a pool (O-29, P4)", () => {
    it("puts the lot into the pool and copies it to ecology (O-30)", async () => {
      const register = await load(foundedRegister);
      const { reserve, keys, members } = register;
      const lot = await submit(register, contentOf(register, POOLED));
      await review(register, lot);
      const { fileReduction } = reserve.connect(keys.ecology);
      const receipt = await send(fileReduction, lot.application, lot.content, paper("certificate"), TONNE);
      const [filed, pooled] = eventsOf(reserve, receipt);
      assertFields(filed.args, {
        application: lot.application, certificateHash: paper("certificate"), certifiedAmount: TONNE,
        member: members.ecology, contentHash: lot.contentHash,
      });
      assert.equal(pooled.name, "LotPooled");
      assertFields(pooled.args, { application: lot.application, amount: TONNE });
      assertFields(await reserve.applicationOf(lot.application), { pool: PoolStatus.InPool });
      await issue(register, lot, TONNE);
    });

    it("takes 64 parcels under 16 million gas (B23)", async () => {
      const register = await load(foundedRegister);
      const parcels = Array.from({ length: 64 }, freshPaper);
      for (let day = 0; day < 15; day++) {
        await makeLot(register, { ...POOLED, parcels, periodStartDay: day, periodEndDay: day });
      }
      const last = { ...POOLED, parcels, periodStartDay: 15, periodEndDay: 15 };
      const lot = await submit(register, contentOf(register, last));
      await review(register, lot);
      const { fileReduction } = register.reserve.connect(register.keys.ecology);
      const { gasUsed } = await send(fileReduction, lot.application, lot.content, freshPaper(), TONNE);
      assert.ok(gasUsed < 16_000_000n, `the largest filing takes ${gasUsed} gas`);
    });
  });

  describe("removeLot", () => {
    it("takes a lot without tickets out of the pool; nothing comes from it any more", async () => {
      const register = await load(foundedRegister);
      const { reserve, keys, members } = register;
      const { application } = await makeLot(register, POOLED);
      const event = await emits(
        reserve, "LotRemoved", reserve.connect(keys.forestry).removeLot, application, paper("removal"),
      );
      assertFields(event, { application, member: members.forestry, documentHash: paper("removal") });
      assertFields(await reserve.applicationOf(application), {
        pool: PoolStatus.Removed, status: ApplicationStatus.Filed,
      });
      const removed = ["LotNotInPool", [application, PoolStatus.Removed]];
      await refuses(reserve.connect(keys.forestry).issueTicket, [application, 1, TONNE, freshPaper()], ...removed);
      await refuses(reserve.connect(keys.forestry).removeLot, [application, freshPaper()], ...removed);
    });

    it("I-2 frees neither certificate nor parcels (B3)", async () => {
      const register = await load(foundedRegister);
      const { reserve, keys } = register;
      const parcels = [paper("removed parcel")];
      const { application, content } = await makeLot(register, { ...POOLED, parcels });
      await send(reserve.connect(keys.forestry).removeLot, application, freshPaper());
      await refuses(
        reserve.connect(keys.agent).submitApplication, [contentOf(register, { parcels }), freshPaper()],
        "ParcelPeriodOverlap",
        [parcels[0], application, BigInt(content.periodStartDay), BigInt(content.periodEndDay)],
      );
    });

    it("refuses a lot with tickets or without a pool, the wrong office, and no document", async () => {
      const register = await load(foundedRegister);
      const { reserve, keys, members } = register;
      const remove = (member) => reserve.connect(keys[member]).removeLot;
      const issued = await issuedLot(register, POOLED);
      await refuses(
        remove("forestry"), [issued.application, freshPaper()], "LotNotInPool", [issued.application, PoolStatus.InPool],
      );
      const bare = await makeLot(register);
      await refuses(
        remove("forestry"), [bare.application, freshPaper()], "LotNotInPool", [bare.application, PoolStatus.None],
      );
      const { application } = await makeLot(register, POOLED);
      await refuses(
        remove("ecology"), [application, freshPaper()], "OfficeMissing", [members.ecology, ORDOS, Office.Register],
      );
      await refuses(remove("forestry"), [application, ethers.ZeroHash], "ContentInvalid", ["documentHash"]);
      await refuses(remove("forestry"), [UNKNOWN, freshPaper()], "ApplicationUnknown", [UNKNOWN]);
      const draft = await submit(register, contentOf(register, POOLED));
      await refuses(
        remove("forestry"), [draft.application, freshPaper()],
        "ApplicationNotOpen", [draft.application, ApplicationStatus.UnderReview],
      );
    });
  });

  describe("recordReversal, after fire or pest (X-8)", () => {
    it("books the deficit and shrinks first what is unissued", async () => {
      const register = await load(foundedRegister);
      const { reserve, keys, members } = register;
      const lot = await issuedLot(register);
      const { application } = lot;
      const event = await emits(
        reserve, "ReversalRecorded", reserve.connect(keys.forestry).recordReversal,
        application, ReversalCause.Pest, 30n * TONNE, paper("survey"),
      );
      assertFields(event, {
        application, cause: ReversalCause.Pest, amount: 30n * TONNE, deficitAmount: 30n * TONNE,
        member: members.forestry, documentHash: paper("survey"),
      });
      const issueAs = reserve.connect(keys.forestry).issueTicket;
      await refuses(
        issueAs, [application, 2, 10n * TONNE + 1n, freshPaper()],
        "AmountOverLot", [application, 10n * TONNE + 1n, 10n * TONNE],
      );
      await issue(register, lot, 4n * TONNE);
      assertFields(await reverse(register, lot, 6n * TONNE), { deficitAmount: 36n * TONNE });
      await refuses(issueAs, [application, 3, 1n, freshPaper()], "AmountOverLot", [application, 1n, 0n]);
    });

    it("lets a deficit over what is unissued lie on nobody's ticket, up to what was certified", async () => {
      const register = await load(foundedRegister);
      const { reserve, tickets, keys } = register;
      const lot = await makeLot(register);
      const ticket = await issue(register, lot, 60n * TONNE);
      await reverse(register, lot, 90n * TONNE);
      assertFields(await tickets.ticketOf(ticket), { amount: 60n * TONNE });
      const { recordReversal, issueTicket } = reserve.connect(keys.forestry);
      await refuses(
        issueTicket, [lot.application, 2, 1n, freshPaper()], "AmountOverLot", [lot.application, 1n, 0n],
      );
      await refuses(
        recordReversal, [lot.application, ReversalCause.Fire, 10n * TONNE + 1n, freshPaper()],
        "AmountOverLot", [lot.application, 10n * TONNE + 1n, 10n * TONNE],
      );
      assertFields(await reverse(register, lot, 10n * TONNE), { deficitAmount: CLAIMED });
      assertFields(await reserve.applicationOf(lot.application), { deficitAmount: CLAIMED, issuedAmount: 60n * TONNE });
    });

    it("lets one report tell of several lots, of each of them once (B16)", async () => {
      const register = await load(foundedRegister);
      const { recordReversal } = register.reserve.connect(register.keys.forestry);
      const first = await makeLot(register);
      const second = await makeLot(register);
      const args = (lot) => [lot.application, ReversalCause.Fire, TONNE, paper("report")];
      await send(recordReversal, ...args(first));
      await refuses(recordReversal, args(first), "DocumentUsed", [paper("report")]);
      await send(recordReversal, ...args(second));
    });

    it("refuses no cause, no amount, no document, the wrong office and an unfiled lot", async () => {
      const register = await load(foundedRegister);
      const { reserve, keys, members } = register;
      const { application } = await makeLot(register);
      const record = (member) => reserve.connect(keys[member]).recordReversal;
      const args = [application, ReversalCause.Drought, TONNE, freshPaper()];
      const changed = (index, value) => args.map((arg, i) => (i === index ? value : arg));
      await refuses(record("forestry"), changed(1, ReversalCause.None), "ReversalCauseMissing", []);
      await refuses(record("forestry"), changed(2, 0n), "AmountZero", []);
      await refuses(record("forestry"), changed(3, ethers.ZeroHash), "ContentInvalid", ["documentHash"]);
      await refuses(record("ecology"), args, "OfficeMissing", [members.ecology, YINING, Office.Supervise]);
      const draft = await submit(register);
      await refuses(
        record("forestry"), changed(0, draft.application),
        "ApplicationNotOpen", [draft.application, ApplicationStatus.UnderReview],
      );
    });
  });
});
