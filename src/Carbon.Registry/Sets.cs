using System.Globalization;

namespace Carbon.Registry;

/// <summary>Sets of codes packed into one integer, as on chain: bit n stands for the code with number n.</summary>
public static class Sets
{
    /// <summary>Packs codes.</summary>
    public static uint Pack<TCode>(IEnumerable<TCode> codes)
        where TCode : struct, Enum => codes.Aggregate(0u, (set, code) => set | BitOf(code));

    /// <summary>Whether a set holds a code.</summary>
    public static bool Has<TCode>(uint set, TCode code)
        where TCode : struct, Enum => (set & BitOf(code)) != 0;

    /// <summary>The known codes of a set, in order of their numbers.</summary>
    public static IReadOnlyList<TCode> Unpack<TCode>(uint set)
        where TCode : struct, Enum => [.. Enum.GetValues<TCode>().Where(code => Has(set, code))];

    private static uint BitOf<TCode>(TCode code)
        where TCode : struct, Enum => 1u << ((IConvertible)code).ToInt32(CultureInfo.InvariantCulture);
}
