// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IComplaints} from "../../../contracts/interfaces/IComplaints.sol";
import {IDividends} from "../../../contracts/interfaces/IDividends.sol";
import {ComplaintStatus, Ownership, Share, TicketStatus} from "../../../contracts/types/Codes.sol";
import {PersonId, RegisterNumber} from "../../../contracts/types/Identities.sol";
import {Fixture} from "../base/Fixture.sol";
import {Ghost, GhostTicket} from "../base/Ghost.sol";
import {Dice, Handler} from "../base/Handler.sol";
import {Law, Role} from "../base/Laws.sol";
import {YINCHUAN, YINING} from "../base/Terms.sol";
import {vm} from "../base/Vm.sol";

/// @notice A dividend as the handlers' book has it.
struct GhostDividend {
    bytes32 id;
    RegisterNumber ticket;
    uint64 received;
    uint64 paid;
    uint64 remainder;
    bytes owners;
}

/// @title Dividends and complaints.
contract MoneyHandler is Handler {
    struct Complaint {
        bytes32 id;
        bool open;
    }

    IDividends private immutable _desk;
    IComplaints private immutable _complaintDesk;
    GhostDividend[] private _dividends;
    Complaint[] private _complaints;
    mapping(RegisterNumber ticket => uint64 fen) private _carried;
    mapping(bytes32 dividend => mapping(uint64 person => uint64 fen)) private _due;

    constructor(Fixture register, Ghost book) Handler(register, book) {
        _desk = register.dividends();
        _complaintDesk = register.complaints();
    }

    function declareDividend(uint256 wild) external {
        Dice memory dice = _begin(wild);
        (RegisterNumber number, GhostTicket memory ticket) = _sharing(dice);
        uint64 income = uint64(1 + _roll(dice, _roll(dice, 2) == 0 ? 100 : 1e15));
        bytes32 document = _doc(dice);
        bytes memory declaring = abi.encodeCall(IDividends.declareDividend, (number, income, document));
        bytes memory returned = _act(dice, Role.Forestry, address(_desk), declaring, document);

        bytes32 id = abi.decode(returned, (bytes32));
        Share[] memory owners = abi.decode(ticket.owners, (Share[]));
        uint64 received = income + _carried[number];
        uint64 left = received;
        for (uint256 i = 0; i < owners.length; ++i) {
            uint64 part = uint64(uint256(received) * owners[i].parts / ticket.wholeParts);
            _due[id][owners[i].person] = part;
            left -= part;
        }
        _claim(left < owners.length, Law.I14, "a remainder of a fen or more for each owner");
        _carried[number] = left;
        _dividends.push(GhostDividend(id, number, received, 0, left, ticket.owners));
        _claim(ticket.status == TicketStatus.Live, Law.I5, "a dividend of an ended number");
        _claim(ghost.policyOf(ticket.policy).use.dividends, Law.I14, "a dividend that the policy does not know");
    }

    function payDividend(uint256 wild) external {
        Dice memory dice = _begin(wild);
        vm.assume(_dividends.length != 0);
        GhostDividend storage dividend = _dividends[_roll(dice, _dividends.length)];
        Share[] memory owners = abi.decode(dividend.owners, (Share[]));
        uint64 person = owners[_roll(dice, owners.length)].person;
        bytes32 document = _doc(dice);
        bytes memory paying =
            abi.encodeCall(IDividends.payDividend, (dividend.id, PersonId.wrap(person), document));
        _act(dice, Role.Forestry, address(_desk), paying, document);
        _claim(_due[dividend.id][person] != 0, Law.I14, "a part was paid twice");
        dividend.paid += _due[dividend.id][person];
        _due[dividend.id][person] = 0;
    }

    function fileComplaint(uint256 wild) external {
        Dice memory dice = _begin(wild);
        (RegisterNumber number,) = _ticket(dice);
        uint24 division = uint24(RegisterNumber.unwrap(number) >> 44);
        bytes32 document = _doc(dice);
        bytes memory filing = abi.encodeCall(IComplaints.fileComplaint, (division, number, document));
        bytes memory returned = _act(dice, Role(uint8(_roll(dice, 15))), address(_complaintDesk), filing, document);
        _complaints.push(Complaint(abi.decode(returned, (bytes32)), true));
    }

    function answerComplaint(uint256 wild) external {
        Dice memory dice = _begin(wild);
        vm.assume(_complaints.length != 0);
        Complaint storage complaint = _complaints[_roll(dice, _complaints.length)];
        bytes32 document = _doc(dice);
        ComplaintStatus status = ComplaintStatus(uint8(2 + _roll(dice, 2)));
        bytes memory answering = abi.encodeCall(IComplaints.answerComplaint, (complaint.id, status, document));
        _act(dice, Role.Parks, address(_complaintDesk), answering, document);
        _claim(complaint.open, Law.Book, "a complaint was answered twice");
        complaint.open = false;
    }

    function dividends() external view returns (GhostDividend[] memory) {
        return _dividends;
    }

    function dueOf(bytes32 dividend, uint64 person) external view returns (uint64) {
        return _due[dividend][person];
    }

    function _sharing(Dice memory dice) private view returns (RegisterNumber number, GhostTicket memory ticket) {
        for (uint256 i = 0; i < 8; ++i) {
            (number, ticket) = _ticket(dice);
            uint24 division = uint24(RegisterNumber.unwrap(number) >> 44);
            if ((division == YINCHUAN || division == YINING) && ticket.ownership != Ownership.Joint) break;
        }
    }
}
