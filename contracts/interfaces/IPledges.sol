// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {LienKind, PledgeStatus} from "../types/Codes.sol";
import {MemberId, RegisterNumber} from "../types/Identities.sol";

/// @notice A proposed, accepted or ended pledge. Its id is the id of the lien that it becomes.
struct Pledge {
    RegisterNumber ticket;
    uint64 amount;
    MemberId lender;
    MemberId proposer;
    uint40 untilSeconds;
    PledgeStatus status;
    LienKind kind;
}

/// @title The bank's desk: pledges and mortgages of tickets (N-31, W-21).
/// @notice The holder's side proposes, the lender accepts what it saw, and that lender alone releases.
interface IPledges {
    /// @notice The holder's side proposed a pledge under the loan contract with this hash. Nothing is encumbered yet.
    event PledgeProposed(
        bytes32 indexed pledgeId,
        RegisterNumber indexed ticket,
        MemberId indexed lender,
        LienKind kind,
        uint64 amount,
        uint40 untilSeconds,
        bytes32 documentHash,
        MemberId member
    );
    /// @notice The lender accepted; the amount is encumbered from now on.
    event PledgeAccepted(bytes32 indexed pledgeId, RegisterNumber indexed ticket, MemberId indexed lender);
    /// @notice The lender declined.
    event PledgeDeclined(bytes32 indexed pledgeId, MemberId indexed lender, bytes32 documentHash);
    /// @notice The proposer withdrew before the lender accepted.
    event PledgeWithdrawn(bytes32 indexed pledgeId, MemberId member, bytes32 documentHash);
    /// @notice The lender released the pledge; the amount is free again.
    event PledgeReleased(
        bytes32 indexed pledgeId, RegisterNumber indexed ticket, MemberId indexed lender, bytes32 documentHash
    );

    /// @notice No pledge bears this id.
    error PledgeUnknown(bytes32 pledgeId);
    /// @notice The loan contract with this hash was proposed for this ticket and lender before.
    error PledgeExists(bytes32 pledgeId);
    /// @notice The pledge stands where this cannot be done.
    error PledgeNotOpen(bytes32 pledgeId, PledgeStatus status);
    /// @notice The caller accepts other terms than were proposed.
    error PledgeTermsDiffer(bytes32 pledgeId, uint64 proposedAmount, uint40 proposedUntilSeconds);
    /// @notice Only the lender of this pledge may do this.
    error PledgeNotOwned(bytes32 pledgeId, MemberId lender, MemberId caller);
    /// @notice Neither a pledge nor a mortgage, no document, or an end in the past.
    error PledgeInvalid();

    /// @notice Proposes a pledge of a free amount. A member with the mandate Pledge of every owner. `untilSeconds` may
    /// be zero where the contract names no end. The lender must hold the office Lend in the ticket's division.
    function proposePledge(
        RegisterNumber ticket,
        LienKind kind,
        MemberId lender,
        uint64 amount,
        uint40 untilSeconds,
        bytes32 documentHash
    ) external returns (bytes32 pledgeId);

    /// @notice Accepts a pledge on exactly these terms and places the lien. The lender, with office Lend. The proposer
    /// must still hold the mandate Pledge of those who own the ticket now.
    function acceptPledge(bytes32 pledgeId, uint64 amount, uint40 untilSeconds, bytes32 documentHash) external;

    /// @notice Declines a proposed pledge. The lender. Final.
    function declinePledge(bytes32 pledgeId, bytes32 documentHash) external;

    /// @notice Withdraws a proposed pledge. The member that proposed it. Final.
    function withdrawPledge(bytes32 pledgeId, bytes32 documentHash) external;

    /// @notice Releases an accepted pledge. The lender alone. Final.
    function releasePledge(bytes32 pledgeId, bytes32 documentHash) external;

    /// @notice The pledge. Reverts with PledgeUnknown.
    function pledgeOf(bytes32 pledgeId) external view returns (Pledge memory);
}
