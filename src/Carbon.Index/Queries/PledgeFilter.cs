namespace Carbon.Index.Queries;

/// <summary>Which pledges are asked for; what is left out is not looked at.</summary>
public sealed record PledgeFilter
{
    /// <summary>A ticket that they are of.</summary>
    public RegisterNumber? Ticket { get; init; }

    /// <summary>Who lends.</summary>
    public MemberId? Lender { get; init; }

    /// <summary>Division of the tickets, or zero.</summary>
    public uint Division { get; init; }

    /// <summary>Where they stand, or None.</summary>
    public PledgeStatus Status { get; init; }
}
