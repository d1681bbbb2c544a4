// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPolicies} from "../../contracts/interfaces/IPolicies.sol";
import {RegisterNumbers} from "../../contracts/libraries/RegisterNumbers.sol";
import {Suite} from "./base/Suite.sol";

/// @title Calendars and years against slow references. This contract stands in for the council.
contract CalendarTest is Suite {
    IPolicies private _policies;

    function setUp() external {
        _policies = IPolicies(deploy("contracts/Policies.sol:Policies", abi.encode(address(this))));
    }

    /// @notice A calendar is taken where, day by day, it has 150 to 310 working days and none after its last.
    function testFuzz_a_calendar_has_as_many_days_as_are_counted(uint16 wildYear, uint256 first, uint256 second)
        external
    {
        uint16 year = uint16(bound(wildYear, 2000, 2200));
        // Few days or many, and the very last ones often.
        if (first % 3 == 0) second &= (uint256(1) << (108 + first % 5)) - 1;
        if (first % 5 == 0) first = type(uint256).max;
        uint256 working = 0;
        bool within = true;
        for (uint256 day = 0; day < 512; ++day) {
            bool works = ((day < 256 ? first >> day : second >> (day - 256)) & 1) != 0;
            if (works) ++working;
            if (works && day >= _daysOf(year)) within = false;
        }
        try _policies.publishCalendar(year, [first, second], paper("calendar")) {
            assertTrue(within && working >= 150 && working <= 310, "taken");
        } catch {
            assertTrue(!within || working < 150 || working > 310, "refused");
        }
    }

    /// @notice The year in China, found by taking off one year after the other.
    function testFuzz_the_year_of_china_is_found_year_by_year(uint64 wildSeconds) external pure {
        uint256 time = bound(wildSeconds, 0, 20_000_000_000);
        uint256 left = (time + 8 hours) / 1 days;
        uint256 year = 1970;
        while (left >= _daysOf(year)) left -= _daysOf(year++);
        assertEq(RegisterNumbers.chinaYear(time), year, "year");
    }

    function _daysOf(uint256 year) private pure returns (uint256) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 366 : 365;
    }
}
