// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Address} from "@openzeppelin/contracts/utils/Address.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {IConsortium} from "./interfaces/IConsortium.sol";
import {COUNCIL_DELAY_SECONDS_MAX, COUNCIL_SEATS_MAX, TEXT_LENGTH_BYTES_MAX} from "./libraries/Limits.sol";
import {Desk, MemberKind, Office} from "./types/Codes.sol";
import {MemberId} from "./types/Identities.sol";

/// @title Consortium
/// @notice What each function does, emits and refuses is written in IConsortium.
contract Consortium is IConsortium {
    /// @dev Most members serve one division, so the offices of the first lie in the slot that every command reads.
    struct Member {
        MemberKind kind;
        bool active;
        uint24 homeDivision;
        uint32 homeOffices;
    }

    struct Key {
        MemberId member;
        bool revoked;
    }

    struct Council {
        uint32 term;
        uint8 seats;
        uint8 threshold;
        uint40 delaySeconds;
    }

    /// @dev `approvals` has one bit per seat of the council of `term`. An act lapses with the council it was put to.
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
    uint32 private _memberCount;
    Council private _council;

    mapping(MemberId member => Member) private _members;
    mapping(bytes32 nameHash => MemberId) private _memberByName;
    mapping(address key => Key) private _keys;
    mapping(MemberId member => mapping(uint24 division => uint32 offices)) private _offices;
    mapping(Desk desk => address module) private _desks;
    mapping(uint32 term => mapping(MemberId member => uint8 seat)) private _seats;
    mapping(bytes32 actId => Act) private _acts;

    modifier councilOnly() {
        require(msg.sender == address(this), CouncilOnly(msg.sender));
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
        uint32 term = _council.term;
        _requireSeat(term);
        bytes32 actId = _actIdOf(target, callData, documentHash);
        Act memory act = _requireAct(actId, term);
        bool ready = act.readyAt != 0 && block.timestamp >= act.readyAt;
        require(ready, ActNotReady(actId, act.readyAt, block.timestamp));

        _acts[actId].enacted = true;

        emit ActEnacted(actId);

        Address.functionCall(target, callData);
    }

    /// @inheritdoc IConsortium
    function admitMember(MemberKind kind, string calldata name, bytes32 documentHash)
        external
        councilOnly
        returns (MemberId member)
    {
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
    function setMemberStanding(MemberId member, bool active, bytes32 documentHash) external councilOnly {
        _requireMember(member);

        _members[member].active = active;

        emit MemberStandingSet(member, active, documentHash);
    }

    /// @inheritdoc IConsortium
    function addKey(MemberId member, address key, bytes32 documentHash) external councilOnly {
        _requireMember(member);
        require(key != address(0), KeyUnknown(key));
        MemberId bearer = _keys[key].member;
        require(MemberId.unwrap(bearer) == 0, KeyTaken(key, bearer));

        _keys[key] = Key({member: member, revoked: false});

        emit KeyAdded(member, key, documentHash);
    }

    /// @inheritdoc IConsortium
    function revokeKey(MemberId member, address key, bytes32 documentHash) external councilOnly {
        Key memory bound = _keys[key];
        require(MemberId.unwrap(member) != 0 && bound.member == member && !bound.revoked, KeyUnknown(key));

        _keys[key].revoked = true;

        emit KeyRevoked(member, key, documentHash);
    }

    /// @inheritdoc IConsortium
    function setOffices(MemberId member, uint24 division, uint32 offices, bytes32 documentHash) external councilOnly {
        _requireMember(member);
        bool known = offices & ~OFFICES_MASK == 0;
        bool bothKeys = offices & FORESTRY_KEYS != 0 && offices & ECOLOGY_KEYS != 0;
        bool judgesOwnLoans = offices & JUDGE_AND_LENDER == JUDGE_AND_LENDER;
        require(known && !bothKeys && !judgesOwnLoans, OfficesConflict(member, division, offices));

        uint24 home = _members[member].homeDivision;
        if (home == 0) _members[member].homeDivision = division;
        if (home == 0 || home == division) _members[member].homeOffices = offices;
        else _offices[member][division] = offices;

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
        }

        emit CouncilSet(members, threshold, delaySeconds);
    }

    /// @inheritdoc IConsortium
    function memberOf(address key) external view returns (MemberId member) {
        (member,) = _activeMemberOf(key);
    }

    /// @inheritdoc IConsortium
    function requireOffice(address key, uint24 division, Office office) external view returns (MemberId member) {
        (MemberId active, Member storage standing) = _activeMemberOf(key);
        member = active;
        bool held = _officesOf(member, standing, division) & (uint32(1) << uint8(office)) != 0;
        require(held, OfficeMissing(member, division, office));
    }

    /// @inheritdoc IConsortium
    function officesOf(MemberId member, uint24 division) external view returns (uint32) {
        return _officesOf(member, _members[member], division);
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
        if (act.approvalCount == council.threshold) {
            act.readyAt = SafeCast.toUint40(block.timestamp + council.delaySeconds);
        }
        _acts[actId] = act;

        emit ActApproved(actId, member, act.readyAt);
    }

    function _activeMemberOf(address key) private view returns (MemberId member, Member storage standing) {
        Key storage bound = _keys[key];
        member = bound.member;
        standing = _members[member];
        require(!bound.revoked && standing.active, KeyUnknown(key));
    }

    function _officesOf(MemberId member, Member storage standing, uint24 division) private view returns (uint32) {
        return standing.homeDivision == division ? standing.homeOffices : _offices[member][division];
    }

    function _requireMember(MemberId member) private view {
        uint32 id = MemberId.unwrap(member);
        require(id != 0 && id <= _memberCount, MemberUnknown(member));
    }

    function _requireSeat(uint32 term) private view returns (MemberId member, uint8 seat) {
        (member,) = _activeMemberOf(msg.sender);
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
