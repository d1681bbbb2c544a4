// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IConsortium} from "../../../contracts/interfaces/IConsortium.sol";
import {ICases} from "../../../contracts/interfaces/ICases.sol";
import {IPolicies} from "../../../contracts/interfaces/IPolicies.sol";
import {IQuotas} from "../../../contracts/interfaces/IQuotas.sol";
import {ITickets} from "../../../contracts/interfaces/ITickets.sol";
import {AnnulmentCause, Desk, Kind, LienKind, MemberKind, Office, Share} from "../../../contracts/types/Codes.sol";
import {MemberId, PersonId, RegisterNumber} from "../../../contracts/types/Identities.sol";
import {Issuance, Passage} from "../../../contracts/types/Ledger.sol";
import {Policy} from "../../../contracts/types/PolicyTerms.sol";
import {Fixture} from "../base/Fixture.sol";
import {Ghost} from "../base/Ghost.sol";
import {Dice, Handler} from "../base/Handler.sol";
import {Law, Role} from "../base/Laws.sol";
import {Terms, YINING} from "../base/Terms.sol";
import {vm} from "../base/Vm.sol";

/// @title The council: every act of it step by step and at once, pause and resume; and what desks alone may do.
contract CouncilHandler is Handler {
    struct Act {
        bytes callData;
        address target;
        bytes32 document;
        bytes32 id;
        uint8 approvals;
        uint8 approved;
        uint40 readySeconds;
        bool enacted;
    }

    Act[] private _acts;
    address[] private _keys;
    address private _revoked;

    constructor(Fixture register, Ghost book) Handler(register, book) {}

    function proposeAct(uint256 wild) external {
        Dice memory dice = _begin(wild);
        bytes32 document = _doc(dice);
        bytes memory setting = abi.encodeCall(IConsortium.setDesk, (Desk.Complaints, _deskOf(Desk.Complaints)));
        Act memory act;
        (act.callData, act.target, act.document) = (setting, address(consortium), document);
        uint8 seat = uint8(_roll(dice, 4));
        bytes memory proposing = abi.encodeCall(IConsortium.proposeAct, (act.target, setting, document));
        bytes memory returned = _act(dice, Role(seat), address(consortium), proposing, document);
        _claim(seat < 3, Law.Council, "who has no seat proposed");
        act.id = abi.decode(returned, (bytes32));
        (act.approvals, act.approved) = (1, uint8(1) << seat);
        _acts.push(act);
    }

    function approveAct(uint256 wild) external {
        Dice memory dice = _begin(wild);
        Act storage act = _pending(dice);
        uint8 seat = uint8(_roll(dice, 4));
        _act(dice, Role(seat), address(consortium), abi.encodeCall(IConsortium.approveAct, (act.id)), act.id);
        bool fresh = act.approved & (uint8(1) << seat) == 0 && !act.enacted;
        _claim(fresh && seat < 3, Law.Council, "an approval twice or without a seat");
        act.approved |= uint8(1) << seat;
        if (++act.approvals == 2) act.readySeconds = ghost.nowSeconds() + 1 hours;
    }

    function enactAct(uint256 wild) external {
        Dice memory dice = _begin(wild);
        Act storage act = _pending(dice);
        bytes memory enacting = abi.encodeCall(IConsortium.enactAct, (act.target, act.callData, act.document));
        vm.prank(fixture.keyOf(Role(uint8(_roll(dice, 3)))));
        (bool done, bytes memory returned) = address(consortium).call(enacting);
        if (!done) _refuse(returned);
        bool ready = act.approvals >= 2 && act.readySeconds <= ghost.nowSeconds() && !act.enacted;
        _claim(ready, Law.Council, "an act without its approvals or its delay");
        act.enacted = true;
    }

    function pause(uint256 wild) external {
        Dice memory dice = _begin(wild);
        vm.assume(_roll(dice, 4) == 0);
        bytes32 document = _doc(dice);
        bytes memory pausing = abi.encodeCall(IConsortium.pause, (document));
        _act(dice, Role(uint8(_roll(dice, 3))), address(consortium), pausing, document);
        ghost.setPaused(true);
    }

    function resume(uint256 wild) external {
        Dice memory dice = _begin(wild);
        vm.assume(ghost.paused());
        _enact(dice, address(consortium), abi.encodeCall(IConsortium.resume, (_doc(dice))));
        ghost.setPaused(false);
    }

    function admitMember(uint256 wild) external {
        Dice memory dice = _begin(wild);
        vm.assume(ghost.members() < 20);
        string memory name = string(abi.encodePacked("newcomer ", _doc(dice)));
        _enact(
            dice,
            address(consortium),
            abi.encodeCall(IConsortium.admitMember, (MemberKind.ServiceBody, name, _doc(dice)))
        );
        ghost.addMember();
    }

    /// @dev A member that is suspended does nothing; it is restored at once, since the others need it.
    function setMemberStanding(uint256 wild) external {
        Dice memory dice = _begin(wild);
        Role role = Role(uint8(3 + _roll(dice, 12)));
        _enact(dice, address(consortium), _standing(dice, role, false));
        bytes memory pausing = abi.encodeCall(IConsortium.pause, (_doc(dice)));
        _claim(!_try(fixture.keyOf(role), address(consortium), pausing), Law.Council, "a suspended member paused");
        _claim(!_isSigner(fixture.keyOf(role)), Law.Powers, "a suspended member signs");
        _enact(dice, address(consortium), _standing(dice, role, true));
    }

    function addKey(uint256 wild) external {
        Dice memory dice = _begin(wild);
        vm.assume(_keys.length < 8);
        address key = address(uint160(uint256(_doc(dice))));
        _enact(
            dice, address(consortium), abi.encodeCall(IConsortium.addKey, (_memberOf(Role.Guarantor), key, _doc(dice)))
        );
        _keys.push(key);
    }

    function revokeKey(uint256 wild) external {
        Dice memory dice = _begin(wild);
        vm.assume(_keys.length != 0);
        address key = _keys[_keys.length - 1];
        _enact(
            dice,
            address(consortium),
            abi.encodeCall(IConsortium.revokeKey, (_memberOf(Role.Guarantor), key, _doc(dice)))
        );
        _claim(!_isSigner(key), Law.Powers, "a revoked key signs");
        _revoked = key;
        _keys.pop();
    }

    function setOffices(uint256 wild) external {
        Dice memory dice = _begin(wild);
        MemberId member = _memberOf(Role.Insurer);
        uint24 division = Terms.divisionAt(_roll(dice, 5));
        uint32 offices = Terms.bit(uint8(Office.Cover)) | Terms.bit(uint8(Office.Trade));
        _enact(
            dice,
            address(consortium),
            abi.encodeCall(IConsortium.setOffices, (member, division, offices, _doc(dice)))
        );
        _claim(consortium.officesOf(member, division) == offices, Law.Council, "offices other than set");
    }

    function setDesk(uint256 wild) external {
        Dice memory dice = _begin(wild);
        Desk desk = Desk(uint8(1 + _roll(dice, 9)));
        _enact(dice, address(consortium), abi.encodeCall(IConsortium.setDesk, (desk, _deskOf(desk))));
    }

    /// @dev The same three seats in a new term, in which no old act may be enacted.
    function setCouncil(uint256 wild) external {
        Dice memory dice = _begin(wild);
        MemberId[] memory seats = new MemberId[](3);
        for (uint8 i = 0; i < 3; ++i) seats[i] = _memberOf(Role(i));
        _enact(dice, address(consortium), abi.encodeCall(IConsortium.setCouncil, (seats, 2, 1 hours)));
        delete _acts;
    }

    /// @dev A new version for Yining, whose first one ends: sometimes it comes late, or lets nothing be issued.
    function publishPolicy(uint256 wild) external {
        Dice memory dice = _begin(wild);
        vm.assume(ghost.policyCount() < 10);
        Policy memory terms = Terms.termsOf(YINING);
        terms.validFromSeconds = uint40(ghost.nowSeconds() + 2 hours + _roll(dice, 6 days));
        terms.validUntilSeconds = uint40(terms.validFromSeconds + 1 + _roll(dice, 60 days));
        terms.issuance = _roll(dice, 4) != 0;
        terms.move.consentOfAll = _roll(dice, 2) == 0;
        terms.documentHash = _doc(dice);
        for (uint16 i = 6; i <= ghost.policyCount(); ++i) {
            vm.assume(ghost.policyOf(i).validFromSeconds <= terms.validFromSeconds);
        }
        address policies = address(fixture.policies());
        _enact(dice, policies, abi.encodeCall(IPolicies.publishPolicy, (terms)));
        ghost.addPolicy(terms);
    }

    function publishCalendar(uint256 wild) external {
        Dice memory dice = _begin(wild);
        uint256[2] memory days_ = [type(uint256).max >> 20, _roll(dice, 1 << 109)];
        uint16 year = uint16(2025 + _roll(dice, 3));
        IPolicies policies = fixture.policies();
        _enact(dice, address(policies), abi.encodeCall(IPolicies.publishCalendar, (year, days_, _doc(dice))));
        uint256[2] memory told = policies.calendarOf(year);
        _claim(told[0] == days_[0] && told[1] == days_[1], Law.Council, "a calendar other than published");
    }

    /// @dev Founding is over: not even the founder founds. What the council does, it alone does.
    function foundAfterClosing(uint256 wild) external {
        Dice memory dice = _begin(wild);
        bytes memory admitting = abi.encodeCall(IConsortium.admitMember, (MemberKind.Bank, "late", _doc(dice)));
        bytes memory founding = abi.encodeCall(IConsortium.found, (address(consortium), admitting));
        address key = _roll(dice, 2) == 0 ? address(fixture) : fixture.keyOf(Role(uint8(_roll(dice, 15))));
        _claim(!_try(key, address(consortium), founding), Law.Council, "founded after the closing");
        bytes memory closing = abi.encodeCall(IConsortium.closeFounding, ());
        _claim(!_try(key, address(consortium), closing), Law.Council, "founding was closed twice");
        _claim(!_try(key, address(consortium), admitting), Law.Council, "admitted without the council");
        bytes memory publishing = abi.encodeCall(IPolicies.publishPolicy, (Terms.termsOf(YINING)));
        bool published = _try(key, address(fixture.policies()), publishing);
        _claim(!published, Law.Council, "published without the council");
        bytes memory resuming = abi.encodeCall(IConsortium.resume, (_doc(dice)));
        _claim(!_try(key, address(consortium), resuming), Law.Council, "resumed without the council");
    }

    /// @dev What the ledger does for its desks it does for nobody else, whoever the member and whatever the ticket.
    function callDeskCommand(uint256 wild) external {
        Dice memory dice = _begin(wild);
        (RegisterNumber number,) = _ticket(dice);
        Role role = Role(uint8(_roll(dice, 15)));
        (address target, bytes memory callData) = _deskCommand(dice, number, _memberOf(role));
        address key = _roll(dice, 8) == 0 ? _revoked : fixture.keyOf(role);
        _claim(!_try(key, target, callData), Law.Powers, "a desk's command by who is no desk");
    }

    function _deskCommand(Dice memory dice, RegisterNumber number, MemberId member)
        private
        view
        returns (address target, bytes memory callData)
    {
        Passage memory passage;
        PersonId to = _person(dice).id;
        bytes32 document = _doc(dice);
        uint40 end = ghost.nowSeconds() + 9;
        uint256 sort = _roll(dice, 10);
        target = address(tickets);
        if (sort == 0) {
            Share[] memory owners = new Share[](1);
            owners[0] = Share(PersonId.unwrap(to), 1);
            RegisterNumber lot = ghost.ticketOf(number).lot;
            uint16 terms = type(uint16).max;
            Issuance memory issuance = Issuance(
                lot, Kind.Carbon, fixture.policies().requireInForce(Terms.divisionAt(0), Kind.Carbon), terms, 1, false,
                owners, member, document
            );
            return (target, abi.encodeCall(ITickets.issue, (issuance)));
        }
        if (sort == 1) {
            callData = abi.encodeCall(ITickets.placePledge, (number, LienKind.Pledge, member, 1, 0, document));
        }
        if (sort == 2) {
            callData = abi.encodeCall(ITickets.placeFreeze, (number, LienKind.Freeze, member, 1, end, document));
        }
        if (sort == 3) callData = abi.encodeCall(ITickets.enforceLien, (document, to, passage, member, document));
        if (sort == 4) callData = abi.encodeCall(ITickets.moveByRuling, (number, to, 1, passage, member, document));
        if (sort == 5) callData = abi.encodeCall(ITickets.offset, (number, 1, number, member));
        if (sort == 6) callData = abi.encodeCall(ITickets.annul, (number, AnnulmentCause.Error, member, document));
        if (sort == 7) {
            (target, callData) = (address(persons), abi.encodeCall(persons.disqualify, (to, member, document)));
        }
        if (sort == 8) {
            (target, callData) =
                (_deskOf(Desk.Cases), abi.encodeCall(ICases.answer, (document, Kind.Carbon, number, 1)));
        }
        if (sort == 9) {
            (target, callData) =
                (_deskOf(Desk.Quotas), abi.encodeCall(IQuotas.answer, (document, to, 2026, number, 1)));
        }
    }

    /// @dev Two seats propose and approve, the delay passes, and the act is done.
    function _enact(Dice memory dice, address target, bytes memory callData) private {
        bytes32 document = _doc(dice);
        uint8 first = uint8(_roll(dice, 3));
        bytes memory proposing = abi.encodeCall(IConsortium.proposeAct, (target, callData, document));
        bytes memory returned = _act(dice, Role(first), address(consortium), proposing, document);
        bytes32 id = abi.decode(returned, (bytes32));
        bytes memory enacting = abi.encodeCall(IConsortium.enactAct, (target, callData, document));
        address key = fixture.keyOf(Role(first));
        _claim(!_try(key, address(consortium), enacting), Law.Council, "an act by one seat alone");
        _act(
            dice, Role((first + 1) % 3), address(consortium), abi.encodeCall(IConsortium.approveAct, (id)), id
        );
        _claim(!_try(key, address(consortium), enacting), Law.Council, "an act before its delay");
        ghost.pass(1 hours);
        vm.warp(ghost.nowSeconds());
        vm.prank(key);
        (bool done, bytes memory refusal) = address(consortium).call(enacting);
        if (!done) _refuse(refusal);
        _claim(!_try(key, address(consortium), enacting), Law.Council, "an act was enacted twice");
    }

    function _standing(Dice memory dice, Role role, bool active) private pure returns (bytes memory) {
        return abi.encodeCall(IConsortium.setMemberStanding, (_memberOf(role), active, _doc(dice)));
    }

    function _isSigner(address key) private view returns (bool) {
        try consortium.memberOf(key) {
            return true;
        } catch {
            return false;
        }
    }

    function _deskOf(Desk desk) private view returns (address) {
        return consortium.deskOf(desk);
    }

    function _pending(Dice memory dice) private view returns (Act storage act) {
        vm.assume(_acts.length != 0);
        act = _acts[_roll(dice, _acts.length)];
        for (uint256 i = 0; i < 4 && act.enacted; ++i) act = _acts[_roll(dice, _acts.length)];
    }

    function _isCouncils() internal pure override returns (bool) {
        return true;
    }
}
