// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Territory} from "../../../contracts/libraries/Territory.sol";

/// @title Laws of which division lies in which.
contract TerritoryProof {
    function aDivisionContainsItself(uint24 division) external pure {
        assert(Territory.contains(division, division));
    }

    function aCountyContainsItselfAlone(uint24 county, uint24 place) external pure {
        require(county % 100 != 0, "county");
        assert(Territory.contains(county, place) == (county == place));
    }

    function aProvinceContainsWhatItsCitiesContain(uint24 city, uint24 place) external pure {
        require(city % 100 == 0 && city % 10_000 != 0, "city");
        require(Territory.contains(city, place), "place");
        assert(Territory.contains(city / 10_000 * 10_000, place));
    }
}
