namespace Carbon.Index.Rows;

/// <summary>The next entries of a feed.</summary>
/// <param name="Entries">In the order in which they are to be told.</param>
/// <param name="After">Where a reader stands who has taken in all of them.</param>
/// <param name="AtTip">Whether nothing follows in this state of the index.</param>
public sealed record FeedPage(IReadOnlyList<FeedEntry> Entries, EventCursor After, bool AtTip);
