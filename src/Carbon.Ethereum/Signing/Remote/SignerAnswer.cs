using System.Text.Json.Serialization;

namespace Carbon.Ethereum;

/// <summary>A line from a signer; beside the id it holds an address, signed bytes, or a refusal.</summary>
/// <param name="Id">The request's number, or 0 where it could not be read.</param>
public sealed record SignerAnswer(long Id)
{
    /// <summary>The key's address.</summary>
    public string? Address { get; init; }

    /// <summary>The signed transaction as <c>0x</c> and hexadecimal digits.</summary>
    [JsonPropertyName("signed")]
    public string? SignedBytes { get; init; }

    /// <summary>The name of the reason, one of <see cref="SignerReason"/>.</summary>
    public string? Refused { get; init; }

    /// <summary>The refusal in one sentence.</summary>
    public string? Text { get; init; }

    /// <summary>A refusal by name.</summary>
    public static SignerAnswer Refusal(long id, string reason, string text) =>
        new(id) { Refused = reason, Text = text };
}
