using System.Text.Json.Nodes;

namespace Carbon.Ledger.Tests;

/// <summary>What a node is found to be able to do, by asking a real engine and one that answers otherwise.</summary>
public sealed class ChainProbeTests(RegisterFixture register) : IClassFixture<RegisterFixture>
{
    /// <summary>What engines say to a question that they do not know.</summary>
    public static TheoryData<int, string> Denials => new()
    {
        { -32601, "the method does not exist/is not available" },
        { -32004, "Method is not supported" },
        { -32602, "invalid argument 0: hex string without 0x prefix" },
        { -39001, "Unknown block" },
    };

    [Fact]
    public async Task Finds_what_the_local_engine_can_do()
    {
        var facts = await FindAsync(register.Node.Client());

        Assert.StartsWith("HardhatNetwork/3.", facts.Client, StringComparison.Ordinal);
        Assert.True(facts.NewestTime > 1_700_000_000);
        Assert.Equal(
            new ChainFacts(
                register.Deployment.ChainId, facts.Client, facts.NewestTime, BaseFee: 0, HashesHeaders: true,
                ReceiptSource.OneByOne, RevertBytes.InError, EstimatesRevert: true, FinalizedTag: Ability.Present,
                SafeTag: Ability.Present, FeeHistory: Ability.Present, LogFilters: Ability.Present,
                CallsByHash: Ability.Present),
            facts);
    }

    [Fact]
    public async Task Changes_nothing_on_the_node_by_asking()
    {
        await using var proxy = await FakeNode.StartAsync(register.Node.Endpoint);
        var asked = new HashSet<string>();
        proxy.Fault = (request, forward) =>
        {
            lock (asked) asked.Add((string)request["method"]!);
            return forward();
        };
        await FindAsync(proxy.Client);

        Assert.Equal(
            [
                "eth_call", "eth_chainId", "eth_estimateGas", "eth_feeHistory", "eth_getBlockByNumber",
                "eth_getBlockReceipts", "eth_getCode", "eth_getFilterChanges", "web3_clientVersion",
            ],
            asked.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Denials))]
    public async Task Takes_a_denial_for_an_engine_that_cannot(int code, string message)
    {
        await using var proxy = await FakeNode.StartAsync(register.Node.Endpoint);
        proxy.Fault = (request, forward) => IsOfEngine(request)
            ? Task.FromResult<JsonNode?>(FakeNode.Error(request, code, message))
            : forward();
        var facts = await FindAsync(proxy.Client);

        Assert.Equal(
            (ReceiptSource.OneByOne, RevertBytes.Absent, false, Ability.Absent, Ability.Absent, Ability.Absent,
                Ability.Absent),
            (facts.Receipts, facts.Reverts, facts.EstimatesRevert, facts.FinalizedTag, facts.SafeTag,
                facts.FeeHistory, facts.CallsByHash));
        Assert.Equal("an unnamed engine", facts.Client);
    }

    [Fact]
    public async Task Calls_an_ability_unclear_that_the_engine_neither_shows_nor_denies()
    {
        await using var proxy = await FakeNode.StartAsync(register.Node.Endpoint);
        string[] methods = ["eth_feeHistory", "eth_getFilterChanges"];
        proxy.Fault = (request, forward) => methods.Contains((string?)request["method"]) || IsTag(request)
            ? Task.FromResult<JsonNode?>(FakeNode.Error(request, -32603, "some words"))
            : forward();
        var facts = await FindAsync(proxy.Client);

        Assert.Equal(
            (Ability.Unclear, Ability.Unclear, Ability.Unclear, Ability.Unclear),
            (facts.FeeHistory, facts.LogFilters, facts.FinalizedTag, facts.SafeTag));
    }

    // As EthereumJS 0.10.5 answers of every block.
    [Theory]
    [InlineData("null", ReceiptSource.OneByOne)]
    [InlineData("[]", ReceiptSource.ByBlock)]
    public async Task Takes_receipts_by_block_only_of_an_engine_that_finds_its_own_newest_block(
        string told, ReceiptSource source)
    {
        await using var proxy = await FakeNode.StartAsync(register.Node.Endpoint);
        proxy.Fault = async (request, forward) =>
        {
            if ((string?)request["method"] != "eth_getBlockReceipts") return await forward();
            return new JsonObject
            {
                ["jsonrpc"] = "2.0",
                ["id"] = request["id"]!.DeepClone(),
                ["result"] = JsonNode.Parse(told),
            };
        };

        Assert.Equal(source, (await FindAsync(proxy.Client)).Receipts);
    }

    [Theory]
    [InlineData("eth_getBlockReceipts")]
    [InlineData("eth_call")]
    public async Task Does_not_take_an_odd_error_for_an_engine_that_cannot(string method)
    {
        await using var proxy = await FakeNode.StartAsync(register.Node.Endpoint);
        proxy.Once(method, (request, _) => Task.FromResult<JsonNode?>(
            FakeNode.Error(request, -32005, "Request limit exceeded")));

        var odd = await Assert.ThrowsAsync<ChainUnavailableException>(() => FindAsync(proxy.Client));
        Assert.Contains("limit exceeded", odd.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("web3_clientVersion")]
    [InlineData("eth_feeHistory")]
    [InlineData("eth_getFilterChanges")]
    [InlineData("eth_getBlockReceipts")]
    [InlineData("eth_estimateGas")]
    public async Task Does_not_take_silence_for_an_engine_that_cannot(string method)
    {
        await using var proxy = await FakeNode.StartAsync(register.Node.Endpoint);
        proxy.Once(method, (_, _) => Task.FromResult<JsonNode?>(null));

        await Assert.ThrowsAsync<ChainUnavailableException>(() => FindAsync(proxy.Client));
    }

    // As geth 1.8 answers: the bytes of the revert are the result.
    [Fact]
    public async Task Finds_revert_data_in_results()
    {
        await using var proxy = await FakeNode.StartAsync(register.Node.Endpoint);
        proxy.Fault = async (request, forward) =>
        {
            var reply = (await forward())!.AsObject();
            if ((string?)request["method"] != "eth_call" || reply["error"]?["data"] is not { } revert) return reply;
            reply.Remove("error");
            reply["result"] = revert.DeepClone();
            return reply;
        };

        Assert.Equal(RevertBytes.InResult, (await FindAsync(proxy.Client)).Reverts);
    }

    [Theory]
    [InlineData("{\"result\":\"0x\"}")]
    [InlineData("{\"error\":{\"code\":3,\"message\":\"execution reverted\"}}")]
    [InlineData("{\"error\":{\"code\":3,\"message\":\"execution reverted\",\"data\":\"0x12345678\"}}")]
    public async Task Opens_no_outbox_where_no_reason_of_a_revert_is_given(string answer)
    {
        await using var proxy = await FakeNode.StartAsync(register.Node.Endpoint);
        proxy.Fault = async (request, forward) =>
        {
            if ((string?)request["method"] != "eth_call") return await forward();
            var reply = JsonNode.Parse(answer)!;
            reply["jsonrpc"] = "2.0";
            reply["id"] = request["id"]!.DeepClone();
            return reply;
        };
        await using var outbox = await OutboxUnderTest.NewAsync(register, RegisterFixture.Forestry);

        Assert.Equal(RevertBytes.Absent, (await FindAsync(proxy.Client)).Reverts);
        var refused = await Assert.ThrowsAsync<WrongChainException>(() => outbox.OpenAsync(proxy.Client));
        Assert.Contains("does not say why a call reverts", refused.Message, StringComparison.Ordinal);
    }

    // Seen on an engine of proof of stake: its estimate of a call that reverts is a number.
    [Fact]
    public async Task Finds_a_refusal_where_estimates_pass_what_reverts()
    {
        await using var proxy = await FakeNode.StartAsync(register.Node.Endpoint);
        proxy.Fault = async (request, forward) =>
        {
            var reply = (await forward())!.AsObject();
            if ((string?)request["method"] != "eth_estimateGas" || !reply.Remove("error")) return reply;
            reply["result"] = "0x30d40";
            return reply;
        };
        await using var outbox = await OutboxUnderTest.OpenAsync(register, RegisterFixture.Forestry, proxy.Client);
        var person = Some.NewPerson();
        await outbox.DoneAsync(person);

        Assert.False(outbox.Box.Chain.EstimatesRevert);
        Assert.Equal(RefusalCode.CommitmentUsed, (await outbox.RefusedAsync(person)).Code);
    }

    [Fact]
    public async Task Believes_no_node_whose_header_does_not_hash_to_its_hash()
    {
        await using var proxy = await FakeNode.StartAsync(register.Node.Endpoint);
        proxy.Fault = Falsified("latest");

        var lying = await Assert.ThrowsAsync<ChainUnavailableException>(() => FindAsync(proxy.Client));
        Assert.Contains("does not hash to the hash that it bears", lying.Message, StringComparison.Ordinal);
    }

    // A node must not be able to say of itself that its headers prove nothing.
    [Fact]
    public async Task Holds_a_node_to_its_headers_though_it_falsifies_the_first()
    {
        await using var proxy = await FakeNode.StartAsync(register.Node.Endpoint);
        proxy.Fault = Falsified("0x0");

        Assert.True((await FindAsync(proxy.Client)).HashesHeaders);
    }

    [Fact]
    public void Reports_in_one_line()
    {
        var old = new ChainFacts(
            20261, "Geth/v1.8.23-stable-c9427004/linux-amd64/go1.11.5", 0, BaseFee: null, HashesHeaders: true,
            ReceiptSource.OneByOne, RevertBytes.InResult, EstimatesRevert: true, FinalizedTag: Ability.Absent,
            SafeTag: Ability.Absent, FeeHistory: Ability.Absent, LogFilters: Ability.Present,
            CallsByHash: Ability.Unclear);

        Assert.Equal(
            "chain 20261 Geth/v1.8.23-stable-c9427004: legacy transactions, receipts one by one, no finalized tag, " +
            "no safe tag, no fee history, log filters, calls by block hash unclear, revert data in results, " +
            "estimates that revert, headers that prove their hashes; final after 3 blocks",
            ChainReport.Say(old, new FinalityRule.Confirmations(3)));
        var stake = old with { BaseFee = 7, FinalizedTag = Ability.Present };
        Assert.Contains("typed transactions, base fee 7 wei", Say(stake), StringComparison.Ordinal);
        Assert.EndsWith("; final by the finalized tag", Say(stake), StringComparison.Ordinal);
    }

    private static string Say(ChainFacts facts) => ChainReport.Say(facts, new FinalityRule.FinalizedTag());

    private static Fault Falsified(string block) => async (request, forward) =>
    {
        var reply = await forward();
        if ((string?)request["method"] == "eth_getBlockByNumber" && (string?)request["params"]![0] == block)
            reply!["result"]!["gasUsed"] = "0x7";
        return reply;
    };

    private Task<ChainFacts> FindAsync(RpcClient rpc) =>
        ChainProbe.RunAsync(rpc, register.Deployment, CancellationToken.None);

    // Questions about the engine, as against those about the chain.
    private static bool IsOfEngine(JsonObject request) => IsTag(request) ||
        (string)request["method"]! is not ("eth_chainId" or "eth_getCode" or "eth_getBlockByNumber");

    private static bool IsTag(JsonObject request) =>
        (string)request["method"]! == "eth_getBlockByNumber"
        && (string)request["params"]![0]! is ("finalized" or "safe");
}
