// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Kind, OffsetRule} from "../types/Codes.sol";
import {PolicyId} from "../types/Identities.sol";

/// @notice One dated version of a division's rules for one kind of ticket, as far as contracts must know them. The
/// whole text is the file whose hash is `documentHash`.
/// @param division GB/T 2260 code, six digits.
/// @param kind The kind of ticket.
/// @param validFromSeconds First second in force (P33).
/// @param validUntilSeconds First second no longer in force (P33).
/// @param issuance Whether tickets may be issued at all (P2).
/// @param offsetRule Whether an offset may take a part of a ticket (P21).
/// @param purposes Offset purposes allowed: bit n stands for Purpose n (P22).
/// @param reviewChain Offices that must approve an application, in order, one byte each, then zeros (P3, P4).
/// @param reviewWorkingDays Limit for the review in working days; 0 where the policy is silent (P9).
/// @param disclaimer Whether every public answer must say that the ticket is no CCER (P32).
/// @param documentHash Keccak-256 of the policy file.
struct Policy {
    uint24 division;
    Kind kind;
    uint40 validFromSeconds;
    uint40 validUntilSeconds;
    bool issuance;
    OffsetRule offsetRule;
    uint32 purposes;
    bytes8 reviewChain;
    uint8 reviewWorkingDays;
    bool disclaimer;
    bytes32 documentHash;
}

/// @title Dated policy versions per division and kind.
/// @notice A version outside its dates cannot issue; tickets issued under it live on (I-13).
interface IPolicies {
    /// @notice A policy version was published and can never be changed.
    event PolicyPublished(PolicyId indexed policy, uint24 indexed division, Policy terms);

    /// @notice No policy version bears this id.
    error PolicyUnknown(PolicyId policy);
    /// @notice No policy of the division for this kind is in force now.
    error PolicyNotInForce(uint24 division, Kind kind, uint256 nowSeconds);
    /// @notice The policy in force lets no ticket be issued (P2).
    error IssuanceOff(PolicyId policy);
    /// @notice Dates, kind, rule or review chain make no policy, or the dates do not follow the version before.
    error PolicyInvalid(uint24 division, Kind kind);
    /// @notice The policy file was published before for this division and kind.
    error PolicyDocumentUsed(bytes32 documentHash, PolicyId policy);

    /// @notice Publishes a version. Council only. It starts no earlier than the version before it started.
    function publishPolicy(Policy calldata terms) external returns (PolicyId);

    /// @notice The version in force now that lets tickets be issued. Reverts with PolicyNotInForce or IssuanceOff.
    function requireIssuing(uint24 division, Kind kind) external view returns (PolicyId);

    /// @notice The terms of a version. Reverts with PolicyUnknown.
    function policyOf(PolicyId policy) external view returns (Policy memory);

    /// @notice The rule and purposes by which a ticket of this version is offset.
    function offsetTermsOf(PolicyId policy) external view returns (OffsetRule rule, uint32 purposes);
}
