namespace Carbon.Index.Queries;

/// <summary>Which damage cases are asked for; what is left out is not looked at.</summary>
public sealed record CaseFilter
{
    /// <summary>Where the damage was done, or zero.</summary>
    public uint Division { get; init; }

    /// <summary>The salted hash of the case number.</summary>
    public Digest? CaseHash { get; init; }

    /// <summary>Who is liable.</summary>
    public PersonId? Liable { get; init; }

    /// <summary>How they ended: None for those that are open, null for all.</summary>
    public CaseOutcome? Outcome { get; init; }

    /// <summary>Whether only published ones are told of.</summary>
    public bool PublishedOnly { get; init; }

    /// <summary>Opened at this time or later, in seconds since 1970.</summary>
    public ulong OpenedFrom { get; init; }

    /// <summary>Opened before this time, in seconds since 1970.</summary>
    public ulong OpenedBefore { get; init; } = ulong.MaxValue;
}
