// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Ownership, TicketStatus} from "../types/Codes.sol";
import {PersonId, PolicyId} from "../types/Identities.sol";

/// @notice Slot 0 of a ticket: what moves.
struct Balance {
    uint64 amount;
    uint64 pledgedAmount;
    uint64 frozenAmount;
    PersonId holder;
}

/// @notice Slot 1 of a ticket: where it comes from and how it stands.
/// @dev Lot, root and parent are in the ticket's own division, so their serials are enough.
/// @param topRank The highest rank since the ticket was last without liens.
/// @param rootFreezes Root freezes in force on this ticket and everything split from it.
/// @param transfers How often the whole ticket changed its owner, modulo 256.
struct Record {
    uint64 offsetAmount;
    uint40 lotSerial;
    uint40 rootSerial;
    uint40 parentSerial;
    PolicyId policy;
    TicketStatus status;
    Ownership ownership;
    uint8 printVersion;
    uint8 liens;
    uint8 topRank;
    uint8 rootFreezes;
    uint8 transfers;
}

/// @title The two slots of a ticket, each read and written as a whole.
/// @dev The compiler writes a struct field by field, which would cost the ledger a tenth of its gas. Bits from the low
/// end, in the order of the fields.
library TicketSlots {
    /// @dev Lot, root, policy and status: what a part split from a ticket has of it.
    uint256 private constant INHERITED = (uint256(type(uint40).max) << 64) | (uint256(type(uint40).max) << 104)
        | (uint256(type(uint16).max) << 184) | (uint256(type(uint8).max) << 200);
    uint256 private constant FIRST_PRINT = uint256(1) << 216;
    uint256 private constant SOLE = uint256(Ownership.Sole) << 208;

    /// @notice The record of a ticket newly issued from a lot.
    function rootOf(uint40 serial, uint40 lotSerial, PolicyId policy, Ownership ownership)
        internal
        pure
        returns (uint256)
    {
        return (uint256(lotSerial) << 64) | (uint256(serial) << 104) | (uint256(PolicyId.unwrap(policy)) << 184)
            | (uint256(TicketStatus.Live) << 200) | (uint256(ownership) << 208) | FIRST_PRINT;
    }

    /// @notice The record of a part newly split from a ticket with this record and serial.
    function childOf(uint256 slot, uint40 parentSerial) internal pure returns (uint256) {
        return (slot & INHERITED) | (uint256(parentSerial) << 144) | SOLE | FIRST_PRINT;
    }

    function pack(Balance memory balance) internal pure returns (uint256) {
        return uint256(balance.amount) | (uint256(balance.pledgedAmount) << 64) | (uint256(balance.frozenAmount) << 128)
            | (uint256(PersonId.unwrap(balance.holder)) << 192);
    }

    function toBalance(uint256 slot) internal pure returns (Balance memory balance) {
        balance.amount = uint64(slot);
        balance.pledgedAmount = uint64(slot >> 64);
        balance.frozenAmount = uint64(slot >> 128);
        balance.holder = PersonId.wrap(uint64(slot >> 192));
    }

    function pack(Record memory record) internal pure returns (uint256) {
        return uint256(record.offsetAmount) | (uint256(record.lotSerial) << 64) | (uint256(record.rootSerial) << 104)
            | (uint256(record.parentSerial) << 144) | (uint256(PolicyId.unwrap(record.policy)) << 184)
            | (uint256(record.status) << 200) | (uint256(record.ownership) << 208)
            | (uint256(record.printVersion) << 216) | (uint256(record.liens) << 224) | (uint256(record.topRank) << 232)
            | (uint256(record.rootFreezes) << 240) | (uint256(record.transfers) << 248);
    }

    function toRecord(uint256 slot) internal pure returns (Record memory record) {
        record.offsetAmount = uint64(slot);
        record.lotSerial = uint40(slot >> 64);
        record.rootSerial = uint40(slot >> 104);
        record.parentSerial = uint40(slot >> 144);
        record.policy = PolicyId.wrap(uint16(slot >> 184));
        record.status = TicketStatus(uint8(slot >> 200));
        record.ownership = Ownership(uint8(slot >> 208));
        record.printVersion = uint8(slot >> 216);
        record.liens = uint8(slot >> 224);
        record.topRank = uint8(slot >> 232);
        record.rootFreezes = uint8(slot >> 240);
        record.transfers = uint8(slot >> 248);
    }
}
