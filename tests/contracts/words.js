// The codes of contracts/types/Codes.sol by name, so that a test reads as words.
const enumOf = (...names) => Object.freeze(Object.fromEntries(names.map((name, code) => [name, BigInt(code)])));

export const Kind = enumOf("None", "Carbon", "CollectiveStand", "StateStand");
export const Series = enumOf("None", "C", "G", "S", "V", "A");
export const Office = enumOf(
  "None", "Review", "TitleAudit", "Certify", "ExpertReview", "Determine", "Approve", "CoApprove", "File", "Issue",
  "Register", "Offset", "Cancel", "Lend", "Judge", "Trade", "Publish",
);
export const Desk = enumOf("None", "Persons", "Policies", "Tickets", "Reserve", "Pledges", "Rulings", "Offsets");
export const MemberKind = enumOf(
  "None", "ForestryBureau", "EcologyBureau", "NaturalResourcesBureau", "ParksBureau", "Government", "Court",
  "Procuratorate", "Police", "JusticeBureau", "Bank", "Insurer", "Guarantor", "Verifier", "TradingPlatform", "Treasury",
);
export const PersonKind = enumOf("None", "Legal", "Natural");
export const MandateAct = enumOf("None", "Apply", "Transfer", "Pledge", "Offset");
export const ApplicationStatus = enumOf("None", "UnderReview", "Reviewed", "Filed", "Rejected", "Withdrawn");
export const TicketStatus = enumOf("None", "Live", "UsedUp", "Cancelled");
export const Ownership = enumOf("None", "Sole", "Shares", "Joint");
export const Cause = enumOf(
  "None", "Sale", "Gift", "Inheritance", "Merger", "Division", "Swap", "Ruling", "Other",
);
export const LienKind = enumOf("None", "Pledge", "Mortgage", "Freeze", "RootFreeze");
export const LienStatus = enumOf("None", "InForce", "Released");
export const PledgeStatus = enumOf("None", "Proposed", "Accepted", "Released", "Declined", "Withdrawn");
export const OffsetStatus = enumOf("None", "Requested", "Granted", "Refused", "Withdrawn");
export const OffsetRule = enumOf("None", "Partial", "Whole");
export const Purpose = enumOf(
  "None", "ExcessEmission", "YearlyEmission", "Event", "Footprint", "Travel", "PlantingDuty", "LandOccupation",
  "GreenQuota", "DamageCase", "Label",
);

export const bits = (...codes) => codes.reduce((sum, code) => sum | (1n << code), 0n);

const byteOf = (office) => office.toString(16).padStart(2, "0");

/** A policy's review chain: one byte for each office, then zeros. */
export const chainOf = (...offices) => `0x${offices.map(byteOf).join("").padEnd(16, "0")}`;

const DIVISION_SHIFT = 44n;
const SERIES_SHIFT = 40n;
const YEAR_SHIFT = 28n;
export const packNumber = (division, series, year, sequence) =>
  (BigInt(division) << DIVISION_SHIFT) | (series << SERIES_SHIFT) | (BigInt(year) << YEAR_SHIFT) | BigInt(sequence);
export const divisionOf = (number) => number >> DIVISION_SHIFT;
export const seriesOf = (number) => (number >> SERIES_SHIFT) & 0xfn;
export const yearOf = (number) => (number >> YEAR_SHIFT) & 0xfffn;
export const sequenceOf = (number) => number & ((1n << YEAR_SHIFT) - 1n);
