// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IRulings} from "../../../contracts/interfaces/IRulings.sol";
import {LienKind, LienStatus, Ownership, Share, TicketStatus} from "../../../contracts/types/Codes.sol";
import {PersonId, RegisterNumber} from "../../../contracts/types/Identities.sol";
import {Passage} from "../../../contracts/types/Ledger.sol";
import {Fixture} from "../base/Fixture.sol";
import {Ghost, GhostLien, GhostTicket} from "../base/Ghost.sol";
import {Dice, Handler} from "../base/Handler.sol";
import {Law, Role} from "../base/Laws.sol";
import {vm} from "../base/Vm.sol";
import {PersonHandler} from "./PersonHandler.sol";

/// @title What courts do: freezes of tickets and roots, transfers by ruling and the enforcing of pledges.
contract RulingHandler is Handler {
    IRulings private immutable _desk;
    PersonHandler private immutable _people;

    constructor(Fixture register, Ghost book, PersonHandler people) Handler(register, book) {
        _desk = register.rulings();
        _people = people;
    }

    function freezeTicket(uint256 wild) external {
        Dice memory dice = _begin(wild);
        (RegisterNumber number, GhostTicket memory ticket) = _ticket(dice);
        uint64 amount = _amount(dice, _roll(dice, 2) == 0 ? ticket.amount : ticket.amount / 4);
        Role court = _court(dice);
        uint40 untilSeconds = uint40(ghost.nowSeconds() + 1 + _roll(dice, 20 days));
        bytes32 document = _doc(dice);
        bytes memory freezing = abi.encodeCall(IRulings.freezeTicket, (number, amount, untilSeconds, document));
        bytes memory returned = _act(dice, court, address(_desk), freezing, document);

        _claim(ticket.status == TicketStatus.Live, Law.I5, "an ended number was frozen");
        _claim(amount <= ticket.amount, Law.Freezes, "more was frozen than the ticket has");
        _place(abi.decode(returned, (bytes32)), number, LienKind.Freeze, court, amount, untilSeconds);
    }

    function freezeRootTicket(uint256 wild) external {
        Dice memory dice = _begin(wild);
        (RegisterNumber number,) = _ticket(dice);
        // It stops all play with a root and what came from it, so it must be rare beside its release.
        vm.assume(_roll(dice, 4) == 0);
        Role court = _court(dice);
        uint40 untilSeconds = uint40(ghost.nowSeconds() + 1 + _roll(dice, 3 days));
        bytes32 document = _doc(dice);
        bytes memory freezing = abi.encodeCall(IRulings.freezeRootTicket, (number, untilSeconds, document));
        bytes memory returned = _act(dice, court, address(_desk), freezing, document);

        RegisterNumber parent = ghost.ticketOf(number).parent;
        _claim(RegisterNumber.unwrap(parent) == 0, Law.Roots, "a root freeze on what is no root");
        _place(abi.decode(returned, (bytes32)), number, LienKind.RootFreeze, court, 0, untilSeconds);
    }

    function transferByRuling(uint256 wild) external {
        Dice memory dice = _begin(wild);
        (RegisterNumber number, GhostTicket memory ticket) = _ticket(dice);
        Role court = _court(dice);
        Passage memory passage = _passage(dice, number, ticket, court);
        uint64 most = _movable(number, ticket, court, passage.own);
        uint64 amount = _amount(dice, most);
        PersonId to = _person(dice).id;
        bytes32 document = _doc(dice);
        bytes memory moving = abi.encodeCall(IRulings.transferByRuling, (number, to, amount, passage, document));
        _act(dice, court, address(_desk), moving, document);

        _claim(amount <= most, Law.Rulings, "a ruling moved what others had frozen before");
        _claimPassed(number, ticket, court);
        _claimReceiver(number, ticket, to);
        _releaseOwn(passage);
        _give(ghost.ticketOf(number), number, to, amount);
    }

    function enforcePledge(uint256 wild) external {
        Dice memory dice = _begin(wild);
        (uint256 index, GhostLien memory lien) = _pledge(dice);
        GhostTicket memory ticket = ghost.ticketOf(lien.ticket);
        Role court = _court(dice);
        Passage memory passage = _passage(dice, lien.ticket, ticket, court);
        PersonId to = _person(dice).id;
        bytes32 document = _doc(dice);
        bytes memory enforcing = abi.encodeCall(IRulings.enforcePledge, (lien.id, to, passage, document));
        _act(dice, court, address(_desk), enforcing, document);

        bool pledge = lien.kind == LienKind.Pledge || lien.kind == LienKind.Mortgage;
        _claim(pledge && lien.status == LienStatus.InForce, Law.Liens, "what is no pledge in force was enforced");
        _claimPassed(lien.ticket, ticket, court);
        _claimReceiver(lien.ticket, ticket, to);
        ghost.endLien(index, LienStatus.Enforced);
        ticket = ghost.ticketOf(lien.ticket);
        _carve(ticket, lien.ticket, to, lien.amount);
    }

    /// @dev What the court may move by these freezes of its own: nothing that is pledged, nor what was frozen before
    /// them. Of what is left, either what they reach, or what no later freeze of another reaches.
    function _movable(RegisterNumber number, GhostTicket memory ticket, Role court, bytes32[] memory ids)
        private
        view
        returns (uint64)
    {
        (uint64 own, uint64 before, uint64 later) = _frozen(number, court, ids);
        uint64 held = ticket.pledgedAmount + before;
        uint64 left = ticket.amount > held ? ticket.amount - held : 0;
        uint64 reached = own < left ? own : left;
        uint64 rest = left > later ? left - later : 0;
        return reached > rest ? reached : rest;
    }

    function _frozen(RegisterNumber number, Role court, bytes32[] memory ids)
        private
        view
        returns (uint64 own, uint64 before, uint64 later)
    {
        (,, uint256 count) = ghost.counts();
        uint8 top = 0;
        for (uint256 i = 0; i < count; ++i) {
            GhostLien memory lien = ghost.lienAt(i);
            if (!_isFreezeOn(lien, number) || lien.owner != court || !_isIn(ids, lien.id)) continue;
            own += lien.amount;
            if (lien.rank > top) top = lien.rank;
        }
        for (uint256 i = 0; i < count; ++i) {
            GhostLien memory lien = ghost.lienAt(i);
            if (!_isFreezeOn(lien, number) || (lien.owner == court && _isIn(ids, lien.id))) continue;
            if (lien.owner != court && top != 0 && lien.rank > top) later += lien.amount;
            else before += lien.amount;
        }
    }

    function _isIn(bytes32[] memory ids, bytes32 id) private pure returns (bool) {
        for (uint256 i = 0; i < ids.length; ++i) {
            if (ids[i] == id) return true;
        }
        return false;
    }

    /// @dev All freezes by which a court may pass, sorted; rarely one is left out, or a foreign one is put in.
    function _passage(Dice memory dice, RegisterNumber number, GhostTicket memory, Role court)
        private
        view
        returns (Passage memory passage)
    {
        (,, uint256 count) = ghost.counts();
        bytes32[] memory own = new bytes32[](count);
        bytes32[] memory later = new bytes32[](count);
        uint256[2] memory sizes;
        bool wildly = _roll(dice, 8) == 0;
        uint8 top = _topOwn(number, court);
        for (uint256 i = 0; i < count; ++i) {
            GhostLien memory lien = ghost.lienAt(i);
            if (lien.status != LienStatus.InForce) continue;
            bool mine = lien.owner == court;
            if (wildly && _roll(dice, 4) == 0) mine = !mine;
            bool on = _isFreezeOn(lien, number);
            bool over = lien.kind == LienKind.RootFreeze && _descends(number, lien.ticket);
            if ((on || over) && mine) own[sizes[0]++] = lien.id;
            else if (on && top != 0 && (lien.rank > top || wildly)) later[sizes[1]++] = lien.id;
        }
        passage.own = _sorted(own, sizes[0]);
        passage.later = _sorted(later, sizes[1]);
        Share[] memory owners = abi.decode(ghost.ticketOf(number).owners, (Share[]));
        bytes32[] memory frozen = _people.freezesOf(owners, court);
        passage.persons = _sorted(frozen, frozen.length);
    }

    function _topOwn(RegisterNumber number, Role court) private view returns (uint8 top) {
        (,, uint256 count) = ghost.counts();
        for (uint256 i = 0; i < count; ++i) {
            GhostLien memory lien = ghost.lienAt(i);
            if (_isFreezeOn(lien, number) && lien.owner == court && lien.rank > top) top = lien.rank;
        }
    }

    function _isFreezeOn(GhostLien memory lien, RegisterNumber number) private pure returns (bool) {
        return lien.status == LienStatus.InForce && lien.kind == LienKind.Freeze && lien.ticket == number;
    }

    /// @dev Whether one number came from another, or is it.
    function _descends(RegisterNumber number, RegisterNumber from) private view returns (bool) {
        if (number == from) return true;
        RegisterNumber[] memory sources = abi.decode(ghost.ticketOf(number).sources, (RegisterNumber[]));
        for (uint256 i = 0; i < sources.length; ++i) {
            if (_descends(sources[i], from)) return true;
        }
        return false;
    }

    /// @dev A ruling passes its own court's root and person freezes only.
    function _claimPassed(RegisterNumber number, GhostTicket memory ticket, Role court) private {
        _claim(ticket.status == TicketStatus.Live, Law.I5, "a ruling moved an ended number");
        (,, uint256 count) = ghost.counts();
        for (uint256 i = 0; i < count; ++i) {
            GhostLien memory lien = ghost.lienAt(i);
            bool foreign = lien.kind == LienKind.RootFreeze && lien.status == LienStatus.InForce && lien.owner != court;
            if (foreign) _claim(!_descends(number, lien.ticket), Law.Rulings, "a ruling passed another's root freeze");
        }
        Share[] memory owners = abi.decode(ticket.owners, (Share[]));
        uint256 frozen = 0;
        for (uint256 i = 0; i < owners.length; ++i) frozen += ghost.personOf(PersonId.wrap(owners[i].person)).freezes;
        bool mine = frozen == _people.freezesOf(owners, court).length;
        _claim(mine, Law.Rulings, "a ruling passed another's freeze of a person");
    }

    function _releaseOwn(Passage memory passage) private {
        (,, uint256 count) = ghost.counts();
        for (uint256 i = 0; i < passage.own.length; ++i) {
            for (uint256 j = 0; j < count; ++j) {
                GhostLien memory lien = ghost.lienAt(j);
                bool released = lien.id == passage.own[i] && lien.kind == LienKind.Freeze;
                if (released) ghost.endLien(j, LienStatus.Released);
            }
        }
    }

    /// @dev All that is left and unencumbered keeps its number; else the part gets one.
    function _give(GhostTicket memory ticket, RegisterNumber number, PersonId to, uint64 amount) private {
        if (amount != ticket.amount || ticket.liens != 0) return _carve(ticket, number, to, amount);
        (ticket.ownership, ticket.wholeParts, ticket.owners) = (Ownership.Sole, 1, _sole(to));
        ghost.put(number, ticket);
    }

    function _carve(GhostTicket memory ticket, RegisterNumber number, PersonId to, uint64 amount) private {
        GhostTicket memory child = _childOf(number, ticket, amount);
        (child.ownership, child.wholeParts, child.owners) = (Ownership.Sole, 1, _sole(to));
        ticket.amount -= amount;
        if (ticket.amount == 0) ticket.status = TicketStatus.Split;
        ghost.put(number, ticket);
        ghost.enter(_told, child);
    }

    function _place(
        bytes32 id,
        RegisterNumber number,
        LienKind kind,
        Role court,
        uint64 amount,
        uint40 untilSeconds
    ) private {
        ghost.placeLien(GhostLien(id, number, kind, court, amount, untilSeconds, 0, LienStatus.None));
    }

    function _pledge(Dice memory dice) private view returns (uint256 index, GhostLien memory lien) {
        (,, uint256 count) = ghost.counts();
        vm.assume(count != 0);
        for (uint256 i = 0; i < 8; ++i) {
            index = _roll(dice, count);
            lien = ghost.lienAt(index);
            bool pledge = lien.kind == LienKind.Pledge || lien.kind == LienKind.Mortgage;
            if (pledge && lien.status == LienStatus.InForce) break;
        }
    }

    function _sole(PersonId person) private pure returns (bytes memory) {
        Share[] memory owners = new Share[](1);
        owners[0] = Share(PersonId.unwrap(person), 1);
        return abi.encode(owners);
    }

    function _court(Dice memory dice) private pure returns (Role) {
        return _roll(dice, 2) == 0 ? Role.Court : Role.OtherCourt;
    }

    function _sorted(bytes32[] memory list, uint256 size) private pure returns (bytes32[] memory sorted) {
        sorted = new bytes32[](size);
        for (uint256 i = 0; i < size; ++i) {
            uint256 place = i;
            for (; place != 0 && sorted[place - 1] > list[i]; --place) sorted[place] = sorted[place - 1];
            sorted[place] = list[i];
        }
    }
}
