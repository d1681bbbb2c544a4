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
        var keys = session.All("SELECT name FROM pragma_table_info($1) WHERE pk > 0 ORDER BY pk",
            row => row.GetString(0), table);
        Add(hash, table);
        session.Each($"SELECT * FROM {table} ORDER BY {string.Join(", ", keys)}", row =>
        {
            for (var i = 0; i < row.FieldCount; i++)
                Add(hash, row.GetValue(i));
        });
    }

    /// <summary>Each value goes with its type and length, so that no two different rows give the same bytes.</summary>
    private static void Add(IncrementalHash hash, object value)
    {
        var (type, bytes) = value switch
        {
            DBNull => ((byte)0, []),
            long number => ((byte)1, Bytes(number)),
            string text => ((byte)2, Encoding.UTF8.GetBytes(text)),
            byte[] blob => ((byte)3, blob),
            _ => throw new InvalidOperationException($"A {value.GetType().Name} is no value of the index."),
        };
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
