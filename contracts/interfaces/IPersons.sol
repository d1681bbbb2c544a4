// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {FreezeStatus, MandateAct, PersonKind, PersonStanding, Share} from "../types/Codes.sol";
import {MemberId, PersonId} from "../types/Identities.sol";

/// @notice A real-name holder as the chain keeps it.
/// @param freezes Freezes of the person in force.
struct Person {
    uint24 division;
    PersonKind kind;
    PersonStanding standing;
    uint8 freezes;
    address key;
}

/// @notice A court's freeze of all that a person holds, now or later.
struct PersonFreeze {
    PersonId person;
    MemberId court;
    uint40 untilSeconds;
    FreezeStatus status;
}

/// @title Real-name holders (W-11), their keys, their mandates, their standing and their freezes.
/// @notice The chain holds only a salted commitment of the real name; the name itself stays with the bureau.
/// Tickets belong to persons, not to keys: a lost key is replaced, and every right, lien and freeze stays.
interface IPersons {
    /// @notice A person entered the register. The key may be zero: paper holders have none.
    event PersonRegistered(
        PersonId indexed person,
        uint24 indexed division,
        PersonKind kind,
        bytes32 commitment,
        address key,
        MemberId member,
        bytes32 documentHash
    );
    /// @notice The person signs with this key from now on, and with no other; zero: with none.
    event PersonKeySet(PersonId indexed person, address key, MemberId member, bytes32 documentHash);
    /// @notice The person's identity data changed (变更登记): this commitment stands for it from now on.
    event PersonIdentityChanged(PersonId indexed person, bytes32 commitment, MemberId member, bytes32 documentHash);
    /// @notice The person may act, is suspended, or is disqualified from applying (N-11).
    event PersonStandingSet(
        PersonId indexed person, PersonStanding standing, MemberId member, bytes32 documentHash
    );
    /// @notice The person lets a member act for it until `untilSeconds`: bit n of `acts` stands for MandateAct n.
    event MandateGiven(
        PersonId indexed person,
        MemberId indexed member,
        uint32 acts,
        uint40 untilSeconds,
        bytes32 documentHash,
        MemberId recordedBy
    );
    /// @notice The member acts for the person no more.
    event MandateWithdrawn(PersonId indexed person, MemberId indexed member, MemberId recordedBy, bytes32 documentHash);
    /// @notice A court froze all that the person holds, now or later.
    event PersonFrozen(
        bytes32 indexed freezeId,
        PersonId indexed person,
        MemberId indexed court,
        uint40 untilSeconds,
        bytes32 documentHash
    );
    /// @notice The court put off the end of its freeze.
    event PersonFreezeRenewed(
        bytes32 indexed freezeId,
        PersonId indexed person,
        MemberId indexed court,
        uint40 untilSeconds,
        bytes32 documentHash
    );
    /// @notice The court released its freeze.
    event PersonFreezeReleased(
        bytes32 indexed freezeId, PersonId indexed person, MemberId indexed court, bytes32 documentHash
    );
    /// @notice The freeze ended because its end had come and it was not renewed.
    event PersonFreezeLapsed(
        bytes32 indexed freezeId, PersonId indexed person, MemberId member, bytes32 documentHash
    );

    /// @notice No person bears this id.
    error PersonUnknown(PersonId person);
    /// @notice The commitment stands, or once stood, for a registered person.
    error CommitmentUsed(bytes32 commitment, PersonId person);
    /// @notice The commitment, kind, standing or document is empty, or the key belongs to another person; `field` names
    /// which.
    error PersonInvalid(string field);
    /// @notice The person stands so already.
    error StandingSame(PersonId person, PersonStanding standing);
    /// @notice The person is suspended, or is disqualified and applies.
    error PersonNotActive(PersonId person, PersonStanding standing);
    /// @notice A court has frozen all that the person holds.
    error PersonIsFrozen(PersonId person, uint8 freezes);
    /// @notice The person has not let the member do this, or the mandate is over.
    error MandateMissing(PersonId person, MemberId member, MandateAct act);
    /// @notice A bureau may not record a mandate for itself from paper: the person's own signature is needed.
    error MandateToSelf(MemberId member);
    /// @notice The mandate's end lies in the past, its acts are empty or unknown, its document is missing or gave this
    /// member a mandate before, or its signature is not the person's.
    error MandateInvalid(PersonId person);
    /// @notice No freeze of a person bears this id.
    error PersonFreezeUnknown(bytes32 freezeId);
    /// @notice The order froze this person before.
    error PersonFreezeExists(bytes32 freezeId);
    /// @notice The freeze is in force no more.
    error PersonFreezeEnded(bytes32 freezeId);
    /// @notice Only the court that froze the person may do this.
    error PersonFreezeNotOwned(bytes32 freezeId, MemberId court, MemberId caller);
    /// @notice The freeze is one of somebody who is no owner here.
    error PersonFreezeForeign(bytes32 freezeId, PersonId person);
    /// @notice The new end is not after the old one and the present, or the end has not come.
    error PersonFreezeEndInvalid(bytes32 freezeId, uint40 untilSeconds, uint256 nowSeconds);
    /// @notice The person bears the largest number of freezes.
    error PersonFreezesFull(PersonId person, uint8 freezesMax);

    /// @notice Enters a person. Office Register in the division. The commitment is unique for ever.
    function registerPerson(
        uint24 division,
        PersonKind kind,
        bytes32 commitment,
        address key,
        bytes32 documentHash
    ) external returns (PersonId);

    /// @notice Replaces the person's key. Office Register in the person's division.
    function setPersonKey(PersonId person, address key, bytes32 documentHash) external;

    /// @notice Replaces the commitment after a change of name, number or seat. Office Register in the person's
    /// division. Both commitments are used for ever.
    function changeIdentity(PersonId person, bytes32 commitment, bytes32 documentHash) external;

    /// @notice Suspends, disqualifies or restores a person. Office Supervise in the person's division.
    function setStanding(PersonId person, PersonStanding standing, bytes32 documentHash) external;

    /// @notice Disqualifies a person for fraud in an application. Reserve only. A suspended person stays suspended:
    /// the bureau that suspended it decides.
    function disqualify(PersonId person, MemberId member, bytes32 documentHash) external;

    /// @notice Records a mandate given on paper, for another member. Office Register in the person's division.
    function recordMandate(PersonId person, MemberId member, uint32 acts, uint40 untilSeconds, bytes32 documentHash)
        external;

    /// @notice Records a mandate that carries the person's own EIP-712 signature
    /// `Mandate(uint64 person,uint32 member,uint32 acts,uint40 untilSeconds,bytes32 documentHash)`. Any member.
    function giveMandate(
        PersonId person,
        MemberId member,
        uint32 acts,
        uint40 untilSeconds,
        bytes32 documentHash,
        bytes calldata signature
    ) external;

    /// @notice Ends a mandate. Office Register in the person's division, or the mandated member itself.
    function withdrawMandate(PersonId person, MemberId member, bytes32 documentHash) external;

    /// @notice Freezes all that a person holds, now or later. Office Judge in the person's division.
    function freezePerson(PersonId person, uint40 untilSeconds, bytes32 documentHash)
        external
        returns (bytes32 freezeId);

    /// @notice Puts off the end of a freeze. The court that placed it, alone.
    function renewPersonFreeze(bytes32 freezeId, uint40 untilSeconds, bytes32 documentHash) external;

    /// @notice Releases a freeze. The court that placed it, alone. Final.
    function releasePersonFreeze(bytes32 freezeId, bytes32 documentHash) external;

    /// @notice Ends a freeze whose end has come. Office Register in the person's division, or the court. Final.
    function lapsePersonFreeze(bytes32 freezeId, bytes32 documentHash) external;

    /// @notice Reverts unless the person is not suspended nor frozen and the member may do this act for it now; for
    /// Apply it may not be disqualified either.
    function requireMandate(PersonId person, MemberId member, MandateAct act) external view;

    /// @notice The parts of those owners who let the member do this act now, and all parts. Reverts if any owner is
    /// suspended or frozen.
    function consentOf(Share[] calldata owners, MemberId member, MandateAct act)
        external
        view
        returns (uint256 consentingParts, uint256 allParts);

    /// @notice The division and kind of a person that may receive something: registered and not suspended.
    function requireReceiver(PersonId person) external view returns (uint24 division, PersonKind kind);

    /// @notice Reverts with PersonIsFrozen unless every freeze of the owners is one of these, each in force, of this
    /// court, of one of the owners, in ascending order.
    function requireOwnFreezes(Share[] calldata owners, MemberId court, bytes32[] calldata freezeIds) external view;

    /// @notice The person. Reverts with PersonUnknown.
    function personOf(PersonId person) external view returns (Person memory);

    /// @notice The freeze. Reverts with PersonFreezeUnknown.
    function personFreezeOf(bytes32 freezeId) external view returns (PersonFreeze memory);

    /// @notice The EIP-712 domain separator. The chain id was given at deployment: the oldest engine cannot tell it.
    function domainSeparator() external view returns (bytes32);
}
