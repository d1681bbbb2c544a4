using Carbon.Cli.CommandLine;
using Carbon.Cli.Life;
using Carbon.Cli.Network;

namespace Carbon.Cli.Commands;

/// <summary>
/// <c>carbon up</c>, after the script has built everything: starts, founds, plays, and keeps running.
/// </summary>
internal static class UpCommand
{
    private const int Steps = 5;

    public static async Task<int> RunAsync(
        IReadOnlyList<string> args, Terminal terminal, TimeProvider time, CancellationToken cancel)
    {
        var arguments = Arguments.Parse(
            args, ["--no-demo"], ["--port-base", "--first-step", "--plan", "--chain", "--validators"]);
        arguments.NoWords($"carbon up [--chain {LocalChain.Words}] [--validators N] [--port-base N] [--no-demo]");
        var first = arguments.Number("--first-step", 1, 20, 1);
        var validators = arguments.Number(
            "--validators", CliqueChain.UsualValidators, CliqueChain.MostValidators, CliqueChain.UsualValidators);
        var ports = new PortPlan(
            arguments.Number("--port-base", 1024, PortPlan.LargestFirst, PortPlan.DefaultFirst),
            PortPlan.RowsFor(CliqueChain.PortsOf(validators)));

        var layout = NetworkLayout.Find();
        var plan = JsonOutput.ReadFile<NetworkPlan>(
            arguments.Value("--plan") ?? Path.Combine(layout.Samples, "network.json"));
        var demo = !arguments.Has("--no-demo");
        var progress = new Progress(terminal.Out, first, first + Steps - (demo ? 1 : 2), time);
        var chain = LocalChain.Of(arguments.Value("--chain"), layout, ports, validators);
        ports.RequireFree(plan.Institutions.Count, chain.PortCount);

        await using var network = new LocalNetwork(layout, plan, ports, time, chain);
        network.Clean();
        await progress.StepAsync(chain.Awaited, () => network.StartChainAsync(cancel));
        var state = await progress.StepAsync(
            "making keys and certificates, deploying contracts, admitting members, publishing policies",
            () => network.FoundAsync(cancel));
        await progress.StepAsync(
            $"waiting for {state.Nodes.Count} nodes to follow the chain", () => network.StartNodesAsync(state, cancel));
        await progress.StepAsync(
            "checking that every node is well", () => StatusCommand.RequireWellAsync(layout, state, time, cancel));
        network.Announce(state);
        if (demo)
        {
            var last = first + Steps - 1;
            terminal.Out.WriteLine($"[{last}/{last}] playing a ticket's life, then a shorter one under other rules");
            var play = await Play.RunAsync(
                layout, state, time, step => terminal.Out.WriteLine(StepLines.Say(step)), cancel);
            Tell(terminal.Out, state, play);
        }

        TellValidators(terminal.Out, state.Validators);
        terminal.Out.WriteLine("Running. Ctrl-C ends the chain and all nodes.");
        await terminal.Out.FlushAsync(cancel);

        // Lines of a terminal go on to the validators' program; what cannot be called off is left behind at the end.
        _ = state.Validators.Count > 0 ? Task.Run(() => network.PassOnAsync(terminal.In, terminal.Out), cancel) : null;
        return await WatchAsync(network, terminal, cancel);
    }

    private static async Task<int> WatchAsync(LocalNetwork network, Terminal terminal, CancellationToken cancel)
    {
        try
        {
            await network.WatchAsync(cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            terminal.Out.WriteLine("Stopping …");
        }

        return Exit.Done;
    }

    private static void TellValidators(TextWriter writer, IReadOnlyList<ValidatorState> validators)
    {
        if (validators.Count == 0)
            return;
        var table = new Table("验证节点 validator", "账户 account", "接口 RPC", "进程 process");
        foreach (var one in validators)
            table.Add(one.Name, one.Address, one.RpcUrl, $"{one.Pid}");
        table.Write(writer);
        writer.WriteLine("Type kill, start, split, heal, vote or status; tests/Carbon.TestChain/README.md tells how.");
    }

    private static void Tell(TextWriter writer, NetworkState state, PlayResult play)
    {
        var page = state.Node("forestry").PublicAddress;
        writer.WriteLine();
        var table = new Table();
        foreach (var life in play.Lives)
        {
            table.Add("碳票 ticket", life.TicketNumber, $"{page}/tickets/{life.TicketNumber}");
            table.Add("抵消凭证 voucher", life.VoucherNumber);
        }

        table.Add("查询页 page", $"{page}/");
        table.Write(writer);
        writer.WriteLine();
    }
}
