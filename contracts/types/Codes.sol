// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice What a ticket stands for, and so its base unit: Carbon in grams of CO2e, the two stands in thousandths of
/// a mu. Units never mix.
enum Kind {
    None,
    Carbon,
    CollectiveStand,
    StateStand
}

/// @notice The letter in a printed number: C, G and S are the three kinds of ticket, V an offset voucher, A an
/// application and the lot made from it.
enum Series {
    None,
    C,
    G,
    S,
    V,
    A
}

/// @notice One power held by a member in a division.
enum Office {
    None,
    Review,
    TitleAudit,
    Certify,
    ExpertReview,
    Determine,
    Approve,
    CoApprove,
    File,
    Issue,
    Register,
    Offset,
    Cancel,
    Lend,
    Judge,
    Trade,
    Publish,
    Refer,
    SetQuota,
    Supervise,
    Cover
}

/// @notice The contracts that hold a workflow and call the ledger. Consortium knows them by role, so that one can be
/// replaced by council vote. Persons, Policies and Tickets are no desks: they hold the register and stay for ever.
enum Desk {
    None,
    Reserve,
    Plantings,
    Pledges,
    Rulings,
    Offsets,
    Cases,
    Quotas,
    Complaints,
    Dividends
}

/// @notice What sort of institution a member is.
enum MemberKind {
    None,
    ForestryBureau,
    EcologyBureau,
    NaturalResourcesBureau,
    ParksBureau,
    Government,
    Court,
    Procuratorate,
    Police,
    JusticeBureau,
    Bank,
    Insurer,
    Guarantor,
    Verifier,
    TradingPlatform,
    Treasury,
    DevelopmentCommission,
    FinanceRegulator,
    VillageCommittee,
    ServiceBody
}

/// @notice What sort of holder a person is: one natural person, or one of the legal kinds that policies tell apart.
enum PersonKind {
    None,
    Natural,
    Enterprise,
    PublicBody,
    Institution,
    SocialGroup,
    Township,
    VillageCollective,
    StateUnit
}

/// @notice What a mandate lets a member do in a person's name. A mandate holds a set of these, bit by bit.
enum MandateAct {
    None,
    Apply,
    Transfer,
    Pledge,
    Offset,
    Register
}

/// @notice Where an application stands. Rejected, Withdrawn and Disqualified are ends that stay readable.
enum ApplicationStatus {
    None,
    UnderReview,
    CorrectionAsked,
    Reviewed,
    Filed,
    Rejected,
    Withdrawn,
    Disqualified
}

/// @notice Where a ticket stands. UsedUp: nothing is left in circulation. Split and Merged: its amount lives on under
/// other numbers. Cancelled and Annulled are ends. Every number stays readable.
enum TicketStatus {
    None,
    Live,
    UsedUp,
    Cancelled,
    Split,
    Merged,
    Annulled
}

/// @notice Who owns a ticket: one person, co-owners by shares, or co-owners jointly.
enum Ownership {
    None,
    Sole,
    Shares,
    Joint
}

/// @notice The legal cause of a transfer (转移登记). BuyIn: bought into a reserve (收储).
enum TransferCause {
    None,
    Sale,
    Gift,
    Inheritance,
    Merger,
    Division,
    Swap,
    Ruling,
    BuyIn,
    Other
}

/// @notice What sort of claim a lien is. RootFreeze covers a root ticket and everything split from it.
enum LienKind {
    None,
    Pledge,
    Mortgage,
    Freeze,
    RootFreeze
}

/// @notice A lien is in force from its placing until its owner releases it, until a freeze lapses after its end, or
/// until a court enforces a pledge.
enum LienStatus {
    None,
    InForce,
    Released,
    Lapsed,
    Enforced
}

/// @notice Where a proposed pledge stands. What became of an accepted one is told by its liens.
enum PledgeStatus {
    None,
    Proposed,
    Accepted,
    Declined,
    Withdrawn
}

/// @notice Where a request for offset stands.
enum OffsetStatus {
    None,
    Requested,
    Granted,
    Refused,
    Withdrawn
}

/// @notice How much of a ticket one offset takes: any part, or only all of it.
enum OffsetRule {
    None,
    Partial,
    Whole
}

/// @notice What an offset is for. A policy allows a set of these, bit by bit.
enum Purpose {
    None,
    ExcessEmission,
    YearlyEmission,
    Event,
    Footprint,
    Travel,
    PlantingDuty,
    LandOccupation,
    GreenQuota,
    DamageCase,
    Label,
    JudicialProtection
}

/// @notice Whether a person may act. Suspended: nothing moves in its name. Disqualified for fraud (取消申报资格): it
/// may not apply again, and keeps what it has.
enum PersonStanding {
    None,
    Active,
    Suspended,
    Disqualified
}

/// @notice Where the freeze of a person stands.
enum FreezeStatus {
    None,
    InForce,
    Released,
    Lapsed
}

/// @notice By which way an application comes: the ordinary reviews, after an accepted planting agreement, or as a
/// purchase for a green quota, which two bureaus approve.
enum ApplicationRoute {
    None,
    Ordinary,
    NewPlanting,
    GreenQuota
}

/// @notice What applicants declare. An application holds a set of these, bit by bit; a policy asks for a set.
enum Declaration {
    None,
    OutsideOtherSchemes,
    NoFellingPlanned,
    OutsideFarmland,
    TitleClear,
    NoDispute,
    NoEncroachment,
    NoRoadsideTrees,
    NoUrbanGreening,
    PapersTrue
}

/// @notice A limit of a policy that a stand may fall short of. An application holds a set of these, bit by bit.
enum EligibilityLimit {
    None,
    Area,
    StandAge,
    Survival,
    PlantedSince
}

/// @notice Where a lot stands in the reserve pool of a policy that has one.
enum PoolStatus {
    None,
    InPool,
    Removed
}

/// @notice Why carbon that was stored is lost again.
enum ReversalCause {
    None,
    Fire,
    Pest,
    Drought,
    Felling,
    Other
}

/// @notice Why a ticket is annulled, apart from any offset.
enum AnnulmentCause {
    None,
    Error,
    Fraud
}

/// @notice Where a proposed annulment stands.
enum AnnulmentStatus {
    None,
    Proposed,
    Confirmed,
    Declined
}

/// @notice Why the paper of a ticket is printed again.
enum LossCause {
    None,
    Lost,
    Damaged
}

/// @notice What a change registration (变更登记) changes, apart from any transfer.
enum ChangeKind {
    None,
    Identity,
    Ownership,
    Other
}

/// @notice What stands behind a pledge besides the ticket.
enum CoverKind {
    None,
    Insurance,
    Guarantee
}

/// @notice Whether tickets answer a damage case by free will or by order.
enum CaseMode {
    None,
    Voluntary,
    Ordered
}

/// @notice How a damage case ended in the register. Sued: no agreement was reached, and a court decides.
enum CaseOutcome {
    None,
    Fulfilled,
    Dropped,
    Sued
}

/// @notice Where a complaint stands.
enum ComplaintStatus {
    None,
    Open,
    Upheld,
    Dismissed
}

/// @notice Where a planting agreement stands.
enum PlantingStatus {
    None,
    Agreed,
    Planted,
    Accepted,
    Refused
}

/// @notice One co-owner's exact part of a ticket: `parts` of the sum of all parts.
struct Share {
    uint64 person;
    uint32 parts;
}
