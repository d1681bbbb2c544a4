namespace Carbon.Registry.Model;

/// <summary>A ticket of the model. What lies on it is told by its liens, not by sums kept beside them.</summary>
public sealed class ModelTicket
{
    /// <summary>Its number.</summary>
    public required RegisterNumber Number { get; init; }

    /// <summary>The lot.</summary>
    public required RegisterNumber Lot { get; init; }

    /// <summary>The ticket that was issued or merged.</summary>
    public required RegisterNumber Root { get; init; }

    /// <summary>The ticket it was split from, or zero.</summary>
    public RegisterNumber Parent { get; init; }

    /// <summary>Roots that a merged ticket descends from besides itself.</summary>
    public IReadOnlyList<RegisterNumber> Ancestors { get; init; } = [];

    /// <summary>The rules that go with it.</summary>
    public required PolicyId Policy { get; init; }

    /// <summary>In circulation, in base units.</summary>
    public ulong Amount { get; internal set; }

    /// <summary>Used up, in base units.</summary>
    public ulong Offset { get; internal set; }

    /// <summary>Where it stands.</summary>
    public TicketStatus Status { get; internal set; } = TicketStatus.Live;

    /// <summary>Who owns it, and how.</summary>
    public Ownership Ownership { get; internal set; }

    /// <summary>The owners with their parts.</summary>
    public IReadOnlyList<Share> Owners { get; internal set; } = [];

    /// <summary>Version of the paper.</summary>
    public int PrintVersion { get; internal set; } = 1;

    /// <summary>End of the announcement of a loss, or null.</summary>
    public ulong? LossUntilSeconds { get; internal set; }

    internal int Turns { get; set; }

    internal byte TopRank { get; set; }
}
