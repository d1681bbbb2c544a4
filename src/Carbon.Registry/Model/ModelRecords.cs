namespace Carbon.Registry.Model;

internal sealed class ModelMember
{
    public required MemberKind Kind { get; init; }

    public bool Active { get; set; } = true;

    public Dictionary<uint, uint> Offices { get; } = [];
}

internal sealed class ModelPerson
{
    public required uint Division { get; init; }

    public required PersonKind Kind { get; init; }

    public PersonStanding Standing { get; set; } = PersonStanding.Active;

    public AccountAddress Key { get; set; }

    public Dictionary<MemberId, (uint Acts, ulong UntilSeconds)> Mandates { get; } = [];
}

internal sealed class ModelPersonFreeze
{
    public required PersonId Person { get; init; }

    public required MemberId Court { get; init; }

    public required ulong UntilSeconds { get; set; }

    public FreezeStatus Status { get; set; } = FreezeStatus.InForce;
}

internal sealed class ModelApplication
{
    public required PolicyId Policy { get; init; }

    public required ApplicationContent Content { get; set; }

    public required Digest ContentHash { get; set; }

    public byte Shortfalls { get; set; }

    public ApplicationStatus Status { get; set; } = ApplicationStatus.UnderReview;

    public int Approvals { get; set; }

    public MemberId Approver { get; set; }

    public ulong Certified { get; set; }

    public ulong Issued { get; set; }

    public ulong Deficit { get; set; }

    public int Tickets { get; set; }

    public PoolStatus Pool { get; set; }
}

internal sealed class ModelPledge
{
    public required PledgeContent Content { get; init; }

    public required MemberId Proposer { get; init; }

    public required IReadOnlyList<int> Turns { get; init; }

    public PledgeStatus Status { get; set; } = PledgeStatus.Proposed;
}

internal sealed class ModelRequest
{
    public required OffsetContent Content { get; init; }

    public required Digest ContentHash { get; init; }

    public required MemberId Member { get; init; }

    public required IReadOnlyList<int> Turns { get; init; }

    public OffsetStatus Status { get; set; } = OffsetStatus.Requested;
}

internal sealed class ModelCase
{
    public required CaseContent Content { get; set; }

    public required PolicyId Policy { get; init; }

    public required MemberId Opener { get; init; }

    public CaseOutcome Outcome { get; set; }

    public bool Published { get; set; }

    public ulong Fulfilled { get; set; }

    public List<(Subscription Terms, Digest Document)> Subscriptions { get; } = [];

    public HashSet<int> Lenient { get; } = [];
}

internal sealed class ModelQuota
{
    public required QuotaContent Content { get; set; }

    public bool TicketsFirst { get; set; }

    public ulong ByTickets { get; set; }

    public ulong Otherwise { get; set; }

    public ulong Obligation => Content.EmissionGrams > Content.BaselineGrams
        ? Content.EmissionGrams - Content.BaselineGrams
        : 0;
}

internal sealed class ModelDividend
{
    public required RegisterNumber Ticket { get; init; }

    public Dictionary<PersonId, ulong> Due { get; } = [];
}
