namespace Carbon.Index.Rows;

/// <summary>What an event is about, as far as it can be told from the event and from what it changed.</summary>
/// <param name="Tickets">Tickets in order of number.</param>
/// <param name="Lots">Applications and the lots made from them.</param>
/// <param name="Case">The damage case, or zero.</param>
/// <param name="Divisions">GB/T 2260 codes; none for what concerns the consortium as a whole.</param>
/// <param name="Kind">In whose base unit its amount is, or none.</param>
public sealed record EventScope(
    IReadOnlyList<RegisterNumber> Tickets,
    IReadOnlyList<RegisterNumber> Lots,
    Digest Case,
    IReadOnlyList<uint> Divisions,
    Kind Kind);
