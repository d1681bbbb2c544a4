// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {ERC721} from "@openzeppelin/contracts/token/ERC721/ERC721.sol";

/// @notice For comparison: OpenZeppelin's ERC-721 whose mint goes through an AccessManager.
contract GuardedCertificates is ERC721, AccessManaged {
    constructor(address manager) ERC721("Certificates", "CERT") AccessManaged(manager) {}

    function mint(address to, uint256 id) external restricted {
        _mint(to, id);
    }
}
