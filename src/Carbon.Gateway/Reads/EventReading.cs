using System.Collections.Frozen;
using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Serialization;
using Carbon.Registry.Events;

namespace Carbon.Gateway.Reads;

/// <summary>
/// Reads the events that the index keeps as JSON, so that the register's own sentences can be said of them.
/// </summary>
internal static class EventReading
{
    private static readonly FrozenDictionary<string, Type> Types = typeof(RegistryEvent).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(RegistryEvent)))
        .ToFrozenDictionary(type => type.Name, StringComparer.Ordinal);

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        RespectRequiredConstructorParameters = true,
        Converters =
        {
            new JsonStringEnumConverter(),
            new Text<BigInteger>(text => BigInteger.Parse(text, CultureInfo.InvariantCulture)),
            new Text<RegisterNumber>(text => text == "-" ? default : RegisterNumber.Parse(text).Value),
            new Text<PersonId>(text => new(ulong.Parse(text, CultureInfo.InvariantCulture))),
            new Text<MemberId>(text => new(uint.Parse(text, CultureInfo.InvariantCulture))),
            new Text<PolicyId>(text => new(ushort.Parse(text, CultureInfo.InvariantCulture))),
            new Text<Digest>(Digest.Parse),
            new Text<AccountAddress>(text => AccountAddress.From(Convert.FromHexString(text.AsSpan(2)))),
            new Text<HexText>(text => HexText.From(Convert.FromHexString(text.AsSpan(2)))),
        },
    };

    /// <summary>Whether the register has events of this name.</summary>
    public static bool Knows(string name) => Types.ContainsKey(name);

    /// <summary>The event of this name with these fields.</summary>
    /// <exception cref="JsonException">The fields are not those of such an event.</exception>
    public static RegistryEvent Read(string name, string fields) =>
        Types.TryGetValue(name, out var type) && JsonSerializer.Deserialize(fields, type, Options) is RegistryEvent read
            ? read
            : throw new JsonException($"The index holds no event such as {name}.");

    private sealed class Text<T>(Func<string, T> read) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            read(reader.GetString() ?? throw new JsonException("A text is missing."));

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            throw new NotSupportedException("The node reads events and never writes them.");
    }
}
