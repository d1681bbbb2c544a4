namespace Carbon.Ethereum;

/// <summary>Byte strings in Ethereum's text form: <c>0x</c> and two hexadecimal digits for each byte.</summary>
public static class Hex
{
    /// <summary>
    /// Returns the bytes of a text with <c>0x</c> and an even number of digits, else throws FormatException.
    /// </summary>
    public static byte[] Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out var bytes) ? bytes : throw new FormatException("Not a 0x-prefixed byte string.");
    }

    /// <summary>The same of UTF-8, as it stands in a node's answer.</summary>
    public static byte[] Parse(ReadOnlySpan<byte> utf8)
    {
        var bytes = new byte[Math.Max(0, (utf8.Length / 2) - 1)];
        return TryParse(utf8, bytes) ? bytes : throw new FormatException("Not a 0x-prefixed byte string.");
    }

    /// <summary>Tries to read so many bytes as the span has room for, no less.</summary>
    internal static bool TryParse(ReadOnlySpan<byte> utf8, Span<byte> bytes) =>
        utf8.StartsWith("0x"u8)
        && utf8.Length == 2 * (bytes.Length + 1)
        && Convert.FromHexString(utf8[2..], bytes, out _, out _) == System.Buffers.OperationStatus.Done;

    /// <summary>Tries to read a text with <c>0x</c> and an even number of digits.</summary>
    public static bool TryParse(string? text, out byte[] bytes)
    {
        bytes = [];
        if (text is null || !text.StartsWith("0x", StringComparison.Ordinal) || text.Length % 2 != 0) return false;

        var result = new byte[(text.Length - 2) / 2];
        var status = Convert.FromHexString(text.AsSpan(2), result, out _, out _);
        if (status != System.Buffers.OperationStatus.Done) return false;
        bytes = result;
        return true;
    }

    /// <summary>Returns the bytes as <c>0x</c> and lower-case digits.</summary>
    public static string Format(ReadOnlySpan<byte> bytes) => "0x" + Convert.ToHexStringLower(bytes);
}
