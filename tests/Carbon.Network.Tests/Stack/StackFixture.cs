using Carbon.Cli.CommandLine;
using Carbon.Cli.Life;
using Carbon.Cli.Network;

namespace Carbon.Network.Tests;

/// <summary>
/// The whole: four validators, the register founded on them, a member's node upon each with its own key, outbox and
/// index, and a ticket of 7058 t that may be moved.
/// </summary>
public sealed class StackFixture : FoundedRegister, IAsyncLifetime
{
    // The last block or two may be replaced when validators meet again.
    private const uint SafeDepth = 3;

    private static readonly (string Key, MemberId Member)[] Seats =
        [("forestry", Forestry), ("ecology", Ecology), ("court", Court), ("bank", Bank)];

    private static readonly string[] Shared = ["policies", "scripts"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("carbon-stack-");
    private readonly List<StackMember> _members = [];
    private ValidatorNetwork? _network;

    internal ValidatorNetwork Network => _network ?? throw new InvalidOperationException("Not started.");

    /// <summary>Forestry, ecology, court and bank, each upon the validator of the same place.</summary>
    internal IReadOnlyList<StackMember> Members => _members;

    /// <summary>The ticket that is moved, tonne by tonne.</summary>
    internal string Ticket { get; private set; } = "";

    /// <summary>What it held when it was issued, in grams.</summary>
    internal ulong Issued { get; private set; }

    /// <summary>Who gets each tonne.</summary>
    internal ulong Buyer { get; private set; }

    private NetworkLayout Layout => new(_folder.FullName);

    public async Task InitializeAsync()
    {
        var compiling = OldestContracts.CompileAsync();
        _network = await ValidatorNetwork.StartAsync(new NetworkShape(HasMember: false, Announces: true));
        await FoundAsync(Network.Validators[0].Chain, (await compiling).CodeFor);
        await SeatAsync();
        await Network.GrowAsync(1);
        await Task.WhenAll(_members.Select(member => member.StartAsync()));
        await IssueAsync();
    }

    public async Task DisposeAsync()
    {
        await Task.WhenAll(_members.Select(member => member.DisposeAsync().AsTask()));
        if (_network is not null) await _network.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    /// <summary>Makes keys, certificates and settings, and lets each key sign for its member.</summary>
    private async Task SeatAsync()
    {
        foreach (var name in Shared)
            Directory.CreateSymbolicLink(Path.Combine(_folder.FullName, name), Path.Combine(Places.Root, name));
        var plan = JsonOutput.ReadFile<NetworkPlan>(Path.Combine(Layout.Samples, "network.json"));
        foreach (var (key, _) in Seats) Directory.CreateDirectory(Layout.Node(key).Folder);
        NetworkKeys.MakeCertificates(Layout, plan, TimeProvider.System);
        (Deployment with { Finality = new FinalityRule.Confirmations(SafeDepth) }).Save(Layout.Deployment);
        var port = Ports.FreeRow(3 * Seats.Length);
        foreach (var (i, (key, member)) in Seats.Index())
        {
            var signer = NetworkKeys.MakeSigner(Layout.Node(key));
            await EnactAsync(new ConsortiumContract.AddKeyCall(member.Value, signer, Some.Hash()));
            var first = port + (3 * i);
            var state = new NodeState(key, $"成员 {member}", member.Value, new NodePorts(first, first + 1, first + 2));
            var settings = NodeSettings.Of(Layout, ChainOf(i), new ReadSettings(MaxLagSeconds: 6), state);
            JsonOutput.WriteFile(Layout.Node(key).Settings, settings);
            _members.Add(new StackMember(Layout, state, Network.Validators[i]));
        }
    }

    // Its own validator first; the second is on the same side whenever turns part the validators into halves.
    private ChainSettings ChainOf(int seat)
    {
        var (own, second) = (Network.Validators[seat], Network.Validators[(seat + 2) % Seats.Length]);
        return new(
            own.Endpoint.ToString(), Layout.Deployment, PollMilliseconds: 250, StallSeconds: 5)
        {
            SecondRpcUrl = second.Endpoint.ToString(),
        };
    }

    private async Task IssueAsync()
    {
        var sample = JsonOutput.ReadFile<LifeSample>(Path.Combine(Layout.Samples, "lives.json")).Partial;
        var stage = new Stage(
            _members[0].Clerk, _members[1].Clerk, _members[2].Clerk, _members[3].Clerk, TimeProvider.System,
            _ => { }, CancellationToken.None)
        {
            Life = "stack",
        };
        var forest = new Forest(stage, sample);
        var holder = await Holder.EnterAsync(stage, sample.Division);
        Buyer = await Holder.RegisterBuyerAsync(stage, sample.Division);
        var content = forest.Content(holder, "parcel 1");
        var application = await forest.SubmitAsync(content);
        await forest.ReviewAsync(application);
        await forest.FileAsync(application, content);
        Ticket = await forest.IssueAsync(application);
        Issued = content.ClaimedAmount;
    }
}

/// <summary>The tests that share one whole stack, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class WholeStack : ICollectionFixture<StackFixture>
{
    public const string Name = "whole stack";
}
