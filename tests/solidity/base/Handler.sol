// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {RegisterNumber} from "../../../contracts/types/Identities.sol";
import {Fixture} from "./Fixture.sol";
import {Ghost} from "./Ghost.sol";
import {Suite} from "./Suite.sol";
import {vm} from "./Vm.sol";

/// @title What each desk's handler starts from: the register, the ghost book, and one way to act.
/// @notice A refusal discards the call, so the runner counts it apart. What is left in the runner's table, calls less
/// discards, took effect: scripts/test-solidity.mjs demands at least one of every function of every handler.
abstract contract Handler is Suite {
    Fixture internal immutable fixture;
    Ghost internal immutable ghost;

    /// @notice A contract of the register failed in a way that is no refusal of its own.
    error Impossible(bytes returned);

    constructor(Fixture register, Ghost book) {
        fixture = register;
        ghost = book;
    }

    /// @dev Calls `target` as `key`. A named error discards the call. A panic, bare data or a text is a fault.
    function _act(address key, address target, bytes memory callData) internal returns (bytes memory) {
        vm.prank(key);
        (bool done, bytes memory returned) = target.call(callData);
        if (done) return returned;
        if (returned.length < 4) revert Impossible(returned);
        bytes4 selector = bytes4(returned);
        bool named = selector != bytes4(keccak256("Panic(uint256)")) && selector != bytes4(keccak256("Error(string)"));
        if (!named) revert Impossible(returned);
        vm.assume(false);
        return returned;
    }

    /// @dev A ticket of the book, or a discarded call where there is none.
    function _ticket(uint256 wild) internal view returns (RegisterNumber) {
        (, uint256 count,) = ghost.counts();
        vm.assume(count != 0);
        return ghost.tickets(wild % count);
    }

    /// @dev Mostly within what is free, else a little over it, so that limits are met from both sides.
    function _amount(uint256 wild, uint64 free) internal pure returns (uint64) {
        uint256 most = wild % 16 == 0 ? uint256(free) + 1 : free;
        vm.assume(most != 0);
        return uint64(bound(wild / 16, 1, most));
    }
}
