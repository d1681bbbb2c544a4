namespace Carbon.Ethereum.Generator;

/// <summary>The C# expressions that carry one value into the ABI's plain objects and back.</summary>
internal static class Expressions
{
    private static readonly HashSet<string> Integers = new(StringComparer.Ordinal)
    {
        "byte", "ushort", "uint", "ulong", "sbyte", "short", "int", "long",
    };

    public static string ToPlain(TypeModel type, string value, int depth = 0)
    {
        if (type.Struct is not null) return $"{value}.ToAbi()";
        if (type.Element is null) return value;
        var item = "item" + depth;
        return $"{Linq("Select")}({value}, {item} => (object){ToPlain(type.Element, item, depth + 1)})";
    }

    public static string FromPlain(TypeModel type, string value, int depth = 0)
    {
        if (type.Struct is not null) return $"{type.CSharp}.FromAbi((object[]){value})";
        if (type.Element is null)
            return Integers.Contains(type.CSharp)
                ? $"({type.CSharp})(global::System.Numerics.BigInteger){value}"
                : $"({type.CSharp}){value}";
        var item = "item" + depth;
        var mapped = FromPlain(type.Element, item, depth + 1);
        return $"{Linq("ToArray")}({Linq("Select")}((object[]){value}, {item} => {mapped}))";
    }

    /// <summary>
    /// The C# type of an event argument: an indexed one of more than a word is known by its hash only.
    /// </summary>
    public static string CSharpOf(ParameterModel parameter) => IsHashed(parameter)
        ? "global::Carbon.Ethereum.Hash32"
        : parameter.Type.CSharp;

    public static string FromPlain(ParameterModel parameter, string value) => IsHashed(parameter)
        ? $"(global::Carbon.Ethereum.Hash32){value}"
        : FromPlain(parameter.Type, value);

    private static bool IsHashed(ParameterModel parameter) => parameter.Indexed && !parameter.Type.IsValue;

    private static string Linq(string method) => "global::System.Linq.Enumerable." + method;
}
