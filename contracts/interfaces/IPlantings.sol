// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {PlantingStatus} from "../types/Codes.sol";
import {MemberId, PersonId} from "../types/Identities.sol";

/// @notice A planting agreement as the chain keeps it.
struct Planting {
    uint24 division;
    PersonId planter;
    uint64 areaMuThousandths;
    PlantingStatus status;
    MemberId member;
}

/// @title Planting agreements (C-12): the government agrees with a planter, the planter plants, the work is accepted.
/// @notice Only an accepted agreement carries an application by the way NewPlanting.
interface IPlantings {
    /// @notice The government and a planter agreed that an area is to be planted.
    event PlantingAgreed(
        bytes32 indexed plantingId,
        uint24 indexed division,
        PersonId indexed planter,
        uint64 areaMuThousandths,
        MemberId member,
        bytes32 documentHash
    );
    /// @notice The planter reported that the area is planted.
    event PlantingReported(bytes32 indexed plantingId, MemberId member, bytes32 documentHash);
    /// @notice The government accepted the work (验收合格).
    event PlantingAccepted(bytes32 indexed plantingId, MemberId member, bytes32 documentHash);
    /// @notice The government did not accept the work; it may be reported again.
    event PlantingRefused(bytes32 indexed plantingId, MemberId member, bytes32 documentHash);

    /// @notice No planting agreement bears this id.
    error PlantingUnknown(bytes32 plantingId);
    /// @notice The agreement with this hash was recorded before.
    error PlantingExists(bytes32 plantingId);
    /// @notice The agreement stands where this cannot be done.
    error PlantingNotOpen(bytes32 plantingId, PlantingStatus status);
    /// @notice The policy of the division knows no planting agreements, or the area is zero.
    error PlantingInvalid(uint24 division);
    /// @notice The agreement is not accepted, or is not one of this division with one of these applicants.
    error PlantingUnfit(bytes32 plantingId, PlantingStatus status);

    /// @notice Records an agreement under the stands policy of the division. Office Approve.
    function agreePlanting(uint24 division, PersonId planter, uint64 areaMuThousandths, bytes32 documentHash)
        external
        returns (bytes32 plantingId);

    /// @notice Reports the work as done. A member with the planter's mandate Apply.
    function reportPlanting(bytes32 plantingId, bytes32 documentHash) external;

    /// @notice Accepts the work. Office Approve. Final.
    function acceptPlanting(bytes32 plantingId, bytes32 documentHash) external;

    /// @notice Does not accept the work. Office Approve.
    function refusePlanting(bytes32 plantingId, bytes32 documentHash) external;

    /// @notice Reverts with PlantingUnfit unless the agreement is an accepted one of the division with this planter.
    function requireAccepted(bytes32 plantingId, uint24 division, PersonId planter) external view;

    /// @notice The agreement. Reverts with PlantingUnknown.
    function plantingOf(bytes32 plantingId) external view returns (Planting memory);
}
