using System.Globalization;
using Carbon.Api.V1;
using Carbon.Cli.CommandLine;
using Carbon.Cli.Network;
using Carbon.Cli.Nodes;
using Grpc.Core;
using Grpc.Net.Client;

namespace Carbon.Cli.Commands;

/// <summary>
/// <c>carbon watch</c>: events of the running network as they happen, until Ctrl-C. It goes on by itself where a node
/// was started anew or the stream was cut.
/// </summary>
internal static class WatchCommand
{
    private const string Usage = """
        carbon watch [--ticket NUMBER] [--lot NUMBER] [--case ID] [--event NAME,…] [--division N]
          from now on, or [--from start|HEIGHT|TOKEN]
          of the running network: [--node KEY]
          of another node: --address URL --ca FILE --certificate FILE --key FILE
          as lines of JSON: [--json]; in English: [--en]
        """;

    private const int HeightDigits = 20;

    private static readonly string[] Filters = ["--ticket", "--lot", "--case", "--event", "--division", "--from"];
    private static readonly string[] Place = ["--address", "--ca", "--certificate", "--key"];

    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    public static async Task<int> RunAsync(
        IReadOnlyList<string> args, Terminal terminal, TimeProvider time, CancellationToken cancel)
    {
        var arguments = Arguments.Parse(args, ["--json", "--en"], ["--node", .. Filters, .. Place]);
        arguments.NoWords($"\n{Usage}");
        var request = Request(arguments);
        var language = arguments.Has("--en") ? Language.English : Language.Chinese;
        var page = new WatchLines(terminal.Out, language, arguments.Has("--json"));
        var (name, channel) = Node(arguments);
        using var closing = channel;
        try
        {
            await FollowAsync(channel, request, page, terminal.Error, time, cancel);
        }
        catch (RpcException e) when (!cancel.IsCancellationRequested)
        {
            throw NodeAnswer.Ending(e, name, language);
        }
        finally
        {
            if (request.StartCase == WatchEventsRequest.StartOneofCase.ResumeToken)
                await terminal.Error.WriteLineAsync($"carbon: go on with --from {request.ResumeToken}");
        }

        return Exit.Done;
    }

    private static (string Name, GrpcChannel Channel) Node(Arguments arguments)
    {
        if (arguments.Value("--address") is { } address)
        {
            var files = new ClientFiles(
                arguments.Require("--ca"), arguments.Require("--certificate"), arguments.Require("--key"));
            return (address, NodeChannel.Member(address, files));
        }

        var layout = NetworkLayout.Find();
        var state = NetworkState.Read(layout);
        var node = arguments.Value("--node") is { } key ? state.Node(key) : state.Nodes[0];
        return ($"The node of {node.Key}", NodeChannel.Member(layout, node));
    }

    /// <summary>Follows until the node refuses; a stream that told something is taken up again.</summary>
    private static async Task FollowAsync(
        GrpcChannel channel,
        WatchEventsRequest request,
        WatchLines page,
        TextWriter complaints,
        TimeProvider time,
        CancellationToken cancel)
    {
        var client = new WatchService.WatchServiceClient(channel);
        var told = false;
        while (true)
        {
            try
            {
                using var call = client.WatchEvents(request, cancellationToken: cancel);
                while (await call.ResponseStream.MoveNext(cancel))
                {
                    page.Write(call.ResponseStream.Current);
                    request.ResumeToken = call.ResponseStream.Current.ResumeToken;
                    told = true;
                }
            }
            catch (RpcException e) when (told && !cancel.IsCancellationRequested && CanGoOn(e))
            {
                await complaints.WriteLineAsync($"carbon: {e.Status.Detail} Going on …");
            }

            await Task.Delay(Rest, time, cancel);
        }
    }

    private static bool CanGoOn(RpcException error) =>
        error.StatusCode is StatusCode.Unavailable or StatusCode.ResourceExhausted or StatusCode.DeadlineExceeded or
            StatusCode.Internal or StatusCode.Cancelled;

    private static WatchEventsRequest Request(Arguments arguments)
    {
        var request = new WatchEventsRequest
        {
            Ticket = arguments.Value("--ticket") ?? "",
            Lot = arguments.Value("--lot") ?? "",
            Case = arguments.Value("--case") ?? "",
            Division = (uint)arguments.Number("--division", 110_000, 999_999, 0),
        };
        request.Events.AddRange(
            (arguments.Value("--event") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries));
        switch (arguments.Value("--from") ?? "now")
        {
            case "now":
                request.FromNow = true;
                break;
            case "start":
                request.FromHeight = 0;
                break;
            case var height when height.Length <= HeightDigits:
                request.FromHeight = ulong.TryParse(
                    height, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                    ? number
                    : throw Arguments.Wrong($"Usage:\n{Usage}");
                break;
            case var token:
                request.ResumeToken = token;
                break;
        }

        return request;
    }
}
