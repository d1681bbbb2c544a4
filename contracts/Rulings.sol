// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IConsortium} from "./interfaces/IConsortium.sol";
import {IRulings} from "./interfaces/IRulings.sol";
import {ITickets} from "./interfaces/ITickets.sol";
import {RegisterNumbers} from "./libraries/RegisterNumbers.sol";
import {Desk, LienKind, Office} from "./types/Codes.sol";
import {MemberId, RegisterNumber} from "./types/Identities.sol";

/// @title Rulings
/// @notice What each function does, emits and refuses is written in IRulings.
contract Rulings is IRulings {
    using RegisterNumbers for RegisterNumber;

    IConsortium private immutable _consortium;

    constructor(IConsortium consortium) {
        _consortium = consortium;
    }

    /// @inheritdoc IRulings
    function freezeTicket(RegisterNumber ticket, uint64 amount, uint40 untilSeconds, bytes32 documentHash)
        external
        returns (bytes32 freezeId)
    {
        MemberId court = _requireOrder(ticket, untilSeconds, documentHash);

        freezeId = _tickets().placeLien(ticket, LienKind.Freeze, court, amount, untilSeconds, documentHash);

        emit TicketFrozen(freezeId, ticket, court, amount, untilSeconds, documentHash);
    }

    /// @inheritdoc IRulings
    function freezeRootTicket(RegisterNumber ticket, uint40 untilSeconds, bytes32 documentHash)
        external
        returns (bytes32 freezeId)
    {
        MemberId court = _requireOrder(ticket, untilSeconds, documentHash);

        freezeId = _tickets().placeLien(ticket, LienKind.RootFreeze, court, 0, untilSeconds, documentHash);

        emit RootTicketFrozen(freezeId, ticket, court, untilSeconds, documentHash);
    }

    /// @inheritdoc IRulings
    function releaseFreeze(bytes32 freezeId, bytes32 documentHash) external {
        MemberId court = _consortium.memberOf(msg.sender);
        ITickets tickets = _tickets();
        RegisterNumber ticket = tickets.lienOf(freezeId).ticket;

        tickets.releaseLien(freezeId, court, documentHash);

        emit FreezeReleased(freezeId, ticket, court, documentHash);
    }

    function _requireOrder(RegisterNumber ticket, uint40 untilSeconds, bytes32 documentHash)
        private
        view
        returns (MemberId)
    {
        require(untilSeconds > block.timestamp && documentHash != 0, FreezeInvalid());
        return _consortium.requireOffice(msg.sender, ticket.division(), Office.Judge);
    }

    function _tickets() private view returns (ITickets) {
        return ITickets(_consortium.deskOf(Desk.Tickets));
    }
}
