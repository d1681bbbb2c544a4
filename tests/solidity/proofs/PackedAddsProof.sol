// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {LienSlots} from "../../../contracts/libraries/LienSlots.sol";
import {Balance, Record, TicketSlots} from "../../../contracts/libraries/TicketSlots.sol";
import {LienKind, LienStatus, TicketStatus} from "../../../contracts/types/Codes.sol";

/// @title Laws of sums in packed slots: what is added to one field carries into no other.
contract PackedAddsProof {
    using TicketSlots for Balance;
    using TicketSlots for Record;
    using TicketSlots for uint256;

    function aLienMoreIsOneLienAndOneRank(uint256 slot, LienKind kind) external pure {
        require(slot.liensOf() < 64 && slot.topRankOf() < 255 && slot.rootFreezesOf() < 64, "room");
        uint256 more = slot.withLien(kind);
        assert(more.liensOf() == slot.liensOf() + 1);
        assert(more.topRankOf() == slot.topRankOf() + 1);
        assert(more.rootFreezesOf() == slot.rootFreezesOf() + (kind == LienKind.RootFreeze ? 1 : 0));
        assert(more >> 248 == slot >> 248);
        assert(uint224(more) == uint224(slot));
    }

    function aLienLessIsWhatWasBeforeIt(uint256 slot, LienKind kind) external pure {
        require(slot.liensOf() < 64 && slot.topRankOf() < 255 && slot.rootFreezesOf() < 64, "room");
        uint256 less = slot.withLien(kind).withoutLien(kind);
        assert(less.liensOf() == slot.liensOf());
        assert(less.topRankOf() == (slot.liensOf() == 0 ? 0 : slot.topRankOf() + 1));
        assert(less.rootFreezesOf() == slot.rootFreezesOf());
        assert(less >> 248 == slot >> 248 && uint224(less) == uint224(slot));
    }

    function aClaimAddsToItsOwnSumAlone(Balance calldata balance, LienKind kind, uint64 amount) external pure {
        require(uint256(balance.pledgedAmount) + amount <= type(uint64).max, "pledged");
        require(uint256(balance.frozenAmount) + amount <= type(uint64).max, "frozen");
        Balance memory read;
        unchecked {
            read.unpack(balance.pack() + TicketSlots.claimOf(kind, amount));
        }
        bool frozen = kind == LienKind.Freeze;
        bool pledged = !frozen && kind != LienKind.RootFreeze;
        assert(read.pledgedAmount == balance.pledgedAmount + (pledged ? amount : 0));
        assert(read.frozenAmount == balance.frozenAmount + (frozen ? amount : 0));
        assert(read.amount == balance.amount && read.holder == balance.holder && read.terms == balance.terms);
    }

    function anOffsetAddsToTheOffsetAmountAlone(uint256 slot, uint64 amount, bool isAll) external pure {
        require(uint256(uint64(slot)) + amount <= type(uint64).max && (slot >> 200) & 0xf <= 6, "amounts");
        uint256 more = slot.withOffset(amount, isAll);
        assert(uint64(more) == uint64(slot) + amount);
        assert(uint136(more >> 64) == uint136(slot >> 64));
        assert(more >> 204 == slot >> 204);
        assert(more.statusOf() == (isAll ? TicketStatus.UsedUp : slot.statusOf()));
    }

    function aLiensEndChangesItsStatusAlone(uint256 slot, LienStatus status) external pure {
        uint256 ended = LienSlots.withStatus(slot, status);
        assert(uint8(ended >> 208) == uint8(status));
        assert(uint208(ended) == uint208(slot) && ended >> 216 == slot >> 216);
    }
}
