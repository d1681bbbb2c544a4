// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IConsortium} from "./interfaces/IConsortium.sol";
import {IPersons} from "./interfaces/IPersons.sol";
import {IPolicies} from "./interfaces/IPolicies.sol";
import {Annulment, ApplicationContent, IReserve} from "./interfaces/IReserve.sol";
import {ITickets} from "./interfaces/ITickets.sol";
import {ITicketRefusals} from "./interfaces/ITicketRefusals.sol";
import {Lot, LotSlots} from "./libraries/LotSlots.sol";
import {ParcelPeriod, ParcelPeriods} from "./libraries/ParcelPeriods.sol";
import {RegisterNumbers} from "./libraries/RegisterNumbers.sol";
import {Applications} from "./reserve/Applications.sol";
import {
    AnnulmentCause,
    AnnulmentStatus,
    ApplicationStatus,
    Kind,
    Office,
    Ownership,
    PoolStatus,
    ReversalCause
} from "./types/Codes.sol";
import {Issuance} from "./types/Ledger.sol";
import {MemberId, PolicyId, RegisterNumber} from "./types/Identities.sol";

/// @title Reserve
/// @notice From the certificate to the last ticket of a lot, and what corrects an issue afterwards. What each function
/// does, emits and refuses is written in IReserve.
contract Reserve is Applications {
    using RegisterNumbers for RegisterNumber;
    using LotSlots for Lot;
    using LotSlots for uint256;
    using ParcelPeriods for mapping(bytes32 parcel => ParcelPeriod[]);

    ITickets private immutable _tickets;

    mapping(bytes32 certificateHash => RegisterNumber) private _certificates;
    mapping(bytes32 annulmentId => Annulment) private _annulments;

    constructor(IConsortium consortium, IPersons persons, IPolicies policies, ITickets tickets)
        Applications(consortium, persons, policies)
    {
        _tickets = tickets;
    }

    /// @inheritdoc IReserve
    function fileReduction(
        RegisterNumber application,
        ApplicationContent calldata content,
        bytes32 certificateHash,
        uint64 certifiedAmount
    ) external {
        Lot memory lot = _requireStatus(application, ApplicationStatus.Reviewed);
        MemberId member = _consortium.requireOffice(msg.sender, application.division(), Office.File);
        bytes32 contentHash = keccak256(abi.encode(content));
        _requireFresh(application, contentHash);
        require(certificateHash != 0, ContentInvalid("certificateHash"));
        RegisterNumber user = _certificates[certificateHash];
        require(RegisterNumber.unwrap(user) == 0, CertificateUsed(certificateHash, user));
        require(certifiedAmount != 0, ITicketRefusals.AmountZero());
        uint64 claimed = content.claimedAmount;
        require(certifiedAmount <= claimed, AmountOverClaim(application, certifiedAmount, claimed));
        _parcelPeriods.requireFree(content);
        _requirePlantingUnused(content.plantingId);

        _certificates[certificateHash] = application;
        _parcelPeriods.claim(application, content);
        if (content.plantingId != 0) _plantings[content.plantingId] = application;
        bool pooled = _policies.applicationTermsOf(lot.policy).pool;
        lot.status = ApplicationStatus.Filed;
        lot.certifiedAmount = certifiedAmount;
        if (pooled) lot.pool = PoolStatus.InPool;
        _entries[application].slot = lot.pack();

        emit ReductionFiled(application, certificateHash, certifiedAmount, member, contentHash);
        if (pooled) emit LotPooled(application, certifiedAmount);
    }

    /// @inheritdoc IReserve
    function issueTicket(RegisterNumber application, uint16 ordinal, uint64 amount, bytes32 documentHash)
        external
        returns (RegisterNumber ticket)
    {
        uint256 slot = _requireSlot(application, ApplicationStatus.Filed);
        uint24 division = application.division();
        MemberId member = _consortium.requireOffice(msg.sender, division, Office.Issue);
        require(!slot.isRemoved(), LotNotInPool(application, PoolStatus.Removed));
        _requireRemaining(application, slot, ordinal, amount);
        Kind kind = slot.kindOf();
        (PolicyId policy, uint16 terms) = _policies.requireIssuing(division, kind);

        _entries[application].slot = slot.issued(amount);
        Ownership ownership = slot.ownershipOf();
        return _tickets.issue(
            Issuance({
                lot: application,
                kind: kind,
                policy: policy,
                terms: terms,
                amount: amount,
                joint: ownership == Ownership.Joint,
                owners: _applicantsOf(ownership, slot.applicantOf()),
                member: member,
                documentHash: documentHash
            })
        );
    }

    /// @inheritdoc IReserve
    function removeLot(RegisterNumber application, bytes32 documentHash) external {
        Lot memory lot = _requireStatus(application, ApplicationStatus.Filed);
        MemberId member = _consortium.requireOffice(msg.sender, application.division(), Office.Register);
        bool removable = lot.pool == PoolStatus.InPool && lot.ticketsIssued == 0;
        require(removable, LotNotInPool(application, lot.pool));
        _requireDocument(documentHash);

        lot.pool = PoolStatus.Removed;
        _entries[application].slot = lot.pack();

        emit LotRemoved(application, member, documentHash);
    }

    /// @inheritdoc IReserve
    function recordReversal(
        RegisterNumber application,
        ReversalCause cause,
        uint64 amount,
        bytes32 documentHash
    ) external {
        Lot memory lot = _requireStatus(application, ApplicationStatus.Filed);
        MemberId member = _consortium.requireOffice(msg.sender, application.division(), Office.Supervise);
        require(cause != ReversalCause.None, ReversalCauseMissing());
        require(amount != 0, ITicketRefusals.AmountZero());
        uint64 deficit = _entries[application].claim.deficitAmount;
        uint64 left = lot.certifiedAmount - deficit;
        require(amount <= left, AmountOverLot(application, amount, left));
        // One report may tell of several lots, and books a deficit against each of them once.
        _useDocument(keccak256(abi.encode(application, documentHash)), documentHash);

        deficit += amount;
        _entries[application].claim.deficitAmount = deficit;
        lot.reversed = true;
        _entries[application].slot = lot.pack();

        emit ReversalRecorded(application, cause, amount, deficit, member, documentHash);
    }

    /// @inheritdoc IReserve
    function proposeAnnulment(RegisterNumber ticket, AnnulmentCause cause, bytes32 documentHash)
        external
        returns (bytes32 annulmentId)
    {
        MemberId member = _consortium.requireOffice(msg.sender, ticket.division(), Office.Cancel);
        _tickets.policyAndAmountOf(ticket);
        _requireDocument(documentHash);
        annulmentId = keccak256(abi.encode(ticket, documentHash));
        bool fresh = _annulments[annulmentId].status == AnnulmentStatus.None;
        require(fresh && cause != AnnulmentCause.None, AnnulmentInvalid(annulmentId));

        _annulments[annulmentId] =
            Annulment({ticket: ticket, cause: cause, status: AnnulmentStatus.Proposed, member: member});

        emit AnnulmentProposed(annulmentId, ticket, cause, member, documentHash);
    }

    /// @inheritdoc IReserve
    function confirmAnnulment(bytes32 annulmentId, bytes32 documentHash) external {
        (Annulment memory annulment, MemberId member) = _requireProposed(annulmentId, documentHash);
        // A court that froze an owner is heard first, like whoever has a lien on the ticket.
        _persons.requireOwnFreezes(_tickets.ownersOf(annulment.ticket), MemberId.wrap(0), new bytes32[](0));

        _annulments[annulmentId].status = AnnulmentStatus.Confirmed;

        emit AnnulmentConfirmed(annulmentId, member, documentHash);
        _tickets.annul(annulment.ticket, annulment.cause, member, documentHash);
    }

    /// @inheritdoc IReserve
    function declineAnnulment(bytes32 annulmentId, bytes32 documentHash) external {
        (, MemberId member) = _requireProposed(annulmentId, documentHash);

        _annulments[annulmentId].status = AnnulmentStatus.Declined;

        emit AnnulmentDeclined(annulmentId, member, documentHash);
    }

    /// @inheritdoc IReserve
    function annulmentOf(bytes32 annulmentId) public view returns (Annulment memory annulment) {
        annulment = _annulments[annulmentId];
        require(annulment.status != AnnulmentStatus.None, AnnulmentUnknown(annulmentId));
    }

    /// @dev A deficit lies first on what is unissued: the rest of the lot shrinks by it, at most to nothing.
    function _requireRemaining(RegisterNumber application, uint256 slot, uint16 ordinal, uint64 amount)
        private
        view
    {
        uint256 next = slot.nextOrdinal();
        require(ordinal == next, OrdinalNotNext(application, ordinal, uint16(next)));
        uint64 remaining = slot.unissuedOf();
        if (slot.isReversed()) {
            uint64 deficit = _entries[application].claim.deficitAmount;
            remaining = remaining > deficit ? remaining - deficit : 0;
        }
        require(amount <= remaining, AmountOverLot(application, amount, remaining));
    }

    function _requireProposed(bytes32 annulmentId, bytes32 documentHash)
        private
        view
        returns (Annulment memory annulment, MemberId member)
    {
        annulment = annulmentOf(annulmentId);
        bool open = annulment.status == AnnulmentStatus.Proposed;
        require(open, AnnulmentNotOpen(annulmentId, annulment.status));
        _requireDocument(documentHash);
        member = _consortium.requireOffice(msg.sender, annulment.ticket.division(), Office.File);
    }
}
