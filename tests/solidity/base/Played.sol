// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Fixture} from "./Fixture.sol";
import {Ghost} from "./Ghost.sol";
import {Law} from "./Laws.sol";
import {Suite} from "./Suite.sol";
import {Walk} from "./Walk.sol";

/// @title A register in play: what every suite of an invariant starts from.
/// @notice The runner draws the same calls for every suite of one seed, so each suite drops other ones of them and
/// starts from another register, by its law.
abstract contract Played is Suite {
    Walk private _walk;
    Law private immutable _law;
    address[] private _handlers;

    constructor(Law law) {
        _law = law;
    }

    function setUp() external {
        Ghost ghost = Ghost(_base("Ghost", abi.encode(uint256(_law))));
        Fixture fixture = Fixture(_base("Fixture", abi.encode(ghost)));
        bytes memory both = abi.encode(fixture, ghost);
        _handler("TicketHandler", both);
        _handler("PaperHandler", both);
        _handler("LienHandler", both);
        _handler("LotHandler", both);
        _handler("CouncilHandler", both);
        address plantings = _handler("PlantingHandler", both);
        address applications = _handler("ReserveHandler", abi.encode(fixture, ghost, plantings));
        address people = _handler("PersonHandler", both);
        _handler("RulingHandler", abi.encode(fixture, ghost, people));
        address cases = _handler("CaseHandler", both);
        _handler("OffsetHandler", abi.encode(fixture, ghost, cases));
        address money = _handler("MoneyHandler", both);
        _walk = Walk(_base("Walk", abi.encode(fixture, ghost, people, cases, money)));
        _begin(plantings, applications);
    }

    /// @notice The runner calls these contracts and no other.
    function targetContracts() external view returns (address[] memory) {
        return _handlers;
    }

    /// @notice At the end of a sequence every law is held over the whole register.
    function afterInvariant() external view {
        _walk.end();
    }

    function hold() internal view {
        _walk.step(_law);
    }

    /// @dev Some lots and tickets to begin with, by the handlers' own functions; what is refused is left out.
    function _begin(address plantings, address applications) private {
        address lots = _handlers[3];
        for (uint256 i = 0; i < 24; ++i) {
            if (i < 6) _play(plantings, "agreePlanting(uint256)", i);
            if (i < 6) _play(plantings, "reportPlanting(uint256)", i);
            if (i < 6) _play(plantings, "acceptPlanting(uint256)", i);
            _play(applications, "submitApplication(uint256)", i);
            for (uint256 j = 0; j < 4; ++j) _play(applications, "approveApplication(uint256)", 100 * i + j);
            _play(applications, "fileReduction(uint256)", i);
            if (i > 8) _play(lots, "issueTicket(uint256)", i);
        }
    }

    function _play(address handler, string memory signature, uint256 wild) private {
        (bool done,) = handler.call(abi.encodeWithSignature(signature, uint256(keccak256(abi.encode(_law, wild)))));
        done;
    }

    function _handler(string memory name, bytes memory arguments) private returns (address handler) {
        handler = deploy(string.concat("tests/solidity/handlers/", name, ".sol:", name), arguments);
        _handlers.push(handler);
    }

    function _base(string memory name, bytes memory arguments) private returns (address) {
        return deploy(string.concat("tests/solidity/base/", name, ".sol:", name), arguments);
    }
}
