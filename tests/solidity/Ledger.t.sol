// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Law} from "./base/Laws.sol";
import {Played} from "./base/Played.sol";

/// @dev One contract for each law, so that each plays sequences of its own. At the end of every sequence of each all
/// laws are held. I-12, the working days used, is no matter of the chain: the node reads them from events.
contract I1Invariant is Played {
    constructor() Played(Law.I1) {}

    /// @notice Per lot: issued = live + offset + annulled, over all numbers.
    function invariant_I1_what_was_issued_is_live_offset_or_annulled() external view {
        hold();
    }
}

contract I2Invariant is Played {
    constructor() Played(Law.I2) {}

    /// @notice One certificate makes one lot; no day of a parcel is in two.
    function invariant_I2_one_certificate_one_lot_and_no_overlap() external view {
        hold();
    }
}

contract I3Invariant is Played {
    constructor() Played(Law.I3) {}

    /// @notice What a policy asks to be declared and reviewed is, before an issue.
    function invariant_I3_nothing_is_issued_without_the_declarations() external view {
        hold();
    }
}

contract I4Invariant is Played {
    constructor() Played(Law.I4) {}

    /// @notice What is pledged or frozen never moves by a holder's act.
    function invariant_I4_encumbered_amounts_do_not_move_by_their_holder() external view {
        hold();
    }
}

contract I5Invariant is Played {
    constructor() Played(Law.I5) {}

    /// @notice Offset amounts never return; ended numbers never live again.
    function invariant_I5_what_was_offset_never_returns() external view {
        hold();
    }
}

contract I6Invariant is Played {
    constructor() Played(Law.I6) {}

    /// @notice Shares are the whole at all times: 1 to 64 owners, each with a part.
    function invariant_I6_shares_are_the_whole() external view {
        hold();
    }
}

contract I7Invariant is Played {
    constructor() Played(Law.I7) {}

    /// @notice Children cover their parent and name it; units never mix.
    function invariant_I7_children_cover_their_parent() external view {
        hold();
    }
}

contract I8Invariant is Played {
    constructor() Played(Law.I8) {}

    /// @notice Where a policy says inside, who receives and where it is used are.
    function invariant_I8_holder_and_use_are_inside() external view {
        hold();
    }
}

contract I9Invariant is Played {
    constructor() Played(Law.I9) {}

    /// @notice Every act tells its actor and its document, and none passes without.
    function invariant_I9_every_act_tells_actor_and_document() external view {
        hold();
    }
}

contract I10Invariant is Played {
    constructor() Played(Law.I10) {}

    /// @notice A reissue keeps number, balance and owners; the print is another.
    function invariant_I10_a_reissue_changes_the_print_alone() external view {
        hold();
    }
}

contract I11Invariant is Played {
    constructor() Played(Law.I11) {}

    /// @notice The vouchers of a ticket add up to what it offset.
    function invariant_I11_vouchers_are_what_was_offset() external view {
        hold();
    }
}

contract I13Invariant is Played {
    constructor() Played(Law.I13) {}

    /// @notice A version outside its dates issues nothing; what it issued stays.
    function invariant_I13_a_policy_outside_its_dates_issues_nothing() external view {
        hold();
    }
}

contract I14Invariant is Played {
    constructor() Played(Law.I14) {}

    /// @notice Paid ≤ received; the parts and the remainder are what was received.
    function invariant_I14_dividends_are_what_was_received() external view {
        hold();
    }
}

contract PledgesInvariant is Played {
    constructor() Played(Law.Pledges) {}

    /// @notice Pledged ≤ amount; one pledge where the policy has one.
    function invariant_pledges_stay_within_the_amount() external view {
        hold();
    }
}

contract FreezesInvariant is Played {
    constructor() Played(Law.Freezes) {}

    /// @notice Frozen = the sum of the freezes in force.
    function invariant_frozen_is_the_sum_of_freezes_in_force() external view {
        hold();
    }
}

contract RootsInvariant is Played {
    constructor() Played(Law.Roots) {}

    /// @notice A root freeze covers all that came of the root, over merges too.
    function invariant_a_root_freeze_covers_all_descendants() external view {
        hold();
    }
}

contract PersonsInvariant is Played {
    constructor() Played(Law.Persons) {}

    /// @notice A frozen or suspended owner stops every holder's act.
    function invariant_a_frozen_person_stops_every_holders_act() external view {
        hold();
    }
}

contract LiensInvariant is Played {
    constructor() Played(Law.Liens) {}

    /// @notice A lien ends by its owner, by lapse after its end, or enforced.
    function invariant_a_lien_ends_by_its_owner_its_end_or_a_ruling() external view {
        hold();
    }
}

contract PauseInvariant is Played {
    constructor() Played(Law.Pause) {}

    /// @notice Nothing but the council acts while the register is paused.
    function invariant_a_pause_stops_everything() external view {
        hold();
    }
}

contract QuotasInvariant is Played {
    constructor() Played(Law.Quotas) {}

    /// @notice Tickets and other means never answer more than the obligation.
    function invariant_quotas_are_never_over_the_obligation() external view {
        hold();
    }
}

contract CasesInvariant is Played {
    constructor() Played(Law.Cases) {}

    /// @notice A case's fulfilled amount is the sum of its vouchers.
    function invariant_a_case_is_fulfilled_by_its_vouchers() external view {
        hold();
    }
}

contract RulingsInvariant is Played {
    constructor() Played(Law.Rulings) {}

    /// @notice By ruling nobody moves what another froze before.
    function invariant_no_ruling_moves_what_others_froze_before() external view {
        hold();
    }
}

contract ConsentInvariant is Played {
    constructor() Played(Law.Consent) {}

    /// @notice Nothing moves without enough of the owners' parts.
    function invariant_nothing_moves_without_consent() external view {
        hold();
    }
}

contract LossInvariant is Played {
    constructor() Played(Law.Loss) {}

    /// @notice A lost ticket is not disposed of; it is reissued after its notice.
    function invariant_a_loss_stops_every_disposal() external view {
        hold();
    }
}

contract PowersInvariant is Played {
    constructor() Played(Law.Powers) {}

    /// @notice No stranger, revoked key or wrong member acts.
    function invariant_nobody_acts_beyond_its_powers() external view {
        hold();
    }
}

contract CouncilInvariant is Played {
    constructor() Played(Law.Council) {}

    /// @notice A council act has its approvals and its delay, once.
    function invariant_the_council_acts_by_threshold_and_delay() external view {
        hold();
    }
}

contract BookInvariant is Played {
    constructor() Played(Law.Book) {}

    /// @notice Everything is as the handlers' own book has it.
    function invariant_the_register_equals_the_book() external view {
        hold();
    }
}
