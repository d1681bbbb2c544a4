using System.Text.Json;

namespace Carbon.Ethereum;

/// <summary>One answer of a batch: a result, or the error the node gave for that request.</summary>
public sealed record RpcReply(JsonElement? Result, RpcException? Error)
{
    /// <summary>Returns the result, which may be JSON null; throws the error where there is one.</summary>
    public JsonElement Require() => Error is null ? Result!.Value : throw Error;
}
