// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Address} from "@openzeppelin/contracts/utils/Address.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {IConsortium} from "./interfaces/IConsortium.sol";
import {ITicketRefusals} from "./interfaces/ITicketRefusals.sol";
import {COUNCIL_DELAY_SECONDS_MAX, COUNCIL_SEATS_MAX, KEYS_MAX, TEXT_LENGTH_BYTES_MAX} from "./libraries/Limits.sol";
import {Desk, MemberKind, Office} from "./types/Codes.sol";
import {MemberId} from "./types/Identities.sol";

/// @title Consortium
/// @notice What each function does, emits and refuses is written in IConsortium.
contract Consortium is IConsortium {
    /// @dev Most members serve one division: the first in which they get offices is their home.
    struct Member {
        MemberKind kind;
        bool active;
        uint24 homeDivision;
        uint32 homeOffices;
    }

    /// @dev What every command asks of its signer, in one slot. All but `revoked` repeats the member's own record and
    /// is rewritten with it, for each of its at most KEYS_MAX keys; a revoked key is left as it was.
    struct Key {
        MemberId member;
        bool revoked;
        bool active;
        uint24 homeDivision;
        uint32 homeOffices;
    }

    struct Council {
        uint32 term;
        uint8 seats;
        uint8 threshold;
        uint40 delaySeconds;
    }

    /// @dev `approvals` has one bit per seat of the council of `term`. An act lapses with the council it was put to.
    /// `approvalCount` counts them all; whether they carry the act depends on who of them is active when it is enacted.
    struct Act {
        uint32 term;
        uint32 approvals;
        uint8 approvalCount;
        uint40 readyAt;
        bool enacted;
    }

    uint32 private constant OFFICES_MASK = (uint32(1) << (uint32(uint8(type(Office).max)) + 1)) - 2;
    uint32 private constant FORESTRY_KEYS = uint32((1 << uint8(Office.Issue)) | (1 << uint8(Office.Cancel)));
    uint32 private constant ECOLOGY_KEYS = uint32((1 << uint8(Office.File)) | (1 << uint8(Office.Offset)));
    uint32 private constant JUDGE_AND_LENDER = uint32((1 << uint8(Office.Judge)) | (1 << uint8(Office.Lend)));

    address private immutable _founder;
    bool private _foundingClosed;
    bool private _paused;
    uint32 private _memberCount;
    Council private _council;

    mapping(MemberId member => Member) private _members;
    mapping(bytes32 nameHash => MemberId) private _memberByName;
    mapping(address key => Key) private _keys;
    mapping(MemberId member => address[] keys) private _keysInUse;
    mapping(MemberId member => mapping(uint24 division => uint32 offices)) private _offices;
    mapping(Desk desk => address module) private _desks;
    mapping(uint32 term => mapping(MemberId member => uint8 seat)) private _seats;
    mapping(uint32 term => MemberId[] members) private _seated;
    mapping(bytes32 actId => Act) private _acts;

    modifier councilOnly() {
        require(msg.sender == address(this), CouncilOnly(msg.sender));
        _;
    }

    modifier documented(bytes32 documentHash) {
        require(documentHash != 0, ITicketRefusals.DocumentMissing());
        _;
    }

    constructor() {
        _founder = msg.sender;
    }

    /// @inheritdoc IConsortium
    function found(address target, bytes calldata callData) external {
        require(msg.sender == _founder && !_foundingClosed, FoundingOver(msg.sender));

        Address.functionCall(target, callData);
    }

    /// @inheritdoc IConsortium
    function closeFounding() external {
        require(msg.sender == _founder && !_foundingClosed, FoundingOver(msg.sender));
        require(_council.seats != 0, CouncilInvalid(0, 0));

        _foundingClosed = true;

        emit FoundingClosed();
    }

    /// @inheritdoc IConsortium
    function proposeAct(address target, bytes calldata callData, bytes32 documentHash)
        external
        documented(documentHash)
        returns (bytes32 actId)
    {
        Council memory council = _council;
        (MemberId member, uint8 seat) = _requireSeat(council.term);
        actId = _actIdOf(target, callData, documentHash);
        Act memory act = _acts[actId];
        require(!act.enacted && (act.term == 0 || act.term != council.term), ActExists(actId));

        act = Act({term: council.term, approvals: 0, approvalCount: 0, readyAt: 0, enacted: false});

        emit ActProposed(actId, member, target, callData, documentHash);
        _approve(actId, act, council, member, seat);
    }

    /// @inheritdoc IConsortium
    function approveAct(bytes32 actId) external {
        Council memory council = _council;
        (MemberId member, uint8 seat) = _requireSeat(council.term);
        Act memory act = _requireAct(actId, council.term);
        require(act.approvals & (uint32(1) << seat) == 0, ActApprovedAlready(actId, member));

        _approve(actId, act, council, member, seat);
    }

    /// @inheritdoc IConsortium
    function enactAct(address target, bytes calldata callData, bytes32 documentHash) external {
        Council memory council = _council;
        _requireSeat(council.term);
        bytes32 actId = _actIdOf(target, callData, documentHash);
        Act memory act = _requireAct(actId, council.term);
        uint40 readyAt = _activeSeats(council.term, act.approvals) < council.threshold ? 0 : act.readyAt;
        bool ready = readyAt != 0 && block.timestamp >= readyAt;
        require(ready, ActNotReady(actId, readyAt, block.timestamp));

        _acts[actId].enacted = true;

        emit ActEnacted(actId);

        Address.functionCall(target, callData);
    }

    /// @inheritdoc IConsortium
    function pause(bytes32 documentHash) external documented(documentHash) {
        (MemberId member,) = _requireSeat(_council.term);
        require(!_paused, RegisterPaused());

        _paused = true;

        emit Paused(member, documentHash);
    }

    /// @inheritdoc IConsortium
    function resume(bytes32 documentHash) external councilOnly documented(documentHash) {
        require(_paused, RegisterNotPaused());

        _paused = false;

        emit Resumed(documentHash);
    }

    /// @inheritdoc IConsortium
    function admitMember(MemberKind kind, string calldata name, bytes32 documentHash)
        external
        councilOnly
        documented(documentHash)
        returns (MemberId member)
    {
        require(kind != MemberKind.None, MemberKindInvalid());
        uint256 length = bytes(name).length;
        require(length != 0 && length <= TEXT_LENGTH_BYTES_MAX, TextInvalid(length, TEXT_LENGTH_BYTES_MAX));
        bytes32 nameHash = keccak256(bytes(name));
        MemberId bearer = _memberByName[nameHash];
        require(MemberId.unwrap(bearer) == 0, MemberNameTaken(name, bearer));

        member = MemberId.wrap(++_memberCount);
        _members[member] = Member({kind: kind, active: true, homeDivision: 0, homeOffices: 0});
        _memberByName[nameHash] = member;

        emit MemberAdmitted(member, kind, name, documentHash);
    }

    /// @inheritdoc IConsortium
    function setMemberStanding(MemberId member, bool active, bytes32 documentHash)
        external
        councilOnly
        documented(documentHash)
    {
        _requireMember(member);

        _members[member].active = active;
        _rewriteKeys(member);

        Council memory council = _council;
        uint256 left = _activeSeats(council.term, type(uint256).max);
        require(active || left >= council.threshold, CouncilInvalid(left, council.threshold));

        emit MemberStandingSet(member, active, documentHash);
    }

    /// @inheritdoc IConsortium
    function addKey(MemberId member, address key, bytes32 documentHash) external councilOnly documented(documentHash) {
        _requireMember(member);
        require(key != address(0), KeyUnknown(key));
        MemberId bearer = _keys[key].member;
        require(MemberId.unwrap(bearer) == 0, KeyTaken(key, bearer));
        address[] storage inUse = _keysInUse[member];
        require(inUse.length < KEYS_MAX, KeysFull(member, KEYS_MAX));

        inUse.push(key);
        _rewriteKeys(member);

        emit KeyAdded(member, key, documentHash);
    }

    /// @inheritdoc IConsortium
    function revokeKey(MemberId member, address key, bytes32 documentHash)
        external
        councilOnly
        documented(documentHash)
    {
        Key storage bound = _keys[key];
        require(MemberId.unwrap(member) != 0 && bound.member == member && !bound.revoked, KeyUnknown(key));

        bound.revoked = true;
        address[] storage inUse = _keysInUse[member];
        uint256 index = 0;
        while (inUse[index] != key) ++index;
        inUse[index] = inUse[inUse.length - 1];
        inUse.pop();

        emit KeyRevoked(member, key, documentHash);
    }

    /// @inheritdoc IConsortium
    function setOffices(MemberId member, uint24 division, uint32 offices, bytes32 documentHash)
        external
        councilOnly
        documented(documentHash)
    {
        _requireMember(member);
        bool known = division != 0 && offices & ~OFFICES_MASK == 0;
        bool bothKeys = offices & FORESTRY_KEYS != 0 && offices & ECOLOGY_KEYS != 0;
        bool judgesOwnLoans = offices & JUDGE_AND_LENDER == JUDGE_AND_LENDER;
        require(known && !bothKeys && !judgesOwnLoans, OfficesConflict(member, division, offices));

        Member storage standing = _members[member];
        uint24 home = standing.homeDivision;
        if (home == 0 || home == division) {
            standing.homeDivision = division;
            standing.homeOffices = offices;
            _rewriteKeys(member);
        } else {
            _offices[member][division] = offices;
        }

        emit OfficesSet(member, division, offices, documentHash);
    }

    /// @inheritdoc IConsortium
    function setDesk(Desk desk, address module) external councilOnly {
        _desks[desk] = module;

        emit DeskSet(desk, module);
    }

    /// @inheritdoc IConsortium
    function setCouncil(MemberId[] calldata members, uint8 threshold, uint40 delaySeconds) external councilOnly {
        uint256 count = members.length;
        bool bounded = threshold != 0 && threshold <= count && count <= COUNCIL_SEATS_MAX;
        require(bounded && delaySeconds <= COUNCIL_DELAY_SECONDS_MAX, CouncilInvalid(count, threshold));

        uint32 term = _council.term + 1;
        _council = Council({
            term: term,
            seats: SafeCast.toUint8(count),
            threshold: threshold,
            delaySeconds: delaySeconds
        });
        for (uint256 i = 0; i < count; ++i) {
            require(_members[members[i]].active, MemberUnknown(members[i]));
            require(_seats[term][members[i]] == 0, CouncilInvalid(count, threshold));
            _seats[term][members[i]] = SafeCast.toUint8(i + 1);
            _seated[term].push(members[i]);
        }

        emit CouncilSet(members, threshold, delaySeconds);
    }

    /// @inheritdoc IConsortium
    function memberOf(address key) external view returns (MemberId) {
        require(!_paused, RegisterPaused());
        return _signerOf(key).member;
    }

    /// @inheritdoc IConsortium
    function requireOffice(address key, uint24 division, Office office) external view returns (MemberId member) {
        require(!_paused, RegisterPaused());
        Key storage signer = _signerOf(key);
        member = signer.member;
        uint32 offices = signer.homeDivision == division ? signer.homeOffices : _offices[member][division];
        require(offices & (uint32(1) << uint8(office)) != 0, OfficeMissing(member, division, office));
    }

    /// @inheritdoc IConsortium
    function officesOf(MemberId member, uint24 division) external view returns (uint32) {
        Member storage standing = _members[member];
        return standing.homeDivision == division ? standing.homeOffices : _offices[member][division];
    }

    /// @inheritdoc IConsortium
    function kindOf(MemberId member) external view returns (MemberKind) {
        _requireMember(member);
        return _members[member].kind;
    }

    /// @inheritdoc IConsortium
    function isPaused() external view returns (bool) {
        return _paused;
    }

    /// @inheritdoc IConsortium
    function isActive(MemberId member) external view returns (bool) {
        return _members[member].active;
    }

    /// @inheritdoc IConsortium
    function deskOf(Desk desk) external view returns (address) {
        return _desks[desk];
    }

    function _approve(bytes32 actId, Act memory act, Council memory council, MemberId member, uint8 seat) private {
        act.approvals |= uint32(1) << seat;
        act.approvalCount += 1;
        // Whenever an approval carries the act, the whole delay lies ahead: those that had carried it before may be of
        // suspended members. The full count starts it too, so that a member restored afterwards finds it started.
        uint256 active = _activeSeats(council.term, act.approvals);
        if (active == council.threshold || act.approvalCount == council.threshold) {
            act.readyAt = SafeCast.toUint40(block.timestamp + council.delaySeconds);
        }
        _acts[actId] = act;

        emit ActApproved(actId, member, act.readyAt);
    }

    function _rewriteKeys(MemberId member) private {
        Member memory own = _members[member];
        address[] storage inUse = _keysInUse[member];
        uint256 count = inUse.length;
        for (uint256 i = 0; i < count; ++i) {
            _keys[inUse[i]] = Key(member, false, own.active, own.homeDivision, own.homeOffices);
        }
    }

    function _signerOf(address key) private view returns (Key storage signer) {
        signer = _keys[key];
        require(signer.active && !signer.revoked, KeyUnknown(key));
    }

    /// @dev How many of the seats in the set belong to members that are active now.
    function _activeSeats(uint32 term, uint256 seats) private view returns (uint256 count) {
        MemberId[] storage seated = _seated[term];
        uint256 length = seated.length;
        for (uint256 i = 0; i < length; ++i) {
            bool counted = seats & (uint256(1) << (i + 1)) != 0;
            if (counted && _members[seated[i]].active) ++count;
        }
    }

    function _requireMember(MemberId member) private view {
        uint32 id = MemberId.unwrap(member);
        require(id != 0 && id <= _memberCount, MemberUnknown(member));
    }

    function _requireSeat(uint32 term) private view returns (MemberId member, uint8 seat) {
        member = _signerOf(msg.sender).member;
        seat = _seats[term][member];
        require(seat != 0, CouncilSeatMissing(member));
    }

    function _requireAct(bytes32 actId, uint32 term) private view returns (Act memory act) {
        act = _acts[actId];
        require(act.term == term && !act.enacted, ActUnknown(actId));
    }

    function _actIdOf(address target, bytes calldata callData, bytes32 documentHash) private pure returns (bytes32) {
        return keccak256(abi.encode(target, callData, documentHash));
    }
}
