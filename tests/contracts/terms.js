// The five policies, as the settings P1 to P33 of the documents become terms. Fields that a document leaves open have
// the value that the policy files give them.
import { paper } from "./expect.js";
import {
  CaseMode, Cause, Declaration, Kind, LienKind, LossCause, MemberKind, Office, OffsetRule, PersonKind, Purpose, allOf,
  bits, chainOf,
} from "./words.js";

export const YINING = 654002n;
export const WEIHAI = 371000n;
export const SHUOZHOU = 140600n;
export const YINCHUAN = 640100n;
export const ORDOS = 150600n;

const SEVEN_CAUSES = [
  Cause.Sale, Cause.Gift, Cause.Inheritance, Cause.Merger, Cause.Division, Cause.Ruling, Cause.Other,
];

/** Terms that ask for nothing and allow little; every policy says how it differs. */
const PLAIN = {
  kind: Kind.Carbon,
  validFromSeconds: 1_700_000_000n,
  validUntilSeconds: 3_900_000_000n,
  issuance: true,
  disclaimer: false,
  application: {
    reviewChain: chainOf(),
    greenQuotaChain: chainOf(),
    plantingAgreement: false,
    pool: false,
    applicantKinds: allOf(PersonKind),
    declarations: 0n,
    areaMinMuThousandths: 0n,
    standAgeMinDays: 0n,
    survivalMinPercent: 0n,
    plantedSinceDay: 0n,
    exceptions: false,
    standFacts: false,
    paperCount: 0n,
    reviewWorkingDays: 0n,
    deductionMaxBasisPoints: 0n,
  },
  move: {
    causes: bits(...SEVEN_CAUSES),
    changeToo: false,
    consentOfAll: false,
    lossCauses: bits(LossCause.Lost, LossCause.Damaged),
    lossNoticeDays: 30n,
    buyInKinds: 0n,
    lienKinds: 0n,
    severalPledges: false,
    holderInside: false,
    tendingDuty: false,
  },
  use: {
    rule: OffsetRule.Partial,
    purposes: 0n,
    useInside: false,
    caseOpeners: 0n,
    caseModes: 0n,
    quotas: false,
    ticketsFirst: false,
    dividends: false,
  },
};

/**
 * Changes may be nested, `{ use: { rule } }`, or flat, `{ rule }`: no two parts of the terms share a field's name.
 * Fields that no part has are refused, so that a misspelt change cannot pass unnoticed.
 */
function changed(terms, changes) {
  const result = { ...terms, application: { ...terms.application }, move: { ...terms.move }, use: { ...terms.use } };
  for (const [name, value] of Object.entries(changes)) {
    const part = ["application", "move", "use"].find((each) => name in PLAIN[each]);
    if (part !== undefined) result[part][name] = value;
    else if (["application", "move", "use"].includes(name)) result[name] = { ...result[name], ...value };
    else if (name in PLAIN || name === "division" || name === "documentHash") result[name] = value;
    else throw new Error(`no policy has the field ${name}`);
  }
  return result;
}

function termsOf(own, changes) {
  const terms = changed(changed(PLAIN, own), changes);
  return { documentHash: paper(`policy ${terms.division} ${terms.validFromSeconds}`), ...terms };
}

/** Yining: verifier, experts, forestry, then ecology files; any part of a ticket may be offset. */
export const yiningPolicy = (changes = {}) =>
  termsOf(
    {
      division: YINING,
      disclaimer: true,
      reviewChain: chainOf(Office.Certify, Office.ExpertReview, Office.Determine),
      declarations: bits(
        Declaration.OutsideOtherSchemes, Declaration.NoFellingPlanned, Declaration.TitleClear, Declaration.PapersTrue,
      ),
      paperCount: 7n,
      reviewWorkingDays: 15n,
      causes: bits(...SEVEN_CAUSES, Cause.BuyIn),
      changeToo: true,
      buyInKinds: bits(PersonKind.Enterprise),
      lienKinds: bits(LienKind.Pledge, LienKind.Mortgage),
      severalPledges: true,
      purposes: bits(Purpose.YearlyEmission, Purpose.Event, Purpose.DamageCase),
      caseOpeners: bits(MemberKind.JusticeBureau, MemberKind.Court),
      caseModes: bits(CaseMode.Voluntary),
      dividends: true,
    },
    changes,
  );

/**
 * Weihai: an offset takes a whole ticket; a pledge, and one at a time. The reviews are those of Yining, without the
 * audit of titles that the policy file puts first, so that a test's lot takes one way in both places.
 */
export const weihaiPolicy = (changes = {}) =>
  termsOf(
    {
      division: WEIHAI,
      reviewChain: chainOf(Office.Certify, Office.ExpertReview, Office.Determine),
      declarations: bits(Declaration.OutsideOtherSchemes, Declaration.NoFellingPlanned, Declaration.TitleClear),
      paperCount: 4n,
      deductionMaxBasisPoints: 10_000n,
      causes: bits(...SEVEN_CAUSES, Cause.BuyIn),
      lossCauses: bits(LossCause.Lost),
      buyInKinds: bits(PersonKind.Enterprise, PersonKind.Institution, PersonKind.StateUnit),
      lienKinds: bits(LienKind.Pledge),
      rule: OffsetRule.Whole,
      purposes: bits(
        Purpose.YearlyEmission, Purpose.Event, Purpose.PlantingDuty, Purpose.DamageCase, Purpose.JudicialProtection,
      ),
      caseOpeners: bits(MemberKind.Court, MemberKind.Procuratorate),
      caseModes: bits(CaseMode.Voluntary),
    },
    changes,
  );

const YINCHUAN_CAUSES = [Cause.Sale, Cause.Gift, Cause.Inheritance, Cause.Swap, Cause.Ruling, Cause.Other];

/** Yinchuan, collective stands: the county reviews, the government approves; inside the city only, with the trees. */
export const collectivePolicy = (changes = {}) =>
  termsOf(
    {
      division: YINCHUAN,
      kind: Kind.CollectiveStand,
      reviewChain: chainOf(Office.Review, Office.Approve),
      plantingAgreement: true,
      applicantKinds: bits(PersonKind.Natural, PersonKind.Enterprise, PersonKind.VillageCollective),
      declarations: bits(
        Declaration.OutsideOtherSchemes, Declaration.TitleClear, Declaration.NoDispute, Declaration.NoEncroachment,
      ),
      causes: bits(...YINCHUAN_CAUSES, Cause.BuyIn),
      buyInKinds: bits(PersonKind.Enterprise),
      holderInside: true,
      tendingDuty: true,
      useInside: true,
      dividends: true,
    },
    changes,
  );

/** Yinchuan, state stands: forestry reviews; a purchase for a green quota is approved by parks as well. */
export const statePolicy = (changes = {}) =>
  termsOf(
    {
      division: YINCHUAN,
      kind: Kind.StateStand,
      reviewChain: chainOf(Office.Review),
      greenQuotaChain: chainOf(Office.Review, Office.CoApprove),
      applicantKinds: bits(
        PersonKind.Enterprise, PersonKind.PublicBody, PersonKind.Institution, PersonKind.StateUnit,
      ),
      declarations: bits(Declaration.OutsideOtherSchemes),
      standFacts: true,
      causes: bits(...YINCHUAN_CAUSES),
      holderInside: true,
      useInside: true,
      purposes: bits(Purpose.GreenQuota, Purpose.DamageCase),
      caseOpeners: bits(MemberKind.Procuratorate, MemberKind.NaturalResourcesBureau),
      caseModes: bits(CaseMode.Voluntary, CaseMode.Ordered),
    },
    changes,
  );

/** Yinchuan, carbon: a quota at the government's price, for travel, events and planting duty. */
export const yinchuanPolicy = (changes = {}) =>
  termsOf(
    {
      division: YINCHUAN,
      reviewChain: chainOf(Office.Review, Office.Approve),
      declarations: bits(Declaration.OutsideOtherSchemes),
      causes: bits(...YINCHUAN_CAUSES),
      purposes: bits(Purpose.Travel, Purpose.Event, Purpose.PlantingDuty),
    },
    changes,
  );

const FIRST_OF_2013_DAY = 15_706n;

/** Ordos: two tiers, a reserve pool, hard limits with reasoned exceptions, and quotas that tickets answer first. */
export const ordosPolicy = (changes = {}) =>
  termsOf(
    {
      division: ORDOS,
      reviewChain: chainOf(Office.Review, Office.Certify),
      pool: true,
      declarations: bits(
        Declaration.OutsideOtherSchemes, Declaration.OutsideFarmland, Declaration.TitleClear,
        Declaration.NoRoadsideTrees, Declaration.NoUrbanGreening,
      ),
      areaMinMuThousandths: 300_000n,
      standAgeMinDays: 1_095n,
      survivalMinPercent: 85n,
      plantedSinceDay: FIRST_OF_2013_DAY,
      exceptions: true,
      causes: bits(...SEVEN_CAUSES, Cause.BuyIn),
      buyInKinds: bits(PersonKind.Enterprise),
      lienKinds: bits(LienKind.Pledge),
      rule: OffsetRule.Whole,
      purposes: bits(Purpose.ExcessEmission, Purpose.DamageCase),
      caseOpeners: bits(
        MemberKind.Court, MemberKind.Procuratorate, MemberKind.Police, MemberKind.EcologyBureau,
      ),
      caseModes: bits(CaseMode.Voluntary),
      quotas: true,
      ticketsFirst: true,
    },
    changes,
  );

/** Shuozhou: no tickets yet. */
export const shuozhouPolicy = (changes = {}) =>
  termsOf(
    {
      division: SHUOZHOU,
      issuance: false,
      applicantKinds: 0n,
      causes: 0n,
      lossCauses: 0n,
      lossNoticeDays: 0n,
      purposes: bits(
        Purpose.YearlyEmission, Purpose.Event, Purpose.Footprint, Purpose.LandOccupation, Purpose.Label,
      ),
    },
    changes,
  );
