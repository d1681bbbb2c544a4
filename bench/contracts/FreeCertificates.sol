// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ERC721} from "@openzeppelin/contracts/token/ERC721/ERC721.sol";

/// @notice For comparison: OpenZeppelin's ERC-721 that anyone may mint.
contract FreeCertificates is ERC721 {
    constructor() ERC721("Certificates", "CERT") {}

    function mint(address to, uint256 id) external {
        _mint(to, id);
    }
}
