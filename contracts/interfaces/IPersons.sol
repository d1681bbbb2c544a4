// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {MandateAct, PersonKind} from "../types/Codes.sol";
import {MemberId, PersonId} from "../types/Identities.sol";

/// @title Real-name holders (W-11), their keys and their mandates.
/// @notice The chain holds only a salted commitment of the real name; the name itself stays with the bureau.
/// Tickets belong to persons, not to keys: a lost key is replaced and every right and lien stays.
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

    /// @notice No person bears this id.
    error PersonUnknown(PersonId person);
    /// @notice The commitment stands for a registered person.
    error CommitmentUsed(bytes32 commitment, PersonId person);
    /// @notice The commitment, document or key is empty, or the key belongs to another person.
    error PersonInvalid();
    /// @notice The person has not let the member do this, or the mandate is over.
    error MandateMissing(PersonId person, MemberId member, MandateAct act);
    /// @notice A bureau may not record a mandate for itself from paper: the person's own signature is needed.
    error MandateToSelf(MemberId member);
    /// @notice The mandate's end lies in the past, its acts are empty or unknown, its document is missing or gave this
    /// member a mandate before, or its signature is not the person's.
    error MandateInvalid(PersonId person);

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

    /// @notice Reverts with MandateMissing unless the member may do this act for the person now.
    function requireMandate(PersonId person, MemberId member, MandateAct act) external view;

    /// @notice Reverts with PersonUnknown unless the person is registered.
    function requirePerson(PersonId person) external view;

    /// @notice The person's division, kind and key.
    function personOf(PersonId person) external view returns (uint24 division, PersonKind kind, address key);

    /// @notice The EIP-712 domain separator. The chain id was given at deployment: the oldest engine cannot tell it.
    function domainSeparator() external view returns (bytes32);
}
