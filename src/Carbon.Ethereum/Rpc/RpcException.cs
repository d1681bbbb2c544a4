using System.Text.Json;

namespace Carbon.Ethereum;

/// <summary>The node answered with a JSON-RPC error object, which is kept whole.</summary>
public sealed class RpcException : Exception
{
    private const int ExecutionReverted = 3;
    private const string ParityPrefix = "Reverted ";

    /// <summary>Takes the members of the error object.</summary>
    public RpcException(int code, string message, JsonElement? data) : base(message)
    {
        Code = code;
        ErrorBody = data;
        RevertBytes = FindRevert(data, depth: 0);
    }

    /// <summary>The error's code, such as −32000.</summary>
    public int Code { get; }

    /// <summary>The error's data member as the node sent it, or null.</summary>
    public JsonElement? ErrorBody { get; }

    /// <summary>The revert bytes found in the data member, or null.</summary>
    public byte[]? RevertBytes { get; }

    /// <summary>
    /// Says whether the node reports that the contract reverted, rather than that it could not run the call.
    /// </summary>
    public bool IsRevert => RevertBytes is not null || Code == ExecutionReverted
        || Message.Contains("revert", StringComparison.OrdinalIgnoreCase);

    // geth, Besu and anvil put the bytes into data; Hardhat puts an object there whose own data holds them.
    private static byte[]? FindRevert(JsonElement? data, int depth) => data switch
    {
        { ValueKind: JsonValueKind.String } text => Bytes(text.GetString()!),
        { ValueKind: JsonValueKind.Object } whole when depth < 2 && whole.TryGetProperty("data", out var inner) =>
            FindRevert(inner, depth + 1),
        _ => null,
    };

    private static byte[]? Bytes(string text)
    {
        if (text.StartsWith(ParityPrefix, StringComparison.Ordinal)) text = text[ParityPrefix.Length..];
        return Hex.TryParse(text, out var bytes) ? bytes : null;
    }
}
