// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IConsortium} from "./interfaces/IConsortium.sol";
import {IPolicies} from "./interfaces/IPolicies.sol";
import {PolicyRanges} from "./libraries/PolicyRanges.sol";
import {POLICIES_AHEAD_MAX, YEAR_MAX, YEAR_MIN} from "./libraries/Limits.sol";
import {TicketTerms} from "./libraries/TicketTerms.sol";
import {Kind, OffsetRule} from "./types/Codes.sol";
import {NO_POLICY, PolicyId} from "./types/Identities.sol";
import {ApplicationTerms, MoveTerms, Policy, UseTerms} from "./types/PolicyTerms.sol";

/// @title Policies
/// @notice What each function does, emits and refuses is written in IPolicies.
contract Policies is IPolicies {
    /// @dev What every issue and every offset asks, in one slot. `terms` repeats the moves as the ledger keeps them;
    /// a version never changes, so the copy stays exact. Bit sets are as wide as their codes need.
    struct Head {
        uint24 division;
        Kind kind;
        uint40 validFromSeconds;
        uint40 validUntilSeconds;
        PolicyId previous;
        bool issuance;
        bool disclaimer;
        uint16 terms;
        OffsetRule rule;
        bool useInside;
        uint16 purposes;
        uint24 caseOpeners;
        uint8 caseModes;
        bool quotas;
        bool ticketsFirst;
        bool dividends;
    }

    uint256 private constant WORKING_DAYS_MIN = 150;
    uint256 private constant WORKING_DAYS_MAX = 310;

    IConsortium private immutable _consortium;
    uint16 private _policyCount;

    mapping(PolicyId policy => Head) private _heads;
    mapping(PolicyId policy => ApplicationTerms) private _applications;
    mapping(PolicyId policy => MoveTerms) private _moves;
    mapping(PolicyId policy => bytes32 documentHash) private _documents;
    mapping(uint24 division => mapping(Kind kind => PolicyId)) private _newest;
    /// @dev Keyed by division, kind and document: one file may hold the rules for several kinds.
    mapping(bytes32 fileKey => PolicyId) private _policyByFile;
    mapping(uint16 year => uint256[2] workingDays) private _calendars;

    modifier councilOnly() {
        require(msg.sender == address(_consortium), IConsortium.CouncilOnly(msg.sender));
        _;
    }

    constructor(IConsortium consortium) {
        _consortium = consortium;
    }

    /// @inheritdoc IPolicies
    function publishPolicy(Policy calldata terms) external councilOnly returns (PolicyId policy) {
        PolicyId previous = _newest[terms.division][terms.kind];
        bool follows = terms.validFromSeconds >= _heads[previous].validFromSeconds && _aheadOf(previous);
        require(follows && PolicyRanges.areValid(terms), PolicyInvalid(terms.division, terms.kind));
        bytes32 fileKey = keccak256(abi.encode(terms.division, terms.kind, terms.documentHash));
        PolicyId published = _policyByFile[fileKey];
        require(PolicyId.unwrap(published) == 0, PolicyDocumentUsed(terms.documentHash, published));

        policy = PolicyId.wrap(++_policyCount);
        _heads[policy] = _headOf(terms, previous);
        _applications[policy] = terms.application;
        _moves[policy] = terms.move;
        _documents[policy] = terms.documentHash;
        _newest[terms.division][terms.kind] = policy;
        _policyByFile[fileKey] = policy;

        emit PolicyPublished(policy, terms.division, terms);
    }

    /// @inheritdoc IPolicies
    function publishCalendar(uint16 year, uint256[2] calldata workingDays, bytes32 documentHash)
        external
        councilOnly
    {
        bool inRange = year >= YEAR_MIN && year <= YEAR_MAX && documentHash != 0;
        bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        // The first word holds 256 days; the second the 109 that are left, or 110 in a leap year.
        bool inYear = workingDays[1] >> (leap ? 110 : 109) == 0;
        require(inRange && inYear, CalendarInvalid(year));
        uint256 count = _bitsIn(workingDays[0]) + _bitsIn(workingDays[1]);
        require(count >= WORKING_DAYS_MIN && count <= WORKING_DAYS_MAX, CalendarInvalid(year));

        _calendars[year] = workingDays;

        emit CalendarPublished(year, workingDays, documentHash);
    }

    /// @inheritdoc IPolicies
    function requireIssuing(uint24 division, Kind kind) external view returns (PolicyId policy, uint16 terms) {
        policy = requireInForce(division, kind);
        Head storage head = _heads[policy];
        require(head.issuance, IssuanceOff(policy));
        return (policy, head.terms);
    }

    /// @inheritdoc IPolicies
    function inForce(uint24 division, Kind kind) public view returns (PolicyId policy) {
        policy = _newest[division][kind];
        Head storage head = _heads[policy];
        // At most POLICIES_AHEAD_MAX versions have yet to start.
        while (head.validFromSeconds > block.timestamp) {
            policy = head.previous;
            head = _heads[policy];
        }
        if (block.timestamp >= head.validUntilSeconds) return NO_POLICY;
    }

    /// @inheritdoc IPolicies
    function requireInForce(uint24 division, Kind kind) public view returns (PolicyId policy) {
        policy = inForce(division, kind);
        require(policy != NO_POLICY, PolicyNotInForce(division, kind, block.timestamp));
    }

    /// @inheritdoc IPolicies
    function policyOf(PolicyId policy) external view returns (Policy memory terms) {
        Head memory head = _requireHead(policy);
        return Policy({
            division: head.division,
            kind: head.kind,
            validFromSeconds: head.validFromSeconds,
            validUntilSeconds: head.validUntilSeconds,
            issuance: head.issuance,
            disclaimer: head.disclaimer,
            application: _applications[policy],
            move: _moves[policy],
            use: _useOf(head),
            documentHash: _documents[policy]
        });
    }

    /// @inheritdoc IPolicies
    function applicationTermsOf(PolicyId policy) external view returns (ApplicationTerms memory) {
        _requireHead(policy);
        return _applications[policy];
    }

    /// @inheritdoc IPolicies
    function moveTermsOf(PolicyId policy) external view returns (MoveTerms memory) {
        _requireHead(policy);
        return _moves[policy];
    }

    /// @inheritdoc IPolicies
    function useTermsOf(PolicyId policy) external view returns (UseTerms memory) {
        return _useOf(_requireHead(policy));
    }

    /// @inheritdoc IPolicies
    function calendarOf(uint16 year) external view returns (uint256[2] memory workingDays) {
        return _calendars[year];
    }

    /// @dev Reads of a head what it needs: every issue asks this, and a head in memory would cost it a hundredth.
    /// @dev Whether one more version may wait behind those that have yet to start.
    function _aheadOf(PolicyId newest) private view returns (bool) {
        uint256 ahead = 0;
        while (_heads[newest].validFromSeconds > block.timestamp) {
            newest = _heads[newest].previous;
            ++ahead;
        }
        return ahead < POLICIES_AHEAD_MAX;
    }

    function _requireHead(PolicyId policy) private view returns (Head memory head) {
        head = _heads[policy];
        require(head.kind != Kind.None, PolicyUnknown(policy));
    }

    /// @dev The narrowed bit sets were held to their codes by PolicyRanges.
    function _headOf(Policy calldata terms, PolicyId previous) private pure returns (Head memory) {
        return Head({
            division: terms.division,
            kind: terms.kind,
            validFromSeconds: terms.validFromSeconds,
            validUntilSeconds: terms.validUntilSeconds,
            previous: previous,
            issuance: terms.issuance,
            disclaimer: terms.disclaimer,
            terms: TicketTerms.pack(terms.move),
            rule: terms.use.rule,
            useInside: terms.use.useInside,
            purposes: uint16(terms.use.purposes),
            caseOpeners: uint24(terms.use.caseOpeners),
            caseModes: terms.use.caseModes,
            quotas: terms.use.quotas,
            ticketsFirst: terms.use.ticketsFirst,
            dividends: terms.use.dividends
        });
    }

    function _useOf(Head memory head) private pure returns (UseTerms memory) {
        return UseTerms({
            rule: head.rule,
            purposes: head.purposes,
            useInside: head.useInside,
            caseOpeners: head.caseOpeners,
            caseModes: head.caseModes,
            quotas: head.quotas,
            ticketsFirst: head.ticketsFirst,
            dividends: head.dividends
        });
    }

    function _bitsIn(uint256 word) private pure returns (uint256 count) {
        for (; word != 0; word &= word - 1) {
            ++count;
        }
    }
}
