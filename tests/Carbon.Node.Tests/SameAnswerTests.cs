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

    // A block may come between two questions; what is compared was all said between two equal heads.
    [Fact]
    public async Task Json_our_client_grpc_js_and_the_command_line_tell_the_same()
    {
        while (true)
        {
            var before = await JsonAsync();
            JsonElement[] others = [await ClientAsync(), await CommandLineAsync(), await ForeignAsync()];
            if (Heads(await JsonAsync()) != Heads(before)) continue;
            foreach (var other in others) AssertSame(before, other);
            return;
        }
    }

    private static (string? Height, string? Hash) Heads(JsonElement answer)
    {
        var asOf = answer.GetProperty("asOf");
        return (asOf.GetProperty("height").GetString(), asOf.GetProperty("blockHash").GetString());
    }

    private static void AssertSame(JsonElement expected, JsonElement answer)
    {
        Assert.Equal(Heads(expected), Heads(answer));
        foreach (var fact in Facts)
        {
            Assert.Equal(
                expected.GetProperty("ticket").GetProperty(fact).GetString(),
                answer.GetProperty("ticket").GetProperty(fact).GetString());
        }
    }

    private static JsonElement Parsed(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    private async Task<JsonElement> JsonAsync()
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        return Parsed(await http.GetStringAsync(
            new Uri($"{network.ForestryState.PublicAddress}/v1/tickets/{network.YiningTicket}")));
    }

    private async Task<JsonElement> ClientAsync()
    {
        using var channel = GrpcChannel.ForAddress(network.ForestryState.PublicGrpcAddress);
        var answer = await new Wire.TicketQueryService.TicketQueryServiceClient(channel)
            .GetTicketAsync(new() { Name = network.YiningTicket });
        return Parsed(Formatter.Format(answer));
    }

    private async Task<JsonElement> CommandLineAsync() =>
        Parsed(await CommandAsync("ticket", "show", network.YiningTicket, "--json"));

    private async Task<JsonElement> ForeignAsync()
    {
        var said = Parsed(await GrpcJsAsync());
        Assert.Equal(12, said.GetProperty("write").GetInt32());
        return said.GetProperty("answer");
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
