// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ApplicationRoute, ApplicationStatus, Kind, Ownership, PoolStatus} from "../types/Codes.sol";
import {PolicyId} from "../types/Identities.sol";

/// @notice Slot 0 of an application and of the lot made from it: all that an issue reads and writes.
/// @dev No amount is over AMOUNT_MAX, which 56 bits hold.
/// @param applicant The only applicant, or the list of several.
/// @param ownership How the applicants are to own.
/// @param reversed Whether a deficit is booked against the lot; its amount is told by slot 1.
struct Lot {
    uint64 certifiedAmount;
    uint64 issuedAmount;
    uint48 applicant;
    PolicyId policy;
    uint16 ticketsIssued;
    ApplicationStatus status;
    uint8 approvals;
    Kind kind;
    ApplicationRoute route;
    PoolStatus pool;
    uint8 shortfalls;
    Ownership ownership;
    bool reversed;
}

/// @title The first slot of an application, read and written as a whole.
/// @dev Bits from the low end: certified and issued amount 56 each, applicant 48, policy and tickets issued 16 each,
/// then a byte for each of the others in their order.
library LotSlots {
    uint256 private constant AMOUNT_MASK = type(uint56).max;
    uint256 private constant TICKET = uint256(1) << 176;

    /// @notice Whether the application stands so.
    function isIn(uint256 slot, ApplicationStatus status) internal pure returns (bool) {
        return uint8(slot >> 192) == uint8(status);
    }

    /// @notice Where the application stands.
    function statusOf(uint256 slot) internal pure returns (ApplicationStatus) {
        return ApplicationStatus(uint8(slot >> 192));
    }

    /// @notice The ordinal of the lot's next ticket; over 65,535 none is next.
    function nextOrdinal(uint256 slot) internal pure returns (uint256) {
        unchecked {
            return uint256(uint16(slot >> 176)) + 1;
        }
    }

    /// @notice What was certified, less what was issued.
    function unissuedOf(uint256 slot) internal pure returns (uint64) {
        // Unchecked: no issue takes more than is left.
        unchecked {
            return uint64((slot & AMOUNT_MASK) - ((slot >> 56) & AMOUNT_MASK));
        }
    }

    /// @notice The only applicant, or the list of several.
    function applicantOf(uint256 slot) internal pure returns (uint48) {
        return uint48(slot >> 112);
    }

    /// @notice The kind of the tickets.
    function kindOf(uint256 slot) internal pure returns (Kind) {
        return Kind(uint8(slot >> 208));
    }

    /// @notice Whether the lot left the pool.
    function isRemoved(uint256 slot) internal pure returns (bool) {
        return uint8(slot >> 224) == uint8(PoolStatus.Removed);
    }

    /// @notice How the applicants are to own.
    function ownershipOf(uint256 slot) internal pure returns (Ownership) {
        return Ownership(uint8(slot >> 240));
    }

    /// @notice Whether a deficit is booked against the lot.
    function isReversed(uint256 slot) internal pure returns (bool) {
        return slot >> 248 != 0;
    }

    /// @notice The slot after one more ticket of an amount that is left: neither sum outgrows its bits.
    function issued(uint256 slot, uint64 amount) internal pure returns (uint256) {
        unchecked {
            return slot + TICKET + (uint256(amount) << 56);
        }
    }

    function pack(Lot memory lot) internal pure returns (uint256) {
        return uint256(lot.certifiedAmount) | (uint256(lot.issuedAmount) << 56)
            | (uint256(lot.applicant) << 112) | (uint256(PolicyId.unwrap(lot.policy)) << 160)
            | (uint256(lot.ticketsIssued) << 176) | (uint256(lot.status) << 192) | (uint256(lot.approvals) << 200)
            | (uint256(lot.kind) << 208) | (uint256(lot.route) << 216) | (uint256(lot.pool) << 224)
            | (uint256(lot.shortfalls) << 232) | (uint256(lot.ownership) << 240)
            | (lot.reversed ? uint256(1) << 248 : 0);
    }

    function toLot(uint256 slot) internal pure returns (Lot memory lot) {
        lot.certifiedAmount = uint64(slot & AMOUNT_MASK);
        lot.issuedAmount = uint64((slot >> 56) & AMOUNT_MASK);
        lot.applicant = uint48(slot >> 112);
        lot.policy = PolicyId.wrap(uint16(slot >> 160));
        lot.ticketsIssued = uint16(slot >> 176);
        lot.status = ApplicationStatus(uint8(slot >> 192));
        lot.approvals = uint8(slot >> 200);
        lot.kind = Kind(uint8(slot >> 208));
        lot.route = ApplicationRoute(uint8(slot >> 216));
        lot.pool = PoolStatus(uint8(slot >> 224));
        lot.shortfalls = uint8(slot >> 232);
        lot.ownership = Ownership(uint8(slot >> 240));
        lot.reversed = slot >> 248 != 0;
    }
}
