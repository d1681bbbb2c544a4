// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IReserve} from "../../../contracts/interfaces/IReserve.sol";
import {
    AnnulmentCause,
    Ownership,
    ReversalCause,
    Share,
    TicketStatus
} from "../../../contracts/types/Codes.sol";
import {PersonId, RegisterNumber} from "../../../contracts/types/Identities.sol";
import {Fixture} from "../base/Fixture.sol";
import {Ghost, GhostLot, GhostTicket} from "../base/Ghost.sol";
import {Dice, Handler} from "../base/Handler.sol";
import {Law, Role} from "../base/Laws.sol";
import {vm} from "../base/Vm.sol";

/// @title Lots: issues, removals from the pool, reversals; and the annulment of tickets.
contract LotHandler is Handler {
    struct Annulling {
        bytes32 id;
        RegisterNumber ticket;
        bool open;
    }

    Annulling[] private _annulments;

    constructor(Fixture register, Ghost book) Handler(register, book) {}

    function issueTicket(uint256 wild) external {
        Dice memory dice = _begin(wild);
        (uint256 index, GhostLot memory lot) = _lot(dice);
        uint64 left = lot.certifiedAmount - lot.issuedAmount;
        // A few large tickets would end the play; most issues take up to a quarter.
        uint64 amount = _amount(dice, left > 4 && _roll(dice, 8) != 0 ? left / 4 : left);
        bytes32 document = _doc(dice);
        bytes memory issuing =
            abi.encodeCall(IReserve.issueTicket, (lot.number, lot.ordinal + 1, amount, document));
        bytes memory returned = _act(dice, Role.Forestry, address(reserve), issuing, document);

        uint64 whole = lot.certifiedAmount > lot.deficitAmount ? lot.certifiedAmount - lot.deficitAmount : 0;
        _claim(lot.issuedAmount + amount <= whole, Law.I1, "more was issued than the lot has");
        _claim(lot.missingDeclarations == 0, Law.I3, "an issue without the declarations asked for");
        _claim(!lot.removed, Law.I1, "an issue from a lot that was removed");
        uint16 policy = ghost.policyAt(lot.division, lot.kind, ghost.nowSeconds());
        _claim(policy != 0, Law.I13, "an issue outside the dates of every policy");
        if (policy != 0) _claim(ghost.policyOf(policy).issuance, Law.I13, "an issue where issuance is off");
        GhostTicket memory ticket;
        Share[] memory owners = abi.decode(lot.applicants, (Share[]));
        ticket.lot = lot.number;
        ticket.policy = policy;
        ticket.amount = amount;
        ticket.status = TicketStatus.Live;
        ticket.ownership = owners.length == 1 ? Ownership.Sole : lot.joint ? Ownership.Joint : Ownership.Shares;
        if (owners.length == 1) owners[0].parts = 1;
        ticket.printVersion = 1;
        ticket.owners = abi.encode(owners);
        ticket.wholeParts = _partsOf(owners);
        ticket.sources = abi.encode(new RegisterNumber[](0));
        ghost.enter(abi.decode(returned, (RegisterNumber)), ticket);
        (lot.issuedAmount, lot.ordinal) = (lot.issuedAmount + amount, lot.ordinal + 1);
        ghost.setLot(index, lot);
    }

    function removeLot(uint256 wild) external {
        Dice memory dice = _begin(wild);
        (uint256 index, GhostLot memory lot) = _lot(dice);
        bytes32 document = _doc(dice);
        bytes memory removing = abi.encodeCall(IReserve.removeLot, (lot.number, document));
        _act(dice, Role.Forestry, address(reserve), removing, document);
        _claim(lot.issuedAmount == 0 && !lot.removed, Law.I1, "a lot was removed after its first ticket");
        lot.removed = true;
        ghost.setLot(index, lot);
    }

    function recordReversal(uint256 wild) external {
        Dice memory dice = _begin(wild);
        (uint256 index, GhostLot memory lot) = _lot(dice);
        uint64 left = lot.certifiedAmount - lot.deficitAmount;
        uint64 amount = _amount(dice, left > 16 ? left / 16 : left);
        bytes32 document = _doc(dice);
        bytes memory telling =
            abi.encodeCall(IReserve.recordReversal, (lot.number, ReversalCause.Fire, amount, document));
        _act(dice, Role.Parks, address(reserve), telling, document);
        _claim(amount <= left, Law.I1, "more was lost than the lot had");
        lot.deficitAmount += amount;
        ghost.setLot(index, lot);
    }

    function proposeAnnulment(uint256 wild) external {
        Dice memory dice = _begin(wild);
        (RegisterNumber number,) = _ticket(dice);
        bytes32 document = _doc(dice);
        bytes memory proposing =
            abi.encodeCall(IReserve.proposeAnnulment, (number, AnnulmentCause.Fraud, document));
        bytes memory returned = _act(dice, Role.Forestry, address(reserve), proposing, document);
        _annulments.push(Annulling(abi.decode(returned, (bytes32)), number, true));
    }

    function confirmAnnulment(uint256 wild) external {
        Dice memory dice = _begin(wild);
        Annulling storage annulment = _annulment(dice);
        bytes32 document = _doc(dice);
        // The bureau that proposes never confirms.
        Role role = _roll(dice, 4) == 0 ? Role.Forestry : Role.Ecology;
        bytes memory confirming = abi.encodeCall(IReserve.confirmAnnulment, (annulment.id, document));
        _act(dice, role, address(reserve), confirming, document);

        _claim(role == Role.Ecology && annulment.open, Law.Powers, "an annulment by one bureau alone");
        GhostTicket memory ticket = ghost.ticketOf(annulment.ticket);
        _claim(ticket.status == TicketStatus.Live, Law.I5, "an ended number was annulled");
        _claim(ticket.liens == 0, Law.I4, "an encumbered ticket was annulled");
        _claim(!ghost.isRootFrozen(annulment.ticket), Law.Roots, "a ticket was annulled under a root freeze");
        Share[] memory owners = abi.decode(ticket.owners, (Share[]));
        for (uint256 i = 0; i < owners.length; ++i) {
            uint8 freezes = ghost.personOf(PersonId.wrap(owners[i].person)).freezes;
            _claim(freezes == 0, Law.Persons, "a frozen owner's ticket was annulled");
        }
        annulment.open = false;
        (ticket.annulledAmount, ticket.amount, ticket.status) = (ticket.amount, 0, TicketStatus.Annulled);
        ghost.put(annulment.ticket, ticket);
    }

    function declineAnnulment(uint256 wild) external {
        Dice memory dice = _begin(wild);
        Annulling storage annulment = _annulment(dice);
        bytes32 document = _doc(dice);
        bytes memory declining = abi.encodeCall(IReserve.declineAnnulment, (annulment.id, document));
        _act(dice, Role.Ecology, address(reserve), declining, document);
        _claim(annulment.open, Law.Book, "an annulment declined that was decided");
        annulment.open = false;
    }

    function _annulment(Dice memory dice) private view returns (Annulling storage annulment) {
        vm.assume(_annulments.length != 0);
        annulment = _annulments[_roll(dice, _annulments.length)];
    }
}
