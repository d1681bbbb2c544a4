// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {ERC3525Burnable} from "@solvprotocol/erc-3525/ERC3525Burnable.sol";

/// @notice For comparison: the reference implementation of ERC-3525, which anyone may mint.
contract SemiFungibleCertificates is ERC3525Burnable {
    constructor() ERC3525Burnable("Certificates", "CERT", 6) {}
}

/// @notice Names OpenZeppelin's AccessManager for the compiler.
contract Gate is AccessManager {
    constructor(address admin) AccessManager(admin) {}
}
