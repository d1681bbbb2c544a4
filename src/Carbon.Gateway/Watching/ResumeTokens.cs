using System.Buffers.Binary;
using Carbon.Gateway.Reads;
using Carbon.Index.Rows;

namespace Carbon.Gateway.Watching;

/// <summary>
/// Where a stream goes on, bound to its filter. A token speaks of blocks and not of the index, so it outlives the file
/// that it came from.
/// </summary>
internal static class ResumeTokens
{
    private const int BlockAt = sizeof(ulong);
    private const int NextAt = BlockAt + 32;
    private const int Size = NextAt + sizeof(uint);

    /// <summary>More blocks than a chain of one a second makes in a hundred thousand years.</summary>
    private const ulong HeightMax = 1UL << 42;

    /// <summary>The token for what follows a cursor.</summary>
    public static string Make(string query, EventCursor cursor)
    {
        Span<byte> content = stackalloc byte[Size];
        BinaryPrimitives.WriteUInt64BigEndian(content, cursor.Height);
        cursor.Block.ToBytes().CopyTo(content[BlockAt..]);
        BinaryPrimitives.WriteUInt32BigEndian(content[NextAt..], cursor.Next);
        return BoundToken.Make(query, content);
    }

    /// <summary>The cursor of a token, or null where it is none of this query.</summary>
    public static EventCursor? Read(string query, string token)
    {
        Span<byte> content = stackalloc byte[Size];
        if (!BoundToken.TryRead(query, token, content))
            return null;
        var cursor = new EventCursor(
            BinaryPrimitives.ReadUInt64BigEndian(content),
            Digest.From(content[BlockAt..NextAt]),
            BinaryPrimitives.ReadUInt32BigEndian(content[NextAt..]));
        return cursor is { Height: <= HeightMax, Next: <= EventCursor.Whole } ? cursor : null;
    }
}
