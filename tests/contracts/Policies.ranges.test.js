import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ethers, networkHelpers } from "./chain.js";
import { emits, paper, refuses, send } from "./expect.js";
import { collectivePolicy, load, yiningPolicy } from "./fixture.js";
import { foundingPolicies } from "./founding.js";
import {
  CaseMode, Declaration, Kind, LienKind, LossCause, MemberKind, Office, OffsetRule, PersonKind, Purpose, Cause, allOf,
  bits, chainOf,
} from "./words.js";

const AMOUNT_MAX = 10n ** 16n;
const VALID_FROM = 1_700_000_000n;
const DAY_SECONDS = 86_400n;
const AHEAD_MAX = 8;

/** Every bit set of the terms with the bit after its last code. */
const beyond = (codes) => 1n << BigInt(Object.keys(codes).length);
const SETS = [
  ["applicantKinds", PersonKind], ["declarations", Declaration], ["causes", Cause], ["lossCauses", LossCause],
  ["buyInKinds", PersonKind], ["purposes", Purpose], ["caseOpeners", MemberKind], ["caseModes", CaseMode],
];

const WRONG = [
  ["a division under the first", { division: 109_999n }],
  ["a division of seven digits", { division: 1_000_000n }],
  ["no kind", { kind: Kind.None }],
  ["an end that is its start", { validUntilSeconds: VALID_FROM }],
  ["no document", { documentHash: ethers.ZeroHash }],
  ["issuance without review", { reviewChain: chainOf() }],
  ["issuance for nobody", { applicantKinds: 0n }],
  ["a review by an office that does not review", { reviewChain: chainOf(Office.Review, Office.File) }],
  ["a review with a gap", { reviewChain: chainOf(Office.Review, Office.None, Office.Determine) }],
  ["a green quota by an office that does not review", { greenQuotaChain: chainOf(Office.Judge) }],
  ["a green quota with a gap", { greenQuotaChain: chainOf(Office.None, Office.CoApprove) }],
  ["a survival over all", { survivalMinPercent: 101n }],
  ["an area over any forest", { areaMinMuThousandths: AMOUNT_MAX + 1n }],
  ["a planting after its own start", { plantedSinceDay: VALID_FROM / DAY_SECONDS + 1n }],
  ["more papers than an application carries", { paperCount: 17n }],
  ["a deduction over all", { deductionMaxBasisPoints: 10_001n }],
  ["an announcement over a year", { lossNoticeDays: 367n }],
  ["a lender's freeze", { lienKinds: bits(LienKind.Freeze) }],
  ["a lender's root freeze", { lienKinds: bits(LienKind.RootFreeze) }],
  ["a lien of no kind", { lienKinds: 1n }],
  ["no rule of offset", { rule: OffsetRule.None }],
  ...SETS.map(([field]) => [`bit 0 of ${field}`, { [field]: 1n }]),
  ...SETS.map(([field, codes]) => [`an unknown bit of ${field}`, { [field]: beyond(codes) }]),
];

describe("the ranges of a policy", () => {
  for (const [what, changes] of WRONG) {
    it(`refuse ${what}`, async () => {
      const { consortium, publish } = await load(foundingPolicies);
      const terms = yiningPolicy(changes);
      await refuses(consortium.found, publish(terms), "PolicyInvalid", [terms.division, terms.kind]);
    });
  }

  it("take every field at its largest", async () => {
    const { consortium, policies, publish } = await load(foundingPolicies);
    const largest = collectivePolicy({
      division: 999_999n, reviewChain: chainOf(...Array(8).fill(Office.CoApprove)),
      greenQuotaChain: chainOf(...Array(8).fill(Office.CoApprove)), survivalMinPercent: 100n,
      areaMinMuThousandths: AMOUNT_MAX, standAgeMinDays: 65_535n, plantedSinceDay: VALID_FROM / DAY_SECONDS,
      paperCount: 16n, reviewWorkingDays: 255n, deductionMaxBasisPoints: 10_000n, lossNoticeDays: 366n,
      lienKinds: bits(LienKind.Pledge, LienKind.Mortgage),
      ...Object.fromEntries(SETS.map(([field, codes]) => [field, allOf(codes)])),
    });
    await send(consortium.found, ...publish(largest));
    const { move, use } = await policies.policyOf(1n);
    assert.equal(use.purposes, allOf(Purpose));
    assert.equal(use.caseOpeners, allOf(MemberKind));
    assert.equal(move.causes, allOf(Cause));
  });

  it("refuse a ninth version that has yet to start", async () => {
    const { consortium, policies, publish } = await load(foundingPolicies);
    const now = BigInt(await networkHelpers.time.latest());
    const versionFrom = (days) => publish(yiningPolicy({ validFromSeconds: now + BigInt(days) * DAY_SECONDS }));
    await send(consortium.found, ...publish(yiningPolicy()));
    for (let i = 1; i <= AHEAD_MAX; ++i) await send(consortium.found, ...versionFrom(i));
    await refuses(consortium.found, versionFrom(AHEAD_MAX + 1), "PolicyInvalid");
    assert.equal((await policies.requireIssuing(654002n, Kind.Carbon)).policy, 1n);
    await networkHelpers.time.increaseTo(now + DAY_SECONDS);
    await send(consortium.found, ...versionFrom(AHEAD_MAX + 1));
    assert.equal((await policies.requireIssuing(654002n, Kind.Carbon)).policy, 2n);
  });
});

/** A calendar with these days of the year as working days. */
const wordsOf = (days) => {
  const set = days.reduce((sum, day) => sum | (1n << BigInt(day)), 0n);
  return [set & ((1n << 256n) - 1n), set >> 256n];
};
const firstDays = (count) => Array.from({ length: count }, (_, day) => day);
const REGULAR = wordsOf(firstDays(365).filter((day) => day % 7 < 5));

describe("publishCalendar", () => {
  it("D-11 keeps the working days of a year, and takes them adjusted", async () => {
    const { consortium, policies, publishCalendar } = await load(foundingPolicies);
    assert.deepEqual([...await policies.calendarOf(2026)], [0n, 0n]);
    const event = await emits(
      policies, "CalendarPublished", consortium.found, ...publishCalendar(2026, REGULAR, paper("calendar")),
    );
    assert.deepEqual([event.year, [...event.workingDays], event.documentHash], [2026n, REGULAR, paper("calendar")]);
    const adjusted = wordsOf(firstDays(365).filter((day) => day % 7 > 1));
    await send(consortium.found, ...publishCalendar(2026, adjusted, paper("adjusted")));
    assert.deepEqual([...await policies.calendarOf(2026)], adjusted);
    assert.deepEqual([...await policies.calendarOf(2027)], [0n, 0n]);
  });

  it("is the council's alone", async () => {
    const { policies } = await load(foundingPolicies);
    await refuses(policies.publishCalendar, [2026, REGULAR, paper("calendar")], "CouncilOnly");
  });

  it("refuses a year out of range, no document, and a day beyond the year's last", async () => {
    const { consortium, publishCalendar } = await load(foundingPolicies);
    const day366 = [REGULAR[0], REGULAR[1] | (1n << 109n)];
    const day367 = [REGULAR[0], REGULAR[1] | (1n << 110n)];
    for (const [year, days, document] of [
      [1999, REGULAR, paper("c")], [2201, REGULAR, paper("c")], [2026, REGULAR, ethers.ZeroHash],
      [2026, day366, paper("c")], [2100, day366, paper("c")], [2028, day367, paper("c")], [2000, day367, paper("c")],
    ]) {
      await refuses(consortium.found, publishCalendar(year, days, document), "CalendarInvalid", [BigInt(year)]);
    }
    for (const year of [2000, 2028, 2196]) {
      await send(consortium.found, ...publishCalendar(year, day366, paper("c")));
    }
    await send(consortium.found, ...publishCalendar(2200, REGULAR, paper("c")));
  });

  it("refuses too few or too many working days, to the day", async () => {
    const { consortium, publishCalendar } = await load(foundingPolicies);
    for (const [count, right] of [[149, false], [150, true], [310, true], [311, false]]) {
      const call = publishCalendar(2026, wordsOf(firstDays(count)), paper("c"));
      if (right) await send(consortium.found, ...call);
      else await refuses(consortium.found, call, "CalendarInvalid", [2026n]);
    }
  });
});
