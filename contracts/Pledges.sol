// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IConsortium} from "./interfaces/IConsortium.sol";
import {IPersons} from "./interfaces/IPersons.sol";
import {IPledges, Pledge} from "./interfaces/IPledges.sol";
import {ITickets} from "./interfaces/ITickets.sol";
import {LienIds} from "./libraries/LienIds.sol";
import {RegisterNumbers} from "./libraries/RegisterNumbers.sol";
import {Desk, LienKind, MandateAct, Office, PledgeStatus} from "./types/Codes.sol";
import {MemberId, PersonId, RegisterNumber} from "./types/Identities.sol";

/// @title Pledges
/// @notice What each function does, emits and refuses is written in IPledges.
contract Pledges is IPledges {
    using RegisterNumbers for RegisterNumber;

    /// @dev One slot: a pledge, and how often the ticket had changed its owner when it was proposed.
    struct Proposal {
        RegisterNumber ticket;
        uint64 amount;
        MemberId lender;
        MemberId proposer;
        uint40 untilSeconds;
        PledgeStatus status;
        LienKind kind;
        uint8 transfers;
    }

    IConsortium private immutable _consortium;

    mapping(bytes32 pledgeId => Proposal) private _pledges;

    constructor(IConsortium consortium) {
        _consortium = consortium;
    }

    /// @inheritdoc IPledges
    function proposePledge(
        RegisterNumber ticket,
        LienKind kind,
        MemberId lender,
        uint64 amount,
        uint40 untilSeconds,
        bytes32 documentHash
    ) external returns (bytes32 pledgeId) {
        require(kind == LienKind.Pledge || kind == LienKind.Mortgage, PledgeInvalid());
        require(documentHash != 0, PledgeInvalid());
        _requireEnd(untilSeconds);
        pledgeId = LienIds.idOf(kind, lender, ticket, documentHash);
        require(_pledges[pledgeId].status == PledgeStatus.None, PledgeExists(pledgeId));
        MemberId member = _consortium.memberOf(msg.sender);
        ITickets tickets = _tickets();
        tickets.requireFree(ticket, amount);
        uint8 transfers = tickets.requireOwnersMandate(ticket, member, uint8(MandateAct.Pledge));
        _requireLender(lender, ticket.division());

        _pledges[pledgeId] = Proposal({
            ticket: ticket,
            amount: amount,
            lender: lender,
            proposer: member,
            untilSeconds: untilSeconds,
            status: PledgeStatus.Proposed,
            kind: kind,
            transfers: transfers
        });

        emit PledgeProposed(pledgeId, ticket, lender, kind, amount, untilSeconds, documentHash, member);
    }

    /// @inheritdoc IPledges
    function acceptPledge(bytes32 pledgeId, uint64 amount, uint40 untilSeconds, bytes32 documentHash) external {
        Proposal memory pledge = _requireStatus(pledgeId, PledgeStatus.Proposed);
        MemberId lender = _consortium.requireOffice(msg.sender, pledge.ticket.division(), Office.Lend);
        _requireOwned(pledgeId, pledge.lender, lender);
        bool same = amount == pledge.amount && untilSeconds == pledge.untilSeconds
            && pledgeId == LienIds.idOf(pledge.kind, lender, pledge.ticket, documentHash);
        require(same, PledgeTermsDiffer(pledgeId, pledge.amount, pledge.untilSeconds));
        _requireEnd(untilSeconds);
        ITickets tickets = _tickets();
        _requireSameOwners(tickets, pledge);

        _pledges[pledgeId].status = PledgeStatus.Accepted;

        emit PledgeAccepted(pledgeId, pledge.ticket, lender);

        tickets.placeLien(pledge.ticket, pledge.kind, lender, amount, untilSeconds, documentHash);
    }

    /// @inheritdoc IPledges
    function declinePledge(bytes32 pledgeId, bytes32 documentHash) external {
        Proposal memory pledge = _requireStatus(pledgeId, PledgeStatus.Proposed);
        MemberId lender = _consortium.memberOf(msg.sender);
        _requireOwned(pledgeId, pledge.lender, lender);
        require(documentHash != 0, PledgeInvalid());

        _pledges[pledgeId].status = PledgeStatus.Declined;

        emit PledgeDeclined(pledgeId, lender, documentHash);
    }

    /// @inheritdoc IPledges
    function withdrawPledge(bytes32 pledgeId, bytes32 documentHash) external {
        Proposal memory pledge = _requireStatus(pledgeId, PledgeStatus.Proposed);
        MemberId member = _consortium.memberOf(msg.sender);
        _requireOwned(pledgeId, pledge.proposer, member);
        require(documentHash != 0, PledgeInvalid());

        _pledges[pledgeId].status = PledgeStatus.Withdrawn;

        emit PledgeWithdrawn(pledgeId, member, documentHash);
    }

    /// @inheritdoc IPledges
    function releasePledge(bytes32 pledgeId, bytes32 documentHash) external {
        Proposal memory pledge = _requireStatus(pledgeId, PledgeStatus.Accepted);
        MemberId lender = _consortium.memberOf(msg.sender);
        _requireOwned(pledgeId, pledge.lender, lender);
        require(documentHash != 0, PledgeInvalid());

        _pledges[pledgeId].status = PledgeStatus.Released;

        emit PledgeReleased(pledgeId, pledge.ticket, lender, documentHash);

        _tickets().releaseLien(pledgeId, lender, documentHash);
    }

    /// @inheritdoc IPledges
    function pledgeOf(bytes32 pledgeId) external view returns (Pledge memory) {
        Proposal memory pledge = _requireKnown(pledgeId);
        return Pledge({
            ticket: pledge.ticket,
            amount: pledge.amount,
            lender: pledge.lender,
            proposer: pledge.proposer,
            untilSeconds: pledge.untilSeconds,
            status: pledge.status,
            kind: pledge.kind
        });
    }

    function _requireKnown(bytes32 pledgeId) private view returns (Proposal memory pledge) {
        pledge = _pledges[pledgeId];
        require(pledge.status != PledgeStatus.None, PledgeUnknown(pledgeId));
    }

    function _requireStatus(bytes32 pledgeId, PledgeStatus status) private view returns (Proposal memory pledge) {
        pledge = _requireKnown(pledgeId);
        require(pledge.status == status, PledgeNotOpen(pledgeId, pledge.status));
    }

    function _requireLender(MemberId lender, uint24 division) private view {
        bool lends = _consortium.officesOf(lender, division) & (uint32(1) << uint8(Office.Lend)) != 0;
        bool held = lends && _consortium.isActive(lender);
        require(held, IConsortium.OfficeMissing(lender, division, Office.Lend));
    }

    /// @dev The owner may have changed, or ended the mandate, since the proposal.
    function _requireSameOwners(ITickets tickets, Proposal memory pledge) private view {
        uint8 act = uint8(MandateAct.Pledge);
        uint8 transfers = tickets.requireOwnersMandate(pledge.ticket, pledge.proposer, act);
        if (transfers != pledge.transfers) {
            PersonId holder = tickets.ticketOf(pledge.ticket).holder;
            revert IPersons.MandateMissing(holder, pledge.proposer, MandateAct.Pledge);
        }
    }

    function _requireEnd(uint40 untilSeconds) private view {
        require(untilSeconds == 0 || untilSeconds > block.timestamp, PledgeInvalid());
    }

    function _requireOwned(bytes32 pledgeId, MemberId owner, MemberId caller) private pure {
        require(caller == owner, PledgeNotOwned(pledgeId, owner, caller));
    }

    function _tickets() private view returns (ITickets) {
        return ITickets(_consortium.deskOf(Desk.Tickets));
    }
}
