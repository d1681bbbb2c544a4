using Carbon.Index.Rows;

namespace Carbon.Index.Fold;

/// <summary>The blocks that can still be undone, and the tip.</summary>
internal static class BlockTable
{
    public static IndexTip? Tip(SqlSession session) => session.One(
        "SELECT height, hash, time FROM blocks ORDER BY height DESC LIMIT 1",
        row => new IndexTip(new BlockPoint(row.Unsigned(0), row.Digest(1)), row.Unsigned(2)));

    /// <summary>Takes the block as the tip.</summary>
    /// <exception cref="InvalidOperationException">It does not follow the tip.</exception>
    public static void Append(SqlSession session, RegistryBlock block, BlockPoint? tip)
    {
        if (tip is { } last && (block.Point.Height != last.Height + 1 || block.ParentHash != last.Hash))
        {
            throw new InvalidOperationException(
                $"Block {block.Point.Height} with parent {block.ParentHash} does not follow the tip, block " +
                $"{last.Height} {last.Hash}.");
        }

        session.Run("INSERT INTO blocks (height, hash, parent, time) VALUES ($1, $2, $3, $4)",
            block.Point.Height.Cell(), block.Point.Hash.Cell(), block.ParentHash.Cell(), block.TimeSeconds.Cell());
    }

    /// <summary>Forgets how to undo what lies more than `keep` blocks below the tip.</summary>
    public static void Forget(SqlSession session, ulong height, ulong keep)
    {
        if (height <= keep)
            return;
        var floor = (height - keep).Cell();
        session.Run("DELETE FROM blocks WHERE height < $1", floor);
        session.Run("DELETE FROM undo WHERE height <= $1", floor);
    }
}
