using System.Text.Json.Nodes;
using Carbon.Cli.CommandLine;
using Carbon.Ethereum;

namespace Carbon.Node.Tests.Deploying;

/// <summary>What <c>carbon network deploy</c> refuses, each in one sentence.</summary>
public sealed class DeployRefusalTests : IAsyncLifetime
{
    private const string Seven = "0x7777777777777777777777777777777777777777777777777777777777777777";

    private DeployScene _scene = null!;

    public async Task InitializeAsync() => _scene = await DeployScene.StartAsync();

    public async Task DisposeAsync() => await _scene.DisposeAsync();

    [Fact]
    public async Task A_chain_that_is_not_the_consortium_s()
    {
        var genesis = await _scene.DeployAsync("--genesis-hash", Seven);
        Assert.Equal(Exit.Refused, genesis.Code);
        Assert.Contains("begins with block", genesis.Sentence, StringComparison.Ordinal);

        var kit = new JsonObject
        {
            ["network"] = "sample",
            ["chainId"] = AnvilChain.ChainId,
            ["besuVersion"] = "26.8.0",
            ["genesisSha256"] = Seven,
            ["genesisHash"] = Seven,
        };
        await File.WriteAllTextAsync(_scene.PathOf("network.json"), kit.ToJsonString());
        var ofKit = await _scene.DeployAsync("--kit", _scene.PathOf("."));
        Assert.Contains($"the consortium's with {Seven}", ofKit.Sentence, StringComparison.Ordinal);

        DeployScene.Change(_scene.Consortium, $"chainId: {AnvilChain.ChainId}", "chainId: 7");
        Assert.Contains("on chain", (await _scene.DeployAsync()).Sentence, StringComparison.Ordinal);
        Assert.Equal(0UL, await _scene.SentAsync());
    }

    [Fact]
    public async Task A_node_that_does_not_answer()
    {
        var words = _scene.Words("--yes");
        words[Array.IndexOf(words, "--rpc") + 1] = $"http://127.0.0.1:{NetworkFixture.FreePort()}";
        var said = await _scene.RunAsync(words);

        Assert.Equal(Exit.Unavailable, said.Code);
        Assert.Contains("gives no usable answer", said.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_passphrase_that_does_not_open_the_key()
    {
        await File.WriteAllTextAsync(_scene.PathOf("passphrase"), "another passphrase\n");

        Assert.Contains("does not open", (await _scene.DeployAsync()).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clock_that_is_behind_the_chain_s_by_more_than_a_second()
    {
        _scene.Time = TimeProvider.System;
        await _scene.Chain.CallAsync("evm_increaseTime", 30);
        await _scene.Chain.CallAsync("evm_mine");

        var said = await _scene.DeployAsync();

        Assert.Contains("ahead of this machine's clock", said.Sentence, StringComparison.Ordinal);
        Assert.Equal(0UL, await _scene.SentAsync());
    }

    [Theory]
    [InlineData("court", "样例人民法院", "样例生态环境局", "one name")]
    [InlineData("court", "[Judge]", "[Judge, Jury]", "Jury")]
    [InlineData("ecology", "[File, Offset]", "[File, Issue]", "both keys")]
    public async Task Members_that_cannot_be(string member, string old, string fresh, string sentence)
    {
        DeployScene.Change(_scene.Card(member), old, fresh);

        Assert.Contains(sentence, (await _scene.DeployAsync()).Sentence, StringComparison.Ordinal);
        Assert.Equal(0UL, await _scene.SentAsync());
    }

    [Fact]
    public async Task A_founder_s_key_that_signs_for_a_member_too()
    {
        var signer = _scene.Layout.Node("court").Keystore;
        File.Copy(signer, _scene.PathOf("founder.json"), overwrite: true);
        File.Copy(_scene.Layout.Node("court").Passphrase, _scene.PathOf("passphrase"), overwrite: true);

        Assert.Contains("a key of its own", (await _scene.DeployAsync()).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_founder_s_key_that_the_consortium_s_file_does_not_name()
    {
        var founder = $"founder: \"0x{new string('7', 40)}\"";
        DeployScene.Change(_scene.Consortium, "council:", $"{founder}\ncouncil:");

        Assert.Contains("names founder 0x7777", (await _scene.DeployAsync()).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_founder_s_key_that_was_used_for_something_else()
    {
        await _scene.Chain.CallAsync("anvil_impersonateAccount", _scene.Founder.ToString());
        await _scene.Chain.CallAsync("eth_sendTransaction", new JsonObject
        {
            ["from"] = _scene.Founder.ToString(),
            ["to"] = Address.Zero.ToString(),
            ["gasPrice"] = "0x0",
        });

        var said = await _scene.DeployAsync();

        Assert.Equal(Exit.Refused, said.Code);
        Assert.Contains("Step 1 (deploy Consortium) differs", said.Sentence, StringComparison.Ordinal);
        Assert.Contains("fresh founder's key", said.Sentence, StringComparison.Ordinal);
        Assert.Equal(1UL, await _scene.SentAsync());
    }

    [Theory]
    [InlineData(14, "signed and may be on its way")]
    [InlineData(30, "on the chain")]
    public async Task Files_that_changed_between_two_runs(int lost, string place)
    {
        var count = 0;
        _scene.Wire.Loses = request => Task.FromResult(
            (string?)request["method"] == "eth_sendRawTransaction" && Interlocked.Increment(ref count) == lost);
        await _scene.DeployAsync();
        _scene.Wire.Loses = null;
        var sent = await _scene.SentAsync();
        DeployScene.Change(_scene.Card("court"), "样例人民法院", "样例中级人民法院");

        var said = await _scene.DeployAsync();

        Assert.Contains("(admit member 3", said.Sentence, StringComparison.Ordinal);
        Assert.Contains(place, said.Sentence, StringComparison.Ordinal);
        Assert.Contains("bring the files as they were", said.Sentence, StringComparison.Ordinal);
        Assert.Equal(sent, await _scene.SentAsync());
    }

    [Fact]
    public async Task Anything_but_the_council_once_the_founding_is_closed()
    {
        (await _scene.DeployAsync()).Done();
        var sent = await _scene.SentAsync();
        DeployScene.Change(_scene.Consortium, "threshold: 2", "threshold: 3");

        var said = await _scene.DeployAsync();

        Assert.Equal(Exit.Refused, said.Code);
        Assert.Contains("only the council may change it", said.Sentence, StringComparison.Ordinal);
        Assert.Equal(sent, await _scene.SentAsync());
    }

    [Fact]
    public async Task A_manifest_or_a_journal_of_another_register()
    {
        (await _scene.DeployAsync()).Done();
        await using var other = await DeployScene.StartAsync();
        DeployScene.Change(other.Card("court"), "样例人民法院", "样例中级人民法院");
        await other.Chain.CallAsync("anvil_reset");
        File.Copy(_scene.Journal, other.Journal);
        DeployScene.Change(other.Journal, _scene.Founder.ToString(), Address.Zero.ToString());
        Assert.Contains("another founding", (await other.DeployAsync()).Sentence, StringComparison.Ordinal);
        File.Delete(other.Journal);

        using var key = new PrivateKey(Keccak.Hash("another founder's key of tests").ToBytes());
        await File.WriteAllTextAsync(
            other.PathOf("founder.json"), Keystore.Write(key, "a founder's passphrase", 4096));
        File.Copy(_scene.Manifest, other.Manifest);
        Assert.Contains("another register", (await other.DeployAsync()).Sentence, StringComparison.Ordinal);
        Assert.Equal(0UL, await other.SentAsync());
    }

    [Fact]
    public async Task A_step_that_the_chain_refuses_by_name()
    {
        File.Copy(_scene.PathOf("policies/654002.json"), _scene.PathOf("policies/654003.json"));

        var said = await _scene.DeployAsync();

        Assert.Equal(Exit.Refused, said.Code);
        Assert.Contains("publish policy 654002", said.Sentence, StringComparison.Ordinal);
    }
}
