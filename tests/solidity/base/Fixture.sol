// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IConsortium} from "../../../contracts/interfaces/IConsortium.sol";
import {IOffsets} from "../../../contracts/interfaces/IOffsets.sol";
import {IPersons} from "../../../contracts/interfaces/IPersons.sol";
import {IPledges} from "../../../contracts/interfaces/IPledges.sol";
import {IPolicies, Policy} from "../../../contracts/interfaces/IPolicies.sol";
import {ApplicationContent, IReserve} from "../../../contracts/interfaces/IReserve.sol";
import {IRulings} from "../../../contracts/interfaces/IRulings.sol";
import {ITickets} from "../../../contracts/interfaces/ITickets.sol";
import {
    ApplicationRoute,
    Declaration,
    Desk,
    Kind,
    LienKind,
    LossCause,
    MandateAct,
    MemberKind,
    Office,
    OffsetRule,
    PersonKind,
    Purpose,
    Share,
    TransferCause
} from "../../../contracts/types/Codes.sol";
import {MemberId, PersonId, RegisterNumber} from "../../../contracts/types/Identities.sol";
import {Suite} from "./Suite.sol";
import {vm} from "./Vm.sol";

/// @notice A member in the tests: its id and the key that signs for it.
struct Actor {
    MemberId id;
    address key;
}

/// @title A register in daily work, as tests/contracts/fixture.js founds it.
/// @notice This contract is the founder. Every list of members, desks and policies stands in its own function.
contract Fixture is Suite {
    uint24 public constant YINING = 654_002;
    uint24 public constant WEIHAI = 371_000;
    uint24 public constant SHUOZHOU = 140_600;
    uint40 public constant COUNCIL_DELAY_SECONDS = 3600;
    uint40 public constant FAR_SECONDS = 4_000_000_000;
    /// @dev Any second while the policies below are in force.
    uint40 public constant START_SECONDS = 1_790_000_000;
    uint64 public constant TONNE = 1_000_000;
    uint8 private constant PAPERS = 7;

    IConsortium public consortium;
    IPersons public persons;
    IPolicies public policies;
    ITickets public tickets;
    IReserve public reserve;
    IPledges public pledges;
    IRulings public rulings;
    IOffsets public offsets;

    Actor public forestry;
    Actor public ecology;
    Actor public court;
    Actor public otherCourt;
    Actor public bank;
    Actor public otherBank;
    Actor public verifier;
    Actor public experts;
    Actor public agent;
    Actor public county;

    PersonId public owner;
    PersonId public buyer;
    PersonId public partner;

    uint256 private _papers;
    uint32 private _members;

    constructor() {
        vm.warp(START_SECONDS);
        _deploy();
        _admitMembers();
        _setDesks();
        _publishPolicies();
        _found(address(consortium), abi.encodeCall(IConsortium.setCouncil, (_council(), 2, COUNCIL_DELAY_SECONDS)));
        consortium.closeFounding();
        owner = registerPerson("owner");
        buyer = registerPerson("buyer");
        partner = registerPerson("partner");
    }

    /// @notice A document that nobody has brought.
    function freshPaper() public returns (bytes32) {
        return keccak256(abi.encode("document", ++_papers));
    }

    /// @notice A person of Yining who lets the agent do everything and forestry register transfers.
    function registerPerson(string memory name) public returns (PersonId person) {
        vm.prank(county.key);
        person = persons.registerPerson(
            YINING, PersonKind.Enterprise, paper(string.concat("commitment ", name)), address(0), freshPaper()
        );
        MemberId[2] memory members = [agent.id, forestry.id];
        for (uint256 i = 0; i < members.length; ++i) {
            vm.prank(county.key);
            persons.recordMandate(person, members[i], _allActs(), FAR_SECONDS, freshPaper());
        }
    }

    /// @notice A lot of the owner: applied for, reviewed and filed for the whole claim.
    function makeLot(uint24 division, uint64 amount) external returns (RegisterNumber application) {
        ApplicationContent memory content = _contentOf(division, amount);
        vm.prank(agent.key);
        application = reserve.submitApplication(content, freshPaper());

        bytes32 contentHash = keccak256(abi.encode(content));
        _approve(verifier, application, Office.Certify, contentHash);
        _approve(experts, application, Office.ExpertReview, contentHash);
        _approve(forestry, application, Office.Determine, contentHash);
        vm.prank(ecology.key);
        reserve.fileReduction(application, content, freshPaper(), amount);
    }

    /// @notice Bit n for each code n.
    function bits(uint8[4] memory codes) public pure returns (uint32 set) {
        for (uint256 i = 0; i < codes.length; ++i) {
            if (codes[i] != 0) set |= uint32(1) << codes[i];
        }
    }

    function _deploy() private {
        consortium = IConsortium(_create("Consortium", ""));
        persons = IPersons(_create("Persons", abi.encode(consortium, block.chainid)));
        policies = IPolicies(_create("Policies", abi.encode(consortium)));
        tickets = ITickets(_create("Tickets", abi.encode(consortium, persons, policies)));
        reserve = IReserve(_create("Reserve", abi.encode(consortium, persons, policies, tickets)));
        pledges = IPledges(_create("Pledges", abi.encode(consortium, tickets)));
        rulings = IRulings(_create("Rulings", abi.encode(consortium, tickets)));
        offsets = IOffsets(_create("Offsets", abi.encode(consortium, persons, policies, tickets)));
    }

    /// @dev The code comes from the product's own build, which is not compiled again for the tests.
    function _create(string memory name, bytes memory arguments) private returns (address created) {
        string memory artifact = string.concat("contracts/", name, ".sol:", name);
        bytes memory creation = bytes.concat(vm.getCode(artifact), arguments);
        assembly ("memory-safe") {
            created := create(0, add(creation, 0x20), mload(creation))
        }
        assertTrue(created != address(0), name);
    }

    function _admitMembers() private {
        forestry = _admit(
            "forestry",
            MemberKind.ForestryBureau,
            _offices(Office.Determine, Office.Issue, Office.Register, Office.Cancel)
        );
        ecology = _admit("ecology", MemberKind.EcologyBureau, _offices(Office.File, Office.Offset));
        court = _admit("court", MemberKind.Court, _offices(Office.Judge));
        otherCourt = _admit("otherCourt", MemberKind.Court, _offices(Office.Judge));
        bank = _admit("bank", MemberKind.Bank, _offices(Office.Lend));
        otherBank = _admit("otherBank", MemberKind.Bank, _offices(Office.Lend));
        verifier = _admit("verifier", MemberKind.Verifier, _offices(Office.Certify));
        experts = _admit("experts", MemberKind.Verifier, _offices(Office.ExpertReview));
        agent = _admit("agent", MemberKind.TradingPlatform, _offices(Office.Trade));
        county = _admit("county", MemberKind.ForestryBureau, _offices(Office.Register));
    }

    function _setDesks() private {
        _setDesk(Desk.Reserve, address(reserve));
        _setDesk(Desk.Pledges, address(pledges));
        _setDesk(Desk.Rulings, address(rulings));
        _setDesk(Desk.Offsets, address(offsets));
    }

    function _setDesk(Desk desk, address module) private {
        _found(address(consortium), abi.encodeCall(IConsortium.setDesk, (desk, module)));
    }

    /// @dev Yining: any part may be offset. Weihai: an offset takes a whole ticket. Shuozhou: no tickets yet.
    function _publishPolicies() private {
        bytes8 chain = bytes8(
            (uint64(uint8(Office.Certify)) << 56) | (uint64(uint8(Office.ExpertReview)) << 48)
                | (uint64(uint8(Office.Determine)) << 40)
        );
        _publish(YINING, true, OffsetRule.Partial, chain);
        _publish(WEIHAI, true, OffsetRule.Whole, chain);
        _publish(SHUOZHOU, false, OffsetRule.Partial, 0);
    }

    function _publish(uint24 division, bool issuance, OffsetRule rule, bytes8 chain) private {
        Policy memory terms;
        terms.division = division;
        terms.kind = Kind.Carbon;
        terms.validFromSeconds = 1_700_000_000;
        terms.validUntilSeconds = 3_900_000_000;
        terms.issuance = issuance;
        terms.disclaimer = rule == OffsetRule.Partial;
        terms.application.reviewChain = chain;
        terms.application.applicantKinds = bits([uint8(PersonKind.Enterprise), uint8(PersonKind.Natural), 0, 0]);
        terms.application.paperCount = PAPERS;
        terms.move.causes = uint16(
            bits([uint8(TransferCause.Sale), uint8(TransferCause.Gift), uint8(TransferCause.Inheritance), 0])
        );
        terms.move.lossCauses = uint8(bits([uint8(LossCause.Lost), 0, 0, 0]));
        terms.move.lossNoticeDays = 30;
        terms.move.lienKinds = uint8(bits([uint8(LienKind.Pledge), uint8(LienKind.Mortgage), 0, 0]));
        terms.move.severalPledges = true;
        terms.use.rule = rule;
        terms.use.purposes = bits([uint8(Purpose.YearlyEmission), uint8(Purpose.Event), 0, 0]);
        terms.documentHash = freshPaper();
        _found(address(policies), abi.encodeCall(IPolicies.publishPolicy, (terms)));
    }

    function _admit(string memory name, MemberKind kind, uint32 offices) private returns (Actor memory actor) {
        actor.key = vm.addr(uint256(paper(name)));
        bytes memory admission = abi.encodeCall(IConsortium.admitMember, (kind, name, freshPaper()));
        _found(address(consortium), admission);
        actor.id = MemberId.wrap(++_members);
        _found(address(consortium), abi.encodeCall(IConsortium.addKey, (actor.id, actor.key, freshPaper())));
        uint24[2] memory divisions = [YINING, WEIHAI];
        for (uint256 i = 0; i < divisions.length; ++i) {
            bytes memory setting =
                abi.encodeCall(IConsortium.setOffices, (actor.id, divisions[i], offices, freshPaper()));
            _found(address(consortium), setting);
        }
    }

    function _found(address target, bytes memory callData) private {
        consortium.found(target, callData);
    }

    function _approve(Actor memory actor, RegisterNumber application, Office office, bytes32 contentHash) private {
        vm.prank(actor.key);
        reserve.approveApplication(application, office, contentHash, freshPaper());
    }

    function _contentOf(uint24 division, uint64 amount) private returns (ApplicationContent memory content) {
        content.division = division;
        content.kind = Kind.Carbon;
        content.route = ApplicationRoute.Ordinary;
        content.applicants = new Share[](1);
        content.applicants[0] = Share({person: PersonId.unwrap(owner), parts: 1});
        content.parcels = new bytes32[](2);
        content.parcels[0] = freshPaper();
        content.parcels[1] = freshPaper();
        content.periodStartDay = 18_262;
        content.periodEndDay = 20_088;
        content.claimedAmount = amount;
        content.areaMuThousandths = 3_000_000;
        content.place = unicode"伊宁市潘津镇";
        content.method = "YN-LYTH-2025/1";
        content.plantedDay = 16_071;
        content.survivalPercent = 90;
        content.declarations = (uint32(1) << (uint32(uint8(type(Declaration).max)) + 1)) - 2;
        content.papers = new bytes32[](PAPERS);
        for (uint256 i = 0; i < PAPERS; ++i) content.papers[i] = freshPaper();
    }

    function _council() private view returns (MemberId[] memory seats) {
        seats = new MemberId[](3);
        seats[0] = forestry.id;
        seats[1] = ecology.id;
        seats[2] = court.id;
    }

    function _allActs() private pure returns (uint32) {
        return bits(
            [uint8(MandateAct.Apply), uint8(MandateAct.Transfer), uint8(MandateAct.Pledge), uint8(MandateAct.Offset)]
        );
    }

    function _offices(Office only) private pure returns (uint32) {
        return bits([uint8(only), 0, 0, 0]);
    }

    function _offices(Office first, Office second) private pure returns (uint32) {
        return bits([uint8(first), uint8(second), 0, 0]);
    }

    function _offices(Office first, Office second, Office third, Office fourth) private pure returns (uint32) {
        return bits([uint8(first), uint8(second), uint8(third), uint8(fourth)]);
    }
}
