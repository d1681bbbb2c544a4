// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Lot, LotSlots} from "../../../contracts/libraries/LotSlots.sol";

/// @title Laws of an application's packed slot, within the bounds that it names.
contract LotSlotsProof {
    function aLotIsReadAsItWasPacked(Lot calldata lot) external pure {
        require(lot.certifiedAmount <= type(uint56).max && lot.issuedAmount <= type(uint56).max, "amounts");
        Lot memory read = LotSlots.toLot(LotSlots.pack(lot));
        assert(read.certifiedAmount == lot.certifiedAmount);
        assert(read.issuedAmount == lot.issuedAmount);
        assert(read.applicant == lot.applicant);
        assert(read.policy == lot.policy);
        assert(read.ticketsIssued == lot.ticketsIssued);
        assert(read.status == lot.status);
        assert(read.approvals == lot.approvals);
        assert(read.kind == lot.kind);
        assert(read.route == lot.route);
        assert(read.pool == lot.pool);
        assert(read.shortfalls == lot.shortfalls);
        assert(read.ownership == lot.ownership);
        assert(read.reversed == lot.reversed);
    }
}
