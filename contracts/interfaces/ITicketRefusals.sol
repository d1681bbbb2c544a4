// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ChangeKind, LienKind, LossCause, Ownership, TicketStatus, TransferCause} from "../types/Codes.sol";
import {MemberId, PersonId, PolicyId, RegisterNumber} from "../types/Identities.sol";

/// @title Why the ledger says no.
interface ITicketRefusals {
    /// @notice No ticket bears this number.
    error TicketUnknown(RegisterNumber ticket);
    /// @notice The ticket is no longer live.
    error TicketEnded(RegisterNumber ticket, TicketStatus status);
    /// @notice Something is left, so the ticket cannot be cancelled as used up.
    error TicketNotUsedUp(RegisterNumber ticket, uint64 amount);
    /// @notice A loss notice stands: nothing moves until it is withdrawn or the ticket printed again.
    error TicketLost(RegisterNumber ticket);
    /// @notice No loss notice stands.
    error TicketNotLost(RegisterNumber ticket);
    /// @notice The announcement of the loss is not over.
    error LossNoticeRunning(RegisterNumber ticket, uint40 untilSeconds, uint256 nowSeconds);
    /// @notice The policy does not print a ticket again for this cause (P13).
    error LossCauseInvalid(PolicyId policy, LossCause cause);
    /// @notice The ticket was printed as often as the register can count.
    error PrintVersionsFull(RegisterNumber ticket);
    /// @notice An amount of zero changes nothing and is refused.
    error AmountZero();
    /// @notice The amount is over what the holder may dispose of. Free: neither pledged nor frozen.
    error AmountOverFree(
        RegisterNumber ticket, uint64 requestedAmount, uint64 freeAmount, uint64 pledgedAmount, uint64 frozenAmount
    );
    /// @notice The freeze is over the ticket.
    error AmountOverTicket(RegisterNumber ticket, uint64 requestedAmount, uint64 ticketAmount);
    /// @notice The whole ticket is asked for, and liens lie on it.
    error TicketEncumbered(RegisterNumber ticket, uint8 liens);
    /// @notice The root ticket, or one merged into it, is frozen with everything split from it.
    error RootFrozen(RegisterNumber ticket, RegisterNumber root);
    /// @notice The receiver owns the ticket already.
    error HolderSame(RegisterNumber ticket, PersonId person);
    /// @notice A whole ticket must be transferred as a whole, keeping its number.
    error PartIsWhole(RegisterNumber ticket, uint64 amount);
    /// @notice The parts of a split do not cover the ticket exactly, or one of them is nothing.
    error SplitNotExact(RegisterNumber ticket, uint256 partsAmount, uint64 ticketAmount);
    /// @notice A list is empty, too short or too long.
    error ListInvalid(uint256 count, uint256 countMax);
    /// @notice The list names an entry twice, or is not in ascending order.
    error ListUnordered(uint256 position);
    /// @notice The tickets are of different lots, policies or owners.
    error TicketsUnlike(RegisterNumber ticket, RegisterNumber other);
    /// @notice No cause was named, or the ticket's policy does not know it, or it is not the holder's to act on.
    error CauseInvalid(TransferCause cause);
    /// @notice The policy lets tickets move inside its division only (P30).
    error TerritoryOutside(RegisterNumber ticket, uint24 division);
    /// @notice This sort of person may not buy tickets into a reserve (P16).
    error BuyerInvalid(RegisterNumber ticket, PersonId person);
    /// @notice The parts are empty, zero, too many, or name a person twice.
    error SharesInvalid(uint256 owners, uint256 ownersMax);
    /// @notice The ticket is not held by shares.
    error SharesMissing(RegisterNumber ticket, Ownership ownership);
    /// @notice The person holds fewer parts than were asked for.
    error PartsOverShare(RegisterNumber ticket, PersonId person, uint32 requestedParts, uint32 heldParts);
    /// @notice A change of the kind of co-ownership names other persons than the owners.
    error OwnersDiffer(RegisterNumber ticket);
    /// @notice Co-owners with too few parts consent.
    error ConsentMissing(RegisterNumber ticket, uint256 consentingParts, uint256 allParts);
    /// @notice What is changed is not named, or goes by another command.
    error ChangeInvalid(ChangeKind kind);
    /// @notice The document did this before.
    error TransferDocumentUsed(bytes32 documentHash);
    /// @notice The document's hash is empty.
    error DocumentMissing();
    /// @notice No lien bears this id.
    error LienUnknown(bytes32 lienId);
    /// @notice The document placed this lien before.
    error LienExists(bytes32 lienId);
    /// @notice The lien is in force no more.
    error LienEnded(bytes32 lienId);
    /// @notice Only the lien's own owner may do this.
    error LienNotOwned(bytes32 lienId, MemberId owner, MemberId caller);
    /// @notice The lien is on another ticket, of another kind, or does not rank where it was named.
    error LienUnfit(bytes32 lienId, RegisterNumber ticket, LienKind kind);
    /// @notice The new end is not after the old one and the present, or the end has not come.
    error LienEndInvalid(bytes32 lienId, uint40 untilSeconds, uint256 nowSeconds);
    /// @notice The policy does not know this kind of lien (P18).
    error LienKindInvalid(RegisterNumber ticket, LienKind kind);
    /// @notice The policy lets one pledge lie on a ticket at a time (P19).
    error PledgeSingle(RegisterNumber ticket);
    /// @notice The ticket carries the largest number of liens of this kind. Pledges end at half of what courts may
    /// place, so that a lender cannot keep a court out.
    error LiensFull(RegisterNumber ticket, uint8 liensMax);
    /// @notice A root freeze is placed on a root ticket, not on one split from it.
    error TicketNotRoot(RegisterNumber ticket, RegisterNumber root);
    /// @notice The tickets descend from more roots than a merged ticket can remember.
    error RootsFull(uint256 roots, uint256 rootsMax);
    /// @notice The caller is not the desk for this.
    error DeskOnly(address caller);
}
