// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Which GB/T 2260 codes lie inside which.
library Territory {
    /// @notice Whether a place is the division or lies in it: a county is itself, a city its first four digits, a
    /// province its first two.
    function contains(uint24 division, uint24 place) internal pure returns (bool) {
        if (division % 100 != 0) return place == division;
        if (division % 10_000 != 0) return place / 100 == division / 100;
        return place / 10_000 == division / 10_000;
    }
}
