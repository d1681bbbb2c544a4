using System.Diagnostics;
using System.Globalization;
using Xunit.Abstractions;

namespace Carbon.Network.Tests;

/// <summary>Outboxes of members upon the nodes, and a follower of each node that reads along.</summary>
internal sealed class StakeCase : IAsyncDisposable
{
    /// <summary>No number of blocks is enough here; the nodes say what validators have voted for twice.</summary>
    public static readonly FinalityRule Finality = new FinalityRule.FinalizedTag();

    private readonly StakeFixture _fixture;
    private readonly ITestOutputHelper _output;
    private readonly List<StakeSeat> _seats = [];
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    private StakeCase(StakeFixture fixture, ITestOutputHelper output)
    {
        (_fixture, _output) = (fixture, output);
        Followers =
        [
            .. Network.Nodes.Zip(fixture.Folds, (node, fold) => new FollowerUnderTest(
                node.Client(), fixture.Deployment,
                usual => Reading(usual) with { SecondNode = Network.Across(node).Client() }, fold)),
        ];
    }

    public StakeNetwork Network => _fixture.Network;

    public Deployment Deployment => _fixture.Deployment;

    /// <summary>One for each node, in the order of the nodes.</summary>
    public IReadOnlyList<FollowerUnderTest> Followers { get; }

    /// <summary>Runs a case on a whole network, makes it whole again and looks at what is always true.</summary>
    public static async Task RunAsync(StakeFixture fixture, ITestOutputHelper output, Func<StakeCase, Task> steps)
    {
        await using var run = new StakeCase(fixture, output);
        try
        {
            await fixture.Network.MakeWholeAsync();
            await steps(run);
            await fixture.Network.MakeWholeAsync();
            await run.AssertInvariantsAsync();
        }
        catch
        {
            foreach (var follower in run.Followers) output.WriteLine($"{follower.Follower.Status}");
            output.WriteLine($"The nodes: {await fixture.Network.StandingsAsync()}");
            output.WriteLine($"The nodes' logs are in {fixture.Network.KeepLogs("stake-failed")}");
            throw;
        }
    }

    /// <summary>Waits until every node's register is read up to a height, or else to the highest node's.</summary>
    public async Task ReadAsync(ulong? height = null)
    {
        var to = height ?? (await Task.WhenAll(Network.Nodes.Select(node => node.HeightAsync()))).Max();
        await Network.UntilAsync(
            async () =>
            {
                foreach (var ended in Followers.Where(follower => follower.Run.IsCompleted)) await ended.Run;
                return Followers.All(follower => follower.Fold.Tip?.Height >= to);
            },
            string.Create(CultureInfo.InvariantCulture, $"every node's register is read up to block {to}"));
    }

    /// <summary>Opens an outbox for each of these members upon the node of that number.</summary>
    public async Task<IReadOnlyList<StakeSeat>> SeatAsync(params (MemberId Member, int Node)[] places)
    {
        var keys = await _fixture.NewKeysAsync([.. places.Select(place => place.Member)]);

        // Every node must know the keys before one is asked what a member may do.
        await Network.GrowAsync(1);
        foreach (var (place, key) in places.Zip(keys))
            _seats.Add(await StakeSeat.OpenAsync(key, _fixture, Network.Nodes[place.Node]));
        return [.. _seats.TakeLast(places.Length)];
    }

    /// <summary>Waits until every node has a write's block.</summary>
    public Task EverywhereAsync(Write write) => Network.UntilAsync(
        async () =>
        {
            var hash = Hash32.Parse($"{write.TransactionHash}");
            var receipts = await Task.WhenAll(Network.Nodes.Select(
                node => node.Chain.GetTransactionReceiptAsync(hash, CancellationToken.None)));
            return receipts.All(receipt => receipt is not null);
        },
        $"all nodes have {write.Command} in block {write.Block}");

    public void Say(string what) => _output.WriteLine(
        string.Create(CultureInfo.InvariantCulture, $"{_clock.Elapsed.TotalSeconds,6:F1} s  {what}"));

    public async ValueTask DisposeAsync()
    {
        foreach (var seat in _seats) await seat.DisposeAsync();
        foreach (var follower in Followers) await follower.DisposeAsync();
    }

    private static FollowerOptions Reading(FollowerOptions usual) => usual with
    {
        PollInterval = TimeSpan.FromMilliseconds(400),
        MaxBackOff = TimeSpan.FromSeconds(2),
        MaxReorgDepth = 64,
        Finality = Finality,

        // Longer than the network is parted.
        DisputePatience = TimeSpan.FromMinutes(2),
    };

    /// <summary>
    /// What was read along the way of every node is one register up to a height that all call final, and each outbox's
    /// writes had one effect.
    /// </summary>
    private async Task AssertInvariantsAsync()
    {
        foreach (var seat in _seats) await seat.AllFinalAsync();
        var height = (await Task.WhenAll(Network.Nodes.Select(node => node.HeightAsync()))).Max();
        await Network.FinalizeAsync(height);
        await ReadAsync(height);
        var states = Followers.Select(follower => follower.Fold.State(height)).Distinct();
        Assert.Single(states);
        foreach (var seat in _seats) await seat.AssertInvariantsAsync(Followers[0].Fold.Events);
        Say($"every node's register is the same up to block {height.ToString(CultureInfo.InvariantCulture)}, final");
    }
}
