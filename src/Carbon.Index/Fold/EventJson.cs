using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Carbon.Registry.Events;

namespace Carbon.Index.Fold;

/// <summary>
/// An event's fields as JSON. Numbers of the register in printed form, codes by name, and integers of 64 bits and more
/// as digits in quotes, because many readers of JSON round them.
/// </summary>
internal static class EventJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters =
        {
            new JsonStringEnumConverter(),
            new Text<ulong>(value => value.ToString(CultureInfo.InvariantCulture)),
            new Text<BigInteger>(value => value.ToString(CultureInfo.InvariantCulture)),
            new Text<RegisterNumber>(value => value.ToString()),
            new Text<PersonId>(value => value.ToString()),
            new Text<MemberId>(value => value.ToString()),
            new Text<PolicyId>(value => value.ToString()),
            new Text<Digest>(value => value.ToString()),
            new Text<AccountAddress>(value => value.ToString()),
            new Text<HexText>(value => value.ToString()),
        },
    };

    public static string Write(RegistryEvent recorded) => Encoding.UTF8.GetString(WriteUtf8(recorded));

    public static byte[] WriteUtf8(RegistryEvent recorded) =>
        JsonSerializer.SerializeToUtf8Bytes(recorded, recorded.GetType(), Options);

    private sealed class Text<T>(Func<T, string> print) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("The index writes events as JSON and never reads them.");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(print(value));
    }
}
