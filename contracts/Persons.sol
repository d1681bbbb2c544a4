// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {IConsortium} from "./interfaces/IConsortium.sol";
import {IPersons, Person, PersonFreeze} from "./interfaces/IPersons.sol";
import {ITicketRefusals} from "./interfaces/ITicketRefusals.sol";
import {OWNERS_MAX, PERSON_FREEZES_MAX} from "./libraries/Limits.sol";
import {Desk, FreezeStatus, MandateAct, Office, PersonKind, PersonStanding, Share} from "./types/Codes.sol";
import {MemberId, PersonId} from "./types/Identities.sol";

/// @title Persons
/// @notice What each function does, emits and refuses is written in IPersons.
contract Persons is IPersons {
    struct Mandate {
        uint32 acts;
        uint40 untilSeconds;
    }

    bytes32 private constant DOMAIN_TYPEHASH =
        keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");
    bytes32 private constant MANDATE_TYPEHASH =
        keccak256("Mandate(uint64 person,uint32 member,uint32 acts,uint40 untilSeconds,bytes32 documentHash)");
    bytes32 private constant FREEZE_DOMAIN = keccak256("person freeze");
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
    mapping(bytes32 freezeId => PersonFreeze) private _freezes;

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
        require(kind != PersonKind.None, PersonInvalid("kind"));
        require(documentHash != 0, PersonInvalid("documentHash"));

        person = PersonId.wrap(++_personCount);
        _persons[person] =
            Person({division: division, kind: kind, standing: PersonStanding.Active, freezes: 0, key: key});
        _bindCommitment(person, commitment);
        _bindKey(person, key);

        emit PersonRegistered(person, division, kind, commitment, key, member, documentHash);
    }

    /// @inheritdoc IPersons
    function setPersonKey(PersonId person, address key, bytes32 documentHash) external {
        MemberId member = _requireRegistrar(person, documentHash);

        _persons[person].key = key;
        _bindKey(person, key);

        emit PersonKeySet(person, key, member, documentHash);
    }

    /// @inheritdoc IPersons
    function changeIdentity(PersonId person, bytes32 commitment, bytes32 documentHash) external {
        MemberId member = _requireRegistrar(person, documentHash);

        _bindCommitment(person, commitment);

        emit PersonIdentityChanged(person, commitment, member, documentHash);
    }

    /// @inheritdoc IPersons
    function setStanding(PersonId person, PersonStanding standing, bytes32 documentHash) external {
        Person memory known = _requirePerson(person);
        MemberId member = _consortium.requireOffice(msg.sender, known.division, Office.Supervise);
        require(standing != PersonStanding.None, PersonInvalid("standing"));
        require(standing != known.standing, StandingSame(person, standing));

        _setStanding(person, standing, member, documentHash);
    }

    /// @inheritdoc IPersons
    function disqualify(PersonId person, MemberId member, bytes32 documentHash) external {
        require(msg.sender == _consortium.deskOf(Desk.Reserve), ITicketRefusals.DeskOnly(msg.sender));
        PersonStanding standing = _requirePerson(person).standing;
        // Disqualified is less than suspended: an application's fraud must not lift a suspension.
        require(standing != PersonStanding.Suspended, PersonNotActive(person, standing));

        _setStanding(person, PersonStanding.Disqualified, member, documentHash);
    }

    /// @inheritdoc IPersons
    function recordMandate(PersonId person, MemberId member, uint32 acts, uint40 untilSeconds, bytes32 documentHash)
        external
    {
        MemberId recorder =
            _consortium.requireOffice(msg.sender, _requirePerson(person).division, Office.Register);
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
        address key = _requirePerson(person).key;
        bytes32 structHash = keccak256(abi.encode(MANDATE_TYPEHASH, person, member, acts, untilSeconds, documentHash));
        bytes32 digest = keccak256(abi.encodePacked("\x19\x01", _domainSeparator, structHash));
        (address signer,,) = ECDSA.tryRecover(digest, signature);
        require(signer != address(0) && signer == key, MandateInvalid(person));

        _give(person, member, acts, untilSeconds, documentHash, recorder);
    }

    /// @inheritdoc IPersons
    function withdrawMandate(PersonId person, MemberId member, bytes32 documentHash) external {
        uint24 division = _requirePerson(person).division;
        MemberId recorder = _consortium.memberOf(msg.sender);
        if (recorder != member) _consortium.requireOffice(msg.sender, division, Office.Register);
        require(documentHash != 0, PersonInvalid("documentHash"));
        require(_mandates[person][member].acts != 0, MandateMissing(person, member, MandateAct.None));

        delete _mandates[person][member];

        emit MandateWithdrawn(person, member, recorder, documentHash);
    }

    /// @inheritdoc IPersons
    function freezePerson(PersonId person, uint40 untilSeconds, bytes32 documentHash)
        external
        returns (bytes32 freezeId)
    {
        Person memory known = _requirePerson(person);
        MemberId court = _consortium.requireOffice(msg.sender, known.division, Office.Judge);
        require(documentHash != 0, PersonInvalid("documentHash"));
        freezeId = keccak256(abi.encode(FREEZE_DOMAIN, person, court, documentHash));
        require(_freezes[freezeId].status == FreezeStatus.None, PersonFreezeExists(freezeId));
        bool later = untilSeconds > block.timestamp;
        require(later, PersonFreezeEndInvalid(freezeId, untilSeconds, block.timestamp));
        require(known.freezes < PERSON_FREEZES_MAX, PersonFreezesFull(person, PERSON_FREEZES_MAX));

        _freezes[freezeId] =
            PersonFreeze({person: person, court: court, untilSeconds: untilSeconds, status: FreezeStatus.InForce});
        _persons[person].freezes = known.freezes + 1;

        emit PersonFrozen(freezeId, person, court, untilSeconds, documentHash);
    }

    /// @inheritdoc IPersons
    function renewPersonFreeze(bytes32 freezeId, uint40 untilSeconds, bytes32 documentHash) external {
        PersonFreeze memory freeze = _requireOwnFreeze(freezeId, documentHash);
        bool later = untilSeconds > freeze.untilSeconds && untilSeconds > block.timestamp;
        require(later, PersonFreezeEndInvalid(freezeId, untilSeconds, block.timestamp));

        _freezes[freezeId].untilSeconds = untilSeconds;

        emit PersonFreezeRenewed(freezeId, freeze.person, freeze.court, untilSeconds, documentHash);
    }

    /// @inheritdoc IPersons
    function releasePersonFreeze(bytes32 freezeId, bytes32 documentHash) external {
        PersonFreeze memory freeze = _requireOwnFreeze(freezeId, documentHash);

        _endFreeze(freezeId, freeze.person, FreezeStatus.Released);

        emit PersonFreezeReleased(freezeId, freeze.person, freeze.court, documentHash);
    }

    /// @inheritdoc IPersons
    function lapsePersonFreeze(bytes32 freezeId, bytes32 documentHash) external {
        PersonFreeze memory freeze = _requireFreeze(freezeId);
        MemberId member = _consortium.memberOf(msg.sender);
        if (member != freeze.court) {
            _consortium.requireOffice(msg.sender, _persons[freeze.person].division, Office.Register);
        }
        require(documentHash != 0, PersonInvalid("documentHash"));
        require(freeze.status == FreezeStatus.InForce, PersonFreezeEnded(freezeId));
        bool over = freeze.untilSeconds <= block.timestamp;
        require(over, PersonFreezeEndInvalid(freezeId, freeze.untilSeconds, block.timestamp));

        _endFreeze(freezeId, freeze.person, FreezeStatus.Lapsed);

        emit PersonFreezeLapsed(freezeId, freeze.person, member, documentHash);
    }

    /// @inheritdoc IPersons
    function requireMandate(PersonId person, MemberId member, MandateAct act) external view {
        _requireActing(person, act);
        require(_isGiven(person, member, act), MandateMissing(person, member, act));
    }

    /// @inheritdoc IPersons
    function consentOf(Share[] calldata owners, MemberId member, MandateAct act)
        external
        view
        returns (uint256 consentingParts, uint256 allParts)
    {
        _requireOwnerCount(owners.length);
        for (uint256 i = 0; i < owners.length; ++i) {
            PersonId person = PersonId.wrap(owners[i].person);
            _requireActing(person, act);
            allParts += owners[i].parts;
            if (_isGiven(person, member, act)) consentingParts += owners[i].parts;
        }
    }

    /// @inheritdoc IPersons
    function requireReceiver(PersonId person) external view returns (uint24 division, PersonKind kind) {
        Person storage known = _requirePerson(person);
        PersonStanding standing = known.standing;
        require(standing != PersonStanding.Suspended, PersonNotActive(person, standing));
        return (known.division, known.kind);
    }

    /// @inheritdoc IPersons
    function requireOwnFreezes(Share[] calldata owners, MemberId court, bytes32[] calldata freezeIds) external view {
        uint256 count = owners.length;
        _requireOwnerCount(count);
        uint8[] memory foreign = new uint8[](count);
        for (uint256 i = 0; i < count; ++i) {
            foreign[i] = _persons[PersonId.wrap(owners[i].person)].freezes;
        }
        for (uint256 i = 0; i < freezeIds.length; ++i) {
            bytes32 freezeId = freezeIds[i];
            require(i == 0 || freezeId > freezeIds[i - 1], ITicketRefusals.ListUnordered(i));
            PersonFreeze memory freeze = _requireFreeze(freezeId);
            require(freeze.court == court, PersonFreezeNotOwned(freezeId, freeze.court, court));
            require(freeze.status == FreezeStatus.InForce, PersonFreezeEnded(freezeId));
            // A freeze in force is counted on its person, so that the owner's count is above zero here.
            foreign[_positionOf(owners, freezeId, freeze.person)] -= 1;
        }
        for (uint256 i = 0; i < count; ++i) {
            require(foreign[i] == 0, PersonIsFrozen(PersonId.wrap(owners[i].person), foreign[i]));
        }
    }

    /// @inheritdoc IPersons
    function personOf(PersonId person) external view returns (Person memory) {
        return _requirePerson(person);
    }

    /// @inheritdoc IPersons
    function personFreezeOf(bytes32 freezeId) external view returns (PersonFreeze memory) {
        return _requireFreeze(freezeId);
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

    function _setStanding(PersonId person, PersonStanding standing, MemberId member, bytes32 documentHash) private {
        require(documentHash != 0, PersonInvalid("documentHash"));

        _persons[person].standing = standing;

        emit PersonStandingSet(person, standing, member, documentHash);
    }

    function _endFreeze(bytes32 freezeId, PersonId person, FreezeStatus status) private {
        _freezes[freezeId].status = status;
        --_persons[person].freezes;
    }

    /// @dev A commitment stays bound, so that a name once given up never comes back as another person.
    function _bindCommitment(PersonId person, bytes32 commitment) private {
        require(commitment != 0, PersonInvalid("commitment"));
        PersonId bearer = _personByCommitment[commitment];
        require(PersonId.unwrap(bearer) == 0, CommitmentUsed(commitment, bearer));

        _personByCommitment[commitment] = person;
    }

    /// @dev A key stays bound to the person that bore it, so that a lost key never speaks for another.
    function _bindKey(PersonId person, address key) private {
        if (key == address(0)) return;
        PersonId bearer = _personByKey[key];
        require(PersonId.unwrap(bearer) == 0 || bearer == person, PersonInvalid("key"));

        _personByKey[key] = person;
    }

    function _requireRegistrar(PersonId person, bytes32 documentHash) private view returns (MemberId member) {
        member = _consortium.requireOffice(msg.sender, _requirePerson(person).division, Office.Register);
        require(documentHash != 0, PersonInvalid("documentHash"));
    }

    /// @dev A person is one slot: read in place, the compiler loads it once and decodes only what is asked.
    function _requirePerson(PersonId person) private view returns (Person storage known) {
        known = _persons[person];
        require(known.division != 0, PersonUnknown(person));
    }

    function _requireActing(PersonId person, MandateAct act) private view {
        Person storage known = _requirePerson(person);
        PersonStanding standing = known.standing;
        bool acting = standing == PersonStanding.Active
            || (standing == PersonStanding.Disqualified && act != MandateAct.Apply);
        require(acting, PersonNotActive(person, standing));
        uint8 freezes = known.freezes;
        require(freezes == 0, PersonIsFrozen(person, freezes));
    }

    function _isGiven(PersonId person, MemberId member, MandateAct act) private view returns (bool) {
        Mandate storage mandate = _mandates[person][member];
        return mandate.acts & (uint32(1) << uint8(act)) != 0 && mandate.untilSeconds > block.timestamp;
    }

    function _requireFreeze(bytes32 freezeId) private view returns (PersonFreeze memory freeze) {
        freeze = _freezes[freezeId];
        require(freeze.status != FreezeStatus.None, PersonFreezeUnknown(freezeId));
    }

    function _requireOwnFreeze(bytes32 freezeId, bytes32 documentHash)
        private
        view
        returns (PersonFreeze memory freeze)
    {
        freeze = _requireFreeze(freezeId);
        MemberId member = _consortium.memberOf(msg.sender);
        require(member == freeze.court, PersonFreezeNotOwned(freezeId, freeze.court, member));
        require(documentHash != 0, PersonInvalid("documentHash"));
        require(freeze.status == FreezeStatus.InForce, PersonFreezeEnded(freezeId));
    }

    function _positionOf(Share[] calldata owners, bytes32 freezeId, PersonId person) private pure returns (uint256) {
        for (uint256 i = 0; i < owners.length; ++i) {
            if (owners[i].person == PersonId.unwrap(person)) return i;
        }
        revert PersonFreezeForeign(freezeId, person);
    }

    function _requireOwnerCount(uint256 count) private pure {
        require(count <= OWNERS_MAX, ITicketRefusals.ListInvalid(count, OWNERS_MAX));
    }
}
