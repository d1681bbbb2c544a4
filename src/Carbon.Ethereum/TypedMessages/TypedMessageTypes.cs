using System.Text.Json;

namespace Carbon.Ethereum;

/// <summary>The struct types of a typed message and their hashes.</summary>
internal sealed class TypedMessageTypes
{
    private const int MaxTypes = 256;

    // The members of a domain in their order, for messages that leave the domain's type out.
    private static readonly (string Name, string Type)[] DomainMembers =
    [
        ("name", "string"), ("version", "string"), ("chainId", "uint256"), ("verifyingContract", "address"),
        ("salt", "bytes32"),
    ];

    private readonly Dictionary<string, (string Name, string Type)[]> _types = [];
    private readonly Dictionary<string, Hash32> _hashes = [];

    private TypedMessageTypes() { }

    public static TypedMessageTypes Read(JsonElement element, string domainType, JsonElement domain)
    {
        var types = new TypedMessageTypes();
        foreach (var type in element.EnumerateObject())
        {
            if (types._types.Count == MaxTypes) throw TypedMessage.Malformed("there are too many types");
            types._types[type.Name] = [.. type.Value.EnumerateArray().Select(MemberOf)];
        }

        if (!types.Contains(domainType))
            types._types[domainType] = [.. DomainMembers.Where(m => domain.TryGetProperty(m.Name, out _))];
        return types;
    }

    public bool Contains(string type) => _types.ContainsKey(type);

    public IReadOnlyList<(string Name, string Type)> Members(string type) =>
        _types.TryGetValue(type, out var members)
            ? members
            : throw TypedMessage.Malformed($"the type {type} is missing");

    public Hash32 Hash(string type)
    {
        if (_hashes.TryGetValue(type, out var known)) return known;
        var referenced = new SortedSet<string>(StringComparer.Ordinal);
        Collect(type, referenced);
        referenced.Remove(type);
        return _hashes[type] = Keccak.Hash(string.Concat(referenced.Prepend(type).Select(Text)));
    }

    private static (string Name, string Type) MemberOf(JsonElement member) =>
        (NotNull(TypedMessage.Member(member, "name")), NotNull(TypedMessage.Member(member, "type")));

    private static string NotNull(JsonElement element) =>
        element.GetString() ?? throw TypedMessage.Malformed("a name or type is null");

    private string Text(string type) =>
        type + "(" + string.Join(',', Members(type).Select(m => $"{m.Type} {m.Name}")) + ")";

    // Each type is entered once, so the depth is at most the number of types.
    private void Collect(string type, SortedSet<string> found)
    {
        var bracket = type.IndexOf('[', StringComparison.Ordinal);
        var name = bracket < 0 ? type : type[..bracket];
        if (!Contains(name) || !found.Add(name)) return;
        foreach (var (_, memberType) in Members(name)) Collect(memberType, found);
    }
}
