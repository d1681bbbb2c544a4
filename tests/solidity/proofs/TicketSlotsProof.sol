// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Balance, Record, TicketSlots} from "../../../contracts/libraries/TicketSlots.sol";

/// @title Laws of a ticket's two packed slots, and of what they leave free.
contract TicketSlotsProof {
    using TicketSlots for Balance;
    using TicketSlots for Record;

    function aBalanceIsReadAsItWasPacked(Balance calldata balance) external pure {
        Balance memory read;
        read.unpack(TicketSlots.pack(balance));
        assert(read.amount == balance.amount);
        assert(read.pledgedAmount == balance.pledgedAmount);
        assert(read.frozenAmount == balance.frozenAmount);
        assert(read.holder == balance.holder);
        assert(read.terms == balance.terms);
    }

    function everySlotIsABalance(uint256 slot) external pure {
        Balance memory read;
        read.unpack(slot);
        assert(TicketSlots.pack(read) == slot);
    }

    function aRecordIsReadAsItWasPacked(Record calldata record) external pure {
        Record memory read;
        read.unpack(TicketSlots.pack(record));
        assert(read.offsetAmount == record.offsetAmount);
        assert(read.lotSerial == record.lotSerial);
        assert(read.rootSerial == record.rootSerial);
        assert(read.parentSerial == record.parentSerial);
        assert(read.policy == record.policy);
        assert(read.status == record.status);
        assert(read.lost == record.lost);
        assert(read.merged == record.merged);
        assert(read.ownership == record.ownership);
        assert(read.printVersion == record.printVersion);
        assert(read.liens == record.liens);
        assert(read.topRank == record.topRank);
        assert(read.rootFreezes == record.rootFreezes);
        assert(read.turns == record.turns);
    }

    function aPackedRecordTellsItsMarks(Record calldata record) external pure {
        uint256 slot = TicketSlots.pack(record);
        assert(TicketSlots.rootFreezesOf(slot) == record.rootFreezes);
        assert(TicketSlots.isMerged(slot) == record.merged);
    }

    function whatIsFreeIsWithinTheAmountAndBesideEveryClaim(Balance calldata balance) external pure {
        uint256 free = TicketSlots.unclaimed(balance);
        uint256 held = uint256(balance.pledgedAmount) + balance.frozenAmount;
        assert(free <= balance.amount);
        assert(free == 0 || free + held == balance.amount);
        assert(held < balance.amount || free == 0);
    }
}
