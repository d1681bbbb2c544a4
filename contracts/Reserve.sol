// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {IConsortium} from "./interfaces/IConsortium.sol";
import {IPersons} from "./interfaces/IPersons.sol";
import {IPolicies} from "./interfaces/IPolicies.sol";
import {Application, ApplicationContent, IReserve} from "./interfaces/IReserve.sol";
import {ITickets, Issuance} from "./interfaces/ITickets.sol";
import {PARCELS_MAX, PARCEL_PERIODS_MAX, TEXT_LENGTH_BYTES_MAX} from "./libraries/Limits.sol";
import {Owners} from "./libraries/Owners.sol";
import {RegisterNumbers} from "./libraries/RegisterNumbers.sol";
import {ApplicationStatus, Desk, Kind, MandateAct, Office, Series, Share} from "./types/Codes.sol";
import {MemberId, PersonId, PolicyId, RegisterNumber} from "./types/Identities.sol";

/// @title Reserve
/// @notice What each function does, emits and refuses is written in IReserve.
contract Reserve is IReserve {
    using RegisterNumbers for RegisterNumber;
    using Owners for uint96[];
    using Owners for Share[];

    /// @dev Slot 0 of an application: all that an issue reads and writes. `applicant` is zero where there are several.
    struct Lot {
        ApplicationStatus status;
        PolicyId policy;
        uint8 approvals;
        uint16 ticketsIssued;
        Kind kind;
        bool joint;
        uint64 certifiedAmount;
        uint64 issuedAmount;
        PersonId applicant;
    }

    /// @dev Slots 1 and 2 of an application.
    struct Claim {
        MemberId member;
        uint40 submittedAtSeconds;
        uint64 claimedAmount;
        bytes32 contentHash;
    }

    struct Entry {
        Lot lot;
        Claim claim;
    }

    struct ParcelPeriod {
        RegisterNumber application;
        uint32 startDay;
        uint32 endDay;
    }

    IConsortium private immutable _consortium;

    mapping(RegisterNumber application => Entry) private _entries;
    mapping(RegisterNumber application => uint96[]) private _applicants;
    mapping(bytes32 documentHash => bool) private _formUsed;
    mapping(bytes32 certificateHash => RegisterNumber) private _certificates;
    mapping(bytes32 parcel => ParcelPeriod[]) private _parcelPeriods;
    mapping(uint64 prefix => uint256 sequence) private _lastSequence;

    constructor(IConsortium consortium) {
        _consortium = consortium;
    }

    /// @inheritdoc IReserve
    function submitApplication(ApplicationContent calldata content, bytes32 documentHash)
        external
        returns (RegisterNumber application)
    {
        MemberId member = _consortium.memberOf(msg.sender);
        PolicyId policy = _policies().requireIssuing(content.division, content.kind);
        _requireForm(documentHash);
        _requireContent(content, member);

        application = RegisterNumbers.next(_lastSequence, content.division, Series.A);
        _formUsed[documentHash] = true;
        bytes32 contentHash = _write(application, content, policy, member, SafeCast.toUint40(block.timestamp));

        emit ApplicationSubmitted(application, policy, content, contentHash, member, documentHash);
    }

    /// @inheritdoc IReserve
    function correctApplication(RegisterNumber application, ApplicationContent calldata content, bytes32 documentHash)
        external
    {
        Lot memory lot = _requireUnfiled(application);
        MemberId member = _consortium.memberOf(msg.sender);
        _requireApplicantsMandate(application, lot.applicant, member);
        require(content.division == application.division(), ContentInvalid("division"));
        require(content.kind == lot.kind, ContentInvalid("kind"));
        _requireForm(documentHash);
        _requireContent(content, member);

        _formUsed[documentHash] = true;
        uint40 submittedAt = _entries[application].claim.submittedAtSeconds;
        delete _applicants[application];
        bytes32 contentHash = _write(application, content, lot.policy, member, submittedAt);

        emit ApplicationCorrected(application, content, contentHash, member, documentHash);
    }

    /// @inheritdoc IReserve
    function approveApplication(RegisterNumber application, Office office, bytes32 contentHash, bytes32 documentHash)
        external
    {
        Lot memory lot = _requireStatus(application, ApplicationStatus.UnderReview);
        bytes8 chain = _policies().policyOf(lot.policy).reviewChain;
        _requireTurn(application, Office(uint8(chain[lot.approvals])), office);
        MemberId member = _requireApproval(application, office, contentHash, documentHash);

        uint8 approvals = lot.approvals + 1;
        bool complete = approvals == 8 || chain[approvals] == 0;
        _entries[application].lot.approvals = approvals;
        if (complete) _entries[application].lot.status = ApplicationStatus.Reviewed;

        emit ApplicationApproved(application, office, member, contentHash, documentHash, complete);
    }

    /// @inheritdoc IReserve
    function rejectApplication(RegisterNumber application, Office office, bytes32 contentHash, bytes32 documentHash)
        external
    {
        Lot memory lot = _requireUnfiled(application);
        bool reviewed = lot.status == ApplicationStatus.Reviewed;
        bytes8 chain = _policies().policyOf(lot.policy).reviewChain;
        _requireTurn(application, reviewed ? Office.File : Office(uint8(chain[lot.approvals])), office);
        MemberId member = _requireApproval(application, office, contentHash, documentHash);

        _entries[application].lot.status = ApplicationStatus.Rejected;

        emit ApplicationRejected(application, office, member, contentHash, documentHash);
    }

    /// @inheritdoc IReserve
    function withdrawApplication(RegisterNumber application, bytes32 documentHash) external {
        Lot memory lot = _requireUnfiled(application);
        MemberId member = _consortium.memberOf(msg.sender);
        _requireApplicantsMandate(application, lot.applicant, member);
        require(documentHash != 0, ContentInvalid("documentHash"));

        _entries[application].lot.status = ApplicationStatus.Withdrawn;

        emit ApplicationWithdrawn(application, member, documentHash);
    }

    /// @inheritdoc IReserve
    function fileReduction(
        RegisterNumber application,
        ApplicationContent calldata content,
        bytes32 certificateHash,
        uint64 certifiedAmount
    ) external {
        _requireStatus(application, ApplicationStatus.Reviewed);
        MemberId member = _consortium.requireOffice(msg.sender, application.division(), Office.File);
        bytes32 contentHash = keccak256(abi.encode(content));
        _requireFresh(application, contentHash);
        require(certificateHash != 0, ContentInvalid("certificateHash"));
        RegisterNumber user = _certificates[certificateHash];
        require(RegisterNumber.unwrap(user) == 0, CertificateUsed(certificateHash, user));
        require(certifiedAmount != 0, ITickets.AmountZero());
        uint64 claimed = content.claimedAmount;
        require(certifiedAmount <= claimed, AmountOverClaim(application, certifiedAmount, claimed));
        _requireParcelsFree(content);

        _certificates[certificateHash] = application;
        for (uint256 i = 0; i < content.parcels.length; ++i) {
            _parcelPeriods[content.parcels[i]].push(
                ParcelPeriod({application: application, startDay: content.periodStartDay, endDay: content.periodEndDay})
            );
        }
        _entries[application].lot.status = ApplicationStatus.Filed;
        _entries[application].lot.certifiedAmount = certifiedAmount;

        emit ReductionFiled(application, certificateHash, certifiedAmount, member, contentHash);
    }

    /// @inheritdoc IReserve
    function issueTicket(RegisterNumber application, uint16 ordinal, uint64 amount, bytes32 documentHash)
        external
        returns (RegisterNumber ticket)
    {
        Lot memory lot = _requireStatus(application, ApplicationStatus.Filed);
        MemberId member = _consortium.requireOffice(msg.sender, application.division(), Office.Issue);
        _requireRemaining(application, lot, ordinal, amount);
        PolicyId policy = _policies().requireIssuing(application.division(), lot.kind);

        _entries[application].lot.ticketsIssued = ordinal;
        _entries[application].lot.issuedAmount = lot.issuedAmount + amount;

        Issuance memory issuance;
        issuance.lot = application;
        issuance.kind = lot.kind;
        issuance.policy = policy;
        issuance.amount = amount;
        issuance.joint = lot.joint;
        issuance.owners = _applicants[application].load(PersonId.unwrap(lot.applicant));
        issuance.member = member;
        issuance.documentHash = documentHash;
        return ITickets(_consortium.deskOf(Desk.Tickets)).issue(issuance);
    }

    /// @inheritdoc IReserve
    function applicationOf(RegisterNumber application) external view returns (Application memory) {
        Lot memory lot = _requireKnown(application);
        Claim memory claim = _entries[application].claim;
        return Application({
            status: lot.status,
            policy: lot.policy,
            approvals: lot.approvals,
            ticketsIssued: lot.ticketsIssued,
            member: claim.member,
            submittedAtSeconds: claim.submittedAtSeconds,
            claimedAmount: claim.claimedAmount,
            certifiedAmount: lot.certifiedAmount,
            issuedAmount: lot.issuedAmount,
            contentHash: claim.contentHash
        });
    }

    /// @inheritdoc IReserve
    function applicantsOf(RegisterNumber application) external view returns (Share[] memory) {
        Lot memory lot = _requireKnown(application);
        return _applicants[application].load(PersonId.unwrap(lot.applicant));
    }

    function _write(
        RegisterNumber application,
        ApplicationContent calldata content,
        PolicyId policy,
        MemberId member,
        uint40 submittedAtSeconds
    ) private returns (bytes32 contentHash) {
        contentHash = keccak256(abi.encode(content));
        bool sole = content.applicants.length == 1;
        Entry storage entry = _entries[application];
        entry.lot = Lot({
            status: ApplicationStatus.UnderReview,
            policy: policy,
            approvals: 0,
            ticketsIssued: 0,
            kind: content.kind,
            joint: content.joint,
            certifiedAmount: 0,
            issuedAmount: 0,
            applicant: PersonId.wrap(sole ? content.applicants[0].person : 0)
        });
        entry.claim = Claim({
            member: member,
            submittedAtSeconds: submittedAtSeconds,
            claimedAmount: content.claimedAmount,
            contentHash: contentHash
        });
        if (!sole) _applicants[application].store(content.applicants);
    }

    function _requireKnown(RegisterNumber application) private view returns (Lot memory lot) {
        lot = _entries[application].lot;
        require(lot.status != ApplicationStatus.None, ApplicationUnknown(application));
    }

    function _requireStatus(RegisterNumber application, ApplicationStatus status)
        private
        view
        returns (Lot memory lot)
    {
        lot = _requireKnown(application);
        require(lot.status == status, ApplicationNotOpen(application, lot.status));
    }

    function _requireUnfiled(RegisterNumber application) private view returns (Lot memory lot) {
        lot = _requireKnown(application);
        bool unfiled = lot.status == ApplicationStatus.UnderReview || lot.status == ApplicationStatus.Reviewed;
        require(unfiled, ApplicationNotOpen(application, lot.status));
    }

    function _requireRemaining(RegisterNumber application, Lot memory lot, uint16 ordinal, uint64 amount)
        private
        pure
    {
        uint16 next = lot.ticketsIssued + 1;
        require(ordinal == next, OrdinalNotNext(application, ordinal, next));
        uint64 remaining = lot.certifiedAmount - lot.issuedAmount;
        require(amount <= remaining, AmountOverLot(application, amount, remaining));
    }

    function _requireForm(bytes32 documentHash) private view {
        require(documentHash != 0, ContentInvalid("documentHash"));
        require(!_formUsed[documentHash], DocumentUsed(documentHash));
    }

    function _requireTurn(RegisterNumber application, Office expected, Office given) private pure {
        require(given == expected, ReviewOutOfTurn(application, expected, given));
    }

    function _requireApproval(RegisterNumber application, Office office, bytes32 contentHash, bytes32 documentHash)
        private
        view
        returns (MemberId)
    {
        _requireFresh(application, contentHash);
        require(documentHash != 0, ContentInvalid("documentHash"));
        return _consortium.requireOffice(msg.sender, application.division(), office);
    }

    function _requireFresh(RegisterNumber application, bytes32 contentHash) private view {
        bytes32 current = _entries[application].claim.contentHash;
        require(contentHash == current, ContentStale(contentHash, current));
    }

    function _requireContent(ApplicationContent calldata content, MemberId member) private view {
        require(content.outsideOtherSchemes, DeclarationMissing());
        require(content.applicants.areValid(), ContentInvalid("applicants"));
        require(!content.joint || content.applicants.length > 1, ContentInvalid("joint"));
        require(_areParcelsValid(content.parcels), ContentInvalid("parcels"));
        require(content.periodStartDay <= content.periodEndDay, ContentInvalid("period"));
        require(content.claimedAmount != 0, ITickets.AmountZero());
        require(content.areaMuThousandths != 0, ContentInvalid("areaMuThousandths"));
        require(_isTextValid(content.place), ContentInvalid("place"));
        require(_isTextValid(content.method), ContentInvalid("method"));
        require(content.documentsHash != 0, ContentInvalid("documentsHash"));
        _requireParcelsFree(content);

        IPersons persons = _persons();
        for (uint256 i = 0; i < content.applicants.length; ++i) {
            persons.requireMandate(PersonId.wrap(content.applicants[i].person), member, MandateAct.Apply);
        }
    }

    function _requireApplicantsMandate(RegisterNumber application, PersonId applicant, MemberId member) private view {
        IPersons persons = _persons();
        Share[] memory applicants = _applicants[application].load(PersonId.unwrap(applicant));
        for (uint256 i = 0; i < applicants.length; ++i) {
            persons.requireMandate(PersonId.wrap(applicants[i].person), member, MandateAct.Apply);
        }
    }

    function _requireParcelsFree(ApplicationContent calldata content) private view {
        for (uint256 i = 0; i < content.parcels.length; ++i) {
            bytes32 parcel = content.parcels[i];
            ParcelPeriod[] storage periods = _parcelPeriods[parcel];
            uint256 count = periods.length;
            require(count < PARCEL_PERIODS_MAX, ParcelPeriodsFull(parcel, PARCEL_PERIODS_MAX));
            for (uint256 j = 0; j < count; ++j) {
                ParcelPeriod memory used = periods[j];
                bool apart = content.periodEndDay < used.startDay || content.periodStartDay > used.endDay;
                require(apart, ParcelPeriodOverlap(parcel, used.application, used.startDay, used.endDay));
            }
        }
    }

    function _persons() private view returns (IPersons) {
        return IPersons(_consortium.deskOf(Desk.Persons));
    }

    function _policies() private view returns (IPolicies) {
        return IPolicies(_consortium.deskOf(Desk.Policies));
    }

    function _areParcelsValid(bytes32[] calldata parcels) private pure returns (bool) {
        uint256 count = parcels.length;
        if (count == 0 || count > PARCELS_MAX) return false;

        for (uint256 i = 0; i < count; ++i) {
            if (parcels[i] == 0) return false;
            for (uint256 j = 0; j < i; ++j) {
                if (parcels[j] == parcels[i]) return false;
            }
        }
        return true;
    }

    function _isTextValid(string calldata text) private pure returns (bool) {
        return bytes(text).length != 0 && bytes(text).length <= TEXT_LENGTH_BYTES_MAX;
    }
}
