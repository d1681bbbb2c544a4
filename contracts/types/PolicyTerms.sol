// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Kind, OffsetRule} from "./Codes.sol";

/// @notice What an application needs under a policy.
/// @param reviewChain Offices that must approve, in order, one byte each, then zeros (P3, P4).
/// @param greenQuotaChain The same for purchases for a green quota; zero: there is no such way (C-15).
/// @param plantingAgreement Whether new planting comes by an accepted agreement (C-12).
/// @param pool Whether lots stand in a reserve pool (P4).
/// @param applicantKinds Persons who may apply: bit n stands for PersonKind n (P5).
/// @param declarations Declarations asked for: bit n stands for Declaration n (P6, P7).
/// @param areaMinMuThousandths Smallest area, inclusive; 0: none (P6).
/// @param standAgeMinDays Smallest age of the stand at submission, in days, inclusive; 0: none (P6).
/// @param survivalMinPercent Smallest survival, inclusive; 0: none (P6).
/// @param plantedSinceDay First day on which the work may have begun, in days since 1970-01-01; 0: none (P6).
/// @param exceptions Whether a reviewer may let a stand pass that falls short, with reasons (O-26).
/// @param standFacts Whether species and the four bounds must be told (C-13).
/// @param paperCount How many papers go with an application; 0: the policy is silent, 1 to 16 (P8).
/// @param reviewWorkingDays Limit for the review in working days; 0: none (P9).
/// @param deductionMaxBasisPoints Largest agreed deduction of work costs from proceeds (P28).
struct ApplicationTerms {
    bytes8 reviewChain;
    bytes8 greenQuotaChain;
    bool plantingAgreement;
    bool pool;
    uint32 applicantKinds;
    uint32 declarations;
    uint64 areaMinMuThousandths;
    uint16 standAgeMinDays;
    uint8 survivalMinPercent;
    uint32 plantedSinceDay;
    bool exceptions;
    bool standFacts;
    uint8 paperCount;
    uint8 reviewWorkingDays;
    uint16 deductionMaxBasisPoints;
}

/// @notice What moves and claims a policy allows its tickets.
/// @param causes Causes of transfer: bit n stands for TransferCause n (P11). A ruling is always one.
/// @param changeToo Whether a transfer is registered as a change too (N-25, D-2).
/// @param consentOfAll Whether all co-owners by shares must consent, not two thirds (X-11).
/// @param lossCauses Causes of printing again: bit n stands for LossCause n (P13).
/// @param lossNoticeDays How long a loss is announced, in days (P13, X-6).
/// @param buyInKinds Persons who may buy into a reserve: bit n stands for PersonKind n (P16).
/// @param lienKinds Claims of lenders: bit n stands for LienKind n, Pledge or Mortgage (P18).
/// @param severalPledges Whether several pledges may lie on one ticket, by rank (P19).
/// @param holderInside Whether holders must be inside the division (P30).
/// @param tendingDuty Whether the holder must tend the trees (C-5).
struct MoveTerms {
    uint16 causes;
    bool changeToo;
    bool consentOfAll;
    uint8 lossCauses;
    uint16 lossNoticeDays;
    uint32 buyInKinds;
    uint8 lienKinds;
    bool severalPledges;
    bool holderInside;
    bool tendingDuty;
}

/// @notice What tickets of a policy may be used for.
/// @param rule Whether an offset may take a part of a ticket (P21).
/// @param purposes Offset purposes allowed: bit n stands for Purpose n (P22).
/// @param useInside Whether the use must be inside the division (P30).
/// @param caseOpeners Members who may open a damage case: bit n stands for MemberKind n (P25).
/// @param caseModes How tickets may answer a case: bit n stands for CaseMode n (P25).
/// @param quotas Whether emitters have quotas (P20).
/// @param ticketsFirst Whether emitters outside power must use tickets before anything else (O-40).
/// @param dividends Whether income is shared out among the owners (P29).
struct UseTerms {
    OffsetRule rule;
    uint32 purposes;
    bool useInside;
    uint32 caseOpeners;
    uint8 caseModes;
    bool quotas;
    bool ticketsFirst;
    bool dividends;
}

/// @notice One dated version of a division's rules for one kind of ticket, as far as contracts must know them. The
/// whole text is the file whose hash is `documentHash`.
/// @param division GB/T 2260 code, six digits.
/// @param kind The kind of ticket.
/// @param validFromSeconds First second in force (P33).
/// @param validUntilSeconds First second no longer in force (P33).
/// @param issuance Whether tickets may be issued at all (P2).
/// @param disclaimer Whether every public answer must say that the ticket is no CCER (P32).
/// @param documentHash Keccak-256 of the policy file.
struct Policy {
    uint24 division;
    Kind kind;
    uint40 validFromSeconds;
    uint40 validUntilSeconds;
    bool issuance;
    bool disclaimer;
    ApplicationTerms application;
    MoveTerms move;
    UseTerms use;
    bytes32 documentHash;
}
