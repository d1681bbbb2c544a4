// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {CaseMode, CaseOutcome, Kind} from "../types/Codes.sol";
import {MemberId, PersonId, PolicyId, RegisterNumber} from "../types/Identities.sol";

/// @notice What opens a damage case.
/// @param division Where the damage was done; GB/T 2260 code, six digits.
/// @param kind The kind of ticket whose policy governs the case.
/// @param caseHash Salted hash of the case number.
/// @param liable The liable person, or zero while it is not known.
/// @param mode Whether tickets answer by free will or by order.
/// @param assessedValueFen Assessed value of the loss in fen; zero where only an amount is assessed.
/// @param assessedAmount Assessed loss in the kind's base unit; zero where only a value is assessed.
struct CaseContent {
    uint24 division;
    Kind kind;
    bytes32 caseHash;
    PersonId liable;
    CaseMode mode;
    uint64 assessedValueFen;
    uint64 assessedAmount;
}

/// @notice A case as the chain keeps it.
/// @param fulfilledAmount What vouchers took out of circulation for the case; may be more than was assessed.
/// @param published Whether the case is published.
struct DamageCase {
    uint24 division;
    PolicyId policy;
    Kind kind;
    CaseMode mode;
    CaseOutcome outcome;
    bool published;
    MemberId opener;
    PersonId liable;
    uint64 assessedValueFen;
    uint64 assessedAmount;
    uint64 fulfilledAmount;
    uint16 subscriptions;
}

/// @notice A buyer's undertaking to answer for a part of a case, in money or in an amount; instalments are several of
/// them.
/// @param valueFen What is to be spent on tickets; zero where an amount is undertaken.
/// @param amount What is to be offset, in the kind's base unit; zero where a value is undertaken.
/// @param dueSeconds When it is due; zero: at once.
struct Subscription {
    PersonId buyer;
    uint64 valueFen;
    uint64 amount;
    uint40 dueSeconds;
    uint40 subscribedAtSeconds;
}

/// @title Damage cases: opened by those whom the policy names, answered by vouchers of any division (O-42 to O-47,
/// C-22, N-44).
/// @notice The register records an order and its fulfilment; it never forces a purchase (D-1, D-10).
interface ICases {
    /// @notice A case was opened.
    event CaseOpened(
        bytes32 indexed caseId, PolicyId indexed policy, CaseContent content, MemberId member, bytes32 documentHash
    );
    /// @notice The loss was assessed anew, or the liable person was found.
    event CaseAssessed(
        bytes32 indexed caseId,
        PersonId liable,
        uint64 assessedValueFen,
        uint64 assessedAmount,
        MemberId member,
        bytes32 documentHash
    );
    /// @notice A buyer undertook to answer for a part of the case. Block time is the time of the voluntary act (O-44).
    event CaseSubscribed(
        bytes32 indexed caseId, uint16 ordinal, Subscription subscription, MemberId member, bytes32 documentHash
    );
    /// @notice A voucher answered the case.
    event CaseAnswered(
        bytes32 indexed caseId, RegisterNumber indexed voucher, uint64 amount, uint64 fulfilledAmount
    );
    /// @notice The voluntary act counts as a circumstance of leniency (从轻情节), as the document says.
    event LeniencyRecorded(
        bytes32 indexed caseId,
        uint16 ordinal,
        uint40 subscribedAtSeconds,
        MemberId member,
        bytes32 documentHash
    );
    /// @notice Whether the case is published (O-46).
    event CasePublicationSet(bytes32 indexed caseId, bool published, MemberId member, bytes32 documentHash);
    /// @notice The case ended in the register.
    event CaseClosed(bytes32 indexed caseId, CaseOutcome outcome, MemberId member, bytes32 documentHash);

    /// @notice No case bears this id.
    error CaseUnknown(bytes32 caseId);
    /// @notice The case number was opened in this division before.
    error CaseExists(bytes32 caseId);
    /// @notice The case ended before.
    error CaseEnded(bytes32 caseId, CaseOutcome outcome);
    /// @notice A field is out of bounds; `field` names which.
    error CaseInvalid(string field);
    /// @notice The policy does not let this member open cases (P25).
    error CaseOpenerInvalid(PolicyId policy, MemberId member);
    /// @notice The policy does not know this way of answering (P25).
    error CaseModeInvalid(PolicyId policy, CaseMode mode);
    /// @notice Only the member that opened the case may do this.
    error CaseNotOwned(bytes32 caseId, MemberId owner, MemberId caller);
    /// @notice The case counts another kind of ticket.
    error CaseKindDiffers(bytes32 caseId, Kind kind);
    /// @notice The case bears the largest number of subscriptions.
    error SubscriptionsFull(bytes32 caseId, uint16 subscriptionsMax);
    /// @notice The document recorded the same undertaking before, under this ordinal.
    error SubscriptionExists(bytes32 caseId, uint16 ordinal);
    /// @notice No subscription of the case has this ordinal.
    error SubscriptionUnknown(bytes32 caseId, uint16 ordinal);
    /// @notice The case is answered by order, and leniency is for the voluntary act.
    error CaseOrdered(bytes32 caseId);
    /// @notice The leniency of this subscription was recorded before.
    error LeniencyExists(bytes32 caseId, uint16 ordinal);
    /// @notice Nothing was offset for the case, so it cannot end as fulfilled.
    error CaseUnanswered(bytes32 caseId);

    /// @notice Opens a case. Office Refer in the division, held by a kind of member that the policy names.
    function openCase(CaseContent calldata content, bytes32 documentHash) external returns (bytes32 caseId);

    /// @notice Assesses the loss anew, or names the liable person. The opener.
    function assessCase(
        bytes32 caseId,
        PersonId liable,
        uint64 assessedValueFen,
        uint64 assessedAmount,
        bytes32 documentHash
    ) external;

    /// @notice Records a buyer's undertaking. The opener, or a member with the buyer's mandate Offset.
    function subscribeCase(
        bytes32 caseId,
        PersonId buyer,
        uint64 valueFen,
        uint64 amount,
        uint40 dueSeconds,
        bytes32 documentHash
    ) external returns (uint16 ordinal);

    /// @notice Records that a voluntary subscription counts as leniency. The opener.
    function recordLeniency(bytes32 caseId, uint16 ordinal, bytes32 documentHash) external;

    /// @notice Publishes the case, or ends its publication, also once it is closed (O-46). The opener.
    function publishCase(bytes32 caseId, bool published, bytes32 documentHash) external;

    /// @notice Ends the case. The opener. Final.
    function closeCase(bytes32 caseId, CaseOutcome outcome, bytes32 documentHash) external;

    /// @notice Reverts unless the case is open and counts this kind of ticket.
    function requireOpen(bytes32 caseId, Kind kind) external view;

    /// @notice Books a voucher for an open case. Offsets only.
    function answer(bytes32 caseId, Kind kind, RegisterNumber voucher, uint64 amount) external;

    /// @notice The case. Reverts with CaseUnknown.
    function caseOf(bytes32 caseId) external view returns (DamageCase memory);

    /// @notice The subscription with this ordinal, counted from 1. Reverts with SubscriptionUnknown.
    function subscriptionOf(bytes32 caseId, uint16 ordinal) external view returns (Subscription memory);

    /// @notice Whether the subscription counts as a circumstance of leniency. Reverts with SubscriptionUnknown.
    function isLenient(bytes32 caseId, uint16 ordinal) external view returns (bool);
}
