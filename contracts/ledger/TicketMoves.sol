// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ITickets} from "../interfaces/ITickets.sol";
import {TicketBook} from "./TicketBook.sol";
import {MERGE_MAX, OWNERS_MAX, ROOTS_MAX, SPLIT_MAX} from "../libraries/Limits.sol";
import {OwnerLists, Owners} from "../libraries/Owners.sol";
import {RegisterNumbers} from "../libraries/RegisterNumbers.sol";
import {Sheet, TicketSlots} from "../libraries/TicketSlots.sol";
import {MandateAct, Ownership, Share, TicketStatus, TransferCause} from "../types/Codes.sol";
import {MemberId, PersonId, RegisterNumber} from "../types/Identities.sol";

/// @title What holders do with tickets: transfers, splits, merges and shares.
abstract contract TicketMoves is TicketBook {
    using RegisterNumbers for RegisterNumber;
    using Owners for OwnerLists;
    using Owners for Share[];
    using TicketSlots for uint256;

    /// @inheritdoc ITickets
    function transferPart(
        RegisterNumber ticket,
        PersonId to,
        uint64 amount,
        TransferCause cause,
        bytes32 documentHash
    ) external returns (RegisterNumber child) {
        Entry memory entry;
        (entry.balance, entry.record) = _requireOpen(ticket);
        _requireFree(ticket, entry.balance, amount);
        require(amount < uint64(entry.balance), PartIsWhole(ticket, amount));
        uint16 terms = entry.balance.termsOf();
        _requireCause(terms, cause);
        MemberId member = _requireRegistrar(ticket, documentHash);
        _requireConsentTo(ticket, entry, member, Consent(MandateAct.Transfer, false));
        _requireReceiver(ticket, entry, to, cause);

        _useDocument(documentHash);
        child = _carve(ticket, entry, to, amount);

        emit PartTransferred(ticket, child, to, amount, cause, member, documentHash);
        _tellTransfer(ticket, terms, child, member, documentHash);
    }

    /// @inheritdoc ITickets
    function transferTicket(
        RegisterNumber ticket,
        Share[] calldata owners,
        bool joint,
        TransferCause cause,
        bytes32 documentHash
    ) external {
        Sheet memory sheet = _loadWhole(ticket);
        Share[] memory receivers = owners;
        _requireShares(receivers);
        _requireCause(sheet.balance.terms, cause);
        MemberId member = _requireAct(sheet, Consent(MandateAct.Transfer, false), documentHash);
        bool same = receivers.haveSamePersons(_ownersOf(sheet));
        require(!same, HolderSame(ticket, PersonId.wrap(receivers[0].person)));
        Entry memory entry = _entryOf(ticket);
        for (uint256 i = 0; i < receivers.length; ++i) {
            _requireFit(ticket, entry, PersonId.wrap(receivers[i].person), cause);
        }

        _useDocument(documentHash);
        _giveWhole(sheet, receivers, joint, cause, member, documentHash);
    }

    /// @inheritdoc ITickets
    function transferShare(
        RegisterNumber ticket,
        PersonId from,
        PersonId to,
        uint32 parts,
        TransferCause cause,
        bytes32 documentHash
    ) external {
        Sheet memory sheet = _loadWhole(ticket);
        Ownership ownership = sheet.record.ownership;
        require(ownership == Ownership.Shares, SharesMissing(ticket, ownership));
        require(parts != 0, AmountZero());
        require(from != to, HolderSame(ticket, to));
        _requireCause(sheet.balance.terms, cause);
        MemberId member = _requireRegistrar(ticket, documentHash);
        Share[] memory owners = _ownersOf(sheet);
        _requirePartsOf(ticket, owners, from, parts);
        Consent memory consent = Consent(MandateAct.Transfer, false);
        _requireMandate(from, member, consent);
        // Nobody else must consent, but no part moves while another owner is frozen or suspended.
        _consentOf(owners, member, consent);
        _requireFit(ticket, _entryOf(ticket), to, cause);

        _useDocument(documentHash);
        _setOwners(sheet, owners.moved(PersonId.unwrap(from), PersonId.unwrap(to), parts), false);
        _save(sheet);

        emit ShareTransferred(ticket, from, to, parts, cause, member, documentHash);
        _tellTransfer(ticket, sheet.balance.terms, ticket, member, documentHash);
    }

    /// @inheritdoc ITickets
    function splitTicket(RegisterNumber ticket, uint64[] calldata amounts, bytes32 documentHash)
        external
        returns (RegisterNumber[] memory children)
    {
        Sheet memory sheet = _loadWhole(ticket);
        uint256 count = amounts.length;
        require(count > 1 && count <= SPLIT_MAX, ListInvalid(count, SPLIT_MAX));
        uint256 sum;
        bool exact = true;
        for (uint256 i = 0; i < count; ++i) {
            sum += amounts[i];
            if (amounts[i] == 0) exact = false;
        }
        uint64 whole = sheet.balance.amount;
        require(exact && sum == whole, SplitNotExact(ticket, sum, whole));
        MemberId member = _requireAct(sheet, Consent(MandateAct.Register, false), documentHash);

        children = new RegisterNumber[](count);
        Entry memory entry = _entryOf(ticket);
        for (uint256 i = 0; i < count; ++i) {
            children[i] = _open(ticket, entry, amounts[i]);
        }
        _end(sheet, TicketStatus.Split);

        emit TicketSplit(ticket, children, amounts, member, documentHash);
    }

    /// @inheritdoc ITickets
    function mergeTickets(RegisterNumber[] calldata tickets, bytes32 documentHash)
        external
        returns (RegisterNumber merged)
    {
        uint256 count = tickets.length;
        require(count > 1 && count <= MERGE_MAX, ListInvalid(count, MERGE_MAX));
        Sheet memory first = _loadWhole(tickets[0]);
        MemberId member = _requireAct(first, Consent(MandateAct.Register, false), documentHash);
        uint40[] memory serials = new uint40[](ROOTS_MAX);
        uint256 roots;
        uint64 amount;
        for (uint256 i = 0; i < count; ++i) {
            bool ascending = i == 0 || RegisterNumber.unwrap(tickets[i]) > RegisterNumber.unwrap(tickets[i - 1]);
            require(ascending, ListUnordered(i));
            Sheet memory sheet = _loadWhole(tickets[i]);
            require(_areAlike(sheet, first), TicketsUnlike(sheet.ticket, first.ticket));
            roots = _addRoots(serials, roots, sheet);
            amount += sheet.balance.amount;
            _end(sheet, TicketStatus.Merged);
        }

        merged = _openMerged(first, amount);
        for (uint256 i = 0; i < roots; ++i) {
            _roots[merged].push(serials[i]);
        }

        emit TicketsMerged(merged, tickets, amount, member, documentHash);
    }

    /// @inheritdoc ITickets
    function changeOwnership(RegisterNumber ticket, Share[] calldata owners, bool joint, bytes32 documentHash)
        external
    {
        Sheet memory sheet = _loadWhole(ticket);
        require(sheet.record.ownership != Ownership.Sole, SharesMissing(ticket, Ownership.Sole));
        Share[] memory holders = owners;
        _requireShares(holders);
        require(holders.haveSamePersons(_ownersOf(sheet)), OwnersDiffer(ticket));
        MemberId member = _requireAct(sheet, Consent(MandateAct.Register, true), documentHash);

        _useDocument(documentHash);
        _setOwners(sheet, holders, joint);
        _save(sheet);

        emit OwnershipChanged(ticket, sheet.record.ownership, holders, member, documentHash);
    }

    function _giveWhole(
        Sheet memory sheet,
        Share[] memory owners,
        bool joint,
        TransferCause cause,
        MemberId member,
        bytes32 documentHash
    ) internal {
        _setOwners(sheet, owners, joint);
        _save(sheet);

        emit TicketTransferred(sheet.ticket, sheet.record.ownership, owners, cause, member, documentHash);
        _tellTransfer(sheet.ticket, sheet.balance.terms, sheet.ticket, member, documentHash);
    }

    function _end(Sheet memory sheet, TicketStatus status) internal {
        sheet.balance.amount = 0;
        sheet.record.status = status;
        _save(sheet);
    }

    /// @dev Opens the number that others become: its own root, with the owners of the first.
    function _openMerged(Sheet memory first, uint64 amount) private returns (RegisterNumber merged) {
        merged = _nextNumber(first.ticket);
        first.ticket = merged;
        first.balance.amount = amount;
        first.record.offsetAmount = 0;
        first.record.rootSerial = merged.serial();
        first.record.parentSerial = 0;
        first.record.status = TicketStatus.Live;
        first.record.merged = true;
        first.record.printVersion = 1;
        first.record.turns = 0;
        _save(first);
    }

    /// @dev Adds the roots over a ticket that are not in the list yet, and gives how long it is then.
    function _addRoots(uint40[] memory serials, uint256 count, Sheet memory sheet) private view returns (uint256) {
        RegisterNumber[] memory roots = _rootsOver(sheet);
        for (uint256 i = 0; i < roots.length; ++i) {
            uint40 serial = roots[i].serial();
            uint256 place = 0;
            while (place < count && serials[place] != serial) ++place;
            if (place < count) continue;
            require(count < ROOTS_MAX, RootsFull(count + 1, ROOTS_MAX));
            serials[count++] = serial;
        }
        return count;
    }

    /// @dev A lot has one kind and one division, so the number's own first bits tell lots of two divisions apart.
    function _areAlike(Sheet memory sheet, Sheet memory first) private view returns (bool) {
        bool issuedAlike = RegisterNumber.unwrap(sheet.ticket) >> 40 == RegisterNumber.unwrap(first.ticket) >> 40
            && sheet.record.lotSerial == first.record.lotSerial && sheet.record.policy == first.record.policy;
        if (!issuedAlike || sheet.record.ownership != first.record.ownership) return false;
        if (sheet.record.ownership == Ownership.Sole) return sheet.balance.holder == first.balance.holder;
        return _owners.areEqual(sheet.balance.holder, first.balance.holder);
    }

    function _requirePartsOf(RegisterNumber ticket, Share[] memory owners, PersonId from, uint32 parts) private pure {
        uint256 index = owners.indexOf(PersonId.unwrap(from));
        uint32 held = index < owners.length ? owners[index].parts : 0;
        require(parts <= held, PartsOverShare(ticket, from, parts, held));
    }

    function _requireShares(Share[] memory owners) internal pure {
        require(owners.areValid(), SharesInvalid(owners.length, OWNERS_MAX));
    }

    /// @dev All roots over a ticket, its own first.
    function _rootsOver(Sheet memory sheet) internal view returns (RegisterNumber[] memory roots) {
        RegisterNumber root = sheet.ticket.sibling(sheet.record.rootSerial);
        uint40[] storage serials = _roots[root];
        uint256 count = serials.length;
        roots = new RegisterNumber[](count + 1);
        roots[0] = root;
        for (uint256 i = 0; i < count; ++i) {
            roots[i + 1] = root.sibling(serials[i]);
        }
    }
}
