using System.Diagnostics;
using System.Text.Json;
using Carbon.Cli.CommandLine;
using Carbon.Cli.Commands;
using Google.Protobuf;
using Grpc.Net.Client;

namespace Carbon.Node.Tests;

[Collection(NetworkTests.Name)]
public sealed class SameAnswerTests(NetworkFixture network)
{
    private static readonly JsonFormatter Formatter = new(JsonFormatter.Settings.Default.WithFormatDefaultValues(true));

    private static readonly string[] Facts =
        ["state", "issuedAmount", "amount", "freeAmount", "pledgedAmount", "frozenAmount", "offsetAmount"];

    [Fact]
    public async Task Json_our_client_grpc_js_and_the_command_line_tell_the_same()
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var json = JsonDocument.Parse(await http.GetStringAsync(
            new Uri($"{network.ForestryState.PublicAddress}/v1/tickets/{network.YiningTicket}")));
        using var channel = GrpcChannel.ForAddress(network.ForestryState.PublicGrpcAddress);
        var ours = await new Wire.TicketQueryService.TicketQueryServiceClient(channel)
            .GetTicketAsync(new() { Name = network.YiningTicket });
        using var client = JsonDocument.Parse(Formatter.Format(ours));
        using var command = JsonDocument.Parse(await CommandAsync("ticket", "show", network.YiningTicket, "--json"));
        using var foreign = JsonDocument.Parse(await GrpcJsAsync());
        Assert.Equal(12, foreign.RootElement.GetProperty("write").GetInt32());
        var answer = foreign.RootElement.GetProperty("answer");
        foreach (var fact in Facts)
        {
            var expected = json.RootElement.GetProperty("ticket").GetProperty(fact).GetString();
            Assert.Equal(expected, client.RootElement.GetProperty("ticket").GetProperty(fact).GetString());
            Assert.Equal(expected, command.RootElement.GetProperty("ticket").GetProperty(fact).GetString());
            Assert.Equal(expected, answer.GetProperty("ticket").GetProperty(fact).GetString());
        }

        foreach (var fact in new[] { "height", "blockHash" })
        {
            var expected = json.RootElement.GetProperty("asOf").GetProperty(fact).GetString();
            Assert.Equal(expected, client.RootElement.GetProperty("asOf").GetProperty(fact).GetString());
            Assert.Equal(expected, command.RootElement.GetProperty("asOf").GetProperty(fact).GetString());
            Assert.Equal(expected, answer.GetProperty("asOf").GetProperty(fact).GetString());
        }
    }

    private async Task<string> CommandAsync(params string[] words)
    {
        using var said = new StringWriter();
        using var complained = new StringWriter();
        var terminal = new Terminal(said, complained, TextReader.Null, IsInteractive: false);
        var exit = await CarbonCommand.RunAsync(
            [.. words, "--node", network.ForestryState.PublicGrpcAddress], terminal, TimeProvider.System,
            CancellationToken.None);
        Assert.True(exit == 0, complained.ToString());
        return said.ToString();
    }

    private async Task<string> GrpcJsAsync()
    {
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "foreign", "show_ticket.mjs"),
            $"{network.ForestryState.Ports.Grpc}", network.YiningTicket, Path.Combine(Repository.Root, "proto"),
        ];
        using var process = Process.Start(new ProcessStartInfo(network.Layout.NodeBinary, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await errors);
        return said;
    }
}
