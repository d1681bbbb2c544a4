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
    Publish
}

/// @notice The parts of the register that Consortium knows by role, so that a desk can be replaced by council vote.
enum Desk {
    None,
    Persons,
    Policies,
    Tickets,
    Reserve,
    Pledges,
    Rulings,
    Offsets
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
    Treasury
}

/// @notice Whether a person is a legal or a natural one.
enum PersonKind {
    None,
    Legal,
    Natural
}

/// @notice What a mandate lets a member do in a person's name. A mandate holds a set of these, bit by bit.
enum MandateAct {
    None,
    Apply,
    Transfer,
    Pledge,
    Offset
}

/// @notice Where an application stands. Rejected and Withdrawn are ends that stay readable.
enum ApplicationStatus {
    None,
    UnderReview,
    Reviewed,
    Filed,
    Rejected,
    Withdrawn
}

/// @notice Where a ticket stands. UsedUp: nothing is left in circulation. Cancelled is the end and stays readable.
enum TicketStatus {
    None,
    Live,
    UsedUp,
    Cancelled
}

/// @notice Who owns a ticket: one person, co-owners by shares, or co-owners jointly.
enum Ownership {
    None,
    Sole,
    Shares,
    Joint
}

/// @notice The legal cause of a transfer (转移登记).
enum TransferCause {
    None,
    Sale,
    Gift,
    Inheritance,
    Merger,
    Division,
    Swap,
    Ruling,
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

/// @notice A lien is in force from its placing until its own owner releases it.
enum LienStatus {
    None,
    InForce,
    Released
}

/// @notice Where a proposed pledge stands.
enum PledgeStatus {
    None,
    Proposed,
    Accepted,
    Released,
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
    Label
}

/// @notice One co-owner's exact part of a ticket: `parts` of the sum of all parts.
struct Share {
    uint64 person;
    uint32 parts;
}
