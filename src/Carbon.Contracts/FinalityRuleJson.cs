using System.Text.Json;
using System.Text.Json.Serialization;

namespace Carbon.Contracts;

/// <summary><c>"immediate"</c>, <c>"finalizedTag"</c> or <c>{ "confirmations": 3 }</c>.</summary>
internal sealed class FinalityRuleJson : JsonConverter<FinalityRule>
{
    private const string Immediate = "immediate";
    private const string FinalizedTag = "finalizedTag";
    private const string Confirmations = "confirmations";

    public override FinalityRule Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var json = JsonDocument.ParseValue(ref reader);
        return json.RootElement switch
        {
            { ValueKind: JsonValueKind.String } word when word.ValueEquals(Immediate) => new FinalityRule.Immediate(),
            { ValueKind: JsonValueKind.String } word when word.ValueEquals(FinalizedTag) =>
                new FinalityRule.FinalizedTag(),
            { ValueKind: JsonValueKind.Object } rule => new FinalityRule.Confirmations(Blocks(rule)),
            _ => throw Unknown(),
        };
    }

    public override void Write(Utf8JsonWriter writer, FinalityRule value, JsonSerializerOptions options)
    {
        switch (value)
        {
            case FinalityRule.Immediate:
                writer.WriteStringValue(Immediate);
                break;
            case FinalityRule.FinalizedTag:
                writer.WriteStringValue(FinalizedTag);
                break;
            case FinalityRule.Confirmations { Blocks: var blocks }:
                writer.WriteStartObject();
                writer.WriteNumber(Confirmations, blocks);
                writer.WriteEndObject();
                break;
        }
    }

    private static uint Blocks(JsonElement rule) =>
        rule.GetPropertyCount() == 1
        && rule.TryGetProperty(Confirmations, out var blocks)
        && blocks.ValueKind == JsonValueKind.Number
        && blocks.TryGetUInt32(out var number)
        && number <= FinalityRule.ConfirmationsMax
            ? number
            : throw Unknown();

    private static JsonException Unknown() =>
        new("finality is \"immediate\", \"finalizedTag\" or { \"confirmations\": 0 to 100 }.");
}
