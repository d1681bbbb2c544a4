using System.Buffers.Binary;
using Carbon.Index.Queries;

namespace Carbon.Gateway.Reads;

/// <summary>Where the next page starts, bound to the query that it came from (AIP-158).</summary>
internal static class PageTokens
{
    private const int CursorSize = sizeof(ulong);
    private const int StartSize = 4 * sizeof(ulong);

    /// <summary>The token for what follows a cursor.</summary>
    public static string Make(string query, ulong cursor)
    {
        Span<byte> content = stackalloc byte[CursorSize];
        BinaryPrimitives.WriteUInt64BigEndian(content, cursor);
        return BoundToken.Make(query, content);
    }

    /// <summary>The token for what follows on a page of the register.</summary>
    public static string Make(string query, PageStart start)
    {
        Span<byte> content = stackalloc byte[StartSize];
        BinaryPrimitives.WriteUInt64BigEndian(content, start.After.First);
        BinaryPrimitives.WriteUInt64BigEndian(content[8..], start.After.Second);
        BinaryPrimitives.WriteUInt64BigEndian(content[16..], start.Height);
        BinaryPrimitives.WriteUInt64BigEndian(content[24..], start.Seen);
        return BoundToken.Make(query, content);
    }

    /// <summary>The cursor of a token, or 0 for the first page. Refused: PageTokenInvalid.</summary>
    public static Result<ulong> Read(string query, string token)
    {
        if (token.Length == 0)
            return 0UL;
        Span<byte> content = stackalloc byte[CursorSize];
        return BoundToken.TryRead(query, token, content)
            ? BinaryPrimitives.ReadUInt64BigEndian(content)
            : Refusal.Of(RefusalCode.PageTokenInvalid);
    }

    /// <summary>Where a page of the register starts by its token. Refused: PageTokenInvalid.</summary>
    public static Result<PageStart> ReadStart(string query, string token)
    {
        Span<byte> content = stackalloc byte[StartSize];
        if (!BoundToken.TryRead(query, token, content))
            return Refusal.Of(RefusalCode.PageTokenInvalid);
        var after = new ListPlace(
            BinaryPrimitives.ReadUInt64BigEndian(content), BinaryPrimitives.ReadUInt64BigEndian(content[8..]));
        return new PageStart(
            after,
            BinaryPrimitives.ReadUInt64BigEndian(content[16..]),
            BinaryPrimitives.ReadUInt64BigEndian(content[24..]));
    }
}
