namespace Carbon.Index.Queries;

/// <summary>Which vouchers are asked for; what is left out is not looked at.</summary>
public sealed record VoucherFilter
{
    /// <summary>Division of the tickets, or zero.</summary>
    public uint Division { get; init; }

    /// <summary>A ticket that they draw on.</summary>
    public RegisterNumber? Ticket { get; init; }

    /// <summary>The case that they answer.</summary>
    public Digest? Case { get; init; }

    /// <summary>For whom they are.</summary>
    public PersonId? Beneficiary { get; init; }

    /// <summary>What for, or None.</summary>
    public Purpose Purpose { get; init; }

    /// <summary>Granted at this time or later, in seconds since 1970.</summary>
    public ulong GrantedFrom { get; init; }

    /// <summary>Granted before this time, in seconds since 1970.</summary>
    public ulong GrantedBefore { get; init; } = ulong.MaxValue;
}
