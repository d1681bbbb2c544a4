// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ITickets} from "../../../contracts/interfaces/ITickets.sol";
import {MandateAct, Ownership, Share, TicketStatus, TransferCause} from "../../../contracts/types/Codes.sol";
import {PersonId, RegisterNumber} from "../../../contracts/types/Identities.sol";
import {Fixture} from "../base/Fixture.sol";
import {Ghost, GhostTicket} from "../base/Ghost.sol";
import {Dice, Handler} from "../base/Handler.sol";
import {Law, Role} from "../base/Laws.sol";
import {Terms} from "../base/Terms.sol";
import {vm} from "../base/Vm.sol";

/// @title What holders do with their tickets: transfers, shares, splits and merges.
contract TicketHandler is Handler {
    constructor(Fixture register, Ghost book) Handler(register, book) {}

    function transferPart(uint256 wild) external {
        Dice memory dice = _begin(wild);
        (RegisterNumber number, GhostTicket memory ticket) = _ticket(dice);
        PersonId to = _person(dice).id;
        uint64 amount = _amount(dice, ghost.freeOf(number));
        TransferCause cause = _cause(dice);
        Role role = _registrar(dice);
        bytes32 document = _doc(dice);
        bytes memory moving = abi.encodeCall(ITickets.transferPart, (number, to, amount, cause, document));
        bytes memory returned = _act(dice, role, address(tickets), moving, document);

        _claimHolder(number, amount, role, MandateAct.Transfer, false);
        _claimReceiver(number, ticket, to);
        _claimCause(ticket, cause);
        GhostTicket memory child = _childOf(number, ticket, amount);
        Share[] memory owners = new Share[](1);
        owners[0] = Share(PersonId.unwrap(to), 1);
        (child.ownership, child.wholeParts, child.owners) = (Ownership.Sole, 1, abi.encode(owners));
        ticket.amount -= amount;
        ghost.put(number, ticket);
        ghost.enter(abi.decode(returned, (RegisterNumber)), child);
    }

    function transferTicket(uint256 wild) external {
        Dice memory dice = _begin(wild);
        (RegisterNumber number, GhostTicket memory ticket) = _ticket(dice);
        Share[] memory owners = _owners(dice);
        bool joint = _roll(dice, 3) == 0;
        TransferCause cause = _cause(dice);
        Role role = _registrar(dice);
        bytes32 document = _doc(dice);
        bytes memory moving = abi.encodeCall(ITickets.transferTicket, (number, owners, joint, cause, document));
        _act(dice, role, address(tickets), moving, document);

        _claimHolder(number, 0, role, MandateAct.Transfer, false);
        for (uint256 i = 0; i < owners.length; ++i) _claimReceiver(number, ticket, PersonId.wrap(owners[i].person));
        _claimCause(ticket, cause);
        _own(ticket, owners, joint);
        ghost.put(number, ticket);
    }

    function transferShare(uint256 wild) external {
        Dice memory dice = _begin(wild);
        (RegisterNumber number, GhostTicket memory ticket) = _shared(dice);
        Share[] memory owners = abi.decode(ticket.owners, (Share[]));
        uint256 giver = _roll(dice, owners.length);
        uint64 to = PersonId.unwrap(_person(dice).id);
        uint32 parts = uint32(_amount(dice, owners[giver].parts));
        TransferCause cause = _cause(dice);
        Role role = _registrar(dice);
        bytes32 document = _doc(dice);
        PersonId from = PersonId.wrap(owners[giver].person);
        bytes memory moving = abi.encodeCall(
            ITickets.transferShare, (number, from, PersonId.wrap(to), parts, cause, document)
        );
        _act(dice, role, address(tickets), moving, document);

        _claim(ticket.liens == 0, Law.I4, "a share of an encumbered ticket moved");
        _claimOpen(number, ticket);
        (bool acting,) = ghost.consentOf(number, role, MandateAct.Transfer, false);
        _claim(acting, Law.Persons, "a share moved while an owner was frozen or suspended");
        _claim(ghost.isGiven(from, role, MandateAct.Transfer), Law.Consent, "a share moved without its owner");
        _claim(parts <= owners[giver].parts, Law.I6, "more than a share moved");
        _claimReceiver(number, ticket, PersonId.wrap(to));
        _claimCause(ticket, cause);
        owners = _moved(owners, giver, to, parts);
        // Of several owners the sum of the parts is left as it was: the walk must find it so.
        if (owners.length == 1) _own(ticket, owners, false);
        else ticket.owners = abi.encode(owners);
        ghost.put(number, ticket);
    }

    function splitTicket(uint256 wild) external {
        Dice memory dice = _begin(wild);
        (RegisterNumber number, GhostTicket memory ticket) = _ticket(dice);
        uint64[] memory amounts = new uint64[](2 + _roll(dice, 3));
        uint64 left = ticket.amount;
        for (uint256 i = 0; i + 1 < amounts.length; ++i) {
            amounts[i] = left < 2 ? left : uint64(1 + _roll(dice, left / 2));
            left -= amounts[i];
        }
        amounts[amounts.length - 1] = _roll(dice, 16) == 0 ? left + 1 : left;
        Role role = _registrar(dice);
        bytes32 document = _doc(dice);
        bytes memory splitting = abi.encodeCall(ITickets.splitTicket, (number, amounts, document));
        bytes memory returned = _act(dice, role, address(tickets), splitting, document);

        _claimHolder(number, 0, role, MandateAct.Register, false);
        RegisterNumber[] memory children = abi.decode(returned, (RegisterNumber[]));
        uint64 sum = 0;
        for (uint256 i = 0; i < amounts.length; ++i) {
            sum += amounts[i];
            _claim(amounts[i] != 0, Law.I7, "a child of nothing");
            ghost.enter(children[i], _childOf(number, ticket, amounts[i]));
        }
        _claim(sum == ticket.amount, Law.I7, "children that do not cover their parent");
        (ticket.amount, ticket.status) = (0, TicketStatus.Split);
        ghost.put(number, ticket);
    }

    function mergeTickets(uint256 wild) external {
        Dice memory dice = _begin(wild);
        (, GhostTicket memory ticket) = _ticket(dice);
        RegisterNumber[] memory merged = _likes(dice, ticket);
        vm.assume(merged.length > 1);
        // A wild draw may be of tickets that are alike to each other and not to the one that it began with.
        ticket = ghost.ticketOf(merged[0]);
        Role role = _registrar(dice);
        bytes32 document = _doc(dice);
        bytes memory merging = abi.encodeCall(ITickets.mergeTickets, (merged, document));
        bytes memory returned = _act(dice, role, address(tickets), merging, document);

        uint64 sum = 0;
        for (uint256 i = 0; i < merged.length; ++i) {
            GhostTicket memory part = ghost.ticketOf(merged[i]);
            _claimHolder(merged[i], 0, role, MandateAct.Register, false);
            _claim(part.lot == ticket.lot && part.policy == ticket.policy, Law.I7, "a merge of two lots or policies");
            bool alike = part.ownership == ticket.ownership && keccak256(part.owners) == keccak256(ticket.owners);
            _claim(alike, Law.Consent, "a merge of tickets of different owners");
            sum += part.amount;
            (part.amount, part.status) = (0, TicketStatus.Merged);
            ghost.put(merged[i], part);
        }
        GhostTicket memory whole = _childOf(RegisterNumber.wrap(0), ticket, sum);
        (whole.sources, whole.merged) = (abi.encode(merged), true);
        ghost.enter(abi.decode(returned, (RegisterNumber)), whole);
    }

    function changeOwnership(uint256 wild) external {
        Dice memory dice = _begin(wild);
        (RegisterNumber number, GhostTicket memory ticket) = _shared(dice);
        Share[] memory owners = abi.decode(ticket.owners, (Share[]));
        for (uint256 i = 0; i < owners.length; ++i) owners[i].parts = uint32(1 + _roll(dice, 100));
        bool joint = _roll(dice, 2) == 0;
        Role role = _roll(dice, 2) == 0 ? Role.Forestry : Role.County;
        bytes32 document = _doc(dice);
        bytes memory changing = abi.encodeCall(ITickets.changeOwnership, (number, owners, joint, document));
        _act(dice, role, address(tickets), changing, document);

        _claimHolder(number, 0, role, MandateAct.Register, true);
        _own(ticket, owners, joint);
        ghost.put(number, ticket);
    }


    /// @dev Live tickets with the same lot and owners, and rarely any other; ascending, as numbers of a lot are found.
    function _likes(Dice memory dice, GhostTicket memory ticket) private view returns (RegisterNumber[] memory likes) {
        (, uint256 count,) = ghost.counts();
        bool wildly = _roll(dice, 16) == 0;
        RegisterNumber[] memory found = new RegisterNumber[](4);
        uint256 size = 0;
        for (uint256 i = 0; i < count && size < 4; ++i) {
            GhostTicket memory other = ghost.ticketOf(ghost.tickets(i));
            bool alike = other.status == TicketStatus.Live && other.lot == ticket.lot && other.policy == ticket.policy
                && other.ownership == ticket.ownership && keccak256(other.owners) == keccak256(ticket.owners);
            if (alike || (wildly && _roll(dice, 4) == 0)) found[size++] = ghost.tickets(i);
        }
        likes = new RegisterNumber[](size);
        for (uint256 i = 0; i < size; ++i) likes[i] = found[i];
    }

    function _shared(Dice memory dice) private view returns (RegisterNumber number, GhostTicket memory ticket) {
        for (uint256 i = 0; i < 8; ++i) {
            (number, ticket) = _ticket(dice);
            if (ticket.ownership != Ownership.Sole && ticket.status == TicketStatus.Live) return (number, ticket);
        }
    }

    function _own(GhostTicket memory ticket, Share[] memory owners, bool joint) private pure {
        ticket.ownership = owners.length == 1 ? Ownership.Sole : joint ? Ownership.Joint : Ownership.Shares;
        // A sole owner is kept without parts: it has the one that there is.
        if (owners.length == 1) owners[0].parts = 1;
        ticket.owners = abi.encode(owners);
        ticket.wholeParts = _partsOf(owners);
    }

    function _moved(Share[] memory owners, uint256 giver, uint64 to, uint32 parts)
        private
        pure
        returns (Share[] memory moved)
    {
        Share[] memory list = new Share[](owners.length + 1);
        uint256 size = 0;
        bool known = false;
        for (uint256 i = 0; i < owners.length; ++i) {
            Share memory share = owners[i];
            if (i == giver) share.parts -= parts;
            if (share.person == to) (share.parts, known) = (share.parts + parts, true);
            if (share.parts != 0) list[size++] = share;
        }
        if (!known) list[size++] = Share(to, parts);
        moved = new Share[](size);
        for (uint256 i = 0; i < size; ++i) moved[i] = list[i];
    }

    function _cause(Dice memory dice) private pure returns (TransferCause) {
        if (_roll(dice, 8) == 0) return TransferCause(uint8(_roll(dice, uint256(uint8(type(TransferCause).max)) + 1)));
        return TransferCause(uint8(1 + _roll(dice, 2)));
    }

    function _claimCause(GhostTicket memory ticket, TransferCause cause) private {
        bool allowed = ghost.policyOf(ticket.policy).move.causes & Terms.bit(uint8(cause)) != 0;
        _claim(allowed && cause != TransferCause.Ruling, Law.Consent, "a cause that the policy does not know");
    }
}
