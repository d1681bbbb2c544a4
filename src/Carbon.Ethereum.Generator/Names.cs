using System.Text;

namespace Carbon.Ethereum.Generator;

/// <summary>Turns Solidity names into C# names.</summary>
internal static class Names
{
    // What generated records already have, by the language or by the emitter.
    private static readonly HashSet<string> Taken = new(StringComparer.Ordinal)
    {
        "Clone", "Decode", "DecodeResult", "Deconstruct", "Encode", "EqualityContract", "Equals", "Finalize", "FromAbi",
        "GetHashCode", "GetType", "MemberwiseClone", "PrintMembers", "ReferenceEquals", "Selector", "Signature",
        "ToAbi", "ToString", "Topic",
    };

    public static string Pascal(string name)
    {
        var result = new StringBuilder();
        var upper = true;
        foreach (var c in name)
        {
            if (c is '_' or '$')
            {
                upper = true;
                continue;
            }

            if (!IsPart(c)) throw new ArtifactException($"'{name}' is not a Solidity name");
            result.Append(upper ? char.ToUpperInvariant(c) : c);
            upper = false;
        }

        if (result.Length == 0) return "";
        return result[0] is >= '0' and <= '9' ? "N" + result : result.ToString();
    }

    /// <summary>
    /// Gives each parameter a property name that differs from the others, the record and its own members.
    /// </summary>
    public static string Property(string name, int index, string record, HashSet<string> used)
    {
        var pascal = Pascal(name);
        if (pascal.Length == 0) pascal = "Item" + (index + 1);
        if (pascal == record || Taken.Contains(pascal)) pascal += "Value";
        return Unique(pascal, used);
    }

    public static string Unique(string name, HashSet<string> used)
    {
        if (used.Add(name)) return name;
        for (var number = 2; ; number++)
            if (used.Add(name + number)) return name + number;
    }

    private static bool IsPart(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');
}
