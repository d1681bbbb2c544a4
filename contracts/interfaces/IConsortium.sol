// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Desk, MemberKind, Office} from "../types/Codes.sol";
import {MemberId} from "../types/Identities.sol";

/// @title The members, their keys and offices, the desks, and the council that alone may change them.
/// @notice Every change is an act of the council: proposed, approved by k of its n members, and enacted after a delay.
/// Until the founding is closed the founder enacts at once; after that nobody does.
interface IConsortium {
    /// @notice A member was admitted under a name that no other member bears.
    event MemberAdmitted(MemberId indexed member, MemberKind kind, string name, bytes32 documentHash);
    /// @notice A member may not act, or may act again. Its liens, vouchers and history stay as they are.
    event MemberStandingSet(MemberId indexed member, bool active, bytes32 documentHash);
    /// @notice A key signs for a member from now on.
    event KeyAdded(MemberId indexed member, address indexed key, bytes32 documentHash);
    /// @notice A key signs for its member no more, and will never sign for another.
    event KeyRevoked(MemberId indexed member, address indexed key, bytes32 documentHash);
    /// @notice A member's offices in a division are now exactly these: bit n stands for Office n.
    event OfficesSet(MemberId indexed member, uint24 indexed division, uint32 offices, bytes32 documentHash);
    /// @notice The contract that is this desk from now on.
    event DeskSet(Desk indexed desk, address module);
    /// @notice The council is now these members, `threshold` of whom must approve, `delaySeconds` before enactment.
    event CouncilSet(MemberId[] members, uint8 threshold, uint40 delaySeconds);
    /// @notice A council member put an act to the vote, and thereby approved it.
    event ActProposed(
        bytes32 indexed actId, MemberId indexed member, address target, bytes callData, bytes32 documentHash
    );
    /// @notice A council member approved an act. `readyAt` is zero until the threshold is met; seconds since 1970.
    event ActApproved(bytes32 indexed actId, MemberId indexed member, uint40 readyAt);
    /// @notice An act took effect.
    event ActEnacted(bytes32 indexed actId);
    /// @notice The founder gave up its power for good.
    event FoundingClosed();
    /// @notice A council member stopped the register: no member's command takes effect until it is resumed.
    event Paused(MemberId indexed member, bytes32 documentHash);
    /// @notice The council let the register go on.
    event Resumed(bytes32 documentHash);

    /// @notice The key signs for no active member.
    error KeyUnknown(address key);
    /// @notice The key is, or once was, bound to a member.
    error KeyTaken(address key, MemberId member);
    /// @notice The member has as many keys in use as it may have.
    error KeysFull(MemberId member, uint256 keysMax);
    /// @notice A member must be of some kind.
    error MemberKindInvalid();
    /// @notice No member bears this id, or it is suspended where an active one is asked for.
    error MemberUnknown(MemberId member);
    /// @notice Another member bears this name.
    error MemberNameTaken(string name, MemberId member);
    /// @notice The member does not hold the office in the division.
    error OfficeMissing(MemberId member, uint24 division, Office office);
    /// @notice One member would hold both keys of the ledger in one division (issue or cancel, and file or offset),
    /// or would judge its own loans, or the set has a bit that stands for no office, or the division is zero.
    error OfficesConflict(MemberId member, uint24 division, uint32 offices);
    /// @notice Only the council's own enactment may do this.
    error CouncilOnly(address caller);
    /// @notice The member has no seat in the council.
    error CouncilSeatMissing(MemberId member);
    /// @notice Threshold, delay or seats make no council: at least 1 of at most 21, each once. Also where a suspension
    /// would leave fewer active seats than the threshold, since nobody could then undo it.
    error CouncilInvalid(uint256 seats, uint8 threshold);
    /// @notice The act was put to the vote of this council before, or was enacted.
    error ActExists(bytes32 actId);
    /// @notice The act is not before this council, or was enacted. Acts lapse with the council they were put to.
    error ActUnknown(bytes32 actId);
    /// @notice This council member approved the act before.
    error ActApprovedAlready(bytes32 actId, MemberId member);
    /// @notice The act may be enacted from `readyAt` on; zero while approvals of active members are missing.
    error ActNotReady(bytes32 actId, uint40 readyAt, uint256 nowSeconds);
    /// @notice The register is paused.
    error RegisterPaused();
    /// @notice The register is not paused.
    error RegisterNotPaused();
    /// @notice The founding is closed, or the caller is not the founder.
    error FoundingOver(address caller);
    /// @notice A name or another text is empty or longer than the register takes, in bytes.
    error TextInvalid(uint256 lengthBytes, uint256 lengthBytesMax);

    /// @notice Enacts an act at once while the founding lasts. Founder only.
    function found(address target, bytes calldata callData) external;

    /// @notice Ends the founding for good. Founder only; a council must sit.
    function closeFounding() external;

    /// @notice Puts an act to the vote: the call of `target` with `callData`, for the reasons in the document.
    /// Council members only. The same act under the same document is one act.
    function proposeAct(address target, bytes calldata callData, bytes32 documentHash) external returns (bytes32 actId);

    /// @notice Approves an act. Council members only, each once.
    function approveAct(bytes32 actId) external;

    /// @notice Makes an approved act take effect once its delay is over. Council members only. Approvals count while
    /// their members are active; where an approval makes up for a suspended one, the delay begins anew.
    function enactAct(address target, bytes calldata callData, bytes32 documentHash) external;

    /// @notice Stops the register at once: until it is resumed, every command of a member is refused with
    /// RegisterPaused, and only the council's own acts go on. Council members only.
    /// @dev One seat is enough to stop, since a fault or a stolen key does its harm within the minutes that a vote
    /// takes, and a pause harms nobody's right: it changes no ticket, lien or voucher. To start again is to vouch that
    /// the fault is over, so one seat, which may be the one at fault, cannot. Whoever pauses without need can be
    /// suspended or unseated by the council while the register is paused.
    function pause(bytes32 documentHash) external;

    /// @notice Lets a paused register go on. Council only.
    function resume(bytes32 documentHash) external;

    /// @notice Admits a member. Council only. The name is 1 to 120 bytes and unique; the kind is not None.
    function admitMember(MemberKind kind, string calldata name, bytes32 documentHash) external returns (MemberId);

    /// @notice Suspends a member, with all its keys, or lets it act again. Council only.
    function setMemberStanding(MemberId member, bool active, bytes32 documentHash) external;

    /// @notice Binds a fresh key to a member, which may have 16 in use. Council only.
    function addKey(MemberId member, address key, bytes32 documentHash) external;

    /// @notice Ends a key for good. Council only.
    function revokeKey(MemberId member, address key, bytes32 documentHash) external;

    /// @notice Sets a member's offices in a division as a whole. Council only.
    function setOffices(MemberId member, uint24 division, uint32 offices, bytes32 documentHash) external;

    /// @notice Names the contract that is a desk. Council only.
    function setDesk(Desk desk, address module) external;

    /// @notice Sets the council. Council only.
    function setCouncil(MemberId[] calldata members, uint8 threshold, uint40 delaySeconds) external;

    /// @notice The active member for which a key signs. Reverts with KeyUnknown, or RegisterPaused.
    function memberOf(address key) external view returns (MemberId);

    /// @notice The active member for which a key signs, if it holds the office in the division.
    /// Reverts with KeyUnknown or OfficeMissing, or RegisterPaused.
    function requireOffice(address key, uint24 division, Office office) external view returns (MemberId);

    /// @notice The offices of a member in a division: bit n stands for Office n.
    function officesOf(MemberId member, uint24 division) external view returns (uint32);

    /// @notice What sort of institution a member is, active or not. Reverts with MemberUnknown.
    function kindOf(MemberId member) external view returns (MemberKind);

    /// @notice Whether the register is paused.
    function isPaused() external view returns (bool);

    /// @notice Whether an active member with this id exists.
    function isActive(MemberId member) external view returns (bool);

    /// @notice The contract that is this desk, or zero.
    function deskOf(Desk desk) external view returns (address);
}
