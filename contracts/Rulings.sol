// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IConsortium} from "./interfaces/IConsortium.sol";
import {IRulings} from "./interfaces/IRulings.sol";
import {ITickets} from "./interfaces/ITickets.sol";
import {RegisterNumbers} from "./libraries/RegisterNumbers.sol";
import {LienKind, Office} from "./types/Codes.sol";
import {MemberId, PersonId, RegisterNumber} from "./types/Identities.sol";
import {Passage} from "./types/Ledger.sol";

/// @title Rulings
/// @notice What each function does, emits and refuses is written in IRulings.
contract Rulings is IRulings {
    using RegisterNumbers for RegisterNumber;

    IConsortium private immutable _consortium;
    ITickets private immutable _tickets;

    constructor(IConsortium consortium, ITickets tickets) {
        _consortium = consortium;
        _tickets = tickets;
    }

    /// @inheritdoc IRulings
    function freezeTicket(RegisterNumber ticket, uint64 amount, uint40 untilSeconds, bytes32 documentHash)
        external
        returns (bytes32 lienId)
    {
        MemberId court = _requireOrder(ticket, untilSeconds, documentHash);

        return _tickets.placeFreeze(ticket, LienKind.Freeze, court, amount, untilSeconds, documentHash);
    }

    /// @inheritdoc IRulings
    function freezeRootTicket(RegisterNumber ticket, uint40 untilSeconds, bytes32 documentHash)
        external
        returns (bytes32 lienId)
    {
        MemberId court = _requireOrder(ticket, untilSeconds, documentHash);

        return _tickets.placeFreeze(ticket, LienKind.RootFreeze, court, 0, untilSeconds, documentHash);
    }

    /// @inheritdoc IRulings
    function transferByRuling(
        RegisterNumber ticket,
        PersonId to,
        uint64 amount,
        Passage calldata passage,
        bytes32 documentHash
    ) external {
        MemberId court = _requireJudge(ticket);

        emit RulingExecuted(ticket, to, court, amount, documentHash);

        _tickets.moveByRuling(ticket, to, amount, passage, court, documentHash);
    }

    /// @inheritdoc IRulings
    function enforcePledge(bytes32 lienId, PersonId to, Passage calldata passage, bytes32 documentHash) external {
        MemberId court = _requireJudge(_tickets.lienOf(lienId).ticket);

        emit PledgeEnforced(lienId, to, court, documentHash);

        _tickets.enforceLien(lienId, to, passage, court, documentHash);
    }

    function _requireOrder(RegisterNumber ticket, uint40 untilSeconds, bytes32 documentHash)
        private
        view
        returns (MemberId)
    {
        require(untilSeconds > block.timestamp && documentHash != 0, FreezeInvalid());
        return _requireJudge(ticket);
    }

    function _requireJudge(RegisterNumber ticket) private view returns (MemberId) {
        return _consortium.requireOffice(msg.sender, ticket.division(), Office.Judge);
    }
}
