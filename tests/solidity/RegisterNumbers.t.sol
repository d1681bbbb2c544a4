// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {RegisterNumbers} from "../../contracts/libraries/RegisterNumbers.sol";
import {Series} from "../../contracts/types/Codes.sol";
import {RegisterNumber} from "../../contracts/types/Identities.sol";
import {Suite} from "./base/Suite.sol";
import {vm} from "./base/Vm.sol";

contract RegisterNumbersTest is Suite {
    using RegisterNumbers for RegisterNumber;

    /// @dev A number has twelve bits for its year.
    uint256 private constant YEAR_4096_SECONDS = 67_090_000_000;

    mapping(uint64 prefix => uint256 sequence) private _last;

    function testFuzz_a_number_gives_back_what_was_packed(uint24 division, uint8 seriesSeed, uint40 time) external {
        division = uint24(bound(division, 110_000, 999_999));
        Series series = Series(uint8(bound(seriesSeed, 1, uint8(type(Series).max))));
        time = uint40(bound(time, 0, YEAR_4096_SECONDS - 1));
        vm.warp(time);
        RegisterNumber number = RegisterNumbers.next(_last, division, series);
        uint64 packed = RegisterNumber.unwrap(number);
        assertEq(number.division(), division, "division");
        assertEq((packed >> 40) & 0xf, uint8(series), "series");
        assertEq((packed >> 28) & 0xfff, RegisterNumbers.chinaYear(time), "year");
        assertEq(packed & 0xfffffff, 1, "sequence");
        assertEq(number.serial(), packed & type(uint40).max, "serial");
    }

    function testFuzz_numbers_of_a_series_are_counted_without_gap(uint24 division, uint8 count) external {
        division = uint24(bound(division, 110_000, 999_999));
        vm.warp(1_790_000_000);
        uint64 before = RegisterNumber.unwrap(RegisterNumbers.next(_last, division, Series.C));
        for (uint256 i = 0; i < count; ++i) {
            RegisterNumber number = RegisterNumbers.nextSibling(_last, RegisterNumber.wrap(before));
            assertEq(RegisterNumber.unwrap(number), before + 1, "next number");
            before = RegisterNumber.unwrap(number);
        }
    }

    function testFuzz_a_sibling_is_found_by_its_serial(uint64 packed, uint64 otherPacked) external pure {
        RegisterNumber number = RegisterNumber.wrap(packed);
        RegisterNumber other = RegisterNumber.wrap(packed >> 40 << 40 | uint40(otherPacked));
        if (other.serial() == 0) other = RegisterNumber.wrap(0);
        RegisterNumber found = number.sibling(uint40(otherPacked));
        assertEq(RegisterNumber.unwrap(found), RegisterNumber.unwrap(other), "sibling");
    }

    function testFuzz_the_year_of_china_grows_by_its_own_days(uint16 wildYear, uint32 second) external pure {
        uint256 year = bound(wildYear, 1971, 4095);
        uint256 start = _daysBefore(year) * 1 days - 8 hours;
        uint256 length = _isLeap(year) ? 366 days : 365 days;
        assertEq(RegisterNumbers.chinaYear(start + second % length), year, "year");
        assertEq(RegisterNumbers.chinaYear(start - 1), year - 1, "last second of the year before");
    }

    /// @dev Days from 1970 to 1 January of a year, counted another way than the library's.
    function _daysBefore(uint256 year) private pure returns (uint256) {
        uint256 past = year - 1;
        return 365 * (year - 1970) + (past / 4 - past / 100 + past / 400) - 477;
    }

    function _isLeap(uint256 year) private pure returns (bool) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }
}
