using System.Globalization;

namespace Carbon.Registry;

/// <summary>Amounts as people read and write them. The register counts in base units and never divides.</summary>
public static class AmountText
{
    private const ulong GramsPerTonne = 1_000_000;
    private const ulong ThousandthsPerMu = 1_000;

    /// <summary>Base units as tonnes or mu, exact, no trailing zeros: 2722900000 grams are <c>2722.9</c>.</summary>
    public static string Plain(UInt128 amount, Kind kind)
    {
        var (scale, digits) = ScaleOf(kind);
        var whole = (amount / scale).ToString(CultureInfo.InvariantCulture);
        var rest = (amount % scale).ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0').TrimEnd('0');
        return digits == 0 || rest.Length == 0 ? whole : $"{whole}.{rest}";
    }

    /// <summary>The same with its unit.</summary>
    public static string Say(ulong amount, Kind kind, Language language) =>
        Plain(amount, kind) + Unit(kind, language);

    /// <summary>The unit with a leading space where the language wants one.</summary>
    public static string Unit(Kind kind, Language language) => kind switch
    {
        Kind.Carbon => language == Language.Chinese ? " 吨" : " t",
        Kind.CollectiveStand or Kind.StateStand => language == Language.Chinese ? " 亩" : " mu",
        Kind.None => "",
    };

    /// <summary>Reads tonnes or mu, exact: at most six decimals of a tonne or three of a mu, no sign.</summary>
    public static bool TryParse(string? text, Kind kind, out ulong amount)
    {
        amount = 0;
        var (scale, digits) = ScaleOf(kind);
        if (text is not { Length: > 0 and <= 24 })
            return false;
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        var whole = dot < 0 ? text : text[..dot];
        var rest = dot < 0 ? "" : text[(dot + 1)..];
        if (rest.Length > digits || (dot >= 0 && rest.Length == 0) ||
            !ulong.TryParse(whole, NumberStyles.None, CultureInfo.InvariantCulture, out var wholes) ||
            !ulong.TryParse(rest.PadRight(Math.Max(digits, 1), '0'), NumberStyles.None, CultureInfo.InvariantCulture,
                out var parts) ||
            wholes > (ulong.MaxValue - parts) / scale)
            return false;
        amount = (wholes * scale) + parts;
        return true;
    }

    internal static string Say(string amount, Kind kind, Language language) =>
        ulong.TryParse(amount, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? Say(value, kind, language)
            : amount;

    private static (ulong Scale, int Digits) ScaleOf(Kind kind) => kind switch
    {
        Kind.Carbon => (GramsPerTonne, 6),
        Kind.CollectiveStand or Kind.StateStand => (ThousandthsPerMu, 3),
        Kind.None => (1, 0),
    };
}
