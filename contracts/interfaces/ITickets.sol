// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Kind, LienKind, LienStatus, Ownership, Share, TicketStatus, TransferCause} from "../types/Codes.sol";
import {MemberId, PersonId, PolicyId, RegisterNumber} from "../types/Identities.sol";

/// @notice A ticket. Amounts in the base unit of its kind.
/// @param amount Still in circulation.
/// @param pledgedAmount Under pledges and mortgages in force.
/// @param frozenAmount Under freezes in force; may lie over pledged amounts too.
/// @param offsetAmount Taken out of circulation for ever.
/// @param holder The owner, or zero where there are co-owners.
/// @param lot The application whose lot the ticket is a part of.
/// @param root The ticket that was issued; this one or the one it was split from in the first place.
/// @param parent The ticket that it was split from, or zero.
/// @param policy The rules under which the lot was issued; they go with the ticket for ever.
/// @param liens Liens in force on this number.
struct Ticket {
    uint64 amount;
    uint64 pledgedAmount;
    uint64 frozenAmount;
    uint64 offsetAmount;
    PersonId holder;
    RegisterNumber lot;
    RegisterNumber root;
    RegisterNumber parent;
    PolicyId policy;
    TicketStatus status;
    Ownership ownership;
    uint8 printVersion;
    uint8 liens;
}

/// @notice A claim on part of a ticket. Only its owner releases it.
/// @param untilSeconds The end named in its document; zero where it names none. A lien ends by release alone.
/// @param rank Order of registration on the ticket, from 1; it begins anew when no lien is in force.
struct Lien {
    RegisterNumber ticket;
    uint64 amount;
    MemberId owner;
    uint40 untilSeconds;
    LienKind kind;
    LienStatus status;
    uint8 rank;
}

/// @notice What Reserve tells the ledger to issue, having checked the lot, the office and the policy.
/// @param joint Whether several owners own jointly, not by shares.
/// @param member The member that issues.
struct Issuance {
    RegisterNumber lot;
    Kind kind;
    PolicyId policy;
    uint64 amount;
    bool joint;
    Share[] owners;
    MemberId member;
    bytes32 documentHash;
}

/// @title The ledger: amounts, shares, liens and ends of tickets, and nothing of workflow.
/// @notice No function calls code of a holder. Numbers are never reused and always answer.
interface ITickets {
    /// @notice A ticket was issued from a lot.
    event TicketIssued(
        RegisterNumber indexed ticket,
        RegisterNumber indexed lot,
        PolicyId policy,
        uint64 amount,
        Ownership ownership,
        Share[] owners,
        MemberId member,
        bytes32 documentHash
    );
    /// @notice A part moved to a new number for another person; the old number keeps the rest.
    event PartTransferred(
        RegisterNumber indexed ticket,
        RegisterNumber indexed child,
        PersonId to,
        uint64 amount,
        TransferCause cause,
        MemberId member,
        bytes32 documentHash
    );
    /// @notice A whole ticket changed its owner and kept its number.
    event TicketTransferred(
        RegisterNumber indexed ticket, PersonId to, TransferCause cause, MemberId member, bytes32 documentHash
    );
    /// @notice A lien was placed.
    event LienPlaced(
        bytes32 indexed lienId,
        RegisterNumber indexed ticket,
        LienKind kind,
        MemberId owner,
        uint64 amount,
        uint40 untilSeconds,
        uint8 rank,
        bytes32 documentHash
    );
    /// @notice A lien was released by its owner, for the reason in the document.
    event LienReleased(bytes32 indexed lienId, RegisterNumber indexed ticket, MemberId owner, bytes32 documentHash);
    /// @notice An amount left circulation for ever under a voucher.
    event AmountOffset(RegisterNumber indexed ticket, RegisterNumber indexed voucher, uint64 amount, MemberId member);
    /// @notice A used-up ticket was cancelled.
    event TicketCancelled(RegisterNumber indexed ticket, MemberId member, bytes32 documentHash);

    /// @notice No ticket bears this number.
    error TicketUnknown(RegisterNumber ticket);
    /// @notice The ticket is used up or cancelled.
    error TicketEnded(RegisterNumber ticket, TicketStatus status);
    /// @notice Something is left, so the ticket cannot be cancelled as used up.
    error TicketNotUsedUp(RegisterNumber ticket, uint64 amount);
    /// @notice An amount of zero changes nothing and is refused.
    error AmountZero();
    /// @notice The amount is over what the holder may dispose of. Free: neither pledged nor frozen.
    error AmountOverFree(
        RegisterNumber ticket, uint64 requestedAmount, uint64 freeAmount, uint64 pledgedAmount, uint64 frozenAmount
    );
    /// @notice The freeze is over what is left unfrozen of the ticket.
    error AmountOverTicket(RegisterNumber ticket, uint64 requestedAmount, uint64 unfrozenAmount);
    /// @notice The root ticket is frozen with everything split from it.
    error RootFrozen(RegisterNumber ticket, RegisterNumber root);
    /// @notice The receiver owns the ticket already.
    error HolderSame(RegisterNumber ticket, PersonId person);
    /// @notice A whole ticket must be transferred as a whole, keeping its number.
    error PartIsWhole(RegisterNumber ticket, uint64 amount);
    /// @notice No cause was named, or this cause is not the holder's to act on.
    error CauseInvalid(TransferCause cause);
    /// @notice The parts are empty, zero, too many, or name a person twice.
    error SharesInvalid(uint256 owners, uint256 ownersMax);
    /// @notice The document did this before.
    error TransferDocumentUsed(bytes32 documentHash);
    /// @notice The document's hash is empty.
    error DocumentMissing();
    /// @notice No lien bears this id.
    error LienUnknown(bytes32 lienId);
    /// @notice The document placed this lien before.
    error LienExists(bytes32 lienId);
    /// @notice The lien was released before.
    error LienEnded(bytes32 lienId);
    /// @notice Only the lien's own owner releases it.
    error LienNotOwned(bytes32 lienId, MemberId owner, MemberId caller);
    /// @notice The ticket carries the largest number of liens of this kind. Pledges end at half of what courts may
    /// place, so that a lender cannot keep a court out.
    error LiensFull(RegisterNumber ticket, uint8 liensMax);
    /// @notice A root freeze is placed on a root ticket, not on one split from it.
    error TicketNotRoot(RegisterNumber ticket, RegisterNumber root);
    /// @notice The caller is not the desk for this.
    error DeskOnly(address caller);

    /// @notice Issues a ticket from a lot. Reserve only.
    function issue(Issuance calldata issuance) external returns (RegisterNumber);

    /// @notice Moves a part to a new number for another person (N-25). Office Register, with the mandate Transfer of
    /// every owner. The document is used once.
    function transferPart(
        RegisterNumber ticket,
        PersonId to,
        uint64 amount,
        TransferCause cause,
        bytes32 documentHash
    ) external returns (RegisterNumber child);

    /// @notice Moves a whole ticket, without liens, to another person (N-24). Office Register, with the mandate
    /// Transfer of every owner. The document is used once.
    function transferTicket(RegisterNumber ticket, PersonId to, TransferCause cause, bytes32 documentHash) external;

    /// @notice Places a lien and gives its id: Keccak-256 over kind, owner, ticket and document. Pledges or Rulings
    /// only, each its own kinds. Pledges need the free amount; a freeze needs the unfrozen amount.
    function placeLien(
        RegisterNumber ticket,
        LienKind kind,
        MemberId owner,
        uint64 amount,
        uint40 untilSeconds,
        bytes32 documentHash
    ) external returns (bytes32 lienId);

    /// @notice Releases a lien of `owner`. Pledges or Rulings only, each its own kinds.
    function releaseLien(bytes32 lienId, MemberId owner, bytes32 documentHash) external;

    /// @notice Takes a free amount out of circulation under a voucher. Offsets only.
    function offset(RegisterNumber ticket, uint64 amount, RegisterNumber voucher, MemberId member) external;

    /// @notice Ends a used-up ticket (N-43, W-22) that is under no root freeze. Office Cancel. Final; the number still
    /// answers.
    function cancelTicket(RegisterNumber ticket, bytes32 documentHash) external;

    /// @notice The ticket. Reverts with TicketUnknown.
    function ticketOf(RegisterNumber ticket) external view returns (Ticket memory);

    /// @notice The owners with their parts; a sole owner has part 1.
    function ownersOf(RegisterNumber ticket) external view returns (Share[] memory);

    /// @notice The lien. Reverts with LienUnknown.
    function lienOf(bytes32 lienId) external view returns (Lien memory);

    /// @notice What the holder may dispose of: neither pledged nor frozen, zero under a root freeze.
    function freeAmountOf(RegisterNumber ticket) external view returns (uint64);

    /// @notice Reverts unless the amount is not zero and free now.
    function requireFree(RegisterNumber ticket, uint64 amount) external view;

    /// @notice Reverts unless the member holds this mandate of every owner of the ticket. Gives how often the whole
    /// ticket changed its owner, modulo 256: what was begun for one owner is not completed for the next.
    function requireOwnersMandate(RegisterNumber ticket, MemberId member, uint8 act)
        external
        view
        returns (uint8 transfers);

    /// @notice The id that a lien has or would have.
    function lienIdOf(LienKind kind, MemberId owner, RegisterNumber ticket, bytes32 documentHash)
        external
        pure
        returns (bytes32);
}
