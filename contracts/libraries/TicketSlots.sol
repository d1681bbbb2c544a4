// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {LienKind, Ownership, TicketStatus} from "../types/Codes.sol";
import {PersonId, PolicyId, RegisterNumber} from "../types/Identities.sol";

/// @notice Slot 0 of a ticket: what moves.
/// @param holder The sole owner, or the list of the co-owners.
/// @param terms The policy's rules on moves and liens (TicketTerms).
struct Balance {
    uint64 amount;
    uint64 pledgedAmount;
    uint64 frozenAmount;
    uint48 holder;
    uint16 terms;
}

/// @notice Slot 1 of a ticket: where it comes from and how it stands.
/// @dev Lot, root and parent are in the ticket's own division, so their serials are enough.
/// @param lost Whether a loss notice stands.
/// @param merged Whether it was made of others, and so remembers their roots.
/// @param topRank The highest rank since the ticket was last without liens.
/// @param rootFreezes Root freezes in force on this ticket and everything split from it.
/// @param turns How often the ticket changed its owners, modulo 256.
struct Record {
    uint64 offsetAmount;
    uint40 lotSerial;
    uint40 rootSerial;
    uint40 parentSerial;
    PolicyId policy;
    TicketStatus status;
    bool lost;
    bool merged;
    Ownership ownership;
    uint8 printVersion;
    uint8 liens;
    uint8 topRank;
    uint8 rootFreezes;
    uint8 turns;
}

/// @notice A ticket's number and both its slots in memory.
struct Sheet {
    RegisterNumber ticket;
    Balance balance;
    Record record;
}

/// @title The two slots of a ticket, each read and written as a whole.
/// @dev The compiler writes a struct field by field, which would cost the ledger a tenth of its gas. Bits from the low
/// end, in the order of the fields; status has four, the two marks one each, and ownership begins a byte.
library TicketSlots {
    uint256 private constant STATUS_BITS = 0xf;
    uint256 private constant STATUS_SHIFT = 200;
    uint256 private constant STATUS_MASK = STATUS_BITS << STATUS_SHIFT;
    uint256 private constant LOST = uint256(1) << 204;
    uint256 private constant MERGED = uint256(1) << 205;
    uint256 private constant ONE_LIEN = uint256(1) << 224;
    uint256 private constant ONE_RANK = uint256(1) << 232;
    uint256 private constant RANK_BITS = uint256(type(uint8).max) << 232;
    uint256 private constant ONE_ROOT_FREEZE = uint256(1) << 240;
    uint256 private constant OWNERSHIP_BITS = uint256(type(uint8).max) << 208;
    /// @dev Lot, root, policy and ownership: what a new number has of the one that it comes from.
    uint256 private constant INHERITED = (uint256(type(uint40).max) << 64) | (uint256(type(uint40).max) << 104)
        | (uint256(type(uint16).max) << 184) | OWNERSHIP_BITS;
    uint256 private constant LIVE_FIRST_PRINT = (uint256(TicketStatus.Live) << 200) | (uint256(1) << 216);
    uint256 private constant FIRST_PRINT_AND_TURN = (uint256(1) << 216) | (uint256(1) << 248);

    /// @notice The balance of a ticket newly issued.
    /// @dev An issue builds no sheet in memory, which would cost it a hundredth of its gas.
    function balanceOf(uint64 amount, uint48 holder, uint16 terms) internal pure returns (uint256) {
        return uint256(amount) | (uint256(holder) << 192) | (uint256(terms) << 240);
    }

    /// @notice The record of a ticket newly issued from a lot: live, printed once, with its first owners.
    function rootOf(uint40 serial, uint40 lotSerial, PolicyId policy, Ownership ownership)
        internal
        pure
        returns (uint256)
    {
        return (uint256(lotSerial) << 64) | (uint256(serial) << 104) | (uint256(PolicyId.unwrap(policy)) << 184)
            | (uint256(TicketStatus.Live) << 200) | (uint256(ownership) << 208) | FIRST_PRINT_AND_TURN;
    }

    function pack(Balance memory balance) internal pure returns (uint256) {
        return uint256(balance.amount) | (uint256(balance.pledgedAmount) << 64) | (uint256(balance.frozenAmount) << 128)
            | (uint256(balance.holder) << 192) | (uint256(balance.terms) << 240);
    }

    function unpack(Balance memory balance, uint256 slot) internal pure {
        balance.amount = uint64(slot);
        balance.pledgedAmount = uint64(slot >> 64);
        balance.frozenAmount = uint64(slot >> 128);
        balance.holder = uint48(slot >> 192);
        balance.terms = uint16(slot >> 240);
    }

    function pack(Record memory record) internal pure returns (uint256) {
        return uint256(record.offsetAmount) | (uint256(record.lotSerial) << 64) | (uint256(record.rootSerial) << 104)
            | (uint256(record.parentSerial) << 144) | (uint256(PolicyId.unwrap(record.policy)) << 184)
            | (uint256(record.status) << 200) | (record.lost ? LOST : 0) | (record.merged ? MERGED : 0)
            | (uint256(record.ownership) << 208) | (uint256(record.printVersion) << 216)
            | (uint256(record.liens) << 224) | (uint256(record.topRank) << 232)
            | (uint256(record.rootFreezes) << 240) | (uint256(record.turns) << 248);
    }

    function unpack(Record memory record, uint256 slot) internal pure {
        record.offsetAmount = uint64(slot);
        record.lotSerial = uint40(slot >> 64);
        record.rootSerial = uint40(slot >> 104);
        record.parentSerial = uint40(slot >> 144);
        record.policy = PolicyId.wrap(uint16(slot >> 184));
        record.status = TicketStatus((slot >> 200) & STATUS_BITS);
        record.lost = slot & LOST != 0;
        record.merged = slot & MERGED != 0;
        record.ownership = Ownership(uint8(slot >> 208));
        record.printVersion = uint8(slot >> 216);
        record.liens = uint8(slot >> 224);
        record.topRank = uint8(slot >> 232);
        record.rootFreezes = uint8(slot >> 240);
        record.turns = uint8(slot >> 248);
    }

    /// @notice The packed balance of a new number with an amount, the same owners and terms, and no claims.
    function childBalanceOf(uint256 balance, uint64 amount) internal pure returns (uint256) {
        return (balance >> 192 << 192) | amount;
    }

    /// @notice The packed record of a new number that comes from one with this record and serial.
    function childRecordOf(uint256 record, uint40 parentSerial) internal pure returns (uint256) {
        return (record & INHERITED) | (uint256(parentSerial) << 144) | LIVE_FIRST_PRINT;
    }

    /// @notice A packed balance of a sole owner.
    function heldBy(uint256 balance, PersonId owner) internal pure returns (uint256) {
        uint256 others = balance & ~(uint256(type(uint48).max) << 192);
        return others | (uint256(uint48(PersonId.unwrap(owner))) << 192);
    }

    /// @notice A packed record of a sole owner.
    function heldSolely(uint256 record) internal pure returns (uint256) {
        return (record & ~OWNERSHIP_BITS) | (uint256(Ownership.Sole) << 208);
    }

    /// @notice A packed record with another status.
    function withStatus(uint256 record, TicketStatus status) internal pure returns (uint256) {
        return (record & ~STATUS_MASK) | (uint256(status) << STATUS_SHIFT);
    }

    /// @notice The policy in a record that is still packed.
    function policyOf(uint256 record) internal pure returns (PolicyId) {
        return PolicyId.wrap(uint16(record >> 184));
    }

    /// @notice The terms in a balance that is still packed.
    function termsOf(uint256 balance) internal pure returns (uint16) {
        return uint16(balance >> 240);
    }

    /// @notice The sole owner by both slots while they are packed, or zero where there are co-owners.
    function soleOwner(uint256 balance, uint256 record) internal pure returns (PersonId) {
        bool sole = uint8(record >> 208) == uint8(Ownership.Sole);
        return PersonId.wrap(sole ? uint48(balance >> 192) : 0);
    }

    /// @notice Whether anything is pledged in a balance that is still packed.
    function isPledged(uint256 balance) internal pure returns (bool) {
        return uint64(balance >> 64) != 0;
    }

    /// @notice The status in a record that is still packed.
    function statusOf(uint256 record) internal pure returns (TicketStatus) {
        return TicketStatus((record >> STATUS_SHIFT) & STATUS_BITS);
    }

    /// @notice Whether a record that is still packed is of a lost ticket.
    function isLost(uint256 record) internal pure returns (bool) {
        return record & LOST != 0;
    }

    /// @notice The serial of the root in a record that is still packed.
    function rootSerialOf(uint256 record) internal pure returns (uint40) {
        return uint40(record >> 104);
    }

    /// @notice The liens of a record that is still packed.
    function liensOf(uint256 record) internal pure returns (uint8) {
        return uint8(record >> 224);
    }

    /// @notice The highest rank of a record that is still packed.
    function topRankOf(uint256 record) internal pure returns (uint8) {
        return uint8(record >> 232);
    }

    /// @notice A packed record with one lien more, at the next rank.
    /// @dev The caller has seen that there is room: a sum of fields that stay in their bits is the fields' own sums.
    function withLien(uint256 record, LienKind kind) internal pure returns (uint256) {
        return record + ONE_LIEN + ONE_RANK + (kind == LienKind.RootFreeze ? ONE_ROOT_FREEZE : 0);
    }

    /// @notice A packed record with one lien less; ranks begin anew when none is left.
    function withoutLien(uint256 record, LienKind kind) internal pure returns (uint256) {
        record -= ONE_LIEN + (kind == LienKind.RootFreeze ? ONE_ROOT_FREEZE : 0);
        return liensOf(record) == 0 ? record & ~RANK_BITS : record;
    }

    /// @notice What a lien adds to a packed balance: to what is pledged or frozen; nothing for a root freeze.
    function claimOf(LienKind kind, uint64 amount) internal pure returns (uint256) {
        if (kind == LienKind.RootFreeze) return 0;
        return uint256(amount) << (kind == LienKind.Freeze ? 128 : 64);
    }

    /// @notice A packed record with an amount more that is offset; used up if nothing is left.
    /// @dev The offset amount is in the lowest bits and never more than a lot, so it carries into none above.
    function withOffset(uint256 record, uint64 amount, bool isAll) internal pure returns (uint256) {
        if (isAll) record = withStatus(record, TicketStatus.UsedUp);
        return record + amount;
    }

    /// @notice The root freezes of a record that is still packed.
    function rootFreezesOf(uint256 slot) internal pure returns (uint8) {
        return uint8(slot >> 240);
    }

    /// @notice Whether a record that is still packed is of a merged ticket.
    function isMerged(uint256 slot) internal pure returns (bool) {
        return slot & MERGED != 0;
    }

    /// @notice What neither pledges nor freezes hold.
    /// @dev A freeze may lie over pledged amounts and over other freezes, so together they may be more than the ticket.
    function unclaimed(Balance memory balance) internal pure returns (uint64) {
        return unclaimed(balance.amount, balance.pledgedAmount, balance.frozenAmount);
    }

    /// @notice The same of amounts out of a balance.
    function unclaimed(uint64 amount, uint64 pledgedAmount, uint64 frozenAmount) internal pure returns (uint64) {
        // Two sums of 64 bits stay far under 256, and the difference is taken of the larger.
        unchecked {
            uint256 held = uint256(pledgedAmount) + frozenAmount;
            return held < amount ? uint64(amount - held) : 0;
        }
    }
}
