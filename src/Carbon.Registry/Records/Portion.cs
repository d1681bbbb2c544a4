namespace Carbon.Registry.Records;

/// <summary>
/// An amount of one ticket, in the base unit of its kind.
/// </summary>
/// <param name="Ticket">The ticket.</param>
/// <param name="Amount">Amount in the base unit of its kind.</param>
public sealed record Portion(
    RegisterNumber Ticket,
    ulong Amount);
