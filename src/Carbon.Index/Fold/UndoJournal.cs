namespace Carbon.Index.Fold;

/// <summary>Takes blocks back, by the statements that the triggers wrote while they were folded.</summary>
internal static class UndoJournal
{
    /// <summary>Takes back every block above a height.</summary>
    /// <exception cref="InvalidOperationException">The height is older than what can be undone.</exception>
    public static void UndoAbove(SqlSession session, ulong height)
    {
        var cell = height.Cell();
        if (session.Count("SELECT count(*) FROM blocks WHERE height = $1", cell) == 0)
            throw new InvalidOperationException($"Block {height} is older than what this index can undo.");
        EventBlocks.Supersede(session, height);
        var statements = session.All(
            "SELECT statement FROM undo WHERE height > $1 ORDER BY seq DESC", row => row.GetString(0), cell);
        foreach (var statement in statements)
            session.RunOnce(statement);
        // The statements were journalled by the triggers as well, under the tip's height: they go with the rest.
        session.Run("DELETE FROM undo WHERE height > $1", cell);
        var first = Cells.Position(height + 1, 0);
        session.Run("DELETE FROM history_tickets WHERE position >= $1", first);
        session.Run("DELETE FROM history WHERE position >= $1", first);
        session.Run("DELETE FROM blocks WHERE height > $1", cell);
    }
}
