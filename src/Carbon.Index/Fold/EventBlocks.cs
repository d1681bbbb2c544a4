using Carbon.Index.Queries;

namespace Carbon.Index.Fold;

/// <summary>
/// Which blocks hold events, and what was taken back of them. The first is part of what the chain says; the second is
/// this index's own memory, which another index need not share.
/// </summary>
internal static class EventBlocks
{
    /// <summary>How many undone blocks are remembered; the lowest are forgotten first.</summary>
    public const int SupersededMax = 4_096;

    private const string KeepBlock =
        """
        INSERT INTO superseded_blocks (hash, height, previous_height, previous_hash)
        SELECT b.hash, b.height, p.height, p.hash FROM history_blocks b
        LEFT JOIN history_blocks p ON p.height = (SELECT max(height) FROM history_blocks WHERE height < b.height)
        WHERE b.height > $1
        """;

    private const string KeepEvent =
        """
        INSERT INTO superseded_events
          (block, position, tx, time, event, member, document, amount, fields, scope)
        SELECT b.hash, h.position, h.tx, h.time, h.event, h.member, h.document, h.amount, h.fields, $3
        FROM history h JOIN history_blocks b ON b.height = $2 WHERE h.position = $1
        """;

    /// <summary>Keeps the hash of a block that holds events.</summary>
    public static void Append(SqlSession session, RegistryBlock block)
    {
        if (block.Events.Count > 0)
            session.Run("INSERT INTO history_blocks (height, hash) VALUES ($1, $2)",
                block.Point.Height.Cell(), block.Point.Hash.Cell());
    }

    /// <summary>Remembers what is above a height as superseded. Called while its rows are still there.</summary>
    public static void Supersede(SqlSession session, ulong height)
    {
        var cell = height.Cell();
        // A block that was taken back before and came again is taken back again.
        session.Run(
            "DELETE FROM superseded_blocks WHERE hash IN (SELECT hash FROM history_blocks WHERE height > $1)", cell);
        session.Run(KeepBlock, cell);
        var events = session.All(
            "SELECT position, fields FROM history WHERE position >= $1 ORDER BY position",
            row => (Position: row.GetInt64(0), Fields: row.GetString(1)), Cells.Position(height + 1, 0));
        foreach (var (position, fields) in events)
        {
            var scope = EventScopes.Of(session, position, fields, int.MaxValue);
            session.Run(KeepEvent, position, Cells.HeightOf(position).Cell(), EventScopes.Write(scope));
        }

        session.Run("DELETE FROM history_blocks WHERE height > $1", cell);
        Forget(session);
    }

    private static void Forget(SqlSession session)
    {
        var floor = session.One(
            "SELECT height FROM superseded_blocks ORDER BY height DESC LIMIT 1 OFFSET $1",
            row => new { Height = row.GetInt64(0) }, (long)SupersededMax);
        if (floor is not null)
            session.Run("DELETE FROM superseded_blocks WHERE height <= $1", floor.Height);
    }
}
