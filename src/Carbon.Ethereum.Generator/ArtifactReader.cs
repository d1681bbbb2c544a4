namespace Carbon.Ethereum.Generator;

/// <summary>
/// Reads an artifact (contractName, abi, optional bytecode) into the model, or throws ArtifactException.
/// </summary>
internal sealed class ArtifactReader
{
    private readonly Types _types;

    private ArtifactReader(string contractClass) => _types = new Types(contractClass);

    public static ContractModel Read(string json, string namespaceName)
    {
        var artifact = AsObject(JsonText.Parse(json), "the artifact");
        var name = Names.Pascal(Text(artifact, "contractName"));
        if (name.Length == 0) throw new ArtifactException("contractName is empty");
        var reader = new ArtifactReader($"global::{namespaceName}.{name}Contract");
        return reader.ReadContract(name, artifact);
    }

    public static Dictionary<string, object?> AsObject(object? value, string what) =>
        value as Dictionary<string, object?> ?? throw new ArtifactException($"{what} is not an object");

    public static string Text(Dictionary<string, object?> members, string name) =>
        members.TryGetValue(name, out var value) && value is string text
            ? text
            : throw new ArtifactException($"the text '{name}' is missing");

    public static IEnumerable<Dictionary<string, object?>> List(Dictionary<string, object?> members, string name) =>
        members.TryGetValue(name, out var value) && value is List<object?> items
            ? items.Select(item => AsObject(item, name))
            : throw new ArtifactException($"the array '{name}' is missing");

    private ContractModel ReadContract(string name, Dictionary<string, object?> artifact)
    {
        var functions = new List<MemberModel>();
        var events = new List<MemberModel>();
        var errors = new List<MemberModel>();
        IReadOnlyList<ParameterModel> constructor = [];
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in List(artifact, "abi"))
        {
            switch (Text(entry, "type"))
            {
                case "function":
                    functions.Add(Member(entry, "Call", used));
                    break;
                case "event":
                    if (IsTrue(entry, "anonymous")) throw new ArtifactException("anonymous events are not supported");
                    events.Add(Member(entry, "Event", used));
                    break;
                case "error":
                    errors.Add(Member(entry, "Error", used));
                    break;
                case "constructor":
                    constructor = Parameters(entry, "inputs", "Constructor");
                    break;
                case "receive" or "fallback":
                    break;
                case var other:
                    throw new ArtifactException($"entries of type '{other}' are not known");
            }
        }

        return new ContractModel(name, Bytecode(artifact), constructor, functions, events, errors, _types.Structs);
    }

    private MemberModel Member(Dictionary<string, object?> entry, string suffix, HashSet<string> used)
    {
        var name = Text(entry, "name");
        var stem = Names.Pascal(name);
        if (stem.Length == 0) throw new ArtifactException($"'{name}' has no name in C#");
        var unique = stem;
        for (var number = 2; !used.Add(unique + suffix); number++) unique = stem + number;

        var record = unique + suffix;
        var parameters = Parameters(entry, "inputs", record);
        var results = suffix == "Call" ? Parameters(entry, "outputs", unique + "Result") : [];
        var signature = name + "(" + string.Join(",", parameters.Select(p => p.Type.Text)) + ")";
        return new MemberModel(unique, signature, parameters, results);
    }

    private List<ParameterModel> Parameters(Dictionary<string, object?> entry, string list, string record) =>
        _types.Parameters(List(entry, list), record);

    private static bool IsTrue(Dictionary<string, object?> entry, string name) =>
        entry.TryGetValue(name, out var value) && value is true;

    // Artifacts give "0x" for an interface or an abstract contract, and some tools leave the member out.
    private static string Bytecode(Dictionary<string, object?> artifact)
    {
        if (!artifact.ContainsKey("bytecode")) return "0x";
        var text = Text(artifact, "bytecode");
        if (!text.StartsWith("0x", StringComparison.Ordinal)) text = "0x" + text;
        var isHex = text.Length % 2 == 0 && text.Skip(2).All(Uri.IsHexDigit);
        return isHex
            ? text
            : throw new ArtifactException("the bytecode is not hexadecimal, or libraries are not linked");
    }
}
