namespace Carbon.Registry.Records;

/// <summary>
/// A court's own freezes by which it passes where others may not, and those that wait behind them.
/// </summary>
/// <param name="Own">The court's freezes on the ticket and root freezes over it, by ascending id, at most 16.</param>
/// <param name="Later">
/// Freezes of others on the ticket that rank behind every one of the court's, by ascending id, at most 16. One that
/// is left out counts as ranking before.
/// </param>
/// <param name="Persons">The court's freezes of the ticket's owners, by ascending id, at most 64.</param>
public sealed record Passage(
    IReadOnlyList<Digest> Own,
    IReadOnlyList<Digest> Later,
    IReadOnlyList<Digest> Persons);
