using Carbon.Cli.CommandLine;
using Carbon.Ethereum;
using Grpc.Core;
using RpcException = Grpc.Core.RpcException;

namespace Carbon.Cli.Commands;

/// <summary>Finds the command and turns what it ended with into one sentence and an exit code.</summary>
internal static class CarbonCommand
{
    private const string Usage = """
        carbon up [--chain hardhat|clique] [--validators N] [--port-base N] [--no-demo]
                                                     start a chain and four nodes, play the lives, keep running
        carbon demo [--json]                         play the lives anew against a running up
        carbon ticket show|history|tree|verify NUMBER [--json] [--en] [--node URL]
        carbon watch                                 [--ticket N] [--event NAME,…] [--from TOKEN|start|now] [--json]
        carbon statistics                            [--division N] [--from M] [--to M] [--json] [--en] [--node URL]
        carbon node status                           [--node KEY] [--json]
        carbon network status                        [--rpc URL,…] [--json]   validators, heights, peers, last sealers
        carbon outbox list|show|halt|resume …        a node's writes, and its administrator's brake
        carbon index rebuild|verify|digest|export …  a node's index, from its data folder
        carbon audit --data FOLDER                   [--sample N --seed S] [--json]   an index against chain and events
        carbon network deploy …                      found a consortium on a chain, from files, with a plan first
        carbon keys new --out FILE                   [--passphrase-file FILE]
        carbon keys allow-list --deployment FILE     what a signer has to sign for a member, for its settings
        carbon pki ca|server|client …                certificates of a consortium
        carbon network join|init|check …             a consortium's Besu network: keys, a kit of files, its faults
        carbon test | bench                          by the carbon script in the repository
        Exit codes: 0 done, 1 failed, 2 wrong command line, 3 refused or different, 4 nobody answers, 130 stopped.
        """;

    /// <summary>Runs the command; never throws.</summary>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> args, Terminal terminal, TimeProvider time, CancellationToken cancel)
    {
        try
        {
            return await DispatchAsync(args, terminal, time, cancel);
        }
        catch (CommandException e)
        {
            await terminal.Error.WriteLineAsync($"carbon: {e.Message}");
            return e.ExitCode;
        }
        catch (Exception e) when (cancel.IsCancellationRequested && IsCancellation(e))
        {
            await terminal.Error.WriteLineAsync("carbon: stopped.");
            return Exit.Stopped;
        }
        catch (RpcException e)
        {
            await terminal.Error.WriteLineAsync($"carbon: a node answered {e.StatusCode}: {e.Status.Detail}");
            return Exit.Failed;
        }
        catch (RpcUnavailableException e)
        {
            await terminal.Error.WriteLineAsync($"carbon: the chain does not answer: {e.Message}");
            return Exit.Unavailable;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await terminal.Error.WriteLineAsync($"carbon: {e.Message}");
            return Exit.Failed;
        }
    }

    private static bool IsCancellation(Exception e) =>
        e is OperationCanceledException or RpcException { StatusCode: StatusCode.Cancelled };

    private static async Task<int> DispatchAsync(
        IReadOnlyList<string> args, Terminal terminal, TimeProvider time, CancellationToken cancel)
    {
        string[] rest = [.. args.Skip(1)];
        switch (args.Count == 0 ? "" : args[0])
        {
            case "up":
                return await UpCommand.RunAsync(rest, terminal, time, cancel);
            case "demo":
                return await DemoCommand.RunAsync(rest, terminal, time, cancel);
            case "ticket":
                return await TicketCommand.RunAsync(rest, terminal, time, cancel);
            case "watch":
                return await WatchCommand.RunAsync(rest, terminal, time, cancel);
            case "statistics":
                return await StatisticsCommand.RunAsync(rest, terminal, time, cancel);
            case "node" when rest is ["status", ..]:
                return await StatusCommand.RunAsync(rest[1..], terminal, time, cancel);
            case "network" when rest is ["status", ..]:
                return await NetworkStatusCommand.RunAsync(rest[1..], terminal, time, cancel);
            case "outbox":
                return await OutboxCommand.RunAsync(rest, terminal, time, cancel);
            case "index":
                return await IndexCommand.RunAsync(rest, terminal, time, cancel);
            case "audit":
                return await AuditCommand.RunAsync(rest, terminal, time, cancel);
            case "network" when rest is ["deploy", ..]:
                return await NetworkDeployCommand.RunAsync(rest[1..], terminal, time, cancel);
            case "keys":
                return KeysCommand.Run(rest, terminal);
            case "pki":
                return PkiCommand.Run(rest, terminal, time);
            case "network" when rest is ["join" or "init" or "check", ..]:
                return NetworkKitCommand.Run(rest, terminal, time);
            case "help" or "--help" or "-h":
                await terminal.Out.WriteLineAsync(Usage);
                return Exit.Done;
            default:
                await terminal.Error.WriteLineAsync(Usage);
                return Exit.Usage;
        }
    }
}
