// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {MemberId, PersonId, PolicyId, RegisterNumber} from "../types/Identities.sol";

/// @notice What a division sets for an emitter and a year (O-1, O-2).
/// @param grade The emitter's grade, from 1.
/// @param class The emitter's class, from 1.
/// @param power Whether it generates power; emitters outside power must use tickets first (O-40).
/// @param baselineGrams Emission that is free of any obligation, in grams of CO2e.
/// @param emissionGrams Emission of the year, in grams of CO2e.
/// @param ticketGrams Part of the excess that tickets may answer, or must answer first, in grams of CO2e.
struct QuotaContent {
    uint24 division;
    PersonId emitter;
    uint16 year;
    uint8 class;
    uint8 grade;
    bool power;
    uint64 baselineGrams;
    uint64 emissionGrams;
    uint64 ticketGrams;
}

/// @notice A quota as the chain keeps it.
/// @param ticketsFirst Whether other means count only once tickets have answered `ticketGrams`.
/// @param obligationGrams What the emission is over the baseline.
/// @param ticketsGrams What vouchers fulfilled.
/// @param othersGrams What other means fulfilled.
struct Quota {
    PersonId emitter;
    bool power;
    bool ticketsFirst;
    uint64 obligationGrams;
    uint64 ticketGrams;
    uint64 ticketsGrams;
    uint64 othersGrams;
}

/// @title Quotas of emitters (O-1, O-2, O-40).
interface IQuotas {
    /// @notice The quota of an emitter for a year was set, or set anew, under a policy that has tickets used first or
    /// not.
    event QuotaSet(
        bytes32 indexed quotaId,
        PolicyId indexed policy,
        QuotaContent content,
        bool ticketsFirst,
        MemberId member,
        bytes32 documentHash
    );
    /// @notice A voucher fulfilled a part of the obligation.
    event QuotaAnswered(
        bytes32 indexed quotaId, RegisterNumber indexed voucher, uint64 amount, uint64 ticketsGrams
    );
    /// @notice Other means fulfilled a part of the obligation.
    event QuotaMetOtherwise(
        bytes32 indexed quotaId, uint64 amount, uint64 othersGrams, MemberId member, bytes32 documentHash
    );

    /// @notice No quota bears this id.
    error QuotaUnknown(bytes32 quotaId);
    /// @notice The document set this quota, or met a part of it, before.
    error QuotaDocumentUsed(bytes32 documentHash);
    /// @notice A field is out of bounds or under what was fulfilled, or the policy knows no quotas; `field` names
    /// which.
    error QuotaInvalid(string field);
    /// @notice The quota is another emitter's, or of another year.
    error QuotaUnfit(bytes32 quotaId, PersonId emitter, uint16 year);
    /// @notice More than is left of the obligation, or of what tickets may answer.
    error AmountOverQuota(bytes32 quotaId, uint64 requestedAmount, uint64 remainingAmount);
    /// @notice An emitter outside power must use tickets first (O-40).
    error TicketsFirst(bytes32 quotaId, uint64 ticketsGrams, uint64 ticketGrams);

    /// @notice Sets a quota, or sets it anew: never under what was fulfilled. Office SetQuota in the division, under
    /// its policy for carbon.
    function setQuota(QuotaContent calldata content, bytes32 documentHash) external returns (bytes32 quotaId);

    /// @notice Records that other means fulfilled a part. Office SetQuota in the division.
    function meetOtherwise(bytes32 quotaId, uint64 amount, bytes32 documentHash) external;

    /// @notice Reverts unless a voucher of this amount may answer this emitter's quota for this year.
    function requireAnswerable(bytes32 quotaId, PersonId emitter, uint16 year, uint64 amount) external view;

    /// @notice Books a voucher for a quota. Offsets only.
    function answer(bytes32 quotaId, PersonId emitter, uint16 year, RegisterNumber voucher, uint64 amount) external;

    /// @notice The quota. Reverts with QuotaUnknown.
    function quotaOf(bytes32 quotaId) external view returns (Quota memory);

    /// @notice The id of an emitter's quota: Keccak-256 over division, emitter and year.
    function quotaIdOf(uint24 division, PersonId emitter, uint16 year) external pure returns (bytes32);
}
