// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ApplicationContent, IReserve} from "../interfaces/IReserve.sol";
import {ITicketRefusals} from "../interfaces/ITicketRefusals.sol";
import {ApplicationRoute, Declaration, EligibilityLimit, Kind, Share} from "../types/Codes.sol";
import {PolicyId} from "../types/Identities.sol";
import {ApplicationTerms} from "../types/PolicyTerms.sol";
import {AMOUNT_MAX, PAPERS_MAX, PARCELS_MAX, TEXT_LENGTH_BYTES_MAX} from "./Limits.sol";
import {Owners} from "./Owners.sol";

/// @title What an application must say, by itself and under its policy; who applies is not asked here.
library Eligibility {
    using Owners for Share[];

    uint32 private constant DECLARATIONS_MASK = (uint32(1) << (uint32(uint8(type(Declaration).max)) + 1)) - 2;

    /// @notice The day in China of a time in seconds since 1970, counted from 1970-01-01.
    function chinaDay(uint256 timestampSeconds) internal pure returns (uint256) {
        return (timestampSeconds + 8 hours) / 1 days;
    }

    /// @notice Refuses a content out of bounds, naming what is wrong with it.
    /// @param today The present day in China, which nothing told may lie after.
    function requireContent(
        ApplicationContent calldata content,
        PolicyId policy,
        ApplicationTerms memory terms,
        uint256 today
    ) internal pure {
        _requireRoute(content, policy, terms);
        _requireApplicants(content, terms);
        require(_areHashesValid(content.parcels, PARCELS_MAX), IReserve.ContentInvalid("parcels"));
        bool past = content.periodStartDay <= content.periodEndDay && content.periodEndDay <= today;
        require(past, IReserve.ContentInvalid("period"));
        require(content.plantedDay <= today, IReserve.ContentInvalid("plantedDay"));
        require(content.survivalPercent <= 100, IReserve.ContentInvalid("survivalPercent"));
        _requireAmounts(content);
        _requireDeclarations(content.declarations, terms.declarations);
        _requireTexts(content, terms.standFacts);
        _requirePapers(content.papers, terms.paperCount);
    }

    /// @notice The limits that a stand falls short of, each inclusive: bit n stands for EligibilityLimit n. What a
    /// limit asks about and the content leaves at 0 falls short.
    function shortfallsOf(ApplicationContent calldata content, ApplicationTerms memory terms, uint256 today)
        internal
        pure
        returns (uint8 shortfalls)
    {
        uint256 plantedDay = content.plantedDay;
        if (content.areaMuThousandths < terms.areaMinMuThousandths) shortfalls |= _bit(EligibilityLimit.Area);
        if (terms.standAgeMinDays != 0 && (plantedDay == 0 || today < plantedDay + terms.standAgeMinDays)) {
            shortfalls |= _bit(EligibilityLimit.StandAge);
        }
        if (content.survivalPercent < terms.survivalMinPercent) shortfalls |= _bit(EligibilityLimit.Survival);
        if (plantedDay < terms.plantedSinceDay) shortfalls |= _bit(EligibilityLimit.PlantedSince);
    }

    function _requireRoute(ApplicationContent calldata content, PolicyId policy, ApplicationTerms memory terms)
        private
        pure
    {
        ApplicationRoute route = content.route;
        bool known = route == ApplicationRoute.Ordinary
            || (route == ApplicationRoute.NewPlanting && terms.plantingAgreement)
            || (route == ApplicationRoute.GreenQuota && terms.greenQuotaChain != 0);
        require(known, IReserve.RouteInvalid(policy, route));
        bool planted = route == ApplicationRoute.NewPlanting;
        require((content.plantingId != 0) == planted, IReserve.ContentInvalid("plantingId"));
    }

    function _requireApplicants(ApplicationContent calldata content, ApplicationTerms memory terms) private pure {
        require(content.applicants.areValid(), IReserve.ContentInvalid("applicants"));
        bool several = content.applicants.length > 1;
        require(several || !content.joint, IReserve.ContentInvalid("joint"));
        uint16 deduction = content.deductionBasisPoints;
        require(several || deduction == 0, IReserve.ContentInvalid("deductionBasisPoints"));
        uint16 deductionMax = terms.deductionMaxBasisPoints;
        require(deduction <= deductionMax, IReserve.DeductionOverMax(deduction, deductionMax));
    }

    /// @dev A stand is measured by its area, so no more than the area can be claimed.
    function _requireAmounts(ApplicationContent calldata content) private pure {
        uint64 area = content.areaMuThousandths;
        uint64 claimed = content.claimedAmount;
        require(area != 0, IReserve.ContentInvalid("areaMuThousandths"));
        require(claimed != 0, ITicketRefusals.AmountZero());
        uint64 claimedMax = content.kind == Kind.Carbon || area > AMOUNT_MAX ? AMOUNT_MAX : area;
        require(claimed <= claimedMax, IReserve.AmountTooLarge(claimed, claimedMax));
    }

    function _requireDeclarations(uint32 declared, uint32 asked) private pure {
        require(declared & ~DECLARATIONS_MASK == 0, IReserve.ContentInvalid("declarations"));
        uint32 missing = asked & ~declared;
        require(missing == 0, IReserve.DeclarationMissing(missing));
    }

    function _requireTexts(ApplicationContent calldata content, bool standFacts) private pure {
        require(_isTextValid(content.place, true), IReserve.ContentInvalid("place"));
        require(_isTextValid(content.bounds, standFacts), IReserve.ContentInvalid("bounds"));
        require(_isTextValid(content.species, standFacts), IReserve.ContentInvalid("species"));
        require(_isTextValid(content.method, true), IReserve.ContentInvalid("method"));
    }

    function _requirePapers(bytes32[] calldata papers, uint8 asked) private pure {
        require(asked == 0 || papers.length == asked, IReserve.PapersMissing(papers.length, asked));
        require(_areHashesValid(papers, PAPERS_MAX), IReserve.ContentInvalid("papers"));
    }

    /// @dev From 1 up to this many, none empty, each once.
    function _areHashesValid(bytes32[] calldata hashes, uint256 countMax) private pure returns (bool) {
        uint256 count = hashes.length;
        if (count == 0 || count > countMax) return false;

        for (uint256 i = 0; i < count; ++i) {
            if (hashes[i] == 0) return false;
            for (uint256 j = 0; j < i; ++j) {
                if (hashes[j] == hashes[i]) return false;
            }
        }
        return true;
    }

    function _isTextValid(string calldata text, bool asked) private pure returns (bool) {
        uint256 length = bytes(text).length;
        return length <= TEXT_LENGTH_BYTES_MAX && (length != 0 || !asked);
    }

    function _bit(EligibilityLimit limit) private pure returns (uint8) {
        return uint8(1) << uint8(limit);
    }
}
