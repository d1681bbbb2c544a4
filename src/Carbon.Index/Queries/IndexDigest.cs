using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Carbon.Index.Rows;
using Carbon.Index.Schema;

namespace Carbon.Index.Queries;

/// <summary>One digest of all rows, so that two indexes of one chain can be compared.</summary>
internal static class IndexDigest
{
    public static Digest Of(SqlSession session, IndexTip? tip)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, tip is null ? "no block" : $"{tip.Point.Height} {tip.Point.Hash} {tip.TimeSeconds}");
        foreach (var table in IndexSchema.Journalled.Concat(IndexSchema.ByHeight))
            AddTable(hash, session, table);
        return Digest.From(hash.GetHashAndReset());
    }

    private static void AddTable(IncrementalHash hash, SqlSession session, string table)
    {
        var columns = session.Columns(table);
        var keys = columns.Where(column => column.KeyPlace > 0).OrderBy(column => column.KeyPlace)
            .Select(column => $"\"{column.Name}\"");
        Add(hash, table);
        session.Each($"SELECT * FROM {table} ORDER BY {string.Join(", ", keys)}", row =>
        {
            for (var i = 0; i < columns.Count; i++)
                Add(hash, row, i, columns[i].Kind);
        });
    }

    private static void Add(IncrementalHash hash, StoreRow row, int column, ColumnKind kind)
    {
        if (row.IsDBNull(column))
        {
            Add(hash, 0, []);
            return;
        }

        switch (kind)
        {
            case ColumnKind.Number: Add(hash, 1, Bytes(row.GetInt64(column))); break;
            case ColumnKind.Text: Add(hash, row.GetString(column)); break;
            case ColumnKind.Bytes: Add(hash, 3, row.GetBytes(column)); break;
        }
    }

    private static void Add(IncrementalHash hash, string text) => Add(hash, 2, Encoding.UTF8.GetBytes(text));

    /// <summary>Each value goes with its type and length, so that no two different rows give the same bytes.</summary>
    private static void Add(IncrementalHash hash, byte type, ReadOnlySpan<byte> bytes)
    {
        Span<byte> head = stackalloc byte[5];
        head[0] = type;
        BinaryPrimitives.WriteInt32BigEndian(head[1..], bytes.Length);
        hash.AppendData(head);
        hash.AppendData(bytes);
    }

    private static byte[] Bytes(long number)
    {
        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        return bytes;
    }
}
