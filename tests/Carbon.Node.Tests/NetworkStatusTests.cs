using Carbon.Cli.CommandLine;
using Carbon.Cli.Commands;

namespace Carbon.Node.Tests;

/// <summary>What is said of a chain that one engine makes alone.</summary>
[Collection(NetworkTests.Name)]
public sealed class NetworkStatusTests(NetworkFixture network)
{
    [Fact]
    public async Task Says_of_one_engine_that_it_tells_of_no_validators()
    {
        var (exit, said, _) = await AskAsync("--rpc", network.State.ChainUrl);
        Assert.Equal(Exit.Done, exit);
        Assert.Contains("no engine here tells of validators", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_the_node_that_does_not_answer()
    {
        var nobody = $"127.0.0.1:{NetworkFixture.FreePort()}";
        var (exit, said, _) = await AskAsync("--rpc", $"{network.State.ChainUrl},http://{nobody}");
        Assert.Equal(Exit.Failed, exit);
        Assert.Contains($"Down: {nobody}", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_answering_is_unavailable_and_an_address_that_is_none_is_wrong()
    {
        var nobody = $"http://127.0.0.1:{NetworkFixture.FreePort()}";
        var (exit, _, complained) = await AskAsync("--rpc", nobody);
        Assert.Equal(Exit.Unavailable, exit);
        Assert.Contains(nobody, complained, StringComparison.Ordinal);
        Assert.Equal(Exit.Usage, (await AskAsync("--rpc", "validator-0")).Exit);
    }

    private static async Task<(int Exit, string Said, string Complained)> AskAsync(params string[] rest)
    {
        await using var said = new StringWriter();
        await using var complained = new StringWriter();
        var terminal = new Terminal(said, complained, TextReader.Null, IsInteractive: false);
        var exit = await CarbonCommand.RunAsync(
            ["network", "status", .. rest], terminal, TimeProvider.System, CancellationToken.None);
        return (exit, said.ToString(), complained.ToString());
    }
}
