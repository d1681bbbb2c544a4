// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ITickets} from "../../contracts/interfaces/ITickets.sol";
import {AMOUNT_MAX} from "../../contracts/libraries/Limits.sol";
import {TicketStatus} from "../../contracts/types/Codes.sol";
import {RegisterNumber} from "../../contracts/types/Identities.sol";
import {Ticket} from "../../contracts/types/Ledger.sol";
import {Fixture} from "./base/Fixture.sol";
import {Ghost, GhostTicket} from "./base/Ghost.sol";
import {Suite} from "./base/Suite.sol";
import {LedgerHandler} from "./handlers/LedgerHandler.sol";

/// @title What must hold of the ledger after every call of any handler.
contract LedgerInvariants is Suite {
    Fixture private _fixture;
    Ghost private _ghost;
    address[] private _handlers;

    function setUp() external {
        _fixture = new Fixture();
        _ghost = new Ghost();
        _ghost.addLot(_fixture.makeLot(_fixture.YINING(), 100 * _fixture.TONNE()));
        _ghost.addLot(_fixture.makeLot(_fixture.YINING(), 7));
        _ghost.addLot(_fixture.makeLot(_fixture.WEIHAI(), AMOUNT_MAX));
        _handlers.push(address(new LedgerHandler(_fixture, _ghost)));
    }

    /// @notice The runner calls these contracts and no other.
    function targetContracts() external view returns (address[] memory) {
        return _handlers;
    }

    /// @notice What the latest call was about is as the book has it.
    function invariant_touched_tickets_equal_the_book() external view {
        RegisterNumber touched = _ghost.touched();
        RegisterNumber also = _ghost.alsoTouched();
        if (RegisterNumber.unwrap(touched) != 0) _equalsBook(touched);
        if (also != touched) _equalsBook(also);
    }

    /// @notice At the end of a sequence every ticket is as the book has it, and what was issued of a lot is in
    /// circulation or offset. A walk after every call would take most of the time and find the same faults.
    function afterInvariant() external view {
        (uint256 lots, uint256 count,) = _ghost.counts();
        RegisterNumber[] memory lotOf = new RegisterNumber[](count);
        uint256[] memory held = new uint256[](count);
        for (uint256 i = 0; i < count; ++i) {
            Ticket memory ticket = _equalsBook(_ghost.tickets(i));
            lotOf[i] = ticket.lot;
            held[i] = uint256(ticket.amount) + ticket.offsetAmount;
        }
        for (uint256 i = 0; i < lots; ++i) {
            RegisterNumber lot = _ghost.lots(i);
            uint256 sum = 0;
            for (uint256 j = 0; j < count; ++j) {
                if (lotOf[j] == lot) sum += held[j];
            }
            assertEq(sum, _ghost.issuedOf(lot), "lot: circulation and offsets against issues");
            assertEq(_fixture.reserve().applicationOf(lot).issuedAmount, sum, "lot: issued amount of the reserve");
        }
    }

    function _equalsBook(RegisterNumber number) private view returns (Ticket memory ticket) {
        GhostTicket memory book = _ghost.ticketOf(number);
        ITickets tickets = _fixture.tickets();
        ticket = tickets.ticketOf(number);
        assertEq(ticket.amount, book.amount, "amount");
        assertEq(ticket.offsetAmount, book.offsetAmount, "offsetAmount");
        assertEq(ticket.pledgedAmount, book.pledgedAmount, "pledgedAmount");
        assertEq(ticket.frozenAmount, book.frozenAmount, "frozenAmount");
        assertEq(ticket.liens, book.liens, "liens");
        assertEq(RegisterNumber.unwrap(ticket.lot), RegisterNumber.unwrap(book.lot), "lot");
        assertEq(RegisterNumber.unwrap(ticket.root), RegisterNumber.unwrap(book.root), "root");
        assertEq(tickets.freeAmountOf(number), _ghost.freeOf(number), "freeAmountOf");
        assertTrue(ticket.pledgedAmount <= ticket.amount, "pledges within the amount");
        TicketStatus expected = book.cancelled
            ? TicketStatus.Cancelled
            : book.amount == 0 ? TicketStatus.UsedUp : TicketStatus.Live;
        assertEq(uint256(ticket.status), uint256(expected), "status");
    }
}
