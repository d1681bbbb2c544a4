// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Dividend, IDividends} from "../../../contracts/interfaces/IDividends.sol";
import {ICases} from "../../../contracts/interfaces/ICases.sol";
import {IQuotas, Quota} from "../../../contracts/interfaces/IQuotas.sol";
import {Application} from "../../../contracts/interfaces/IReserve.sol";
import {IPersons, Person} from "../../../contracts/interfaces/IPersons.sol";
import {ITickets} from "../../../contracts/interfaces/ITickets.sol";
import {FreezeStatus, Ownership, Share} from "../../../contracts/types/Codes.sol";
import {MemberId, PersonId, PolicyId, RegisterNumber} from "../../../contracts/types/Identities.sol";
import {Lien, Ticket} from "../../../contracts/types/Ledger.sol";
import {CaseHandler, GhostCase, GhostQuota} from "../handlers/CaseHandler.sol";
import {GhostDividend, MoneyHandler} from "../handlers/MoneyHandler.sol";
import {GhostFreeze, PersonHandler} from "../handlers/PersonHandler.sol";
import {Fixture} from "./Fixture.sol";
import {Ghost, GhostLien, GhostLot, GhostPerson, GhostTicket} from "./Ghost.sol";
import {Law} from "./Laws.sol";
import {Suite} from "./Suite.sol";

/// @title Compares what the register answers with the book, and adds up what must come out even.
contract Walk is Suite {
    Fixture private immutable _fixture;
    Ghost private immutable _ghost;
    PersonHandler private immutable _people;
    CaseHandler private immutable _cases;
    MoneyHandler private immutable _money;
    ITickets private immutable _tickets;

    constructor(Fixture fixture, Ghost ghost, PersonHandler people, CaseHandler cases, MoneyHandler money) {
        (_fixture, _ghost, _people, _cases, _money) = (fixture, ghost, people, cases, money);
        _tickets = fixture.tickets();
    }

    /// @notice After a call: no law was seen to break, and what the call was about stands in the law that is asked for.
    function step(Law law) external view {
        _requireUnbroken(law);
        RegisterNumber touched = _ghost.touched();
        if (RegisterNumber.unwrap(touched) == 0) return;
        _ticket(touched, law);
        if (law == Law.I1) _lot(_ghost.ticketOf(touched).lot);
        if (law == Law.I14) _dividends();
        if (law == Law.Cases) _casesAndVouchers();
        if (law == Law.Quotas) _quotas();
        if (law == Law.Liens) _liens();
        if (law == Law.Persons) _persons();
    }

    /// @notice At the end of a sequence: every law, over everything that there is.
    function end() external view {
        for (uint8 i = 1; i <= uint8(type(Law).max); ++i) _requireUnbroken(Law(i));
        (uint256 lots, uint256 count,) = _ghost.counts();
        for (uint256 i = 0; i < count; ++i) _ticket(_ghost.tickets(i), Law.Book);
        for (uint256 i = 0; i < lots; ++i) _lot(_ghost.lotAt(i).number);
        _liens();
        _persons();
        _dividends();
        _casesAndVouchers();
        _quotas();
    }

    function _requireUnbroken(Law law) private view {
        string memory what = _ghost.breachOf(law);
        if (bytes(what).length != 0) revert(what);
    }

    /// @dev I-4, I-5, I-6, I-7, I-8, I-10, I-11 and the sums of claims, each by the number's own fields.
    function _ticket(RegisterNumber number, Law law) private view {
        GhostTicket memory book = _ghost.ticketOf(number);
        Ticket memory ticket = _tickets.ticketOf(number);
        assertEq(uint256(ticket.status), uint256(book.status), "I5: status");
        assertEq(ticket.offsetAmount, book.offsetAmount, "I5: what was offset");
        assertEq(ticket.amount, book.amount, "I4: amount");
        assertEq(ticket.offsetAmount, _ghost.vouchersOf(number), "I11: vouchers and offsets");
        assertEq(ticket.pledgedAmount, book.pledgedAmount, "Pledges: the sum of pledges in force");
        assertTrue(ticket.pledgedAmount <= ticket.amount, "Pledges: within the amount");
        assertEq(ticket.frozenAmount, book.frozenAmount, "Freezes: the sum of freezes in force");
        assertEq(ticket.liens, book.liens, "Liens: liens in force");
        assertEq(ticket.printVersion, book.printVersion, "I10: print version");
        assertTrue(ticket.lost == book.lost, "Loss: notice");
        assertEq(PolicyId.unwrap(ticket.policy), book.policy, "I13: a ticket keeps its policy");
        assertEq(RegisterNumber.unwrap(ticket.lot), RegisterNumber.unwrap(book.lot), "I7: lot");
        assertEq(RegisterNumber.unwrap(ticket.parent), RegisterNumber.unwrap(book.parent), "I7: parent");
        assertEq((RegisterNumber.unwrap(number) >> 40) & 0xf, uint8(_ghost.lotOf(book.lot).kind), "I7: unit");
        assertEq(_tickets.freeAmountOf(number), _ghost.freeOf(number), "Roots: what is free");
        if (law == Law.Book || law == Law.I6) _owners(number, book, ticket);
    }

    function _owners(RegisterNumber number, GhostTicket memory book, Ticket memory ticket) private view {
        Share[] memory owners = _tickets.ownersOf(number);
        assertEq(uint8(ticket.ownership), uint8(book.ownership), "I6: ownership");
        assertTrue(keccak256(abi.encode(owners)) == keccak256(book.owners), "I6: owners");
        assertTrue(owners.length != 0 && owners.length <= 64, "I6: number of owners");
        uint256 sum = 0;
        for (uint256 i = 0; i < owners.length; ++i) {
            assertTrue(owners[i].parts != 0, "I6: an owner without a part");
            sum += owners[i].parts;
        }
        assertEq(sum, book.wholeParts, "I6: the whole of the parts");
        bool sole = book.ownership == Ownership.Sole;
        assertEq(PersonId.unwrap(ticket.holder), sole ? owners[0].person : 0, "I6: holder");
    }

    /// @dev I-1: issued = live + offset + annulled, over all numbers of the lot.
    function _lot(RegisterNumber number) private view {
        (, uint256 count,) = _ghost.counts();
        uint256 sum = 0;
        for (uint256 i = 0; i < count; ++i) {
            RegisterNumber ticket = _ghost.tickets(i);
            GhostTicket memory book = _ghost.ticketOf(ticket);
            if (book.lot != number) continue;
            Ticket memory told = _tickets.ticketOf(ticket);
            sum += uint256(told.amount) + told.offsetAmount + book.annulledAmount;
        }
        Application memory application = _fixture.reserve().applicationOf(number);
        GhostLot memory lot = _ghost.lotOf(number);
        assertEq(sum, lot.issuedAmount, "I1: live, offset and annulled against issues");
        assertEq(application.issuedAmount, sum, "I1: issued amount of the reserve");
        assertTrue(application.issuedAmount <= application.certifiedAmount, "I1: issued within certified");
        assertEq(application.certifiedAmount, lot.certifiedAmount, "I1: certified");
        assertEq(application.deficitAmount, lot.deficitAmount, "I1: deficit");
    }

    function _liens() private view {
        (,, uint256 count) = _ghost.counts();
        for (uint256 i = 0; i < count; ++i) {
            GhostLien memory book = _ghost.lienAt(i);
            Lien memory lien = _tickets.lienOf(book.id);
            assertEq(uint8(lien.status), uint8(book.status), "Liens: a lien ends by its owner, its end or a ruling");
            assertEq(lien.amount, book.amount, "Liens: amount");
            assertEq(lien.rank, book.rank, "Liens: rank");
            assertEq(lien.untilSeconds, book.untilSeconds, "Liens: end");
            assertEq(MemberId.unwrap(lien.owner), uint8(book.owner) + 1, "Liens: owner");
        }
    }

    function _persons() private view {
        IPersons persons = _fixture.persons();
        for (uint256 i = 0; i < _ghost.personCount(); ++i) {
            GhostPerson memory book = _ghost.personAt(i);
            Person memory person = persons.personOf(book.id);
            assertEq(person.freezes, book.freezes, "Persons: freezes in force");
            assertEq(uint8(person.standing), uint8(book.standing), "Persons: standing");
            assertEq(person.division, book.division, "Persons: division");
        }
        GhostFreeze[] memory freezes = _people.freezes();
        for (uint256 i = 0; i < freezes.length; ++i) {
            FreezeStatus status = persons.personFreezeOf(freezes[i].id).status;
            assertEq(uint8(status), uint8(freezes[i].status), "Persons: a freeze ends by its court or its end");
        }
    }

    /// @dev I-14: the parts and the remainder are what was received, and no more is paid than the parts.
    function _dividends() private view {
        GhostDividend[] memory dividends = _money.dividends();
        IDividends desk = _fixture.dividends();
        for (uint256 i = 0; i < dividends.length; ++i) {
            Dividend memory told = desk.dividendOf(dividends[i].id);
            Share[] memory owners = abi.decode(dividends[i].owners, (Share[]));
            uint256 due = 0;
            for (uint256 j = 0; j < owners.length; ++j) {
                uint64 left = desk.dueOf(dividends[i].id, PersonId.wrap(owners[j].person));
                assertEq(left, _money.dueOf(dividends[i].id, owners[j].person), "I14: part");
                due += left;
            }
            assertEq(told.paidFen, dividends[i].paid, "I14: paid");
            assertTrue(told.paidFen <= told.receivedFen, "I14: paid within received");
            assertEq(due + told.paidFen + told.remainderFen, told.receivedFen, "I14: parts, remainder and received");
            assertEq(told.receivedFen, dividends[i].received, "I14: received");
        }
    }

    function _casesAndVouchers() private view {
        GhostCase[] memory cases = _cases.cases();
        ICases desk = _fixture.cases();
        for (uint256 i = 0; i < cases.length; ++i) {
            uint64 fulfilled = desk.caseOf(cases[i].id).fulfilledAmount;
            assertEq(fulfilled, _ghost.answeredOf(cases[i].id), "Cases: fulfilled by its vouchers");
            assertEq(uint8(desk.caseOf(cases[i].id).outcome), uint8(cases[i].outcome), "Cases: outcome");
            assertEq(desk.caseOf(cases[i].id).subscriptions, cases[i].subscriptions, "Cases: undertakings");
        }
    }

    function _quotas() private view {
        GhostQuota[] memory quotas = _cases.quotas();
        IQuotas desk = _fixture.quotas();
        for (uint256 i = 0; i < quotas.length; ++i) {
            Quota memory told = desk.quotaOf(quotas[i].id);
            assertEq(told.ticketsGrams, _ghost.answeredOf(quotas[i].id), "Quotas: answered by vouchers");
            assertEq(told.othersGrams, quotas[i].byOthers, "Quotas: answered otherwise");
            assertEq(told.obligationGrams, quotas[i].obligation, "Quotas: obligation");
            assertTrue(told.ticketsGrams + told.othersGrams <= told.obligationGrams, "Quotas: within the obligation");
        }
    }
}
