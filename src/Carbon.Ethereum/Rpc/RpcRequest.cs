using System.Text.Json.Nodes;

namespace Carbon.Ethereum;

/// <summary>A JSON-RPC method and its positional parameters.</summary>
public sealed record RpcRequest(string Method, JsonArray Parameters);
