using System.Security.Cryptography;
using System.Text;

namespace Carbon.Gateway.Reads;

/// <summary>
/// A few bytes that a caller brings back, bound to the query that they came from. A token is opaque to callers and
/// holds no secret: whoever makes one up sees nothing that the query would not show.
/// </summary>
internal static class BoundToken
{
    private const int BindingSize = 12;
    private const int TextMax = 128;

    /// <summary>The token of a query and a content.</summary>
    public static string Make(string query, ReadOnlySpan<byte> content)
    {
        byte[] token = [.. content, .. Bind(query, content)];
        return Convert.ToBase64String(token).Replace('+', '-').Replace('/', '_').TrimEnd('=');
    }

    /// <summary>Fills the content of a token of this query; false where it is none, or of another length.</summary>
    public static bool TryRead(string query, string token, Span<byte> content)
    {
        var bytes = new byte[content.Length + BindingSize];
        if (token.Length > TextMax ||
            !Convert.TryFromBase64String(Padded(token), bytes, out var length) || length != bytes.Length ||
            !bytes.AsSpan(content.Length).SequenceEqual(Bind(query, bytes.AsSpan(0, content.Length))))
            return false;
        bytes.AsSpan(0, content.Length).CopyTo(content);
        return true;
    }

    private static string Padded(string token) =>
        token.Replace('-', '+').Replace('_', '/') + new string('=', (4 - (token.Length % 4)) % 4);

    private static ReadOnlySpan<byte> Bind(string query, ReadOnlySpan<byte> content)
    {
        var text = Encoding.UTF8.GetBytes(query);
        return SHA256.HashData([.. content, .. text]).AsSpan(0, BindingSize);
    }
}
