// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IConsortium} from "./interfaces/IConsortium.sol";
import {IPledges, Pledge, PledgeContent} from "./interfaces/IPledges.sol";
import {ITicketRefusals} from "./interfaces/ITicketRefusals.sol";
import {ITickets} from "./interfaces/ITickets.sol";
import {ITEMS_MAX} from "./libraries/Limits.sol";
import {RegisterNumbers} from "./libraries/RegisterNumbers.sol";
import {CoverKind, LienKind, MandateAct, MemberKind, Office, PledgeStatus} from "./types/Codes.sol";
import {MemberId, RegisterNumber} from "./types/Identities.sol";
import {Portion} from "./types/Ledger.sol";

/// @title Pledges
/// @notice What each function does, emits and refuses is written in IPledges.
contract Pledges is IPledges {
    using RegisterNumbers for RegisterNumber;

    /// @dev Bits of a pledge's slot from the low end: lender 32, proposer 32, division 24, status 8, and from here on
    /// eight bits for each item in order: how often its ticket had changed owners at the proposal.
    uint256 private constant TURNS_SHIFT = 96;
    uint256 private constant STATUS_SHIFT = 88;
    uint256 private constant DIVISION_SHIFT = 64;
    uint256 private constant PROPOSER_SHIFT = 32;
    uint256 private constant STATUS_MASK = uint256(type(uint8).max) << STATUS_SHIFT;

    IConsortium private immutable _consortium;
    ITickets private immutable _tickets;

    mapping(bytes32 pledgeId => uint256 slot) private _pledges;
    mapping(bytes32 coverKey => bool attached) private _covers;

    constructor(IConsortium consortium, ITickets tickets) {
        _consortium = consortium;
        _tickets = tickets;
    }

    /// @inheritdoc IPledges
    function proposePledge(PledgeContent calldata content) external returns (bytes32 pledgeId) {
        bool named = content.kind == LienKind.Pledge || content.kind == LienKind.Mortgage;
        require(named && content.documentHash != 0, PledgeInvalid());
        _requireEnd(content.untilSeconds);
        pledgeId = pledgeIdOf(content);
        require(_pledges[pledgeId] == 0, PledgeExists(pledgeId));
        MemberId member = _consortium.memberOf(msg.sender);
        uint256 turns = _requireItems(content.items, member);
        uint24 division = content.items[0].ticket.division();
        _requireLender(content.lender, division);

        _pledges[pledgeId] = uint256(MemberId.unwrap(content.lender))
            | (uint256(MemberId.unwrap(member)) << PROPOSER_SHIFT) | (uint256(division) << DIVISION_SHIFT)
            | (uint256(PledgeStatus.Proposed) << STATUS_SHIFT) | (turns << TURNS_SHIFT);

        emit PledgeProposed(pledgeId, content.lender, content, member);
    }

    /// @inheritdoc IPledges
    function acceptPledge(PledgeContent calldata content) external {
        bytes32 pledgeId = pledgeIdOf(content);
        uint256 slot = _requireStatus(pledgeId, PledgeStatus.Proposed);
        MemberId lender = _consortium.requireOffice(msg.sender, _divisionIn(slot), Office.Lend);
        require(lender == content.lender, PledgeNotOwned(pledgeId, content.lender, lender));
        _requireEnd(content.untilSeconds);
        MemberId proposer = _proposerIn(slot);

        _pledges[pledgeId] = _withStatus(slot, PledgeStatus.Accepted);

        emit PledgeAccepted(pledgeId, lender);

        Portion[] calldata items = content.items;
        for (uint256 i = 0; i < items.length; ++i) {
            slot >>= 8;
            _place(content, items[i], proposer, uint8(slot >> (TURNS_SHIFT - 8)));
        }
    }

    /// @inheritdoc IPledges
    function declinePledge(bytes32 pledgeId, bytes32 documentHash) external {
        uint256 slot = _requireStatus(pledgeId, PledgeStatus.Proposed);
        MemberId lender = _requireParty(pledgeId, _lenderIn(slot), documentHash);

        _pledges[pledgeId] = _withStatus(slot, PledgeStatus.Declined);

        emit PledgeDeclined(pledgeId, lender, documentHash);
    }

    /// @inheritdoc IPledges
    function withdrawPledge(bytes32 pledgeId, bytes32 documentHash) external {
        uint256 slot = _requireStatus(pledgeId, PledgeStatus.Proposed);
        MemberId member = _requireParty(pledgeId, _proposerIn(slot), documentHash);

        _pledges[pledgeId] = _withStatus(slot, PledgeStatus.Withdrawn);

        emit PledgeWithdrawn(pledgeId, member, documentHash);
    }

    /// @inheritdoc IPledges
    function attachCover(bytes32 pledgeId, CoverKind cover, uint40 untilSeconds, bytes32 documentHash) external {
        require(cover != CoverKind.None && documentHash != 0, PledgeInvalid());
        _requireEnd(untilSeconds);
        uint256 slot = _requireStatus(pledgeId, PledgeStatus.Accepted);
        MemberId member = _consortium.requireOffice(msg.sender, _divisionIn(slot), Office.Cover);
        MemberKind kind = _consortium.kindOf(member);
        MemberKind wanted = cover == CoverKind.Insurance ? MemberKind.Insurer : MemberKind.Guarantor;
        require(kind == wanted, CoverUnfit(member, kind, cover));
        bytes32 key = keccak256(abi.encode(pledgeId, cover, member, documentHash));
        require(!_covers[key], CoverExists(pledgeId, documentHash));

        _covers[key] = true;

        emit CoverAttached(pledgeId, cover, member, untilSeconds, documentHash);
    }

    /// @inheritdoc IPledges
    function pledgeOf(bytes32 pledgeId) external view returns (Pledge memory) {
        uint256 slot = _requireKnown(pledgeId);
        return Pledge({
            lender: _lenderIn(slot),
            proposer: _proposerIn(slot),
            division: _divisionIn(slot),
            status: _statusIn(slot)
        });
    }

    /// @inheritdoc IPledges
    function pledgeIdOf(PledgeContent calldata content) public pure returns (bytes32) {
        return keccak256(abi.encode(content));
    }

    /// @dev Since the proposal the owners may have changed, the mandate ended, or the free amount shrunk.
    function _place(PledgeContent calldata content, Portion calldata item, MemberId proposer, uint8 turnsThen) private {
        uint8 turns = _tickets.requireDisposal(item.ticket, item.amount, proposer, MandateAct.Pledge);
        require(turns == turnsThen, OwnersChanged(item.ticket));
        _tickets.placePledge(
            item.ticket, content.kind, content.lender, item.amount, content.untilSeconds, content.documentHash
        );
    }

    function _requireItems(Portion[] calldata items, MemberId member) private view returns (uint256 turns) {
        uint256 count = items.length;
        bool counted = count != 0 && count <= ITEMS_MAX;
        require(counted, ITicketRefusals.ListInvalid(count, ITEMS_MAX));
        for (uint256 i = 0; i < count; ++i) {
            RegisterNumber ticket = items[i].ticket;
            if (i != 0) _requireNext(items[0].ticket, items[i - 1].ticket, ticket, i);
            uint8 turn = _tickets.requireDisposal(ticket, items[i].amount, member, MandateAct.Pledge);
            turns |= uint256(turn) << (8 * i);
        }
    }

    /// @dev Division and series are the upper bits of a number, so that whatever differs in them is out of place too.
    function _requireNext(RegisterNumber first, RegisterNumber previous, RegisterNumber ticket, uint256 position)
        private
        pure
    {
        bool alike = RegisterNumber.unwrap(first) >> 40 == RegisterNumber.unwrap(ticket) >> 40;
        require(alike, ItemsMixed(ticket, first));
        bool ascending = RegisterNumber.unwrap(ticket) > RegisterNumber.unwrap(previous);
        require(ascending, ITicketRefusals.ListUnordered(position));
    }

    function _requireLender(MemberId lender, uint24 division) private view {
        bool lends = _consortium.officesOf(lender, division) & (uint32(1) << uint8(Office.Lend)) != 0;
        bool held = lends && _consortium.isActive(lender);
        require(held, IConsortium.OfficeMissing(lender, division, Office.Lend));
    }

    function _requireParty(bytes32 pledgeId, MemberId party, bytes32 documentHash) private view returns (MemberId) {
        MemberId caller = _consortium.memberOf(msg.sender);
        require(caller == party, PledgeNotOwned(pledgeId, party, caller));
        require(documentHash != 0, PledgeInvalid());
        return caller;
    }

    function _requireEnd(uint40 untilSeconds) private view {
        bool ahead = untilSeconds == 0 || untilSeconds > block.timestamp;
        require(ahead, PledgeEndInvalid(untilSeconds, block.timestamp));
    }

    function _requireKnown(bytes32 pledgeId) private view returns (uint256 slot) {
        slot = _pledges[pledgeId];
        require(slot != 0, PledgeUnknown(pledgeId));
    }

    function _requireStatus(bytes32 pledgeId, PledgeStatus status) private view returns (uint256 slot) {
        slot = _requireKnown(pledgeId);
        bool stands = slot & STATUS_MASK == uint256(status) << STATUS_SHIFT;
        require(stands, PledgeNotOpen(pledgeId, _statusIn(slot)));
    }

    function _lenderIn(uint256 slot) private pure returns (MemberId) {
        return MemberId.wrap(uint32(slot));
    }

    function _proposerIn(uint256 slot) private pure returns (MemberId) {
        return MemberId.wrap(uint32(slot >> PROPOSER_SHIFT));
    }

    function _divisionIn(uint256 slot) private pure returns (uint24) {
        return uint24(slot >> DIVISION_SHIFT);
    }

    function _statusIn(uint256 slot) private pure returns (PledgeStatus) {
        return PledgeStatus(uint8(slot >> STATUS_SHIFT));
    }

    function _withStatus(uint256 slot, PledgeStatus status) private pure returns (uint256) {
        return (slot & ~STATUS_MASK) | (uint256(status) << STATUS_SHIFT);
    }
}
