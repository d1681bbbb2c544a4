using System.Text.Json.Nodes;
using Carbon.Ethereum;

namespace Carbon.Node.Tests;

/// <summary>
/// A chain that tells the events of one transaction again in the first block above a height, in place of those that
/// happened there. The block holds together: filter, root and hash are those of what is told.
/// </summary>
internal sealed class TwiceTold(string chain, string transaction, ulong above)
{
    private readonly RpcClient _rpc = new(
        new HttpClient(new SocketsHttpHandler { UseProxy = false }), new RpcSettings(new Uri(chain)),
        TimeProvider.System);

    private ulong Height => above + 1;

    public async Task AlterAsync(JsonObject request, JsonObject reply)
    {
        if (reply["result"] is not JsonObject told)
            return;
        if ((string?)request["method"] == "eth_getBlockByNumber" && (string?)told["number"] == Quantity.Format(Height))
            Alter(told, await HeaderAsync());
        else if ((string?)request["method"] == "eth_getTransactionReceipt"
            && (string?)told["blockNumber"] == Quantity.Format(Height))
            await AlterAsync(told, await HeaderAsync());
    }

    private static void Alter(JsonObject block, BlockHeader header)
    {
        block["hash"] = header.Hash.ToString();
        block["receiptsRoot"] = header.ReceiptsRoot.ToString();
        block["logsBloom"] = Hex.Format(header.LogsBloom);
    }

    private async Task AlterAsync(JsonObject receipt, BlockHeader header)
    {
        var again = JsonNode.Parse(
            (await _rpc.CallAsync("eth_getTransactionReceipt", [transaction], CancellationToken.None)).GetRawText())!;
        receipt["blockHash"] = header.Hash.ToString();
        receipt["logsBloom"] = Hex.Format(header.LogsBloom);
        receipt["logs"] = again["logs"]!.DeepClone();
        foreach (var log in receipt["logs"]!.AsArray())
        {
            foreach (var name in new[] { "blockHash", "blockNumber", "transactionHash", "transactionIndex" })
                log![name] = receipt[name]!.DeepClone();
        }
    }

    private async Task<BlockHeader> HeaderAsync()
    {
        var client = new EthereumClient(_rpc);
        var block = (await client.GetBlockAsync(BlockTag.At(Height), CancellationToken.None))!;
        var hash = Assert.Single(block.Transactions);
        var receipt = (await client.GetTransactionReceiptAsync(hash, CancellationToken.None))!;
        var again = (await client.GetTransactionReceiptAsync(Hash32.Parse(transaction), CancellationToken.None))!;
        var told = receipt with { Logs = again.Logs, LogsBloom = again.LogsBloom };
        var header = block.Header with
        {
            ReceiptsRoot = OrderedTrie.Root([ReceiptBytes.Encode(told)]),
            LogsBloom = again.LogsBloom,
        };
        return header with { Hash = Keccak.Hash(HeaderBytes.Encode(header)!) };
    }
}
