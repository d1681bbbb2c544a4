// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ICases} from "./interfaces/ICases.sol";
import {IConsortium} from "./interfaces/IConsortium.sol";
import {IOffsets, OffsetContent, OffsetRequest} from "./interfaces/IOffsets.sol";
import {IPersons} from "./interfaces/IPersons.sol";
import {IPledges} from "./interfaces/IPledges.sol";
import {IPolicies} from "./interfaces/IPolicies.sol";
import {IQuotas} from "./interfaces/IQuotas.sol";
import {ITickets} from "./interfaces/ITickets.sol";
import {ITicketRefusals} from "./interfaces/ITicketRefusals.sol";
import {
    AMOUNT_MAX,
    DIVISION_MAX,
    DIVISION_MIN,
    ITEMS_MAX,
    OFFSET_YEAR_MIN,
    TEXT_LENGTH_BYTES_MAX
} from "./libraries/Limits.sol";
import {RegisterNumbers} from "./libraries/RegisterNumbers.sol";
import {Territory} from "./libraries/Territory.sol";
import {Desk, Kind, MandateAct, Office, OffsetRule, OffsetStatus, Purpose, Series} from "./types/Codes.sol";
import {MemberId, PersonId, PolicyId, RegisterNumber} from "./types/Identities.sol";
import {Portion} from "./types/Ledger.sol";
import {UseTerms} from "./types/PolicyTerms.sol";

/// @title Offsets
/// @notice What each function does, emits and refuses is written in IOffsets.
contract Offsets is IOffsets {
    using RegisterNumbers for RegisterNumber;

    /// @dev Bits of a request's first slot from the low end: status 8, member 32, division 24, serial of the voucher
    /// 40, and from here on eight bits for each item in order: how often its ticket had changed owners at the request.
    uint256 private constant TURNS_SHIFT = 104;
    uint256 private constant VOUCHER_SHIFT = 64;
    uint256 private constant DIVISION_SHIFT = 40;
    uint256 private constant MEMBER_SHIFT = 8;
    uint256 private constant STATUS_MASK = type(uint8).max;

    /// @dev Two slots, the first of which is read and written as a whole.
    struct Request {
        uint256 slot;
        bytes32 contentHash;
    }

    IConsortium private immutable _consortium;
    IPersons private immutable _persons;
    IPolicies private immutable _policies;
    ITickets private immutable _tickets;

    mapping(bytes32 requestId => Request) private _requests;
    mapping(RegisterNumber voucher => bytes32 requestId) private _vouchers;
    mapping(uint64 prefix => uint256 sequence) private _lastSequence;
    mapping(bytes32 creditId => bool) private _credits;

    constructor(IConsortium consortium, IPersons persons, IPolicies policies, ITickets tickets) {
        _consortium = consortium;
        _persons = persons;
        _policies = policies;
        _tickets = tickets;
    }

    /// @inheritdoc IOffsets
    function requestOffset(OffsetContent calldata content, bytes32 documentHash) external returns (bytes32 requestId) {
        MemberId member = _consortium.memberOf(msg.sender);
        require(documentHash != 0, OffsetInvalid("documentHash"));
        _requireItems(content.items);
        uint24 division = content.items[0].ticket.division();
        requestId = keccak256(abi.encode(division, documentHash));
        require(_requests[requestId].slot == 0, OffsetExists(requestId));
        _requireContent(content);
        (uint256 turns, uint64 amount) = _requireDisposals(content.items, member);
        _requireTerms(content);
        _requireAnswers(content, amount);

        bytes32 contentHash = keccak256(abi.encode(content));
        uint256 slot = uint256(OffsetStatus.Requested) | (uint256(MemberId.unwrap(member)) << MEMBER_SHIFT)
            | (uint256(division) << DIVISION_SHIFT) | (turns << TURNS_SHIFT);
        _requests[requestId] = Request(slot, contentHash);

        emit OffsetRequested(requestId, division, content, contentHash, member, documentHash);
    }

    /// @inheritdoc IOffsets
    function grantOffset(bytes32 requestId, OffsetContent calldata content, bytes32 documentHash)
        external
        returns (RegisterNumber voucher)
    {
        (uint256 slot, MemberId member) = _requireDecision(requestId, keccak256(abi.encode(content)), documentHash);
        uint64 amount = _requireSame(content.items, slot);

        voucher = RegisterNumbers.next(_lastSequence, _divisionIn(slot), Series.V);
        _vouchers[voucher] = requestId;
        _requests[requestId].slot =
            _withStatus(slot, OffsetStatus.Granted) | (uint256(voucher.serial()) << VOUCHER_SHIFT);

        emit OffsetGranted(requestId, voucher, amount, member, documentHash);

        for (uint256 i = 0; i < content.items.length; ++i) {
            _tickets.offset(content.items[i].ticket, content.items[i].amount, voucher, member);
        }
        if (content.caseId != 0) _cases().answer(content.caseId, _kindOf(content), voucher, amount);
        if (content.quotaId != 0) {
            _quotas().answer(content.quotaId, content.beneficiary, content.year, voucher, amount);
        }
    }

    /// @inheritdoc IOffsets
    function refuseOffset(bytes32 requestId, bytes32 contentHash, bytes32 documentHash) external {
        (uint256 slot, MemberId member) = _requireDecision(requestId, contentHash, documentHash);

        _requests[requestId].slot = _withStatus(slot, OffsetStatus.Refused);

        emit OffsetRefused(requestId, member, documentHash);
    }

    /// @inheritdoc IOffsets
    function withdrawOffset(bytes32 requestId, bytes32 documentHash) external {
        uint256 slot = _requireOpen(requestId);
        MemberId member = _consortium.memberOf(msg.sender);
        require(member == _memberIn(slot), OffsetNotOwned(requestId, _memberIn(slot), member));
        require(documentHash != 0, OffsetInvalid("documentHash"));

        _requests[requestId].slot = _withStatus(slot, OffsetStatus.Withdrawn);

        emit OffsetWithdrawn(requestId, member, documentHash);
    }

    /// @inheritdoc IOffsets
    function creditPlanting(
        uint24 division,
        PersonId beneficiary,
        Purpose purpose,
        uint16 year,
        uint64 areaMuThousandths,
        uint8 survivalPercent,
        string calldata species,
        bytes32 documentHash
    ) external {
        MemberId member = _consortium.requireOffice(msg.sender, division, Office.Offset);
        require(documentHash != 0, OffsetInvalid("documentHash"));
        bytes32 creditId = keccak256(abi.encode(division, documentHash));
        require(!_credits[creditId], CreditExists(division, documentHash));
        PolicyId policy = _policies.requireInForce(division, Kind.Carbon);
        _requirePurpose(policy, _policies.useTermsOf(policy).purposes, purpose);
        // A damage case is answered by name, and a planting names none.
        require(purpose != Purpose.DamageCase, OffsetInvalid("purpose"));
        _requireYear(year);
        require(areaMuThousandths != 0 && areaMuThousandths <= AMOUNT_MAX, OffsetInvalid("areaMuThousandths"));
        require(survivalPercent != 0 && survivalPercent <= 100, OffsetInvalid("survivalPercent"));
        uint256 speciesBytes = bytes(species).length;
        require(speciesBytes != 0 && speciesBytes <= TEXT_LENGTH_BYTES_MAX, OffsetInvalid("species"));
        _persons.requireReceiver(beneficiary);

        _credits[creditId] = true;

        emit PlantingCredited(
            division, beneficiary, purpose, year, areaMuThousandths, survivalPercent, species, member, documentHash
        );
    }

    /// @inheritdoc IOffsets
    function requestOf(bytes32 requestId) external view returns (OffsetRequest memory) {
        uint256 slot = _requireKnown(requestId);
        return OffsetRequest({
            division: _divisionIn(slot),
            status: _statusIn(slot),
            member: _memberIn(slot),
            voucher: RegisterNumbers.numberOf(_divisionIn(slot), Series.V, uint40(slot >> VOUCHER_SHIFT)),
            contentHash: _requests[requestId].contentHash
        });
    }

    /// @inheritdoc IOffsets
    function voucherOf(RegisterNumber voucher) external view returns (bytes32 requestId) {
        requestId = _vouchers[voucher];
        require(requestId != 0, VoucherUnknown(voucher));
    }

    function _requireKnown(bytes32 requestId) private view returns (uint256 slot) {
        slot = _requests[requestId].slot;
        require(slot != 0, OffsetUnknown(requestId));
    }

    function _requireOpen(bytes32 requestId) private view returns (uint256 slot) {
        slot = _requireKnown(requestId);
        OffsetStatus status = _statusIn(slot);
        require(status == OffsetStatus.Requested, OffsetNotOpen(requestId, status));
    }

    function _requireDecision(bytes32 requestId, bytes32 contentHash, bytes32 documentHash)
        private
        view
        returns (uint256 slot, MemberId member)
    {
        slot = _requireOpen(requestId);
        member = _consortium.requireOffice(msg.sender, _divisionIn(slot), Office.Offset);
        bytes32 currentHash = _requests[requestId].contentHash;
        require(contentHash == currentHash, OffsetContentStale(contentHash, currentHash));
        require(documentHash != 0, OffsetInvalid("documentHash"));
    }

    /// @dev Division and series are the upper 24 bits, so ascending numbers of one kind differ in their serials alone.
    function _requireItems(Portion[] calldata items) private pure {
        uint256 count = items.length;
        require(count != 0 && count <= ITEMS_MAX, ITicketRefusals.ListInvalid(count, ITEMS_MAX));
        uint64 first = RegisterNumber.unwrap(items[0].ticket);
        for (uint256 i = 1; i < count; ++i) {
            uint64 number = RegisterNumber.unwrap(items[i].ticket);
            require(number >> 40 == first >> 40, IPledges.ItemsMixed(items[i].ticket, items[0].ticket));
            bool ascends = number > RegisterNumber.unwrap(items[i - 1].ticket);
            require(ascends, ITicketRefusals.ListUnordered(i));
        }
    }

    function _requireContent(OffsetContent calldata content) private view {
        _requireYear(content.year);
        bool placed = content.useDivision >= DIVISION_MIN && content.useDivision <= DIVISION_MAX;
        require(placed, OffsetInvalid("useDivision"));
        require(bytes(content.activity).length <= TEXT_LENGTH_BYTES_MAX, OffsetInvalid("activity"));
        bool caseFits = content.caseId == 0
            ? content.purpose != Purpose.DamageCase
            : content.purpose == Purpose.DamageCase || content.purpose == Purpose.JudicialProtection;
        require(caseFits, OffsetInvalid("caseId"));
        _persons.requireReceiver(content.beneficiary);
    }

    function _requireDisposals(Portion[] calldata items, MemberId member)
        private
        view
        returns (uint256 turns, uint64 amount)
    {
        for (uint256 i = 0; i < items.length; ++i) {
            Portion calldata item = items[i];
            uint256 turn = _tickets.requireDisposal(item.ticket, item.amount, member, MandateAct.Offset);
            turns |= turn << (8 * i);
            amount += item.amount;
        }
    }

    /// @dev What each ticket's own policy allows, whatever rules came later. The policy of a ticket never changes, so
    /// the grant need not ask again. Nor need it for a whole ticket: its amount never grows, so an amount that was the
    /// whole and is still free is the whole.
    function _requireTerms(OffsetContent calldata content) private view {
        PolicyId known;
        UseTerms memory terms;
        for (uint256 i = 0; i < content.items.length; ++i) {
            Portion calldata item = content.items[i];
            (PolicyId policy, uint64 wholeAmount) = _tickets.policyAndAmountOf(item.ticket);
            if (policy != known) {
                (known, terms) = (policy, _policies.useTermsOf(policy));
                _requirePurpose(policy, terms.purposes, content.purpose);
            }
            bool inside = !terms.useInside || Territory.contains(item.ticket.division(), content.useDivision);
            require(inside, UseOutside(item.ticket, content.useDivision));
            bool fits = terms.rule != OffsetRule.Whole || item.amount == wholeAmount;
            require(fits, WholeTicketOnly(item.ticket, item.amount, wholeAmount));
        }
    }

    /// @dev The desks of cases and quotas are looked up only by those who answer one.
    function _requireAnswers(OffsetContent calldata content, uint64 amount) private view {
        if (content.caseId != 0) _cases().requireOpen(content.caseId, _kindOf(content));
        if (content.quotaId != 0) {
            bool fits = content.purpose == Purpose.ExcessEmission && _kindOf(content) == Kind.Carbon;
            require(fits, OffsetInvalid("quotaId"));
            _quotas().requireAnswerable(content.quotaId, content.beneficiary, content.year, amount);
        }
    }

    /// @dev The owners may have changed, ended the mandate, or disposed of the amount since the request.
    function _requireSame(Portion[] calldata items, uint256 slot) private view returns (uint64 amount) {
        MemberId asker = _memberIn(slot);
        for (uint256 i = 0; i < items.length; ++i) {
            Portion calldata item = items[i];
            uint8 turn = _tickets.requireDisposal(item.ticket, item.amount, asker, MandateAct.Offset);
            require(turn == uint8(slot >> (TURNS_SHIFT + 8 * i)), IPledges.OwnersChanged(item.ticket));
            amount += item.amount;
        }
    }

    function _requireYear(uint16 year) private view {
        uint16 yearMax = RegisterNumbers.chinaYear(block.timestamp) + 1;
        require(year >= OFFSET_YEAR_MIN && year <= yearMax, OffsetInvalid("year"));
    }

    function _cases() private view returns (ICases) {
        return ICases(_consortium.deskOf(Desk.Cases));
    }

    function _quotas() private view returns (IQuotas) {
        return IQuotas(_consortium.deskOf(Desk.Quotas));
    }

    /// @dev Bit 0 stands for no purpose, and no policy has it.
    function _requirePurpose(PolicyId policy, uint32 purposes, Purpose purpose) private pure {
        require(purposes & (uint32(1) << uint8(purpose)) != 0, PurposeNotAllowed(policy, purpose));
    }

    function _kindOf(OffsetContent calldata content) private pure returns (Kind) {
        return content.items[0].ticket.kind();
    }

    function _withStatus(uint256 slot, OffsetStatus status) private pure returns (uint256) {
        return (slot & ~STATUS_MASK) | uint256(status);
    }

    function _statusIn(uint256 slot) private pure returns (OffsetStatus) {
        return OffsetStatus(uint8(slot));
    }

    function _memberIn(uint256 slot) private pure returns (MemberId) {
        return MemberId.wrap(uint32(slot >> MEMBER_SHIFT));
    }

    function _divisionIn(uint256 slot) private pure returns (uint24) {
        return uint24(slot >> DIVISION_SHIFT);
    }
}
