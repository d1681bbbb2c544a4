// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {LienKind} from "../types/Codes.sol";
import {MemberId, RegisterNumber} from "../types/Identities.sol";

/// @title The natural key of a lien: one document of one owner makes one lien of one kind on one ticket.
library LienIds {
    /// @notice Keccak-256 over the ABI encoding of kind, owner, ticket and document.
    function idOf(LienKind kind, MemberId owner, RegisterNumber ticket, bytes32 documentHash)
        internal
        pure
        returns (bytes32)
    {
        return keccak256(abi.encode(kind, owner, ticket, documentHash));
    }
}
