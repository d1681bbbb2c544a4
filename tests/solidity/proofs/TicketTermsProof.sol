// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {TicketTerms} from "../../../contracts/libraries/TicketTerms.sol";
import {LienKind, TransferCause} from "../../../contracts/types/Codes.sol";
import {MoveTerms} from "../../../contracts/types/PolicyTerms.sol";

/// @title A ticket's sixteen bits say what its policy says.
contract TicketTermsProof {
    function theFlagsAreThePolicys(MoveTerms calldata move) external pure {
        uint16 terms = TicketTerms.pack(move);
        assert(TicketTerms.isHolderInside(terms) == move.holderInside);
        assert(TicketTerms.isChangeToo(terms) == move.changeToo);
        assert(TicketTerms.isConsentOfAll(terms) == move.consentOfAll);
        assert(TicketTerms.allowsSeveralPledges(terms) == move.severalPledges);
        assert(TicketTerms.isTendingDuty(terms) == move.tendingDuty);
    }

    function theLiensAreThePolicys(MoveTerms calldata move) external pure {
        uint16 terms = TicketTerms.pack(move);
        bool pledge = move.lienKinds & (uint8(1) << uint8(LienKind.Pledge)) != 0;
        bool mortgage = move.lienKinds & (uint8(1) << uint8(LienKind.Mortgage)) != 0;
        assert(TicketTerms.allowsLien(terms, LienKind.Pledge) == pledge);
        assert(TicketTerms.allowsLien(terms, LienKind.Mortgage) == mortgage);
        assert(!TicketTerms.allowsLien(terms, LienKind.Freeze));
    }

    function aCauseIsAllowedWhereThePolicyNamesIt(MoveTerms calldata move, TransferCause cause) external pure {
        bool named = uint8(cause) <= 9 && move.causes & (uint16(1) << uint8(cause)) != 0;
        bool holders = cause != TransferCause.None && cause != TransferCause.Ruling;
        assert(TicketTerms.allowsCause(TicketTerms.pack(move), cause) == (named && holders));
    }
}
