// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {
    CaseMode,
    Declaration,
    Kind,
    LienKind,
    LossCause,
    MemberKind,
    Office,
    OffsetRule,
    PersonKind,
    Purpose,
    TransferCause
} from "../types/Codes.sol";
import {ApplicationTerms, MoveTerms, Policy, UseTerms} from "../types/PolicyTerms.sol";
import {AMOUNT_MAX, DIVISION_MAX, DIVISION_MIN, PAPERS_MAX} from "./Limits.sol";

/// @title The ranges of a policy's fields. What no code stands for is refused, so that no bit means something later.
library PolicyRanges {
    uint16 private constant BASIS_POINTS_ALL = 10_000;
    uint16 private constant LOSS_NOTICE_DAYS_MAX = 366;
    uint8 private constant LENDER_KINDS = uint8((1 << uint8(LienKind.Pledge)) | (1 << uint8(LienKind.Mortgage)));

    /// @notice Whether every field of the terms is in its range.
    function areValid(Policy calldata terms) internal pure returns (bool) {
        return terms.division >= DIVISION_MIN && terms.division <= DIVISION_MAX && terms.kind != Kind.None
            && terms.validFromSeconds < terms.validUntilSeconds && terms.documentHash != 0
            && _isApplication(terms.application, terms.issuance, terms.validFromSeconds) && _isMove(terms.move)
            && _isUse(terms.use);
    }

    function _isApplication(ApplicationTerms calldata terms, bool issuance, uint40 validFromSeconds)
        private
        pure
        returns (bool)
    {
        // Where tickets are issued somebody may apply and somebody reviews.
        bool reviewed = terms.reviewChain[0] != 0 && terms.applicantKinds != 0;
        return (reviewed || !issuance) && _isChain(terms.reviewChain) && _isChain(terms.greenQuotaChain)
            && _within(terms.applicantKinds, uint8(type(PersonKind).max))
            && _within(terms.declarations, uint8(type(Declaration).max))
            && terms.areaMinMuThousandths <= AMOUNT_MAX && terms.survivalMinPercent <= 100
            && terms.plantedSinceDay <= validFromSeconds / 1 days && terms.paperCount <= PAPERS_MAX
            && terms.deductionMaxBasisPoints <= BASIS_POINTS_ALL;
    }

    function _isMove(MoveTerms calldata terms) private pure returns (bool) {
        return _within(terms.causes, uint8(type(TransferCause).max))
            && _within(terms.lossCauses, uint8(type(LossCause).max)) && terms.lossNoticeDays <= LOSS_NOTICE_DAYS_MAX
            && _within(terms.buyInKinds, uint8(type(PersonKind).max)) && terms.lienKinds & ~LENDER_KINDS == 0;
    }

    function _isUse(UseTerms calldata terms) private pure returns (bool) {
        return terms.rule != OffsetRule.None && _within(terms.purposes, uint8(type(Purpose).max))
            && _within(terms.caseOpeners, uint8(type(MemberKind).max))
            && _within(terms.caseModes, uint8(type(CaseMode).max));
    }

    /// @dev Bit 0 stands for None, and is never set.
    function _within(uint256 set, uint8 last) private pure returns (bool) {
        return set & 1 == 0 && set >> (uint256(last) + 1) == 0;
    }

    /// @dev Reviewing offices run from Review to CoApprove; after the first zero there are only zeros.
    function _isChain(bytes8 chain) private pure returns (bool) {
        for (uint256 i = 0; i < 8; ++i) {
            if (uint8(chain[i]) > uint8(Office.CoApprove)) return false;
            if (i != 0 && chain[i] != 0 && chain[i - 1] == 0) return false;
        }
        return true;
    }
}
