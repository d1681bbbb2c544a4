// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {RegisterNumbers} from "../../../contracts/libraries/RegisterNumbers.sol";
import {DIVISION_MAX} from "../../../contracts/libraries/Limits.sol";
import {Kind, Series} from "../../../contracts/types/Codes.sol";
import {RegisterNumber} from "../../../contracts/types/Identities.sol";

/// @title Laws of packed numbers.
contract RegisterNumbersProof {
    using RegisterNumbers for RegisterNumber;

    function aNumberGivesBackItsParts(uint24 division, Series series, uint40 serial) external pure {
        require(division <= DIVISION_MAX, "division");
        RegisterNumber number = RegisterNumbers.numberOf(division, series, serial);
        assert(number.division() == division);
        assert((RegisterNumber.unwrap(number) >> 40) & 0xf == uint8(series));
        assert(number.serial() == serial);
    }

    function aSiblingIsTheNumberOfItsSerial(uint24 division, Series series, uint40 serial, uint40 other)
        external
        pure
    {
        require(division <= DIVISION_MAX && other != 0, "number");
        RegisterNumber number = RegisterNumbers.numberOf(division, series, serial);
        assert(number.sibling(other) == RegisterNumbers.numberOf(division, series, other));
        assert(number.lot(other) == RegisterNumbers.numberOf(division, Series.A, other));
    }

    function twoNumbersDifferWhereAPartDiffers(uint24 a, uint24 b, Series c, Series d, uint40 e, uint40 f)
        external
        pure
    {
        require(a <= DIVISION_MAX && b <= DIVISION_MAX, "division");
        bool same = RegisterNumbers.numberOf(a, c, e) == RegisterNumbers.numberOf(b, d, f);
        assert(same == (a == b && c == d && e == f));
    }

    function aTicketsSeriesGivesBackItsKind(uint24 division, Kind kind, uint40 serial) external pure {
        require(kind != Kind.None && uint8(kind) <= uint8(Kind.StateStand), "kind");
        assert(RegisterNumbers.numberOf(division, RegisterNumbers.seriesOf(kind), serial).kind() == kind);
    }
}
