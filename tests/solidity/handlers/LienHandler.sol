// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPledges, PledgeContent} from "../../../contracts/interfaces/IPledges.sol";
import {ITickets} from "../../../contracts/interfaces/ITickets.sol";
import {CoverKind, LienKind, LienStatus, MandateAct} from "../../../contracts/types/Codes.sol";
import {RegisterNumber} from "../../../contracts/types/Identities.sol";
import {Portion} from "../../../contracts/types/Ledger.sol";
import {Fixture} from "../base/Fixture.sol";
import {Ghost, GhostLien, GhostTicket} from "../base/Ghost.sol";
import {Dice, Handler} from "../base/Handler.sol";
import {Law, Role} from "../base/Laws.sol";
import {vm} from "../base/Vm.sol";

/// @title Pledges from their proposal to their release, and how freezes end.
contract LienHandler is Handler {
    struct Proposal {
        bytes content;
        bytes32 owners;
        Role lender;
        bool open;
        bool accepted;
    }

    IPledges private immutable _desk;
    Proposal[] private _proposals;

    constructor(Fixture register, Ghost book) Handler(register, book) {
        _desk = register.pledges();
    }

    function proposePledge(uint256 wild) external {
        Dice memory dice = _begin(wild);
        PledgeContent memory content;
        Role lender = _roll(dice, 2) == 0 ? Role.Bank : Role.OtherBank;
        content.kind = _roll(dice, 2) == 0 ? LienKind.Pledge : LienKind.Mortgage;
        content.lender = _memberOf(lender);
        content.items = _items(dice);
        if (_roll(dice, 2) == 0) content.untilSeconds = uint40(ghost.nowSeconds() + 1 + _roll(dice, 30 days));
        content.documentHash = _doc(dice);
        bytes memory proposing = abi.encodeCall(IPledges.proposePledge, (content));
        _act(dice, Role.Agent, address(_desk), proposing, content.documentHash);

        _claimItems(content);
        _proposals.push(Proposal(abi.encode(content), _ownersOf(content), lender, true, false));
    }

    function acceptPledge(uint256 wild) external {
        Dice memory dice = _begin(wild);
        Proposal storage proposal = _proposal(dice);
        vm.assume(proposal.open);
        PledgeContent memory content = abi.decode(proposal.content, (PledgeContent));
        Role lender = proposal.lender;
        _act(dice, lender, address(_desk), abi.encodeCall(IPledges.acceptPledge, (content)), content.documentHash);

        _claimItems(content);
        _claim(_ownersOf(content) == proposal.owners, Law.Consent, "a pledge of other owners than proposed it");
        for (uint256 i = 0; i < content.items.length; ++i) {
            Portion memory item = content.items[i];
            GhostTicket memory ticket = ghost.ticketOf(item.ticket);
            bool room = ticket.pledgedAmount == 0 || ghost.policyOf(ticket.policy).move.severalPledges;
            _claim(room, Law.Pledges, "a second pledge where the policy has one");
            bytes32 id = keccak256(abi.encode(content.kind, content.lender, item.ticket, content.documentHash));
            ghost.placeLien(
                GhostLien(id, item.ticket, content.kind, lender, item.amount, content.untilSeconds, 0, LienStatus.None)
            );
        }
        (proposal.open, proposal.accepted) = (false, true);
    }

    function declinePledge(uint256 wild) external {
        Dice memory dice = _begin(wild);
        Proposal storage proposal = _proposal(dice);
        vm.assume(proposal.open && _roll(dice, 4) == 0);
        bytes32 document = _doc(dice);
        bytes memory declining = abi.encodeCall(IPledges.declinePledge, (_idOf(proposal), document));
        _act(dice, proposal.lender, address(_desk), declining, document);
        proposal.open = false;
    }

    function withdrawPledge(uint256 wild) external {
        Dice memory dice = _begin(wild);
        Proposal storage proposal = _proposal(dice);
        vm.assume(proposal.open && _roll(dice, 4) == 0);
        bytes32 document = _doc(dice);
        bytes memory withdrawing = abi.encodeCall(IPledges.withdrawPledge, (_idOf(proposal), document));
        _act(dice, Role.Agent, address(_desk), withdrawing, document);
        proposal.open = false;
    }

    function attachCover(uint256 wild) external {
        Dice memory dice = _begin(wild);
        Proposal storage proposal = _proposal(dice);
        vm.assume(proposal.accepted);
        bool insurance = _roll(dice, 2) == 0;
        bytes32 document = _doc(dice);
        bytes memory covering = abi.encodeCall(
            IPledges.attachCover,
            (_idOf(proposal), insurance ? CoverKind.Insurance : CoverKind.Guarantee, 0, document)
        );
        _act(dice, insurance ? Role.Insurer : Role.Guarantor, address(_desk), covering, document);
    }

    function renewLien(uint256 wild) external {
        Dice memory dice = _begin(wild);
        (uint256 index, GhostLien memory lien) = _lien(dice);
        vm.assume(lien.untilSeconds != 0);
        Role role = _ownerOrOther(dice, lien.owner);
        uint40 untilSeconds = uint40(ghost.nowSeconds() + _roll(dice, 60 days));
        bytes32 document = _doc(dice);
        bytes memory renewing = abi.encodeCall(ITickets.renewLien, (lien.id, untilSeconds, document));
        _act(dice, role, address(tickets), renewing, document);

        _claim(role == lien.owner, Law.Liens, "a lien renewed by another than its owner");
        _claim(untilSeconds > lien.untilSeconds, Law.Liens, "a lien renewed to an earlier end");
        ghost.renewLien(index, untilSeconds);
    }

    /// @dev One lien, or all that the owner holds of a ticket.
    function releaseLiens(uint256 wild) external {
        Dice memory dice = _begin(wild);
        (uint256 index, GhostLien memory lien) = _lien(dice);
        Role role = _ownerOrOther(dice, lien.owner);
        bytes32[] memory ids = new bytes32[](1);
        ids[0] = lien.id;
        bytes32 document = _doc(dice);
        _act(dice, role, address(tickets), abi.encodeCall(ITickets.releaseLiens, (ids, document)), document);

        _claim(role == lien.owner, Law.Liens, "a lien released by another than its owner");
        _claim(lien.status == LienStatus.InForce, Law.Liens, "a lien released that had ended");
        ghost.endLien(index, LienStatus.Released);
    }

    function lapseFreeze(uint256 wild) external {
        Dice memory dice = _begin(wild);
        (uint256 index, GhostLien memory lien) = _lien(dice);
        bytes32 document = _doc(dice);
        Role role = _roll(dice, 2) == 0 ? lien.owner : Role.Forestry;
        _act(dice, role, address(tickets), abi.encodeCall(ITickets.lapseFreeze, (lien.id, document)), document);

        bool freeze = lien.kind == LienKind.Freeze || lien.kind == LienKind.RootFreeze;
        bool over = lien.untilSeconds != 0 && lien.untilSeconds <= ghost.nowSeconds();
        _claim(freeze && over && lien.status == LienStatus.InForce, Law.Liens, "a lien lapsed before its end");
        ghost.endLien(index, LienStatus.Lapsed);
    }

    /// @dev Free amounts of one ticket, or of two of one division.
    function _items(Dice memory dice) private view returns (Portion[] memory items) {
        (RegisterNumber first,) = _ticket(dice);
        (RegisterNumber second,) = _ticket(dice);
        bool two = RegisterNumber.unwrap(first) < RegisterNumber.unwrap(second)
            && RegisterNumber.unwrap(first) >> 40 == RegisterNumber.unwrap(second) >> 40;
        items = new Portion[](two ? 2 : 1);
        items[0] = Portion(first, _part(dice, first));
        if (two) items[1] = Portion(second, _part(dice, second));
    }

    /// @dev Small parts, so that several claims find room.
    function _part(Dice memory dice, RegisterNumber number) private view returns (uint64) {
        uint64 free = ghost.freeOf(number);
        return _amount(dice, free > 4 && _roll(dice, 4) != 0 ? free / 4 : free);
    }

    function _claimItems(PledgeContent memory content) private {
        for (uint256 i = 0; i < content.items.length; ++i) {
            _claimHolder(content.items[i].ticket, content.items[i].amount, Role.Agent, MandateAct.Pledge, false);
        }
    }

    function _ownersOf(PledgeContent memory content) private view returns (bytes32 owners) {
        for (uint256 i = 0; i < content.items.length; ++i) {
            owners = keccak256(abi.encode(owners, ghost.ticketOf(content.items[i].ticket).owners));
        }
    }

    function _proposal(Dice memory dice) private view returns (Proposal storage) {
        vm.assume(_proposals.length != 0);
        return _proposals[_roll(dice, _proposals.length)];
    }

    function _idOf(Proposal storage proposal) private view returns (bytes32) {
        return keccak256(proposal.content);
    }

    /// @dev A lien in force if a few draws find one.
    function _lien(Dice memory dice) private view returns (uint256 index, GhostLien memory lien) {
        (,, uint256 count) = ghost.counts();
        vm.assume(count != 0);
        for (uint256 i = 0; i < 4 && lien.status != LienStatus.InForce; ++i) {
            index = _roll(dice, count);
            lien = ghost.lienAt(index);
        }
    }

    function _ownerOrOther(Dice memory dice, Role owner) private pure returns (Role) {
        return _roll(dice, 8) == 0 ? Role(uint8(_roll(dice, 10))) : owner;
    }
}
