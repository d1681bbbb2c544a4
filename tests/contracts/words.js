// The codes of contracts/types/Codes.sol by name, so that a test reads as words.
const enumOf = (...names) => Object.freeze(Object.fromEntries(names.map((name, code) => [name, BigInt(code)])));

export const Kind = enumOf("None", "Carbon", "CollectiveStand", "StateStand");
export const Series = enumOf("None", "C", "G", "S", "V", "A");
export const Office = enumOf(
  "None", "Review", "TitleAudit", "Certify", "ExpertReview", "Determine", "Approve", "CoApprove", "File", "Issue",
  "Register", "Offset", "Cancel", "Lend", "Judge", "Trade", "Publish", "Refer", "SetQuota", "Supervise", "Cover",
);
export const Desk = enumOf(
  "None", "Reserve", "Plantings", "Pledges", "Rulings", "Offsets", "Cases", "Quotas", "Complaints", "Dividends",
);
export const MemberKind = enumOf(
  "None", "ForestryBureau", "EcologyBureau", "NaturalResourcesBureau", "ParksBureau", "Government", "Court",
  "Procuratorate", "Police", "JusticeBureau", "Bank", "Insurer", "Guarantor", "Verifier", "TradingPlatform", "Treasury",
  "DevelopmentCommission", "FinanceRegulator", "VillageCommittee", "ServiceBody",
);
export const PersonKind = enumOf(
  "None", "Natural", "Enterprise", "PublicBody", "Institution", "SocialGroup", "Township", "VillageCollective",
  "StateUnit",
);
export const MandateAct = enumOf("None", "Apply", "Transfer", "Pledge", "Offset", "Register");
export const ApplicationStatus = enumOf(
  "None", "UnderReview", "CorrectionAsked", "Reviewed", "Filed", "Rejected", "Withdrawn", "Disqualified",
);
export const TicketStatus = enumOf("None", "Live", "UsedUp", "Cancelled", "Split", "Merged", "Annulled");
export const Ownership = enumOf("None", "Sole", "Shares", "Joint");
export const Cause = enumOf(
  "None", "Sale", "Gift", "Inheritance", "Merger", "Division", "Swap", "Ruling", "BuyIn", "Other",
);
export const LienKind = enumOf("None", "Pledge", "Mortgage", "Freeze", "RootFreeze");
export const LienStatus = enumOf("None", "InForce", "Released", "Lapsed", "Enforced");
export const PledgeStatus = enumOf("None", "Proposed", "Accepted", "Declined", "Withdrawn");
export const OffsetStatus = enumOf("None", "Requested", "Granted", "Refused", "Withdrawn");
export const OffsetRule = enumOf("None", "Partial", "Whole");
export const Purpose = enumOf(
  "None", "ExcessEmission", "YearlyEmission", "Event", "Footprint", "Travel", "PlantingDuty", "LandOccupation",
  "GreenQuota", "DamageCase", "Label", "JudicialProtection",
);
export const PersonStanding = enumOf("None", "Active", "Suspended", "Disqualified");
export const FreezeStatus = enumOf("None", "InForce", "Released", "Lapsed");
export const ApplicationRoute = enumOf("None", "Ordinary", "NewPlanting", "GreenQuota");
export const Declaration = enumOf(
  "None", "OutsideOtherSchemes", "NoFellingPlanned", "OutsideFarmland", "TitleClear", "NoDispute", "NoEncroachment",
  "NoRoadsideTrees", "NoUrbanGreening", "PapersTrue",
);
export const EligibilityLimit = enumOf("None", "Area", "StandAge", "Survival", "PlantedSince");
export const PoolStatus = enumOf("None", "InPool", "Removed");
export const ReversalCause = enumOf("None", "Fire", "Pest", "Drought", "Felling", "Other");
export const AnnulmentCause = enumOf("None", "Error", "Fraud");
export const AnnulmentStatus = enumOf("None", "Proposed", "Confirmed", "Declined");
export const LossCause = enumOf("None", "Lost", "Damaged");
export const ChangeKind = enumOf("None", "Identity", "Ownership", "Other");
export const CoverKind = enumOf("None", "Insurance", "Guarantee");
export const CaseMode = enumOf("None", "Voluntary", "Ordered");
export const CaseOutcome = enumOf("None", "Fulfilled", "Dropped", "Sued");
export const ComplaintStatus = enumOf("None", "Open", "Upheld", "Dismissed");
export const PlantingStatus = enumOf("None", "Agreed", "Planted", "Accepted", "Refused");

export const bits = (...codes) => codes.reduce((sum, code) => sum | (1n << code), 0n);

/** The set of every code of an enum but None. */
export const allOf = (codes) => bits(...Object.values(codes).slice(1));

const byteOf = (office) => office.toString(16).padStart(2, "0");

/** A policy's review chain: one byte for each office, then zeros. */
export const chainOf = (...offices) => `0x${offices.map(byteOf).join("").padEnd(16, "0")}`;

/** The offices of a review chain, in order. */
export const officesOf = (chain) =>
  (chain.slice(2).match(/../g) ?? []).map((pair) => BigInt(`0x${pair}`)).filter(Boolean);

const DIVISION_SHIFT = 44n;
const SERIES_SHIFT = 40n;
const YEAR_SHIFT = 28n;
export const packNumber = (division, series, year, sequence) =>
  (BigInt(division) << DIVISION_SHIFT) | (series << SERIES_SHIFT) | (BigInt(year) << YEAR_SHIFT) | BigInt(sequence);
export const divisionOf = (number) => number >> DIVISION_SHIFT;
export const seriesOf = (number) => (number >> SERIES_SHIFT) & 0xfn;
export const yearOf = (number) => (number >> YEAR_SHIFT) & 0xfffn;
export const sequenceOf = (number) => number & ((1n << YEAR_SHIFT) - 1n);
