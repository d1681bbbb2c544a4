// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ITicketRefusals} from "../interfaces/ITicketRefusals.sol";
import {Share} from "../types/Codes.sol";
import {OWNERS_MAX} from "./Limits.sol";

/// @notice Lists of co-owners, counted from 1. A list never changes, so tickets split from one another share one.
/// @dev Three owners to a slot, 80 bits each: person 48, parts 32. The first slot has their number at the top.
struct OwnerLists {
    uint48 count;
    mapping(uint256 list => mapping(uint256 index => uint256 owners)) slots;
}

/// @title Owners of a ticket with their exact parts.
library Owners {
    uint256 private constant OWNER_BITS = 80;
    uint256 private constant COUNT_SHIFT = 240;
    uint256 private constant OWNERS_PER_SLOT = 3;

    /// @notice Whether these can own a ticket: 1 to 64 persons, each once, each with a part.
    function areValid(Share[] memory owners) internal pure returns (bool) {
        uint256 count = owners.length;
        if (count == 0 || count > OWNERS_MAX) return false;

        for (uint256 i = 0; i < count; ++i) {
            uint64 person = owners[i].person;
            // Persons are counted from 1, so none outgrows the bits it has here.
            if (person == 0 || person > type(uint48).max || owners[i].parts == 0) return false;
            for (uint256 j = 0; j < i; ++j) {
                if (owners[j].person == person) return false;
            }
        }
        return true;
    }

    /// @notice Whether two valid lists name the same persons, in any order and with any parts.
    function haveSamePersons(Share[] memory owners, Share[] memory others) internal pure returns (bool) {
        if (owners.length != others.length) return false;
        for (uint256 i = 0; i < owners.length; ++i) {
            if (indexOf(others, owners[i].person) == others.length) return false;
        }
        return true;
    }

    /// @notice Where a person stands among owners; their number if it is none of them.
    function indexOf(Share[] memory owners, uint64 person) internal pure returns (uint256 index) {
        while (index < owners.length && owners[index].person != person) ++index;
    }

    /// @notice The one owner of a whole.
    function sole(uint64 person) internal pure returns (Share[] memory owners) {
        owners = new Share[](1);
        owners[0].person = person;
        owners[0].parts = 1;
    }

    /// @notice The owners after parts that one of them holds moved to another person, in the order there was; a new
    /// owner comes last, and one without parts is no owner any more. Reverts with SharesInvalid where they grow too
    /// many, or the receiver's parts too large to count.
    function moved(Share[] memory owners, uint64 from, uint64 to, uint32 parts)
        internal
        pure
        returns (Share[] memory owned)
    {
        uint256 giver = indexOf(owners, from);
        uint256 taker = indexOf(owners, to);
        bool leaves = owners[giver].parts == parts;
        bool enters = taker == owners.length;
        uint256 sum = enters ? parts : uint256(owners[taker].parts) + parts;
        uint256 count = owners.length + (enters ? 1 : 0) - (leaves ? 1 : 0);
        require(
            count <= OWNERS_MAX && sum <= type(uint32).max, ITicketRefusals.SharesInvalid(count, OWNERS_MAX)
        );

        owned = new Share[](count);
        uint256 place = 0;
        for (uint256 i = 0; i < owners.length; ++i) {
            if (i == giver && leaves) continue;
            uint32 held = i == giver ? owners[i].parts - parts : i == taker ? uint32(sum) : owners[i].parts;
            owned[place++] = Share({person: owners[i].person, parts: held});
        }
        if (enters) owned[place] = Share({person: to, parts: parts});
    }

    /// @notice Keeps a valid list.
    function store(OwnerLists storage lists, Share[] memory owners) internal returns (uint48 list) {
        list = ++lists.count;
        uint256 slot = owners.length << COUNT_SHIFT;
        for (uint256 i = 0; i < owners.length; ++i) {
            uint256 place = i % OWNERS_PER_SLOT;
            slot |= ((uint256(owners[i].person) << 32) | owners[i].parts) << (place * OWNER_BITS);
            if (place == OWNERS_PER_SLOT - 1 || i == owners.length - 1) {
                lists.slots[list][i / OWNERS_PER_SLOT] = slot;
                slot = 0;
            }
        }
    }

    /// @notice The owners in a list.
    function load(OwnerLists storage lists, uint48 list) internal view returns (Share[] memory owners) {
        uint256 slot = lists.slots[list][0];
        owners = new Share[](slot >> COUNT_SHIFT);
        for (uint256 i = 0; i < owners.length; ++i) {
            uint256 place = i % OWNERS_PER_SLOT;
            if (place == 0 && i != 0) slot = lists.slots[list][i / OWNERS_PER_SLOT];
            uint256 owner = slot >> (place * OWNER_BITS);
            owners[i] = Share({person: uint48(owner >> 32), parts: uint32(owner)});
        }
    }

    /// @notice Whether two lists name the same persons with the same parts in the same order.
    function areEqual(OwnerLists storage lists, uint48 list, uint48 other) internal view returns (bool) {
        if (list == other) return true;
        uint256 count = lists.slots[list][0] >> COUNT_SHIFT;
        // The first slots tell the numbers of owners, so lists of different length differ there.
        for (uint256 i = 0; i * OWNERS_PER_SLOT < count; ++i) {
            if (lists.slots[list][i] != lists.slots[other][i]) return false;
        }
        return true;
    }
}
