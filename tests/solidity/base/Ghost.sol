// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    Kind,
    LienKind,
    LienStatus,
    MandateAct,
    Ownership,
    PersonKind,
    PersonStanding,
    Share,
    TicketStatus
} from "../../../contracts/types/Codes.sol";
import {PersonId, RegisterNumber} from "../../../contracts/types/Identities.sol";
import {Policy} from "../../../contracts/types/PolicyTerms.sol";
import {Law, Role} from "./Laws.sol";
import {START_SECONDS} from "./Terms.sol";

/// @notice A ticket as the handlers' own book has it.
/// @param owners Share[] encoded.
/// @param sources The numbers that it was made from, encoded: its parent, or all that were merged.
/// @param wholeParts The sum of all parts, which no share transfer changes.
struct GhostTicket {
    RegisterNumber lot;
    RegisterNumber parent;
    uint16 policy;
    uint64 amount;
    uint64 pledgedAmount;
    uint64 frozenAmount;
    uint64 offsetAmount;
    uint64 annulledAmount;
    TicketStatus status;
    Ownership ownership;
    bool lost;
    bool merged;
    uint40 lossUntilSeconds;
    uint8 printVersion;
    uint8 liens;
    uint8 topRank;
    uint8 rootFreezes;
    uint64 wholeParts;
    bytes owners;
    bytes sources;
}

/// @notice A lien in force or ended.
struct GhostLien {
    bytes32 id;
    RegisterNumber ticket;
    LienKind kind;
    Role owner;
    uint64 amount;
    uint40 untilSeconds;
    uint8 rank;
    LienStatus status;
}

/// @notice A lot, filed from an application.
struct GhostLot {
    RegisterNumber number;
    uint24 division;
    Kind kind;
    uint64 certifiedAmount;
    uint64 issuedAmount;
    uint64 deficitAmount;
    uint16 ordinal;
    uint32 missingDeclarations;
    bool joint;
    bool removed;
    bytes applicants;
}

/// @notice A holder.
struct GhostPerson {
    PersonId id;
    uint24 division;
    PersonKind kind;
    PersonStanding standing;
    uint8 freezes;
}

/// @title The register by the handlers' own bookkeeping, kept from what they did and never from what views answer.
contract Ghost {
    /// @notice Tells one suite's sequences from another's: the runner draws the same for all.
    uint256 public immutable salt;
    uint40 public nowSeconds = START_SECONDS;
    bool public paused;
    uint32 public members = 15;
    /// @notice The ticket and the lien that the latest change was about.
    RegisterNumber public touched;
    RegisterNumber[] public tickets;
    mapping(Law law => string what) public breachOf;
    mapping(PersonId person => mapping(Role role => uint32 acts)) public actsOf;
    mapping(PersonId person => mapping(Role role => uint40 untilSeconds)) public mandateEndOf;
    mapping(RegisterNumber ticket => uint64 amount) public vouchersOf;
    /// @notice What vouchers answered of a case or a quota.
    mapping(bytes32 id => uint64 amount) public answeredOf;

    GhostLien[] private _liens;
    GhostLot[] private _lots;
    GhostPerson[] private _persons;
    Policy[] private _policies;
    mapping(RegisterNumber ticket => GhostTicket) private _tickets;
    mapping(RegisterNumber lot => uint256 place) private _lotPlaces;

    constructor(uint256 suite) {
        salt = suite;
    }

    /// @notice Notes that a law does not hold. The invariant of that law fails with it.
    function breach(Law law, string calldata what) external {
        if (bytes(breachOf[law]).length == 0) breachOf[law] = what;
    }

    function pass(uint40 lengthSeconds) external {
        nowSeconds += lengthSeconds;
    }

    function setPaused(bool stands) external {
        paused = stands;
    }

    function addMember() external returns (uint32) {
        return ++members;
    }

    function addPolicy(Policy calldata terms) external {
        _policies.push(terms);
    }

    function addPerson(PersonId person, uint24 division, PersonKind kind) external {
        _persons.push(GhostPerson(person, division, kind, PersonStanding.Active, 0));
    }

    function setPerson(GhostPerson calldata person) external {
        _persons[PersonId.unwrap(person.id) - 1] = person;
    }

    function setMandate(PersonId person, Role role, uint32 acts, uint40 untilSeconds) external {
        actsOf[person][role] = acts;
        mandateEndOf[person][role] = untilSeconds;
    }

    function addLot(GhostLot calldata lot) external {
        _lots.push(lot);
        _lotPlaces[lot.number] = _lots.length;
    }

    function setLot(uint256 index, GhostLot calldata lot) external {
        _lots[index] = lot;
    }

    /// @notice Enters a number that was never given out before.
    function enter(RegisterNumber number, GhostTicket calldata ticket) external {
        if (_tickets[number].status != TicketStatus.None && bytes(breachOf[Law.I5]).length == 0) {
            breachOf[Law.I5] = "a number was given out twice";
        }
        tickets.push(number);
        _tickets[number] = ticket;
        touched = number;
    }

    function put(RegisterNumber number, GhostTicket calldata ticket) external {
        _tickets[number] = ticket;
        touched = number;
    }

    function addVoucher(RegisterNumber ticket, uint64 amount) external {
        vouchersOf[ticket] += amount;
    }

    function answer(bytes32 id, uint64 amount) external {
        answeredOf[id] += amount;
    }

    function placeLien(GhostLien memory lien) external {
        GhostTicket storage held = _tickets[lien.ticket];
        ++held.liens;
        lien.rank = ++held.topRank;
        lien.status = LienStatus.InForce;
        if (lien.kind == LienKind.RootFreeze) ++held.rootFreezes;
        else if (lien.kind == LienKind.Freeze) held.frozenAmount += lien.amount;
        else held.pledgedAmount += lien.amount;
        _liens.push(lien);
        touched = lien.ticket;
    }

    function renewLien(uint256 index, uint40 untilSeconds) external {
        _liens[index].untilSeconds = untilSeconds;
    }

    function endLien(uint256 index, LienStatus status) external {
        GhostLien storage lien = _liens[index];
        lien.status = status;
        GhostTicket storage held = _tickets[lien.ticket];
        if (--held.liens == 0) held.topRank = 0;
        if (lien.kind == LienKind.RootFreeze) --held.rootFreezes;
        else if (lien.kind == LienKind.Freeze) held.frozenAmount -= lien.amount;
        else held.pledgedAmount -= lien.amount;
        touched = lien.ticket;
    }

    function counts() external view returns (uint256 lotCount, uint256 ticketCount, uint256 lienCount) {
        return (_lots.length, tickets.length, _liens.length);
    }

    function ticketOf(RegisterNumber number) external view returns (GhostTicket memory) {
        return _tickets[number];
    }

    function lienAt(uint256 index) external view returns (GhostLien memory) {
        return _liens[index];
    }

    function lotAt(uint256 index) external view returns (GhostLot memory) {
        return _lots[index];
    }

    function lotOf(RegisterNumber number) external view returns (GhostLot memory) {
        return _lots[_lotPlaces[number] - 1];
    }

    function personCount() external view returns (uint256) {
        return _persons.length;
    }

    function personAt(uint256 index) external view returns (GhostPerson memory) {
        return _persons[index];
    }

    function personOf(PersonId person) public view returns (GhostPerson memory) {
        return _persons[PersonId.unwrap(person) - 1];
    }

    function policyOf(uint16 policy) external view returns (Policy memory) {
        return _policies[policy - 1];
    }

    function policyCount() external view returns (uint16) {
        return uint16(_policies.length);
    }

    /// @notice The version that is in force at a time: the newest that has begun, unless it has ended; 0: none.
    function policyAt(uint24 division, Kind kind, uint40 timeSeconds) external view returns (uint16 policy) {
        for (uint16 i = 0; i < _policies.length; ++i) {
            Policy storage terms = _policies[i];
            bool begun = terms.division == division && terms.kind == kind && terms.validFromSeconds <= timeSeconds;
            if (begun) policy = i + 1;
        }
        if (policy != 0 && _policies[policy - 1].validUntilSeconds <= timeSeconds) policy = 0;
    }

    /// @notice Whether a root freeze stands on the ticket or on anything that it ever came from.
    function isRootFrozen(RegisterNumber number) public view returns (bool) {
        GhostTicket storage ticket = _tickets[number];
        if (ticket.rootFreezes != 0) return true;
        RegisterNumber[] memory sources = abi.decode(ticket.sources, (RegisterNumber[]));
        for (uint256 i = 0; i < sources.length; ++i) {
            if (isRootFrozen(sources[i])) return true;
        }
        return false;
    }

    /// @notice What the ledger must call free: neither pledged nor frozen, and nothing under a root freeze.
    function freeOf(RegisterNumber number) external view returns (uint64) {
        GhostTicket storage held = _tickets[number];
        if (isRootFrozen(number)) return 0;
        uint64 encumbered = held.pledgedAmount + held.frozenAmount;
        return encumbered < held.amount ? held.amount - encumbered : 0;
    }

    function isGiven(PersonId person, Role role, MandateAct act) public view returns (bool) {
        bool given = actsOf[person][role] & (uint32(1) << uint8(act)) != 0;
        return given && mandateEndOf[person][role] > nowSeconds;
    }

    /// @notice Whether every owner may act, and whether enough of them have given the member a mandate.
    function consentOf(RegisterNumber number, Role role, MandateAct act, bool ofAll)
        external
        view
        returns (bool acting, bool carried)
    {
        GhostTicket storage ticket = _tickets[number];
        Share[] memory owners = abi.decode(ticket.owners, (Share[]));
        acting = true;
        uint256 consenting = 0;
        uint256 parts = 0;
        for (uint256 i = 0; i < owners.length; ++i) {
            PersonId person = PersonId.wrap(owners[i].person);
            acting = acting && mayAct(person);
            parts += owners[i].parts;
            if (isGiven(person, role, act)) consenting += owners[i].parts;
        }
        bool all = ofAll || ticket.ownership != Ownership.Shares || _policies[ticket.policy - 1].move.consentOfAll;
        carried = all ? consenting == parts : 3 * consenting >= 2 * parts;
    }

    /// @notice Whether a person is neither frozen nor suspended.
    function mayAct(PersonId person) public view returns (bool) {
        GhostPerson memory known = personOf(person);
        return known.freezes == 0 && known.standing != PersonStanding.Suspended;
    }
}
