using System.Text.Json;
using System.Text.Json.Serialization;

namespace Carbon.Ethereum;

/// <summary>
/// What is spoken over a signer's socket: one JSON object on each line, a request from the node, then the answer with
/// its id. <c>{"id":1,"method":"address"}</c> is answered by <c>{"id":1,"address":"0x…"}</c>;
/// <c>{"id":2,"method":"sign","transaction":"0x…"}</c> with the unsigned bytes by <c>{"id":2,"signed":"0x…"}</c>, or
/// by <c>{"id":2,"refused":"SelectorNotAllowed","text":"…"}</c>. What was no readable request is answered under id 0.
/// </summary>
public static class SignerProtocol
{
    /// <summary>The longest line in bytes, without its end: a transaction of 128 KiB fits as hexadecimal.</summary>
    public const int LineBytesMax = 288 * 1024;

    /// <summary>The longest path of a socket in bytes, which is the system's limit.</summary>
    public const int SocketPathBytesMax = 107;

    /// <summary>Asks for the key's address.</summary>
    public const string AddressMethod = "address";

    /// <summary>Asks for a signed transaction.</summary>
    public const string SignMethod = "sign";

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        MaxDepth = 2,
    };

    /// <summary>Returns the line of a request or an answer, without its end.</summary>
    public static byte[] Write<T>(T message) => JsonSerializer.SerializeToUtf8Bytes(message, Options);

    /// <summary>Tries to read a request or an answer; null where the line is none.</summary>
    public static T? TryRead<T>(ReadOnlySpan<byte> line)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(line, Options);
        }
        catch (JsonException)
        {
            // The other side is told, or thought of as broken: what it wrote is not worth more words.
            return null;
        }
    }
}
