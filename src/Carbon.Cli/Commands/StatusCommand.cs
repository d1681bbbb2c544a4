using System.Globalization;
using Carbon.Api.V1;
using Carbon.Cli.CommandLine;
using Carbon.Cli.Network;
using Carbon.Cli.Nodes;
using Grpc.Core;

namespace Carbon.Cli.Commands;

/// <summary><c>carbon node status</c>: how every node of the running network is, or one of them.</summary>
internal static class StatusCommand
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    public static async Task<int> RunAsync(
        IReadOnlyList<string> args, Terminal terminal, TimeProvider time, CancellationToken cancel)
    {
        var arguments = Arguments.Parse(args, ["--json"], ["--node"]);
        arguments.NoWords("carbon node status [--node KEY] [--json]");
        var layout = NetworkLayout.Find();
        var state = NetworkState.Read(layout);
        var nodes = arguments.Value("--node") is { } key ? [state.Node(key)] : state.Nodes;
        var answers = new List<(NodeState Node, NodeStatus Status)>();
        foreach (var node in nodes)
            answers.Add((node, await AskAsync(layout, node, time, cancel)));
        if (arguments.Has("--json"))
            terminal.Out.WriteLine(ProtoJson.Array(answers.Select(answer => answer.Status)));
        else
            Write(terminal.Out, answers);
        return answers.All(answer => IsWell(answer.Status)) ? Exit.Done : Exit.Failed;
    }

    /// <summary>Ends the command unless every node answers, follows the chain, and its key is not halted.</summary>
    public static async Task RequireWellAsync(
        NetworkLayout layout, NetworkState state, TimeProvider time, CancellationToken cancel)
    {
        foreach (var node in state.Nodes)
        {
            var status = await AskAsync(layout, node, time, cancel);
            if (IsWell(status))
                continue;
            var why = status.HaltedReason.Length > 0 ? status.HaltedReason : "its chain does not answer";
            throw new CommandException(
                Exit.Failed, $"The node of {node.Key} is not well: {why}; see {layout.Node(node.Key).Log}.");
        }
    }

    private static bool IsWell(NodeStatus status) => status is { ChainReachable: true, HaltedReason: "" };

    private static async Task<NodeStatus> AskAsync(
        NetworkLayout layout, NodeState node, TimeProvider time, CancellationToken cancel)
    {
        using var member = MemberNode.Open(layout, node);
        var options = new CallOptions(deadline: (time.GetUtcNow() + Limit).UtcDateTime, cancellationToken: cancel);
        try
        {
            return await member.Status.GetNodeStatusAsync(new(), options);
        }
        catch (RpcException e)
        {
            throw NodeAnswer.Ending(e, $"The node of {node.Key}", Language.English);
        }
    }

    private static void Write(TextWriter writer, List<(NodeState Node, NodeStatus Status)> answers)
    {
        var table = new Table(
            "节点 node", "成员 member", "账户 signer", "高度 height", "落后 lag",
            "待结 pending", "碳票 tickets", "状态 state", "公开页 page");
        foreach (var (node, status) in answers)
        {
            var well = status.HaltedReason.Length > 0 ? $"halted: {status.HaltedReason}"
                : !status.ChainReachable ? "chain gone"
                : status.Complaint.Length > 0 ? status.Complaint : "ok";
            table.Add(
                node.Key,
                $"{status.Member?.Member_} {status.Member?.Name}",
                status.Signer,
                Text(status.AsOf?.Height ?? 0),
                Text(status.AsOf?.LagBlocks ?? 0),
                Text(status.OutboxPending),
                Text(status.Tickets),
                well,
                node.PublicAddress);
        }

        table.Write(writer);
    }

    private static string Text(ulong number) => number.ToString(CultureInfo.InvariantCulture);
}
