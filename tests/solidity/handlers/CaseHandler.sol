// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {CaseContent, ICases} from "../../../contracts/interfaces/ICases.sol";
import {IQuotas, QuotaContent} from "../../../contracts/interfaces/IQuotas.sol";
import {CaseMode, CaseOutcome} from "../../../contracts/types/Codes.sol";
import {PersonId} from "../../../contracts/types/Identities.sol";
import {Fixture} from "../base/Fixture.sol";
import {Ghost} from "../base/Ghost.sol";
import {Dice, Handler} from "../base/Handler.sol";
import {Law, Role} from "../base/Laws.sol";
import {ORDOS, Terms} from "../base/Terms.sol";
import {vm} from "../base/Vm.sol";

/// @notice A damage case as the handlers' book has it.
struct GhostCase {
    bytes32 id;
    CaseMode mode;
    CaseOutcome outcome;
    bool published;
    uint16 subscriptions;
}

/// @notice An emitter's quota as the handlers' book has it.
struct GhostQuota {
    bytes32 id;
    PersonId emitter;
    uint16 year;
    bool ticketsFirst;
    uint64 obligation;
    uint64 ticketGrams;
    uint64 byOthers;
}

/// @title Damage cases and emitters' quotas.
contract CaseHandler is Handler {
    ICases private immutable _desk;
    IQuotas private immutable _quotaDesk;
    GhostCase[] private _cases;
    GhostQuota[] private _quotas;

    constructor(Fixture register, Ghost book) Handler(register, book) {
        _desk = register.cases();
        _quotaDesk = register.quotas();
    }

    function openCase(uint256 wild) external {
        Dice memory dice = _begin(wild);
        CaseContent memory content;
        content.division = Terms.divisionAt(_roll(dice, 5));
        content.kind = Terms.kindOf(content.division);
        content.caseHash = _doc(dice);
        content.liable = _person(dice).id;
        content.mode = CaseMode(uint8(1 + _roll(dice, 2)));
        content.assessedValueFen = uint64(1 + _roll(dice, 1e6));
        bytes32 document = _doc(dice);
        bytes memory opening = abi.encodeCall(ICases.openCase, (content, document));
        bytes memory returned = _act(dice, Role.Procuratorate, address(_desk), opening, document);
        uint16 policy = ghost.policyAt(content.division, content.kind, ghost.nowSeconds());
        bool known = policy != 0
            && ghost.policyOf(policy).use.caseModes & Terms.bit(uint8(content.mode)) != 0;
        _claim(known, Law.Cases, "a case of a mode that no policy in force knows");
        _cases.push(GhostCase(abi.decode(returned, (bytes32)), content.mode, CaseOutcome.None, false, 0));
    }

    function assessCase(uint256 wild) external {
        Dice memory dice = _begin(wild);
        GhostCase storage damage = _case(dice);
        bytes32 document = _doc(dice);
        uint64 amount = uint64(1 + _roll(dice, 1e6));
        _asOpener(
            dice,
            damage,
            abi.encodeCall(ICases.assessCase, (damage.id, _person(dice).id, 0, amount, document)),
            document
        );
    }

    function subscribeCase(uint256 wild) external {
        Dice memory dice = _begin(wild);
        GhostCase storage damage = _case(dice);
        bytes32 document = _doc(dice);
        PersonId buyer = _person(dice).id;
        bool inMoney = _roll(dice, 2) == 0;
        uint64 quantity = uint64(1 + _roll(dice, 1e6));
        bytes memory subscribing = abi.encodeCall(
            ICases.subscribeCase, (damage.id, buyer, inMoney ? quantity : 0, inMoney ? 0 : quantity, 0, document)
        );
        Role role = _roll(dice, 2) == 0 ? Role.Agent : Role.Procuratorate;
        _act(dice, role, address(_desk), subscribing, document);
        _claim(damage.outcome == CaseOutcome.None, Law.Cases, "a closed case was subscribed");
        if (role == Role.Agent) _claim(ghost.mayAct(buyer), Law.Persons, "a frozen or suspended buyer subscribed");
        ++damage.subscriptions;
    }

    function recordLeniency(uint256 wild) external {
        Dice memory dice = _begin(wild);
        GhostCase storage damage = _case(dice);
        bytes32 document = _doc(dice);
        uint16 ordinal = uint16(1 + _roll(dice, damage.subscriptions + 1));
        _asOpener(dice, damage, abi.encodeCall(ICases.recordLeniency, (damage.id, ordinal, document)), document);
        _claim(damage.mode == CaseMode.Voluntary, Law.Cases, "leniency for what was ordered");
        _claim(ordinal <= damage.subscriptions, Law.Cases, "leniency for what nobody undertook");
    }

    function publishCase(uint256 wild) external {
        Dice memory dice = _begin(wild);
        GhostCase storage damage = _case(dice);
        bytes32 document = _doc(dice);
        bool published = !damage.published;
        _asOpener(dice, damage, abi.encodeCall(ICases.publishCase, (damage.id, published, document)), document);
        damage.published = published;
    }

    function closeCase(uint256 wild) external {
        Dice memory dice = _begin(wild);
        GhostCase storage damage = _case(dice);
        vm.assume(_roll(dice, 3) == 0);
        CaseOutcome outcome = CaseOutcome(uint8(1 + _roll(dice, 3)));
        bytes32 document = _doc(dice);
        _asOpener(dice, damage, abi.encodeCall(ICases.closeCase, (damage.id, outcome, document)), document);
        bool stands = outcome != CaseOutcome.Fulfilled || ghost.answeredOf(damage.id) != 0;
        _claim(stands, Law.Cases, "a case fulfilled without a voucher");
        damage.outcome = outcome;
    }

    function setQuota(uint256 wild) external {
        Dice memory dice = _begin(wild);
        QuotaContent memory content;
        content.division = ORDOS;
        content.emitter = PersonId.wrap(uint64(1 + _roll(dice, 3)));
        content.year = uint16(2025 + _roll(dice, 2));
        (content.class, content.grade) = (1, 1);
        content.power = _roll(dice, 3) == 0;
        content.baselineGrams = uint64(_roll(dice, 1_000_000));
        content.emissionGrams = uint64(_roll(dice, 2_000_000));
        uint64 obligation =
            content.emissionGrams > content.baselineGrams ? content.emissionGrams - content.baselineGrams : 0;
        content.ticketGrams = obligation == 0 ? 0 : uint64(_roll(dice, obligation + 1));
        bytes32 document = _doc(dice);
        bytes memory setting = abi.encodeCall(IQuotas.setQuota, (content, document));
        bytes memory returned = _act(dice, Role.Government, address(_quotaDesk), setting, document);

        uint256 place = _placeOf(abi.decode(returned, (bytes32)), content);
        GhostQuota storage quota = _quotas[place];
        (quota.obligation, quota.ticketGrams) = (obligation, content.ticketGrams);
        quota.ticketsFirst = !content.power;
        _claimQuota(quota);
    }

    function meetOtherwise(uint256 wild) external {
        Dice memory dice = _begin(wild);
        vm.assume(_quotas.length != 0);
        GhostQuota storage quota = _quotas[_roll(dice, _quotas.length)];
        uint64 amount = _amount(dice, quota.obligation - ghost.answeredOf(quota.id) - quota.byOthers);
        bytes32 document = _doc(dice);
        bytes memory meeting = abi.encodeCall(IQuotas.meetOtherwise, (quota.id, amount, document));
        _act(dice, Role.Government, address(_quotaDesk), meeting, document);
        bool turn = !quota.ticketsFirst || ghost.answeredOf(quota.id) >= quota.ticketGrams;
        _claim(turn, Law.Quotas, "other means before the tickets");
        quota.byOthers += amount;
        _claimQuota(quota);
    }

    function isOpen(bytes32 id) external view returns (bool) {
        for (uint256 i = 0; i < _cases.length; ++i) {
            if (_cases[i].id == id) return _cases[i].outcome == CaseOutcome.None;
        }
        return false;
    }

    /// @notice Whether vouchers and other means stay within a quota, each within its own part.
    function isWithin(bytes32 id) external view returns (bool) {
        for (uint256 i = 0; i < _quotas.length; ++i) {
            if (_quotas[i].id == id) return _isWithin(_quotas[i]) && ghost.answeredOf(id) <= _quotas[i].ticketGrams;
        }
        return false;
    }

    function anyCase(uint256 wild) external view returns (bytes32) {
        return _cases.length == 0 ? bytes32(0) : _cases[wild % _cases.length].id;
    }

    function anyQuota(uint256 wild) external view returns (GhostQuota memory quota) {
        if (_quotas.length != 0) quota = _quotas[wild % _quotas.length];
    }

    function cases() external view returns (GhostCase[] memory) {
        return _cases;
    }

    function quotas() external view returns (GhostQuota[] memory) {
        return _quotas;
    }

    function _asOpener(Dice memory dice, GhostCase storage damage, bytes memory callData, bytes32 document) private {
        Role role = _roll(dice, 8) == 0 ? Role.Court : Role.Procuratorate;
        _act(dice, role, address(_desk), callData, document);
        _claim(role == Role.Procuratorate, Law.Powers, "a case was led by another than its opener");
        // Its publication may end after its closing (O-46).
        bool open = damage.outcome == CaseOutcome.None || bytes4(callData) == ICases.publishCase.selector;
        _claim(open, Law.Cases, "a closed case was changed");
    }

    function _claimQuota(GhostQuota storage quota) private {
        _claim(_isWithin(quota), Law.Quotas, "more than the obligation was answered");
    }

    function _isWithin(GhostQuota storage quota) private view returns (bool) {
        uint64 answered = ghost.answeredOf(quota.id) + quota.byOthers;
        return answered <= quota.obligation && quota.ticketGrams <= quota.obligation;
    }

    function _placeOf(bytes32 id, QuotaContent memory content) private returns (uint256) {
        for (uint256 i = 0; i < _quotas.length; ++i) {
            if (_quotas[i].id == id) return i;
        }
        _quotas.push(GhostQuota(id, content.emitter, content.year, false, 0, 0, 0));
        return _quotas.length - 1;
    }

    function _case(Dice memory dice) private view returns (GhostCase storage damage) {
        vm.assume(_cases.length != 0);
        damage = _cases[_roll(dice, _cases.length)];
    }
}
