using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Carbon.Gateway.Reads;

/// <summary>
/// Where the next page starts, bound to the query that it came from (AIP-158). A token is opaque to callers and holds
/// no secret: whoever makes one up sees nothing that the query would not show.
/// </summary>
internal static class PageTokens
{
    private const int CursorSize = sizeof(ulong);
    private const int BindingSize = 12;

    /// <summary>The token for what follows a cursor.</summary>
    public static string Make(string query, ulong cursor)
    {
        Span<byte> token = stackalloc byte[CursorSize + BindingSize];
        BinaryPrimitives.WriteUInt64BigEndian(token, cursor);
        Bind(query, token[..CursorSize]).CopyTo(token[CursorSize..]);
        return Convert.ToBase64String(token).Replace('+', '-').Replace('/', '_').TrimEnd('=');
    }

    /// <summary>The cursor of a token, or 0 for the first page. Refused: PageTokenInvalid.</summary>
    public static Result<ulong> Read(string query, string token)
    {
        if (token.Length == 0)
            return 0UL;
        Span<byte> bytes = stackalloc byte[CursorSize + BindingSize];
        if (token.Length > 64 ||
            !Convert.TryFromBase64String(Padded(token), bytes, out var length) || length != bytes.Length ||
            !bytes[CursorSize..].SequenceEqual(Bind(query, bytes[..CursorSize])))
            return Refusal.Of(RefusalCode.PageTokenInvalid);
        return BinaryPrimitives.ReadUInt64BigEndian(bytes);
    }

    private static string Padded(string token) =>
        token.Replace('-', '+').Replace('_', '/') + new string('=', (4 - (token.Length % 4)) % 4);

    private static byte[] Bind(string query, ReadOnlySpan<byte> cursor)
    {
        var text = Encoding.UTF8.GetBytes(query);
        return SHA256.HashData([.. cursor, .. text])[..BindingSize];
    }
}
