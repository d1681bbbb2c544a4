using System.Text.Json.Nodes;
using Carbon.Ethereum;
using Carbon.Gateway;
using Carbon.Gateway.Settings;

namespace Carbon.Node.Tests;

/// <summary>A chain that does not fit ends the start with one sentence and a code; one that fits is reported.</summary>
[Collection(NetworkTests.Name)]
public sealed class ChainRefusalTests(NetworkFixture network) : IDisposable
{
    private const int Unavailable = 1;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("carbon-chain-refusal-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public Task Refuses_a_chain_of_another_id() => RefusesAsync(
        StartRefusedException.WrongSettings, "the register on chain 7.",
        chain => chain with { Deployment = Altered("chainId", 7) });

    [Fact]
    public Task Refuses_a_chain_of_another_genesis() => RefusesAsync(
        StartRefusedException.WrongSettings, "The node's chain begins with block",
        chain => chain with { Deployment = Altered("genesisHash", Other) });

    [Fact]
    public Task Refuses_contracts_of_other_code() => RefusesAsync(
        StartRefusedException.WrongSettings, "The contracts' code has hash",
        chain => chain with { Deployment = Altered("codeHash", Other) });

    [Fact]
    public async Task Refuses_a_second_node_of_another_network_with_the_same_chain_id()
    {
        await using var mirror = await MirrorAsync((request, reply) =>
        {
            if (IsBlock(request, "0x0"))
                reply["result"]!["hash"] = Other;
        });

        await RefusesAsync(
            StartRefusedException.WrongSettings, "is of another network: The node's chain begins with block",
            chain => chain with { SecondRpcUrl = mirror.Address });
    }

    [Fact]
    public async Task Refuses_a_node_whose_header_is_not_what_it_was_hashed_of()
    {
        await using var mirror = await MirrorAsync((request, reply) =>
        {
            if (IsBlock(request, "latest"))
                reply["result"]!["gasUsed"] = "0x7";
        });

        await RefusesAsync(
            Unavailable, "does not hash to the hash that it bears", chain => chain with { RpcUrl = mirror.Address });
    }

    [Fact]
    public Task Refuses_a_node_that_does_not_answer() => RefusesAsync(
        Unavailable, "does not answer as it should: The node cannot be looked at",
        chain => chain with { RpcUrl = new Uri($"http://127.0.0.1:{NetworkFixture.FreePort()}") });

    // Every header is altered alike, so that none tells more than an engine of another kind does.
    [Fact]
    public async Task Refuses_a_chain_that_is_ahead_of_the_clock()
    {
        await using var mirror = await MirrorAsync((request, reply) =>
        {
            if ((string?)request["method"] != "eth_getBlockByNumber" || reply["result"] is not JsonObject block)
                return;
            var ahead = Quantity.ParseUInt64((string)block["timestamp"]!) + 3_600;
            block["timestamp"] = Quantity.Format(ahead);
        });

        await RefusesAsync(
            Unavailable, "ahead of this machine's clock",
            chain => chain with { RpcUrl = mirror.Address, StallPatience = TimeSpan.FromMinutes(1) });
    }

    [Fact]
    public Task Refuses_fewer_blocks_than_the_network_waits_for() => RefusesAsync(
        StartRefusedException.WrongSettings, "chain.confirmations is 2, but the network's blocks are final after 3",
        chain => chain with
        {
            Deployment = Altered("finality", new JsonObject { ["confirmations"] = 3 }),
            Confirmations = 2,
        });

    [Fact]
    public async Task Refuses_a_chain_without_the_tag_that_the_network_goes_by()
    {
        await using var mirror = await MirrorAsync((request, reply) =>
        {
            if (!IsBlock(request, "finalized"))
                return;
            reply.Remove("result");
            reply["error"] = new JsonObject { ["code"] = -39001, ["message"] = "Unknown block" };
        });

        await RefusesAsync(
            StartRefusedException.WrongSettings, "the node names no finalized block",
            chain => chain with
            {
                RpcUrl = mirror.Address,
                Deployment = Altered("finality", "finalizedTag"),
                Confirmations = null,
            });
    }

    [Fact]
    public async Task Reports_the_chain_and_starts_though_the_second_node_is_away()
    {
        await using var node = await SpareNode.StartAsync(network, settings => settings with
        {
            Chain = settings.Chain with
            {
                SecondRpcUrl = new Uri($"http://127.0.0.1:{NetworkFixture.FreePort()}"),
                Deployment = Altered("finality", new JsonObject { ["confirmations"] = 3 }),
                Confirmations = null,
            },
        });

        var status = await node.Bank.Status.GetNodeStatusAsync(new());
        Assert.StartsWith("chain 20261 HardhatNetwork/3.", status.Chain, StringComparison.Ordinal);
        Assert.EndsWith("; final after 3 blocks", status.Chain, StringComparison.Ordinal);
    }

    private static string Other { get; } = Keccak.Hash("another").ToString();

    private async Task RefusesAsync(int exitCode, string words, Func<ChainSettings, ChainSettings> with)
    {
        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => SpareNode.StartAsync(
            network, settings => settings with { Chain = with(settings.Chain) }));
        Assert.Equal(exitCode, refused.ExitCode);
        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }

    /// <summary>
    /// The network's deployment with one member of another value. The record of the founding, which has every
    /// contract's code hash too, is left out: a file that contradicts itself is refused before any chain is asked.
    /// </summary>
    private string Altered(string name, JsonNode value)
    {
        var deployment = JsonNode.Parse(File.ReadAllText(network.Layout.Deployment))!.AsObject();
        deployment.Remove("founding");
        deployment[name] = value;
        var path = Path.Combine(_folder.FullName, "deployment.json");
        File.WriteAllText(path, deployment.ToJsonString());
        return path;
    }

    private async Task<ChainMirror> MirrorAsync(Action<JsonObject, JsonObject> alter)
    {
        var mirror = await ChainMirror.StartAsync(network.State.ChainUrl);
        mirror.Alter = (request, reply) =>
        {
            alter(request, reply);
            return Task.CompletedTask;
        };
        return mirror;
    }

    private static bool IsBlock(JsonObject request, string tag) =>
        (string?)request["method"] == "eth_getBlockByNumber" && (string?)request["params"]![0] == tag;
}
