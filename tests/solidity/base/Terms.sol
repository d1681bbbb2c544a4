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
} from "../../../contracts/types/Codes.sol";
import {Policy} from "../../../contracts/types/PolicyTerms.sol";

uint24 constant ORDOS = 150_600;
uint24 constant SHUOZHOU = 140_600;
uint24 constant YINCHUAN = 640_100;
uint24 constant YINING = 654_002;
uint24 constant WEIHAI = 371_000;
/// @dev Any second while the policies below are in force.
uint40 constant START_SECONDS = 1_790_000_000;
uint40 constant FAR_SECONDS = 3_900_000_000;

/// @title The terms of five divisions that differ in every rule the ledger knows.
library Terms {
    uint32 private constant ALL_DECLARATIONS = (uint32(1) << (uint32(uint8(type(Declaration).max)) + 1)) - 2;
    uint32 private constant ALL_PERSONS = (uint32(1) << (uint32(uint8(type(PersonKind).max)) + 1)) - 2;

    function divisionAt(uint256 index) internal pure returns (uint24) {
        uint24[5] memory divisions = [ORDOS, YINCHUAN, YINING, WEIHAI, SHUOZHOU];
        return divisions[index];
    }

    function kindOf(uint24 division) internal pure returns (Kind) {
        return division == YINCHUAN ? Kind.CollectiveStand : Kind.Carbon;
    }

    function termsOf(uint24 division) internal pure returns (Policy memory terms) {
        terms.division = division;
        terms.kind = kindOf(division);
        terms.validFromSeconds = 1_700_000_000;
        terms.validUntilSeconds = FAR_SECONDS;
        terms.issuance = division != SHUOZHOU;
        terms.application.applicantKinds = ALL_PERSONS;
        terms.application.declarations = bit(uint8(Declaration.OutsideOtherSchemes))
            | bit(uint8(Declaration.NoFellingPlanned)) | bit(uint8(Declaration.PapersTrue));
        terms.move.causes = uint16(
            bit(uint8(TransferCause.Sale)) | bit(uint8(TransferCause.Gift)) | bit(uint8(TransferCause.BuyIn))
        );
        terms.move.lossCauses = uint8(bit(uint8(LossCause.Lost)));
        terms.move.lossNoticeDays = 10;
        terms.move.buyInKinds = bit(uint8(PersonKind.StateUnit)) | bit(uint8(PersonKind.Enterprise));
        terms.move.lienKinds = uint8(bit(uint8(LienKind.Pledge)) | bit(uint8(LienKind.Mortgage)));
        terms.use.rule = OffsetRule.Partial;
        terms.use.purposes = bit(uint8(Purpose.YearlyEmission)) | bit(uint8(Purpose.Event));
        terms.use.caseOpeners = bit(uint8(MemberKind.Procuratorate));
        terms.use.caseModes = uint8(bit(uint8(CaseMode.Voluntary)));
        terms.documentHash = keccak256(abi.encode("policy", division));
        if (division == ORDOS) _ordos(terms);
        if (division == YINCHUAN) _yinchuan(terms);
        if (division == YINING) _yining(terms);
        if (division == WEIHAI) _weihai(terms);
    }

    function _ordos(Policy memory terms) private pure {
        terms.application.reviewChain = _chain(Office.Review, Office.Certify, Office.ExpertReview);
        terms.application.pool = true;
        terms.application.areaMinMuThousandths = 300_000;
        terms.application.survivalMinPercent = 85;
        terms.application.standAgeMinDays = 1_095;
        terms.application.exceptions = true;
        terms.move.severalPledges = true;
        terms.use.quotas = true;
        terms.use.ticketsFirst = true;
        terms.use.purposes |= bit(uint8(Purpose.ExcessEmission)) | bit(uint8(Purpose.DamageCase));
    }

    /// @dev Stands by area: holder and use inside, planting agreements, green quotas by two bureaus, dividends.
    function _yinchuan(Policy memory terms) private pure {
        terms.application.reviewChain = _chain(Office.Certify, Office.Approve, Office.None);
        terms.application.greenQuotaChain = _chain(Office.Approve, Office.CoApprove, Office.None);
        terms.application.plantingAgreement = true;
        terms.application.standFacts = true;
        terms.move.causes |= uint16(bit(uint8(TransferCause.Swap)));
        terms.move.changeToo = true;
        terms.move.holderInside = true;
        terms.move.tendingDuty = true;
        terms.use.useInside = true;
        terms.use.dividends = true;
        terms.use.purposes |= bit(uint8(Purpose.GreenQuota));
    }

    /// @dev Its first version ends a month after the start, so that issues meet the end.
    function _yining(Policy memory terms) private pure {
        terms.validUntilSeconds = START_SECONDS + 30 days;
        terms.disclaimer = true;
        terms.application.reviewChain = _chain(Office.Certify, Office.ExpertReview, Office.Determine);
        terms.application.declarations = ALL_DECLARATIONS;
        terms.application.paperCount = 7;
        terms.move.severalPledges = true;
        terms.use.purposes |= bit(uint8(Purpose.DamageCase));
        terms.use.dividends = true;
    }

    function _weihai(Policy memory terms) private pure {
        terms.application.reviewChain = _chain(Office.TitleAudit, Office.Determine, Office.None);
        terms.application.paperCount = 4;
        terms.application.deductionMaxBasisPoints = 3_000;
        terms.move.consentOfAll = true;
        terms.use.rule = OffsetRule.Whole;
        terms.use.purposes |= bit(uint8(Purpose.JudicialProtection));
        terms.use.caseModes = uint8(bit(uint8(CaseMode.Ordered)));
    }

    function bit(uint8 code) internal pure returns (uint32) {
        return uint32(1) << code;
    }

    function _chain(Office first, Office second, Office third) private pure returns (bytes8) {
        return bytes8((uint64(uint8(first)) << 56) | (uint64(uint8(second)) << 48) | (uint64(uint8(third)) << 40));
    }
}
