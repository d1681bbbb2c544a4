using System.Collections.Frozen;
using System.Text;

namespace Carbon.Registry.Refusals;

/// <summary>The names of refusals, in the form of each side.</summary>
public static class RefusalNames
{
    private static readonly FrozenDictionary<RefusalCode, string> Reasons =
        Enum.GetValues<RefusalCode>().ToFrozenDictionary(code => code, code => UpperSnake(code.ToString()));

    private static readonly FrozenDictionary<string, RefusalCode> CodesByReason =
        Reasons.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

    /// <summary>The gRPC reason of a code: <c>AmountOverFree</c> is <c>AMOUNT_OVER_FREE</c>.</summary>
    public static string ReasonOf(RefusalCode code) => Reasons[code];

    /// <summary>The code of a gRPC reason.</summary>
    public static bool TryFromReason(string reason, out RefusalCode code) =>
        CodesByReason.TryGetValue(reason, out code);

    /// <summary>Whether a refusal is given by a contract, under the same name as its Solidity error.</summary>
    public static bool IsOfChain(RefusalCode code) => code < RefusalCode.NumberMalformed;

    private static string UpperSnake(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        foreach (var c in name)
        {
            if (char.IsAsciiLetterUpper(c) && text.Length > 0)
                text.Append('_');
            text.Append(char.ToUpperInvariant(c));
        }

        return text.ToString();
    }
}
