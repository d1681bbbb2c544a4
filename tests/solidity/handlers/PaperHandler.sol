// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ITickets} from "../../../contracts/interfaces/ITickets.sol";
import {ChangeKind, LossCause, MandateAct, TicketStatus} from "../../../contracts/types/Codes.sol";
import {RegisterNumber} from "../../../contracts/types/Identities.sol";
import {Ticket} from "../../../contracts/types/Ledger.sol";
import {Fixture} from "../base/Fixture.sol";
import {Ghost, GhostTicket} from "../base/Ghost.sol";
import {Dice, Handler} from "../base/Handler.sol";
import {Law, Role} from "../base/Laws.sol";

/// @title The paper of a ticket: changes, losses, reissues and its cancelling; and the passing of time.
contract PaperHandler is Handler {
    constructor(Fixture register, Ghost book) Handler(register, book) {}

    function registerChange(uint256 wild) external {
        Dice memory dice = _begin(wild);
        (RegisterNumber number, GhostTicket memory ticket) = _ticket(dice);
        Role role = _registrar(dice);
        bytes32 document = _doc(dice);
        ChangeKind kind = ChangeKind(uint8(_roll(dice, 4)));
        _act(
            dice, role, address(tickets), abi.encodeCall(ITickets.registerChange, (number, kind, document)), document
        );
        _claimOpen(number, ticket);
        _claimConsent(number, role);
    }

    function reportLoss(uint256 wild) external {
        Dice memory dice = _begin(wild);
        (RegisterNumber number, GhostTicket memory ticket) = _ticket(dice);
        Role role = _registrar(dice);
        bytes32 document = _doc(dice);
        bytes memory telling = abi.encodeCall(ITickets.reportLoss, (number, LossCause.Lost, document));
        _act(dice, role, address(tickets), telling, document);

        _claim(!ticket.lost, Law.Loss, "a loss reported twice");
        _claimConsent(number, role);
        uint40 noticeDays = ghost.policyOf(ticket.policy).move.lossNoticeDays;
        (ticket.lost, ticket.lossUntilSeconds) = (true, ghost.nowSeconds() + noticeDays * 1 days);
        ghost.put(number, ticket);
    }

    function withdrawLoss(uint256 wild) external {
        Dice memory dice = _begin(wild);
        (RegisterNumber number, GhostTicket memory ticket) = _lost(dice);
        Role role = _registrar(dice);
        bytes32 document = _doc(dice);
        _act(dice, role, address(tickets), abi.encodeCall(ITickets.withdrawLoss, (number, document)), document);

        _claim(ticket.lost, Law.Loss, "a loss withdrawn that nobody reported");
        _claimConsent(number, role);
        ticket.lost = false;
        ghost.put(number, ticket);
    }

    /// @dev I-10: the number keeps its balance and owners; only the print is another.
    function reissueTicket(uint256 wild) external {
        Dice memory dice = _begin(wild);
        (RegisterNumber number, GhostTicket memory ticket) = _lost(dice);
        Role role = _registrar(dice);
        bytes32 document = _doc(dice);
        Ticket memory before = tickets.ticketOf(number);
        bytes32 owners = keccak256(abi.encode(tickets.ownersOf(number)));
        _act(dice, role, address(tickets), abi.encodeCall(ITickets.reissueTicket, (number, document)), document);

        _claim(ticket.lost && ticket.lossUntilSeconds <= ghost.nowSeconds(), Law.Loss, "reissued before its time");
        _claimConsent(number, role);
        Ticket memory reissued = tickets.ticketOf(number);
        _claim(reissued.printVersion == before.printVersion + 1, Law.I10, "a reissue without a new print");
        (before.printVersion, before.lost) = (reissued.printVersion, false);
        bool same = keccak256(abi.encode(before)) == keccak256(abi.encode(reissued))
            && owners == keccak256(abi.encode(tickets.ownersOf(number)));
        _claim(same, Law.I10, "a reissue that changed the ticket");
        (ticket.lost, ticket.printVersion) = (false, ticket.printVersion + 1);
        ghost.put(number, ticket);
    }

    function cancelTicket(uint256 wild) external {
        Dice memory dice = _begin(wild);
        (RegisterNumber number, GhostTicket memory ticket) = _usedUp(dice);
        bytes32 document = _doc(dice);
        bytes memory cancelling = abi.encodeCall(ITickets.cancelTicket, (number, document));
        _act(dice, Role.Forestry, address(tickets), cancelling, document);

        bool ended = ticket.status == TicketStatus.UsedUp && ticket.amount == 0;
        _claim(ended, Law.I5, "a ticket was cancelled that was not used up");
        _claim(!ghost.isRootFrozen(number), Law.Roots, "a ticket was cancelled under a root freeze");
        ticket.status = TicketStatus.Cancelled;
        ghost.put(number, ticket);
    }

    function passTime(uint256 wild) external {
        Dice memory dice = _begin(wild);
        ghost.pass(uint40(1 + _roll(dice, _roll(dice, 3) == 0 ? 15 days : 1 days)));
    }

    function _claimConsent(RegisterNumber number, Role role) private {
        (bool acting, bool carried) = ghost.consentOf(number, role, MandateAct.Register, false);
        _claim(acting, Law.Persons, "a paper was changed while an owner was frozen or suspended");
        _claim(carried, Law.Consent, "a paper was changed without enough consent");
    }

    function _lost(Dice memory dice) private view returns (RegisterNumber number, GhostTicket memory ticket) {
        (number, ticket) = _ticket(dice);
        for (uint256 i = 0; i < 12 && !ticket.lost; ++i) (number, ticket) = _ticket(dice);
    }

    function _usedUp(Dice memory dice) private view returns (RegisterNumber number, GhostTicket memory ticket) {
        (, uint256 count,) = ghost.counts();
        (number, ticket) = _ticket(dice);
        for (uint256 i = 0; i < count && ticket.status != TicketStatus.UsedUp; ++i) {
            number = ghost.tickets(i);
            ticket = ghost.ticketOf(number);
        }
    }
}
