using Carbon.Cli.Network;
using Carbon.Cli.Validators;

namespace Carbon.Cli.Tests;

/// <summary>How a chain is looked at whose engine speaks of its validators as Besu's QBFT does.</summary>
public sealed class NetworkLookingTests
{
    [Fact]
    public async Task Finds_the_engine_by_what_it_answers_and_who_proposed_the_newest_blocks()
    {
        var look = await LookAsync(20_021, 20_120);

        Assert.Equal(("QBFT", 14ul, 21ul), (look.Engine, look.From, look.To));
        Assert.True(look.IsWell);
        Assert.Equal(20ul, look.SharedHeight);
        Assert.Equal(
            [(StubChain.Validators[0], true, 4, 20ul), (StubChain.Validators[1], true, 4, 21ul)],
            look.Validators.Select(one => (one.Address, one.IsIn, one.Sealed, one.LastSealed!.Value)));
        Assert.All(look.Nodes, node => Assert.Equal(1ul, node.Peers));
    }

    [Fact]
    public async Task A_node_is_behind_once_it_lacks_more_than_three_blocks()
    {
        Assert.Empty((await LookAsync(20_021, 20_118)).Lagging);

        var look = await LookAsync(20_021, 20_117);

        Assert.Equal("20117", Assert.Single(look.Lagging).Name);
        Assert.False(look.IsWell);
    }

    private static async Task<NetworkLook> LookAsync(params int[] ports)
    {
        using var http = new HttpClient(new StubChain());
        return await new NetworkLooking(http, TimeProvider.System).LookAsync(
            [.. ports.Select(port => new ValidatorState($"{port}", "", $"http://127.0.0.1:{port}"))],
            CancellationToken.None);
    }
}
