using System.Globalization;
using System.Numerics;
using System.Text;

namespace Carbon.Ethereum;

/// <summary>JSON-RPC quantities: <c>0x</c> and hexadecimal digits without leading zeros, at most 256 bits.</summary>
public static class Quantity
{
    private const int MaxDigits = 64;
    private const int MaxDigits64 = 16;

    /// <summary>Returns the value of a strict quantity, else throws FormatException.</summary>
    public static BigInteger Parse(string? text) =>
        BigInteger.Parse("0" + Digits(text), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    /// <summary>The same of UTF-8, as it stands in a node's answer.</summary>
    public static BigInteger Parse(ReadOnlySpan<byte> utf8) =>
        utf8.Length <= MaxDigits64 + 2 ? ParseUInt64(utf8) : Parse(Encoding.ASCII.GetString(utf8));

    /// <summary>Returns the value of a strict quantity that fits 64 bits, else throws FormatException.</summary>
    public static ulong ParseUInt64(string? text) => Digits(text) is { Length: <= MaxDigits64 } digits
        ? ulong.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)
        : throw new FormatException("The quantity exceeds 64 bits.");

    /// <summary>The same of UTF-8, as it stands in a node's answer.</summary>
    public static ulong ParseUInt64(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length is <= 2 or > MaxDigits64 + 2 || !utf8.StartsWith("0x"u8))
            throw new FormatException("Not a 0x-prefixed quantity of 64 bits.");
        var digits = utf8[2..];
        if (digits[0] == '0' && digits.Length > 1) throw new FormatException("A quantity has no leading zeros.");
        return ulong.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new FormatException("A quantity has hexadecimal digits only.");
    }

    /// <summary>Returns the quantity's text; the value must not be negative.</summary>
    public static string Format(BigInteger value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        var digits = value.ToString("x", CultureInfo.InvariantCulture).TrimStart('0');
        return digits.Length == 0 ? "0x0" : "0x" + digits;
    }

    private static string Digits(string? text)
    {
        if (text is not { Length: > 2 and <= MaxDigits + 2 } || !text.StartsWith("0x", StringComparison.Ordinal))
            throw new FormatException("Not a 0x-prefixed quantity.");
        if (text[2] == '0' && text.Length > 3) throw new FormatException("A quantity has no leading zeros.");
        foreach (var digit in text.AsSpan(2))
            if (!char.IsAsciiHexDigit(digit)) throw new FormatException("A quantity has hexadecimal digits only.");

        return text[2..];
    }
}
