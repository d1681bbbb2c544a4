using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;

namespace Carbon.Ethereum;

/// <summary>A typed message (EIP-712) in its JSON form: types, primaryType, domain and message.</summary>
public sealed class TypedMessage
{
    private const string DomainType = "EIP712Domain";
    private const int MaxDepth = 32;
    private const int MaxText = 1024 * 1024;

    private readonly TypedMessageTypes _types;
    private readonly string _primaryType;
    private readonly JsonElement _domain;
    private readonly JsonElement _message;

    private TypedMessage(JsonElement root)
    {
        _primaryType = Member(root, "primaryType").GetString() ?? throw Malformed("primaryType is null");
        _domain = Member(root, "domain");
        _message = Member(root, "message");
        _types = TypedMessageTypes.Read(Member(root, "types"), DomainType, _domain);
    }

    /// <summary>Reads the JSON form, else throws TypedMessageFormatException.</summary>
    public static TypedMessage Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        if (json.Length > MaxText) throw Malformed("the text is too long");
        try
        {
            using var document = JsonDocument.Parse(json);
            return new TypedMessage(document.RootElement.Clone());
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new TypedMessageFormatException("The typed message is not JSON of the right shape.", e);
        }
    }

    /// <summary>
    /// Returns the digest to sign; throws TypedMessageFormatException when a value does not fit its type.
    /// </summary>
    public Hash32 Digest()
    {
        byte[] prefix = [0x19, 0x01];
        var domain = HashStruct(DomainType, _domain, 0).ToBytes();
        return _primaryType == DomainType
            ? Keccak.Hash([.. prefix, .. domain])
            : Keccak.Hash([.. prefix, .. domain, .. HashStruct(_primaryType, _message, 0).ToBytes()]);
    }

    /// <summary>Returns the message's encoding: the hash of its type and one word for each member.</summary>
    public byte[] Encode() => EncodeStruct(_primaryType, _message, 0);

    internal static JsonElement Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value)
            ? value
            : throw Malformed($"the member {name} is missing");

    internal static TypedMessageFormatException Malformed(string what) =>
        new($"The typed message is malformed: {what}.");

    private Hash32 HashStruct(string type, JsonElement value, int depth) =>
        Keccak.Hash(EncodeStruct(type, value, depth));

    private byte[] EncodeStruct(string type, JsonElement value, int depth)
    {
        if (depth > MaxDepth) throw Malformed("values are nested too deeply");
        var output = new List<byte>(_types.Hash(type).ToBytes());
        foreach (var (name, memberType) in _types.Members(type))
            output.AddRange(EncodeValue(memberType, Member(value, name), depth + 1));
        return [.. output];
    }

    private byte[] EncodeValue(string type, JsonElement value, int depth)
    {
        if (depth > MaxDepth) throw Malformed("values are nested too deeply");
        if (type.EndsWith(']')) return EncodeArray(type, value, depth);
        if (_types.Contains(type)) return HashStruct(type, value, depth).ToBytes();
        try
        {
            return EncodeScalar(AbiType.Parse(type), value);
        }
        catch (Exception e) when (e is FormatException or ArgumentException
            or AbiFormatException or InvalidOperationException)
        {
            throw new TypedMessageFormatException($"A value does not fit {type}.", e);
        }
    }

    private byte[] EncodeArray(string type, JsonElement value, int depth)
    {
        var open = type.LastIndexOf('[');
        if (open <= 0 || value.ValueKind != JsonValueKind.Array) throw Malformed($"{type} is not given as an array");
        var length = type[(open + 1)..^1];
        if (length.Length > 0 && length != value.GetArrayLength().ToString(CultureInfo.InvariantCulture))
            throw Malformed($"{type} has another length");
        var output = new List<byte>();
        foreach (var item in value.EnumerateArray()) output.AddRange(EncodeValue(type[..open], item, depth + 1));
        return Keccak.Hash([.. output]).ToBytes();
    }

    private static byte[] EncodeScalar(AbiType type, JsonElement value) => type.Kind switch
    {
        AbiKind.Text => Keccak.Hash(Encoding.UTF8.GetBytes(Text(value))).ToBytes(),
        AbiKind.Bytes => Keccak.Hash(Hex.Parse(Text(value))).ToBytes(),
        AbiKind.Boolean => Word(type, value.GetBoolean()),
        AbiKind.Address => Word(type, Address.Parse(Text(value))),
        AbiKind.FixedBytes => Word(type, Hex.Parse(Text(value))),
        AbiKind.UnsignedInteger or AbiKind.SignedInteger => Word(type, Integer(value)),
        _ => throw Malformed($"{type} is not a member type"),
    };

    private static byte[] Word(AbiType type, object value) => Abi.Encode(AbiType.Tuple(type), value);

    private static string Text(JsonElement value) => value.GetString() ?? throw new FormatException("A text is null.");

    // Numbers that a double cannot hold come as decimal or 0x text.
    private static BigInteger Integer(JsonElement value)
    {
        var text = value.ValueKind == JsonValueKind.Number ? value.GetRawText() : Text(value);
        if (text.Length > 100) throw new FormatException("An integer is too long.");
        return text.StartsWith("0x", StringComparison.Ordinal)
            ? BigInteger.Parse("0" + text[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)
            : BigInteger.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
    }
}
