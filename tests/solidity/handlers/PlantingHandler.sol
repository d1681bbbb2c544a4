// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPlantings} from "../../../contracts/interfaces/IPlantings.sol";
import {PlantingStatus, Share} from "../../../contracts/types/Codes.sol";
import {PersonId} from "../../../contracts/types/Identities.sol";
import {Fixture} from "../base/Fixture.sol";
import {Ghost} from "../base/Ghost.sol";
import {Dice, Handler} from "../base/Handler.sol";
import {Law, Role} from "../base/Laws.sol";
import {Terms} from "../base/Terms.sol";
import {vm} from "../base/Vm.sol";

/// @title Planting agreements from the agreement to the acceptance.
contract PlantingHandler is Handler {
    struct Planting {
        bytes32 id;
        PersonId planter;
        uint64 area;
        PlantingStatus status;
    }

    IPlantings private immutable _desk;
    Planting[] private _plantings;

    constructor(Fixture register, Ghost book) Handler(register, book) {
        _desk = register.plantings();
    }

    function agreePlanting(uint256 wild) external {
        Dice memory dice = _begin(wild);
        uint24 division = Terms.divisionAt(_roll(dice, 8) == 0 ? _roll(dice, 5) : 1);
        PersonId planter = _person(dice).id;
        uint64 area = uint64(1 + _roll(dice, 1_000_000));
        bytes32 document = _doc(dice);
        bytes memory agreeing = abi.encodeCall(IPlantings.agreePlanting, (division, planter, area, document));
        bytes memory returned = _act(dice, Role.Government, address(_desk), agreeing, document);
        _plantings.push(Planting(abi.decode(returned, (bytes32)), planter, area, PlantingStatus.Agreed));
    }

    function reportPlanting(uint256 wild) external {
        Dice memory dice = _begin(wild);
        Planting storage planting = _planting(dice, PlantingStatus.Agreed);
        _step(dice, planting, Role.Agent, IPlantings.reportPlanting.selector);
        bool open = planting.status == PlantingStatus.Agreed || planting.status == PlantingStatus.Refused;
        _claim(open, Law.Book, "a planting reported that was not open");
        _claim(ghost.mayAct(planting.planter), Law.Persons, "a frozen or suspended planter reported");
        planting.status = PlantingStatus.Planted;
    }

    function acceptPlanting(uint256 wild) external {
        Dice memory dice = _begin(wild);
        Planting storage planting = _planting(dice, PlantingStatus.Planted);
        _step(dice, planting, Role.Government, IPlantings.acceptPlanting.selector);
        _claim(planting.status == PlantingStatus.Planted, Law.Book, "a planting accepted that nobody reported");
        planting.status = PlantingStatus.Accepted;
    }

    function refusePlanting(uint256 wild) external {
        Dice memory dice = _begin(wild);
        Planting storage planting = _planting(dice, PlantingStatus.Planted);
        vm.assume(_roll(dice, 4) == 0);
        _step(dice, planting, Role.Government, IPlantings.refusePlanting.selector);
        _claim(planting.status == PlantingStatus.Planted, Law.Book, "a planting refused that nobody reported");
        planting.status = PlantingStatus.Refused;
    }

    function statusOf(bytes32 id) external view returns (PlantingStatus) {
        for (uint256 i = 0; i < _plantings.length; ++i) {
            if (_plantings[i].id == id) return _plantings[i].status;
        }
        return PlantingStatus.None;
    }

    /// @notice An accepted planting with its planter as the applicant; id 0 where none was found.
    function accepted(uint256 wild) external view returns (bytes32 id, Share[] memory planters, uint64 area) {
        planters = new Share[](1);
        for (uint256 i = 0; i < _plantings.length; ++i) {
            Planting storage planting = _plantings[(wild + i) % _plantings.length];
            if (planting.status != PlantingStatus.Accepted) continue;
            planters[0] = Share(PersonId.unwrap(planting.planter), 1);
            return (planting.id, planters, planting.area);
        }
    }

    function _step(Dice memory dice, Planting storage planting, Role role, bytes4 selector) private {
        bytes32 document = _doc(dice);
        _act(dice, role, address(_desk), abi.encodeWithSelector(selector, planting.id, document), document);
    }

    function _planting(Dice memory dice, PlantingStatus status) private view returns (Planting storage planting) {
        vm.assume(_plantings.length != 0);
        planting = _plantings[_roll(dice, _plantings.length)];
        for (uint256 i = 0; i < 4 && planting.status != status; ++i) {
            planting = _plantings[_roll(dice, _plantings.length)];
        }
    }
}
