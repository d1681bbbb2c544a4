namespace Carbon.Index.Rows;

/// <summary>What a ticket comes from and what came of it.</summary>
/// <param name="Tickets">The ticket itself, then its forebears and what descends from it, the nearest first.</param>
/// <param name="Steps">How each came of another; both ends are among the tickets.</param>
/// <param name="IsCut">Whether there is more than this answer holds.</param>
public sealed record LineageRow(IReadOnlyList<TicketRow> Tickets, IReadOnlyList<LineageStep> Steps, bool IsCut);

/// <summary>One number that came of another.</summary>
/// <param name="From">The earlier number.</param>
/// <param name="To">The later number.</param>
/// <param name="Way">How.</param>
public sealed record LineageStep(RegisterNumber From, RegisterNumber To, LineageWay Way);

/// <summary>How a number comes of another.</summary>
public enum LineageWay
{
    /// <summary>No value; never in a step.</summary>
    None = 0,
    /// <summary>The earlier was divided and ended.</summary>
    Split = 1,
    /// <summary>A part passed to another; the earlier keeps the rest.</summary>
    PartTransfer = 2,
    /// <summary>The earlier and others became one and ended.</summary>
    Merge = 3,
    /// <summary>A court gave a pledged part to another.</summary>
    Enforcement = 4,
}
