// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {LienKind, TransferCause} from "../types/Codes.sol";
import {MoveTerms} from "../types/PolicyTerms.sol";

/// @title A policy's rules on moves and liens, in the sixteen bits that every ticket carries.
/// @dev A policy version never changes and a ticket never changes its policy, so the copy is exact; it saves the ledger
/// a call on every move. Bits 0 to 8 stand for the causes Sale to Other, the others are named below.
library TicketTerms {
    uint16 private constant HOLDER_INSIDE = 1 << 9;
    uint16 private constant CHANGE_TOO = 1 << 10;
    uint16 private constant CONSENT_OF_ALL = 1 << 11;
    uint16 private constant PLEDGE = 1 << 12;
    uint16 private constant MORTGAGE = 1 << 13;
    uint16 private constant SEVERAL_PLEDGES = 1 << 14;
    uint16 private constant TENDING_DUTY = 1 << 15;

    /// @dev Bits 1 to 9 of MoveTerms.causes stand for Sale to Other.
    uint16 private constant CAUSES = 0x1ff;

    /// @notice The sixteen bits of these terms.
    function pack(MoveTerms memory move) internal pure returns (uint16 terms) {
        terms = (move.causes >> 1) & CAUSES;
        if (move.holderInside) terms |= HOLDER_INSIDE;
        if (move.changeToo) terms |= CHANGE_TOO;
        if (move.consentOfAll) terms |= CONSENT_OF_ALL;
        if (move.lienKinds & (uint8(1) << uint8(LienKind.Pledge)) != 0) terms |= PLEDGE;
        if (move.lienKinds & (uint8(1) << uint8(LienKind.Mortgage)) != 0) terms |= MORTGAGE;
        if (move.severalPledges) terms |= SEVERAL_PLEDGES;
        if (move.tendingDuty) terms |= TENDING_DUTY;
    }

    /// @notice Whether a holder may move a ticket for this cause. A ruling is a court's to act on.
    function allowsCause(uint16 terms, TransferCause cause) internal pure returns (bool) {
        if (cause == TransferCause.None || cause == TransferCause.Ruling) return false;
        return (uint256(terms) << 1) & (uint256(1) << uint8(cause)) != 0;
    }

    /// @notice Whether a lender may place this kind of lien.
    function allowsLien(uint16 terms, LienKind kind) internal pure returns (bool) {
        if (kind == LienKind.Pledge) return terms & PLEDGE != 0;
        return kind == LienKind.Mortgage && terms & MORTGAGE != 0;
    }

    /// @notice Whether holders must be inside the division.
    function isHolderInside(uint16 terms) internal pure returns (bool) {
        return terms & HOLDER_INSIDE != 0;
    }

    /// @notice Whether a transfer is registered as a change too.
    function isChangeToo(uint16 terms) internal pure returns (bool) {
        return terms & CHANGE_TOO != 0;
    }

    /// @notice Whether all co-owners by shares must consent.
    function isConsentOfAll(uint16 terms) internal pure returns (bool) {
        return terms & CONSENT_OF_ALL != 0;
    }

    /// @notice Whether several pledges may lie on one ticket.
    function allowsSeveralPledges(uint16 terms) internal pure returns (bool) {
        return terms & SEVERAL_PLEDGES != 0;
    }

    /// @notice Whether the holder must tend the trees.
    function isTendingDuty(uint16 terms) internal pure returns (bool) {
        return terms & TENDING_DUTY != 0;
    }
}
