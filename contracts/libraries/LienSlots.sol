// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {LienKind, LienStatus} from "../types/Codes.sol";
import {MemberId, RegisterNumber} from "../types/Identities.sol";
import {Lien} from "../types/Ledger.sol";

/// @title The slot of a lien, read and written as a whole.
/// @dev Bits from the low end, in the order of the fields.
library LienSlots {
    function pack(Lien memory lien) internal pure returns (uint256) {
        return uint256(RegisterNumber.unwrap(lien.ticket)) | (uint256(lien.amount) << 64)
            | (uint256(MemberId.unwrap(lien.owner)) << 128) | (uint256(lien.untilSeconds) << 160)
            | (uint256(lien.kind) << 200) | (uint256(lien.status) << 208) | (uint256(lien.rank) << 216);
    }

    function toLien(uint256 slot) internal pure returns (Lien memory lien) {
        lien.ticket = RegisterNumber.wrap(uint64(slot));
        lien.amount = uint64(slot >> 64);
        lien.owner = MemberId.wrap(uint32(slot >> 128));
        lien.untilSeconds = uint40(slot >> 160);
        lien.kind = LienKind(uint8(slot >> 200));
        lien.status = LienStatus(uint8(slot >> 208));
        lien.rank = uint8(slot >> 216);
    }

    function ticketOf(uint256 slot) internal pure returns (RegisterNumber) {
        return RegisterNumber.wrap(uint64(slot));
    }

    function amountOf(uint256 slot) internal pure returns (uint64) {
        return uint64(slot >> 64);
    }

    function ownerOf(uint256 slot) internal pure returns (MemberId) {
        return MemberId.wrap(uint32(slot >> 128));
    }

    function kindOf(uint256 slot) internal pure returns (LienKind) {
        return LienKind(uint8(slot >> 200));
    }

    function isInForce(uint256 slot) internal pure returns (bool) {
        return uint8(slot >> 208) == uint8(LienStatus.InForce);
    }

    /// @notice The slot with another status.
    function withStatus(uint256 slot, LienStatus status) internal pure returns (uint256) {
        return (slot & ~(uint256(type(uint8).max) << 208)) | (uint256(status) << 208);
    }
}
