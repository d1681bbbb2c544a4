// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPersons} from "../../../contracts/interfaces/IPersons.sol";
import {FreezeStatus, PersonKind, PersonStanding, Share} from "../../../contracts/types/Codes.sol";
import {PersonId} from "../../../contracts/types/Identities.sol";
import {Fixture} from "../base/Fixture.sol";
import {Ghost, GhostPerson} from "../base/Ghost.sol";
import {Dice, Handler} from "../base/Handler.sol";
import {Law, Role} from "../base/Laws.sol";
import {FAR_SECONDS, Terms} from "../base/Terms.sol";
import {vm} from "../base/Vm.sol";

/// @notice The freeze of a person as the handlers' book has it.
struct GhostFreeze {
    bytes32 id;
    PersonId person;
    Role court;
    uint40 untilSeconds;
    FreezeStatus status;
}

/// @title Persons: their registration, keys, names, standing, mandates and freezes.
contract PersonHandler is Handler {
    GhostFreeze[] private _freezes;
    uint32 private immutable _allActs;

    constructor(Fixture register, Ghost book) Handler(register, book) {
        _allActs = register.ALL_ACTS();
    }

    function registerPerson(uint256 wild) external {
        Dice memory dice = _begin(wild);
        uint24 division = Terms.divisionAt(_roll(dice, 5));
        PersonKind kind = PersonKind(uint8(1 + _roll(dice, uint8(type(PersonKind).max))));
        PersonId next = PersonId.wrap(uint64(ghost.personCount() + 1));
        vm.assume(PersonId.unwrap(next) < 13);
        bytes32 document = _doc(dice);
        bytes32 commitment = _doc(dice);
        bytes memory registering = abi.encodeCall(
            IPersons.registerPerson, (division, kind, commitment, vm.addr(personKeyOf(next)), document)
        );
        bytes memory returned = _act(dice, Role.County, address(persons), registering, document);

        _claim(abi.decode(returned, (PersonId)) == next, Law.Book, "persons are not counted one by one");
        ghost.addPerson(next, division, kind);
    }

    function setPersonKey(uint256 wild) external {
        Dice memory dice = _begin(wild);
        PersonId person = _person(dice).id;
        bytes32 document = _doc(dice);
        address key = vm.addr(personKeyOf(person));
        bytes memory setting = abi.encodeCall(IPersons.setPersonKey, (person, key, document));
        _act(dice, Role.County, address(persons), setting, document);
    }

    function changeIdentity(uint256 wild) external {
        Dice memory dice = _begin(wild);
        bytes32 document = _doc(dice);
        bytes memory changing = abi.encodeCall(IPersons.changeIdentity, (_person(dice).id, _doc(dice), document));
        _act(dice, Role.County, address(persons), changing, document);
    }

    function setStanding(uint256 wild) external {
        Dice memory dice = _begin(wild);
        GhostPerson memory person = _person(dice);
        // Mostly back to active, so that not all persons stand still.
        PersonStanding standing = PersonStanding.Active;
        if (_roll(dice, 4) == 0) standing = PersonStanding(uint8(2 + _roll(dice, 2)));
        bytes32 document = _doc(dice);
        bytes memory setting = abi.encodeCall(IPersons.setStanding, (person.id, standing, document));
        _act(dice, Role.Parks, address(persons), setting, document);
        person.standing = standing;
        ghost.setPerson(person);
    }

    function recordMandate(uint256 wild) external {
        Dice memory dice = _begin(wild);
        (PersonId person, Role role, uint32 acts, uint40 untilSeconds) = _mandate(dice);
        bytes32 document = _doc(dice);
        bytes memory giving =
            abi.encodeCall(IPersons.recordMandate, (person, _memberOf(role), acts, untilSeconds, document));
        Role recorder = _roll(dice, 4) == 0 ? Role.Forestry : Role.County;
        _act(dice, recorder, address(persons), giving, document);
        _claim(recorder != role, Law.Powers, "a member recorded a mandate for itself");
        ghost.setMandate(person, role, acts, untilSeconds);
    }

    /// @dev Signed by the person, and sometimes by another.
    function giveMandate(uint256 wild) external {
        Dice memory dice = _begin(wild);
        (PersonId person, Role role, uint32 acts, uint40 untilSeconds) = _mandate(dice);
        bytes32 document = _doc(dice);
        PersonId signer = _roll(dice, 8) == 0 ? _person(dice).id : person;
        bytes memory signature = _sign(signer, abi.encode(person, _memberOf(role), acts, untilSeconds, document));
        bytes memory giving = abi.encodeCall(
            IPersons.giveMandate, (person, _memberOf(role), acts, untilSeconds, document, signature)
        );
        _act(dice, role, address(persons), giving, document);
        _claim(signer == person, Law.Powers, "a mandate signed by another");
        ghost.setMandate(person, role, acts, untilSeconds);
    }

    function withdrawMandate(uint256 wild) external {
        Dice memory dice = _begin(wild);
        vm.assume(_roll(dice, 4) == 0);
        PersonId person = _person(dice).id;
        Role role = _roll(dice, 2) == 0 ? Role.Agent : Role.Forestry;
        bytes32 document = _doc(dice);
        bytes memory withdrawing = abi.encodeCall(IPersons.withdrawMandate, (person, _memberOf(role), document));
        _act(dice, Role.County, address(persons), withdrawing, document);
        ghost.setMandate(person, role, 0, 0);
    }

    function freezePerson(uint256 wild) external {
        Dice memory dice = _begin(wild);
        vm.assume(_roll(dice, 3) == 0);
        GhostPerson memory person = _person(dice);
        Role court = _roll(dice, 2) == 0 ? Role.Court : Role.OtherCourt;
        uint40 untilSeconds = uint40(ghost.nowSeconds() + 1 + _roll(dice, 3 days));
        bytes32 document = _doc(dice);
        bytes memory freezing = abi.encodeCall(IPersons.freezePerson, (person.id, untilSeconds, document));
        bytes memory returned = _act(dice, court, address(persons), freezing, document);

        bytes32 id = abi.decode(returned, (bytes32));
        _freezes.push(GhostFreeze(id, person.id, court, untilSeconds, FreezeStatus.InForce));
        ++person.freezes;
        ghost.setPerson(person);
    }

    function renewPersonFreeze(uint256 wild) external {
        Dice memory dice = _begin(wild);
        GhostFreeze storage freeze = _freeze(dice);
        Role court = _roll(dice, 4) == 0 ? Role.Court : freeze.court;
        uint40 untilSeconds = uint40(ghost.nowSeconds() + _roll(dice, 5 days));
        bytes32 document = _doc(dice);
        bytes memory renewing = abi.encodeCall(IPersons.renewPersonFreeze, (freeze.id, untilSeconds, document));
        _act(dice, court, address(persons), renewing, document);
        _claim(court == freeze.court, Law.Liens, "a person's freeze renewed by another court");
        _claim(untilSeconds > freeze.untilSeconds, Law.Liens, "a person's freeze renewed to an earlier end");
        freeze.untilSeconds = untilSeconds;
    }

    function releasePersonFreeze(uint256 wild) external {
        Dice memory dice = _begin(wild);
        GhostFreeze storage freeze = _freeze(dice);
        Role court = _roll(dice, 4) == 0 ? Role.Court : freeze.court;
        bytes32 document = _doc(dice);
        bytes memory releasing = abi.encodeCall(IPersons.releasePersonFreeze, (freeze.id, document));
        _act(dice, court, address(persons), releasing, document);
        _claim(court == freeze.court, Law.Liens, "a person's freeze released by another court");
        _end(freeze, FreezeStatus.Released);
    }

    function lapsePersonFreeze(uint256 wild) external {
        Dice memory dice = _begin(wild);
        GhostFreeze storage freeze = _freeze(dice);
        bytes32 document = _doc(dice);
        Role role = _roll(dice, 2) == 0 ? freeze.court : Role.County;
        bytes memory lapsing = abi.encodeCall(IPersons.lapsePersonFreeze, (freeze.id, document));
        _act(dice, role, address(persons), lapsing, document);
        _claim(freeze.untilSeconds <= ghost.nowSeconds(), Law.Liens, "a person's freeze lapsed before its end");
        _end(freeze, FreezeStatus.Lapsed);
    }

    /// @notice A court's freezes in force of any of these owners.
    function freezesOf(Share[] calldata owners, Role court) external view returns (bytes32[] memory ids) {
        bytes32[] memory found = new bytes32[](_freezes.length);
        uint256 size = 0;
        for (uint256 i = 0; i < _freezes.length; ++i) {
            GhostFreeze storage freeze = _freezes[i];
            if (freeze.status != FreezeStatus.InForce || freeze.court != court) continue;
            for (uint256 j = 0; j < owners.length; ++j) {
                if (owners[j].person == PersonId.unwrap(freeze.person)) found[size++] = freeze.id;
            }
        }
        ids = new bytes32[](size);
        for (uint256 i = 0; i < size; ++i) ids[i] = found[i];
    }

    function freezes() external view returns (GhostFreeze[] memory) {
        return _freezes;
    }

    function _end(GhostFreeze storage freeze, FreezeStatus status) private {
        _claim(freeze.status == FreezeStatus.InForce, Law.Liens, "a person's freeze ended twice");
        freeze.status = status;
        GhostPerson memory person = ghost.personOf(freeze.person);
        --person.freezes;
        ghost.setPerson(person);
    }

    function _freeze(Dice memory dice) private view returns (GhostFreeze storage freeze) {
        vm.assume(_freezes.length != 0);
        freeze = _freezes[_roll(dice, _freezes.length)];
        for (uint256 i = 0; i < 4 && freeze.status != FreezeStatus.InForce; ++i) {
            freeze = _freezes[_roll(dice, _freezes.length)];
        }
    }

    /// @dev Mostly for all acts and long, so that there is something to act with.
    function _mandate(Dice memory dice)
        private
        view
        returns (PersonId person, Role role, uint32 acts, uint40 untilSeconds)
    {
        person = _person(dice).id;
        role = _roll(dice, 2) == 0 ? Role.Agent : Role.Forestry;
        bool narrow = _roll(dice, 6) == 0;
        acts = narrow ? uint32(_roll(dice, _allActs + 1)) & _allActs : _allActs;
        untilSeconds = narrow ? uint40(ghost.nowSeconds() + _roll(dice, 9 days)) : FAR_SECONDS;
    }

    function _sign(PersonId signer, bytes memory mandate) private view returns (bytes memory) {
        bytes32 typeHash =
            keccak256("Mandate(uint64 person,uint32 member,uint32 acts,uint40 untilSeconds,bytes32 documentHash)");
        bytes32 structHash = keccak256(bytes.concat(typeHash, mandate));
        bytes32 digest = keccak256(abi.encodePacked(bytes2(0x1901), persons.domainSeparator(), structHash));
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(personKeyOf(signer), digest);
        return abi.encodePacked(r, s, v);
    }
}
