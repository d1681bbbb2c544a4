// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {MemberId, PersonId, RegisterNumber} from "../types/Identities.sol";
import {Passage} from "../types/Ledger.sol";

/// @title The court's desk: freezes (X-1), transfers by ruling (N-24, W-14) and the enforcement of pledges (X-5).
/// @notice Each freeze is its own object in the ledger with court, order, amount and end; that court alone renews and
/// releases it there. A freeze may be placed on what another court has frozen: it then waits its turn (轮候), nothing
/// is reserved for it, and it reaches what is left once the freezes before it are gone.
///
/// What a ruling passes, and what it does not: a loss notice, the holder's consent and the holder's mandates do not
/// stop a court. A root freeze over the ticket or the freeze of an owner does, unless it is this court's own and is
/// named in the passage. A pledge is not passed but enforced, under its own id. Of the freezes of an amount, the
/// court's own ones that are named end by the transfer; those of others that rank before them keep their amount, and
/// those that rank behind give way and go on waiting on what is left. Whatever the passage leaves out counts against
/// the court that names it.
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

    /// @notice Freezes a root ticket with everything split or merged from it, before or later. Office Judge in the
    /// ticket's division.
    function freezeRootTicket(RegisterNumber ticket, uint40 untilSeconds, bytes32 documentHash)
        external
        returns (bytes32 lienId);

    /// @notice Moves an amount, or the whole ticket, to another person by a ruling in force. Office Judge in the
    /// ticket's division. Up to amount - pledged - (frozen - the court's own - those behind them): the court's own
    /// freezes of the ticket that are named end by the ruling; pledged amounts and what another court froze before
    /// stay. The whole of a ticket on which then no lien lies keeps its number; everything else gets a new one.
    function transferByRuling(
        RegisterNumber ticket,
        PersonId to,
        uint64 amount,
        Passage calldata passage,
        bytes32 documentHash
    ) external;

    /// @notice Gives the amount of a pledge or mortgage in force to another person, the lender's or a buyer's, under a
    /// new number by a ruling in force. Office Judge in the ticket's division. All other liens stay on the old number:
    /// freezes of amounts before the pledge lie beside it, and those after it waited behind it.
    function enforcePledge(bytes32 lienId, PersonId to, Passage calldata passage, bytes32 documentHash) external;
}
