// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {CoverKind, LienKind, MemberKind, PledgeStatus} from "../types/Codes.sol";
import {MemberId, RegisterNumber} from "../types/Identities.sol";
import {Portion} from "../types/Ledger.sol";

/// @notice The terms of a pledge. Their Keccak-256 over the ABI encoding is the pledge's id: whoever accepts names
/// exactly what was proposed.
/// @param kind Pledge or Mortgage.
/// @param lender The member that lends.
/// @param items 1 to 16 tickets of one division, each once, in ascending order, with the amount of each.
/// @param untilSeconds The end of the contract; zero where it names none.
/// @param documentHash Hash of the contract; each lien bears it.
struct PledgeContent {
    LienKind kind;
    MemberId lender;
    Portion[] items;
    uint40 untilSeconds;
    bytes32 documentHash;
}

/// @notice A pledge as the chain keeps it. What became of an accepted one is told by its liens.
struct Pledge {
    MemberId lender;
    MemberId proposer;
    uint24 division;
    PledgeStatus status;
}

/// @title The bank's desk: pledges and mortgages of tickets (N-31, W-21).
/// @notice The holder's side proposes, the lender accepts what it saw, and that lender alone renews and releases the
/// liens in the ledger itself.
interface IPledges {
    /// @notice The holder's side proposed a pledge. Nothing is encumbered yet.
    event PledgeProposed(bytes32 indexed pledgeId, MemberId indexed lender, PledgeContent content, MemberId member);
    /// @notice The lender accepted; the amounts are encumbered from now on.
    event PledgeAccepted(bytes32 indexed pledgeId, MemberId indexed lender);
    /// @notice The lender declined.
    event PledgeDeclined(bytes32 indexed pledgeId, MemberId indexed lender, bytes32 documentHash);
    /// @notice The proposer withdrew before the lender accepted.
    event PledgeWithdrawn(bytes32 indexed pledgeId, MemberId member, bytes32 documentHash);
    /// @notice An insurer or guarantor stands behind an accepted pledge with the contract of this hash.
    event CoverAttached(
        bytes32 indexed pledgeId, CoverKind cover, MemberId indexed member, uint40 untilSeconds, bytes32 documentHash
    );

    /// @notice No pledge was proposed on these terms.
    error PledgeUnknown(bytes32 pledgeId);
    /// @notice A pledge on these terms was proposed before.
    error PledgeExists(bytes32 pledgeId);
    /// @notice The pledge stands where this cannot be done.
    error PledgeNotOpen(bytes32 pledgeId, PledgeStatus status);
    /// @notice Only the lender, or the proposer, of this pledge may do this.
    error PledgeNotOwned(bytes32 pledgeId, MemberId owner, MemberId caller);
    /// @notice Neither a pledge nor a mortgage, no document, or no cover was named.
    error PledgeInvalid();
    /// @notice The end lies in the past.
    error PledgeEndInvalid(uint40 untilSeconds, uint256 nowSeconds);
    /// @notice The tickets of one pledge, or of one offset, are of one division and one kind.
    error ItemsMixed(RegisterNumber ticket, RegisterNumber other);
    /// @notice The owners changed since this was begun for those before.
    error OwnersChanged(RegisterNumber ticket);
    /// @notice Insurance comes from an insurer, a guarantee from a guarantor.
    error CoverUnfit(MemberId member, MemberKind kind, CoverKind cover);
    /// @notice The contract was attached before.
    error CoverExists(bytes32 pledgeId, bytes32 documentHash);

    /// @notice Proposes a pledge of free amounts. A member with the owners' consent by mandate Pledge. The lender must
    /// hold the office Lend in the tickets' division. Whether the policy knows the kind of lien, and how many, is asked
    /// when it is placed.
    function proposePledge(PledgeContent calldata content) external returns (bytes32 pledgeId);

    /// @notice Accepts a pledge on exactly these terms and places a lien on each ticket. The lender, with office Lend.
    /// The owners must be the same as at the proposal, and the proposer's mandates stand: a proposal outlives the
    /// suspension of the member that made it, until an owner ends the mandate. Either all the tickets are encumbered or
    /// none. The lender renews and releases the liens in the ledger.
    function acceptPledge(PledgeContent calldata content) external;

    /// @notice Declines a proposed pledge. The lender. Final.
    function declinePledge(bytes32 pledgeId, bytes32 documentHash) external;

    /// @notice Withdraws a proposed pledge. The member that proposed it. Final.
    function withdrawPledge(bytes32 pledgeId, bytes32 documentHash) external;

    /// @notice Attaches an insurance or a guarantee to an accepted pledge (O-54, S-9, N-50). The insurer or guarantor
    /// itself, with office Cover.
    function attachCover(bytes32 pledgeId, CoverKind cover, uint40 untilSeconds, bytes32 documentHash) external;

    /// @notice The pledge. Reverts with PledgeUnknown.
    function pledgeOf(bytes32 pledgeId) external view returns (Pledge memory);

    /// @notice The id that a pledge on these terms has or would have.
    function pledgeIdOf(PledgeContent calldata content) external pure returns (bytes32);
}
