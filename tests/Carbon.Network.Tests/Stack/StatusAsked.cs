using System.Text.Json.Nodes;
using Carbon.Cli.CommandLine;
using Carbon.Cli.Commands;

namespace Carbon.Network.Tests;

/// <summary>What <c>carbon network status</c> says of a network, by its exit code and its JSON.</summary>
internal sealed record StatusAsked(int Exit, JsonNode Said)
{
    public static async Task<StatusAsked> OfAsync(IEnumerable<GethNode> nodes)
    {
        var urls = string.Join(',', nodes.Select(node => node.Endpoint));
        await using var said = new StringWriter();
        await using var complained = new StringWriter();
        var exit = await CarbonCommand.RunAsync(
            ["network", "status", "--rpc", urls, "--json"],
            new Terminal(said, complained, TextReader.Null, IsInteractive: false), TimeProvider.System,
            CancellationToken.None);
        Assert.Equal("", $"{complained}");
        return new(exit, JsonNode.Parse($"{said}")!);
    }

    /// <summary>A validator as the command tells of it, or null where it is not one of them.</summary>
    public JsonNode? Validator(GethNode node) => Said["validators"]!.AsArray()
        .SingleOrDefault(one => one!["address"]!.GetValue<string>() == $"{node.Role.Sealer}");
}
