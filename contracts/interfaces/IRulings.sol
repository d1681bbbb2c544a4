// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {MemberId, RegisterNumber} from "../types/Identities.sol";

/// @title The court's desk: freezes and their release (X-1).
/// @notice Each freeze is its own object with court, order, amount and end. That court alone releases it.
interface IRulings {
    /// @notice A court froze an amount of a ticket under the order with this hash.
    event TicketFrozen(
        bytes32 indexed freezeId,
        RegisterNumber indexed ticket,
        MemberId indexed court,
        uint64 amount,
        uint40 untilSeconds,
        bytes32 documentHash
    );
    /// @notice A court froze a root ticket and everything split from it, before or later.
    event RootTicketFrozen(
        bytes32 indexed freezeId,
        RegisterNumber indexed ticket,
        MemberId indexed court,
        uint40 untilSeconds,
        bytes32 documentHash
    );
    /// @notice The court released its freeze.
    event FreezeReleased(
        bytes32 indexed freezeId, RegisterNumber indexed ticket, MemberId indexed court, bytes32 documentHash
    );

    /// @notice An order must have a document and an end in the future.
    error FreezeInvalid();

    /// @notice Freezes an amount, free or pledged, of a ticket. Office Judge in the ticket's division.
    function freezeTicket(RegisterNumber ticket, uint64 amount, uint40 untilSeconds, bytes32 documentHash)
        external
        returns (bytes32 freezeId);

    /// @notice Freezes a root ticket with everything split from it. Office Judge in the ticket's division.
    function freezeRootTicket(RegisterNumber ticket, uint40 untilSeconds, bytes32 documentHash)
        external
        returns (bytes32 freezeId);

    /// @notice Releases a freeze. The court that placed it, alone. Final.
    function releaseFreeze(bytes32 freezeId, bytes32 documentHash) external;
}
