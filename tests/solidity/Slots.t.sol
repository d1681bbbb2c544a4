// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {LienSlots} from "../../contracts/libraries/LienSlots.sol";
import {Balance, Record, TicketSlots} from "../../contracts/libraries/TicketSlots.sol";
import {LienKind, LienStatus} from "../../contracts/types/Codes.sol";
import {MemberId, RegisterNumber} from "../../contracts/types/Identities.sol";
import {Lien} from "../../contracts/types/Ledger.sol";
import {Suite} from "./base/Suite.sol";

/// @title Liens that come and go by packed sums leave a ticket's slots as a plain count of them has it.
contract SlotsTest is Suite {
    using TicketSlots for Balance;
    using TicketSlots for Record;
    using TicketSlots for uint256;
    using LienSlots for Lien;
    using LienSlots for uint256;

    function testFuzz_liens_come_and_go_as_they_are_counted(uint32[] calldata amounts, uint256 order, uint256 rest)
        external
        pure
    {
        uint256 count = amounts.length < 64 ? amounts.length : 64;
        uint256 record = _bare(rest);
        uint256 balance = uint256(uint64(rest)) | (rest >> 192 << 192);
        uint256[5] memory sums;
        for (uint256 i = 0; i < count; ++i) {
            LienKind kind = LienKind(uint8(1 + uint256(keccak256(abi.encode(order, i))) % 4));
            record = record.withLien(kind);
            balance += TicketSlots.claimOf(kind, amounts[i]);
            sums[uint8(kind)] += kind == LienKind.RootFreeze ? 1 : amounts[i];
        }
        Balance memory read;
        read.unpack(balance);
        assertEq(record.liensOf(), count, "liens");
        assertEq(record.topRankOf(), count, "rank");
        assertEq(record.rootFreezesOf(), sums[uint8(LienKind.RootFreeze)], "root freezes");
        assertEq(read.pledgedAmount, sums[1] + sums[2], "pledged");
        assertEq(read.frozenAmount, sums[3], "frozen");
        for (uint256 i = 0; i < count; ++i) {
            LienKind kind = LienKind(uint8(1 + uint256(keccak256(abi.encode(order, i))) % 4));
            record = record.withoutLien(kind);
            balance -= TicketSlots.claimOf(kind, amounts[i]);
        }
        assertEq(record, _bare(rest), "record without liens");
        assertEq(balance, uint256(uint64(rest)) | (rest >> 192 << 192), "balance without claims");
    }

    /// @dev Numbers and not a Lien: the runner draws codes that no enumeration has, and the decoder refuses those.
    function testFuzz_a_lien_is_read_as_it_was_packed(
        uint64[2] calldata wide,
        uint40[2] calldata ids,
        uint8[3] calldata few
    ) external pure {
        Lien memory lien = Lien({
            ticket: RegisterNumber.wrap(wide[0]),
            amount: wide[1],
            owner: MemberId.wrap(uint32(ids[0])),
            untilSeconds: ids[1],
            kind: LienKind(uint8(bound(few[0], 0, uint8(type(LienKind).max)))),
            status: LienStatus(uint8(bound(few[1], 0, uint8(type(LienStatus).max)))),
            rank: few[2]
        });
        uint256 slot = LienSlots.pack(lien);
        Lien memory read = slot.toLien();
        assertTrue(keccak256(abi.encode(read)) == keccak256(abi.encode(lien)), "lien");
        assertEq(RegisterNumber.unwrap(slot.ticketOf()), RegisterNumber.unwrap(lien.ticket), "ticket");
        assertEq(slot.amountOf(), lien.amount, "amount");
        assertEq(MemberId.unwrap(slot.ownerOf()), MemberId.unwrap(lien.owner), "owner");
        assertEq(uint8(slot.kindOf()), uint8(lien.kind), "kind");
        assertTrue(slot.isInForce() == (lien.status == LienStatus.InForce), "in force");
        Lien memory ended = slot.withStatus(LienStatus.Released).toLien();
        assertEq(uint8(ended.status), uint8(LienStatus.Released), "status");
        ended.status = lien.status;
        assertTrue(keccak256(abi.encode(ended)) == keccak256(abi.encode(lien)), "the rest of the lien");
    }

    function testFuzz_an_offset_moves_amounts_and_nothing_else(uint64 offset, uint64 taken, uint256 rest)
        external
        pure
    {
        offset = uint64(bound(offset, 0, 10 ** 16));
        taken = uint64(bound(taken, 1, 10 ** 16));
        uint256 record = _bare(rest) >> 64 << 64 | offset;
        Record memory before;
        before.unpack(record);
        Record memory read;
        read.unpack(record.withOffset(taken, false));
        assertEq(read.offsetAmount, uint256(offset) + taken, "offset");
        before.offsetAmount = read.offsetAmount;
        assertTrue(keccak256(abi.encode(before)) == keccak256(abi.encode(read)), "the rest of the record");
    }

    /// @dev A record without liens whose codes exist.
    function _bare(uint256 rest) private pure returns (uint256 record) {
        record = rest & ~(uint256(type(uint24).max) << 224);
        record = (record & ~(uint256(0xf) << 200)) | (uint256(1) << 200);
        return (record & ~(uint256(0xff) << 208)) | (uint256(1) << 208);
    }
}
