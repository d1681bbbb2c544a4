using System.Text.Json.Nodes;
using Carbon.Cli.CommandLine;
using Carbon.Cli.Commands;

namespace Carbon.Node.Tests;

/// <summary><c>carbon outbox</c> against forestry's node, as its administrator.</summary>
[Collection(NetworkTests.Name)]
public sealed class OutboxCommandTests(NetworkFixture network)
{
    [Fact]
    public async Task Lists_and_shows_what_the_node_keeps()
    {
        var scene = await Scene.WithApplicationAsync(network);
        var request = scene.Person("shown");
        var done = await scene.Forestry.Persons.RegisterPersonAsync(request, scene.Options);
        var (listed, list, _) = await RunAsync("list", "--all", "--most", "3");
        Assert.Equal(Exit.Done, listed);
        Assert.Contains("命令 command", list, StringComparison.Ordinal);
        Assert.Contains(done.TransactionHash[..10], list, StringComparison.Ordinal);
        Assert.Contains("--most N shows more", list, StringComparison.Ordinal);
        var (shown, write, _) = await RunAsync("show", "forestry-clerk", request.RequestId);
        Assert.Equal(Exit.Done, shown);
        string[] facts = [done.TransactionHash, request.RequestId, "RegisterPerson", "已入块 mined", "已终局 final"];
        Assert.All(facts, fact => Assert.Contains(fact, write, StringComparison.Ordinal));
        var (_, said, _) = await RunAsync("list", "--all", "--most", "1", "--json");
        var first = JsonNode.Parse(said)![0]!["writes"]![0]!;
        var (byNumber, same, _) = await RunAsync("show", first["name"]!.GetValue<string>(), "--json");
        Assert.Equal(Exit.Done, byNumber);
        Assert.Equal(
            first["requestId"]!.GetValue<string>(),
            JsonNode.Parse(same)!["write"]!["requestId"]!.GetValue<string>());
    }

    [Fact]
    public async Task Says_that_nothing_is_unsettled()
    {
        var (code, said, _) = await RunAsync("list");
        Assert.Equal(Exit.Done, code);
        Assert.Contains("nothing is unsettled", said, StringComparison.Ordinal);
        Assert.Contains("well", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Halts_and_resumes_and_says_what_comes_next()
    {
        var (halted, haltSaid, _) = await RunAsync("halt", "--reason", "inspection of the key");
        try
        {
            Assert.Equal(Exit.Done, halted);
            Assert.Contains("inspection of the key", haltSaid, StringComparison.Ordinal);
            Assert.Contains("carbon outbox resume --address", haltSaid, StringComparison.Ordinal);
            var (listed, list, _) = await RunAsync("list");
            Assert.Equal(Exit.Failed, listed);
            Assert.Contains("已暂停 halted", list, StringComparison.Ordinal);
        }
        finally
        {
            var (resumed, resumeSaid, _) = await RunAsync("resume");
            Assert.Equal(Exit.Done, resumed);
            Assert.Contains("well", resumeSaid, StringComparison.Ordinal);
        }

        await Until.TrueAsync(
            async () => (await RunAsync("list")).Code == Exit.Done, "the outbox serves again");
    }

    [Fact]
    public async Task Says_that_a_write_is_unknown()
    {
        var (code, _, error) = await RunAsync("show", "9223372036854775807");
        Assert.Equal(Exit.Refused, code);
        Assert.Contains("OperationUnknown", error, StringComparison.Ordinal);
    }

    private async Task<(int Code, string Out, string Error)> RunAsync(params string[] words)
    {
        var files = network.Layout.Node("forestry");
        using var standardOut = new StringWriter();
        using var standardError = new StringWriter();
        using var standardIn = new StringReader("");
        var code = await CarbonCommand.RunAsync(
            [
                "outbox", .. words, "--address", network.ForestryState.MemberAddress,
                "--ca", network.Layout.AuthorityCertificate,
                "--certificate", files.AdministratorCertificate, "--key", files.AdministratorKey,
            ],
            new Terminal(standardOut, standardError, standardIn, IsInteractive: false),
            TimeProvider.System,
            CancellationToken.None);
        return (code, standardOut.ToString(), standardError.ToString());
    }
}
