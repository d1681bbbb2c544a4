namespace Carbon.Index.Queries;

/// <summary>Which liens are asked for; what is left out is not looked at.</summary>
public sealed record LienFilter
{
    /// <summary>Whose they are.</summary>
    public MemberId? Owner { get; init; }

    /// <summary>On which number itself they lie.</summary>
    public RegisterNumber? Ticket { get; init; }

    /// <summary>The document that placed them: a pledge's contract, or the order of a case.</summary>
    public Digest? Document { get; init; }

    /// <summary>What sort of claim, or None.</summary>
    public LienKind Kind { get; init; }

    /// <summary>Where they stand, or None.</summary>
    public LienStatus Status { get; init; }

    /// <summary>Division of the ticket, or zero.</summary>
    public uint Division { get; init; }

    /// <summary>Placed at this time or later, in seconds since 1970.</summary>
    public ulong PlacedFrom { get; init; }

    /// <summary>Placed before this time, in seconds since 1970.</summary>
    public ulong PlacedBefore { get; init; } = ulong.MaxValue;
}
