using System.Globalization;
using System.Numerics;

namespace Carbon.Ethereum;

/// <summary>JSON-RPC quantities: <c>0x</c> and hexadecimal digits without leading zeros, at most 256 bits.</summary>
public static class Quantity
{
    private const int MaxDigits = 64;

    /// <summary>Returns the value of a strict quantity, else throws FormatException.</summary>
    public static BigInteger Parse(string? text)
    {
        if (text is not { Length: > 2 and <= MaxDigits + 2 } || !text.StartsWith("0x", StringComparison.Ordinal))
            throw new FormatException("Not a 0x-prefixed quantity.");
        if (text[2] == '0' && text.Length > 3) throw new FormatException("A quantity has no leading zeros.");
        foreach (var digit in text.AsSpan(2))
            if (!char.IsAsciiHexDigit(digit)) throw new FormatException("A quantity has hexadecimal digits only.");

        return BigInteger.Parse("0" + text[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
    }

    /// <summary>Returns the value of a strict quantity that fits 64 bits, else throws FormatException.</summary>
    public static ulong ParseUInt64(string? text)
    {
        var value = Parse(text);
        return value <= ulong.MaxValue ? (ulong)value : throw new FormatException("The quantity exceeds 64 bits.");
    }

    /// <summary>Returns the quantity's text; the value must not be negative.</summary>
    public static string Format(BigInteger value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        var digits = value.ToString("x", CultureInfo.InvariantCulture).TrimStart('0');
        return digits.Length == 0 ? "0x0" : "0x" + digits;
    }
}
