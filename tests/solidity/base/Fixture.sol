// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ICases} from "../../../contracts/interfaces/ICases.sol";
import {IComplaints} from "../../../contracts/interfaces/IComplaints.sol";
import {IConsortium} from "../../../contracts/interfaces/IConsortium.sol";
import {IDividends} from "../../../contracts/interfaces/IDividends.sol";
import {IOffsets} from "../../../contracts/interfaces/IOffsets.sol";
import {IPersons} from "../../../contracts/interfaces/IPersons.sol";
import {IPlantings} from "../../../contracts/interfaces/IPlantings.sol";
import {IPledges} from "../../../contracts/interfaces/IPledges.sol";
import {IPolicies} from "../../../contracts/interfaces/IPolicies.sol";
import {IQuotas} from "../../../contracts/interfaces/IQuotas.sol";
import {IReserve} from "../../../contracts/interfaces/IReserve.sol";
import {IRulings} from "../../../contracts/interfaces/IRulings.sol";
import {ITickets} from "../../../contracts/interfaces/ITickets.sol";
import {Desk, MandateAct, MemberKind, Office, PersonKind} from "../../../contracts/types/Codes.sol";
import {MemberId, PersonId} from "../../../contracts/types/Identities.sol";
import {Policy} from "../../../contracts/types/PolicyTerms.sol";
import {Ghost} from "./Ghost.sol";
import {Role} from "./Laws.sol";
import {Suite} from "./Suite.sol";
import {FAR_SECONDS, ORDOS, START_SECONDS, Terms, WEIHAI, YINCHUAN, YINING} from "./Terms.sol";
import {vm} from "./Vm.sol";

/// @title The thirteen contracts founded for five divisions. This contract is the founder.
contract Fixture is Suite {
    uint40 public constant COUNCIL_DELAY_SECONDS = 3600;
    uint32 public constant ALL_ACTS = (uint32(1) << (uint32(uint8(type(MandateAct).max)) + 1)) - 2;

    IConsortium public consortium;
    IPersons public persons;
    IPolicies public policies;
    ITickets public tickets;
    IReserve public reserve;
    IPlantings public plantings;
    IPledges public pledges;
    IRulings public rulings;
    IOffsets public offsets;
    ICases public cases;
    IQuotas public quotas;
    IComplaints public complaints;
    IDividends public dividends;

    address[] private _keys;
    Ghost private immutable _ghost;
    uint256 private _papers;

    constructor(Ghost ghost) {
        _ghost = ghost;
        vm.warp(START_SECONDS);
        _deploy();
        _admitMembers();
        _setDesks();
        for (uint256 i = 0; i < 5; ++i) {
            Policy memory terms = Terms.termsOf(Terms.divisionAt(i));
            _found(address(policies), abi.encodeCall(IPolicies.publishPolicy, (terms)));
            ghost.addPolicy(terms);
        }
        _found(address(consortium), abi.encodeCall(IConsortium.setCouncil, (_council(), 2, COUNCIL_DELAY_SECONDS)));
        consortium.closeFounding();
        _registerPersons();
    }

    function keyOf(Role role) external view returns (address) {
        return _keys[uint8(role)];
    }

    function _deploy() private {
        consortium = IConsortium(_create("Consortium", ""));
        persons = IPersons(_create("Persons", abi.encode(consortium, block.chainid)));
        policies = IPolicies(_create("Policies", abi.encode(consortium)));
        tickets = ITickets(_create("Tickets", abi.encode(consortium, persons, policies)));
        reserve = IReserve(_create("Reserve", abi.encode(consortium, persons, policies, tickets)));
        plantings = IPlantings(_create("Plantings", abi.encode(consortium, persons, policies)));
        pledges = IPledges(_create("Pledges", abi.encode(consortium, tickets)));
        rulings = IRulings(_create("Rulings", abi.encode(consortium, tickets)));
        offsets = IOffsets(_create("Offsets", abi.encode(consortium, persons, policies, tickets)));
        cases = ICases(_create("Cases", abi.encode(consortium, persons, policies)));
        quotas = IQuotas(_create("Quotas", abi.encode(consortium, persons, policies)));
        complaints = IComplaints(_create("Complaints", abi.encode(consortium)));
        dividends = IDividends(_create("Dividends", abi.encode(consortium, policies, tickets)));
    }

    function _create(string memory name, bytes memory arguments) private returns (address) {
        return deploy(string.concat("contracts/", name, ".sol:", name), arguments);
    }

    function _admitMembers() private {
        _admit(
            Role.Forestry,
            MemberKind.ForestryBureau,
            [Office.Determine, Office.Issue, Office.Register, Office.Cancel]
        );
        _admit(Role.Ecology, MemberKind.EcologyBureau, [Office.File, Office.Offset, Office.None, Office.None]);
        _admit(Role.Court, MemberKind.Court, _only(Office.Judge));
        _admit(Role.OtherCourt, MemberKind.Court, _only(Office.Judge));
        _admit(Role.Bank, MemberKind.Bank, _only(Office.Lend));
        _admit(Role.OtherBank, MemberKind.Bank, _only(Office.Lend));
        _admit(Role.Verifier, MemberKind.Verifier, _only(Office.Certify));
        _admit(Role.Experts, MemberKind.Verifier, _only(Office.ExpertReview));
        _admit(Role.Agent, MemberKind.TradingPlatform, _only(Office.Trade));
        _admit(Role.County, MemberKind.ForestryBureau, _only(Office.Register));
        _admit(
            Role.Government,
            MemberKind.Government,
            [Office.Review, Office.TitleAudit, Office.Approve, Office.SetQuota]
        );
        _admit(Role.Parks, MemberKind.ParksBureau, [Office.CoApprove, Office.Supervise, Office.None, Office.None]);
        _admit(Role.Procuratorate, MemberKind.Procuratorate, _only(Office.Refer));
        _admit(Role.Insurer, MemberKind.Insurer, _only(Office.Cover));
        _admit(Role.Guarantor, MemberKind.Guarantor, _only(Office.Cover));
    }

    function _setDesks() private {
        address[9] memory desks = [
            address(reserve),
            address(plantings),
            address(pledges),
            address(rulings),
            address(offsets),
            address(cases),
            address(quotas),
            address(complaints),
            address(dividends)
        ];
        for (uint8 i = 0; i < desks.length; ++i) {
            _found(address(consortium), abi.encodeCall(IConsortium.setDesk, (Desk(i + 1), desks[i])));
        }
    }

    function _admit(Role role, MemberKind kind, Office[4] memory offices) private {
        MemberId member = MemberId.wrap(uint32(uint8(role)) + 1);
        string memory name = string(abi.encodePacked("member ", bytes1(0x41 + uint8(role))));
        address key = vm.addr(uint256(paper(name)));
        _keys.push(key);
        _found(address(consortium), abi.encodeCall(IConsortium.admitMember, (kind, name, _fresh())));
        _found(address(consortium), abi.encodeCall(IConsortium.addKey, (member, key, _fresh())));
        uint32 set = 0;
        for (uint256 i = 0; i < 4; ++i) {
            if (offices[i] != Office.None) set |= uint32(1) << uint8(offices[i]);
        }
        for (uint256 i = 0; i < 5; ++i) {
            _found(
                address(consortium),
                abi.encodeCall(IConsortium.setOffices, (member, Terms.divisionAt(i), set, _fresh()))
            );
        }
    }

    /// @dev Eight persons: two of them inside Yinchuan, one without a mandate for forestry, so that consent differs.
    function _registerPersons() private {
        uint24[8] memory homes = [YINING, YINING, ORDOS, ORDOS, YINCHUAN, YINCHUAN, WEIHAI, WEIHAI];
        PersonKind[8] memory kinds = [
            PersonKind.Enterprise,
            PersonKind.Natural,
            PersonKind.Enterprise,
            PersonKind.Natural,
            PersonKind.VillageCollective,
            PersonKind.Enterprise,
            PersonKind.StateUnit,
            PersonKind.Enterprise
        ];
        for (uint64 i = 0; i < 8; ++i) {
            PersonId person = PersonId.wrap(i + 1);
            uint24 home = homes[i];
            vm.prank(_keys[uint8(Role.County)]);
            persons.registerPerson(
                home, kinds[i], keccak256(abi.encode("commitment", i)), vm.addr(personKeyOf(person)), _fresh()
            );
            _ghost.addPerson(person, home, kinds[i]);
            _mandate(person, Role.Agent);
            if (i % 4 != 3) _mandate(person, Role.Forestry);
        }
    }

    function _mandate(PersonId person, Role role) private {
        vm.prank(_keys[uint8(Role.County)]);
        persons.recordMandate(person, MemberId.wrap(uint32(uint8(role)) + 1), ALL_ACTS, FAR_SECONDS, _fresh());
        _ghost.setMandate(person, role, ALL_ACTS, FAR_SECONDS);
    }

    function _found(address target, bytes memory callData) private {
        consortium.found(target, callData);
    }

    function _fresh() private returns (bytes32) {
        return keccak256(abi.encode("founding", ++_papers));
    }

    function _council() private pure returns (MemberId[] memory seats) {
        seats = new MemberId[](3);
        for (uint32 i = 0; i < 3; ++i) seats[i] = MemberId.wrap(i + 1);
    }

    function _only(Office office) private pure returns (Office[4] memory) {
        return [office, Office.None, Office.None, Office.None];
    }
}
