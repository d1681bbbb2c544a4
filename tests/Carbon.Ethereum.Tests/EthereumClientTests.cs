using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Carbon.Ethereum.Tests;

public sealed class EthereumClientTests
{
    private static readonly Hash32 BlockHash = Keccak.Hash("block");
    private static readonly Hash32 TxHash = Keccak.Hash("tx");

    // Computed with ethers from the one receipt below: keccak256(encodeRlp(["0x2080", encodeRlp(receipt)])).
    private const string ReceiptsRootOfOne = "0x69f8cf1ef330c6fc1bf21b2eb61481b9c966f80db1fb1ab2776494840733dcd7";

    private static readonly Address Contract = Address.Parse("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed");

    [Fact]
    public async Task Reads_a_block_and_knows_an_unknown_one()
    {
        await using var node = await FakeNode.StartAsync(
            (_, parameters) => parameters[0]!.GetValue<string>() == "0x9" ? null : BlockJson());
        var client = node.Ethereum();
        var block = await client.GetBlockAsync(BlockTag.Latest, default);

        Assert.Equal(BlockHash, block!.Header.Hash);
        Assert.Equal(7UL, block.Header.Number);
        Assert.Null(block.Header.BaseFeePerGas);
        Assert.Equal([TxHash], block.Transactions);
        Assert.Null(await client.GetBlockAsync(BlockTag.At(9), default));
    }

    [Theory]
    [InlineData("number", "\"0x07\"")]
    [InlineData("number", "\"7\"")]
    [InlineData("number", "\"0x\"")]
    [InlineData("number", "7")]
    [InlineData("timestamp", "\"0x10000000000000000\"")]
    [InlineData("hash", "\"0x00\"")]
    [InlineData("parentHash", "null")]
    [InlineData("logsBloom", "\"0x00\"")]
    [InlineData("transactions", "[{}]")]
    public async Task Refuses_a_block_with_a_malformed_member(string name, string value)
    {
        var block = BlockJson();
        block[name] = JsonNode.Parse(value);
        await using var node = await FakeNode.StartAsync((_, _) => block);

        await Assert.ThrowsAsync<RpcUnavailableException>(
            () => node.Ethereum().GetBlockAsync(BlockTag.Latest, default));
    }

    [Fact]
    public async Task Refuses_another_block_than_the_one_asked_for()
    {
        await using var node = await FakeNode.StartAsync((_, _) => BlockJson());

        await Assert.ThrowsAsync<RpcUnavailableException>(() => node.Ethereum().GetBlockAsync(TxHash, default));
    }

    [Theory]
    [InlineData(ReceiptSource.ByBlock)]
    [InlineData(ReceiptSource.OneByOne)]
    public async Task Gets_receipts_by_block_or_one_by_one_as_it_is_told(ReceiptSource source)
    {
        await using var node = await FakeNode.StartAsync((method, _) => method switch
        {
            "eth_getBlockByHash" => BlockJson(),
            "eth_getBlockReceipts" when source == ReceiptSource.ByBlock => new JsonArray(ReceiptJson()),
            "eth_getTransactionReceipt" when source == ReceiptSource.OneByOne => ReceiptJson(),
            _ => new JsonObject { ["code"] = -32601, ["message"] = "method not found" },
        });
        var client = node.Ethereum();
        var block = await client.GetBlockAsync(BlockHash, default);
        var receipts = await client.GetBlockReceiptsAsync(block!, source, default);

        var log = Assert.Single(Assert.Single(receipts!).Logs);
        Assert.Equal(Contract, log.Address);
        Assert.Equal([0xab], log.Body);
        Assert.True(receipts![0].Succeeded);
    }

    [Theory]
    [InlineData("status", "\"0x0\"")]
    [InlineData("cumulativeGasUsed", "\"0x5209\"")]
    [InlineData("logs", "[]")]
    public async Task Gives_receipts_that_do_not_hash_to_the_root_as_a_contradiction(string name, string value)
    {
        var receipt = ReceiptJson();
        receipt[name] = JsonNode.Parse(value);
        await using var node = await FakeNode.StartAsync(
            (method, _) => method == "eth_getBlockReceipts" ? new JsonArray(receipt.DeepClone()) : BlockJson());
        var client = node.Ethereum();
        var block = await client.GetBlockAsync(BlockHash, default);
        var receipts = await client.GetBlockReceiptsAsync(block!, ReceiptSource.ByBlock, default);

        Assert.Contains("root", SealedBlock.Of(block!, receipts!).Contradiction(hashIsKnown: false));
    }

    [Fact]
    public async Task Refuses_receipts_of_another_block_or_too_few()
    {
        var foreign = ReceiptJson();
        foreign["blockHash"] = TxHash.ToString();
        foreach (var answer in new[] { new JsonArray(foreign), [] })
        {
            await using var node = await FakeNode.StartAsync(
                (method, _) => method == "eth_getBlockReceipts" ? answer : BlockJson());
            var client = node.Ethereum();
            var block = await client.GetBlockAsync(BlockHash, default);

            await Assert.ThrowsAsync<RpcUnavailableException>(
                () => client.GetBlockReceiptsAsync(block!, ReceiptSource.ByBlock, default));
        }
    }

    [Fact]
    public async Task Refuses_logs_that_were_not_asked_for()
    {
        await using var node = await FakeNode.StartAsync((_, _) => new JsonArray(LogJson()));
        var client = node.Ethereum();

        Assert.Single(await client.GetLogsAsync(BlockHash, [Contract], default));
        await Assert.ThrowsAsync<RpcUnavailableException>(() => client.GetLogsAsync(TxHash, [Contract], default));
        await Assert.ThrowsAsync<RpcUnavailableException>(
            () => client.GetLogsAsync(BlockHash, [Address.Zero], default));
    }

    [Fact]
    public async Task Tells_results_from_reverts()
    {
        var error = new JsonObject { ["code"] = 3, ["message"] = "execution reverted", ["data"] = "0x08c379a0" };
        var answers = new Queue<JsonNode>(["0x" + new string('0', 64), "0x08c379a0", error, "0x"]);
        await using var node = await FakeNode.StartAsync((_, _) => answers.Dequeue());
        var client = node.Ethereum();
        var call = new CallRequest(null, Contract, [1]);

        Assert.IsType<CallOutcome.Returned>(await client.CallAsync(call, BlockTag.Latest, default));
        Assert.IsType<CallOutcome.Reverted>(await client.CallAsync(call, BlockTag.Latest, default));
        var reverted = Assert.IsType<CallOutcome.Reverted>(await client.CallAsync(call, BlockTag.Latest, default));
        Assert.Equal([0x08, 0xc3, 0x79, 0xa0], reverted.Output);
        Assert.IsType<CallOutcome.Returned>(await client.CallAsync(call, BlockTag.Latest, default));
    }

    [Fact]
    public async Task Keeps_errors_that_are_no_revert()
    {
        await using var node = await FakeNode.StartAsync(
            (_, _) => new JsonObject { ["code"] = -32008, ["message"] = "Initial sync is still in progress" });
        var client = node.Ethereum();
        var call = new CallRequest(null, Contract, [1]);

        var error = await Assert.ThrowsAsync<RpcException>(() => client.CallAsync(call, BlockTag.Latest, default));
        Assert.Equal(-32008, error.Code);
        await Assert.ThrowsAsync<RpcException>(() => client.EstimateGasAsync(call, default));
        await Assert.ThrowsAsync<RpcException>(() => client.SendRawTransactionAsync(new byte[1], default));
        await Assert.ThrowsAsync<RpcException>(() => client.ChainIdAsync(default));
    }

    [Fact]
    public async Task Takes_the_failing_estimate_of_old_geth_as_a_revert()
    {
        await using var node = await FakeNode.StartAsync((_, _) => new JsonObject
        {
            ["code"] = -32000,
            ["message"] = "gas required exceeds allowance or always failing transaction",
        });

        var outcome = await node.Ethereum().EstimateGasAsync(new CallRequest(null, Contract, []), default);
        Assert.Empty(Assert.IsType<GasOutcome.Reverted>(outcome).Output);
    }

    [Fact]
    public async Task Sees_a_pending_transaction_of_old_geth_as_pending()
    {
        await using var node = await FakeNode.StartAsync((_, _) => new JsonObject
        {
            ["hash"] = TxHash.ToString(),
            ["from"] = Contract.ToString(),
            ["to"] = null,
            ["nonce"] = "0x5",
            ["gas"] = "0x5208",
            ["value"] = "0x0",
            ["input"] = "0x",
            ["blockHash"] = Hash32.Zero.ToString(),
            ["blockNumber"] = null,
        });
        var transaction = await node.Ethereum().GetTransactionAsync(TxHash, default);

        Assert.Equal(5UL, transaction!.Nonce);
        Assert.Null(transaction.BlockHash);
        Assert.Null(transaction.To);
    }

    [Fact]
    public async Task Hears_of_new_heads_until_the_connection_ends()
    {
        await using var node = await FakeNode.StartAsync(async context =>
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            await socket.ReceiveAsync(new byte[1024].AsMemory(), context.RequestAborted);
            string[] messages =
            [
                """{"jsonrpc":"2.0","id":1,"result":"0x1"}""",
                """{"jsonrpc":"2.0","method":"eth_subscription","params":{"result":{"number":"0x10"}}}""",
                """{"jsonrpc":"2.0","method":"eth_subscription","params":{"result":{"number":"0x11"}}}""",
            ];
            foreach (var message in messages)
                await socket.SendAsync(
                    Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, true, context.RequestAborted);
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, context.RequestAborted);
        });
        var heads = new List<ulong>();

        await Assert.ThrowsAsync<RpcUnavailableException>(async () =>
        {
            await foreach (var head in new HeadSubscription(node.WebSocket).ReadAsync(default)) heads.Add(head);
        });
        Assert.Equal([16, 17], heads);
    }

    private static JsonObject BlockJson() => new()
    {
        ["number"] = "0x7",
        ["hash"] = BlockHash.ToString(),
        ["parentHash"] = Hash32.Zero.ToString(),
        ["timestamp"] = "0x64",
        ["gasLimit"] = "0x5f5e100",
        ["gasUsed"] = "0x0",
        ["stateRoot"] = Hash32.Zero.ToString(),
        ["transactionsRoot"] = Hash32.Zero.ToString(),
        ["receiptsRoot"] = ReceiptsRootOfOne,
        ["logsBloom"] = Hex.Format(new byte[256]),
        ["miner"] = Address.Zero.ToString(),
        ["extraData"] = "0x",
        ["transactions"] = new JsonArray(TxHash.ToString()),
    };

    private static JsonObject ReceiptJson() => new()
    {
        ["transactionHash"] = TxHash.ToString(),
        ["transactionIndex"] = "0x0",
        ["blockHash"] = BlockHash.ToString(),
        ["blockNumber"] = "0x7",
        ["from"] = Contract.ToString(),
        ["to"] = Contract.ToString(),
        ["contractAddress"] = null,
        ["status"] = "0x1",
        ["gasUsed"] = "0x5208",
        ["cumulativeGasUsed"] = "0x5208",
        ["logsBloom"] = Hex.Format(new byte[256]),
        ["logs"] = new JsonArray(LogJson()),
    };

    private static JsonObject LogJson() => new()
    {
        ["address"] = Contract.ToString(),
        ["topics"] = new JsonArray(TxHash.ToString()),
        ["data"] = "0xab",
        ["blockNumber"] = "0x7",
        ["blockHash"] = BlockHash.ToString(),
        ["transactionHash"] = TxHash.ToString(),
        ["transactionIndex"] = "0x0",
        ["logIndex"] = "0x0",
        ["removed"] = false,
    };
}
