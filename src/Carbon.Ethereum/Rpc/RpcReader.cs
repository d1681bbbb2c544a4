using System.Numerics;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Carbon.Ethereum;

/// <summary>
/// Reads the members of a node's JSON objects strictly; a malformed one makes the whole answer unusable.
/// </summary>
internal readonly ref struct RpcReader
{
    private readonly JsonElement _object;

    public RpcReader(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object) throw new RpcUnavailableException("An object was expected.");
        _object = element;
    }

    public bool Has(string name) => TryElement(name, out _);

    // Each look for a member goes through the object anew, so none is looked for twice.
    public JsonElement Element(string name) => TryElement(name, out var value)
        ? value
        : throw new RpcUnavailableException($"The member {name} is missing.");

    public Hash32 Hash(string name) => Read(name, Element(name), Hash32.Parse);

    public Address Address(string name) => Read(name, Element(name), Ethereum.Address.Parse);

    public Address? OptionalAddress(string name) =>
        TryElement(name, out var value) ? Read(name, value, Ethereum.Address.Parse) : null;

    public byte[] Bytes(string name) => Read(name, Element(name), Hex.Parse);

    public ulong UInt64(string name) => Read(name, Element(name), Quantity.ParseUInt64);

    public uint UInt32(string name)
    {
        var value = UInt64(name);
        return value <= uint.MaxValue
            ? (uint)value
            : throw new RpcUnavailableException($"The member {name} is too large.");
    }

    public BigInteger Integer(string name) => Read(name, Element(name), Quantity.Parse);

    public Hash32? OptionalHash(string name) =>
        TryElement(name, out var value) ? Read(name, value, Hash32.Parse) : null;

    public ulong? OptionalUInt64(string name) =>
        TryElement(name, out var value) ? Read(name, value, Quantity.ParseUInt64) : null;

    public BigInteger? OptionalInteger(string name) =>
        TryElement(name, out var value) ? Read(name, value, Quantity.Parse) : null;

    public bool Flag(string name) =>
        _object.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    public JsonElement.ArrayEnumerator Array(string name) => Items(Element(name));

    public static JsonElement.ArrayEnumerator Items(JsonElement element) => element.ValueKind == JsonValueKind.Array
        ? element.EnumerateArray()
        : throw new RpcUnavailableException("An array was expected.");

    // From the answer's own bytes: no number or hash has a character that JSON would write in another way.
    public static T Read<T>(string name, JsonElement value, Utf8Parse<T> parse)
    {
        if (value.ValueKind != JsonValueKind.String) throw new RpcUnavailableException($"{name} is not a string.");
        try
        {
            return parse(JsonMarshal.GetRawUtf8Value(value)[1..^1]);
        }
        catch (FormatException e)
        {
            throw new RpcUnavailableException($"{name} is malformed.", e);
        }
    }

    private bool TryElement(string name, out JsonElement value) =>
        _object.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null;
}
