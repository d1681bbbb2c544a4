// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AnnulmentCause, ChangeKind, LienKind, LossCause, MandateAct, Share, TransferCause} from "../types/Codes.sol";
import {MemberId, PersonId, PolicyId, RegisterNumber} from "../types/Identities.sol";
import {Issuance, Lien, Passage, Ticket} from "../types/Ledger.sol";
import {ITicketEvents} from "./ITicketEvents.sol";
import {ITicketRefusals} from "./ITicketRefusals.sol";

/// @title The ledger: amounts, shares, liens and ends of tickets, and nothing of workflow.
/// @notice No function calls code of a holder. Numbers are never reused and always answer. Unless something else is
/// said, an act in the holder's name needs the office Register in the ticket's division and the owners' consent: the
/// mandate of a sole owner, of all joint owners, or of co-owners with two thirds of the parts (Civil Code art. 301)
/// or all of them where the policy says so. It is refused while the ticket is lost, while the root or an owner is
/// frozen, and as far as liens reach. A document that moves something is used once.
interface ITickets is ITicketEvents, ITicketRefusals {
    /// @notice Issues a ticket from a lot. Reserve only.
    function issue(Issuance calldata issuance) external returns (RegisterNumber);

    /// @notice Moves a part to a new number for another person (N-25).
    function transferPart(
        RegisterNumber ticket,
        PersonId to,
        uint64 amount,
        TransferCause cause,
        bytes32 documentHash
    ) external returns (RegisterNumber child);

    /// @notice Moves a whole ticket without liens to other owners (N-24).
    function transferTicket(
        RegisterNumber ticket,
        Share[] calldata owners,
        bool joint,
        TransferCause cause,
        bytes32 documentHash
    ) external;

    /// @notice Moves parts of a co-owner, on that co-owner's mandate alone, in a ticket held by shares without liens.
    function transferShare(
        RegisterNumber ticket,
        PersonId from,
        PersonId to,
        uint32 parts,
        TransferCause cause,
        bytes32 documentHash
    ) external;

    /// @notice Divides a ticket without liens into 2 to 16 new numbers of the same owners. The amounts cover it
    /// exactly. Mandate Register.
    function splitTicket(RegisterNumber ticket, uint64[] calldata amounts, bytes32 documentHash)
        external
        returns (RegisterNumber[] memory children);

    /// @notice Makes one new number of 2 to 16 tickets without liens, of one lot, policy and owners, given in ascending
    /// order. What freezes one of their roots later covers the new number too. Mandate Register.
    function mergeTickets(RegisterNumber[] calldata tickets, bytes32 documentHash)
        external
        returns (RegisterNumber merged);

    /// @notice Registers that the co-owners of a ticket without liens hold by these shares, or jointly. Every owner's
    /// mandate Register.
    function changeOwnership(RegisterNumber ticket, Share[] calldata owners, bool joint, bytes32 documentHash) external;

    /// @notice Registers a change of identity data or of other facts (N-23, W-13). Mandate Register.
    function registerChange(RegisterNumber ticket, ChangeKind kind, bytes32 documentHash) external;

    /// @notice Reports the paper lost or damaged (N-22, W-12). Mandate Register. Frozen and pledged tickets too.
    function reportLoss(RegisterNumber ticket, LossCause cause, bytes32 documentHash) external;

    /// @notice Withdraws a loss notice: the paper was found. Mandate Register.
    function withdrawLoss(RegisterNumber ticket, bytes32 documentHash) external;

    /// @notice Prints the ticket again once the announcement is over; the document is the new paper. Mandate Register.
    function reissueTicket(RegisterNumber ticket, bytes32 documentHash) external;

    /// @notice Places a pledge or mortgage of a free amount. Pledges only, which checked the owners' consent.
    function placePledge(
        RegisterNumber ticket,
        LienKind kind,
        MemberId owner,
        uint64 amount,
        uint40 untilSeconds,
        bytes32 documentHash
    ) external returns (bytes32 lienId);

    /// @notice Places a freeze of an amount up to the ticket's, or a root freeze. Rulings only.
    function placeFreeze(
        RegisterNumber ticket,
        LienKind kind,
        MemberId owner,
        uint64 amount,
        uint40 untilSeconds,
        bytes32 documentHash
    ) external returns (bytes32 lienId);

    /// @notice Puts off the end of a lien. Its owner alone.
    function renewLien(bytes32 lienId, uint40 untilSeconds, bytes32 documentHash) external;

    /// @notice Releases 1 to 32 liens. Their owner alone. Final.
    function releaseLiens(bytes32[] calldata lienIds, bytes32 documentHash) external;

    /// @notice Ends a freeze whose end has come. Office Register, or the court itself. Final.
    function lapseFreeze(bytes32 lienId, bytes32 documentHash) external;

    /// @notice Gives a pledged amount to another person under a new number. Rulings only. Final.
    function enforceLien(bytes32 lienId, PersonId to, Passage calldata passage, MemberId member, bytes32 documentHash)
        external
        returns (RegisterNumber child);

    /// @notice Moves an amount, or a whole ticket, by ruling. Rulings only. The court's own freezes of the ticket are
    /// released by the ruling; pledged amounts, what was frozen before the court's own freezes, and what was frozen
    /// behind them beyond the court's own amount stay. One document moves a ticket once. A number of which nothing is
    /// left while liens stay on it ends as Split.
    function moveByRuling(
        RegisterNumber ticket,
        PersonId to,
        uint64 amount,
        Passage calldata passage,
        MemberId member,
        bytes32 documentHash
    ) external;

    /// @notice Takes a free amount out of circulation under a voucher. Offsets only.
    function offset(RegisterNumber ticket, uint64 amount, RegisterNumber voucher, MemberId member) external;

    /// @notice Ends a live ticket without liens for error or fraud. Reserve only, which has both keys.
    function annul(RegisterNumber ticket, AnnulmentCause cause, MemberId member, bytes32 documentHash) external;

    /// @notice Ends a used-up ticket (N-43, W-22) that is under no root freeze. Office Cancel. Final; the number still
    /// answers.
    function cancelTicket(RegisterNumber ticket, bytes32 documentHash) external;

    /// @notice The ticket. Reverts with TicketUnknown.
    function ticketOf(RegisterNumber ticket) external view returns (Ticket memory);

    /// @notice The owners with their parts; a sole owner has part 1.
    function ownersOf(RegisterNumber ticket) external view returns (Share[] memory);

    /// @notice The lien. Reverts with LienUnknown.
    function lienOf(bytes32 lienId) external view returns (Lien memory);

    /// @notice The roots that a merged ticket descends from besides itself; none for others.
    function rootsOf(RegisterNumber ticket) external view returns (RegisterNumber[] memory);

    /// @notice What liens leave to the holder: neither pledged nor frozen, zero under a root freeze.
    function freeAmountOf(RegisterNumber ticket) external view returns (uint64);

    /// @notice Reverts unless the amount is not zero and free now, the ticket live and not lost, and the owners consent
    /// that the member does this act. Gives how often the ticket changed its owners, modulo 256: what was begun for
    /// one owner is not completed for the next.
    function requireDisposal(RegisterNumber ticket, uint64 amount, MemberId member, MandateAct act)
        external
        view
        returns (uint8 turns);

    /// @notice The policy of the ticket and its amount. Reverts with TicketUnknown.
    function policyAndAmountOf(RegisterNumber ticket) external view returns (PolicyId policy, uint64 amount);

    /// @notice The id that a lien has or would have: Keccak-256 over kind, owner, ticket and document.
    function lienIdOf(LienKind kind, MemberId owner, RegisterNumber ticket, bytes32 documentHash)
        external
        pure
        returns (bytes32);
}
