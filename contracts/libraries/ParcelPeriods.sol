// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ApplicationContent, IReserve} from "../interfaces/IReserve.sol";
import {RegisterNumber} from "../types/Identities.sol";
import {PARCEL_PERIODS_MAX} from "./Limits.sol";

/// @notice Days for which a parcel's carbon or trees made a lot.
struct ParcelPeriod {
    RegisterNumber application;
    uint32 startDay;
    uint32 endDay;
}

/// @title Parcel × period, over all divisions and for ever: there is no way to take an entry out (N-5, W-6).
library ParcelPeriods {
    /// @notice Refuses a content with a parcel that was claimed for a day of its period.
    function requireFree(
        mapping(bytes32 parcel => ParcelPeriod[]) storage periodsOf,
        ApplicationContent calldata content
    ) internal view {
        uint32 startDay = content.periodStartDay;
        uint32 endDay = content.periodEndDay;
        for (uint256 i = 0; i < content.parcels.length; ++i) {
            bytes32 parcel = content.parcels[i];
            ParcelPeriod[] storage periods = periodsOf[parcel];
            uint256 count = periods.length;
            require(count < PARCEL_PERIODS_MAX, IReserve.ParcelPeriodsFull(parcel, PARCEL_PERIODS_MAX));
            for (uint256 j = 0; j < count; ++j) {
                ParcelPeriod memory used = periods[j];
                bool apart = endDay < used.startDay || startDay > used.endDay;
                require(apart, IReserve.ParcelPeriodOverlap(parcel, used.application, used.startDay, used.endDay));
            }
        }
    }

    /// @notice Claims every parcel of the content for its period.
    function claim(
        mapping(bytes32 parcel => ParcelPeriod[]) storage periodsOf,
        RegisterNumber application,
        ApplicationContent calldata content
    ) internal {
        for (uint256 i = 0; i < content.parcels.length; ++i) {
            periodsOf[content.parcels[i]].push(
                ParcelPeriod({application: application, startDay: content.periodStartDay, endDay: content.periodEndDay})
            );
        }
    }
}
