using System.Globalization;
using Carbon.Cli.CommandLine;
using Carbon.Cli.Deploying;
using Carbon.Contracts;
using Carbon.Ethereum;

namespace Carbon.Cli.Commands;

/// <summary>
/// <c>carbon network deploy</c>: founds a consortium on a chain from files, says first what it would do, goes on where
/// an earlier run was ended, and writes the manifest that every node pins.
/// </summary>
internal static class NetworkDeployCommand
{
    private const string Usage = """
        carbon network deploy --rpc URL --consortium FILE --policies FOLDER --charter FILE
            --founder KEYSTORE --passphrase-file FILE --out MANIFEST
            [--kit FOLDER | --genesis-hash HASH] [--finality RULE] [--plan] [--yes] [--json]
        """;

    private static readonly TimeSpan RpcLimit = TimeSpan.FromSeconds(30);

    public static async Task<int> RunAsync(
        IReadOnlyList<string> args, Terminal terminal, TimeProvider time, CancellationToken cancel)
    {
        var arguments = Arguments.Parse(
            args,
            ["--plan", "--yes", "--json"],
            [
                "--rpc", "--consortium", "--policies", "--charter", "--founder", "--passphrase-file", "--out",
                "--kit", "--genesis-hash", "--finality",
            ]);
        arguments.NoWords(Usage);
        var order = DeployOrder.Read(arguments);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { Timeout = RpcLimit };
        var chain = new EthereumClient(new RpcClient(http, new RpcSettings(order.Rpc) { Timeout = RpcLimit }, time));
        try
        {
            using var founder = KeyFile.Open(order.Keystore, order.PassphraseFile);
            return await new Run(order, arguments, terminal, time).FoundAsync(chain, founder.Signer, cancel);
        }
        catch (KeyFileException e)
        {
            throw new CommandException(Exit.Failed, e.Message, e);
        }
        catch (RpcException e)
        {
            throw new CommandException(Exit.Failed, $"The node at {order.Place} refuses a question: {e.Message}", e);
        }
        catch (RpcUnavailableException e)
        {
            throw new CommandException(
                Exit.Unavailable,
                $"The node at {order.Place} gives no usable answer ({e.Message}): run the command again when it " +
                "does; it goes on where it was.",
                e);
        }
    }

    /// <summary>One run with its settings.</summary>
    private sealed class Run(DeployOrder order, Arguments arguments, Terminal terminal, TimeProvider time)
    {
        public async Task<int> FoundAsync(EthereumClient chain, ISigner founder, CancellationToken cancel)
        {
            var ground = await GroundAsync(chain, founder, cancel);
            var plan = FoundingPlan.Of(order.Terms, founder.Address, ground.ChainId, ground.Genesis.Hash);
            order.RequireNoOther(plan);
            var journal = FoundingJournal.Open(FoundingJournal.PathOf(order.Manifest), plan);
            var founding = new Founding(chain, plan, journal, time, ground.HashesHeaders);
            var state = await founding.LookAsync(cancel);
            var fees = await FoundingFees.ReadAsync(chain, ground.Head, cancel);
            var view = new DeployView(order, plan, state, fees);
            var toDo = plan.Steps.Count - state.Done.Count;
            if (!arguments.Has("--json"))
                view.Write(terminal.Out);
            if (arguments.Has("--plan"))
                return Tell(view, null);
            if (toDo > 0)
            {
                Ask(toDo, plan);
                await view.RequireFundsAsync(chain, cancel);
            }

            var progress = new ProgressBar(terminal, "steps", (ulong)plan.Steps.Count, time);
            state = await founding.FinishAsync(
                state, founder, order.Finality, mined => progress.Show((ulong)mined), cancel);
            var made = FoundingRecord.Of(plan, state, order.Finality);
            Pin(made);
            return Tell(view with { State = state }, toDo == 0 ? Nothing : Founded(toDo, made));
        }

        private async Task<FoundingGround> GroundAsync(
            EthereumClient chain, ISigner founder, CancellationToken cancel)
        {
            if (order.Founder is { } named && named != founder.Address)
                throw new CommandException(
                    Exit.Refused, $"{order.Consortium} names founder {named}, and the key is {founder.Address}'s.");
            if (FoundingTermsCheck.FirstFault(order.Terms, founder.Address) is { } fault)
                throw new CommandException(Exit.Refused, $"{order.Consortium}: {fault}");
            var ground = await FoundingGround.ReadAsync(chain, cancel);
            ground.RequireChain(order.ChainId, order.GenesisHash);
            ground.RequireClock(time.GetUtcNow());
            return ground;
        }

        private string Nothing =>
            $"Nothing to do: the consortium is founded as the files say; {order.Manifest} is what every node pins.";

        private string Founded(int steps, Deployment made) => string.Create(
            CultureInfo.InvariantCulture,
            $"Founded in blocks {made.FromHeight} to {made.Founding!.ClosedInBlock} by {steps} transactions; ") +
            $"{order.Manifest} is what every node pins. The founder's key has no more power.";

        private int Tell(DeployView view, string? end)
        {
            if (arguments.Has("--json"))
                view.WriteJson(terminal.Out);
            else if (end is not null)
                terminal.Out.WriteLine(end);
            return Exit.Done;
        }

        private void Ask(int steps, FoundingPlan plan)
        {
            if (arguments.Has("--yes"))
                return;
            if (!terminal.IsInteractive)
                throw new CommandException(
                    Exit.Usage, "Nothing was sent: say --yes to send what the plan shows, or --plan to see it only.");
            terminal.Error.Write(string.Create(
                CultureInfo.InvariantCulture, $"Send {steps} transactions to chain {plan.Place.ChainId}? [y/N] "));
            if (terminal.In.ReadLine()?.Trim() is not ("y" or "Y" or "yes"))
                throw new CommandException(Exit.Failed, "Nothing was sent.");
        }

        // A manifest that says the same is left as it is, down to its time.
        private void Pin(Deployment made)
        {
            var fresh = order.Manifest + ".made";
            made.Save(fresh);
            if (File.Exists(order.Manifest)
                && File.ReadAllBytes(order.Manifest).AsSpan().SequenceEqual(File.ReadAllBytes(fresh)))
            {
                File.Delete(fresh);
            }
            else
            {
                File.Move(fresh, order.Manifest, overwrite: true);
            }
        }
    }
}
