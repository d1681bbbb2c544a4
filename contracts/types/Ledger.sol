// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Kind, LienKind, LienStatus, Ownership, Share, TicketStatus} from "./Codes.sol";
import {MemberId, PersonId, PolicyId, RegisterNumber} from "./Identities.sol";

/// @notice A ticket. Amounts in the base unit of its kind.
/// @param amount Still in circulation.
/// @param pledgedAmount Under pledges and mortgages in force.
/// @param frozenAmount The sum of the freezes in force. It may lie over pledged amounts, and over the amount itself:
/// what is over waits its turn (轮候).
/// @param offsetAmount Taken out of circulation for ever.
/// @param holder The owner, or zero where there are co-owners.
/// @param lot The application whose lot the ticket is a part of.
/// @param root The ticket that was issued or merged; this one or the one it was split from in the first place.
/// @param parent The ticket that it was split from, or zero.
/// @param policy The rules under which it was issued; they go with the ticket for ever.
/// @param liens Liens in force on this number.
/// @param lost Whether a loss notice stands.
struct Ticket {
    uint64 amount;
    uint64 pledgedAmount;
    uint64 frozenAmount;
    uint64 offsetAmount;
    PersonId holder;
    RegisterNumber lot;
    RegisterNumber root;
    RegisterNumber parent;
    PolicyId policy;
    TicketStatus status;
    Ownership ownership;
    uint8 printVersion;
    uint8 liens;
    bool lost;
}

/// @notice A claim on part of a ticket. Only its owner releases it.
/// @param untilSeconds The end named in its document; zero where it names none.
/// @param rank Order of registration on the ticket, from 1; it begins anew when no lien is in force.
struct Lien {
    RegisterNumber ticket;
    uint64 amount;
    MemberId owner;
    uint40 untilSeconds;
    LienKind kind;
    LienStatus status;
    uint8 rank;
}

/// @notice What Reserve tells the ledger to issue, having checked the lot, the office and the policy.
/// @param terms The policy's rules on moves and liens, as Policies packs them.
/// @param joint Whether several owners own jointly, not by shares.
/// @param member The member that issues.
struct Issuance {
    RegisterNumber lot;
    Kind kind;
    PolicyId policy;
    uint16 terms;
    uint64 amount;
    bool joint;
    Share[] owners;
    MemberId member;
    bytes32 documentHash;
}

/// @notice A court's own freezes by which it passes where others may not, and those that wait behind them.
/// @param own The court's freezes on the ticket and root freezes over it, by ascending id, at most 16.
/// @param later Freezes of others on the ticket that rank behind every one of the court's, by ascending id, at most 16.
/// One that is left out counts as ranking before.
/// @param persons The court's freezes of the ticket's owners, by ascending id, at most 64.
struct Passage {
    bytes32[] own;
    bytes32[] later;
    bytes32[] persons;
}

/// @notice An amount of one ticket, in the base unit of its kind.
struct Portion {
    RegisterNumber ticket;
    uint64 amount;
}
