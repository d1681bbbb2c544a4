// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AnnulmentCause, ChangeKind, LienKind, LossCause, Ownership, Share, TransferCause} from "../types/Codes.sol";
import {MemberId, PersonId, PolicyId, RegisterNumber} from "../types/Identities.sol";

/// @title What the ledger says.
/// @notice From these events alone every ticket, share and lien can be rebuilt.
interface ITicketEvents {
    /// @notice A ticket was issued from a lot.
    event TicketIssued(
        RegisterNumber indexed ticket,
        RegisterNumber indexed lot,
        PolicyId policy,
        uint64 amount,
        Ownership ownership,
        Share[] owners,
        MemberId member,
        bytes32 documentHash
    );
    /// @notice A part moved to a new number for another person; the old number keeps the rest.
    event PartTransferred(
        RegisterNumber indexed ticket,
        RegisterNumber indexed child,
        PersonId to,
        uint64 amount,
        TransferCause cause,
        MemberId member,
        bytes32 documentHash
    );
    /// @notice A whole ticket changed its owners and kept its number.
    event TicketTransferred(
        RegisterNumber indexed ticket,
        Ownership ownership,
        Share[] owners,
        TransferCause cause,
        MemberId member,
        bytes32 documentHash
    );
    /// @notice A co-owner's parts, all or some, moved to another person.
    event ShareTransferred(
        RegisterNumber indexed ticket,
        PersonId from,
        PersonId to,
        uint32 parts,
        TransferCause cause,
        MemberId member,
        bytes32 documentHash
    );
    /// @notice The policy wants a transfer to be registered as a change of the ticket too (N-25, D-2), or something
    /// other than a transfer changed: identity data, or other facts in the document.
    event ChangeRegistered(
        RegisterNumber indexed ticket, ChangeKind kind, MemberId member, bytes32 documentHash
    );
    /// @notice The co-owners hold the ticket by these shares, or jointly, from now on. The persons are the same.
    event OwnershipChanged(
        RegisterNumber indexed ticket, Ownership ownership, Share[] owners, MemberId member, bytes32 documentHash
    );
    /// @notice The duty to tend the trees (C-5) passed with the ticket, or with the part under `ticket`.
    event TendingDutyPassed(RegisterNumber indexed ticket);
    /// @notice A ticket was divided into new numbers of the same owners, in the order of the amounts, and ended.
    event TicketSplit(
        RegisterNumber indexed ticket,
        RegisterNumber[] children,
        uint64[] amounts,
        MemberId member,
        bytes32 documentHash
    );
    /// @notice Tickets of one lot and the same owners became one new number and ended.
    event TicketsMerged(
        RegisterNumber indexed merged,
        RegisterNumber[] tickets,
        uint64 amount,
        MemberId member,
        bytes32 documentHash
    );
    /// @notice A lien was placed.
    event LienPlaced(
        bytes32 indexed lienId,
        RegisterNumber indexed ticket,
        LienKind kind,
        MemberId owner,
        uint64 amount,
        uint40 untilSeconds,
        uint8 rank,
        bytes32 documentHash
    );
    /// @notice The end of a lien was put off by its owner: a pledge was extended, a freeze renewed.
    event LienRenewed(
        bytes32 indexed lienId,
        RegisterNumber indexed ticket,
        MemberId owner,
        uint40 untilSeconds,
        bytes32 documentHash
    );
    /// @notice A lien was released by its owner, for the reason in the document.
    event LienReleased(bytes32 indexed lienId, RegisterNumber indexed ticket, MemberId owner, bytes32 documentHash);
    /// @notice A freeze ended because its end had come and it was not renewed.
    event LienLapsed(bytes32 indexed lienId, RegisterNumber indexed ticket, MemberId member, bytes32 documentHash);
    /// @notice A court's ruling gave the pledged amount to another person under a new number.
    event LienEnforced(
        bytes32 indexed lienId,
        RegisterNumber indexed ticket,
        RegisterNumber indexed child,
        PersonId to,
        uint64 amount,
        MemberId member,
        bytes32 documentHash
    );
    /// @notice The paper was reported lost or damaged; from `untilSeconds` on it may be printed again.
    event LossReported(
        RegisterNumber indexed ticket, LossCause cause, uint40 untilSeconds, MemberId member, bytes32 documentHash
    );
    /// @notice The paper was found again.
    event LossWithdrawn(RegisterNumber indexed ticket, MemberId member, bytes32 documentHash);
    /// @notice The ticket was printed again; papers of earlier versions are void.
    event TicketReissued(
        RegisterNumber indexed ticket, uint8 printVersion, MemberId member, bytes32 documentHash
    );
    /// @notice An amount left circulation for ever under a voucher.
    event AmountOffset(RegisterNumber indexed ticket, RegisterNumber indexed voucher, uint64 amount, MemberId member);
    /// @notice A ticket was annulled for error or fraud; its amount left circulation for ever.
    event TicketAnnulled(
        RegisterNumber indexed ticket,
        uint64 amount,
        AnnulmentCause cause,
        MemberId member,
        bytes32 documentHash
    );
    /// @notice A used-up ticket was cancelled.
    event TicketCancelled(RegisterNumber indexed ticket, MemberId member, bytes32 documentHash);
}
