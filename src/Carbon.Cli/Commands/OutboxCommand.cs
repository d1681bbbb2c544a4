using System.Globalization;
using Carbon.Api.V1;
using Carbon.Cli.CommandLine;
using Carbon.Cli.Network;
using Carbon.Cli.Nodes;
using Grpc.Core;

namespace Carbon.Cli.Commands;

/// <summary>
/// <c>carbon outbox</c>: what a node has taken and not yet settled, and its administrator's brake. It asks the running
/// network of <c>carbon up</c>, or any node by its address and the files of an administrator.
/// </summary>
internal static class OutboxCommand
{
    private const string Usage = """
        carbon outbox list [--all] [--most N]        what is unsettled, newest first; --all: the newest of all writes
        carbon outbox show ID                        one write by its number, or by CALLER REQUEST-ID
        carbon outbox halt --reason TEXT             take, sign and send nothing until it is resumed
        carbon outbox resume                         hold the nonces against the chain and go on
          of the running network: [--node KEY]
          of another node: --address URL --ca FILE --certificate FILE --key FILE
          as JSON: [--json]
        """;

    private const int UsualMost = 200;
    private const int LargestMost = 100_000;

    // A resume asks the chain for all that the key ever did, which takes its time.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private static readonly string[] Place = ["--address", "--ca", "--certificate", "--key"];

    public static async Task<int> RunAsync(
        IReadOnlyList<string> args, Terminal terminal, TimeProvider time, CancellationToken cancel)
    {
        var arguments = Arguments.Parse(args, ["--json", "--all"], ["--node", "--reason", "--most", .. Place]);
        var words = arguments.Words;
        if (!IsWellFormed(arguments))
            throw Arguments.Wrong($"Usage:\n{Usage}");
        var most = arguments.Number("--most", 1, LargestMost, UsualMost);
        var options = new CallOptions(deadline: (time.GetUtcNow() + Limit).UtcDateTime, cancellationToken: cancel);
        var page = new OutboxPage(terminal.Out, arguments.Has("--json"));
        var nodes = Nodes(arguments, one: words[0] != "list");
        try
        {
            switch (words[0])
            {
                case "list":
                    return await ListAsync(nodes, page, arguments.Has("--all"), most, options);
                case "show":
                    page.WriteOne(await nodes[0].GetAsync(Asked(words), options), nodes[0]);
                    break;
                case "halt":
                    page.WriteHalt(await nodes[0].HaltAsync(arguments.Require("--reason"), options), nodes[0]);
                    break;
                case "resume":
                    page.WriteResume(await nodes[0].ResumeAsync(options), nodes[0]);
                    break;
            }

            return Exit.Done;
        }
        finally
        {
            foreach (var node in nodes)
                node.Dispose();
        }
    }

    private static bool IsWellFormed(Arguments arguments) => arguments.Words switch
    {
        ["list"] => arguments.Value("--reason") is null,
        ["show", var id] => TryId(id) is not null && !arguments.Has("--all"),
        ["show", { Length: > 0 }, var id] => Guid.TryParseExact(id, "D", out _) && !arguments.Has("--all"),
        ["halt"] => arguments.Value("--reason") is { Length: > 0 } && !arguments.Has("--all"),
        ["resume"] => arguments.Value("--reason") is null && !arguments.Has("--all"),
        _ => false,
    };

    private static GetWriteRequest Asked(IReadOnlyList<string> words) => words is [_, var caller, var requestId]
        ? new() { Caller = caller, RequestId = requestId }
        : new() { Name = string.Create(CultureInfo.InvariantCulture, $"writes/{TryId(words[1])}") };

    private static long? TryId(string text) =>
        long.TryParse(
            text.StartsWith("writes/", StringComparison.Ordinal) ? text["writes/".Length..] : text,
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var id)
            ? id
            : null;

    private static IReadOnlyList<OutboxNode> Nodes(Arguments arguments, bool one)
    {
        if (Place.Any(option => arguments.Value(option) is not null))
        {
            if (arguments.Value("--node") is not null)
                throw Arguments.Wrong("--node names a node of the running network, --address any other: give one.");
            var files = new ClientFiles(
                arguments.Require("--ca"), arguments.Require("--certificate"), arguments.Require("--key"));
            return [OutboxNode.At(arguments.Require("--address"), files)];
        }

        var layout = NetworkLayout.Find();
        var state = NetworkState.Read(layout);
        if (arguments.Value("--node") is { } key)
            return [OutboxNode.Of(layout, state.Node(key))];
        if (one)
            throw Arguments.Wrong(
                $"Say whose outbox: --node {string.Join(" | ", state.Nodes.Select(node => node.Key))}.");
        return [.. state.Nodes.Select(node => OutboxNode.Of(layout, node))];
    }

    private static async Task<int> ListAsync(
        IReadOnlyList<OutboxNode> nodes, OutboxPage page, bool all, int most, CallOptions options)
    {
        var answers = new List<(OutboxNode Node, ListWritesResponse Answer)>();
        foreach (var node in nodes)
            answers.Add((node, await node.ListAsync(all, most, options)));
        page.WriteList(answers, all);
        return answers.All(answer => answer.Answer.Status.HaltedReason.Length == 0) ? Exit.Done : Exit.Failed;
    }
}
