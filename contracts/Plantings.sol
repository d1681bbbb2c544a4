// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IConsortium} from "./interfaces/IConsortium.sol";
import {IPersons} from "./interfaces/IPersons.sol";
import {IPlantings, Planting} from "./interfaces/IPlantings.sol";
import {IPolicies} from "./interfaces/IPolicies.sol";
import {ITicketRefusals} from "./interfaces/ITicketRefusals.sol";
import {AMOUNT_MAX} from "./libraries/Limits.sol";
import {Kind, MandateAct, Office, PlantingStatus} from "./types/Codes.sol";
import {MemberId, NO_POLICY, PersonId, PolicyId} from "./types/Identities.sol";

/// @title Plantings
/// @notice What each function does, emits and refuses is written in IPlantings.
contract Plantings is IPlantings {
    IConsortium private immutable _consortium;
    IPersons private immutable _persons;
    IPolicies private immutable _policies;

    mapping(bytes32 plantingId => Planting) private _plantings;

    constructor(IConsortium consortium, IPersons persons, IPolicies policies) {
        _consortium = consortium;
        _persons = persons;
        _policies = policies;
    }

    /// @inheritdoc IPlantings
    function agreePlanting(uint24 division, PersonId planter, uint64 areaMuThousandths, bytes32 documentHash)
        external
        returns (bytes32 plantingId)
    {
        MemberId member = _consortium.requireOffice(msg.sender, division, Office.Approve);
        require(documentHash != 0, ITicketRefusals.DocumentMissing());
        bool sized = areaMuThousandths != 0 && areaMuThousandths <= AMOUNT_MAX;
        require(sized && _knowsPlanting(division), PlantingInvalid(division));
        _persons.requireReceiver(planter);
        plantingId = keccak256(abi.encode(division, documentHash));
        require(_plantings[plantingId].status == PlantingStatus.None, PlantingExists(plantingId));

        _plantings[plantingId] = Planting({
            division: division,
            planter: planter,
            areaMuThousandths: areaMuThousandths,
            status: PlantingStatus.Agreed,
            member: member
        });

        emit PlantingAgreed(plantingId, division, planter, areaMuThousandths, member, documentHash);
    }

    /// @inheritdoc IPlantings
    function reportPlanting(bytes32 plantingId, bytes32 documentHash) external {
        Planting memory planting = _requirePlanting(plantingId);
        MemberId member = _consortium.memberOf(msg.sender);
        _persons.requireMandate(planting.planter, member, MandateAct.Apply);
        require(documentHash != 0, ITicketRefusals.DocumentMissing());
        bool open = planting.status == PlantingStatus.Agreed || planting.status == PlantingStatus.Refused;
        require(open, PlantingNotOpen(plantingId, planting.status));

        _plantings[plantingId].status = PlantingStatus.Planted;

        emit PlantingReported(plantingId, member, documentHash);
    }

    /// @inheritdoc IPlantings
    function acceptPlanting(bytes32 plantingId, bytes32 documentHash) external {
        MemberId member = _judge(plantingId, PlantingStatus.Accepted, documentHash);

        emit PlantingAccepted(plantingId, member, documentHash);
    }

    /// @inheritdoc IPlantings
    function refusePlanting(bytes32 plantingId, bytes32 documentHash) external {
        MemberId member = _judge(plantingId, PlantingStatus.Refused, documentHash);

        emit PlantingRefused(plantingId, member, documentHash);
    }

    /// @inheritdoc IPlantings
    function requireAccepted(bytes32 plantingId, uint24 division, PersonId planter) external view {
        Planting memory planting = _plantings[plantingId];
        bool fit = planting.status == PlantingStatus.Accepted && planting.division == division
            && planting.planter == planter;
        require(fit, PlantingUnfit(plantingId, planting.status));
    }

    /// @inheritdoc IPlantings
    function plantingOf(bytes32 plantingId) external view returns (Planting memory) {
        return _requirePlanting(plantingId);
    }

    function _judge(bytes32 plantingId, PlantingStatus status, bytes32 documentHash)
        private
        returns (MemberId member)
    {
        Planting memory planting = _requirePlanting(plantingId);
        member = _consortium.requireOffice(msg.sender, planting.division, Office.Approve);
        require(documentHash != 0, ITicketRefusals.DocumentMissing());
        require(planting.status == PlantingStatus.Planted, PlantingNotOpen(plantingId, planting.status));

        _plantings[plantingId].status = status;
    }

    /// @dev A division without a policy for one of the two stands may have one for the other.
    function _knowsPlanting(uint24 division) private view returns (bool) {
        return _knowsPlanting(division, Kind.CollectiveStand) || _knowsPlanting(division, Kind.StateStand);
    }

    function _knowsPlanting(uint24 division, Kind kind) private view returns (bool) {
        PolicyId policy = _policies.inForce(division, kind);
        return policy != NO_POLICY && _policies.applicationTermsOf(policy).plantingAgreement;
    }

    function _requirePlanting(bytes32 plantingId) private view returns (Planting memory planting) {
        planting = _plantings[plantingId];
        require(planting.status != PlantingStatus.None, PlantingUnknown(plantingId));
    }
}
