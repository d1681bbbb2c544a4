// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {OffsetStatus, Purpose} from "../types/Codes.sol";
import {MemberId, PersonId, PolicyId, RegisterNumber} from "../types/Identities.sol";

/// @notice What a request for offset says. Its Keccak-256 over the ABI encoding is the content hash.
/// @param beneficiary For whom the amount is offset; the holder or another registered person.
/// @param year The year whose emission, event or duty it answers for.
/// @param caseHash Salted hash of the case number where a damage case asks for it; else zero.
struct OffsetContent {
    RegisterNumber ticket;
    uint64 amount;
    Purpose purpose;
    PersonId beneficiary;
    uint16 year;
    bytes32 caseHash;
}

/// @notice A request as the chain keeps it.
struct OffsetRequest {
    RegisterNumber ticket;
    uint64 amount;
    PersonId beneficiary;
    uint16 year;
    Purpose purpose;
    OffsetStatus status;
    MemberId member;
    bytes32 contentHash;
}

/// @title Offsets: the holder asks, ecology offsets and gives the voucher (N-42), forestry cancels what is used up
/// (N-43).
interface IOffsets {
    /// @notice The holder's side asked for an offset. Nothing is reserved by asking.
    event OffsetRequested(
        bytes32 indexed requestId,
        RegisterNumber indexed ticket,
        OffsetContent content,
        bytes32 contentHash,
        MemberId member,
        bytes32 documentHash
    );
    /// @notice Ecology offset the amount and gave a voucher with its own number.
    event OffsetGranted(
        bytes32 indexed requestId,
        RegisterNumber indexed voucher,
        RegisterNumber indexed ticket,
        uint64 amount,
        MemberId member,
        bytes32 documentHash
    );
    /// @notice Ecology refused, for the reasons in the document.
    event OffsetRefused(bytes32 indexed requestId, MemberId member, bytes32 documentHash);
    /// @notice The asking side withdrew.
    event OffsetWithdrawn(bytes32 indexed requestId, MemberId member, bytes32 documentHash);

    /// @notice No request bears this id.
    error OffsetUnknown(bytes32 requestId);
    /// @notice The form with this hash asked for an offset of this ticket before.
    error OffsetExists(bytes32 requestId);
    /// @notice The request stands where this cannot be done.
    error OffsetNotOpen(bytes32 requestId, OffsetStatus status);
    /// @notice The grant or refusal names another content than the request has.
    error OffsetContentStale(bytes32 givenHash, bytes32 currentHash);
    /// @notice The ticket's policy does not know this purpose (P22).
    error PurposeNotAllowed(PolicyId policy, Purpose purpose);
    /// @notice The ticket's policy offsets whole tickets only; split first (P21).
    error WholeTicketOnly(RegisterNumber ticket, uint64 requestedAmount, uint64 wholeAmount);
    /// @notice Purpose and case do not fit, the year is out of bounds, or the document is missing.
    error OffsetInvalid();
    /// @notice Only the member that asked may withdraw.
    error OffsetNotOwned(bytes32 requestId, MemberId owner, MemberId caller);
    /// @notice No voucher bears this number.
    error VoucherUnknown(RegisterNumber voucher);

    /// @notice Asks for an offset of a free amount. A member with the mandate Offset of every owner.
    function requestOffset(OffsetContent calldata content, bytes32 documentHash) external returns (bytes32 requestId);

    /// @notice Offsets the amount and gives the voucher. Office Offset in the ticket's division; the member that asked
    /// must still hold the mandate Offset of those who own the ticket now. Final.
    function grantOffset(bytes32 requestId, bytes32 contentHash, bytes32 documentHash)
        external
        returns (RegisterNumber voucher);

    /// @notice Refuses a request. Office Offset in the ticket's division. Final.
    function refuseOffset(bytes32 requestId, bytes32 contentHash, bytes32 documentHash) external;

    /// @notice Withdraws a request. The member that asked. Final.
    function withdrawOffset(bytes32 requestId, bytes32 documentHash) external;

    /// @notice The request. Reverts with OffsetUnknown.
    function requestOf(bytes32 requestId) external view returns (OffsetRequest memory);

    /// @notice The request that a voucher answers. Reverts with VoucherUnknown.
    function voucherOf(RegisterNumber voucher) external view returns (bytes32 requestId);
}
