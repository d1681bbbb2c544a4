using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Carbon.Registry.Identities;

/// <summary>
/// A number of the register: division, series, year and sequence in one integer, as on chain. On paper it reads
/// <c>654002-C-2026-0000001-N</c>, where the last character is an ISO 7064 MOD 37,36 check over all others.
/// </summary>
/// <param name="Value">Bits from the top: division 20, series 4, year 12, sequence 28.</param>
public readonly record struct RegisterNumber(ulong Value)
{
    /// <summary>The greatest sequence that seven printed digits hold.</summary>
    public const uint SequenceMax = 9_999_999;

    private const int TextLength = 23;
    private const int BodyLength = 18;
    private const uint DivisionMax = 999_999;
    private const string Letters = "CGSVA";

    /// <summary>GB/T 2260 code of the division, six digits.</summary>
    public uint Division => (uint)(Value >> 44);

    /// <summary>The letter that says what the number is of.</summary>
    public Series Series => (Series)((Value >> 40) & 0xF);

    /// <summary>Calendar year of the numbering, China time.</summary>
    public int Year => (int)((Value >> 28) & 0xFFF);

    /// <summary>Position in the division's series of the year, from 1.</summary>
    public uint Sequence => (uint)(Value & 0xFFF_FFFF);

    /// <summary>The character that tells most typing errors apart.</summary>
    public char CheckCharacter => Iso7064.CheckCharacter(Body());

    /// <summary>Whether every part is within the bounds of a printed number.</summary>
    public bool IsPrintable => Division is >= 100_000 and <= DivisionMax && Series is > Series.None and <= Series.A
        && Year >= 2000 && Sequence is > 0 and <= SequenceMax;

    /// <summary>Packs a number from its parts.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A part is outside the bounds of a printed number.</exception>
    public static RegisterNumber From(uint division, Series series, int year, uint sequence)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(division, 100_000u);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(division, 999_999u);
        ArgumentOutOfRangeException.ThrowIfEqual((int)series, 0);
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 2000);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 4095);
        ArgumentOutOfRangeException.ThrowIfEqual(sequence, 0u);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(sequence, SequenceMax);
        return new(((ulong)division << 44) | ((ulong)series << 40) | ((ulong)(uint)year << 28) | sequence);
    }

    /// <summary>
    /// Reads a printed number. Small letters, missing hyphens and full-width characters are taken as a person types
    /// them; anything else that is not a number, and a wrong check character, is refused by name.
    /// </summary>
    public static Result<RegisterNumber> Parse(string? text)
    {
        var plain = Normalise(text);
        if (plain is null || !TryUnpack(plain, out var number))
            return Refusal.Of(RefusalCode.NumberMalformed, ("number", Bounded(text)));
        return plain[^1] == number.CheckCharacter
            ? number
            : Refusal.Of(RefusalCode.CheckCharacterWrong, ("number", Bounded(text)));
    }

    /// <summary>The printed form, with its check character.</summary>
    public override string ToString() => Value == 0
        ? "-"
        : IsPrintable
            ? string.Create(TextLength, this, static (text, number) => number.Print(text))
            : string.Create(CultureInfo.InvariantCulture,
                $"{Division:D6}-{Series}-{Year:D4}-{Sequence:D7}-{CheckCharacter}");

    // Numbers are printed into every event that is kept.
    private void Print(Span<char> text)
    {
        Span<char> body = stackalloc char[BodyLength];
        PrintDigits(Division, body[..6]);
        body[6] = Letters[(int)Series - 1];
        PrintDigits((uint)Year, body[7..11]);
        PrintDigits(Sequence, body[11..]);
        text.Fill('-');
        body[..6].CopyTo(text);
        text[7] = body[6];
        body[7..11].CopyTo(text[9..]);
        body[11..].CopyTo(text[14..]);
        text[^1] = Iso7064.CheckCharacter(body);
    }

    private static void PrintDigits(uint value, Span<char> digits)
    {
        for (var i = digits.Length - 1; i >= 0; i--)
        {
            digits[i] = (char)('0' + (value % 10));
            value /= 10;
        }
    }

    private string Body() =>
        string.Create(CultureInfo.InvariantCulture, $"{Division:D6}{Series}{Year:D4}{Sequence:D7}");

    private static bool TryUnpack(string plain, out RegisterNumber number)
    {
        number = default;
        if (!uint.TryParse(plain[..6], NumberStyles.None, CultureInfo.InvariantCulture, out var division) ||
            !Enum.TryParse<Series>(plain[6..7], out var series) || series == Series.None ||
            !int.TryParse(plain[7..11], NumberStyles.None, CultureInfo.InvariantCulture, out var year) ||
            !uint.TryParse(plain[11..18], NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) ||
            division < 100_000 || year is < 2000 or > 4095 || sequence == 0 || !char.IsLetter(plain[6]))
            return false;
        number = From(division, series, year, sequence);
        return true;
    }

    private static string? Normalise([NotNullWhen(true)] string? text)
    {
        if (text is null || text.Length > 2 * TextLength)
            return null;
        var kept = new char[19];
        var count = 0;
        foreach (var typed in text)
        {
            var c = typed is >= '！' and <= '～' ? (char)(typed - '！' + '!') : typed;
            if (c is '-' or '—' or '－' or '‐' or '–' || char.IsWhiteSpace(c))
                continue;
            if (!char.IsAsciiLetterOrDigit(c) || count == kept.Length)
                return null;
            kept[count++] = char.ToUpperInvariant(c);
        }

        return count == kept.Length ? new string(kept) : null;
    }

    private static string Bounded(string? text) =>
        text is null ? "" : text.Length <= 2 * TextLength ? text : text[..(2 * TextLength)];
}
