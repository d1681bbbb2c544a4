// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IConsortium} from "./interfaces/IConsortium.sol";
import {IPersons} from "./interfaces/IPersons.sol";
import {IPolicies} from "./interfaces/IPolicies.sol";
import {ITickets, Issuance, Lien, Passage, Ticket} from "./interfaces/ITickets.sol";
import {TicketBook} from "./ledger/TicketBook.sol";
import {LienIds} from "./libraries/LienIds.sol";
import {AMOUNT_MAX, MERGE_MAX, OWNERS_MAX, RELEASES_MAX, ROOTS_MAX, SPLIT_MAX} from "./libraries/Limits.sol";
import {OwnerLists, Owners} from "./libraries/Owners.sol";
import {RegisterNumbers} from "./libraries/RegisterNumbers.sol";
import {TicketTerms} from "./libraries/TicketTerms.sol";
import {Balance, Record, Sheet, TicketSlots} from "./libraries/TicketSlots.sol";
import {
    AnnulmentCause,
    ChangeKind,
    Desk,
    LienKind,
    LienStatus,
    LossCause,
    MandateAct,
    Office,
    Ownership,
    Share,
    TicketStatus,
    TransferCause
} from "./types/Codes.sol";
import {MemberId, PersonId, PolicyId, RegisterNumber} from "./types/Identities.sol";
import {MoveTerms} from "./types/PolicyTerms.sol";

/// @title Tickets
/// @notice What each function does, emits and refuses is written in ITickets.
contract Tickets is TicketBook {
    using RegisterNumbers for RegisterNumber;
    using Owners for OwnerLists;
    using Owners for Share[];
    using TicketSlots for Balance;
    using TicketTerms for uint16;

    constructor(IConsortium consortium, IPersons persons, IPolicies policies)
        TicketBook(consortium, persons, policies)
    {}

    /// @inheritdoc ITickets
    function issue(Issuance calldata issuance) external returns (RegisterNumber ticket) {
        _requireDesk(Desk.Reserve);
        uint64 amount = issuance.amount;
        require(amount != 0, AmountZero());
        require(issuance.documentHash != 0, DocumentMissing());
        Share[] memory owners = issuance.owners;
        _requireShares(owners);
        // The reserve takes no claim over this, so sums of claims stay in their bits.
        assert(amount <= AMOUNT_MAX);

        ticket = RegisterNumbers.next(
            _lastSequence, issuance.lot.division(), RegisterNumbers.seriesOf(issuance.kind)
        );
        Sheet memory sheet;
        sheet.ticket = ticket;
        sheet.balance.amount = amount;
        sheet.balance.terms = issuance.terms;
        sheet.record.lotSerial = issuance.lot.serial();
        sheet.record.rootSerial = ticket.serial();
        sheet.record.policy = issuance.policy;
        sheet.record.status = TicketStatus.Live;
        sheet.record.printVersion = 1;
        _setOwners(sheet, owners, issuance.joint);
        _save(sheet);

        emit TicketIssued(
            ticket,
            issuance.lot,
            issuance.policy,
            amount,
            sheet.record.ownership,
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
        Sheet memory sheet = _loadOpen(ticket);
        _requireFree(sheet, amount);
        require(amount < sheet.balance.amount, PartIsWhole(ticket, amount));
        _requireCause(sheet, cause);
        MemberId member = _requireAct(sheet, MandateAct.Transfer, documentHash);
        _requireReceiver(sheet, to, cause);

        _useDocument(documentHash);
        child = _carve(sheet, to, amount);

        emit PartTransferred(ticket, child, to, amount, cause, member, documentHash);
        _tellTransfer(sheet, child, member, documentHash);
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
        _requireCause(sheet, cause);
        MemberId member = _requireAct(sheet, MandateAct.Transfer, documentHash);
        bool same = receivers.haveSamePersons(_ownersOf(sheet));
        require(!same, HolderSame(ticket, PersonId.wrap(receivers[0].person)));
        for (uint256 i = 0; i < receivers.length; ++i) {
            _requireFit(sheet, PersonId.wrap(receivers[i].person), cause);
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
        _requireCause(sheet, cause);
        MemberId member = _requireRegistrar(ticket, documentHash);
        Share[] memory owners = _ownersOf(sheet);
        _requirePartsOf(ticket, owners, from, parts);
        _persons.requireMandate(from, member, MandateAct.Transfer);
        // No part moves while another owner is frozen or suspended: this asks for nobody's consent.
        _persons.consentOf(owners, member, MandateAct.Transfer);
        _requireFit(sheet, to, cause);

        _useDocument(documentHash);
        _setOwners(sheet, owners.moved(PersonId.unwrap(from), PersonId.unwrap(to), parts), false);
        _save(sheet);

        emit ShareTransferred(ticket, from, to, parts, cause, member, documentHash);
        _tellTransfer(sheet, ticket, member, documentHash);
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
        MemberId member = _requireAct(sheet, MandateAct.Register, documentHash);

        children = new RegisterNumber[](count);
        for (uint256 i = 0; i < count; ++i) {
            children[i] = _open(sheet, amounts[i], sheet.balance.holder, sheet.record.ownership);
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
        MemberId member = _requireAct(first, MandateAct.Register, documentHash);
        uint40[] memory serials = new uint40[](ROOTS_MAX);
        uint256 roots = _addRoots(serials, 0, first);
        uint64 amount = first.balance.amount;
        _end(first, TicketStatus.Merged);
        for (uint256 i = 1; i < count; ++i) {
            require(RegisterNumber.unwrap(tickets[i]) > RegisterNumber.unwrap(tickets[i - 1]), ListUnordered(i));
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
        MemberId member = _requireRegistrar(ticket, documentHash);
        _requireConsent(sheet, member, MandateAct.Register, true);

        _useDocument(documentHash);
        _setOwners(sheet, holders, joint);
        _save(sheet);

        emit OwnershipChanged(ticket, sheet.record.ownership, holders, member, documentHash);
    }

    /// @inheritdoc ITickets
    function registerChange(RegisterNumber ticket, ChangeKind kind, bytes32 documentHash) external {
        Sheet memory sheet = _loadOpen(ticket);
        require(kind == ChangeKind.Identity || kind == ChangeKind.Other, ChangeInvalid(kind));
        MemberId member = _requireAct(sheet, MandateAct.Register, documentHash);

        emit ChangeRegistered(ticket, kind, member, documentHash);
    }

    /// @inheritdoc ITickets
    function reportLoss(RegisterNumber ticket, LossCause cause, bytes32 documentHash) external {
        Sheet memory sheet = _loadLive(ticket);
        require(!sheet.record.lost, TicketLost(ticket));
        MemberId member = _requireAct(sheet, MandateAct.Register, documentHash);
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
    function placePledge(
        RegisterNumber ticket,
        LienKind kind,
        MemberId owner,
        uint64 amount,
        uint40 untilSeconds,
        bytes32 documentHash
    ) external returns (bytes32 lienId) {
        _requireDesk(Desk.Pledges);
        Sheet memory sheet = _loadOpen(ticket);
        Balance memory balance = sheet.balance;
        require(balance.terms.allowsLien(kind), LienKindInvalid(ticket, kind));
        require(balance.pledgedAmount == 0 || balance.terms.allowsSeveralPledges(), PledgeSingle(ticket));
        _requireFree(sheet, amount);

        balance.pledgedAmount += amount;
        lienId = _placeLien(sheet, kind, owner, amount, untilSeconds, documentHash);
    }

    /// @inheritdoc ITickets
    /// @dev A root may be frozen even when nothing is left of itself: its children may still live.
    function placeFreeze(
        RegisterNumber ticket,
        LienKind kind,
        MemberId owner,
        uint64 amount,
        uint40 untilSeconds,
        bytes32 documentHash
    ) external returns (bytes32 lienId) {
        _requireDesk(Desk.Rulings);
        Sheet memory sheet;
        if (kind == LienKind.RootFreeze) {
            sheet = _load(ticket);
            RegisterNumber root = ticket.sibling(sheet.record.rootSerial);
            require(ticket == root, TicketNotRoot(ticket, root));
            sheet.record.rootFreezes += 1;
            amount = 0;
        } else {
            require(kind == LienKind.Freeze, LienKindInvalid(ticket, kind));
            sheet = _loadLive(ticket);
            require(amount != 0, AmountZero());
            require(amount <= sheet.balance.amount, AmountOverTicket(ticket, amount, sheet.balance.amount));
            sheet.balance.frozenAmount += amount;
        }
        lienId = _placeLien(sheet, kind, owner, amount, untilSeconds, documentHash);
    }

    /// @inheritdoc ITickets
    function renewLien(bytes32 lienId, uint40 untilSeconds, bytes32 documentHash) external {
        MemberId owner = _consortium.memberOf(msg.sender);
        Lien memory lien = _requireOwnLien(lienId, owner);
        require(documentHash != 0, DocumentMissing());
        // A lien without an end has none to put off.
        bool later = lien.untilSeconds != 0 && untilSeconds > lien.untilSeconds && untilSeconds > block.timestamp;
        require(later, LienEndInvalid(lienId, untilSeconds, block.timestamp));

        _liens[lienId].untilSeconds = untilSeconds;

        emit LienRenewed(lienId, lien.ticket, owner, untilSeconds, documentHash);
    }

    /// @inheritdoc ITickets
    function releaseLiens(bytes32[] calldata lienIds, bytes32 documentHash) external {
        MemberId owner = _consortium.memberOf(msg.sender);
        uint256 count = lienIds.length;
        require(count != 0 && count <= RELEASES_MAX, ListInvalid(count, RELEASES_MAX));
        require(documentHash != 0, DocumentMissing());
        for (uint256 i = 0; i < count; ++i) {
            bytes32 lienId = lienIds[i];
            Lien memory lien = _requireOwnLien(lienId, owner);
            _takeOff(lienId, lien, LienStatus.Released);
            emit LienReleased(lienId, lien.ticket, owner, documentHash);
        }
    }

    /// @inheritdoc ITickets
    function lapseFreeze(bytes32 lienId, bytes32 documentHash) external {
        MemberId member = _consortium.memberOf(msg.sender);
        Lien memory lien = _loadLienInForce(lienId);
        if (member != lien.owner) _requireRegistrar(lien.ticket, documentHash);
        require(documentHash != 0, DocumentMissing());
        bool freeze = lien.kind == LienKind.Freeze || lien.kind == LienKind.RootFreeze;
        require(freeze, LienUnfit(lienId, lien.ticket, lien.kind));
        bool over = lien.untilSeconds != 0 && lien.untilSeconds <= block.timestamp;
        require(over, LienEndInvalid(lienId, lien.untilSeconds, block.timestamp));

        _takeOff(lienId, lien, LienStatus.Lapsed);

        emit LienLapsed(lienId, lien.ticket, member, documentHash);
    }

    /// @inheritdoc ITickets
    function enforceLien(bytes32 lienId, PersonId to, Passage calldata passage, MemberId member, bytes32 documentHash)
        external
        returns (RegisterNumber child)
    {
        _requireDesk(Desk.Rulings);
        require(documentHash != 0, DocumentMissing());
        Lien memory lien = _loadLienInForce(lienId);
        bool pledge = lien.kind == LienKind.Pledge || lien.kind == LienKind.Mortgage;
        require(pledge, LienUnfit(lienId, lien.ticket, lien.kind));
        Sheet memory sheet = _loadLive(lien.ticket);
        _requirePassage(sheet, member, passage);
        _requireReceiver(sheet, to, TransferCause.Ruling);

        _endLien(sheet, lienId, lien, LienStatus.Enforced);
        child = _carve(sheet, to, lien.amount);

        emit LienEnforced(lienId, sheet.ticket, child, to, lien.amount, member, documentHash);
        _tellTransfer(sheet, child, member, documentHash);
    }

    /// @inheritdoc ITickets
    function moveByRuling(
        RegisterNumber ticket,
        PersonId to,
        uint64 amount,
        Passage calldata passage,
        MemberId member,
        bytes32 documentHash
    ) external {
        _requireDesk(Desk.Rulings);
        require(documentHash != 0, DocumentMissing());
        Sheet memory sheet = _loadLive(ticket);
        (uint64 own, uint64 later) = _requirePassage(sheet, member, passage);
        _requireMovable(sheet, amount, own + later);
        _requireReceiver(sheet, to, TransferCause.Ruling);

        // One ruling may move several tickets, each once.
        _useDocument(keccak256(abi.encode(ticket, documentHash)));
        _releaseOwn(sheet, passage.own, documentHash);
        if (amount == sheet.balance.amount && sheet.record.liens == 0) {
            Share[] memory owners = Owners.sole(PersonId.unwrap(to));
            _giveWhole(sheet, owners, false, TransferCause.Ruling, member, documentHash);
            return;
        }
        RegisterNumber child = _carve(sheet, to, amount);

        emit PartTransferred(ticket, child, to, amount, TransferCause.Ruling, member, documentHash);
        _tellTransfer(sheet, child, member, documentHash);
    }

    /// @inheritdoc ITickets
    function offset(RegisterNumber ticket, uint64 amount, RegisterNumber voucher, MemberId member) external {
        _requireDesk(Desk.Offsets);
        Sheet memory sheet = _loadOpen(ticket);
        _requireFree(sheet, amount);

        sheet.balance.amount -= amount;
        sheet.record.offsetAmount += amount;
        if (sheet.balance.amount == 0) sheet.record.status = TicketStatus.UsedUp;
        _save(sheet);

        emit AmountOffset(ticket, voucher, amount, member);
    }

    /// @inheritdoc ITickets
    function annul(RegisterNumber ticket, AnnulmentCause cause, MemberId member, bytes32 documentHash) external {
        _requireDesk(Desk.Reserve);
        require(documentHash != 0, DocumentMissing());
        Sheet memory sheet = _loadLive(ticket);
        _requireUnencumbered(sheet);
        _requireNoRootFreeze(sheet);
        uint64 amount = sheet.balance.amount;

        _end(sheet, TicketStatus.Annulled);

        emit TicketAnnulled(ticket, amount, cause, member, documentHash);
    }

    /// @inheritdoc ITickets
    function cancelTicket(RegisterNumber ticket, bytes32 documentHash) external {
        Sheet memory sheet = _load(ticket);
        Record memory record = sheet.record;
        MemberId member = _consortium.requireOffice(msg.sender, ticket.division(), Office.Cancel);
        require(documentHash != 0, DocumentMissing());
        require(record.status != TicketStatus.Live, TicketNotUsedUp(ticket, sheet.balance.amount));
        require(record.status == TicketStatus.UsedUp, TicketEnded(ticket, record.status));
        _requireNoRootFreeze(sheet);

        record.status = TicketStatus.Cancelled;
        _save(sheet);

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
        (, bool frozen) = _frozenRootOf(sheet);
        return frozen ? 0 : sheet.balance.unclaimed();
    }

    /// @inheritdoc ITickets
    function requireDisposal(RegisterNumber ticket, uint64 amount, MemberId member, MandateAct act)
        external
        view
        returns (uint8 turns)
    {
        Sheet memory sheet = _loadOpen(ticket);
        _requireFree(sheet, amount);
        _requireConsent(sheet, member, act, false);
        return sheet.record.turns;
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

    function _giveWhole(
        Sheet memory sheet,
        Share[] memory owners,
        bool joint,
        TransferCause cause,
        MemberId member,
        bytes32 documentHash
    ) private {
        _setOwners(sheet, owners, joint);
        _save(sheet);

        emit TicketTransferred(sheet.ticket, sheet.record.ownership, owners, cause, member, documentHash);
        _tellTransfer(sheet, sheet.ticket, member, documentHash);
    }

    function _end(Sheet memory sheet, TicketStatus status) private {
        sheet.balance.amount = 0;
        sheet.record.status = status;
        _save(sheet);
    }

    function _takeOff(bytes32 lienId, Lien memory lien, LienStatus status) private {
        Sheet memory sheet = _load(lien.ticket);
        _endLien(sheet, lienId, lien, status);
        _save(sheet);
    }

    function _releaseOwn(Sheet memory sheet, bytes32[] calldata lienIds, bytes32 documentHash) private {
        for (uint256 i = 0; i < lienIds.length; ++i) {
            bytes32 lienId = lienIds[i];
            Lien memory lien = _liens[lienId];
            if (lien.kind != LienKind.Freeze) continue;
            _endLien(sheet, lienId, lien, LienStatus.Released);
            emit LienReleased(lienId, sheet.ticket, lien.owner, documentHash);
        }
    }

    /// @dev Opens the number that others become: its own root, with the owners of the first.
    function _openMerged(Sheet memory first, uint64 amount) private returns (RegisterNumber merged) {
        merged = RegisterNumbers.nextSibling(_lastSequence, first.ticket);
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

    function _requireOwnLien(bytes32 lienId, MemberId owner) private view returns (Lien memory lien) {
        lien = _loadLien(lienId);
        require(lien.owner == owner, LienNotOwned(lienId, lien.owner, owner));
        require(lien.status == LienStatus.InForce, LienEnded(lienId));
    }

    function _requireLost(RegisterNumber ticket, bytes32 documentHash)
        private
        view
        returns (Sheet memory sheet, MemberId member)
    {
        sheet = _loadLive(ticket);
        require(sheet.record.lost, TicketNotLost(ticket));
        member = _requireAct(sheet, MandateAct.Register, documentHash);
    }

    /// @dev What a ruling may move: neither pledged nor frozen before the court's own freezes.
    function _requireMovable(Sheet memory sheet, uint64 amount, uint64 passed) private pure {
        uint64 frozen = sheet.balance.frozenAmount;
        sheet.balance.frozenAmount = frozen - passed;
        uint64 movable = sheet.balance.unclaimed();
        sheet.balance.frozenAmount = frozen;
        _requireWithin(sheet, amount, movable);
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

    function _requireShares(Share[] memory owners) private pure {
        require(owners.areValid(), SharesInvalid(owners.length, OWNERS_MAX));
    }
}
