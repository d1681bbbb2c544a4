using System.Text.Json.Serialization;

namespace Carbon.Cli.Nodes;

/// <summary>One fact as the index and the chain tell it.</summary>
internal sealed record Finding(string Fact, string Index, string Chain)
{
    [JsonPropertyName("equal")]
    public bool IsEqual => string.Equals(Index, Chain, StringComparison.Ordinal);
}
