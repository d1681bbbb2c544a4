// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ITickets} from "../interfaces/ITickets.sol";
import {TicketMoves} from "./TicketMoves.sol";
import {LienSlots} from "../libraries/LienSlots.sol";
import {PASSAGE_MAX, RANK_MAX, RELEASES_MAX} from "../libraries/Limits.sol";
import {Owners} from "../libraries/Owners.sol";
import {RegisterNumbers} from "../libraries/RegisterNumbers.sol";
import {TicketTerms} from "../libraries/TicketTerms.sol";
import {Balance, Sheet, TicketSlots} from "../libraries/TicketSlots.sol";
import {Desk, LienKind, LienStatus, Share, TransferCause} from "../types/Codes.sol";
import {MemberId, PersonId, RegisterNumber} from "../types/Identities.sol";
import {Lien, Passage} from "../types/Ledger.sol";

/// @title Claims on tickets, and what courts do by them.
abstract contract TicketLiens is TicketMoves {
    using RegisterNumbers for RegisterNumber;
    using TicketSlots for uint256;
    using LienSlots for uint256;
    using LienSlots for Lien;
    using TicketTerms for uint16;

    /// @inheritdoc ITickets
    function placePledge(
        RegisterNumber ticket,
        LienKind kind,
        MemberId owner,
        uint64 amount,
        uint40 untilSeconds,
        bytes32 documentHash
    ) external returns (bytes32 lienId) {
        _requireDesk(Only(Desk.Pledges));
        (uint256 balance, uint256 record) = _requireOpen(ticket);
        uint16 terms = balance.termsOf();
        require(terms.allowsLien(kind), LienKindInvalid(ticket, kind));
        require(!balance.isPledged() || terms.allowsSeveralPledges(), PledgeSingle(ticket));
        _requireFree(ticket, balance, amount);

        Lien memory lien = Lien(ticket, amount, owner, untilSeconds, kind, LienStatus.None, 0);
        lienId = _placeLien(lien, balance, record, documentHash);
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
        _requireDesk(Only(Desk.Rulings));
        uint256 record = _requireKnown(ticket);
        uint256 balance = _balanceOf(ticket);
        if (kind == LienKind.RootFreeze) {
            RegisterNumber root = ticket.sibling(record.rootSerialOf());
            require(ticket == root, TicketNotRoot(ticket, root));
            amount = 0;
        } else {
            require(kind == LienKind.Freeze, LienKindInvalid(ticket, kind));
            _requireLive(ticket);
            require(amount != 0, AmountZero());
            require(amount <= uint64(balance), AmountOverTicket(ticket, amount, uint64(balance)));
        }
        Lien memory lien = Lien(ticket, amount, owner, untilSeconds, kind, LienStatus.None, 0);
        lienId = _placeLien(lien, balance, record, documentHash);
    }

    /// @inheritdoc ITickets
    function renewLien(bytes32 lienId, uint40 untilSeconds, bytes32 documentHash) external {
        MemberId owner = _memberCalling();
        Lien memory lien = _requireOwnLien(lienId, owner).toLien();
        require(documentHash != 0, DocumentMissing());
        // A lien without an end has none to put off.
        bool later = lien.untilSeconds != 0 && untilSeconds > lien.untilSeconds && untilSeconds > block.timestamp;
        require(later, LienEndInvalid(lienId, untilSeconds, block.timestamp));

        lien.untilSeconds = untilSeconds;
        _liens[lienId] = lien.pack();

        emit LienRenewed(lienId, lien.ticket, owner, untilSeconds, documentHash);
    }

    /// @inheritdoc ITickets
    function releaseLiens(bytes32[] calldata lienIds, bytes32 documentHash) external {
        MemberId owner = _memberCalling();
        uint256 count = lienIds.length;
        require(count != 0 && count <= RELEASES_MAX, ListInvalid(count, RELEASES_MAX));
        require(documentHash != 0, DocumentMissing());
        for (uint256 i = 0; i < count; ++i) {
            bytes32 lienId = lienIds[i];
            _release(lienId, _requireOwnLien(lienId, owner), documentHash);
        }
    }

    /// @inheritdoc ITickets
    function lapseFreeze(bytes32 lienId, bytes32 documentHash) external {
        MemberId member = _memberCalling();
        Lien memory lien = _loadLienInForce(lienId);
        if (member != lien.owner) _requireRegistrar(lien.ticket, documentHash);
        require(documentHash != 0, DocumentMissing());
        bool freeze = lien.kind == LienKind.Freeze || lien.kind == LienKind.RootFreeze;
        require(freeze, LienUnfit(lienId, lien.ticket, lien.kind));
        bool over = lien.untilSeconds != 0 && lien.untilSeconds <= block.timestamp;
        require(over, LienEndInvalid(lienId, lien.untilSeconds, block.timestamp));

        _endLien(lienId, lien.pack(), LienStatus.Lapsed);

        emit LienLapsed(lienId, lien.ticket, member, documentHash);
    }

    /// @inheritdoc ITickets
    function enforceLien(bytes32 lienId, PersonId to, Passage calldata passage, MemberId member, bytes32 documentHash)
        external
        returns (RegisterNumber child)
    {
        _requireDesk(Only(Desk.Rulings));
        require(documentHash != 0, DocumentMissing());
        Lien memory lien = _loadLienInForce(lienId);
        bool pledge = lien.kind == LienKind.Pledge || lien.kind == LienKind.Mortgage;
        require(pledge, LienUnfit(lienId, lien.ticket, lien.kind));
        Sheet memory sheet = _loadLive(lien.ticket);
        _requirePassage(sheet, member, passage);
        _requireReceiver(lien.ticket, _entryOf(lien.ticket), to, TransferCause.Ruling);

        _endLien(lienId, lien.pack(), LienStatus.Enforced);
        child = _carve(lien.ticket, _entryOf(lien.ticket), to, lien.amount);

        emit LienEnforced(lienId, sheet.ticket, child, to, lien.amount, member, documentHash);
        _tellTransfer(lien.ticket, sheet.balance.terms, child, member, documentHash);
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
        _requireDesk(Only(Desk.Rulings));
        require(documentHash != 0, DocumentMissing());
        Sheet memory sheet = _loadLive(ticket);
        (uint64 own, uint64 later) = _requirePassage(sheet, member, passage);
        _requireMovable(sheet, amount, own, later);
        _requireReceiver(ticket, _entryOf(ticket), to, TransferCause.Ruling);

        // One ruling may move several tickets, each once.
        _useDocument(keccak256(abi.encode(ticket, documentHash)));
        _releaseOwn(passage.own, documentHash);
        sheet = _load(ticket);
        if (amount == sheet.balance.amount && sheet.record.liens == 0) {
            Share[] memory owners = Owners.sole(PersonId.unwrap(to));
            _giveWhole(sheet, owners, false, TransferCause.Ruling, member, documentHash);
            return;
        }
        RegisterNumber child = _carve(ticket, _entryOf(ticket), to, amount);

        emit PartTransferred(ticket, child, to, amount, TransferCause.Ruling, member, documentHash);
        _tellTransfer(ticket, sheet.balance.terms, child, member, documentHash);
    }

    function _releaseOwn(bytes32[] calldata lienIds, bytes32 documentHash) private {
        for (uint256 i = 0; i < lienIds.length; ++i) {
            bytes32 lienId = lienIds[i];
            uint256 slot = _liens[lienId];
            if (slot.kindOf() == LienKind.Freeze) _release(lienId, slot, documentHash);
        }
    }

    function _requireOwnLien(bytes32 lienId, MemberId owner) private view returns (uint256 slot) {
        slot = _liens[lienId];
        require(slot != 0, LienUnknown(lienId));
        require(slot.ownerOf() == owner, LienNotOwned(lienId, slot.ownerOf(), owner));
        require(slot.isInForce(), LienEnded(lienId));
    }

    /// @dev What a ruling may move: what is neither pledged nor frozen before the court's own freezes, as far as these
    /// reach or nobody behind them reaches. Else a court that froze little could take all that another froze after it.
    function _requireMovable(Sheet memory sheet, uint64 amount, uint64 own, uint64 later) private pure {
        Balance memory balance = sheet.balance;
        (uint64 pledged, uint64 frozen) = (balance.pledgedAmount, balance.frozenAmount);
        uint64 unclaimed = TicketSlots.unclaimed(balance.amount, pledged, frozen - own - later);
        uint64 prior = own < unclaimed ? own : unclaimed;
        uint64 rest = later < unclaimed ? unclaimed - later : 0;
        uint64 movable = prior > rest ? prior : rest;
        require(amount != 0, AmountZero());
        require(amount <= movable, AmountOverFree(sheet.ticket, amount, movable, pledged, frozen));
    }

    /// @dev A court passes where only its own freezes stand in the way, or freezes that rank behind them. Gives the
    /// sums of its own freezes on the ticket and of those behind.
    function _requirePassage(Sheet memory sheet, MemberId court, Passage calldata passage)
        private
        view
        returns (uint64 own, uint64 later)
    {
        uint8 topRank;
        (own, topRank) = _requireOwn(sheet, court, passage.own);
        _requireList(passage.later);
        for (uint256 i = 0; i < passage.later.length; ++i) {
            bytes32 lienId = passage.later[i];
            Lien memory lien = _loadLienInForce(lienId);
            bool behind = lien.kind == LienKind.Freeze && lien.ticket == sheet.ticket && lien.owner != court
                && lien.rank > topRank;
            require(behind, LienUnfit(lienId, lien.ticket, lien.kind));
            later += lien.amount;
        }
        _persons.requireOwnFreezes(_ownersOf(sheet), court, passage.persons);
    }

    /// @dev Gives the sum of the court's freezes on the ticket and their highest rank; without any, nothing ranks
    /// behind.
    function _requireOwn(Sheet memory sheet, MemberId court, bytes32[] calldata lienIds)
        private
        view
        returns (uint64 own, uint8 topRank)
    {
        RegisterNumber[] memory roots = _rootsOver(sheet);
        uint256[] memory passed = new uint256[](roots.length);
        _requireList(lienIds);
        for (uint256 i = 0; i < lienIds.length; ++i) {
            bytes32 lienId = lienIds[i];
            Lien memory lien = _loadLienInForce(lienId);
            require(lien.owner == court, LienNotOwned(lienId, lien.owner, court));
            uint256 root = lien.kind == LienKind.RootFreeze ? 0 : roots.length;
            while (root < roots.length && roots[root] != lien.ticket) ++root;
            bool over = root < roots.length;
            bool on = lien.kind == LienKind.Freeze && lien.ticket == sheet.ticket;
            require(over || on, LienUnfit(lienId, lien.ticket, lien.kind));
            if (over) passed[root] += 1;
            own += lien.amount;
            if (on && lien.rank > topRank) topRank = lien.rank;
        }
        for (uint256 i = 0; i < roots.length; ++i) {
            bool mine = _entries[roots[i]].record.rootFreezesOf() == passed[i];
            require(mine, RootFrozen(sheet.ticket, roots[i]));
        }
        if (topRank == 0) topRank = RANK_MAX;
    }

    function _requireList(bytes32[] calldata lienIds) private pure {
        require(lienIds.length <= PASSAGE_MAX, ListInvalid(lienIds.length, PASSAGE_MAX));
        for (uint256 i = 1; i < lienIds.length; ++i) {
            require(lienIds[i] > lienIds[i - 1], ListUnordered(i));
        }
    }
}
