using System.Globalization;
using System.Text.Json;
using Carbon.Cli.CommandLine;
using Carbon.Cli.Network;
using Carbon.Cli.Validators;

namespace Carbon.Cli.Commands;

/// <summary><c>carbon network status</c>: how the chain under the nodes is, and who seals it.</summary>
internal static class NetworkStatusCommand
{
    private const int MostAsked = 100;
    private const int ShownHash = 10;

    public static async Task<int> RunAsync(
        IReadOnlyList<string> args, Terminal terminal, TimeProvider time, CancellationToken cancel)
    {
        var arguments = Arguments.Parse(args, ["--json"], ["--rpc"]);
        arguments.NoWords("carbon network status [--rpc URL,…] [--json]");
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        var look = await new NetworkLooking(http, time).LookAsync(Asked(arguments.Value("--rpc")), cancel);
        if (look.Nodes.All(node => !node.IsUp))
            throw new CommandException(
                Exit.Unavailable,
                $"No node of the chain answers: {string.Join(", ", look.Nodes.Select(node => node.RpcUrl))}.");
        if (arguments.Has("--json"))
            terminal.Out.WriteLine(JsonSerializer.Serialize(look, JsonOutput.Options));
        else
            Write(terminal.Out, look);
        return look.IsWell ? Exit.Done : Exit.Failed;
    }

    private static IReadOnlyList<ValidatorState> Asked(string? addresses)
    {
        if (addresses is not null)
            return addresses.Split(',') is { Length: <= MostAsked } all
                ? [.. all.Select(Named)]
                : throw Arguments.Wrong($"--rpc takes at most {MostAsked} addresses.");
        var state = NetworkState.Read(NetworkLayout.Find());
        return state.Validators.Count > 0 ? state.Validators : [Named(state.ChainUrl)];
    }

    private static ValidatorState Named(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? new(uri.Authority, "", address)
            : throw Arguments.Wrong($"{address} is no address of a chain node: it looks like http://127.0.0.1:8545.");

    private static void Write(TextWriter writer, NetworkLook look)
    {
        var nodes = new Table("链节点 node", "高度 height", "最新区块 head", "邻居 peers", "接口 RPC");
        foreach (var node in look.Nodes)
            nodes.Add(
                node.Name, node.IsUp ? Text(node.Height) : "down", node.HeadHash?[..ShownHash] ?? "-",
                Text(node.Peers), node.RpcUrl);
        nodes.Write(writer);
        if (look.Validators.Count > 0)
        {
            writer.WriteLine();
            var validators = new Table(
                "验证节点 validator", "账户 account", "资格 may seal", $"近 {look.To - look.From + 1} 块 sealed", "最后 last");
            foreach (var one in look.Validators)
                validators.Add(
                    one.Name ?? "-", one.Address, one.IsIn ? "in" : "out", Text((ulong)one.Sealed),
                    Text(one.LastSealed));
            validators.Write(writer);
        }

        writer.WriteLine(Say(look));
    }

    /// <summary>What a reader should take from it, in one line.</summary>
    private static string Say(NetworkLook look)
    {
        if (!look.Agreed)
            return $"分叉：节点在高度 {look.SharedHeight} 的区块不同。 Forked: not all nodes have the same block " +
                $"{look.SharedHeight}.";
        if (look.Down.Any())
            return $"有节点无响应：{Names(look.Down)}。 Down: {Names(look.Down)}; the others are on one chain.";
        if (look.Lagging.Any())
            return $"有节点落后：{Names(look.Lagging)}。 Behind: {Names(look.Lagging)}; all are on one chain.";
        return look.Engine is null
            ? "正常：没有验证节点。 Well: no engine here tells of validators; one engine makes all blocks."
            : $"正常：{look.Engine}，{look.Validators.Count(one => one.IsIn)} 个验证节点，同一条链。 Well: " +
                $"{look.Engine}, {look.Validators.Count(one => one.IsIn)} validators, one chain at height {look.To}.";
    }

    private static string Names(IEnumerable<ChainNodeLook> nodes) => string.Join(", ", nodes.Select(node => node.Name));

    private static string Text(ulong? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "-";
}
