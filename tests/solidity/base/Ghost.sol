// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {LienKind} from "../../../contracts/types/Codes.sol";
import {MemberId, RegisterNumber} from "../../../contracts/types/Identities.sol";

/// @notice A lot or a ticket as the handlers' own book has it.
struct GhostTicket {
    RegisterNumber lot;
    RegisterNumber root;
    uint64 amount;
    uint64 pledgedAmount;
    uint64 frozenAmount;
    uint64 offsetAmount;
    uint8 liens;
    uint8 rootFreezes;
    bool cancelled;
}

/// @notice A lien in force or ended.
struct GhostLien {
    bytes32 id;
    RegisterNumber ticket;
    LienKind kind;
    address ownerKey;
    uint64 amount;
    bool ended;
}

/// @title The register by the handlers' own bookkeeping, kept from what they did and never from what views answer.
contract Ghost {
    RegisterNumber[] public lots;
    RegisterNumber[] public tickets;
    GhostLien[] public liens;

    /// @notice The tickets that the latest change was about; both the same where it was about one.
    RegisterNumber public touched;
    RegisterNumber public alsoTouched;

    mapping(RegisterNumber lot => uint256) public issuedOf;
    mapping(RegisterNumber lot => uint16) public ordinalOf;
    mapping(RegisterNumber ticket => GhostTicket) private _tickets;

    function addLot(RegisterNumber lot) external {
        lots.push(lot);
    }

    function issue(RegisterNumber lot, RegisterNumber ticket, uint64 amount) external {
        issuedOf[lot] += amount;
        ++ordinalOf[lot];
        _enter(ticket, lot, ticket, amount);
        _touch(ticket, ticket);
    }

    function split(RegisterNumber ticket, RegisterNumber child, uint64 amount) external {
        GhostTicket storage parent = _tickets[ticket];
        parent.amount -= amount;
        _enter(child, parent.lot, parent.root, amount);
        _touch(ticket, child);
    }

    function placeLien(bytes32 id, RegisterNumber ticket, LienKind kind, address ownerKey, uint64 amount) external {
        liens.push(GhostLien(id, ticket, kind, ownerKey, amount, false));
        GhostTicket storage held = _tickets[ticket];
        ++held.liens;
        if (kind == LienKind.RootFreeze) ++held.rootFreezes;
        else if (kind == LienKind.Freeze) held.frozenAmount += amount;
        else held.pledgedAmount += amount;
        _touch(ticket, ticket);
    }

    function releaseLien(uint256 index) external {
        GhostLien storage lien = liens[index];
        lien.ended = true;
        GhostTicket storage held = _tickets[lien.ticket];
        --held.liens;
        if (lien.kind == LienKind.RootFreeze) --held.rootFreezes;
        else if (lien.kind == LienKind.Freeze) held.frozenAmount -= lien.amount;
        else held.pledgedAmount -= lien.amount;
        _touch(lien.ticket, lien.ticket);
    }

    function offset(RegisterNumber ticket, uint64 amount) external {
        _tickets[ticket].amount -= amount;
        _tickets[ticket].offsetAmount += amount;
        _touch(ticket, ticket);
    }

    function cancel(RegisterNumber ticket) external {
        _tickets[ticket].cancelled = true;
        _touch(ticket, ticket);
    }

    function ticketOf(RegisterNumber ticket) external view returns (GhostTicket memory) {
        return _tickets[ticket];
    }

    function lienAt(uint256 index) external view returns (GhostLien memory) {
        return liens[index];
    }

    /// @notice What the ledger must call free: neither pledged nor frozen, and nothing under a root freeze.
    function freeOf(RegisterNumber ticket) external view returns (uint64) {
        GhostTicket storage held = _tickets[ticket];
        if (_tickets[held.root].rootFreezes != 0) return 0;
        uint64 encumbered = held.pledgedAmount + held.frozenAmount;
        return encumbered < held.amount ? held.amount - encumbered : 0;
    }

    function counts() external view returns (uint256 lotCount, uint256 ticketCount, uint256 lienCount) {
        return (lots.length, tickets.length, liens.length);
    }

    function _touch(RegisterNumber one, RegisterNumber other) private {
        touched = one;
        alsoTouched = other;
    }

    function _enter(RegisterNumber ticket, RegisterNumber lot, RegisterNumber root, uint64 amount) private {
        require(RegisterNumber.unwrap(_tickets[ticket].lot) == 0, "a number was given out twice");
        tickets.push(ticket);
        _tickets[ticket].lot = lot;
        _tickets[ticket].root = root;
        _tickets[ticket].amount = amount;
    }
}
