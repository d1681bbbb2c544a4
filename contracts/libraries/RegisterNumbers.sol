// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Kind, Series} from "../types/Codes.sol";
import {RegisterNumber} from "../types/Identities.sol";

/// @title Packing, unpacking and giving out numbers of the register.
/// @dev Bits from the top: division 20, series 4, year 12, sequence 28. Year and sequence together are the serial.
library RegisterNumbers {
    /// @dev Seven digits, as the printed number has.
    uint256 private constant SEQUENCE_MAX = 9_999_999;

    /// @notice Gives the next number of a division's series in the present year of China, counted from 1.
    function next(mapping(uint64 prefix => uint256 sequence) storage last, uint24 inDivision, Series inSeries)
        internal
        returns (RegisterNumber)
    {
        return nextSibling(last, prefixOf(inDivision, inSeries));
    }

    /// @notice What all numbers of a division's series begin with.
    function prefixOf(uint24 inDivision, Series inSeries) internal pure returns (RegisterNumber) {
        return RegisterNumber.wrap((uint64(inDivision) << 44) | (uint64(inSeries) << 40));
    }

    /// @notice Gives the next number in the division and series of another.
    function nextSibling(mapping(uint64 prefix => uint256 sequence) storage last, RegisterNumber number)
        internal
        returns (RegisterNumber)
    {
        uint64 divisionAndSeries = RegisterNumber.unwrap(number) >> 40 << 40;
        uint64 prefix = divisionAndSeries | (uint64(chinaYear(block.timestamp)) << 28);
        uint256 sequence = last[prefix];
        // A division would have to give out a number every three seconds, all year round.
        assert(sequence < SEQUENCE_MAX);
        unchecked {
            ++sequence;
        }
        last[prefix] = sequence;
        return RegisterNumber.wrap(prefix | uint64(sequence));
    }

    /// @notice The division, six digits.
    function division(RegisterNumber number) internal pure returns (uint24) {
        return uint24(RegisterNumber.unwrap(number) >> 44);
    }

    /// @notice Year and sequence as one integer.
    function serial(RegisterNumber number) internal pure returns (uint40) {
        return uint40(RegisterNumber.unwrap(number));
    }

    /// @notice The number in the same division and series with another serial; zero for serial zero.
    function sibling(RegisterNumber number, uint40 otherSerial) internal pure returns (RegisterNumber) {
        if (otherSerial == 0) return RegisterNumber.wrap(0);
        return RegisterNumber.wrap((RegisterNumber.unwrap(number) >> 40 << 40) | otherSerial);
    }

    /// @notice The number of the lot with this serial in the same division.
    function lot(RegisterNumber number, uint40 lotSerial) internal pure returns (RegisterNumber) {
        return RegisterNumber.wrap(
            (RegisterNumber.unwrap(number) >> 44 << 44) | (uint64(Series.A) << 40) | lotSerial
        );
    }

    /// @notice The number with this serial in a division's series; zero for serial zero.
    function numberOf(uint24 inDivision, Series inSeries, uint40 itsSerial) internal pure returns (RegisterNumber) {
        if (itsSerial == 0) return RegisterNumber.wrap(0);
        return RegisterNumber.wrap((uint64(inDivision) << 44) | (uint64(inSeries) << 40) | itsSerial);
    }

    /// @notice The kind of a ticket; None for a number that is no ticket's.
    /// @dev The series C, G and S have the codes of their kinds.
    function kind(RegisterNumber number) internal pure returns (Kind) {
        uint8 code = uint8(RegisterNumber.unwrap(number) >> 40) & 0xf;
        return code <= uint8(Series.S) ? Kind(code) : Kind.None;
    }

    /// @notice The series of tickets of a kind.
    function seriesOf(Kind ofKind) internal pure returns (Series) {
        if (ofKind == Kind.CollectiveStand) return Series.G;
        if (ofKind == Kind.StateStand) return Series.S;
        return Series.C;
    }

    /// @notice The calendar year in China (UTC+8, no summer time) of a time in seconds since 1970.
    /// @dev Days are counted from 1 March of year 0, in eras of 400 years: leap days then fall at the end of a year.
    function chinaYear(uint256 timestampSeconds) internal pure returns (uint16) {
        // Unchecked: a block's time has 64 bits, no sum here outgrows it much, and each difference is a remainder.
        unchecked {
            uint256 day = (timestampSeconds + 8 hours) / 1 days + 719_468;
            uint256 era = day / 146_097;
            uint256 dayOfEra = day % 146_097;
            uint256 yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
            uint256 dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
            // January and February are days 306 to 365 of the year that began in March.
            return uint16(era * 400 + yearOfEra + (dayOfYear >= 306 ? 1 : 0));
        }
    }
}
