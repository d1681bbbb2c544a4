// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {IConsortium} from "./interfaces/IConsortium.sol";
import {IOffsets, OffsetContent, OffsetRequest} from "./interfaces/IOffsets.sol";
import {IPersons} from "./interfaces/IPersons.sol";
import {IPolicies} from "./interfaces/IPolicies.sol";
import {ITickets} from "./interfaces/ITickets.sol";
import {OFFSET_YEAR_MIN} from "./libraries/Limits.sol";
import {RegisterNumbers} from "./libraries/RegisterNumbers.sol";
import {Desk, MandateAct, Office, OffsetRule, OffsetStatus, Purpose, Series} from "./types/Codes.sol";
import {MemberId, PersonId, PolicyId, RegisterNumber} from "./types/Identities.sol";

/// @title Offsets
/// @notice What each function does, emits and refuses is written in IOffsets.
contract Offsets is IOffsets {
    using RegisterNumbers for RegisterNumber;

    /// @dev Slot 0 of a request, and its content hash. `whole`: the ticket's policy offsets whole tickets only.
    /// `transfers`: how often the ticket had changed its owner when the request was made.
    struct Request {
        RegisterNumber ticket;
        uint64 amount;
        PersonId beneficiary;
        uint24 member;
        uint8 transfers;
        uint8 yearsSinceMin;
        bool whole;
        Purpose purpose;
        OffsetStatus status;
        bytes32 contentHash;
    }

    IConsortium private immutable _consortium;

    mapping(bytes32 requestId => Request) private _requests;
    mapping(RegisterNumber voucher => bytes32 requestId) private _vouchers;
    mapping(uint64 prefix => uint256 sequence) private _lastSequence;

    constructor(IConsortium consortium) {
        _consortium = consortium;
    }

    /// @inheritdoc IOffsets
    function requestOffset(OffsetContent calldata content, bytes32 documentHash)
        external
        returns (bytes32 requestId)
    {
        requestId = keccak256(abi.encode(content.ticket, documentHash));
        require(_requests[requestId].status == OffsetStatus.None, OffsetExists(requestId));
        MemberId member = _consortium.memberOf(msg.sender);
        _requireContent(content, documentHash);
        ITickets tickets = _tickets();
        tickets.requireFree(content.ticket, content.amount);
        uint8 transfers = tickets.requireOwnersMandate(content.ticket, member, uint8(MandateAct.Offset));
        bool whole = _requireTerms(tickets, content);

        bytes32 contentHash = keccak256(abi.encode(content));
        _requests[requestId] = Request({
            ticket: content.ticket,
            amount: content.amount,
            beneficiary: content.beneficiary,
            member: SafeCast.toUint24(MemberId.unwrap(member)),
            transfers: transfers,
            yearsSinceMin: SafeCast.toUint8(content.year - OFFSET_YEAR_MIN),
            whole: whole,
            purpose: content.purpose,
            status: OffsetStatus.Requested,
            contentHash: contentHash
        });

        emit OffsetRequested(requestId, content.ticket, content, contentHash, member, documentHash);
    }

    /// @inheritdoc IOffsets
    function grantOffset(bytes32 requestId, bytes32 contentHash, bytes32 documentHash)
        external
        returns (RegisterNumber voucher)
    {
        (Request memory request, MemberId member) = _requireDecision(requestId, contentHash, documentHash);
        ITickets tickets = _tickets();
        _requireSameOwners(tickets, request);
        if (request.whole) _requireWhole(tickets, request.ticket, request.amount);

        voucher = RegisterNumbers.next(_lastSequence, request.ticket.division(), Series.V);
        _vouchers[voucher] = requestId;
        _requests[requestId].status = OffsetStatus.Granted;

        emit OffsetGranted(requestId, voucher, request.ticket, request.amount, member, documentHash);

        tickets.offset(request.ticket, request.amount, voucher, member);
    }

    /// @inheritdoc IOffsets
    function refuseOffset(bytes32 requestId, bytes32 contentHash, bytes32 documentHash) external {
        (, MemberId member) = _requireDecision(requestId, contentHash, documentHash);

        _requests[requestId].status = OffsetStatus.Refused;

        emit OffsetRefused(requestId, member, documentHash);
    }

    /// @inheritdoc IOffsets
    function withdrawOffset(bytes32 requestId, bytes32 documentHash) external {
        Request memory request = _requireOpen(requestId);
        MemberId member = _consortium.memberOf(msg.sender);
        MemberId asker = MemberId.wrap(request.member);
        require(member == asker, OffsetNotOwned(requestId, asker, member));
        require(documentHash != 0, OffsetInvalid());

        _requests[requestId].status = OffsetStatus.Withdrawn;

        emit OffsetWithdrawn(requestId, member, documentHash);
    }

    /// @inheritdoc IOffsets
    function requestOf(bytes32 requestId) external view returns (OffsetRequest memory) {
        Request memory request = _requireKnown(requestId);
        return OffsetRequest({
            ticket: request.ticket,
            amount: request.amount,
            beneficiary: request.beneficiary,
            year: OFFSET_YEAR_MIN + request.yearsSinceMin,
            purpose: request.purpose,
            status: request.status,
            member: MemberId.wrap(request.member),
            contentHash: request.contentHash
        });
    }

    /// @inheritdoc IOffsets
    function voucherOf(RegisterNumber voucher) external view returns (bytes32 requestId) {
        requestId = _vouchers[voucher];
        require(requestId != 0, VoucherUnknown(voucher));
    }

    function _requireKnown(bytes32 requestId) private view returns (Request memory request) {
        request = _requests[requestId];
        require(request.status != OffsetStatus.None, OffsetUnknown(requestId));
    }

    function _requireOpen(bytes32 requestId) private view returns (Request memory request) {
        request = _requireKnown(requestId);
        require(request.status == OffsetStatus.Requested, OffsetNotOpen(requestId, request.status));
    }

    function _requireDecision(bytes32 requestId, bytes32 contentHash, bytes32 documentHash)
        private
        view
        returns (Request memory request, MemberId member)
    {
        request = _requireOpen(requestId);
        member = _consortium.requireOffice(msg.sender, request.ticket.division(), Office.Offset);
        require(contentHash == request.contentHash, OffsetContentStale(contentHash, request.contentHash));
        require(documentHash != 0, OffsetInvalid());
    }

    function _requireContent(OffsetContent calldata content, bytes32 documentHash) private view {
        bool caseFits = (content.purpose == Purpose.DamageCase) == (content.caseHash != 0);
        uint16 yearMax = RegisterNumbers.chinaYear(block.timestamp) + 1;
        bool yearFits = content.year >= OFFSET_YEAR_MIN && content.year <= yearMax;
        require(caseFits && yearFits && documentHash != 0, OffsetInvalid());
        IPersons(_consortium.deskOf(Desk.Persons)).requirePerson(content.beneficiary);
    }

    /// @dev What the ticket's own policy allows, whatever rules came later. The policy of a ticket never changes, so
    /// the grant need not ask again; only the amount of a whole ticket may have changed.
    function _requireTerms(ITickets tickets, OffsetContent calldata content) private view returns (bool whole) {
        PolicyId policy = tickets.ticketOf(content.ticket).policy;
        IPolicies policies = IPolicies(_consortium.deskOf(Desk.Policies));
        (OffsetRule rule, uint32 purposes) = policies.offsetTermsOf(policy);
        bool allowed = purposes & (uint32(1) << uint8(content.purpose)) != 0;
        require(allowed, PurposeNotAllowed(policy, content.purpose));
        whole = rule == OffsetRule.Whole;
        if (whole) _requireWhole(tickets, content.ticket, content.amount);
    }

    /// @dev The owner may have changed, or ended the mandate, since the request.
    function _requireSameOwners(ITickets tickets, Request memory request) private view {
        MemberId asker = MemberId.wrap(request.member);
        uint8 transfers = tickets.requireOwnersMandate(request.ticket, asker, uint8(MandateAct.Offset));
        if (transfers != request.transfers) {
            PersonId holder = tickets.ticketOf(request.ticket).holder;
            revert IPersons.MandateMissing(holder, asker, MandateAct.Offset);
        }
    }

    function _requireWhole(ITickets tickets, RegisterNumber ticket, uint64 amount) private view {
        uint64 wholeAmount = tickets.ticketOf(ticket).amount;
        require(amount == wholeAmount, WholeTicketOnly(ticket, amount, wholeAmount));
    }

    function _tickets() private view returns (ITickets) {
        return ITickets(_consortium.deskOf(Desk.Tickets));
    }
}
