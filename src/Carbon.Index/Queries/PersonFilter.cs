namespace Carbon.Index.Queries;

/// <summary>Which persons are asked for; what is left out is not looked at.</summary>
public sealed record PersonFilter
{
    /// <summary>The registering division, or zero.</summary>
    public uint Division { get; init; }

    /// <summary>What sort of holder, or None.</summary>
    public PersonKind Kind { get; init; }

    /// <summary>Whether they may act, or None.</summary>
    public PersonStanding Standing { get; init; }
}
