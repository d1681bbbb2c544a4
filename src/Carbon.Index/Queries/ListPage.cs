namespace Carbon.Index.Queries;

/// <summary>
/// A part of a list. It may hold fewer rows than were asked for, or none, though the list goes on: a page looks at a
/// bounded number of rows.
/// </summary>
/// <typeparam name="TRow">What the list is of.</typeparam>
/// <param name="Rows">The rows, in the list's order.</param>
/// <param name="Next">Where the list goes on, or null at its end.</param>
public sealed record ListPage<TRow>(IReadOnlyList<TRow> Rows, ListPlace? Next);
