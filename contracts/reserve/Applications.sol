// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {IConsortium} from "../interfaces/IConsortium.sol";
import {IPersons, Person} from "../interfaces/IPersons.sol";
import {IPlantings, Planting} from "../interfaces/IPlantings.sol";
import {IPolicies} from "../interfaces/IPolicies.sol";
import {Application, ApplicationContent, IReserve} from "../interfaces/IReserve.sol";
import {Eligibility} from "../libraries/Eligibility.sol";
import {Lot, LotSlots} from "../libraries/LotSlots.sol";
import {OwnerLists, Owners} from "../libraries/Owners.sol";
import {ParcelPeriod, ParcelPeriods} from "../libraries/ParcelPeriods.sol";
import {RegisterNumbers} from "../libraries/RegisterNumbers.sol";
import {Territory} from "../libraries/Territory.sol";
import {
    ApplicationRoute,
    ApplicationStatus,
    Desk,
    MandateAct,
    Office,
    Ownership,
    Series,
    Share
} from "../types/Codes.sol";
import {MemberId, PersonId, PolicyId, RegisterNumber} from "../types/Identities.sol";
import {ApplicationTerms} from "../types/PolicyTerms.sol";

/// @title Applications
/// @notice The first half of Reserve: from an application to its last review. What each function does, emits and
/// refuses is written in IReserve.
abstract contract Applications is IReserve {
    using RegisterNumbers for RegisterNumber;
    using LotSlots for Lot;
    using LotSlots for uint256;
    using Owners for OwnerLists;
    using ParcelPeriods for mapping(bytes32 parcel => ParcelPeriod[]);

    /// @dev Slots 1 and 2 of an application. `approver` gave the last approval of a purchase for a green quota.
    struct Claim {
        MemberId member;
        uint40 receivedAtSeconds;
        uint64 claimedAmount;
        uint64 deficitAmount;
        MemberId approver;
        bytes32 contentHash;
    }

    struct Entry {
        uint256 slot;
        Claim claim;
    }

    IConsortium internal immutable _consortium;
    IPersons internal immutable _persons;
    IPolicies internal immutable _policies;

    mapping(RegisterNumber application => Entry) internal _entries;
    OwnerLists private _applicantLists;
    /// @dev Forms by their hash; documents of reversals by their hash together with the lot's number.
    mapping(bytes32 documentKey => bool) private _documentUsed;
    mapping(bytes32 plantingId => RegisterNumber) internal _plantings;
    mapping(bytes32 parcel => ParcelPeriod[]) internal _parcelPeriods;
    mapping(uint64 prefix => uint256 sequence) private _lastSequence;

    constructor(IConsortium consortium, IPersons persons, IPolicies policies) {
        _consortium = consortium;
        _persons = persons;
        _policies = policies;
    }

    /// @inheritdoc IReserve
    function submitApplication(ApplicationContent calldata content, bytes32 documentHash)
        external
        returns (RegisterNumber application)
    {
        MemberId member = _consortium.memberOf(msg.sender);
        (PolicyId policy,) = _policies.requireIssuing(content.division, content.kind);
        _useDocument(documentHash, documentHash);
        uint8 shortfalls = _requireContent(content, policy, member);

        application = RegisterNumbers.next(_lastSequence, content.division, Series.A);
        bytes32 contentHash = _write(application, content, policy, shortfalls, member);

        emit ApplicationSubmitted(application, policy, content, contentHash, shortfalls, member, documentHash);
    }

    /// @inheritdoc IReserve
    function correctApplication(RegisterNumber application, ApplicationContent calldata content, bytes32 documentHash)
        external
    {
        Lot memory lot = _requireUnfiled(application);
        MemberId member = _requireApplicantsMandate(lot);
        require(content.division == application.division(), ContentInvalid("division"));
        require(content.kind == lot.kind, ContentInvalid("kind"));
        _useDocument(documentHash, documentHash);
        uint8 shortfalls = _requireContent(content, lot.policy, member);

        bytes32 contentHash = _write(application, content, lot.policy, shortfalls, member);

        emit ApplicationCorrected(application, content, contentHash, shortfalls, member, documentHash);
    }

    /// @inheritdoc IReserve
    function askCorrection(RegisterNumber application, Office office, bytes32 contentHash, bytes32 documentHash)
        external
    {
        MemberId member =
            _endReview(application, ApplicationStatus.CorrectionAsked, office, contentHash, documentHash);

        emit CorrectionAsked(application, office, member, contentHash, documentHash);
    }

    /// @inheritdoc IReserve
    function grantException(
        RegisterNumber application,
        Office office,
        uint8 shortfalls,
        bytes32 contentHash,
        bytes32 documentHash
    ) external {
        Lot memory lot = _requireStatus(application, ApplicationStatus.UnderReview);
        _requireTurn(application, office, _nextOffice(_chainOf(lot), lot.approvals));
        MemberId member = _requireReviewer(application, office, contentHash, documentHash);
        bool exact = shortfalls == lot.shortfalls && shortfalls != 0;
        require(exact, ExceptionDiffers(application, shortfalls, lot.shortfalls));

        lot.shortfalls = 0;
        _entries[application].slot = lot.pack();

        emit ExceptionGranted(application, office, shortfalls, member, contentHash, documentHash);
    }

    /// @inheritdoc IReserve
    function approveApplication(RegisterNumber application, Office office, bytes32 contentHash, bytes32 documentHash)
        external
    {
        Lot memory lot = _requireStatus(application, ApplicationStatus.UnderReview);
        bytes8 chain = _chainOf(lot);
        _requireTurn(application, office, _nextOffice(chain, lot.approvals));
        MemberId member = _requireReviewer(application, office, contentHash, documentHash);
        require(lot.shortfalls == 0, ExceptionMissing(application, lot.shortfalls));
        if (lot.route == ApplicationRoute.GreenQuota) {
            require(_entries[application].claim.approver != member, ApproverSame(application, member));
            _entries[application].claim.approver = member;
        }

        bool complete = _nextOffice(chain, ++lot.approvals) == Office.None;
        if (complete) lot.status = ApplicationStatus.Reviewed;
        _entries[application].slot = lot.pack();

        emit ApplicationApproved(application, office, member, contentHash, documentHash, complete);
    }

    /// @inheritdoc IReserve
    function rejectApplication(RegisterNumber application, Office office, bytes32 contentHash, bytes32 documentHash)
        external
    {
        MemberId member = _endReview(application, ApplicationStatus.Rejected, office, contentHash, documentHash);

        emit ApplicationRejected(application, office, member, contentHash, documentHash);
    }

    /// @inheritdoc IReserve
    function disqualifyApplication(
        RegisterNumber application,
        Office office,
        bytes32 contentHash,
        bytes32 documentHash
    ) external {
        MemberId member = _endReview(application, ApplicationStatus.Disqualified, office, contentHash, documentHash);
        Share[] memory applicants = applicantsOf(application);

        emit ApplicationDisqualified(application, office, member, contentHash, documentHash);
        for (uint256 i = 0; i < applicants.length; ++i) {
            _persons.disqualify(PersonId.wrap(applicants[i].person), member, documentHash);
        }
    }

    /// @inheritdoc IReserve
    function withdrawApplication(RegisterNumber application, bytes32 documentHash) external {
        Lot memory lot = _requireUnfiled(application);
        MemberId member = _requireApplicantsMandate(lot);
        _requireDocument(documentHash);

        lot.status = ApplicationStatus.Withdrawn;
        _entries[application].slot = lot.pack();

        emit ApplicationWithdrawn(application, member, documentHash);
    }

    /// @inheritdoc IReserve
    function applicationOf(RegisterNumber application) external view returns (Application memory) {
        Lot memory lot = _requireKnown(application);
        Claim memory claim = _entries[application].claim;
        return Application({
            status: lot.status,
            policy: lot.policy,
            route: lot.route,
            approvals: lot.approvals,
            shortfalls: lot.shortfalls,
            ticketsIssued: lot.ticketsIssued,
            pool: lot.pool,
            member: claim.member,
            receivedAtSeconds: claim.receivedAtSeconds,
            claimedAmount: claim.claimedAmount,
            certifiedAmount: lot.certifiedAmount,
            issuedAmount: lot.issuedAmount,
            deficitAmount: claim.deficitAmount,
            contentHash: claim.contentHash
        });
    }

    /// @inheritdoc IReserve
    function applicantsOf(RegisterNumber application) public view returns (Share[] memory) {
        Lot memory lot = _requireKnown(application);
        return _applicantsOf(lot.ownership, lot.applicant);
    }

    /// @dev Every review and the clock begin anew with what is written.
    function _write(
        RegisterNumber application,
        ApplicationContent calldata content,
        PolicyId policy,
        uint8 shortfalls,
        MemberId member
    ) private returns (bytes32 contentHash) {
        contentHash = keccak256(abi.encode(content));
        bool sole = content.applicants.length == 1;
        Lot memory lot;
        // A person has a mandate, so is known; and persons are counted from 1, so none outgrows 48 bits.
        lot.applicant = sole ? uint48(content.applicants[0].person) : _applicantLists.store(content.applicants);
        lot.ownership = sole ? Ownership.Sole : content.joint ? Ownership.Joint : Ownership.Shares;
        lot.policy = policy;
        lot.status = ApplicationStatus.UnderReview;
        lot.kind = content.kind;
        lot.route = content.route;
        lot.shortfalls = shortfalls;

        Claim memory claim;
        claim.member = member;
        claim.receivedAtSeconds = SafeCast.toUint40(block.timestamp);
        claim.claimedAmount = content.claimedAmount;
        claim.contentHash = contentHash;
        _entries[application] = Entry({slot: lot.pack(), claim: claim});
    }

    /// @dev What a reviewer does instead of approving: office File once every review is done.
    function _endReview(
        RegisterNumber application,
        ApplicationStatus status,
        Office office,
        bytes32 contentHash,
        bytes32 documentHash
    ) private returns (MemberId member) {
        Lot memory lot = _requireKnown(application);
        bool reviewed = lot.status == ApplicationStatus.Reviewed;
        bool open = reviewed || lot.status == ApplicationStatus.UnderReview;
        require(open, ApplicationNotOpen(application, lot.status));
        _requireTurn(application, office, reviewed ? Office.File : _nextOffice(_chainOf(lot), lot.approvals));
        member = _requireReviewer(application, office, contentHash, documentHash);

        lot.status = status;
        _entries[application].slot = lot.pack();
    }

    function _useDocument(bytes32 documentKey, bytes32 documentHash) internal {
        _requireDocument(documentHash);
        require(!_documentUsed[documentKey], DocumentUsed(documentHash));
        _documentUsed[documentKey] = true;
    }

    function _requireKnown(RegisterNumber application) private view returns (Lot memory) {
        uint256 slot = _entries[application].slot;
        require(slot != 0, ApplicationUnknown(application));
        return slot.toLot();
    }

    function _requireStatus(RegisterNumber application, ApplicationStatus status)
        internal
        view
        returns (Lot memory)
    {
        return _requireSlot(application, status).toLot();
    }

    /// @dev The same, not unpacked.
    function _requireSlot(RegisterNumber application, ApplicationStatus status) internal view returns (uint256 slot) {
        slot = _entries[application].slot;
        require(slot != 0, ApplicationUnknown(application));
        require(slot.isIn(status), ApplicationNotOpen(application, slot.statusOf()));
    }

    function _requireUnfiled(RegisterNumber application) private view returns (Lot memory lot) {
        lot = _requireKnown(application);
        bool unfiled = lot.status == ApplicationStatus.UnderReview || lot.status == ApplicationStatus.CorrectionAsked
            || lot.status == ApplicationStatus.Reviewed;
        require(unfiled, ApplicationNotOpen(application, lot.status));
    }

    function _requireReviewer(RegisterNumber application, Office office, bytes32 contentHash, bytes32 documentHash)
        private
        view
        returns (MemberId)
    {
        _requireFresh(application, contentHash);
        _requireDocument(documentHash);
        return _consortium.requireOffice(msg.sender, application.division(), office);
    }

    function _requireFresh(RegisterNumber application, bytes32 contentHash) internal view {
        bytes32 current = _entries[application].claim.contentHash;
        require(contentHash == current, ContentStale(contentHash, current));
    }

    /// @dev Gives the limits that the stand falls short of.
    function _requireContent(ApplicationContent calldata content, PolicyId policy, MemberId member)
        private
        view
        returns (uint8 shortfalls)
    {
        ApplicationTerms memory terms = _policies.applicationTermsOf(policy);
        uint256 today = Eligibility.chinaDay(block.timestamp);
        Eligibility.requireContent(content, policy, terms, today);
        bool inside = _policies.moveTermsOf(policy).holderInside;
        for (uint256 i = 0; i < content.applicants.length; ++i) {
            PersonId person = PersonId.wrap(content.applicants[i].person);
            _persons.requireMandate(person, member, MandateAct.Apply);
            Person memory applicant = _persons.personOf(person);
            bool fits = terms.applicantKinds & (uint32(1) << uint8(applicant.kind)) != 0
                && (!inside || Territory.contains(content.division, applicant.division));
            require(fits, ApplicantInvalid(policy, person));
        }
        _parcelPeriods.requireFree(content);
        if (content.route == ApplicationRoute.NewPlanting) _requirePlanting(content);
        shortfalls = Eligibility.shortfallsOf(content, terms, today);
        require(terms.exceptions || shortfalls == 0, EligibilityMissing(shortfalls));
    }

    /// @dev Accepted once, an agreement stays so: it is not asked again when the reduction is filed.
    function _requirePlanting(ApplicationContent calldata content) private view {
        _requirePlantingUnused(content.plantingId);
        IPlantings plantings = IPlantings(_consortium.deskOf(Desk.Plantings));
        Planting memory planting = plantings.plantingOf(content.plantingId);
        uint64 planter = PersonId.unwrap(planting.planter);
        uint64 applicant = content.applicants[0].person;
        for (uint256 i = 1; i < content.applicants.length; ++i) {
            if (content.applicants[i].person == planter) applicant = planter;
        }
        plantings.requireAccepted(content.plantingId, content.division, PersonId.wrap(applicant));
        // No more land comes by an agreement than was agreed on and accepted.
        require(content.areaMuThousandths <= planting.areaMuThousandths, ContentInvalid("areaMuThousandths"));
    }

    function _requirePlantingUnused(bytes32 plantingId) internal view {
        RegisterNumber user = _plantings[plantingId];
        require(RegisterNumber.unwrap(user) == 0, PlantingUsed(plantingId, user));
    }

    function _requireApplicantsMandate(Lot memory lot) private view returns (MemberId member) {
        member = _consortium.memberOf(msg.sender);
        Share[] memory applicants = _applicantsOf(lot.ownership, lot.applicant);
        for (uint256 i = 0; i < applicants.length; ++i) {
            _persons.requireMandate(PersonId.wrap(applicants[i].person), member, MandateAct.Apply);
        }
    }

    function _applicantsOf(Ownership ownership, uint48 applicant) internal view returns (Share[] memory) {
        return ownership == Ownership.Sole ? Owners.sole(applicant) : _applicantLists.load(applicant);
    }

    /// @dev The way that an application comes by decides who reviews it.
    function _chainOf(Lot memory lot) private view returns (bytes8) {
        ApplicationTerms memory terms = _policies.applicationTermsOf(lot.policy);
        return lot.route == ApplicationRoute.GreenQuota ? terms.greenQuotaChain : terms.reviewChain;
    }

    /// @dev None: no review is missing any more.
    function _nextOffice(bytes8 chain, uint8 approvals) private pure returns (Office) {
        return approvals == 8 ? Office.None : Office(uint8(chain[approvals]));
    }

    function _requireTurn(RegisterNumber application, Office given, Office expected) private pure {
        require(given == expected, ReviewOutOfTurn(application, expected, given));
    }

    function _requireDocument(bytes32 documentHash) internal pure {
        require(documentHash != 0, ContentInvalid("documentHash"));
    }
}
