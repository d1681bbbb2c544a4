// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IOffsets, OffsetContent} from "../../../contracts/interfaces/IOffsets.sol";
import {Kind, MandateAct, OffsetRule, Purpose, TicketStatus} from "../../../contracts/types/Codes.sol";
import {RegisterNumber} from "../../../contracts/types/Identities.sol";
import {Portion} from "../../../contracts/types/Ledger.sol";
import {Policy} from "../../../contracts/types/PolicyTerms.sol";
import {Fixture} from "../base/Fixture.sol";
import {Ghost, GhostTicket} from "../base/Ghost.sol";
import {Dice, Handler} from "../base/Handler.sol";
import {Law, Role} from "../base/Laws.sol";
import {Terms} from "../base/Terms.sol";
import {vm} from "../base/Vm.sol";
import {CaseHandler, GhostQuota} from "./CaseHandler.sol";

/// @title Offsets from the request to the voucher, and plantings that count as offsets.
contract OffsetHandler is Handler {
    struct Request {
        bytes32 id;
        bytes content;
        bytes32 owners;
        bool open;
    }

    IOffsets private immutable _desk;
    CaseHandler private immutable _cases;
    Request[] private _requests;

    constructor(Fixture register, Ghost book, CaseHandler cases) Handler(register, book) {
        _desk = register.offsets();
        _cases = cases;
    }

    function requestOffset(uint256 wild) external {
        Dice memory dice = _begin(wild);
        OffsetContent memory content = _content(dice);
        bytes32 document = _doc(dice);
        bytes memory requesting = abi.encodeCall(IOffsets.requestOffset, (content, document));
        bytes memory returned = _act(dice, Role.Agent, address(_desk), requesting, document);

        _claimItems(content);
        _claimTerms(content);
        _requests.push(Request(abi.decode(returned, (bytes32)), abi.encode(content), _ownersOf(content), true));
    }

    function grantOffset(uint256 wild) external {
        Dice memory dice = _begin(wild);
        Request storage request = _request(dice);
        OffsetContent memory content = abi.decode(request.content, (OffsetContent));
        bytes32 document = _doc(dice);
        bytes memory granting = abi.encodeCall(IOffsets.grantOffset, (request.id, content, document));
        bytes memory returned = _act(dice, Role.Ecology, address(_desk), granting, document);

        _claim(request.open, Law.I11, "a request was granted twice");
        _claimItems(content);
        _claim(_ownersOf(content) == request.owners, Law.Consent, "an offset of other owners than asked for it");
        bytes32 told = _desk.voucherOf(abi.decode(returned, (RegisterNumber)));
        _claim(told == request.id, Law.I11, "a voucher of another request");
        uint64 sum = 0;
        for (uint256 i = 0; i < content.items.length; ++i) {
            Portion memory item = content.items[i];
            GhostTicket memory ticket = ghost.ticketOf(item.ticket);
            ticket.amount -= item.amount;
            ticket.offsetAmount += item.amount;
            if (ticket.amount == 0) ticket.status = TicketStatus.UsedUp;
            ghost.put(item.ticket, ticket);
            ghost.addVoucher(item.ticket, item.amount);
            sum += item.amount;
        }
        if (content.caseId != 0) {
            _claim(_cases.isOpen(content.caseId), Law.Cases, "a voucher answered a closed case");
            ghost.answer(content.caseId, sum);
        }
        if (content.quotaId != 0) {
            ghost.answer(content.quotaId, sum);
            _claim(_cases.isWithin(content.quotaId), Law.Quotas, "more tickets than the quota takes");
        }
        request.open = false;
    }

    function refuseOffset(uint256 wild) external {
        Dice memory dice = _begin(wild);
        Request storage request = _request(dice);
        vm.assume(_roll(dice, 4) == 0);
        bytes32 document = _doc(dice);
        bytes memory refusing =
            abi.encodeCall(IOffsets.refuseOffset, (request.id, keccak256(request.content), document));
        _act(dice, Role.Ecology, address(_desk), refusing, document);
        _claim(request.open, Law.I11, "a request was refused after its decision");
        request.open = false;
    }

    function withdrawOffset(uint256 wild) external {
        Dice memory dice = _begin(wild);
        Request storage request = _request(dice);
        vm.assume(_roll(dice, 4) == 0);
        Role role = _roll(dice, 4) == 0 ? Role.Bank : Role.Agent;
        bytes32 document = _doc(dice);
        bytes memory withdrawing = abi.encodeCall(IOffsets.withdrawOffset, (request.id, document));
        _act(dice, role, address(_desk), withdrawing, document);
        _claim(request.open && role == Role.Agent, Law.Powers, "a request was withdrawn by another");
        request.open = false;
    }

    function creditPlanting(uint256 wild) external {
        Dice memory dice = _begin(wild);
        uint24 division = Terms.divisionAt(_roll(dice, 5));
        bytes32 document = _doc(dice);
        bytes memory crediting = abi.encodeCall(
            IOffsets.creditPlanting,
            (division, _person(dice).id, Purpose.Event, 2026, uint64(1 + _roll(dice, 900)), 90, "poplar", document)
        );
        _act(dice, Role.Ecology, address(_desk), crediting, document);
        uint16 policy = ghost.policyAt(division, Kind.Carbon, ghost.nowSeconds());
        _claim(policy != 0, Law.I13, "a planting was credited under no policy in force");
    }

    /// @dev Half of the offsets take all that is free, so that tickets come to their end.
    function _content(Dice memory dice) private view returns (OffsetContent memory content) {
        (RegisterNumber first,) = _ticket(dice);
        (RegisterNumber second,) = _ticket(dice);
        bool two = RegisterNumber.unwrap(first) < RegisterNumber.unwrap(second)
            && RegisterNumber.unwrap(first) >> 40 == RegisterNumber.unwrap(second) >> 40;
        content.items = new Portion[](two ? 2 : 1);
        content.items[0] = Portion(first, _part(dice, first));
        if (two) content.items[1] = Portion(second, _part(dice, second));
        uint24 division = uint24(RegisterNumber.unwrap(first) >> 44);
        content.purpose = _roll(dice, 2) == 0 ? Purpose.YearlyEmission : Purpose.Event;
        if (_roll(dice, 16) == 0) content.purpose = Purpose(uint8(_roll(dice, 11)));
        content.beneficiary = _person(dice).id;
        content.year = 2026;
        content.useDivision = _roll(dice, 4) == 0 ? Terms.divisionAt(_roll(dice, 5)) : division;
        if (_roll(dice, 3) != 0) return content;
        if (_roll(dice, 2) == 0) {
            content.caseId = _cases.anyCase(_roll(dice, 99));
            if (content.caseId == 0) return content;
            content.purpose = _roll(dice, 2) == 0 ? Purpose.DamageCase : Purpose.JudicialProtection;
        } else {
            GhostQuota memory quota = _cases.anyQuota(_roll(dice, 99));
            if (quota.id == 0) return content;
            (content.quotaId, content.purpose) = (quota.id, Purpose.ExcessEmission);
            (content.beneficiary, content.year) = (quota.emitter, quota.year);
        }
    }

    function _part(Dice memory dice, RegisterNumber number) private view returns (uint64) {
        uint64 free = ghost.freeOf(number);
        return _roll(dice, 2) == 0 ? free : _amount(dice, free);
    }

    function _claimItems(OffsetContent memory content) private {
        for (uint256 i = 0; i < content.items.length; ++i) {
            _claimHolder(content.items[i].ticket, content.items[i].amount, Role.Agent, MandateAct.Offset, false);
        }
    }

    function _claimTerms(OffsetContent memory content) private {
        for (uint256 i = 0; i < content.items.length; ++i) {
            Portion memory item = content.items[i];
            GhostTicket memory ticket = ghost.ticketOf(item.ticket);
            Policy memory terms = ghost.policyOf(ticket.policy);
            uint24 division = uint24(RegisterNumber.unwrap(item.ticket) >> 44);
            bool inside = !terms.use.useInside || content.useDivision / 100 == division / 100;
            _claim(inside, Law.I8, "a use outside the division");
            bool whole = terms.use.rule != OffsetRule.Whole || item.amount == ticket.amount;
            _claim(whole, Law.I11, "a part of a ticket where the policy takes whole ones");
            bool allowed = terms.use.purposes & Terms.bit(uint8(content.purpose)) != 0;
            _claim(allowed, Law.I11, "a purpose that the policy does not know");
        }
    }

    function _ownersOf(OffsetContent memory content) private view returns (bytes32 owners) {
        for (uint256 i = 0; i < content.items.length; ++i) {
            owners = keccak256(abi.encode(owners, ghost.ticketOf(content.items[i].ticket).owners));
        }
    }

    function _request(Dice memory dice) private view returns (Request storage request) {
        vm.assume(_requests.length != 0);
        request = _requests[_roll(dice, _requests.length)];
        for (uint256 i = 0; i < 4 && !request.open; ++i) request = _requests[_roll(dice, _requests.length)];
    }
}
