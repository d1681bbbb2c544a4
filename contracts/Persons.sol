// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {IConsortium} from "./interfaces/IConsortium.sol";
import {IPersons} from "./interfaces/IPersons.sol";
import {MandateAct, Office, PersonKind} from "./types/Codes.sol";
import {MemberId, PersonId} from "./types/Identities.sol";

/// @title Persons
/// @notice What each function does, emits and refuses is written in IPersons.
contract Persons is IPersons {
    struct Person {
        uint24 division;
        PersonKind kind;
        address key;
    }

    struct Mandate {
        uint32 acts;
        uint40 untilSeconds;
    }

    bytes32 private constant DOMAIN_TYPEHASH =
        keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");
    bytes32 private constant MANDATE_TYPEHASH =
        keccak256("Mandate(uint64 person,uint32 member,uint32 acts,uint40 untilSeconds,bytes32 documentHash)");
    uint32 private constant ACTS_MASK = (uint32(1) << (uint32(uint8(type(MandateAct).max)) + 1)) - 2;

    IConsortium private immutable _consortium;
    bytes32 private immutable _domainSeparator;
    uint64 private _personCount;

    mapping(PersonId person => Person) private _persons;
    mapping(bytes32 commitment => PersonId) private _personByCommitment;
    mapping(address key => PersonId) private _personByKey;
    mapping(PersonId person => mapping(MemberId member => Mandate)) private _mandates;
    /// @dev Keyed by person, member and document, so that a withdrawn mandate cannot be brought again.
    mapping(bytes32 mandateKey => bool) private _mandateUsed;

    constructor(IConsortium consortium, uint256 chainId) {
        _consortium = consortium;
        _domainSeparator = keccak256(
            abi.encode(DOMAIN_TYPEHASH, keccak256("Carbon Persons"), keccak256("1"), chainId, address(this))
        );
    }

    /// @inheritdoc IPersons
    function registerPerson(uint24 division, PersonKind kind, bytes32 commitment, address key, bytes32 documentHash)
        external
        returns (PersonId person)
    {
        MemberId member = _consortium.requireOffice(msg.sender, division, Office.Register);
        require(kind != PersonKind.None && commitment != 0 && documentHash != 0, PersonInvalid());
        PersonId bearer = _personByCommitment[commitment];
        require(PersonId.unwrap(bearer) == 0, CommitmentUsed(commitment, bearer));

        person = PersonId.wrap(++_personCount);
        _personByCommitment[commitment] = person;
        _persons[person] = Person({division: division, kind: kind, key: key});
        _bindKey(person, key);

        emit PersonRegistered(person, division, kind, commitment, key, member, documentHash);
    }

    /// @inheritdoc IPersons
    function setPersonKey(PersonId person, address key, bytes32 documentHash) external {
        MemberId member = _consortium.requireOffice(msg.sender, _divisionOf(person), Office.Register);
        require(documentHash != 0, PersonInvalid());

        _persons[person].key = key;
        _bindKey(person, key);

        emit PersonKeySet(person, key, member, documentHash);
    }

    /// @inheritdoc IPersons
    function recordMandate(PersonId person, MemberId member, uint32 acts, uint40 untilSeconds, bytes32 documentHash)
        external
    {
        MemberId recorder = _consortium.requireOffice(msg.sender, _divisionOf(person), Office.Register);
        require(recorder != member, MandateToSelf(member));

        _give(person, member, acts, untilSeconds, documentHash, recorder);
    }

    /// @inheritdoc IPersons
    function giveMandate(
        PersonId person,
        MemberId member,
        uint32 acts,
        uint40 untilSeconds,
        bytes32 documentHash,
        bytes calldata signature
    ) external {
        MemberId recorder = _consortium.memberOf(msg.sender);
        _divisionOf(person);
        bytes32 structHash = keccak256(abi.encode(MANDATE_TYPEHASH, person, member, acts, untilSeconds, documentHash));
        bytes32 digest = keccak256(abi.encodePacked("\x19\x01", _domainSeparator, structHash));
        (address signer,,) = ECDSA.tryRecover(digest, signature);
        require(signer != address(0) && signer == _persons[person].key, MandateInvalid(person));

        _give(person, member, acts, untilSeconds, documentHash, recorder);
    }

    /// @inheritdoc IPersons
    function withdrawMandate(PersonId person, MemberId member, bytes32 documentHash) external {
        uint24 division = _divisionOf(person);
        MemberId recorder = _consortium.memberOf(msg.sender);
        if (recorder != member) _consortium.requireOffice(msg.sender, division, Office.Register);
        require(documentHash != 0, PersonInvalid());
        require(_mandates[person][member].acts != 0, MandateMissing(person, member, MandateAct.None));

        delete _mandates[person][member];

        emit MandateWithdrawn(person, member, recorder, documentHash);
    }

    /// @inheritdoc IPersons
    function requireMandate(PersonId person, MemberId member, MandateAct act) external view {
        Mandate memory mandate = _mandates[person][member];
        bool given = mandate.acts & (uint32(1) << uint8(act)) != 0 && mandate.untilSeconds > block.timestamp;
        require(given, MandateMissing(person, member, act));
    }

    /// @inheritdoc IPersons
    function requirePerson(PersonId person) external view {
        _divisionOf(person);
    }

    /// @inheritdoc IPersons
    function personOf(PersonId person) external view returns (uint24 division, PersonKind kind, address key) {
        division = _divisionOf(person);
        return (division, _persons[person].kind, _persons[person].key);
    }

    /// @inheritdoc IPersons
    function domainSeparator() external view returns (bytes32) {
        return _domainSeparator;
    }

    function _give(
        PersonId person,
        MemberId member,
        uint32 acts,
        uint40 untilSeconds,
        bytes32 documentHash,
        MemberId recorder
    ) private {
        bool bounded = acts != 0 && acts & ~ACTS_MASK == 0 && untilSeconds > block.timestamp && documentHash != 0;
        bytes32 mandateKey = keccak256(abi.encode(person, member, documentHash));
        require(bounded && !_mandateUsed[mandateKey], MandateInvalid(person));
        require(_consortium.isActive(member), IConsortium.MemberUnknown(member));

        _mandateUsed[mandateKey] = true;
        _mandates[person][member] = Mandate({acts: acts, untilSeconds: untilSeconds});

        emit MandateGiven(person, member, acts, untilSeconds, documentHash, recorder);
    }

    /// @dev A key stays bound to the person that bore it, so that a lost key never speaks for another.
    function _bindKey(PersonId person, address key) private {
        if (key == address(0)) return;
        PersonId bearer = _personByKey[key];
        require(PersonId.unwrap(bearer) == 0 || bearer == person, PersonInvalid());

        _personByKey[key] = person;
    }

    function _divisionOf(PersonId person) private view returns (uint24 division) {
        division = _persons[person].division;
        require(division != 0, PersonUnknown(person));
    }
}
