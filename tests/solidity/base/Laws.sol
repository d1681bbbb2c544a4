// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice What is held of every sequence. I1 to I14 are the requirements' own numbers; I12, the working days used, is
/// a reading of events by the node and no matter of the chain.
enum Law {
    None,
    I1,
    I2,
    I3,
    I4,
    I5,
    I6,
    I7,
    I8,
    I9,
    I10,
    I11,
    I13,
    I14,
    Pledges,
    Freezes,
    Roots,
    Persons,
    Liens,
    Pause,
    Quotas,
    Cases,
    Rulings,
    Consent,
    Loss,
    Powers,
    Council,
    Book
}

/// @notice A member of the tests' register. Its id is its place here, counted from 1.
enum Role {
    Forestry,
    Ecology,
    Court,
    OtherCourt,
    Bank,
    OtherBank,
    Verifier,
    Experts,
    Agent,
    County,
    Government,
    Parks,
    Procuratorate,
    Insurer,
    Guarantor
}
