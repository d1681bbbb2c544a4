// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {OwnerLists, Owners} from "../../contracts/libraries/Owners.sol";
import {Share} from "../../contracts/types/Codes.sol";
import {Suite} from "./base/Suite.sol";

contract OwnersTest is Suite {
    using Owners for Share[];
    using Owners for OwnerLists;

    OwnerLists private _lists;

    /// @dev A second list beside it must not be touched, nor touch it.
    function testFuzz_a_list_gives_back_the_owners_that_were_stored(uint48[] calldata people, uint32 parts) external {
        uint256 count = people.length < 64 ? people.length : 64;
        if (count == 0) return;
        Share[] memory owners = new Share[](count);
        for (uint256 i = 0; i < count; ++i) {
            owners[i] = Share({person: people[i], parts: parts ^ uint32(i)});
        }
        uint48 list = _lists.store(owners);
        uint48 other = _lists.store(Owners.sole(7));
        assertTrue(list != other, "lists apart");
        Share[] memory loaded = _lists.load(list);
        assertEq(loaded.length, count, "owners");
        for (uint256 i = 0; i < count; ++i) {
            assertEq(loaded[i].person, people[i], "person");
            assertEq(loaded[i].parts, parts ^ uint32(i), "parts");
        }
    }

    /// @notice Parts that move from one owner to another neither appear nor vanish.
    function testFuzz_moved_parts_keep_their_sum(uint16[] calldata parts, uint256 from, uint64 to, uint32 moved)
        external
        pure
    {
        uint256 count = parts.length < 63 ? parts.length : 63;
        if (count == 0) return;
        Share[] memory owners = new Share[](count);
        uint256 sum = 0;
        for (uint256 i = 0; i < count; ++i) {
            owners[i] = Share({person: uint64(i + 1), parts: uint32(parts[i]) + 1});
            sum += owners[i].parts;
        }
        from = from % count;
        to = uint64(bound(to, 1, count + 1));
        if (to == from + 1) return;
        Share[] memory owned = owners.moved(uint64(from + 1), to, uint32(bound(moved, 1, owners[from].parts)));
        uint256 sumAfter = 0;
        for (uint256 i = 0; i < owned.length; ++i) sumAfter += owned[i].parts;
        assertEq(sumAfter, sum, "sum of parts");
        assertTrue(owned.areValid(), "valid owners");
    }

    /// @dev Persons from a small set, so that doubles are common.
    function testFuzz_owners_are_valid_by_their_plain_definition(uint8[] calldata people, uint32[] calldata parts)
        external
        pure
    {
        uint256 count = people.length < parts.length ? people.length : parts.length;
        Share[] memory owners = new Share[](count);
        bool valid = count != 0 && count <= 64;
        uint256 seen = 0;
        for (uint256 i = 0; i < count; ++i) {
            owners[i] = Share({person: people[i], parts: parts[i]});
            uint256 bit = uint256(1) << people[i];
            valid = valid && people[i] != 0 && parts[i] != 0 && seen & bit == 0;
            seen |= bit;
        }
        assertTrue(owners.areValid() == valid, "areValid");
    }
}
