// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice A number of the register: division, series, year and sequence in one integer.
/// @dev Bits from the top: division 20, series 4, year 12, sequence 28. On paper a check character follows; it is
/// computed, never stored. Zero is no number.
type RegisterNumber is uint64;

/// @notice A real-name holder, legal or natural. Counted from 1; zero is nobody.
type PersonId is uint64;

/// @notice A member institution of the consortium. Counted from 1; zero is nobody.
type MemberId is uint32;

/// @notice One dated version of a division's rules for one kind of ticket. Counted from 1; zero is none.
type PolicyId is uint16;

/// @dev No policy; numbers start at 1.
PolicyId constant NO_POLICY = PolicyId.wrap(0);

using {numbersEqual as ==, numbersDiffer as !=} for RegisterNumber global;
using {personsEqual as ==, personsDiffer as !=} for PersonId global;
using {membersEqual as ==, membersDiffer as !=} for MemberId global;
using {policiesEqual as ==, policiesDiffer as !=} for PolicyId global;

function numbersEqual(RegisterNumber a, RegisterNumber b) pure returns (bool) {
    return RegisterNumber.unwrap(a) == RegisterNumber.unwrap(b);
}

function numbersDiffer(RegisterNumber a, RegisterNumber b) pure returns (bool) {
    return RegisterNumber.unwrap(a) != RegisterNumber.unwrap(b);
}

function personsEqual(PersonId a, PersonId b) pure returns (bool) {
    return PersonId.unwrap(a) == PersonId.unwrap(b);
}

function personsDiffer(PersonId a, PersonId b) pure returns (bool) {
    return PersonId.unwrap(a) != PersonId.unwrap(b);
}

function membersEqual(MemberId a, MemberId b) pure returns (bool) {
    return MemberId.unwrap(a) == MemberId.unwrap(b);
}

function membersDiffer(MemberId a, MemberId b) pure returns (bool) {
    return MemberId.unwrap(a) != MemberId.unwrap(b);
}

function policiesEqual(PolicyId a, PolicyId b) pure returns (bool) {
    return PolicyId.unwrap(a) == PolicyId.unwrap(b);
}

function policiesDiffer(PolicyId a, PolicyId b) pure returns (bool) {
    return PolicyId.unwrap(a) != PolicyId.unwrap(b);
}
