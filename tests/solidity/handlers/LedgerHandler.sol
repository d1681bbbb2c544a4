// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IOffsets, OffsetContent} from "../../../contracts/interfaces/IOffsets.sol";
import {IPledges, PledgeContent} from "../../../contracts/interfaces/IPledges.sol";
import {IReserve} from "../../../contracts/interfaces/IReserve.sol";
import {IRulings} from "../../../contracts/interfaces/IRulings.sol";
import {ITickets} from "../../../contracts/interfaces/ITickets.sol";
import {LienKind, Purpose, Share, TransferCause} from "../../../contracts/types/Codes.sol";
import {MemberId, PersonId, RegisterNumber} from "../../../contracts/types/Identities.sol";
import {Portion} from "../../../contracts/types/Ledger.sol";
import {Fixture} from "../base/Fixture.sol";
import {Ghost, GhostLien, GhostTicket} from "../base/Ghost.sol";
import {Handler} from "../base/Handler.sol";
import {vm} from "../base/Vm.sol";

/// @title A ticket's life as the fuzzer plays it: issue, split, transfer, pledge, freeze, offset, cancel.
contract LedgerHandler is Handler {
    /// @notice A pledge that was proposed and not yet decided, with what the lender must say again.
    struct Proposal {
        bytes32 document;
        RegisterNumber ticket;
        LienKind kind;
        MemberId lender;
        address lenderKey;
        uint64 amount;
        bool decided;
    }

    Proposal[] private _proposals;

    constructor(Fixture register, Ghost book) Handler(register, book) {}

    function issueTicket(uint256 lotSeed, uint256 amountSeed) external {
        (uint256 lotCount,,) = ghost.counts();
        RegisterNumber lot = ghost.lots(lotSeed % lotCount);
        uint64 remaining = fixture.reserve().applicationOf(lot).certifiedAmount - uint64(ghost.issuedOf(lot));
        // A few large tickets would end the play; most issues take up to a tenth.
        uint64 amount = _amount(amountSeed, remaining > 10 ? remaining / 10 : remaining);
        bytes memory issuing =
            abi.encodeCall(IReserve.issueTicket, (lot, ghost.ordinalOf(lot) + 1, amount, fixture.freshPaper()));
        bytes memory returned = _act(_forestry(), address(fixture.reserve()), issuing);
        ghost.issue(lot, abi.decode(returned, (RegisterNumber)), amount);
    }

    function transferPart(uint256 ticketSeed, uint256 personSeed, uint256 amountSeed) external {
        RegisterNumber ticket = _ticket(ticketSeed);
        uint64 amount = _amount(amountSeed, ghost.freeOf(ticket));
        bytes memory moving = abi.encodeCall(
            ITickets.transferPart, (ticket, _person(personSeed), amount, TransferCause.Sale, fixture.freshPaper())
        );
        bytes memory returned = _act(_forestry(), address(fixture.tickets()), moving);
        ghost.split(ticket, abi.decode(returned, (RegisterNumber)), amount);
    }

    function transferTicket(uint256 ticketSeed, uint256 personSeed) external {
        Share[] memory owners = new Share[](1);
        owners[0] = Share({person: PersonId.unwrap(_person(personSeed)), parts: 1});
        bytes memory moving = abi.encodeCall(
            ITickets.transferTicket,
            (_ticket(ticketSeed), owners, false, TransferCause.Gift, fixture.freshPaper())
        );
        _act(_forestry(), address(fixture.tickets()), moving);
    }

    function proposePledge(uint256 ticketSeed, uint256 lenderSeed, uint256 amountSeed) external {
        RegisterNumber ticket = _ticket(ticketSeed);
        uint64 amount = _amount(amountSeed, ghost.freeOf(ticket));
        (MemberId lender, address lenderKey) = lenderSeed % 2 == 0 ? fixture.bank() : fixture.otherBank();
        LienKind kind = lenderSeed % 4 < 2 ? LienKind.Pledge : LienKind.Mortgage;
        PledgeContent memory content =
            PledgeContent(kind, lender, _portions(ticket, amount), 0, fixture.freshPaper());
        (, address agent) = fixture.agent();
        _act(agent, address(fixture.pledges()), abi.encodeCall(IPledges.proposePledge, (content)));
        _proposals.push(Proposal(content.documentHash, ticket, kind, lender, lenderKey, amount, false));
    }

    function acceptPledge(uint256 proposalSeed) external {
        Proposal storage proposal = _proposal(proposalSeed);
        (LienKind kind, MemberId lender, RegisterNumber ticket) = (proposal.kind, proposal.lender, proposal.ticket);
        PledgeContent memory content =
            PledgeContent(kind, lender, _portions(ticket, proposal.amount), 0, proposal.document);
        _act(proposal.lenderKey, address(fixture.pledges()), abi.encodeCall(IPledges.acceptPledge, (content)));
        proposal.decided = true;
        bytes32 id = fixture.tickets().lienIdOf(kind, lender, ticket, proposal.document);
        ghost.placeLien(id, ticket, kind, proposal.lenderKey, proposal.amount);
    }

    function freezeTicket(uint256 ticketSeed, uint256 courtSeed, uint256 amountSeed) external {
        RegisterNumber ticket = _ticket(ticketSeed);
        GhostTicket memory held = ghost.ticketOf(ticket);
        uint64 unfrozen = held.frozenAmount < held.amount ? held.amount - held.frozenAmount : 0;
        // A court freezes pledged amounts too; most orders take up to a quarter, so that play goes on.
        uint64 amount = _amount(amountSeed, unfrozen > 4 ? unfrozen / 4 : unfrozen);
        bytes memory freezing = abi.encodeCall(
            IRulings.freezeTicket, (ticket, amount, fixture.FAR_SECONDS(), fixture.freshPaper())
        );
        bytes memory returned = _act(_court(courtSeed), address(fixture.rulings()), freezing);
        ghost.placeLien(abi.decode(returned, (bytes32)), ticket, LienKind.Freeze, _court(courtSeed), amount);
    }

    function freezeRootTicket(uint256 ticketSeed, uint256 courtSeed) external {
        // It stops all play with a root and what was split from it, so it must be rare beside its release.
        vm.assume(ticketSeed % 8 == 0);
        RegisterNumber root = ghost.ticketOf(_ticket(ticketSeed)).root;
        bytes memory freezing =
            abi.encodeCall(IRulings.freezeRootTicket, (root, fixture.FAR_SECONDS(), fixture.freshPaper()));
        bytes memory returned = _act(_court(courtSeed), address(fixture.rulings()), freezing);
        ghost.placeLien(abi.decode(returned, (bytes32)), root, LienKind.RootFreeze, _court(courtSeed), 0);
    }

    function releaseLien(uint256 lienSeed) external {
        (,, uint256 count) = ghost.counts();
        vm.assume(count != 0);
        uint256 index = lienSeed % count;
        GhostLien memory lien = ghost.lienAt(index);
        bytes32[] memory ids = new bytes32[](1);
        ids[0] = lien.id;
        bytes memory releasing = abi.encodeCall(ITickets.releaseLiens, (ids, fixture.freshPaper()));
        _act(lien.ownerKey, address(fixture.tickets()), releasing);
        ghost.releaseLien(index);
    }

    function offset(uint256 ticketSeed, uint256 amountSeed) external {
        RegisterNumber ticket = _ticket(ticketSeed);
        uint64 free = ghost.freeOf(ticket);
        // Half of the offsets take all that is free, so that tickets come to their end.
        uint64 amount = amountSeed % 2 == 0 ? free : _amount(amountSeed, free);
        OffsetContent memory content;
        content.items = _portions(ticket, amount);
        content.purpose = Purpose.YearlyEmission;
        content.beneficiary = fixture.owner();
        content.year = 2026;
        content.useDivision = fixture.YINING();
        IOffsets desk = fixture.offsets();
        (, address agent) = fixture.agent();
        bytes memory returned =
            _act(agent, address(desk), abi.encodeCall(IOffsets.requestOffset, (content, fixture.freshPaper())));
        bytes memory granting = abi.encodeCall(
            IOffsets.grantOffset,
            (abi.decode(returned, (bytes32)), content, fixture.freshPaper())
        );
        (, address ecology) = fixture.ecology();
        _act(ecology, address(desk), granting);
        ghost.offset(ticket, amount);
    }

    function cancelTicket(uint256 ticketSeed) external {
        RegisterNumber ticket = _usedUpFrom(ticketSeed);
        _act(
            _forestry(),
            address(fixture.tickets()),
            abi.encodeCall(ITickets.cancelTicket, (ticket, fixture.freshPaper()))
        );
        ghost.cancel(ticket);
    }

    /// @dev The first used-up ticket at or after a place in the book; where there is none, the ticket of that place,
    /// which the ledger must refuse to cancel.
    function _usedUpFrom(uint256 wild) private view returns (RegisterNumber) {
        (, uint256 count,) = ghost.counts();
        RegisterNumber first = _ticket(wild);
        for (uint256 i = 0; i < count; ++i) {
            RegisterNumber ticket = ghost.tickets((wild % count + i) % count);
            GhostTicket memory held = ghost.ticketOf(ticket);
            if (held.amount == 0 && !held.cancelled) return ticket;
        }
        return first;
    }

    function _portions(RegisterNumber ticket, uint64 amount) private pure returns (Portion[] memory portions) {
        portions = new Portion[](1);
        portions[0] = Portion(ticket, amount);
    }

    function _proposal(uint256 wild) private view returns (Proposal storage proposal) {
        vm.assume(_proposals.length != 0);
        proposal = _proposals[wild % _proposals.length];
        vm.assume(!proposal.decided);
    }

    function _person(uint256 wild) private view returns (PersonId) {
        if (wild % 3 == 0) return fixture.owner();
        return wild % 3 == 1 ? fixture.buyer() : fixture.partner();
    }

    function _court(uint256 wild) private view returns (address key) {
        (, key) = wild % 2 == 0 ? fixture.court() : fixture.otherCourt();
    }

    function _forestry() private view returns (address key) {
        (, key) = fixture.forestry();
    }
}
