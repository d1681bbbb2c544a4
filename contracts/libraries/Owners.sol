// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Share} from "../types/Codes.sol";
import {OWNERS_MAX} from "./Limits.sol";

/// @title Owners of a ticket with their exact parts.
/// @dev In storage an owner is 96 bits, two to a slot: person 64, parts 32.
library Owners {
    /// @notice Whether these can own a ticket: 1 to 64 persons, each once, each with a part.
    function areValid(Share[] calldata owners) internal pure returns (bool) {
        uint256 count = owners.length;
        if (count == 0 || count > OWNERS_MAX) return false;

        for (uint256 i = 0; i < count; ++i) {
            uint64 person = owners[i].person;
            if (person == 0 || owners[i].parts == 0) return false;
            for (uint256 j = 0; j < i; ++j) {
                if (owners[j].person == person) return false;
            }
        }
        return true;
    }

    /// @notice Appends owners to an empty list.
    function store(uint96[] storage list, Share[] calldata owners) internal {
        for (uint256 i = 0; i < owners.length; ++i) {
            list.push((uint96(owners[i].person) << 32) | owners[i].parts);
        }
    }

    /// @notice The owners in a list, or the sole one with part 1.
    function load(uint96[] storage list, uint64 sole) internal view returns (Share[] memory owners) {
        if (sole != 0) {
            owners = new Share[](1);
            owners[0] = Share({person: sole, parts: 1});
            return owners;
        }

        uint256 count = list.length;
        owners = new Share[](count);
        for (uint256 i = 0; i < count; ++i) {
            uint96 owner = list[i];
            owners[i] = Share({person: uint64(owner >> 32), parts: uint32(owner)});
        }
    }
}
