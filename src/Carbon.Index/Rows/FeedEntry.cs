namespace Carbon.Index.Rows;

/// <summary>One event of a feed.</summary>
/// <param name="Row">The event.</param>
/// <param name="Block">Hash of its block.</param>
/// <param name="Scope">What it is about.</param>
/// <param name="Superseded">Whether its block was replaced, and the reader knew the event.</param>
/// <param name="After">Where a reader stands who has taken in this entry.</param>
public sealed record FeedEntry(HistoryRow Row, Digest Block, EventScope Scope, bool Superseded, EventCursor After);
