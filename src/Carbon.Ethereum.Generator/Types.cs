using System.Globalization;

namespace Carbon.Ethereum.Generator;

/// <summary>Maps ABI types to C# types and collects the structs on the way.</summary>
internal sealed class Types
{
    private const string Runtime = "global::Carbon.Ethereum.";
    private const int MaxDepth = 32;

    private readonly string _contractClass;
    private readonly Dictionary<string, StructModel> _structs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _structTexts = new(StringComparer.Ordinal);

    public Types(string contractClass) => _contractClass = contractClass;

    public IReadOnlyList<StructModel> Structs => [.. _structs.Values.OrderBy(s => s.Name, StringComparer.Ordinal)];

    public List<ParameterModel> Parameters(
        IEnumerable<Dictionary<string, object?>> entries, string record, int depth = 0)
    {
        if (depth > MaxDepth) throw new ArtifactException("structs are nested too deeply");
        var used = new HashSet<string>(StringComparer.Ordinal);
        var parameters = new List<ParameterModel>();
        foreach (var entry in entries)
        {
            var given = entry.TryGetValue("name", out var value) && value is string text ? text : "";
            var name = Names.Property(given, parameters.Count, record, used);
            var indexed = entry.TryGetValue("indexed", out var flag) && flag is true;
            parameters.Add(new ParameterModel(name, Map(entry, ArtifactReader.Text(entry, "type"), depth), indexed));
        }

        return parameters;
    }

    private TypeModel Map(Dictionary<string, object?> entry, string type, int depth)
    {
        if (type.EndsWith("]", StringComparison.Ordinal)) return MapArray(entry, type, depth);
        if (type == "tuple") return MapTuple(entry, depth);
        var csharp = Scalar(type) ?? throw new ArtifactException($"the type '{type}' is not known");
        return new TypeModel(type, csharp, null, null, type is not ("bytes" or "string"));
    }

    private TypeModel MapArray(Dictionary<string, object?> entry, string type, int depth)
    {
        var open = type.LastIndexOf('[');
        var length = open < 0 ? "" : type.Substring(open + 1, type.Length - open - 2);
        var isLength = length.Length == 0
            || (length[0] is >= '1' and <= '9' && length.All(c => c is >= '0' and <= '9'));
        if (open <= 0 || !isLength) throw new ArtifactException($"the type '{type}' is not known");
        if (depth > MaxDepth) throw new ArtifactException("arrays are nested too deeply");
        var element = Map(entry, type.Substring(0, open), depth + 1);
        var csharp = $"global::System.Collections.Generic.IReadOnlyList<{element.CSharp}>";
        return new TypeModel($"{element.Text}[{length}]", csharp, element, null, false);
    }

    private TypeModel MapTuple(Dictionary<string, object?> entry, int depth)
    {
        var name = StructName(entry);
        var members = Parameters(ArtifactReader.List(entry, "components"), name, depth + 1);
        if (members.Count == 0) throw new ArtifactException($"the struct '{name}' has no members");
        var text = "(" + string.Join(",", members.Select(m => m.Type.Text)) + ")";
        var content = text + string.Join(",", members.Select(m => m.Name));
        if (_structTexts.TryGetValue(name, out var known) && known != content)
            throw new ArtifactException($"two different structs are named '{name}'");
        _structTexts[name] = content;
        var model = new StructModel(name, members);
        _structs[name] = model;
        return new TypeModel(text, $"{_contractClass}.{name}", null, model, false);
    }

    // "struct ITickets.Share[]" names the struct Share.
    private static string StructName(Dictionary<string, object?> entry)
    {
        var text = ArtifactReader.Text(entry, "internalType");
        if (text.StartsWith("struct ", StringComparison.Ordinal)) text = text.Substring("struct ".Length);
        var bracket = text.IndexOf('[');
        if (bracket >= 0) text = text.Substring(0, bracket);
        var name = Names.Pascal(text.Substring(text.LastIndexOf('.') + 1));
        return name.Length > 0 ? name : throw new ArtifactException("a struct has no name");
    }

    private static string? Scalar(string type) => type switch
    {
        "address" => Runtime + "Address",
        "bool" => "bool",
        "bytes" => "byte[]",
        "string" => "string",
        "bytes32" => Runtime + "Hash32",
        _ when Size(type, "bytes") is > 0 and < 32 => "byte[]",
        _ when Size(type, "uint") is { } bits => Integer(bits, "byte", "ushort", "uint", "ulong"),
        _ when Size(type, "int") is { } bits => Integer(bits, "sbyte", "short", "int", "long"),
        _ => null,
    };

    private static string? Integer(int bits, string one, string two, string four, string eight) => bits switch
    {
        _ when bits % 8 != 0 || bits is < 8 or > 256 => null,
        8 => one,
        16 => two,
        <= 32 => four,
        <= 64 => eight,
        _ => "global::System.Numerics.BigInteger",
    };

    private static int? Size(string type, string prefix)
    {
        if (!type.StartsWith(prefix, StringComparison.Ordinal)) return null;
        var digits = type.Substring(prefix.Length);
        return digits.Length is > 0 and <= 3 && digits[0] != '0'
            && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var size)
                ? size
                : null;
    }
}
