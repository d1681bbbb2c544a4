// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Owners} from "../../contracts/libraries/Owners.sol";
import {Share} from "../../contracts/types/Codes.sol";
import {Suite} from "./base/Suite.sol";

contract OwnersTest is Suite {
    using Owners for Share[];
    using Owners for uint96[];

    uint96[] private _list;

    function testFuzz_a_list_gives_back_the_owners_that_were_stored(Share[] calldata owners) external {
        _list.store(owners);
        Share[] memory loaded = _list.load(0);
        assertEq(loaded.length, owners.length, "owners");
        for (uint256 i = 0; i < owners.length; ++i) {
            assertEq(loaded[i].person, owners[i].person, "person");
            assertEq(loaded[i].parts, owners[i].parts, "parts");
        }
    }

    function testFuzz_a_sole_owner_has_part_one(uint64 person, Share[] calldata others) external {
        if (person == 0) person = 1;
        _list.store(others);
        Share[] memory loaded = _list.load(person);
        assertEq(loaded.length, 1, "owners");
        assertEq(loaded[0].person, person, "person");
        assertEq(loaded[0].parts, 1, "parts");
    }

    /// @dev Persons from a small set, so that doubles are common.
    function testFuzz_owners_are_valid_by_their_plain_definition(uint8[] calldata people, uint32[] calldata parts)
        external
        view
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
        assertTrue(this.areValid(owners) == valid, "areValid");
    }

    function areValid(Share[] calldata owners) external pure returns (bool) {
        return owners.areValid();
    }
}
