// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {MemberId, PersonId, RegisterNumber} from "../types/Identities.sol";
import {Passage} from "../types/Ledger.sol";

/// @title The court's desk: freezes (X-1), transfers by ruling (N-24, W-14) and the enforcement of pledges (X-5).
/// @notice Each freeze is its own object in the ledger with court, order, amount and end; that court alone renews and
/// releases it there. A freeze may be placed on what another court has frozen: it then waits its turn (轮候).
interface IRulings {
    /// @notice A court's ruling moved an amount, or the whole ticket, to another person. The ledger tells the move.
    event RulingExecuted(
        RegisterNumber indexed ticket,
        PersonId indexed to,
        MemberId indexed court,
        uint64 amount,
        bytes32 documentHash
    );
    /// @notice A court's ruling gave a pledged amount to another person. The ledger tells the move.
    event PledgeEnforced(
        bytes32 indexed lienId, PersonId indexed to, MemberId indexed court, bytes32 documentHash
    );

    /// @notice An order must have a document and an end in the future.
    error FreezeInvalid();

    /// @notice Freezes an amount up to the ticket's, free, pledged or frozen. Office Judge in the ticket's division.
    function freezeTicket(RegisterNumber ticket, uint64 amount, uint40 untilSeconds, bytes32 documentHash)
        external
        returns (bytes32 lienId);

    /// @notice Freezes a root ticket with everything split from it. Office Judge in the ticket's division.
    function freezeRootTicket(RegisterNumber ticket, uint40 untilSeconds, bytes32 documentHash)
        external
        returns (bytes32 lienId);

    /// @notice Moves an amount, or the whole ticket, to another person by a ruling in force. Office Judge in the
    /// ticket's division. The court's own freezes of the ticket end by the ruling; pledged amounts and what another
    /// court froze before stay.
    function transferByRuling(
        RegisterNumber ticket,
        PersonId to,
        uint64 amount,
        Passage calldata passage,
        bytes32 documentHash
    ) external;

    /// @notice Gives the amount of a pledge to another person under a new number by a ruling in force. Office Judge in
    /// the ticket's division.
    function enforcePledge(bytes32 lienId, PersonId to, Passage calldata passage, bytes32 documentHash) external;
}
