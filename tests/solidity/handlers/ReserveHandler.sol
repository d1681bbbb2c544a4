// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ApplicationContent, IReserve} from "../../../contracts/interfaces/IReserve.sol";
import {
    ApplicationRoute,
    ApplicationStatus,
    Declaration,
    Kind,
    MandateAct,
    Office,
    PersonStanding,
    PlantingStatus,
    Share
} from "../../../contracts/types/Codes.sol";
import {PersonId, RegisterNumber} from "../../../contracts/types/Identities.sol";
import {Policy} from "../../../contracts/types/PolicyTerms.sol";
import {Fixture} from "../base/Fixture.sol";
import {Ghost, GhostLot, GhostPerson} from "../base/Ghost.sol";
import {Dice, Handler} from "../base/Handler.sol";
import {Law, Role} from "../base/Laws.sol";
import {Terms, YINCHUAN} from "../base/Terms.sol";
import {vm} from "../base/Vm.sol";
import {PlantingHandler} from "./PlantingHandler.sol";

/// @title Applications from their submission to the filed lot, with every way that they end.
contract ReserveHandler is Handler {
    struct Draft {
        RegisterNumber number;
        uint16 policy;
        ApplicationStatus status;
        uint8 approvals;
        uint8 shortfalls;
        bytes content;
    }

    /// @dev Days of a parcel that a lot took.
    struct Taken {
        bytes32 parcel;
        uint32 startDay;
        uint32 endDay;
    }

    uint32 private constant ALL_DECLARATIONS = (uint32(1) << (uint32(uint8(type(Declaration).max)) + 1)) - 2;

    PlantingHandler private immutable _plantings;
    Draft[] private _drafts;
    Taken[] private _taken;
    mapping(bytes32 certificate => bool) private _certified;
    mapping(bytes32 plantingId => bool) private _planted;

    constructor(Fixture register, Ghost book, PlantingHandler plantings) Handler(register, book) {
        _plantings = plantings;
    }

    function submitApplication(uint256 wild) external {
        Dice memory dice = _begin(wild);
        uint24 division = Terms.divisionAt(_roll(dice, 16) == 0 ? 4 : _roll(dice, 4));
        ApplicationContent memory content = _content(dice, division);
        bytes32 document = _doc(dice);
        bytes memory submitting = abi.encodeCall(IReserve.submitApplication, (content, document));
        bytes memory returned = _act(dice, Role.Agent, address(reserve), submitting, document);

        uint16 policy = ghost.policyAt(division, content.kind, ghost.nowSeconds());
        _claim(policy != 0 && ghost.policyOf(policy).issuance, Law.I13, "an application under no policy in force");
        Draft memory draft;
        draft.number = abi.decode(returned, (RegisterNumber));
        draft.policy = policy;
        _write(draft, content);
        _drafts.push(draft);
    }

    function correctApplication(uint256 wild) external {
        Dice memory dice = _begin(wild);
        Draft storage draft = _draft(dice, ApplicationStatus.CorrectionAsked);
        uint24 division = abi.decode(draft.content, (ApplicationContent)).division;
        ApplicationContent memory content = _content(dice, division);
        bytes32 document = _doc(dice);
        bytes memory correcting = abi.encodeCall(IReserve.correctApplication, (draft.number, content, document));
        _act(dice, Role.Agent, address(reserve), correcting, document);
        Draft memory corrected = draft;
        _write(corrected, content);
        (draft.status, draft.approvals) = (corrected.status, 0);
        (draft.shortfalls, draft.content) = (corrected.shortfalls, corrected.content);
    }

    function askCorrection(uint256 wild) external {
        Dice memory dice = _begin(wild);
        Draft storage draft = _reviewed(dice);
        _review(dice, draft, IReserve.askCorrection.selector);
        draft.status = ApplicationStatus.CorrectionAsked;
    }

    function rejectApplication(uint256 wild) external {
        Dice memory dice = _begin(wild);
        vm.assume(_roll(dice, 4) == 0);
        Draft storage draft = _reviewed(dice);
        _review(dice, draft, IReserve.rejectApplication.selector);
        draft.status = ApplicationStatus.Rejected;
    }

    function disqualifyApplication(uint256 wild) external {
        Dice memory dice = _begin(wild);
        vm.assume(_roll(dice, 8) == 0);
        Draft storage draft = _reviewed(dice);
        _review(dice, draft, IReserve.disqualifyApplication.selector);
        draft.status = ApplicationStatus.Disqualified;
        Share[] memory applicants = abi.decode(draft.content, (ApplicationContent)).applicants;
        for (uint256 i = 0; i < applicants.length; ++i) {
            GhostPerson memory person = ghost.personOf(PersonId.wrap(applicants[i].person));
            person.standing = PersonStanding.Disqualified;
            ghost.setPerson(person);
        }
    }

    function approveApplication(uint256 wild) external {
        Dice memory dice = _begin(wild);
        Draft storage draft = _draft(dice, ApplicationStatus.UnderReview);
        (Office office, bool last) = _nextOf(draft);
        _review(dice, draft, IReserve.approveApplication.selector);
        _claim(draft.status == ApplicationStatus.UnderReview, Law.I3, "an approval of what is not under review");
        _claim(draft.shortfalls == 0, Law.I3, "an approval of a stand that falls short");
        _claim(office != Office.None, Law.I3, "an approval that nobody asked for");
        ++draft.approvals;
        if (last) draft.status = ApplicationStatus.Reviewed;
    }

    function grantException(uint256 wild) external {
        Dice memory dice = _begin(wild);
        Draft storage draft = _draft(dice, ApplicationStatus.UnderReview);
        (Office office,) = _nextOf(draft);
        bytes32 document = _doc(dice);
        bytes memory granting = abi.encodeCall(
            IReserve.grantException, (draft.number, office, draft.shortfalls, keccak256(draft.content), document)
        );
        _act(dice, _roleOf(office), address(reserve), granting, document);
        draft.shortfalls = 0;
    }

    function withdrawApplication(uint256 wild) external {
        Dice memory dice = _begin(wild);
        vm.assume(_roll(dice, 8) == 0);
        Draft storage draft = _draft(dice, ApplicationStatus.UnderReview);
        bytes32 document = _doc(dice);
        bytes memory withdrawing = abi.encodeCall(IReserve.withdrawApplication, (draft.number, document));
        _act(dice, Role.Agent, address(reserve), withdrawing, document);
        draft.status = ApplicationStatus.Withdrawn;
    }

    function fileReduction(uint256 wild) external {
        Dice memory dice = _begin(wild);
        Draft storage draft = _draft(dice, ApplicationStatus.Reviewed);
        ApplicationContent memory content = abi.decode(draft.content, (ApplicationContent));
        // Sometimes a certificate that was brought before.
        bytes32 certificate = _roll(dice, 8) == 0 ? keccak256(abi.encode(_roll(dice, 2))) : _doc(dice);
        uint64 certified = _amount(dice, content.claimedAmount);
        bytes memory filing =
            abi.encodeCall(IReserve.fileReduction, (draft.number, content, certificate, certified));
        _act(dice, Role.Ecology, address(reserve), filing, certificate);

        _claim(!_certified[certificate], Law.I2, "a certificate made two lots");
        _claim(certified <= content.claimedAmount, Law.I1, "more was certified than claimed");
        _certified[certificate] = true;
        _take(content);
        _claim(draft.status == ApplicationStatus.Reviewed, Law.I3, "a lot filed without its reviews");
        draft.status = ApplicationStatus.Filed;
        GhostLot memory lot;
        lot.number = draft.number;
        lot.division = content.division;
        lot.kind = content.kind;
        lot.certifiedAmount = certified;
        lot.missingDeclarations = _missing(draft.policy, content);
        lot.joint = content.joint;
        lot.applicants = abi.encode(content.applicants);
        ghost.addLot(lot);
    }

    /// @dev I-2: no day of a parcel is in two lots.
    function _take(ApplicationContent memory content) private {
        for (uint256 i = 0; i < content.parcels.length; ++i) {
            for (uint256 j = 0; j < _taken.length; ++j) {
                Taken memory taken = _taken[j];
                bool apart = taken.parcel != content.parcels[i] || taken.endDay < content.periodStartDay
                    || content.periodEndDay < taken.startDay;
                _claim(apart, Law.I2, "a day of a parcel in two lots");
            }
        }
        for (uint256 i = 0; i < content.parcels.length; ++i) {
            _taken.push(Taken(content.parcels[i], content.periodStartDay, content.periodEndDay));
        }
        if (content.plantingId == 0) return;
        _claim(!_planted[content.plantingId], Law.I2, "a planting made two lots");
        _planted[content.plantingId] = true;
    }

    function _write(Draft memory draft, ApplicationContent memory content) private {
        _claim(_missing(draft.policy, content) == 0, Law.I3, "an application without the declarations asked for");
        Policy memory terms = ghost.policyOf(draft.policy);
        for (uint256 i = 0; i < content.applicants.length; ++i) {
            GhostPerson memory person = ghost.personOf(PersonId.wrap(content.applicants[i].person));
            bool may = person.standing == PersonStanding.Active && person.freezes == 0;
            _claim(may, Law.Persons, "who may not applied");
            _claim(ghost.isGiven(person.id, Role.Agent, MandateAct.Apply), Law.Consent, "an applicant without mandate");
        }
        if (content.plantingId != 0) {
            bool accepted = _plantings.statusOf(content.plantingId) == PlantingStatus.Accepted;
            _claim(accepted, Law.I3, "an application by a planting that nobody accepted");
        }
        draft.status = ApplicationStatus.UnderReview;
        bool small = content.areaMuThousandths < terms.application.areaMinMuThousandths;
        bool sparse = content.survivalPercent < terms.application.survivalMinPercent;
        draft.shortfalls = (small ? 2 : 0) | (sparse ? 8 : 0);
        draft.content = abi.encode(content);
    }

    function _review(Dice memory dice, Draft storage draft, bytes4 selector) private {
        (Office office,) = _nextOf(draft);
        if (_roll(dice, 16) == 0) office = Office(uint8(1 + _roll(dice, 8)));
        bytes32 document = _doc(dice);
        bytes memory reviewing =
            abi.encodeWithSelector(selector, draft.number, office, keccak256(draft.content), document);
        _act(dice, _roleOf(office), address(reserve), reviewing, document);
        (Office expected,) = _nextOf(draft);
        _claim(office == expected, Law.I3, "a review out of turn");
    }

    function _nextOf(Draft storage draft) private view returns (Office office, bool last) {
        if (draft.status == ApplicationStatus.Reviewed) return (Office.File, false);
        Policy memory terms = ghost.policyOf(draft.policy);
        bool green = abi.decode(draft.content, (ApplicationContent)).route == ApplicationRoute.GreenQuota;
        bytes8 chain = green ? terms.application.greenQuotaChain : terms.application.reviewChain;
        office = Office(uint8(chain[draft.approvals]));
        last = chain[draft.approvals + 1] == 0;
    }

    function _missing(uint16 policy, ApplicationContent memory content) private view returns (uint32) {
        return ghost.policyOf(policy).application.declarations & ~content.declarations;
    }

    function _draft(Dice memory dice, ApplicationStatus status) private view returns (Draft storage draft) {
        vm.assume(_drafts.length != 0);
        draft = _drafts[_roll(dice, _drafts.length)];
        for (uint256 i = 0; i < 8 && draft.status != status; ++i) draft = _drafts[_roll(dice, _drafts.length)];
    }

    function _reviewed(Dice memory dice) private view returns (Draft storage) {
        bool done = _roll(dice, 4) == 0;
        return _draft(dice, done ? ApplicationStatus.Reviewed : ApplicationStatus.UnderReview);
    }

    /// @dev Few parcels and short periods, so that they meet.
    function _content(Dice memory dice, uint24 division) private view returns (ApplicationContent memory content) {
        content.division = division;
        content.kind = Terms.kindOf(division);
        content.applicants = _owners(dice);
        content.joint = content.applicants.length > 1 && _roll(dice, 2) == 0;
        content.parcels = new bytes32[](1 + _roll(dice, 2));
        uint256 parcel = _roll(dice, 32);
        for (uint256 i = 0; i < content.parcels.length; ++i) content.parcels[i] = bytes32(parcel + i + 1);
        content.periodStartDay = uint32(18_262 + _roll(dice, 1_500));
        content.periodEndDay = uint32(content.periodStartDay + _roll(dice, 300));
        content.areaMuThousandths = uint64((_roll(dice, 8) == 0 ? 1_000 : 3_000_000) + _roll(dice, 1_000_000));
        uint256 scale = _roll(dice, 3);
        content.claimedAmount = uint64(scale == 0 ? 1 + _roll(dice, 900) : 1_000 + _roll(dice, 2_000_000));
        if (content.kind != Kind.Carbon && content.claimedAmount > content.areaMuThousandths) {
            content.claimedAmount = content.areaMuThousandths;
        }
        content.plantedDay = 16_071;
        content.survivalPercent = uint8(_roll(dice, 8) == 0 ? 80 : 90);
        content.declarations = ALL_DECLARATIONS;
        if (_roll(dice, 8) == 0) content.declarations &= ~Terms.bit(uint8(1 + _roll(dice, 9)));
        content.place = "Panjin";
        content.bounds = "river, road, ridge, wall";
        content.species = "poplar";
        content.method = "M-1";
        uint16 policy = ghost.policyAt(division, content.kind, ghost.nowSeconds());
        uint8 papers = policy == 0 ? 0 : ghost.policyOf(policy).application.paperCount;
        content.papers = new bytes32[](papers == 0 ? 1 : papers);
        for (uint256 i = 0; i < content.papers.length; ++i) content.papers[i] = _doc(dice);
        content.route = ApplicationRoute.Ordinary;
        if (division == YINCHUAN) _route(dice, content);
    }

    function _route(Dice memory dice, ApplicationContent memory content) private view {
        uint256 sort = _roll(dice, 3);
        if (sort == 0) content.route = ApplicationRoute.GreenQuota;
        if (sort != 1) return;
        (bytes32 plantingId, Share[] memory planters, uint64 area) = _plantings.accepted(_roll(dice, 99));
        if (plantingId == 0) return;
        (content.plantingId, content.applicants, content.areaMuThousandths) = (plantingId, planters, area);
        content.route = ApplicationRoute.NewPlanting;
        content.joint = false;
        if (content.claimedAmount > content.areaMuThousandths) content.claimedAmount = content.areaMuThousandths;
    }

    function _roleOf(Office office) private pure returns (Role) {
        if (office == Office.Certify) return Role.Verifier;
        if (office == Office.ExpertReview) return Role.Experts;
        if (office == Office.Determine) return Role.Forestry;
        if (office == Office.CoApprove) return Role.Parks;
        if (office == Office.File) return Role.Ecology;
        return Role.Government;
    }
}
