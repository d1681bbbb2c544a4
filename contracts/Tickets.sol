// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IConsortium} from "./interfaces/IConsortium.sol";
import {IPersons} from "./interfaces/IPersons.sol";
import {IPolicies} from "./interfaces/IPolicies.sol";
import {ITickets} from "./interfaces/ITickets.sol";
import {TicketBook} from "./ledger/TicketBook.sol";
import {TicketLiens} from "./ledger/TicketLiens.sol";
import {LienIds} from "./libraries/LienIds.sol";
import {AMOUNT_MAX} from "./libraries/Limits.sol";
import {RegisterNumbers} from "./libraries/RegisterNumbers.sol";
import {Balance, Record, Sheet, TicketSlots} from "./libraries/TicketSlots.sol";
import {
    AnnulmentCause,
    ChangeKind,
    Desk,
    LienKind,
    LossCause,
    MandateAct,
    Office,
    Ownership,
    Share,
    TicketStatus
} from "./types/Codes.sol";
import {MemberId, PersonId, PolicyId, RegisterNumber} from "./types/Identities.sol";
import {Issuance, Lien, Ticket} from "./types/Ledger.sol";
import {MoveTerms} from "./types/PolicyTerms.sol";

/// @title Tickets
/// @notice What each function does, emits and refuses is written in ITickets.
contract Tickets is TicketLiens {
    using RegisterNumbers for RegisterNumber;
    using TicketSlots for Balance;
    using TicketSlots for Record;
    using TicketSlots for uint256;

    constructor(IConsortium consortium, IPersons persons, IPolicies policies)
        TicketBook(consortium, persons, policies)
    {}

    /// @inheritdoc ITickets
    function issue(Issuance calldata issuance) external returns (RegisterNumber ticket) {
        _requireDesk(Only(Desk.Reserve));
        RegisterNumber lot = issuance.lot;
        uint64 amount = issuance.amount;
        PolicyId policy = issuance.policy;
        bytes32 documentHash = issuance.documentHash;
        require(amount != 0, AmountZero());
        require(documentHash != 0, DocumentMissing());
        Share[] memory owners = issuance.owners;
        _requireShares(owners);
        // The reserve takes no claim over this, so sums of claims stay in their bits.
        assert(amount <= AMOUNT_MAX);

        ticket = _nextNumber(RegisterNumbers.prefixOf(lot.division(), RegisterNumbers.seriesOf(issuance.kind)));
        (Ownership ownership, uint48 holder) = _keepOwners(owners, issuance.joint);
        _open(
            ticket,
            TicketSlots.balanceOf(amount, holder, issuance.terms),
            TicketSlots.rootOf(ticket.serial(), lot.serial(), policy, ownership)
        );

        emit TicketIssued(ticket, lot, policy, amount, ownership, owners, issuance.member, documentHash);
    }

    /// @inheritdoc ITickets
    function registerChange(RegisterNumber ticket, ChangeKind kind, bytes32 documentHash) external {
        Sheet memory sheet = _loadOpen(ticket);
        require(kind == ChangeKind.Identity || kind == ChangeKind.Other, ChangeInvalid(kind));
        MemberId member = _requireAct(sheet, Consent(MandateAct.Register, false), documentHash);

        emit ChangeRegistered(ticket, kind, member, documentHash);
    }

    /// @inheritdoc ITickets
    function reportLoss(RegisterNumber ticket, LossCause cause, bytes32 documentHash) external {
        Sheet memory sheet = _loadLive(ticket);
        require(!sheet.record.lost, TicketLost(ticket));
        MemberId member = _requireAct(sheet, Consent(MandateAct.Register, false), documentHash);
        PolicyId policy = sheet.record.policy;
        MoveTerms memory terms = _policies.moveTermsOf(policy);
        bool known = cause != LossCause.None && terms.lossCauses & (uint8(1) << uint8(cause)) != 0;
        require(known, LossCauseInvalid(policy, cause));

        uint40 untilSeconds = uint40(block.timestamp + terms.lossNoticeDays * 1 days);
        _lossNotices[ticket] = untilSeconds;
        sheet.record.lost = true;
        _save(sheet);

        emit LossReported(ticket, cause, untilSeconds, member, documentHash);
    }

    /// @inheritdoc ITickets
    function withdrawLoss(RegisterNumber ticket, bytes32 documentHash) external {
        (Sheet memory sheet, MemberId member) = _requireLost(ticket, documentHash);

        sheet.record.lost = false;
        _save(sheet);

        emit LossWithdrawn(ticket, member, documentHash);
    }

    /// @inheritdoc ITickets
    function reissueTicket(RegisterNumber ticket, bytes32 documentHash) external {
        (Sheet memory sheet, MemberId member) = _requireLost(ticket, documentHash);
        uint40 untilSeconds = _lossNotices[ticket];
        require(block.timestamp >= untilSeconds, LossNoticeRunning(ticket, untilSeconds, block.timestamp));
        Record memory record = sheet.record;
        require(record.printVersion != type(uint8).max, PrintVersionsFull(ticket));

        record.lost = false;
        record.printVersion += 1;
        _save(sheet);

        emit TicketReissued(ticket, record.printVersion, member, documentHash);
    }

    /// @inheritdoc ITickets
    function offset(RegisterNumber ticket, uint64 amount, RegisterNumber voucher, MemberId member) external {
        _requireDesk(Only(Desk.Offsets));

        _takeOut(ticket, amount);

        emit AmountOffset(ticket, voucher, amount, member);
    }

    /// @inheritdoc ITickets
    function annul(RegisterNumber ticket, AnnulmentCause cause, MemberId member, bytes32 documentHash) external {
        _requireDesk(Only(Desk.Reserve));
        require(documentHash != 0, DocumentMissing());
        Sheet memory sheet = _loadLive(ticket);
        _requireUnencumbered(sheet);
        _requireNoRootFreeze(ticket, sheet.record.pack());
        uint64 amount = sheet.balance.amount;

        _end(sheet, TicketStatus.Annulled);

        emit TicketAnnulled(ticket, amount, cause, member, documentHash);
    }

    /// @inheritdoc ITickets
    function cancelTicket(RegisterNumber ticket, bytes32 documentHash) external {
        uint256 record = _requireKnown(ticket);
        MemberId member = _consortium.requireOffice(msg.sender, ticket.division(), Office.Cancel);
        require(documentHash != 0, DocumentMissing());
        TicketStatus status = record.statusOf();
        // A require would read the balance of every ticket, for the fact of this refusal alone.
        if (status == TicketStatus.Live) revert TicketNotUsedUp(ticket, uint64(_balanceOf(ticket)));
        require(status == TicketStatus.UsedUp, TicketEnded(ticket, status));
        _requireNoRootFreeze(ticket, record);

        _saveRecord(ticket, record.withStatus(TicketStatus.Cancelled));

        emit TicketCancelled(ticket, member, documentHash);
    }

    /// @inheritdoc ITickets
    function ticketOf(RegisterNumber ticket) external view returns (Ticket memory) {
        Sheet memory sheet = _load(ticket);
        Balance memory balance = sheet.balance;
        Record memory record = sheet.record;
        return Ticket({
            amount: balance.amount,
            pledgedAmount: balance.pledgedAmount,
            frozenAmount: balance.frozenAmount,
            offsetAmount: record.offsetAmount,
            holder: PersonId.wrap(record.ownership == Ownership.Sole ? balance.holder : 0),
            lot: ticket.lot(record.lotSerial),
            root: ticket.sibling(record.rootSerial),
            parent: ticket.sibling(record.parentSerial),
            policy: record.policy,
            status: record.status,
            ownership: record.ownership,
            printVersion: record.printVersion,
            liens: record.liens,
            lost: record.lost
        });
    }

    /// @inheritdoc ITickets
    function ownersOf(RegisterNumber ticket) external view returns (Share[] memory) {
        return _ownersOf(_load(ticket));
    }

    /// @inheritdoc ITickets
    function lienOf(bytes32 lienId) external view returns (Lien memory) {
        return _loadLien(lienId);
    }

    /// @inheritdoc ITickets
    function rootsOf(RegisterNumber ticket) external view returns (RegisterNumber[] memory roots) {
        _load(ticket);
        uint40[] storage serials = _roots[ticket];
        roots = new RegisterNumber[](serials.length);
        for (uint256 i = 0; i < roots.length; ++i) {
            roots[i] = ticket.sibling(serials[i]);
        }
    }

    /// @inheritdoc ITickets
    function freeAmountOf(RegisterNumber ticket) external view returns (uint64) {
        Sheet memory sheet = _load(ticket);
        (, bool frozen) = _frozenRootOf(ticket, sheet.record.rootSerial);
        return frozen ? 0 : sheet.balance.unclaimed();
    }

    /// @inheritdoc ITickets
    function requireDisposal(RegisterNumber ticket, uint64 amount, MemberId member, MandateAct act)
        external
        view
        returns (uint8 turns)
    {
        (uint256 balance, uint256 record) = _requireOpen(ticket);
        _requireFree(ticket, balance, amount);
        _requireConsentTo(ticket, Entry(balance, record), member, Consent(act, false));
        return uint8(record >> 248);
    }

    /// @inheritdoc ITickets
    function policyAndAmountOf(RegisterNumber ticket) external view returns (PolicyId policy, uint64 amount) {
        Sheet memory sheet = _load(ticket);
        return (sheet.record.policy, sheet.balance.amount);
    }

    /// @inheritdoc ITickets
    function lienIdOf(LienKind kind, MemberId owner, RegisterNumber ticket, bytes32 documentHash)
        external
        pure
        returns (bytes32)
    {
        return LienIds.idOf(kind, owner, ticket, documentHash);
    }

    function _requireLost(RegisterNumber ticket, bytes32 documentHash)
        private
        view
        returns (Sheet memory sheet, MemberId member)
    {
        sheet = _loadLive(ticket);
        require(sheet.record.lost, TicketNotLost(ticket));
        member = _requireAct(sheet, Consent(MandateAct.Register, false), documentHash);
    }
}
