// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {CaseContent, DamageCase, ICases, Subscription} from "./interfaces/ICases.sol";
import {IConsortium} from "./interfaces/IConsortium.sol";
import {IPersons} from "./interfaces/IPersons.sol";
import {IPolicies} from "./interfaces/IPolicies.sol";
import {ITicketRefusals} from "./interfaces/ITicketRefusals.sol";
import {AMOUNT_MAX, SUBSCRIPTIONS_MAX, VALUE_FEN_MAX} from "./libraries/Limits.sol";
import {CaseMode, CaseOutcome, Desk, Kind, MandateAct, Office} from "./types/Codes.sol";
import {MemberId, PersonId, PolicyId, RegisterNumber} from "./types/Identities.sol";
import {UseTerms} from "./types/PolicyTerms.sol";

/// @title Cases
/// @notice What each function does, emits and refuses is written in ICases.
contract Cases is ICases {
    /// @dev One slot. `quantity` is in fen where `inMoney`, else in the base unit of the case's kind.
    struct Undertaking {
        PersonId buyer;
        uint64 quantity;
        uint40 dueSeconds;
        uint40 subscribedAtSeconds;
        bool inMoney;
        bool lenient;
    }

    IConsortium private immutable _consortium;
    IPersons private immutable _persons;
    IPolicies private immutable _policies;

    mapping(bytes32 caseId => DamageCase) private _cases;
    mapping(bytes32 caseId => mapping(uint16 ordinal => Undertaking)) private _undertakings;
    /// @dev Keyed by case, undertaking and document: one agreement may name several instalments.
    mapping(bytes32 key => uint16 ordinal) private _ordinals;

    constructor(IConsortium consortium, IPersons persons, IPolicies policies) {
        _consortium = consortium;
        _persons = persons;
        _policies = policies;
    }

    /// @inheritdoc ICases
    function openCase(CaseContent calldata content, bytes32 documentHash) external returns (bytes32 caseId) {
        MemberId member = _consortium.requireOffice(msg.sender, content.division, Office.Refer);
        require(content.caseHash != 0, CaseInvalid("caseHash"));
        require(documentHash != 0, CaseInvalid("documentHash"));
        caseId = keccak256(abi.encode(content.division, content.caseHash));
        require(_cases[caseId].mode == CaseMode.None, CaseExists(caseId));
        PolicyId policy = _policies.requireInForce(content.division, content.kind);
        UseTerms memory terms = _policies.useTermsOf(policy);
        bool mayOpen = terms.caseOpeners & (uint32(1) << uint8(_consortium.kindOf(member))) != 0;
        require(mayOpen, CaseOpenerInvalid(policy, member));
        // Bit 0 stands for no mode, and no policy has it.
        bool knowsMode = terms.caseModes & (uint8(1) << uint8(content.mode)) != 0;
        require(knowsMode, CaseModeInvalid(policy, content.mode));
        _requireAssessment(content.liable, content.assessedValueFen, content.assessedAmount);

        _cases[caseId] = DamageCase({
            division: content.division,
            policy: policy,
            kind: content.kind,
            mode: content.mode,
            outcome: CaseOutcome.None,
            published: false,
            opener: member,
            liable: content.liable,
            assessedValueFen: content.assessedValueFen,
            assessedAmount: content.assessedAmount,
            fulfilledAmount: 0,
            subscriptions: 0
        });

        emit CaseOpened(caseId, policy, content, member, documentHash);
    }

    /// @inheritdoc ICases
    function assessCase(
        bytes32 caseId,
        PersonId liable,
        uint64 assessedValueFen,
        uint64 assessedAmount,
        bytes32 documentHash
    ) external {
        MemberId member = _requireOpener(caseId, documentHash);
        _requireAssessment(liable, assessedValueFen, assessedAmount);

        DamageCase storage damage = _cases[caseId];
        damage.liable = liable;
        damage.assessedValueFen = assessedValueFen;
        damage.assessedAmount = assessedAmount;

        emit CaseAssessed(caseId, liable, assessedValueFen, assessedAmount, member, documentHash);
    }

    /// @inheritdoc ICases
    function subscribeCase(
        bytes32 caseId,
        PersonId buyer,
        uint64 valueFen,
        uint64 amount,
        uint40 dueSeconds,
        bytes32 documentHash
    ) external returns (uint16 ordinal) {
        DamageCase storage damage = _requireOpen(caseId);
        MemberId member = _requireBuyer(damage.opener, buyer);
        _requireUndertaking(valueFen, amount, dueSeconds, documentHash);
        bytes32 key = keccak256(abi.encode(caseId, buyer, valueFen, amount, dueSeconds, documentHash));
        require(_ordinals[key] == 0, SubscriptionExists(caseId, _ordinals[key]));
        require(damage.subscriptions < SUBSCRIPTIONS_MAX, SubscriptionsFull(caseId, SUBSCRIPTIONS_MAX));

        ordinal = ++damage.subscriptions;
        _ordinals[key] = ordinal;
        uint40 nowSeconds = SafeCast.toUint40(block.timestamp);
        _undertakings[caseId][ordinal] = Undertaking({
            buyer: buyer,
            quantity: valueFen | amount,
            dueSeconds: dueSeconds,
            subscribedAtSeconds: nowSeconds,
            inMoney: valueFen != 0,
            lenient: false
        });

        emit CaseSubscribed(
            caseId, ordinal, Subscription(buyer, valueFen, amount, dueSeconds, nowSeconds), member, documentHash
        );
    }

    /// @inheritdoc ICases
    function recordLeniency(bytes32 caseId, uint16 ordinal, bytes32 documentHash) external {
        MemberId member = _requireOpener(caseId, documentHash);
        require(_cases[caseId].mode == CaseMode.Voluntary, CaseOrdered(caseId));
        Undertaking storage undertaking = _requireUndertakingKnown(caseId, ordinal);
        require(!undertaking.lenient, LeniencyExists(caseId, ordinal));

        undertaking.lenient = true;

        emit LeniencyRecorded(caseId, ordinal, undertaking.subscribedAtSeconds, member, documentHash);
    }

    /// @inheritdoc ICases
    function publishCase(bytes32 caseId, bool published, bytes32 documentHash) external {
        MemberId member = _requireOpenerOf(_requireKnown(caseId).opener, caseId, documentHash);
        require(_cases[caseId].published != published, CaseInvalid("published"));

        _cases[caseId].published = published;

        emit CasePublicationSet(caseId, published, member, documentHash);
    }

    /// @inheritdoc ICases
    function closeCase(bytes32 caseId, CaseOutcome outcome, bytes32 documentHash) external {
        MemberId member = _requireOpener(caseId, documentHash);
        require(outcome != CaseOutcome.None, CaseInvalid("outcome"));
        bool stands = outcome != CaseOutcome.Fulfilled || _cases[caseId].fulfilledAmount != 0;
        require(stands, CaseUnanswered(caseId));

        _cases[caseId].outcome = outcome;

        emit CaseClosed(caseId, outcome, member, documentHash);
    }

    /// @inheritdoc ICases
    function requireOpen(bytes32 caseId, Kind kind) external view {
        _requireCounts(caseId, kind);
    }

    /// @inheritdoc ICases
    function answer(bytes32 caseId, Kind kind, RegisterNumber voucher, uint64 amount) external {
        require(msg.sender == _consortium.deskOf(Desk.Offsets), ITicketRefusals.DeskOnly(msg.sender));
        DamageCase storage damage = _requireCounts(caseId, kind);

        uint64 fulfilledAmount = damage.fulfilledAmount + amount;
        damage.fulfilledAmount = fulfilledAmount;

        emit CaseAnswered(caseId, voucher, amount, fulfilledAmount);
    }

    /// @inheritdoc ICases
    function caseOf(bytes32 caseId) external view returns (DamageCase memory) {
        return _requireKnown(caseId);
    }

    /// @inheritdoc ICases
    function subscriptionOf(bytes32 caseId, uint16 ordinal) external view returns (Subscription memory) {
        Undertaking memory undertaking = _requireUndertakingKnown(caseId, ordinal);
        return Subscription({
            buyer: undertaking.buyer,
            valueFen: undertaking.inMoney ? undertaking.quantity : 0,
            amount: undertaking.inMoney ? 0 : undertaking.quantity,
            dueSeconds: undertaking.dueSeconds,
            subscribedAtSeconds: undertaking.subscribedAtSeconds
        });
    }

    /// @inheritdoc ICases
    function isLenient(bytes32 caseId, uint16 ordinal) external view returns (bool) {
        return _requireUndertakingKnown(caseId, ordinal).lenient;
    }

    function _requireKnown(bytes32 caseId) private view returns (DamageCase storage damage) {
        damage = _cases[caseId];
        require(damage.mode != CaseMode.None, CaseUnknown(caseId));
    }

    function _requireOpen(bytes32 caseId) private view returns (DamageCase storage damage) {
        damage = _requireKnown(caseId);
        require(damage.outcome == CaseOutcome.None, CaseEnded(caseId, damage.outcome));
    }

    function _requireCounts(bytes32 caseId, Kind kind) private view returns (DamageCase storage damage) {
        damage = _requireOpen(caseId);
        require(damage.kind == kind, CaseKindDiffers(caseId, damage.kind));
    }

    function _requireOpener(bytes32 caseId, bytes32 documentHash) private view returns (MemberId member) {
        return _requireOpenerOf(_requireOpen(caseId).opener, caseId, documentHash);
    }

    function _requireOpenerOf(MemberId opener, bytes32 caseId, bytes32 documentHash)
        private
        view
        returns (MemberId member)
    {
        member = _consortium.memberOf(msg.sender);
        require(member == opener, CaseNotOwned(caseId, opener, member));
        require(documentHash != 0, CaseInvalid("documentHash"));
    }

    /// @dev The opener records what the court or the agreement says; anyone else speaks for the buyer by mandate.
    function _requireBuyer(MemberId opener, PersonId buyer) private view returns (MemberId member) {
        member = _consortium.memberOf(msg.sender);
        if (member == opener) _persons.requireReceiver(buyer);
        else _persons.requireMandate(buyer, member, MandateAct.Offset);
    }

    /// @dev A loss is a value of all that a forest does, or an amount, or both (O-47); no rate joins the two.
    function _requireAssessment(PersonId liable, uint64 valueFen, uint64 amount) private view {
        require(valueFen <= VALUE_FEN_MAX, CaseInvalid("assessedValueFen"));
        require(amount <= AMOUNT_MAX, CaseInvalid("assessedAmount"));
        require(valueFen != 0 || amount != 0, CaseInvalid("assessed"));
        if (PersonId.unwrap(liable) != 0) _persons.personOf(liable);
    }

    function _requireUndertaking(uint64 valueFen, uint64 amount, uint40 dueSeconds, bytes32 documentHash)
        private
        view
    {
        require(documentHash != 0, CaseInvalid("documentHash"));
        require(valueFen <= VALUE_FEN_MAX, CaseInvalid("valueFen"));
        require(amount <= AMOUNT_MAX, CaseInvalid("amount"));
        require((valueFen != 0) != (amount != 0), CaseInvalid("undertaking"));
        require(dueSeconds == 0 || dueSeconds >= block.timestamp, CaseInvalid("dueSeconds"));
    }

    function _requireUndertakingKnown(bytes32 caseId, uint16 ordinal)
        private
        view
        returns (Undertaking storage undertaking)
    {
        undertaking = _undertakings[caseId][ordinal];
        require(undertaking.quantity != 0, SubscriptionUnknown(caseId, ordinal));
    }
}
