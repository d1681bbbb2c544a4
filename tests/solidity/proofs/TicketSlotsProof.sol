// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Balance, Record, TicketSlots} from "../../../contracts/libraries/TicketSlots.sol";
import {Ownership, TicketStatus} from "../../../contracts/types/Codes.sol";
import {PersonId, PolicyId} from "../../../contracts/types/Identities.sol";

/// @title Laws of a ticket's two packed slots.
contract TicketSlotsProof {
    function aBalanceIsReadAsItWasPacked(Balance calldata balance) external pure {
        Balance memory read = TicketSlots.toBalance(TicketSlots.pack(balance));
        assert(read.amount == balance.amount);
        assert(read.pledgedAmount == balance.pledgedAmount);
        assert(read.frozenAmount == balance.frozenAmount);
        assert(read.holder == balance.holder);
    }

    function everySlotIsABalance(uint256 slot) external pure {
        assert(TicketSlots.pack(TicketSlots.toBalance(slot)) == slot);
    }

    function aRecordIsReadAsItWasPacked(Record calldata record) external pure {
        Record memory read = TicketSlots.toRecord(TicketSlots.pack(record));
        assert(read.offsetAmount == record.offsetAmount);
        assert(read.lotSerial == record.lotSerial);
        assert(read.rootSerial == record.rootSerial);
        assert(read.parentSerial == record.parentSerial);
        assert(read.policy == record.policy);
        assert(read.status == record.status);
        assert(read.ownership == record.ownership);
        assert(read.printVersion == record.printVersion);
        assert(read.liens == record.liens);
        assert(read.topRank == record.topRank);
        assert(read.rootFreezes == record.rootFreezes);
        assert(read.transfers == record.transfers);
    }

    function aSlotWithKnownCodesIsARecord(uint256 slot) external pure {
        require(uint8(slot >> 200) <= uint8(type(TicketStatus).max), "status");
        require(uint8(slot >> 208) <= uint8(type(Ownership).max), "ownership");
        assert(TicketSlots.pack(TicketSlots.toRecord(slot)) == slot);
    }

    function aNewRecordSaysWhatItWasMadeOf(uint40 serial, uint40 lot, PolicyId policy, Ownership ownership)
        external
        pure
    {
        Record memory made = TicketSlots.toRecord(TicketSlots.rootOf(serial, lot, policy, ownership));
        assert(made.rootSerial == serial && made.lotSerial == lot && made.policy == policy);
        assert(made.ownership == ownership && made.status == TicketStatus.Live && made.printVersion == 1);
        assert(made.offsetAmount == 0 && made.parentSerial == 0 && made.liens == 0 && made.topRank == 0);
        assert(made.rootFreezes == 0 && made.transfers == 0);
    }

    function aChildInheritsLotRootPolicyAndStatusAlone(Record calldata parent, uint40 parentSerial) external pure {
        Record memory child = TicketSlots.toRecord(TicketSlots.childOf(TicketSlots.pack(parent), parentSerial));
        assert(child.lotSerial == parent.lotSerial && child.rootSerial == parent.rootSerial);
        assert(child.policy == parent.policy && child.status == parent.status);
        assert(child.parentSerial == parentSerial && child.ownership == Ownership.Sole && child.printVersion == 1);
        assert(child.offsetAmount == 0 && child.liens == 0 && child.topRank == 0);
        assert(child.rootFreezes == 0 && child.transfers == 0);
    }
}
