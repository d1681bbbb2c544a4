namespace Carbon.Node.Tests;

/// <summary>A node to which its chain node announces blocks.</summary>
[Collection(NetworkTests.Name)]
public sealed class HeadsTests(NetworkFixture network)
{
    [Fact]
    public async Task A_node_reads_an_announced_block_long_before_it_would_have_looked()
    {
        var heads = new UriBuilder(network.State.ChainUrl) { Scheme = Uri.UriSchemeWs }.Uri;
        await using var node = await SpareNode.StartAsync(network, settings => settings with
        {
            Chain = settings.Chain with { HeadsUrl = heads, PollInterval = TimeSpan.FromHours(1) },
        });

        var written = await SpareNode.ComplainAsync(network.OtherBank);

        await Until.TrueAsync(
            async () => (await node.Bank.Status.GetNodeStatusAsync(new())).AsOf.Height >= written.Height,
            "the announced block is read");
    }
}
