using System.Text.Json.Nodes;

namespace Carbon.Ledger.Tests;

/// <summary>A node whose answers about blocks are false in one thing, and a follower that takes none of it.</summary>
public sealed class FalseBlockTests(RegisterFixture register) : IClassFixture<RegisterFixture>
{
    private static readonly Dictionary<string, Action<JsonObject>> FalseReceipts = new()
    {
        ["there is none"] = reply => reply["result"] = null,
        ["its logs are missing"] = reply => Logs(reply).Clear(),
        ["a log is missing"] = reply => Logs(reply).RemoveAt(0),
        ["a log came twice"] = reply => Logs(reply).Add(Logs(reply)[0]!.DeepClone()),
        ["a digit of a log differs"] = reply => Logs(reply)[0]!["data"] = Altered(Logs(reply)[0]!["data"]!),
        ["a topic of a log differs"] = reply =>
            Logs(reply)[0]!["topics"]![0] = Altered(Logs(reply)[0]!["topics"]![0]!),
        ["the topics are out of order"] = reply =>
            Logs(reply)[0]!["topics"]!.AsArray().Insert(0, Taken(Logs(reply)[0]!["topics"]!.AsArray(), 1)),
        ["a log is of another contract"] = reply => Logs(reply)[0]!["address"] = Some.Address().ToString(),
        ["a log is said to be removed"] = reply => Logs(reply)[0]!["removed"] = true,
        ["it is of another block"] = reply => Receipt(reply)["blockHash"] = Some.Hash().ToString(),
        ["it is of another transaction"] = reply => Receipt(reply)["transactionHash"] = Some.Hash().ToString(),
        ["it is out of order"] = reply => Receipt(reply)["transactionIndex"] = "0x7",
        ["it says failure of a success"] = reply => Receipt(reply)["status"] = "0x0",
        ["its filter is empty"] = reply => Receipt(reply)["logsBloom"] = "0x" + new string('0', 512),
    };

    private static readonly Dictionary<string, Action<JsonObject>> FalseHeaders = new()
    {
        ["it is another block's"] = reply => Block(reply)["number"] = "0x1",
        ["its time differs"] = reply => Block(reply)["timestamp"] = Altered(Block(reply)["timestamp"]!),
        ["its hash differs"] = reply => Block(reply)["hash"] = Some.Hash().ToString(),
        ["its parent differs"] = reply => Block(reply)["parentHash"] = Some.Hash().ToString(),
        ["its receipts root is that of no receipts"] = reply =>
        {
            Block(reply)["receiptsRoot"] = OrderedTrie.Root([]).ToString();
            Block(reply)["transactions"] = new JsonArray();
        },
        ["its transactions are hidden"] = reply => Block(reply)["transactions"] = new JsonArray(),
        ["its filter is empty"] = reply => Block(reply)["logsBloom"] = "0x" + new string('0', 512),
    };

    public static TheoryData<string> OfReceipts => [.. FalseReceipts.Keys];

    public static TheoryData<string> OfHeaders => [.. FalseHeaders.Keys];

    // INV-44
    [Theory]
    [MemberData(nameof(OfReceipts))]
    public Task Takes_no_block_with_false_receipts(string falsehood) =>
        TakesOnlyTheTruthAsync("eth_getTransactionReceipt", FalseReceipts[falsehood], HasATopicMore);

    // INV-44
    [Theory]
    [MemberData(nameof(OfHeaders))]
    public Task Takes_no_block_with_a_false_header(string falsehood) =>
        TakesOnlyTheTruthAsync("eth_getBlockByNumber", FalseHeaders[falsehood], IsAboveTheGenesis);

    // This engine gives receipts one by one.
    private static bool HasATopicMore(JsonObject reply) =>
        Receipt(reply)["logs"] is JsonArray { Count: > 0 } logs && logs[0]!["topics"]!.AsArray().Count > 1
            && ((string)logs[0]!["data"]!).Length > 2;

    private static bool IsAboveTheGenesis(JsonObject reply) =>
        reply["result"] is JsonObject block && block["transactions"]!.AsArray().Count > 0
            && (string?)block["number"] != "0x0";

    private static JsonObject Block(JsonObject reply) => reply["result"]!.AsObject();

    private static JsonObject Receipt(JsonObject reply) => reply["result"]!.AsObject();

    private static JsonArray Logs(JsonObject reply) => Receipt(reply)["logs"]!.AsArray();

    private static JsonNode Taken(JsonArray list, int at)
    {
        var item = list[at]!;
        list.RemoveAt(at);
        return item;
    }

    private static JsonNode Altered(JsonNode hex)
    {
        var text = (string)hex!;
        return text[..^1] + (text[^1] == '1' ? '2' : '1');
    }

    /// <summary>Lies three times, then tells the truth.</summary>
    private async Task TakesOnlyTheTruthAsync(string method, Action<JsonObject> lie, Func<JsonObject, bool> fits)
    {
        await using var proxy = await FakeNode.StartAsync(register.Node.Endpoint);
        var lies = 0;
        proxy.Fault = async (request, forward) =>
        {
            var reply = (await forward())!.AsObject();
            if ((string?)request["method"] == method && fits(reply) && Interlocked.Increment(ref lies) <= 3) lie(reply);
            return reply;
        };
        await using var following = new FollowerUnderTest(proxy.Client, register.Deployment);
        var head = await new EthereumClient(register.Node.Client()).BlockNumberAsync(CancellationToken.None);
        await following.ReachAsync(head);

        await using var plain = new FollowerUnderTest(register.Node.Client(), register.Deployment);
        await plain.ReachAsync(head);
        Assert.True(lies > 3, $"only {lies} lies were told");
        Assert.Equal(plain.Fold.State(head), following.Fold.State(head));
        Assert.Equal(0, following.Fold.Undone);
    }
}
