// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IConsortium} from "./interfaces/IConsortium.sol";
import {IPersons} from "./interfaces/IPersons.sol";
import {ITickets, Issuance, Lien, Ticket} from "./interfaces/ITickets.sol";
import {LienIds} from "./libraries/LienIds.sol";
import {LIENS_MAX, OWNERS_MAX, PLEDGE_LIENS_MAX, PLEDGE_RANK_MAX, RANK_MAX} from "./libraries/Limits.sol";
import {Owners} from "./libraries/Owners.sol";
import {RegisterNumbers} from "./libraries/RegisterNumbers.sol";
import {Balance, Record, TicketSlots} from "./libraries/TicketSlots.sol";
import {
    Desk,
    LienKind,
    LienStatus,
    MandateAct,
    Office,
    Ownership,
    Share,
    TicketStatus,
    TransferCause
} from "./types/Codes.sol";
import {MemberId, PersonId, PolicyId, RegisterNumber} from "./types/Identities.sol";

/// @title Tickets
/// @notice What each function does, emits and refuses is written in ITickets.
contract Tickets is ITickets {
    using RegisterNumbers for RegisterNumber;
    using Owners for uint96[];
    using Owners for Share[];
    using TicketSlots for uint256;
    using TicketSlots for Balance;
    using TicketSlots for Record;

    /// @dev Packed by TicketSlots.
    struct Entry {
        uint256 balance;
        uint256 record;
    }

    IConsortium private immutable _consortium;

    mapping(RegisterNumber ticket => Entry) private _entries;
    mapping(RegisterNumber ticket => uint96[]) private _coOwners;
    mapping(bytes32 lienId => Lien) private _liens;
    mapping(bytes32 documentHash => bool) private _transferDocumentUsed;
    mapping(uint64 prefix => uint256 sequence) private _lastSequence;

    constructor(IConsortium consortium) {
        _consortium = consortium;
    }

    /// @inheritdoc ITickets
    function issue(Issuance calldata issuance) external returns (RegisterNumber ticket) {
        Share[] calldata owners = issuance.owners;
        _requireDesk(Desk.Reserve);
        require(issuance.amount != 0, AmountZero());
        require(issuance.documentHash != 0, DocumentMissing());
        require(owners.areValid(), SharesInvalid(owners.length, OWNERS_MAX));

        ticket = RegisterNumbers.next(
            _lastSequence, issuance.lot.division(), RegisterNumbers.seriesOf(issuance.kind)
        );
        bool sole = owners.length == 1;
        Ownership ownership = sole ? Ownership.Sole : issuance.joint ? Ownership.Joint : Ownership.Shares;
        if (!sole) _coOwners[ticket].store(owners);
        uint256 record = TicketSlots.rootOf(ticket.serial(), issuance.lot.serial(), issuance.policy, ownership);
        _open(ticket, record, issuance.amount, PersonId.wrap(sole ? owners[0].person : 0));

        emit TicketIssued(
            ticket,
            issuance.lot,
            issuance.policy,
            issuance.amount,
            ownership,
            owners,
            issuance.member,
            issuance.documentHash
        );
    }

    /// @inheritdoc ITickets
    function transferPart(
        RegisterNumber ticket,
        PersonId to,
        uint64 amount,
        TransferCause cause,
        bytes32 documentHash
    ) external returns (RegisterNumber child) {
        _requireOpen(ticket);
        Balance memory balance = _balanceOf(ticket);
        _requireFreeAmount(ticket, balance, amount);
        require(amount < balance.amount, PartIsWhole(ticket, amount));
        MemberId member = _requireTransfer(ticket, balance.holder, to, cause, documentHash);

        balance.amount -= amount;
        _entries[ticket].balance = balance.pack();
        _transferDocumentUsed[documentHash] = true;
        child = RegisterNumbers.nextSibling(_lastSequence, ticket);
        _open(child, _entries[ticket].record.childOf(ticket.serial()), amount, to);

        emit PartTransferred(ticket, child, to, amount, cause, member, documentHash);
    }

    /// @inheritdoc ITickets
    function transferTicket(RegisterNumber ticket, PersonId to, TransferCause cause, bytes32 documentHash) external {
        Record memory record = _requireOpen(ticket);
        Balance memory balance = _balanceOf(ticket);
        require(
            record.liens == 0,
            AmountOverFree(ticket, balance.amount, _free(balance), balance.pledgedAmount, balance.frozenAmount)
        );
        MemberId member = _requireTransfer(ticket, balance.holder, to, cause, documentHash);

        _transferDocumentUsed[documentHash] = true;
        balance.holder = to;
        _entries[ticket].balance = balance.pack();
        if (record.ownership != Ownership.Sole) delete _coOwners[ticket];
        record.ownership = Ownership.Sole;
        // Wraps by design: it only has to differ from what a recent proposal saw.
        unchecked {
            record.transfers += 1;
        }
        _entries[ticket].record = record.pack();

        emit TicketTransferred(ticket, to, cause, member, documentHash);
    }

    /// @inheritdoc ITickets
    function placeLien(
        RegisterNumber ticket,
        LienKind kind,
        MemberId owner,
        uint64 amount,
        uint40 untilSeconds,
        bytes32 documentHash
    ) external returns (bytes32 lienId) {
        _requireDesk(_deskOf(kind));
        require(documentHash != 0, DocumentMissing());
        lienId = LienIds.idOf(kind, owner, ticket, documentHash);
        require(_liens[lienId].status == LienStatus.None, LienExists(lienId));
        Record memory record = _requireKnown(ticket);
        _requireRoom(ticket, record, kind);
        if (kind == LienKind.RootFreeze) _freezeRoot(ticket, record);
        else _encumber(ticket, record, kind, amount);

        uint8 rank = record.topRank + 1;
        record.liens += 1;
        record.topRank = rank;
        _entries[ticket].record = record.pack();
        _liens[lienId] = Lien({
            ticket: ticket,
            amount: amount,
            owner: owner,
            untilSeconds: untilSeconds,
            kind: kind,
            status: LienStatus.InForce,
            rank: rank
        });

        emit LienPlaced(lienId, ticket, kind, owner, amount, untilSeconds, rank, documentHash);
    }

    /// @inheritdoc ITickets
    function releaseLien(bytes32 lienId, MemberId owner, bytes32 documentHash) external {
        Lien memory lien = _liens[lienId];
        require(lien.status != LienStatus.None, LienUnknown(lienId));
        _requireDesk(_deskOf(lien.kind));
        require(lien.owner == owner, LienNotOwned(lienId, lien.owner, owner));
        require(lien.status == LienStatus.InForce, LienEnded(lienId));
        require(documentHash != 0, DocumentMissing());

        Record memory record = _entries[lien.ticket].record.toRecord();
        record.liens -= 1;
        if (record.liens == 0) record.topRank = 0;
        if (lien.kind == LienKind.RootFreeze) record.rootFreezes -= 1;
        else _disencumber(lien);
        _entries[lien.ticket].record = record.pack();
        _liens[lienId].status = LienStatus.Released;

        emit LienReleased(lienId, lien.ticket, owner, documentHash);
    }

    /// @inheritdoc ITickets
    function offset(RegisterNumber ticket, uint64 amount, RegisterNumber voucher, MemberId member) external {
        _requireDesk(Desk.Offsets);
        Record memory record = _requireOpen(ticket);
        Balance memory balance = _balanceOf(ticket);
        _requireFreeAmount(ticket, balance, amount);

        balance.amount -= amount;
        record.offsetAmount += amount;
        if (balance.amount == 0) record.status = TicketStatus.UsedUp;
        _entries[ticket].balance = balance.pack();
        _entries[ticket].record = record.pack();

        emit AmountOffset(ticket, voucher, amount, member);
    }

    /// @inheritdoc ITickets
    function cancelTicket(RegisterNumber ticket, bytes32 documentHash) external {
        Record memory record = _requireKnown(ticket);
        MemberId member = _consortium.requireOffice(msg.sender, ticket.division(), Office.Cancel);
        require(documentHash != 0, DocumentMissing());
        require(record.status != TicketStatus.Live, TicketNotUsedUp(ticket, _balanceOf(ticket).amount));
        require(record.status == TicketStatus.UsedUp, TicketEnded(ticket, record.status));
        _requireNoRootFreeze(ticket, record);

        record.status = TicketStatus.Cancelled;
        _entries[ticket].record = record.pack();

        emit TicketCancelled(ticket, member, documentHash);
    }

    /// @inheritdoc ITickets
    function ticketOf(RegisterNumber ticket) external view returns (Ticket memory) {
        Record memory record = _requireKnown(ticket);
        Balance memory balance = _balanceOf(ticket);
        return Ticket({
            amount: balance.amount,
            pledgedAmount: balance.pledgedAmount,
            frozenAmount: balance.frozenAmount,
            offsetAmount: record.offsetAmount,
            holder: balance.holder,
            lot: ticket.lot(record.lotSerial),
            root: ticket.sibling(record.rootSerial),
            parent: ticket.sibling(record.parentSerial),
            policy: record.policy,
            status: record.status,
            ownership: record.ownership,
            printVersion: record.printVersion,
            liens: record.liens
        });
    }

    /// @inheritdoc ITickets
    function ownersOf(RegisterNumber ticket) external view returns (Share[] memory) {
        _requireKnown(ticket);
        return _coOwners[ticket].load(PersonId.unwrap(_balanceOf(ticket).holder));
    }

    /// @inheritdoc ITickets
    function lienOf(bytes32 lienId) external view returns (Lien memory lien) {
        lien = _liens[lienId];
        require(lien.status != LienStatus.None, LienUnknown(lienId));
    }

    /// @inheritdoc ITickets
    function freeAmountOf(RegisterNumber ticket) external view returns (uint64) {
        Record memory record = _requireKnown(ticket);
        return _isRootFrozen(ticket, record) ? 0 : _free(_balanceOf(ticket));
    }

    /// @inheritdoc ITickets
    function requireFree(RegisterNumber ticket, uint64 amount) external view {
        _requireOpen(ticket);
        _requireFreeAmount(ticket, _balanceOf(ticket), amount);
    }

    /// @inheritdoc ITickets
    function requireOwnersMandate(RegisterNumber ticket, MemberId member, uint8 act)
        external
        view
        returns (uint8 transfers)
    {
        transfers = _requireKnown(ticket).transfers;
        _requireMandates(ticket, _balanceOf(ticket).holder, member, MandateAct(act));
    }

    /// @inheritdoc ITickets
    function lienIdOf(LienKind kind, MemberId owner, RegisterNumber ticket, bytes32 documentHash)
        external
        pure
        returns (bytes32)
    {
        return LienIds.idOf(kind, owner, ticket, documentHash);
    }

    function _open(RegisterNumber ticket, uint256 record, uint64 amount, PersonId holder) private {
        Balance memory balance = Balance({amount: amount, pledgedAmount: 0, frozenAmount: 0, holder: holder});
        _entries[ticket] = Entry({balance: balance.pack(), record: record});
    }

    function _encumber(RegisterNumber ticket, Record memory record, LienKind kind, uint64 amount) private {
        require(record.status == TicketStatus.Live, TicketEnded(ticket, record.status));
        require(amount != 0, AmountZero());
        Balance memory balance = _balanceOf(ticket);
        if (kind == LienKind.Freeze) {
            uint64 unfrozen = balance.amount - balance.frozenAmount;
            require(amount <= unfrozen, AmountOverTicket(ticket, amount, unfrozen));
            balance.frozenAmount += amount;
        } else {
            _requireNoRootFreeze(ticket, record);
            _requireFreeAmount(ticket, balance, amount);
            balance.pledgedAmount += amount;
        }
        _entries[ticket].balance = balance.pack();
    }

    function _disencumber(Lien memory lien) private {
        Balance memory balance = _balanceOf(lien.ticket);
        if (lien.kind == LienKind.Freeze) balance.frozenAmount -= lien.amount;
        else balance.pledgedAmount -= lien.amount;
        _entries[lien.ticket].balance = balance.pack();
    }

    /// @dev A root may be frozen even when nothing is left of itself: its children may still live.
    function _freezeRoot(RegisterNumber ticket, Record memory record) private pure {
        require(record.parentSerial == 0, TicketNotRoot(ticket, ticket.sibling(record.rootSerial)));
        record.rootFreezes += 1;
    }

    function _requireDesk(Desk desk) private view {
        require(msg.sender == _consortium.deskOf(desk), DeskOnly(msg.sender));
    }

    function _requireKnown(RegisterNumber ticket) private view returns (Record memory record) {
        record = _entries[ticket].record.toRecord();
        require(record.status != TicketStatus.None, TicketUnknown(ticket));
    }

    /// @dev Live and under no freeze of its root: what every act of the holder needs.
    function _requireOpen(RegisterNumber ticket) private view returns (Record memory record) {
        record = _requireKnown(ticket);
        require(record.status == TicketStatus.Live, TicketEnded(ticket, record.status));
        _requireNoRootFreeze(ticket, record);
    }

    function _requireNoRootFreeze(RegisterNumber ticket, Record memory record) private view {
        require(!_isRootFrozen(ticket, record), RootFrozen(ticket, ticket.sibling(record.rootSerial)));
    }

    function _requireRoom(RegisterNumber ticket, Record memory record, LienKind kind) private pure {
        bool court = _deskOf(kind) == Desk.Rulings;
        (uint8 liensMax, uint8 rankMax) = court ? (LIENS_MAX, RANK_MAX) : (PLEDGE_LIENS_MAX, PLEDGE_RANK_MAX);
        require(record.liens < liensMax && record.topRank < rankMax, LiensFull(ticket, liensMax));
    }

    function _requireFreeAmount(RegisterNumber ticket, Balance memory balance, uint64 amount) private pure {
        require(amount != 0, AmountZero());
        uint64 free = _free(balance);
        require(amount <= free, AmountOverFree(ticket, amount, free, balance.pledgedAmount, balance.frozenAmount));
    }

    function _requireTransfer(
        RegisterNumber ticket,
        PersonId holder,
        PersonId to,
        TransferCause cause,
        bytes32 documentHash
    ) private view returns (MemberId member) {
        require(cause != TransferCause.None && cause != TransferCause.Ruling, CauseInvalid(cause));
        require(documentHash != 0, DocumentMissing());
        require(!_transferDocumentUsed[documentHash], TransferDocumentUsed(documentHash));
        require(to != holder, HolderSame(ticket, to));
        member = _consortium.requireOffice(msg.sender, ticket.division(), Office.Register);
        IPersons persons = _requireMandates(ticket, holder, member, MandateAct.Transfer);
        persons.requirePerson(to);
    }

    function _requireMandates(RegisterNumber ticket, PersonId holder, MemberId member, MandateAct act)
        private
        view
        returns (IPersons persons)
    {
        persons = IPersons(_consortium.deskOf(Desk.Persons));
        if (PersonId.unwrap(holder) != 0) {
            persons.requireMandate(holder, member, act);
            return persons;
        }
        Share[] memory owners = _coOwners[ticket].load(0);
        for (uint256 i = 0; i < owners.length; ++i) {
            persons.requireMandate(PersonId.wrap(owners[i].person), member, act);
        }
    }

    function _balanceOf(RegisterNumber ticket) private view returns (Balance memory) {
        return _entries[ticket].balance.toBalance();
    }

    function _isRootFrozen(RegisterNumber ticket, Record memory record) private view returns (bool) {
        if (record.parentSerial == 0) return record.rootFreezes != 0;
        return _entries[ticket.sibling(record.rootSerial)].record.toRecord().rootFreezes != 0;
    }

    /// @dev A freeze may lie over pledged amounts, so the two together may be more than the ticket.
    function _free(Balance memory balance) private pure returns (uint64) {
        uint256 held = uint256(balance.pledgedAmount) + balance.frozenAmount;
        return held < balance.amount ? uint64(balance.amount - held) : 0;
    }

    function _deskOf(LienKind kind) private pure returns (Desk) {
        if (kind == LienKind.Pledge || kind == LienKind.Mortgage) return Desk.Pledges;
        if (kind == LienKind.Freeze || kind == LienKind.RootFreeze) return Desk.Rulings;
        return Desk.None;
    }
}
