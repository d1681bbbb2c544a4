// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IConsortium} from "./interfaces/IConsortium.sol";
import {Dividend, DividendPart, IDividends} from "./interfaces/IDividends.sol";
import {IPolicies} from "./interfaces/IPolicies.sol";
import {ITickets} from "./interfaces/ITickets.sol";
import {ITicketRefusals} from "./interfaces/ITicketRefusals.sol";
import {VALUE_FEN_MAX} from "./libraries/Limits.sol";
import {RegisterNumbers} from "./libraries/RegisterNumbers.sol";
import {Office, Ownership, Share, TicketStatus} from "./types/Codes.sol";
import {MemberId, PersonId, RegisterNumber} from "./types/Identities.sol";
import {Ticket} from "./types/Ledger.sol";

/// @title Dividends
/// @notice What each function does, emits and refuses is written in IDividends.
contract Dividends is IDividends {
    using RegisterNumbers for RegisterNumber;

    /// @dev One slot. Income is at most 10**15 fen and a remainder is under 64 fen, so that 56 and 8 bits hold them.
    struct Account {
        RegisterNumber ticket;
        uint56 receivedFen;
        uint56 paidFen;
        uint8 remainderFen;
        uint8 parts;
    }

    IConsortium private immutable _consortium;
    IPolicies private immutable _policies;
    ITickets private immutable _tickets;

    mapping(bytes32 dividendId => Account) private _accounts;
    mapping(bytes32 dividendId => mapping(PersonId person => uint64 valueFen)) private _due;
    mapping(RegisterNumber ticket => uint64 valueFen) private _carried;

    constructor(IConsortium consortium, IPolicies policies, ITickets tickets) {
        _consortium = consortium;
        _policies = policies;
        _tickets = tickets;
    }

    /// @inheritdoc IDividends
    function declareDividend(RegisterNumber ticket, uint64 incomeFen, bytes32 documentHash)
        external
        returns (bytes32 dividendId)
    {
        MemberId member = _consortium.requireOffice(msg.sender, ticket.division(), Office.Register);
        require(incomeFen != 0 && incomeFen <= VALUE_FEN_MAX, DividendInvalid("incomeFen"));
        require(documentHash != 0, DividendInvalid("documentHash"));
        dividendId = keccak256(abi.encode(ticket, documentHash));
        require(_accounts[dividendId].receivedFen == 0, DividendExists(dividendId));
        _requireSharing(ticket);

        uint64 carriedFen = _carried[ticket];
        DividendPart[] memory parts = _partsOf(ticket, incomeFen + carriedFen);
        uint64 remainderFen = incomeFen + carriedFen;
        for (uint256 i = 0; i < parts.length; ++i) {
            remainderFen -= parts[i].valueFen;
            _due[dividendId][parts[i].person] = parts[i].valueFen;
        }
        _carried[ticket] = remainderFen;
        _accounts[dividendId] = Account({
            ticket: ticket,
            receivedFen: uint56(incomeFen + carriedFen),
            paidFen: 0,
            remainderFen: uint8(remainderFen),
            parts: uint8(parts.length)
        });

        emit DividendDeclared(
            dividendId, ticket, incomeFen, carriedFen, parts, remainderFen, member, documentHash
        );
    }

    /// @inheritdoc IDividends
    function payDividend(bytes32 dividendId, PersonId person, bytes32 documentHash) external {
        Account storage account = _requireKnown(dividendId);
        MemberId member = _consortium.requireOffice(msg.sender, account.ticket.division(), Office.Register);
        require(documentHash != 0, DividendInvalid("documentHash"));
        uint64 valueFen = _due[dividendId][person];
        require(valueFen != 0, DividendNotDue(dividendId, person));

        _due[dividendId][person] = 0;
        account.paidFen += uint56(valueFen);

        emit DividendPaid(dividendId, person, valueFen, member, documentHash);
    }

    /// @inheritdoc IDividends
    function dividendOf(bytes32 dividendId) external view returns (Dividend memory) {
        Account memory account = _requireKnown(dividendId);
        return Dividend({
            ticket: account.ticket,
            receivedFen: account.receivedFen,
            paidFen: account.paidFen,
            remainderFen: account.remainderFen,
            parts: account.parts
        });
    }

    /// @inheritdoc IDividends
    function dueOf(bytes32 dividendId, PersonId person) external view returns (uint64 valueFen) {
        _requireKnown(dividendId);
        return _due[dividendId][person];
    }

    function _requireKnown(bytes32 dividendId) private view returns (Account storage account) {
        account = _accounts[dividendId];
        require(account.receivedFen != 0, DividendUnknown(dividendId));
    }

    function _requireSharing(RegisterNumber ticket) private view {
        Ticket memory record = _tickets.ticketOf(ticket);
        require(_policies.useTermsOf(record.policy).dividends, DividendInvalid("policy"));
        bool live = record.status == TicketStatus.Live;
        require(live, ITicketRefusals.TicketEnded(ticket, record.status));
        bool divides = record.ownership != Ownership.Joint;
        require(divides, ITicketRefusals.SharesMissing(ticket, record.ownership));
    }

    /// @dev Each part is rounded down, so together they are never more than was received, and less by under one fen for
    /// each owner (I-14). A product of 64 and 32 bits fits well into 256.
    function _partsOf(RegisterNumber ticket, uint64 receivedFen) private view returns (DividendPart[] memory parts) {
        Share[] memory owners = _tickets.ownersOf(ticket);
        uint256 all;
        for (uint256 i = 0; i < owners.length; ++i) {
            all += owners[i].parts;
        }
        parts = new DividendPart[](owners.length);
        for (uint256 i = 0; i < owners.length; ++i) {
            uint64 valueFen = uint64(uint256(receivedFen) * owners[i].parts / all);
            parts[i] = DividendPart({person: PersonId.wrap(owners[i].person), valueFen: valueFen});
        }
    }
}
