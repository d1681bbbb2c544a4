// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @dev Every list that a loop walks has its largest size here, so that no command can outgrow a block.
uint256 constant OWNERS_MAX = 64;
uint256 constant PARCELS_MAX = 64;
uint256 constant PARCEL_PERIODS_MAX = 16;
uint256 constant KEYS_MAX = 16;
uint256 constant PAPERS_MAX = 16;
uint256 constant ITEMS_MAX = 16;
uint256 constant SPLIT_MAX = 16;
uint256 constant MERGE_MAX = 16;
uint256 constant ROOTS_MAX = 32;
uint256 constant RELEASES_MAX = 32;
uint256 constant PASSAGE_MAX = 16;
uint256 constant COUNCIL_SEATS_MAX = 21;
uint256 constant COUNCIL_DELAY_SECONDS_MAX = 90 days;
uint256 constant TEXT_LENGTH_BYTES_MAX = 120;
uint16 constant SUBSCRIPTIONS_MAX = 1024;
uint8 constant PERSON_FREEZES_MAX = 64;
uint256 constant POLICIES_AHEAD_MAX = 8;

/// @dev No lot is larger: ten thousand million tonnes. Sums of as many claims as a ticket can bear stay in 64 bits.
uint64 constant AMOUNT_MAX = 10 ** 16;

/// @dev Liens in force on a number, and their ranks. Pledges end at half of it: a holder and a friendly lender must not
/// be able to fill a ticket so that no court can freeze it.
uint8 constant PLEDGE_LIENS_MAX = 32;
uint8 constant PLEDGE_RANK_MAX = 127;
uint8 constant LIENS_MAX = 64;
uint8 constant RANK_MAX = 255;

/// @dev GB/T 2260 codes have six digits and start at 11.
uint24 constant DIVISION_MIN = 110_000;
uint24 constant DIVISION_MAX = 999_999;

/// @dev An offset answers for a year from here to the one after the present.
uint16 constant OFFSET_YEAR_MIN = 2000;

/// @dev Calendars and quotas name years from here on.
uint16 constant YEAR_MIN = 2000;
uint16 constant YEAR_MAX = 2200;

/// @dev No income, loss or undertaking is larger: ten million million yuan. Sums stay in 56 bits.
uint64 constant VALUE_FEN_MAX = 10 ** 15;
