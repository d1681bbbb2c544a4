// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {PersonId} from "../../../contracts/types/Identities.sol";
import {vm} from "./Vm.sol";

/// @title What every Solidity test says: equal, true, and a wild number brought into bounds.
abstract contract Suite {
    error NotEqual(string what, uint256 actual, uint256 expected);
    error NotTrue(string what);

    function assertEq(uint256 actual, uint256 expected, string memory what) internal pure {
        if (actual != expected) revert NotEqual(what, actual, expected);
    }

    function assertTrue(bool holds, string memory what) internal pure {
        if (!holds) revert NotTrue(what);
    }

    /// @notice `wild` itself where it lies within, else a number within; both bounds can come out.
    function bound(uint256 wild, uint256 least, uint256 most) internal pure returns (uint256) {
        assertTrue(least <= most, "bounds");
        if (wild >= least && wild <= most) return wild;
        unchecked {
            uint256 size = most - least + 1;
            return size == 0 ? wild : least + wild % size;
        }
    }

    /// @notice Creates a contract of the build, which is not compiled again for the one that creates it.
    function deploy(string memory artifact, bytes memory arguments) internal returns (address created) {
        bytes memory creation = bytes.concat(vm.getCode(artifact), arguments);
        assembly ("memory-safe") {
            created := create(0, add(creation, 0x20), mload(creation))
        }
        assertTrue(created != address(0), artifact);
    }

    /// @notice The private key of a person of the tests.
    function personKeyOf(PersonId person) internal pure returns (uint256) {
        return uint256(keccak256(abi.encode("person", person)));
    }

    /// @notice A document's hash, by a name that makes it readable.
    function paper(string memory name) internal pure returns (bytes32) {
        return keccak256(bytes(name));
    }
}
