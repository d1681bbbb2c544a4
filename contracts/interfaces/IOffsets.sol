// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {OffsetStatus, Purpose} from "../types/Codes.sol";
import {MemberId, PersonId, PolicyId, RegisterNumber} from "../types/Identities.sol";
import {Portion} from "../types/Ledger.sol";

/// @notice What a request for offset says. Its Keccak-256 over the ABI encoding is the content hash.
/// @param items 1 to 16 tickets of one division and kind, each once, in ascending order, with the amount of each.
/// @param beneficiary For whom the amount is offset; the holder or another registered person.
/// @param year The year whose emission, event or duty it answers for.
/// @param useDivision Where it is used; GB/T 2260 code, six digits.
/// @param caseId The damage case that it answers, where the purpose is one; else zero.
/// @param quotaId The quota that it fulfils, where the purpose is an excess emission; else zero.
/// @param activity Name of the event, label or activity; public, up to 120 bytes.
struct OffsetContent {
    Portion[] items;
    Purpose purpose;
    PersonId beneficiary;
    uint16 year;
    uint24 useDivision;
    bytes32 caseId;
    bytes32 quotaId;
    string activity;
}

/// @notice A request as the chain keeps it.
/// @param voucher The voucher that it got, or zero.
struct OffsetRequest {
    uint24 division;
    OffsetStatus status;
    MemberId member;
    RegisterNumber voucher;
    bytes32 contentHash;
}

/// @title Offsets: the holder asks, ecology offsets and gives the voucher (N-42), forestry cancels what is used up
/// (N-43).
interface IOffsets {
    /// @notice The holder's side asked for an offset. Nothing is reserved by asking.
    event OffsetRequested(
        bytes32 indexed requestId,
        uint24 indexed division,
        OffsetContent content,
        bytes32 contentHash,
        MemberId member,
        bytes32 documentHash
    );
    /// @notice Ecology offset the amounts and gave one voucher with its own number. `amount` is what the ledger took.
    event OffsetGranted(
        bytes32 indexed requestId,
        RegisterNumber indexed voucher,
        uint64 amount,
        MemberId member,
        bytes32 documentHash
    );
    /// @notice Ecology refused, for the reasons in the document.
    event OffsetRefused(bytes32 indexed requestId, MemberId member, bytes32 documentHash);
    /// @notice The asking side withdrew.
    event OffsetWithdrawn(bytes32 indexed requestId, MemberId member, bytes32 documentHash);
    /// @notice Planting itself, not a ticket, answers for an emission or a duty (S-7, W-18).
    event PlantingCredited(
        uint24 indexed division,
        PersonId indexed beneficiary,
        Purpose purpose,
        uint16 year,
        uint64 areaMuThousandths,
        uint8 survivalPercent,
        string species,
        MemberId member,
        bytes32 documentHash
    );

    /// @notice No request bears this id.
    error OffsetUnknown(bytes32 requestId);
    /// @notice The form with this hash asked for an offset in this division before.
    error OffsetExists(bytes32 requestId);
    /// @notice The request stands where this cannot be done.
    error OffsetNotOpen(bytes32 requestId, OffsetStatus status);
    /// @notice The grant or refusal names another content than the request has.
    error OffsetContentStale(bytes32 givenHash, bytes32 currentHash);
    /// @notice The ticket's policy does not know this purpose (P22).
    error PurposeNotAllowed(PolicyId policy, Purpose purpose);
    /// @notice The ticket's policy offsets whole tickets only; split first (P21).
    error WholeTicketOnly(RegisterNumber ticket, uint64 requestedAmount, uint64 wholeAmount);
    /// @notice The ticket's policy lets it be used inside its division only (P30).
    error UseOutside(RegisterNumber ticket, uint24 useDivision);
    /// @notice A field is out of bounds, or purpose, case and quota do not fit; `field` names which.
    error OffsetInvalid(string field);
    /// @notice Only the member that asked may withdraw.
    error OffsetNotOwned(bytes32 requestId, MemberId owner, MemberId caller);
    /// @notice The document credited a planting in this division before.
    error CreditExists(uint24 division, bytes32 documentHash);
    /// @notice No voucher bears this number.
    error VoucherUnknown(RegisterNumber voucher);

    /// @notice Asks for an offset of free amounts. A member with the owners' consent by mandate Offset.
    function requestOffset(OffsetContent calldata content, bytes32 documentHash) external returns (bytes32 requestId);

    /// @notice Offsets the amounts and gives the voucher. Office Offset in the division. The owners must be the same as
    /// at the request, and the mandates stand. Case and quota learn of it in the same call. Final.
    function grantOffset(bytes32 requestId, OffsetContent calldata content, bytes32 documentHash)
        external
        returns (RegisterNumber voucher);

    /// @notice Refuses a request. Office Offset in the division. Final.
    function refuseOffset(bytes32 requestId, bytes32 contentHash, bytes32 documentHash) external;

    /// @notice Withdraws a request. The member that asked. Final.
    function withdrawOffset(bytes32 requestId, bytes32 documentHash) external;

    /// @notice Records that planting answers for an emission or a duty. Office Offset in the division, whose policy for
    /// carbon must know the purpose. A damage case is not answered so. The document credits one planting.
    function creditPlanting(
        uint24 division,
        PersonId beneficiary,
        Purpose purpose,
        uint16 year,
        uint64 areaMuThousandths,
        uint8 survivalPercent,
        string calldata species,
        bytes32 documentHash
    ) external;

    /// @notice The request. Reverts with OffsetUnknown.
    function requestOf(bytes32 requestId) external view returns (OffsetRequest memory);

    /// @notice The request that a voucher answers. Reverts with VoucherUnknown.
    function voucherOf(RegisterNumber voucher) external view returns (bytes32 requestId);
}
