// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IConsortium} from "./interfaces/IConsortium.sol";
import {IPolicies, Policy} from "./interfaces/IPolicies.sol";
import {DIVISION_MAX, DIVISION_MIN} from "./libraries/Limits.sol";
import {Kind, Office, OffsetRule, Purpose} from "./types/Codes.sol";
import {PolicyId} from "./types/Identities.sol";

/// @title Policies
/// @notice What each function does, emits and refuses is written in IPolicies.
contract Policies is IPolicies {
    uint32 private constant PURPOSES_MASK = (uint32(1) << (uint32(uint8(type(Purpose).max)) + 1)) - 2;

    IConsortium private immutable _consortium;
    uint16 private _policyCount;

    mapping(PolicyId policy => Policy) private _policies;
    mapping(PolicyId policy => PolicyId) private _previous;
    mapping(uint24 division => mapping(Kind kind => PolicyId)) private _newest;
    /// @dev Keyed by division, kind and document: one file may hold the rules for several kinds.
    mapping(bytes32 fileKey => PolicyId) private _policyByFile;

    constructor(IConsortium consortium) {
        _consortium = consortium;
    }

    /// @inheritdoc IPolicies
    function publishPolicy(Policy calldata terms) external returns (PolicyId policy) {
        require(msg.sender == address(_consortium), IConsortium.CouncilOnly(msg.sender));
        PolicyId previous = _newest[terms.division][terms.kind];
        bool follows = terms.validFromSeconds >= _policies[previous].validFromSeconds;
        require(follows && _isValid(terms), PolicyInvalid(terms.division, terms.kind));
        bytes32 fileKey = keccak256(abi.encode(terms.division, terms.kind, terms.documentHash));
        PolicyId published = _policyByFile[fileKey];
        require(PolicyId.unwrap(published) == 0, PolicyDocumentUsed(terms.documentHash, published));

        policy = PolicyId.wrap(++_policyCount);
        _policies[policy] = terms;
        _previous[policy] = previous;
        _newest[terms.division][terms.kind] = policy;
        _policyByFile[fileKey] = policy;

        emit PolicyPublished(policy, terms.division, terms);
    }

    /// @inheritdoc IPolicies
    function requireIssuing(uint24 division, Kind kind) external view returns (PolicyId policy) {
        policy = _newest[division][kind];
        // Versions that have yet to start are few: the council publishes each by vote.
        while (_policies[policy].validFromSeconds > block.timestamp) policy = _previous[policy];

        bool inForce = PolicyId.unwrap(policy) != 0 && block.timestamp < _policies[policy].validUntilSeconds;
        require(inForce, PolicyNotInForce(division, kind, block.timestamp));
        require(_policies[policy].issuance, IssuanceOff(policy));
    }

    /// @inheritdoc IPolicies
    function policyOf(PolicyId policy) external view returns (Policy memory terms) {
        terms = _policies[policy];
        require(terms.kind != Kind.None, PolicyUnknown(policy));
    }

    /// @inheritdoc IPolicies
    function offsetTermsOf(PolicyId policy) external view returns (OffsetRule rule, uint32 purposes) {
        Policy storage terms = _policies[policy];
        (rule, purposes) = (terms.offsetRule, terms.purposes);
        require(rule != OffsetRule.None, PolicyUnknown(policy));
    }

    function _isValid(Policy calldata terms) private pure returns (bool) {
        return terms.division >= DIVISION_MIN && terms.division <= DIVISION_MAX && terms.kind != Kind.None
            && terms.validFromSeconds < terms.validUntilSeconds && terms.offsetRule != OffsetRule.None
            && terms.purposes & ~PURPOSES_MASK == 0 && terms.documentHash != 0
            && _isReviewChain(terms.reviewChain, terms.issuance);
    }

    /// @dev Reviewing offices run from Review to CoApprove. Where tickets are issued there is at least one.
    function _isReviewChain(bytes8 chain, bool issuance) private pure returns (bool) {
        if (issuance && chain[0] == 0) return false;
        for (uint256 i = 0; i < 8; ++i) {
            if (uint8(chain[i]) > uint8(Office.CoApprove)) return false;
            if (i != 0 && chain[i] != 0 && chain[i - 1] == 0) return false;
        }
        return true;
    }
}
