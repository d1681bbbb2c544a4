// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IConsortium} from "../interfaces/IConsortium.sol";
import {IPersons} from "../interfaces/IPersons.sol";
import {IPolicies} from "../interfaces/IPolicies.sol";
import {ITickets} from "../interfaces/ITickets.sol";
import {LienIds} from "../libraries/LienIds.sol";
import {LienSlots} from "../libraries/LienSlots.sol";
import {LIENS_MAX, PLEDGE_LIENS_MAX, PLEDGE_RANK_MAX, RANK_MAX} from "../libraries/Limits.sol";
import {OwnerLists, Owners} from "../libraries/Owners.sol";
import {RegisterNumbers} from "../libraries/RegisterNumbers.sol";
import {Territory} from "../libraries/Territory.sol";
import {TicketTerms} from "../libraries/TicketTerms.sol";
import {Balance, Record, Sheet, TicketSlots} from "../libraries/TicketSlots.sol";
import {
    ChangeKind,
    Desk,
    LienKind,
    LienStatus,
    MandateAct,
    Office,
    Ownership,
    PersonKind,
    Share,
    TicketStatus,
    TransferCause
} from "../types/Codes.sol";
import {MemberId, PersonId, RegisterNumber} from "../types/Identities.sol";
import {Lien} from "../types/Ledger.sol";

/// @title What the ledger keeps, what it asks before every act, and the steps that acts share.
abstract contract TicketBook is ITickets {
    using RegisterNumbers for RegisterNumber;
    using Owners for OwnerLists;
    using Owners for Share[];
    using TicketSlots for uint256;
    using TicketSlots for Balance;
    using TicketSlots for Record;
    using LienSlots for uint256;
    using LienSlots for Lien;
    using TicketTerms for uint16;

    /// @dev Packed by TicketSlots.
    struct Entry {
        uint256 balance;
        uint256 record;
    }

    /// @dev The desk that alone may do something. This and Consent are in memory, since the compiler would copy the
    /// code of a function for each constant that it is called with.
    struct Only {
        Desk desk;
    }

    /// @dev What the owners must consent to, and whether all of them.
    struct Consent {
        MandateAct act;
        bool ofAll;
    }

    IConsortium internal immutable _consortium;
    IPersons internal immutable _persons;
    IPolicies internal immutable _policies;

    mapping(RegisterNumber ticket => Entry) internal _entries;
    OwnerLists internal _owners;
    /// @dev Packed by LienSlots.
    mapping(bytes32 lienId => uint256 slot) internal _liens;
    /// @dev Serials of the roots that a merged ticket descends from besides itself.
    mapping(RegisterNumber ticket => uint40[] serials) internal _roots;
    /// @dev When the announcement of a loss ends. Means something while the ticket is lost.
    mapping(RegisterNumber ticket => uint40 untilSeconds) internal _lossNotices;
    mapping(bytes32 documentHash => bool) private _transferDocumentUsed;
    mapping(uint64 prefix => uint256 sequence) private _lastSequence;

    constructor(IConsortium consortium, IPersons persons, IPolicies policies) {
        _consortium = consortium;
        _persons = persons;
        _policies = policies;
    }

    function _load(RegisterNumber ticket) internal view returns (Sheet memory sheet) {
        sheet.ticket = ticket;
        sheet.record.unpack(_requireKnown(ticket));
        sheet.balance.unpack(_entries[ticket].balance);
    }

    function _entryOf(RegisterNumber ticket) internal view returns (Entry memory) {
        return _entries[ticket];
    }

    function _balanceOf(RegisterNumber ticket) internal view returns (uint256) {
        return _entries[ticket].balance;
    }

    function _save(Sheet memory sheet) internal {
        Entry storage entry = _entries[sheet.ticket];
        entry.balance = sheet.balance.pack();
        entry.record = sheet.record.pack();
    }

    function _saveRecord(RegisterNumber ticket, uint256 record) internal {
        _entries[ticket].record = record;
    }

    /// @dev Opens a number with both slots put together.
    function _open(RegisterNumber ticket, uint256 balance, uint256 record) internal {
        Entry storage entry = _entries[ticket];
        entry.balance = balance;
        entry.record = record;
    }

    function _loadLive(RegisterNumber ticket) internal view returns (Sheet memory sheet) {
        sheet = _load(ticket);
        require(sheet.record.status == TicketStatus.Live, TicketEnded(ticket, sheet.record.status));
    }

    /// @dev Live, not lost and under no root freeze: what every act of the holder needs that disposes of something.
    function _loadOpen(RegisterNumber ticket) internal view returns (Sheet memory sheet) {
        (uint256 balance, uint256 record) = _requireOpen(ticket);
        sheet.ticket = ticket;
        sheet.balance.unpack(balance);
        sheet.record.unpack(record);
    }

    /// @dev As _loadOpen, with both slots still packed.
    function _requireOpen(RegisterNumber ticket) internal view returns (uint256 balance, uint256 record) {
        record = _requireLive(ticket);
        require(!record.isLost(), TicketLost(ticket));
        _requireNoRootFreeze(ticket, record);
        balance = _entries[ticket].balance;
    }

    function _requireLive(RegisterNumber ticket) internal view returns (uint256 record) {
        record = _entries[ticket].record;
        TicketStatus status = record.statusOf();
        if (status == TicketStatus.Live) return record;
        require(status != TicketStatus.None, TicketUnknown(ticket));
        revert TicketEnded(ticket, status);
    }

    function _requireKnown(RegisterNumber ticket) internal view returns (uint256 record) {
        record = _entries[ticket].record;
        require(record.statusOf() != TicketStatus.None, TicketUnknown(ticket));
    }

    /// @dev Takes a free amount of an open ticket out of circulation. The amount is in the lowest bits of the balance
    /// and not less than what is taken, so it borrows from none above.
    function _takeOut(RegisterNumber ticket, uint64 amount) internal {
        (uint256 balance, uint256 record) = _requireOpen(ticket);
        _requireFree(ticket, balance, amount);
        Entry storage entry = _entries[ticket];
        entry.balance = balance - amount;
        entry.record = record.withOffset(amount, uint64(balance) == amount);
    }

    function _loadWhole(RegisterNumber ticket) internal view returns (Sheet memory sheet) {
        sheet = _loadOpen(ticket);
        _requireUnencumbered(sheet);
    }

    function _loadLien(bytes32 lienId) internal view returns (Lien memory lien) {
        lien = _liens[lienId].toLien();
        require(lien.status != LienStatus.None, LienUnknown(lienId));
    }

    function _loadLienInForce(bytes32 lienId) internal view returns (Lien memory lien) {
        lien = _loadLien(lienId);
        require(lien.status == LienStatus.InForce, LienEnded(lienId));
    }

    function _ownersOf(Sheet memory sheet) internal view returns (Share[] memory) {
        if (sheet.record.ownership == Ownership.Sole) return Owners.sole(sheet.balance.holder);
        return _owners.load(sheet.balance.holder);
    }

    /// @dev Keeps co-owners in a list of their own; a sole owner stands in the balance itself.
    function _keepOwners(Share[] memory owners, bool joint) internal returns (Ownership ownership, uint48 holder) {
        bool sole = owners.length == 1;
        ownership = sole ? Ownership.Sole : joint ? Ownership.Joint : Ownership.Shares;
        holder = sole ? uint48(owners[0].person) : _owners.store(owners);
    }

    function _setOwners(Sheet memory sheet, Share[] memory owners, bool joint) internal {
        (sheet.record.ownership, sheet.balance.holder) = _keepOwners(owners, joint);
        // Wraps by design: it only has to differ from what a recent proposal saw.
        unchecked {
            sheet.record.turns += 1;
        }
    }

    /// @dev The next number in the division and series of another, or of a prefix.
    function _nextNumber(RegisterNumber number) internal returns (RegisterNumber) {
        return RegisterNumbers.nextSibling(_lastSequence, number);
    }

    /// @dev Opens a new number of the same lot, policy, terms and owners, and takes nothing from the old one.
    function _open(RegisterNumber from, Entry memory entry, uint64 amount) internal returns (RegisterNumber child) {
        child = _nextNumber(from);
        _open(child, entry.balance.childBalanceOf(amount), entry.record.childRecordOf(from.serial()));
    }

    /// @dev Gives a part to a new number. A ticket of which nothing is left lives on under its parts.
    function _carve(RegisterNumber ticket, Entry memory entry, PersonId to, uint64 amount)
        internal
        returns (RegisterNumber child)
    {
        Entry storage kept = _entries[ticket];
        // The amount is the lowest field and not more than what is there, so nothing is borrowed from the next.
        kept.balance = entry.balance - amount;
        if (uint64(entry.balance) == amount) kept.record = entry.record.withStatus(TicketStatus.Split);
        child = _nextNumber(ticket);
        _open(
            child,
            entry.balance.heldBy(to).childBalanceOf(amount),
            entry.record.heldSolely().childRecordOf(ticket.serial())
        );
    }

    /// @dev What else a policy wants told of a transfer: of the old number the change, of the moved one the duty.
    function _tellTransfer(
        RegisterNumber ticket,
        uint16 terms,
        RegisterNumber moved,
        MemberId member,
        bytes32 documentHash
    ) internal {
        if (terms.isChangeToo()) emit ChangeRegistered(ticket, ChangeKind.Ownership, member, documentHash);
        if (terms.isTendingDuty()) emit TendingDutyPassed(moved);
    }

    /// @dev Places a lien on the ticket that has these slots. The lien's status and rank are set here.
    function _placeLien(Lien memory lien, uint256 balance, uint256 record, bytes32 documentHash)
        internal
        returns (bytes32 lienId)
    {
        require(documentHash != 0, DocumentMissing());
        RegisterNumber ticket = lien.ticket;
        LienKind kind = lien.kind;
        lienId = LienIds.idOf(kind, lien.owner, ticket, documentHash);
        require(_liens[lienId] == 0, LienExists(lienId));
        bool court = kind == LienKind.Freeze || kind == LienKind.RootFreeze;
        (uint8 liensMax, uint8 rankMax) = court ? (LIENS_MAX, RANK_MAX) : (PLEDGE_LIENS_MAX, PLEDGE_RANK_MAX);
        bool room = record.liensOf() < liensMax && record.topRankOf() < rankMax;
        require(room, LiensFull(ticket, liensMax));

        record = record.withLien(kind);
        lien.status = LienStatus.InForce;
        lien.rank = record.topRankOf();
        Entry storage entry = _entries[ticket];
        entry.balance = balance + TicketSlots.claimOf(kind, lien.amount);
        entry.record = record;
        _liens[lienId] = lien.pack();

        emit LienPlaced(lienId, ticket, kind, lien.owner, lien.amount, lien.untilSeconds, lien.rank, documentHash);
    }

    /// @dev Ends a lien in force, by its slot. What was claimed is never more than what the ticket's slots say.
    function _endLien(bytes32 lienId, uint256 slot, LienStatus status) internal {
        _liens[lienId] = slot.withStatus(status);
        Entry storage entry = _entries[slot.ticketOf()];
        LienKind kind = slot.kindOf();
        entry.record = entry.record.withoutLien(kind);
        entry.balance -= TicketSlots.claimOf(kind, slot.amountOf());
    }

    /// @dev Ends a lien by a release of its owner.
    function _release(bytes32 lienId, uint256 slot, bytes32 documentHash) internal {
        _endLien(lienId, slot, LienStatus.Released);
        emit LienReleased(lienId, slot.ticketOf(), slot.ownerOf(), documentHash);
    }

    function _useDocument(bytes32 documentHash) internal {
        require(!_transferDocumentUsed[documentHash], TransferDocumentUsed(documentHash));
        _transferDocumentUsed[documentHash] = true;
    }

    function _memberCalling() internal view returns (MemberId) {
        return _consortium.memberOf(msg.sender);
    }

    function _requireDesk(Only memory only) internal view {
        require(msg.sender == _consortium.deskOf(only.desk), DeskOnly(msg.sender));
    }

    /// @dev The bureau's office, the document and the owners' consent.
    function _requireAct(Sheet memory sheet, Consent memory consent, bytes32 documentHash)
        internal
        view
        returns (MemberId member)
    {
        member = _requireRegistrar(sheet.ticket, documentHash);
        _requireConsent(sheet, member, consent);
    }

    function _requireRegistrar(RegisterNumber ticket, bytes32 documentHash) internal view returns (MemberId) {
        require(documentHash != 0, DocumentMissing());
        return _consortium.requireOffice(msg.sender, ticket.division(), Office.Register);
    }

    function _requireConsent(Sheet memory sheet, MemberId member, Consent memory consent) internal view {
        Ownership ownership = sheet.record.ownership;
        if (ownership == Ownership.Sole) {
            _requireMandate(PersonId.wrap(sheet.balance.holder), member, consent);
            return;
        }
        (uint256 consenting, uint256 parts) = _consentOf(_ownersOf(sheet), member, consent);
        bool all = consent.ofAll || ownership == Ownership.Joint || sheet.balance.terms.isConsentOfAll();
        bool carried = all ? consenting == parts : 3 * consenting >= 2 * parts;
        require(carried, ConsentMissing(sheet.ticket, consenting, parts));
    }

    function _requireMandate(PersonId person, MemberId member, Consent memory consent) internal view {
        _persons.requireMandate(person, member, consent.act);
    }

    function _consentOf(Share[] memory owners, MemberId member, Consent memory consent)
        internal
        view
        returns (uint256 consenting, uint256 parts)
    {
        return _persons.consentOf(owners, member, consent.act);
    }

    /// @dev As _requireConsent, with both slots still packed.
    function _requireConsentTo(RegisterNumber ticket, Entry memory entry, MemberId member, Consent memory consent)
        internal
        view
    {
        PersonId owner = TicketSlots.soleOwner(entry.balance, entry.record);
        if (PersonId.unwrap(owner) != 0) _requireMandate(owner, member, consent);
        else _requireConsent(_load(ticket), member, consent);
    }

    function _requireCause(uint16 terms, TransferCause cause) internal pure {
        require(terms.allowsCause(cause), CauseInvalid(cause));
    }

    /// @dev A person that owns the whole already receives nothing of it.
    function _requireReceiver(RegisterNumber ticket, Entry memory entry, PersonId to, TransferCause cause)
        internal
        view
    {
        bool owns = PersonId.unwrap(to) != 0 && to == TicketSlots.soleOwner(entry.balance, entry.record);
        require(!owns, HolderSame(ticket, to));
        _requireFit(ticket, entry, to, cause);
    }

    function _requireFit(RegisterNumber ticket, Entry memory entry, PersonId to, TransferCause cause) internal view {
        (uint24 division, PersonKind kind) = _persons.requireReceiver(to);
        bool inside = !entry.balance.termsOf().isHolderInside() || Territory.contains(ticket.division(), division);
        require(inside, TerritoryOutside(ticket, division));
        if (cause != TransferCause.BuyIn) return;
        uint32 kinds = _policies.moveTermsOf(entry.record.policyOf()).buyInKinds;
        require(kinds & (uint32(1) << uint8(kind)) != 0, BuyerInvalid(ticket, to));
    }

    function _requireFree(RegisterNumber ticket, uint256 slot, uint64 amount) internal pure {
        require(amount != 0, AmountZero());
        uint64 pledged = uint64(slot >> 64);
        uint64 frozen = uint64(slot >> 128);
        uint64 free = TicketSlots.unclaimed(uint64(slot), pledged, frozen);
        require(amount <= free, AmountOverFree(ticket, amount, free, pledged, frozen));
    }

    function _requireUnencumbered(Sheet memory sheet) internal pure {
        require(sheet.record.liens == 0, TicketEncumbered(sheet.ticket, sheet.record.liens));
    }

    function _requireNoRootFreeze(RegisterNumber ticket, uint256 record) internal view {
        // Over a root that was not merged there is no other, and its own record is at hand.
        bool alone = record.rootSerialOf() == ticket.serial() && !record.isMerged();
        if (alone && record.rootFreezesOf() == 0) return;
        (RegisterNumber root, bool frozen) = _frozenRootOf(ticket, record.rootSerialOf());
        require(!frozen, RootFrozen(ticket, root));
    }

    /// @dev The first frozen one of the roots over a ticket.
    function _frozenRootOf(RegisterNumber ticket, uint40 rootSerial)
        internal
        view
        returns (RegisterNumber root, bool frozen)
    {
        root = ticket.sibling(rootSerial);
        uint256 record = _entries[root].record;
        if (record.rootFreezesOf() != 0) return (root, true);
        if (!record.isMerged()) return (root, false);
        uint40[] storage serials = _roots[root];
        for (uint256 i = 0; i < serials.length; ++i) {
            root = ticket.sibling(serials[i]);
            if (_entries[root].record.rootFreezesOf() != 0) return (root, true);
        }
    }
}
