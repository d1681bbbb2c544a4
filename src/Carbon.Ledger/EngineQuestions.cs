using System.Text.Json;
using System.Text.Json.Nodes;
using Carbon.Contracts;
using Carbon.Ethereum;

namespace Carbon.Ledger;

/// <summary>
/// One cheap question for each thing that engines differ in; none changes anything. An error counts as "cannot" only
/// where it says so; no answer throws RpcUnavailableException.
/// </summary>
internal sealed class EngineQuestions(RpcClient rpc, Deployment deployment)
{
    private const int ClientMax = 80;
    private const int MethodNotFound = -32601;
    private const int MethodNotSupported = -32004;
    private const int InvalidParameters = -32602;
    private const int UnknownBlock = -39001;

    /// <summary>No engine gave a filter this name.</summary>
    private const string NoFilter = "0xca7b0bca7b0bca7b0bca7b0bca7b0bca";

    private static readonly string[] Denials =
        ["does not exist", "not supported", "not available", "not implemented", "method not found", "unknown block"];

    private readonly EthereumClient _chain = new(rpc);

    // Nobody may close the founding but the founder, who is no zero address, and he only once: it always reverts.
    private readonly CallRequest _refused =
        new(null, deployment.Consortium, new ConsortiumContract.CloseFoundingCall().Encode());

    public async Task<string> ClientAsync(CancellationToken cancel)
    {
        try
        {
            var said = await rpc.CallAsync("web3_clientVersion", [], cancel);
            var text = said.ValueKind == JsonValueKind.String ? said.GetString()! : "";
            var plain = new string([.. text.Where(letter => letter is > ' ' and < (char)127).Take(ClientMax)]);
            return plain.Length > 0 ? plain : "an unnamed engine";
        }
        catch (RpcException)
        {
            // The name is for people alone.
            return "an unnamed engine";
        }
    }

    public Task<Ability> FeeHistoryAsync(CancellationToken cancel) =>
        CanAsync("eth_feeHistory", ["0x1", BlockTag.Latest.ToString(), new JsonArray()], cancel);

    /// <summary>An engine that knows a tag and has no such block yet answers with null, or denies it.</summary>
    public async Task<Ability> TagAsync(BlockTag tag, CancellationToken cancel)
    {
        try
        {
            var block = await rpc.CallAsync("eth_getBlockByNumber", [tag.ToString(), false], cancel);
            return block.ValueKind == JsonValueKind.Object ? Ability.Present : Ability.Absent;
        }
        catch (RpcException e)
        {
            return Denies(e) ? Ability.Absent : Ability.Unclear;
        }
    }

    public async Task<Ability> LogFiltersAsync(CancellationToken cancel)
    {
        try
        {
            await rpc.CallAsync("eth_getFilterChanges", [NoFilter], cancel);
            return Ability.Present;
        }
        catch (RpcException e)
        {
            if (e.Code is MethodNotFound or MethodNotSupported) return Ability.Absent;
            return e.Message.Contains("filter", StringComparison.OrdinalIgnoreCase) ? Ability.Present : Ability.Unclear;
        }
    }

    public Task<Ability> CallsByHashAsync(Hash32 block, CancellationToken cancel)
    {
        var call = new JsonObject { ["to"] = deployment.Consortium.ToString(), ["data"] = Hex.Format(PausedCall) };
        return CanAsync("eth_call", [call, new JsonObject { ["blockHash"] = block.ToString() }], cancel);
    }

    /// <summary>
    /// Null of a block that the engine itself named is a "no" too: EthereumJS knows the method, and no block's hash.
    /// </summary>
    /// <exception cref="RpcException">An error that says neither.</exception>
    public async Task<ReceiptSource> ReceiptsAsync(Hash32 block, CancellationToken cancel)
    {
        try
        {
            var receipts = await rpc.CallAsync("eth_getBlockReceipts", [block.ToString()], cancel);
            return receipts.ValueKind == JsonValueKind.Array ? ReceiptSource.ByBlock : ReceiptSource.OneByOne;
        }
        catch (RpcException e) when (Denies(e))
        {
            return ReceiptSource.OneByOne;
        }
    }

    /// <exception cref="RpcException">An error that is no revert.</exception>
    public async Task<RevertBytes> RevertsAsync(CancellationToken cancel)
    {
        var call = new JsonObject { ["to"] = _refused.To.ToString(), ["data"] = Hex.Format(_refused.Input) };
        try
        {
            var result = await rpc.CallAsync("eth_call", [call, BlockTag.Latest.ToString()], cancel);
            return result.ValueKind == JsonValueKind.String && Hex.TryParse(result.GetString()!, out var bytes)
                && IsRefusal(bytes) ? RevertBytes.InResult : RevertBytes.Absent;
        }
        catch (RpcException e) when (e.IsRevert || Denies(e))
        {
            return e.RevertBytes is { } bytes && IsRefusal(bytes) ? RevertBytes.InError : RevertBytes.Absent;
        }
    }

    public async Task<bool> EstimatesRevertAsync(CancellationToken cancel)
    {
        try
        {
            return await _chain.EstimateGasAsync(_refused, cancel) is GasOutcome.Reverted;
        }
        catch (RpcException)
        {
            // To run a call before it is estimated is right on every engine.
            return false;
        }
    }

    private static byte[] PausedCall => new ConsortiumContract.IsPausedCall().Encode();

    private static bool IsRefusal(byte[] bytes) => RefusalDecoding.TryDecode(bytes) is not null;

    /// <summary>Whether an error says that the engine cannot do what was asked, or has no such block.</summary>
    public static bool Denies(RpcException e) =>
        e.Code is MethodNotFound or MethodNotSupported or InvalidParameters or UnknownBlock
        || Denials.Any(words => e.Message.Contains(words, StringComparison.OrdinalIgnoreCase));

    private async Task<Ability> CanAsync(string method, JsonArray parameters, CancellationToken cancel)
    {
        try
        {
            await rpc.CallAsync(method, parameters, cancel);
            return Ability.Present;
        }
        catch (RpcException e)
        {
            return Denies(e) ? Ability.Absent : Ability.Unclear;
        }
    }
}
