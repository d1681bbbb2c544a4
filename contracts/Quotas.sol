// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IConsortium} from "./interfaces/IConsortium.sol";
import {IPersons} from "./interfaces/IPersons.sol";
import {IPolicies} from "./interfaces/IPolicies.sol";
import {IQuotas, Quota, QuotaContent} from "./interfaces/IQuotas.sol";
import {ITicketRefusals} from "./interfaces/ITicketRefusals.sol";
import {AMOUNT_MAX, YEAR_MAX, YEAR_MIN} from "./libraries/Limits.sol";
import {Desk, Kind, Office} from "./types/Codes.sol";
import {MemberId, PersonId, PolicyId, RegisterNumber} from "./types/Identities.sol";
import {UseTerms} from "./types/PolicyTerms.sol";

/// @title Quotas
/// @notice What each function does, emits and refuses is written in IQuotas.
contract Quotas is IQuotas {
    /// @dev Two slots: what was set, and what was fulfilled.
    struct Duty {
        PersonId emitter;
        uint24 division;
        bool power;
        bool ticketsFirst;
        uint64 obligationGrams;
        uint64 ticketGrams;
        uint64 ticketsGrams;
        uint64 othersGrams;
    }

    IConsortium private immutable _consortium;
    IPersons private immutable _persons;
    IPolicies private immutable _policies;

    mapping(bytes32 quotaId => Duty) private _duties;
    /// @dev Keyed by quota and document: one list may set the quotas of many emitters.
    mapping(bytes32 key => bool) private _documents;

    constructor(IConsortium consortium, IPersons persons, IPolicies policies) {
        _consortium = consortium;
        _persons = persons;
        _policies = policies;
    }

    /// @inheritdoc IQuotas
    function setQuota(QuotaContent calldata content, bytes32 documentHash) external returns (bytes32 quotaId) {
        MemberId member = _consortium.requireOffice(msg.sender, content.division, Office.SetQuota);
        PolicyId policy = _policies.requireInForce(content.division, Kind.Carbon);
        UseTerms memory terms = _policies.useTermsOf(policy);
        require(terms.quotas, QuotaInvalid("policy"));
        _requireContent(content);
        quotaId = quotaIdOf(content.division, content.emitter, content.year);
        _useDocument(quotaId, documentHash);

        Duty storage duty = _duties[quotaId];
        uint64 obligationGrams =
            content.emissionGrams > content.baselineGrams ? content.emissionGrams - content.baselineGrams : 0;
        require(obligationGrams >= duty.ticketsGrams + duty.othersGrams, QuotaInvalid("emissionGrams"));
        bool fits = content.ticketGrams <= obligationGrams && content.ticketGrams >= duty.ticketsGrams;
        require(fits, QuotaInvalid("ticketGrams"));
        bool ticketsFirst = terms.ticketsFirst && !content.power;
        duty.emitter = content.emitter;
        duty.division = content.division;
        duty.power = content.power;
        duty.ticketsFirst = ticketsFirst;
        duty.obligationGrams = obligationGrams;
        duty.ticketGrams = content.ticketGrams;

        emit QuotaSet(quotaId, policy, content, ticketsFirst, member, documentHash);
    }

    /// @inheritdoc IQuotas
    function meetOtherwise(bytes32 quotaId, uint64 amount, bytes32 documentHash) external {
        Duty storage duty = _requireKnown(quotaId);
        MemberId member = _consortium.requireOffice(msg.sender, duty.division, Office.SetQuota);
        require(amount != 0, QuotaInvalid("amount"));
        _useDocument(quotaId, documentHash);
        bool mayDiffer = !duty.ticketsFirst || duty.ticketsGrams >= duty.ticketGrams;
        require(mayDiffer, TicketsFirst(quotaId, duty.ticketsGrams, duty.ticketGrams));
        uint64 remaining = duty.obligationGrams - duty.ticketsGrams - duty.othersGrams;
        require(amount <= remaining, AmountOverQuota(quotaId, amount, remaining));

        uint64 othersGrams = duty.othersGrams + amount;
        duty.othersGrams = othersGrams;

        emit QuotaMetOtherwise(quotaId, amount, othersGrams, member, documentHash);
    }

    /// @inheritdoc IQuotas
    function requireAnswerable(bytes32 quotaId, PersonId emitter, uint16 year, uint64 amount) external view {
        _requireAnswerable(quotaId, emitter, year, amount);
    }

    /// @inheritdoc IQuotas
    function answer(bytes32 quotaId, PersonId emitter, uint16 year, RegisterNumber voucher, uint64 amount) external {
        require(msg.sender == _consortium.deskOf(Desk.Offsets), ITicketRefusals.DeskOnly(msg.sender));
        Duty storage duty = _requireAnswerable(quotaId, emitter, year, amount);

        uint64 ticketsGrams = duty.ticketsGrams + amount;
        duty.ticketsGrams = ticketsGrams;

        emit QuotaAnswered(quotaId, voucher, amount, ticketsGrams);
    }

    /// @inheritdoc IQuotas
    function quotaOf(bytes32 quotaId) external view returns (Quota memory) {
        Duty memory duty = _requireKnown(quotaId);
        return Quota({
            emitter: duty.emitter,
            power: duty.power,
            ticketsFirst: duty.ticketsFirst,
            obligationGrams: duty.obligationGrams,
            ticketGrams: duty.ticketGrams,
            ticketsGrams: duty.ticketsGrams,
            othersGrams: duty.othersGrams
        });
    }

    /// @inheritdoc IQuotas
    function quotaIdOf(uint24 division, PersonId emitter, uint16 year) public pure returns (bytes32) {
        return keccak256(abi.encode(division, emitter, year));
    }

    function _useDocument(bytes32 quotaId, bytes32 documentHash) private {
        require(documentHash != 0, QuotaInvalid("documentHash"));
        bytes32 key = keccak256(abi.encode(quotaId, documentHash));
        require(!_documents[key], QuotaDocumentUsed(documentHash));
        _documents[key] = true;
    }

    function _requireKnown(bytes32 quotaId) private view returns (Duty storage duty) {
        duty = _duties[quotaId];
        require(PersonId.unwrap(duty.emitter) != 0, QuotaUnknown(quotaId));
    }

    /// @dev Tickets may answer their part, as far as other means have not answered the obligation before.
    function _requireAnswerable(bytes32 quotaId, PersonId emitter, uint16 year, uint64 amount)
        private
        view
        returns (Duty storage duty)
    {
        duty = _requireKnown(quotaId);
        bool fits = quotaId == quotaIdOf(duty.division, emitter, year);
        require(fits, QuotaUnfit(quotaId, emitter, year));
        uint64 remaining = duty.ticketGrams - duty.ticketsGrams;
        uint64 unmet = duty.obligationGrams - duty.ticketsGrams - duty.othersGrams;
        if (unmet < remaining) remaining = unmet;
        require(amount <= remaining, AmountOverQuota(quotaId, amount, remaining));
    }

    function _requireContent(QuotaContent calldata content) private view {
        require(content.year >= YEAR_MIN && content.year <= YEAR_MAX, QuotaInvalid("year"));
        require(content.class != 0, QuotaInvalid("class"));
        require(content.grade != 0, QuotaInvalid("grade"));
        require(content.baselineGrams <= AMOUNT_MAX, QuotaInvalid("baselineGrams"));
        require(content.emissionGrams <= AMOUNT_MAX, QuotaInvalid("emissionGrams"));
        _persons.personOf(content.emitter);
    }
}
