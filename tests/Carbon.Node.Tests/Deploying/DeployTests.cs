using System.Text.Json.Nodes;
using Carbon.Cli.CommandLine;
using Carbon.Cli.Network;
using Carbon.Contracts;
using Carbon.Ethereum;
using Carbon.Registry.Codes;

namespace Carbon.Node.Tests.Deploying;

/// <summary><c>carbon network deploy</c> on an empty chain of a real engine.</summary>
public sealed class DeployTests : IAsyncLifetime
{
    private DeployScene _scene = null!;

    public async Task InitializeAsync() => _scene = await DeployScene.StartAsync();

    public async Task DisposeAsync() => await _scene.DisposeAsync();

    [Fact]
    public async Task Shows_the_plan_and_sends_nothing()
    {
        var said = (await _scene.RunAsync(_scene.Words("--plan"))).Done();

        Assert.Contains("deploy Consortium", said.Out, StringComparison.Ordinal);
        Assert.Contains("admit member 1 样例林业和草原局", said.Out, StringComparison.Ordinal);
        Assert.Contains("0 of ", said.Out, StringComparison.Ordinal);
        Assert.Contains("Blocks are final when mined.", said.Out, StringComparison.Ordinal);
        Assert.Equal(0UL, await _scene.SentAsync());
        Assert.False(File.Exists(_scene.Manifest) || File.Exists(_scene.Journal));
    }

    [Fact]
    public async Task Founds_once_and_finds_nothing_to_do_the_second_time()
    {
        (await _scene.DeployAsync()).Done();
        var sent = await _scene.SentAsync();
        var manifest = await File.ReadAllBytesAsync(_scene.Manifest);
        var height = await _scene.Chain.Client.BlockNumberAsync(CancellationToken.None);

        var again = (await _scene.DeployAsync()).Done();

        Assert.Contains("Nothing to do", again.Out, StringComparison.Ordinal);
        Assert.Equal(sent, await _scene.SentAsync());
        Assert.Equal(height, await _scene.Chain.Client.BlockNumberAsync(CancellationToken.None));
        Assert.Equal(manifest, await File.ReadAllBytesAsync(_scene.Manifest));
    }

    [Fact]
    public async Task Writes_down_what_stands_on_the_chain()
    {
        (await _scene.DeployAsync()).Done();
        var made = Deployment.Load(_scene.Manifest);
        var founding = made.Founding!;

        var (codeHash, missing) = await DeployedCode.HashAsync(
            _scene.Chain.Client, made.Contracts, CancellationToken.None);
        Assert.Null(missing);
        Assert.Equal(made.CodeHash, codeHash);
        Assert.Equal(["forestry", "ecology", "court"], founding.Members.Select(member => member.Key));
        Assert.Equal([1u, 2u, 3u], founding.Members.Select(member => member.Number));
        Assert.Equal(Keccak.Hash(await File.ReadAllBytesAsync(_scene.PathOf("charter.txt"))), founding.CharterHash);
        var policy = Keccak.Hash(await File.ReadAllBytesAsync(_scene.PathOf("policies/654002.json")));
        Assert.All(founding.Policies, one => Assert.Equal(policy, one.DocumentHash));
        foreach (var contract in founding.Contracts)
        {
            var receipt = await _scene.Chain.Client.GetTransactionReceiptAsync(
                contract.Transaction, CancellationToken.None);
            Assert.Equal((contract.Address, contract.Block), (receipt!.ContractAddress, receipt.BlockNumber));
        }

        var admitted = (await _scene.EventsAsync()).OfType<ConsortiumContract.MemberAdmittedEvent>().ToList();
        Assert.Equal(
            founding.Members.Select(member => (member.Number, member.Name)),
            admitted.Select(one => (one.Member, one.Name)));
    }

    [Fact]
    public async Task Typical_gas_is_near_what_the_chain_takes()
    {
        var plan = JsonNode.Parse((await _scene.RunAsync(_scene.Words("--plan", "--json"))).Done().Out)!;
        var done = JsonNode.Parse((await _scene.DeployAsync("--json")).Done().Out)!;

        Assert.Equal(0, (int)done["toDo"]!);
        var steps = plan["steps"]!.AsArray().Zip(done["steps"]!.AsArray());
        Assert.All(steps, pair =>
        {
            var (typical, used) = ((double)pair.First!["gas"]!, (double)pair.Second!["gas"]!);
            Assert.True(used / typical is > 0.6 and < 1.3, $"{pair.First["what"]}: {typical}, {used}");
        });
    }

    [Fact]
    public async Task A_node_starts_upon_the_manifest_and_upon_no_other()
    {
        (await _scene.DeployAsync()).Done();
        var settings = WriteNode("court", member: 3);
        using (var node = await NodeProcess.StartAsync(settings))
            await node.StopAsync();

        var manifest = JsonNode.Parse(await File.ReadAllTextAsync(_scene.Manifest))!;
        manifest["founding"]!["contracts"]![0]!["codeHash"] = "0x" + new string('7', 64);
        await File.WriteAllTextAsync(_scene.Manifest, manifest.ToJsonString());
        var refused = Assert.Throws<FormatException>(() => Deployment.Load(_scene.Manifest));
        Assert.Contains("code hash", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pays_where_the_chain_asks_for_it_and_says_when_the_founder_cannot()
    {
        await using var dear = await DeployScene.StartAsync(baseFee: 1_000_000_000);

        Assert.Contains("fund it first", (await dear.DeployAsync()).Sentence, StringComparison.Ordinal);
        Assert.Equal(0UL, await dear.SentAsync());
        await dear.Chain.CallAsync("anvil_setBalance", dear.Founder.ToString(), "0xde0b6b3a7640000");
        (await dear.DeployAsync()).Done();
    }

    [Fact]
    public async Task Asks_a_person_and_refuses_to_guess_without_one()
    {
        var unasked = await _scene.RunAsync(_scene.Words());
        Assert.Equal(Exit.Usage, unasked.Code);
        Assert.Contains("--yes", unasked.Sentence, StringComparison.Ordinal);

        var no = await _scene.RunAsync(_scene.Words(), interactive: true, "n\n");
        Assert.Contains("Nothing was sent", no.Error, StringComparison.Ordinal);
        Assert.Equal(0UL, await _scene.SentAsync());

        (await _scene.RunAsync(_scene.Words(), interactive: true, "y\n")).Done();
    }

    [Fact]
    public async Task Waits_until_as_many_blocks_stand_on_the_founding_as_were_asked()
    {
        using var ending = new CancellationTokenSource();
        var mining = MineAsync(ending.Token);
        (await _scene.DeployAsync("--finality", "3")).Done();
        await ending.CancelAsync();
        await mining;

        var made = Deployment.Load(_scene.Manifest);
        Assert.Equal(new FinalityRule.Confirmations(3), made.Finality);
        var closed = made.Founding!.ClosedInBlock;
        Assert.True(await _scene.Chain.Client.BlockNumberAsync(CancellationToken.None) >= closed + 3);
    }

    // One block after another once the founding is closed, as an engine with a period makes them.
    private async Task MineAsync(CancellationToken cancel)
    {
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!cancel.IsCancellationRequested)
        {
            await beat.WaitForNextTickAsync(CancellationToken.None);
            await _scene.Chain.CallAsync("anvil_mine", "0x1");
        }
    }

    private string WriteNode(string key, uint member)
    {
        var layout = _scene.Layout;
        var files = layout.Node(key);
        var offices = new Dictionary<string, IReadOnlyList<Office>>();
        var institution = new InstitutionPlan(key, key, MemberKind.Court, offices);
        NetworkKeys.MakeCertificates(
            layout, new NetworkPlan("", "CA of tests", new([], 1, 0), [institution]), TimeProvider.System);
        var name = Deployment.Load(_scene.Manifest).Founding!.Members[(int)member - 1].Name;
        var state = new NodeState(key, name, member, new NodePorts(0, 0, 0));
        var chain = new ChainSettings(
            _scene.Chain.Address.ToString(), layout.Deployment, PollMilliseconds: 100, StallSeconds: 0);
        JsonOutput.WriteFile(files.Settings, NodeSettings.Of(layout, chain, new ReadSettings(86_400), state));
        return files.Settings;
    }
}
