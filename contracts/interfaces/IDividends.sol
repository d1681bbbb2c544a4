// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {MemberId, PersonId, RegisterNumber} from "../types/Identities.sol";

/// @notice What an owner of record gets.
struct DividendPart {
    PersonId person;
    uint64 valueFen;
}

/// @notice A dividend as the chain keeps it.
/// @param receivedFen Income that is shared out, with what was left over before.
/// @param paidFen What was paid so far.
/// @param remainderFen What no exact share could take; it is added to the ticket's next dividend.
struct Dividend {
    RegisterNumber ticket;
    uint64 receivedFen;
    uint64 paidFen;
    uint64 remainderFen;
    uint8 parts;
}

/// @title Dividends of tickets held by shares (C-30): by exact share at the block of the record.
/// @notice The money moves outside; the register says who gets how much, and that it was paid.
interface IDividends {
    /// @notice Income was shared out among the owners of record, in their order on the ticket.
    event DividendDeclared(
        bytes32 indexed dividendId,
        RegisterNumber indexed ticket,
        uint64 incomeFen,
        uint64 carriedFen,
        DividendPart[] parts,
        uint64 remainderFen,
        MemberId member,
        bytes32 documentHash
    );
    /// @notice An owner of record was paid.
    event DividendPaid(
        bytes32 indexed dividendId, PersonId indexed person, uint64 valueFen, MemberId member, bytes32 documentHash
    );

    /// @notice No dividend bears this id.
    error DividendUnknown(bytes32 dividendId);
    /// @notice The document declared a dividend of this ticket before.
    error DividendExists(bytes32 dividendId);
    /// @notice The ticket's policy knows no dividends, or the income is zero or out of bounds; `field` names which.
    error DividendInvalid(string field);
    /// @notice The person is no owner of record, or was paid before.
    error DividendNotDue(bytes32 dividendId, PersonId person);

    /// @notice Shares income out. Office Register in the ticket's division.
    function declareDividend(RegisterNumber ticket, uint64 incomeFen, bytes32 documentHash)
        external
        returns (bytes32 dividendId);

    /// @notice Records that an owner of record was paid what is due to it. Office Register in the ticket's division.
    function payDividend(bytes32 dividendId, PersonId person, bytes32 documentHash) external;

    /// @notice The dividend. Reverts with DividendUnknown.
    function dividendOf(bytes32 dividendId) external view returns (Dividend memory);

    /// @notice What is still due to an owner of record.
    function dueOf(bytes32 dividendId, PersonId person) external view returns (uint64 valueFen);
}
