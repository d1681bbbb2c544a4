using System.Text;
using Xunit.Abstractions;

namespace Carbon.Ethereum.Tests;

/// <summary>What is read from an answer's own bytes is what would be read from the text.</summary>
public sealed class Utf8Tests(ITestOutputHelper output)
{
    private const int Cases = 20_000;

    private static readonly string[] Digits = ["0123456789", "abcdef", "ABCDEF", "0123456789abcdef", "0g\\ \"x文"];

    [Fact]
    public void Bytes_and_text_are_read_alike_whatever_they_are()
    {
        var random = Seeded.Random(output);
        for (var i = 0; i < Cases; i++)
        {
            var text = Some(random);
            var utf8 = Encoding.UTF8.GetBytes(text);
            Same(text, () => Hash32.Parse(text), () => Hash32.Parse(utf8));
            Same(text, () => Address.Parse(text), () => Address.Parse(utf8));
            Same(text, () => Quantity.Parse(text), () => Quantity.Parse(utf8));
            Same(text, () => Quantity.ParseUInt64(text), () => Quantity.ParseUInt64(utf8));
            Same(text, () => Hex.Format(Hex.Parse(text)), () => Hex.Format(Hex.Parse(utf8)));
        }
    }

    [Fact]
    public void A_right_checksum_is_read_and_a_wrong_one_is_not()
    {
        var right = Address.Parse("0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed").ToString();
        var wrong = "0x5a" + right[4..].ToUpperInvariant();

        Assert.Equal(right, Address.Parse(Encoding.UTF8.GetBytes(right)).ToString());
        Assert.Throws<FormatException>(() => Address.Parse(Encoding.UTF8.GetBytes(wrong)));
    }

    // Of lengths that matter, with a character now and then that does not belong there.
    private static string Some(Random random)
    {
        int[] lengths = [0, 1, 2, 15, 16, 17, 39, 40, 41, 63, 64, 65, 66];
        var text = new StringBuilder(random.Next(20) == 0 ? "0X" : "0x");
        var digits = Digits[random.Next(Digits.Length - 1)];
        for (var i = lengths[random.Next(lengths.Length)]; i > 0; i--) text.Append(digits[random.Next(digits.Length)]);
        if (random.Next(4) == 0) text[random.Next(text.Length)] = Digits[^1][random.Next(Digits[^1].Length)];
        return text.ToString();
    }

    private static void Same<T>(string text, Func<T> fromText, Func<T> fromBytes) =>
        Assert.True(Equals(Read(fromText), Read(fromBytes)), $"{text} is read differently from its bytes");

    private static object? Read<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
