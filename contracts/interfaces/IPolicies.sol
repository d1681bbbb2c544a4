// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Kind} from "../types/Codes.sol";
import {PolicyId} from "../types/Identities.sol";
import {ApplicationTerms, MoveTerms, Policy, UseTerms} from "../types/PolicyTerms.sol";

/// @title Dated policy versions per division and kind, and the official calendars.
/// @notice A version outside its dates cannot issue; tickets issued under it live on (I-13). Changing a rule is an act
/// of the council, never new code.
interface IPolicies {
    /// @notice A policy version was published and can never be changed.
    event PolicyPublished(PolicyId indexed policy, uint24 indexed division, Policy terms);
    /// @notice The working days of a year are these: bit n, from the lowest of the first word, stands for day n of the
    /// year from 0 = 1 January.
    event CalendarPublished(uint16 indexed year, uint256[2] workingDays, bytes32 documentHash);

    /// @notice No policy version bears this id.
    error PolicyUnknown(PolicyId policy);
    /// @notice No policy of the division for this kind is in force now.
    error PolicyNotInForce(uint24 division, Kind kind, uint256 nowSeconds);
    /// @notice The policy in force lets no ticket be issued (P2).
    error IssuanceOff(PolicyId policy);
    /// @notice Dates, kind, rules or review chain make no policy, or the dates do not follow the version before.
    error PolicyInvalid(uint24 division, Kind kind);
    /// @notice The policy file was published before for this division and kind.
    error PolicyDocumentUsed(bytes32 documentHash, PolicyId policy);
    /// @notice The calendar has a day outside its year, too few or too many working days, or no document.
    error CalendarInvalid(uint16 year);

    /// @notice Publishes a version. Council only. It starts no earlier than the version before it started.
    function publishPolicy(Policy calldata terms) external returns (PolicyId);

    /// @notice Publishes or adjusts the working days of a year (N-13, D-11). Council only.
    function publishCalendar(uint16 year, uint256[2] calldata workingDays, bytes32 documentHash) external;

    /// @notice The version in force now that lets tickets be issued, with its rules on moves and liens packed as the
    /// ledger keeps them. Reverts with PolicyNotInForce or IssuanceOff.
    function requireIssuing(uint24 division, Kind kind) external view returns (PolicyId policy, uint16 terms);

    /// @notice The version in force now, whether or not it lets tickets be issued; zero where none is.
    function inForce(uint24 division, Kind kind) external view returns (PolicyId);

    /// @notice As inForce. Reverts with PolicyNotInForce.
    function requireInForce(uint24 division, Kind kind) external view returns (PolicyId);

    /// @notice The terms of a version. Reverts with PolicyUnknown.
    function policyOf(PolicyId policy) external view returns (Policy memory);

    /// @notice What an application needs under a version.
    function applicationTermsOf(PolicyId policy) external view returns (ApplicationTerms memory);

    /// @notice What moves and claims a version allows.
    function moveTermsOf(PolicyId policy) external view returns (MoveTerms memory);

    /// @notice What tickets of a version may be used for.
    function useTermsOf(PolicyId policy) external view returns (UseTerms memory);

    /// @notice The working days of a year; zero where no calendar was published.
    function calendarOf(uint16 year) external view returns (uint256[2] memory workingDays);
}
