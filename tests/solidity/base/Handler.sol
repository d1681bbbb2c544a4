// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IConsortium} from "../../../contracts/interfaces/IConsortium.sol";
import {IPersons} from "../../../contracts/interfaces/IPersons.sol";
import {IReserve} from "../../../contracts/interfaces/IReserve.sol";
import {ITicketEvents} from "../../../contracts/interfaces/ITicketEvents.sol";
import {ITickets} from "../../../contracts/interfaces/ITickets.sol";
import {MandateAct, PersonStanding, Share, TicketStatus} from "../../../contracts/types/Codes.sol";
import {MemberId, PersonId, RegisterNumber} from "../../../contracts/types/Identities.sol";
import {Fixture} from "./Fixture.sol";
import {Ghost, GhostLot, GhostPerson, GhostTicket} from "./Ghost.sol";
import {Law, Role} from "./Laws.sol";
import {Suite} from "./Suite.sol";
import {Log, vm} from "./Vm.sol";

/// @notice Numbers drawn from the one that the runner gave.
struct Dice {
    uint256 state;
}

/// @title What each handler starts from: the register, the ghost book, and one way to act.
/// @notice A refusal by a named error discards the call, so the runner counts it apart; a panic or bare data fails the
/// run. What is left in the runner's table took effect: scripts/test-solidity.mjs demands some of every function.
abstract contract Handler is Suite {
    Fixture internal immutable fixture;
    Ghost internal immutable ghost;
    IConsortium internal immutable consortium;
    IPersons internal immutable persons;
    IReserve internal immutable reserve;
    ITickets internal immutable tickets;

    /// @dev The new number that the latest act told of: rulings answer none.
    RegisterNumber internal _told;

    /// @notice A contract of the register failed in a way that is no refusal of its own.
    error Impossible(bytes returned);

    constructor(Fixture register, Ghost book) {
        fixture = register;
        ghost = book;
        consortium = register.consortium();
        persons = register.persons();
        reserve = register.reserve();
        tickets = register.tickets();
    }

    /// @dev The runner draws the same calls for every suite: the salt drops a quarter of them, in each suite others.
    function _begin(uint256 wild) internal returns (Dice memory dice) {
        dice.state = uint256(keccak256(abi.encode(wild, ghost.salt(), msg.sig)));
        vm.assume(dice.state % 4 != 0);
        // A pause would be over at once if it were met by few; it is long if it is met by all.
        vm.assume(!ghost.paused() || dice.state % 32 < 4 || _isCouncils());
        vm.warp(ghost.nowSeconds());
    }

    function _isCouncils() internal pure virtual returns (bool) {
        return false;
    }

    /// @dev Below `sides`.
    function _roll(Dice memory dice, uint256 sides) internal pure returns (uint256) {
        dice.state = uint256(keccak256(abi.encode(dice.state)));
        return dice.state % sides;
    }

    function _doc(Dice memory dice) internal pure returns (bytes32) {
        _roll(dice, 1);
        return bytes32(dice.state);
    }

    function _claim(bool holds, Law law, string memory what) internal {
        if (!holds) ghost.breach(law, what);
    }

    /// @dev Acts as a member, after a stranger or the member without a document sometimes tried the very same.
    function _act(Dice memory dice, Role role, address target, bytes memory callData, bytes32 document)
        internal
        returns (bytes memory returned)
    {
        uint256 trial = _roll(dice, 16);
        if (trial == 0) _claim(!_try(_stranger(), target, callData), Law.Powers, "a key of no member acted");
        if (trial == 1) {
            bytes memory bare = _without(callData, document);
            _claim(!_try(fixture.keyOf(role), target, bare), Law.I9, "an act without a document");
        }
        vm.recordLogs();
        vm.prank(fixture.keyOf(role));
        bool done;
        (done, returned) = target.call(callData);
        if (!done) _refuse(returned);
        bool council = target == address(consortium);
        _claim(council || !ghost.paused(), Law.Pause, "an act while the register was paused");
        _requireTold(vm.getRecordedLogs(), bytes32(uint256(_idOf(role))), document, council);
    }

    /// @dev A key that signs for no member.
    function _stranger() internal view virtual returns (address) {
        return address(this);
    }

    function _try(address key, address target, bytes memory callData) internal returns (bool done) {
        bytes memory returned;
        vm.prank(key);
        (done, returned) = target.call(callData);
        if (!done) _requireNamed(returned);
    }

    function _refuse(bytes memory returned) internal pure {
        _requireNamed(returned);
        vm.assume(false);
    }

    function _requireNamed(bytes memory returned) private pure {
        if (returned.length < 4) revert Impossible(returned);
        bytes4 selector = bytes4(returned);
        bool named = selector != bytes4(keccak256("Panic(uint256)")) && selector != bytes4(keccak256("Error(string)"));
        if (!named) revert Impossible(returned);
    }

    /// @dev I-9: what was done is told with who did it and by which document, each a word of some event.
    function _requireTold(Log[] memory logs, bytes32 member, bytes32 document, bool council) private {
        bool actor = council;
        bool paper = false;
        for (uint256 i = 0; i < logs.length; ++i) {
            bytes32 name = logs[i].topics[0];
            if (name == ITicketEvents.PartTransferred.selector) _told = _numberIn(logs[i].topics[2]);
            if (name == ITicketEvents.LienEnforced.selector) _told = _numberIn(logs[i].topics[3]);
            for (uint256 j = 0; j < logs[i].topics.length; ++j) {
                actor = actor || logs[i].topics[j] == member;
                paper = paper || logs[i].topics[j] == document;
            }
            bytes memory data = logs[i].data;
            for (uint256 j = 32; j <= data.length; j += 32) {
                bytes32 told;
                assembly ("memory-safe") {
                    told := mload(add(data, j))
                }
                actor = actor || told == member;
                paper = paper || told == document;
            }
        }
        _claim(actor && paper, Law.I9, "an act that does not tell its actor and document");
    }

    function _without(bytes memory callData, bytes32 document) private pure returns (bytes memory bare) {
        bare = bytes.concat(callData);
        for (uint256 i = 36; i <= bare.length; i += 32) {
            assembly ("memory-safe") {
                if eq(mload(add(bare, i)), document) { mstore(add(bare, i), 0) }
            }
        }
    }

    function _numberIn(bytes32 topic) private pure returns (RegisterNumber) {
        return RegisterNumber.wrap(uint64(uint256(topic)));
    }

    function _idOf(Role role) internal pure returns (uint32) {
        return uint32(uint8(role)) + 1;
    }

    function _memberOf(Role role) internal pure returns (MemberId) {
        return MemberId.wrap(_idOf(role));
    }

    /// @dev Who registers: mostly forestry, which holds mandates.
    function _registrar(Dice memory dice) internal pure returns (Role) {
        return _roll(dice, 16) == 0 ? Role.County : Role.Forestry;
    }

    /// @dev A ticket of the book, a live one if a few draws find one.
    function _ticket(Dice memory dice) internal view returns (RegisterNumber number, GhostTicket memory ticket) {
        (, uint256 count,) = ghost.counts();
        vm.assume(count != 0);
        for (uint256 i = 0; i < 4; ++i) {
            number = ghost.tickets(_roll(dice, count));
            ticket = ghost.ticketOf(number);
            if (ticket.status == TicketStatus.Live) break;
        }
    }

    function _person(Dice memory dice) internal view returns (GhostPerson memory) {
        return ghost.personAt(_roll(dice, ghost.personCount()));
    }

    /// @dev Mostly within what is free, else a little over it, so that limits are met from both sides.
    function _amount(Dice memory dice, uint64 free) internal pure returns (uint64) {
        uint256 sort = _roll(dice, 8);
        if (sort == 0) return free + 1;
        vm.assume(free != 0);
        return sort == 1 ? free : uint64(1 + _roll(dice, free));
    }

    /// @dev One owner, or up to five by shares.
    function _owners(Dice memory dice) internal view returns (Share[] memory owners) {
        uint256 count = 1 + (_roll(dice, 2) == 0 ? 0 : _roll(dice, 5));
        uint256 first = _roll(dice, ghost.personCount());
        owners = new Share[](count);
        for (uint256 i = 0; i < count; ++i) {
            uint64 person = PersonId.unwrap(ghost.personAt((first + i) % ghost.personCount()).id);
            owners[i] = Share({person: person, parts: uint32(1 + _roll(dice, 100))});
        }
    }

    /// @dev What must have stood for a holder's act on an amount of a ticket; an amount of 0 stands for the whole.
    function _claimHolder(RegisterNumber number, uint64 amount, Role role, MandateAct act, bool ofAll) internal {
        GhostTicket memory ticket = ghost.ticketOf(number);
        bool within = amount == 0 ? ticket.liens == 0 : amount <= ghost.freeOf(number);
        _claim(within, Law.I4, "a holder moved what was pledged or frozen");
        _claimOpen(number, ticket);
        (bool acting, bool carried) = ghost.consentOf(number, role, act, ofAll);
        _claim(acting, Law.Persons, "a holder acted while an owner was frozen or suspended");
        _claim(carried, Law.Consent, "a holder acted without enough consent");
    }

    /// @dev Live, not lost, and under no root freeze.
    function _claimOpen(RegisterNumber number, GhostTicket memory ticket) internal {
        _claim(ticket.status == TicketStatus.Live, Law.I5, "an ended number was moved");
        _claim(!ticket.lost, Law.Loss, "a lost ticket was moved");
        _claim(!ghost.isRootFrozen(number), Law.Roots, "a holder acted under a root freeze");
    }

    /// @dev Who receives must be known, not suspended, and inside where the policy says so.
    function _claimReceiver(RegisterNumber number, GhostTicket memory ticket, PersonId to) internal {
        GhostPerson memory person = ghost.personOf(to);
        bool inside = !ghost.policyOf(ticket.policy).move.holderInside
            || person.division / 100 == (RegisterNumber.unwrap(number) >> 44) / 100;
        _claim(inside, Law.I8, "a holder outside the division");
        _claim(person.standing != PersonStanding.Suspended, Law.Persons, "a suspended person received");
    }

    /// @dev A child of a ticket, with an amount of it and the same owners.
    function _childOf(RegisterNumber number, GhostTicket memory ticket, uint64 amount)
        internal
        pure
        returns (GhostTicket memory child)
    {
        RegisterNumber[] memory sources = new RegisterNumber[](1);
        sources[0] = number;
        child.lot = ticket.lot;
        child.parent = number;
        child.policy = ticket.policy;
        child.amount = amount;
        child.status = TicketStatus.Live;
        child.ownership = ticket.ownership;
        child.printVersion = 1;
        child.wholeParts = ticket.wholeParts;
        child.owners = ticket.owners;
        child.sources = abi.encode(sources);
    }

    function _partsOf(Share[] memory owners) internal pure returns (uint64 parts) {
        for (uint256 i = 0; i < owners.length; ++i) parts += owners[i].parts;
    }

    function _lot(Dice memory dice) internal view returns (uint256 index, GhostLot memory lot) {
        (uint256 count,,) = ghost.counts();
        vm.assume(count != 0);
        index = _roll(dice, count);
        lot = ghost.lotAt(index);
    }
}
