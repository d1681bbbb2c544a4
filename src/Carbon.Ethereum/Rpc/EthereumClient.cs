using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Carbon.Ethereum;

/// <summary>
/// Typed calls of a node's <c>eth_</c> methods. Each throws RpcException for an error the node gives and
/// RpcUnavailableException when no usable answer came; null means that the node does not know the thing asked for.
/// </summary>
public sealed class EthereumClient
{
    private const int MethodNotFound = -32601;
    private const int MethodNotSupported = -32004;
    private const int InvalidParameters = -32602;
    private const int WordSize = 32;
    private const int SelectorSize = 4;

    private volatile bool _estimatesOnPending;

    /// <summary>Sends through the JSON-RPC client.</summary>
    public EthereumClient(RpcClient rpc)
    {
        ArgumentNullException.ThrowIfNull(rpc);
        Rpc = rpc;
    }

    /// <summary>The JSON-RPC client, for methods that have no typed call.</summary>
    public RpcClient Rpc { get; }

    /// <summary>Returns the chain id.</summary>
    public Task<ulong> ChainIdAsync(CancellationToken cancel) => NumberAsync("eth_chainId", [], cancel);

    /// <summary>Returns the number of the newest block.</summary>
    public Task<ulong> BlockNumberAsync(CancellationToken cancel) => NumberAsync("eth_blockNumber", [], cancel);

    /// <summary>Returns the block of a number or name, or null.</summary>
    public async Task<Block?> GetBlockAsync(BlockTag tag, CancellationToken cancel) =>
        OrNull(await Rpc.CallAsync("eth_getBlockByNumber", [tag.ToString(), false], cancel), RpcModels.Block);

    /// <summary>Returns the block of a hash, or null.</summary>
    public async Task<Block?> GetBlockAsync(Hash32 hash, CancellationToken cancel)
    {
        var result = await Rpc.CallAsync("eth_getBlockByHash", [hash.ToString(), false], cancel);
        var block = OrNull(result, RpcModels.Block);
        return block is null || block.Header.Hash == hash
            ? block
            : throw new RpcUnavailableException("The node answered with another block.");
    }

    /// <summary>
    /// Returns the receipts of a block in order, or null when the node does not know the block. Throws
    /// RpcUnavailableException unless there is one receipt of that very block for each transaction. That they are the
    /// true ones shows <see cref="SealedBlock.Contradiction"/>.
    /// </summary>
    public async Task<IReadOnlyList<Receipt>?> GetBlockReceiptsAsync(
        Block block, ReceiptSource source, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(block);
        var receipts = source == ReceiptSource.ByBlock
            ? await ReceiptsByBlockAsync(block.Header.Hash, cancel)
            : await ReceiptsOneByOneAsync(block.Transactions, cancel);
        if (receipts is null) return null;

        var inPlace = receipts.Count == block.Transactions.Count && receipts.Select((receipt, i) =>
            receipt.BlockHash == block.Header.Hash
            && receipt.TransactionHash == block.Transactions[i]
            && receipt.TransactionIndex == i
            && receipt.Logs.All(log => log.BlockHash == block.Header.Hash && !log.Removed)).All(fits => fits);
        return inPlace ? receipts : throw new RpcUnavailableException("The receipts do not fit the block.");
    }

    /// <summary>Returns the receipt of a mined transaction, or null.</summary>
    public async Task<Receipt?> GetTransactionReceiptAsync(Hash32 hash, CancellationToken cancel)
    {
        var result = await Rpc.CallAsync("eth_getTransactionReceipt", [hash.ToString()], cancel);
        var receipt = OrNull(result, RpcModels.Receipt);
        return receipt is null || receipt.TransactionHash == hash
            ? receipt
            : throw new RpcUnavailableException("The node answered with another receipt.");
    }

    /// <summary>Returns the transaction, mined or pending, or null.</summary>
    public async Task<ChainTransaction?> GetTransactionAsync(Hash32 hash, CancellationToken cancel)
    {
        var result = await Rpc.CallAsync("eth_getTransactionByHash", [hash.ToString()], cancel);
        var transaction = OrNull(result, RpcModels.Transaction);
        return transaction is null || transaction.Hash == hash
            ? transaction
            : throw new RpcUnavailableException("The node answered with another transaction.");
    }

    /// <summary>Returns the logs of the addresses in the block of a hash, in order.</summary>
    public async Task<IReadOnlyList<LogEntry>> GetLogsAsync(
        Hash32 blockHash, IReadOnlyList<Address> addresses, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(addresses);
        var filter = new JsonObject
        {
            ["blockHash"] = blockHash.ToString(),
            ["address"] = new JsonArray([.. addresses.Select(a => (JsonNode)a.ToString())]),
        };
        var logs = RpcModels.Logs(await Rpc.CallAsync("eth_getLogs", [filter], cancel));
        return logs.All(log => log.BlockHash == blockHash && !log.Removed && addresses.Contains(log.Address))
            ? logs
            : throw new RpcUnavailableException("The node answered with logs that were not asked for.");
    }

    /// <summary>
    /// Runs a call without sending it. A revert is an outcome and not an exception, also on geth 1.8, which gives
    /// revert bytes as the result: returned bytes are always whole words, revert bytes are four more.
    /// </summary>
    public async Task<CallOutcome> CallAsync(CallRequest call, BlockTag tag, CancellationToken cancel)
    {
        try
        {
            var result = await Rpc.CallAsync("eth_call", [Body(call), tag.ToString()], cancel);
            var bytes = RpcReader.Read("result", result, Hex.Parse);
            return bytes.Length % WordSize == SelectorSize
                ? new CallOutcome.Reverted(bytes, "execution reverted")
                : new CallOutcome.Returned(bytes);
        }
        catch (RpcException e) when (e.IsRevert)
        {
            return new CallOutcome.Reverted(e.RevertBytes ?? [], e.Message);
        }
    }

    /// <summary>
    /// Asks how much gas a call needs on the newest block; a revert is an outcome and not an exception. Where nodes are
    /// not told the block they take what waits in the pool too, which may cost them a thousand times the work; geth 1.8
    /// cannot be told.
    /// </summary>
    public async Task<GasOutcome> EstimateGasAsync(CallRequest call, CancellationToken cancel)
    {
        try
        {
            return new GasOutcome.Estimated(await NumberAsync("eth_estimateGas", EstimateOf(call), cancel));
        }
        catch (RpcException e) when (e.Code == InvalidParameters && !_estimatesOnPending)
        {
            _estimatesOnPending = true;
            return await EstimateGasAsync(call, cancel);
        }
        catch (RpcException e) when (e.IsRevert || IsAlwaysFailing(e))
        {
            return new GasOutcome.Reverted(e.RevertBytes ?? [], e.Message);
        }
    }

    /// <summary>
    /// Sends a signed transaction's bytes and returns the hash the node names; an error may still mean success.
    /// </summary>
    public async Task<Hash32> SendRawTransactionAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        var result = await Rpc.CallAsync("eth_sendRawTransaction", [Hex.Format(bytes.Span)], cancel);
        return RpcReader.Read("result", result, Hash32.Parse);
    }

    /// <summary>Sends the bytes of several transactions in one request, in this order.</summary>
    /// <exception cref="RpcException">The node takes no batches; nothing was sent.</exception>
    public Task<IReadOnlyList<SendOutcome>> SendRawTransactionsAsync(
        IReadOnlyList<byte[]> all, CancellationToken cancel) => BatchAsync(
            "eth_sendRawTransaction", all.Select(bytes => Hex.Format(bytes)),
            reply => reply.Error is { } error
                ? new SendOutcome(null, error)
                : new SendOutcome(RpcReader.Read("result", reply.Require(), Hash32.Parse), null),
            cancel);

    /// <summary>Returns the receipts of several transactions in one request, null for each that is not mined.</summary>
    /// <exception cref="RpcException">The node takes no batches, or answered one of them with an error.</exception>
    public async Task<IReadOnlyList<Receipt?>> GetTransactionReceiptsAsync(
        IReadOnlyList<Hash32> hashes, CancellationToken cancel)
    {
        var receipts = await BatchAsync(
            "eth_getTransactionReceipt", hashes.Select(hash => hash.ToString()),
            reply => OrNull(reply.Require(), RpcModels.Receipt), cancel);
        return receipts.Zip(hashes).All(pair => pair.First is null || pair.First.TransactionHash == pair.Second)
            ? receipts
            : throw new RpcUnavailableException("The node answered with another receipt.");
    }

    /// <summary>Returns which transactions the node knows, mined or pending, in one request.</summary>
    /// <exception cref="RpcException">The node takes no batches, or answered one of them with an error.</exception>
    public Task<IReadOnlyList<bool>> KnowsTransactionsAsync(IReadOnlyList<Hash32> hashes, CancellationToken cancel) =>
        BatchAsync(
            "eth_getTransactionByHash", hashes.Select(hash => hash.ToString()),
            reply => reply.Require().ValueKind != JsonValueKind.Null, cancel);

    /// <summary>Returns how many transactions the address has sent, as of the block.</summary>
    public Task<ulong> GetTransactionCountAsync(Address address, BlockTag tag, CancellationToken cancel) =>
        NumberAsync("eth_getTransactionCount", [address.ToString(), tag.ToString()], cancel);

    /// <summary>Returns the runtime code at the address, empty where there is none.</summary>
    public async Task<byte[]> GetCodeAsync(Address address, BlockTag tag, CancellationToken cancel)
    {
        var result = await Rpc.CallAsync("eth_getCode", [address.ToString(), tag.ToString()], cancel);
        return RpcReader.Read("result", result, Hex.Parse);
    }

    /// <summary>Returns the balance in wei.</summary>
    public async Task<BigInteger> GetBalanceAsync(Address address, BlockTag tag, CancellationToken cancel)
    {
        var result = await Rpc.CallAsync("eth_getBalance", [address.ToString(), tag.ToString()], cancel);
        return RpcReader.Read("result", result, Quantity.Parse);
    }

    /// <summary>Returns the tip in wei that the node suggests, or null on engines that do not know tips.</summary>
    public async Task<BigInteger?> TryMaxPriorityFeeAsync(CancellationToken cancel)
    {
        try
        {
            var result = await Rpc.CallAsync("eth_maxPriorityFeePerGas", [], cancel);
            return RpcReader.Read("result", result, Quantity.Parse);
        }
        catch (RpcException e) when (e.Code is MethodNotFound or MethodNotSupported)
        {
            return null;
        }
    }

    // geth 1.8 runs the call at ever more gas and says only this, whether it reverted or used all of it.
    private static bool IsAlwaysFailing(RpcException e) =>
        e.Message.Contains("always failing transaction", StringComparison.Ordinal);

    private JsonArray EstimateOf(CallRequest call) =>
        _estimatesOnPending ? [Body(call)] : [Body(call), BlockTag.Latest.ToString()];

    // One request is sent as one: some nodes take no batches.
    private async Task<IReadOnlyList<T>> BatchAsync<T>(
        string method, IEnumerable<string> parameters, Func<RpcReply, T> read, CancellationToken cancel)
    {
        var requests = parameters.Select(one => new RpcRequest(method, [one])).ToList();
        return requests.Count == 1
            ? [read(await OnlyAsync(requests[0], cancel))]
            : [.. (await Rpc.BatchAsync(requests, cancel)).Select(read)];
    }

    private async Task<RpcReply> OnlyAsync(RpcRequest request, CancellationToken cancel)
    {
        try
        {
            return new RpcReply(await Rpc.CallAsync(request.Method, request.Parameters, cancel), null);
        }
        catch (RpcException e)
        {
            return new RpcReply(null, e);
        }
    }

    private static T? OrNull<T>(JsonElement element, Func<JsonElement, T> read) where T : class =>
        element.ValueKind == JsonValueKind.Null ? null : read(element);

    private static JsonObject Body(CallRequest call)
    {
        ArgumentNullException.ThrowIfNull(call);
        var body = new JsonObject { ["data"] = Hex.Format(call.Input) };
        if (call.From is { } from) body["from"] = from.ToString();
        if (call.To is { } to) body["to"] = to.ToString();
        if (call.Value is { } value) body["value"] = Quantity.Format(value);
        if (call.Gas is { } gas) body["gas"] = Quantity.Format(gas);
        if (call.GasPrice is { } price) body["gasPrice"] = Quantity.Format(price);
        return body;
    }

    private async Task<ulong> NumberAsync(string method, JsonArray parameters, CancellationToken cancel) =>
        RpcReader.Read("result", await Rpc.CallAsync(method, parameters, cancel), Quantity.ParseUInt64);

    private async Task<IReadOnlyList<Receipt>?> ReceiptsByBlockAsync(Hash32 block, CancellationToken cancel)
    {
        var result = await Rpc.CallAsync("eth_getBlockReceipts", [block.ToString()], cancel);
        return OrNull<IReadOnlyList<Receipt>>(result, e => [.. RpcReader.Items(e).Select(RpcModels.Receipt)]);
    }

    private async Task<IReadOnlyList<Receipt>?> ReceiptsOneByOneAsync(
        IReadOnlyList<Hash32> transactions, CancellationToken cancel)
    {
        var requests = transactions.Select(hash => new RpcRequest("eth_getTransactionReceipt", [hash.ToString()]));
        var receipts = new List<Receipt>(transactions.Count);
        foreach (var chunk in requests.Chunk(100))
        {
            foreach (var reply in await Rpc.BatchAsync(chunk, cancel))
            {
                if (OrNull(reply.Require(), RpcModels.Receipt) is not { } receipt) return null;
                receipts.Add(receipt);
            }
        }

        return receipts;
    }
}
