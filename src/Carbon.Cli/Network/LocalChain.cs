using Carbon.Cli.CommandLine;
using Carbon.Contracts;

namespace Carbon.Cli.Network;

/// <summary>A chain that a local network can stand on: how it is started, and how nodes follow it.</summary>
internal abstract class LocalChain(NetworkLayout layout, PortPlan ports)
{
    /// <summary>The words that name one, as usage lines show them.</summary>
    public const string Words = "hardhat|clique";

    protected NetworkLayout Layout => layout;

    protected PortPlan Ports => ports;

    /// <summary>The chain that a word names; none: the one in memory.</summary>
    /// <exception cref="CommandException">The word names none.</exception>
    public static LocalChain Of(
        string? word, NetworkLayout layout, PortPlan ports, int validators = CliqueChain.UsualValidators) =>
        word switch
        {
            null or "hardhat" when validators != CliqueChain.UsualValidators =>
                throw Arguments.Wrong("--validators goes with --chain clique."),
            null or "hardhat" => new HardhatChain(layout, ports),
            "clique" => new CliqueChain(layout, ports, validators),
            _ => throw Arguments.Wrong($"--chain wants hardhat or clique, not {word}."),
        };

    /// <summary>What is waited for, as a progress line says it.</summary>
    public abstract string Awaited { get; }

    /// <summary>How many ports it takes, from the plan's first on.</summary>
    public abstract int PortCount { get; }

    /// <summary>The program that is the chain, its arguments, and how the line begins that says it is up.</summary>
    public abstract (string Program, string[] Arguments, string ReadyMark) Start { get; }

    /// <summary>How old a reading may be.</summary>
    public abstract ReadSettings Reads { get; }

    /// <summary>When a block of it is final.</summary>
    public abstract FinalityRule Finality { get; }

    /// <summary>Exchanges a contract's creation for that of the engine, where it needs another; else null.</summary>
    public abstract Func<byte[], byte[]>? CodeFor { get; }

    /// <summary>Those who seal its blocks, once it is up; none where one engine makes them all.</summary>
    public abstract IReadOnlyList<ValidatorState> Validators();

    /// <summary>How the node at this place of the plan reaches the chain, once it is up.</summary>
    public abstract ChainSettings SettingsOf(int node);
}

/// <summary>One engine that makes a block where something is written, and may stand still for ever.</summary>
internal sealed class HardhatChain(NetworkLayout layout, PortPlan ports) : LocalChain(layout, ports)
{
    public override string Awaited => "waiting for the chain to listen";

    public override int PortCount => 1;

    public override (string Program, string[] Arguments, string ReadyMark) Start =>
        (Layout.NodeBinary, [Layout.ChainScript, $"{Ports.Chain}"], "Started HTTP");

    // The head is old without any fault.
    public override ReadSettings Reads => new(MaxLagSeconds: 86_400);

    // Nobody else has a say in its blocks: whoever runs it may take them back, and nodes then follow.
    public override FinalityRule Finality => new FinalityRule.Confirmations(0);

    public override Func<byte[], byte[]>? CodeFor => null;

    public override IReadOnlyList<ValidatorState> Validators() => [];

    public override ChainSettings SettingsOf(int node) => new(
        $"http://127.0.0.1:{Ports.Chain}", Layout.Deployment, PollMilliseconds: 100, StallSeconds: 0);
}

/// <summary>
/// Validators that make a block each second, four where no number is asked for, or each two seconds where more are;
/// more than half of them must run, and their last blocks may be replaced. The engine is old: the contracts are
/// compiled for it apart.
/// </summary>
internal sealed class CliqueChain(NetworkLayout layout, PortPlan ports, int validators) : LocalChain(layout, ports)
{
    /// <summary>The fewest, of which one may be away.</summary>
    public const int UsualValidators = 4;

    /// <summary>As many as a council has seats.</summary>
    public const int MostValidators = 21;

    // The last block or two may be replaced when validators meet again.
    private const uint SafeDepth = 3;

    public override string Awaited => $"waiting for {validators} validators to seal";

    public override int PortCount => PortsOf(validators);

    public override (string Program, string[] Arguments, string ReadyMark) Start => (
        Layout.ValidatorsBinary,
        ["--first-port", $"{Ports.Chain}", "--validators", $"{validators}", "--out", Layout.Validators],
        "READY");

    public override ReadSettings Reads => new(MaxLagSeconds: 30);

    /// <summary>How many ports so many validators take: two of each.</summary>
    public static int PortsOf(int validators) => 2 * validators;

    public override FinalityRule Finality => new FinalityRule.Confirmations(SafeDepth);

    public override Func<byte[], byte[]> CodeFor => OldestCode.Load(Layout).CodeFor;

    public override IReadOnlyList<ValidatorState> Validators() =>
        JsonOutput.ReadFile<ValidatorsFile>(Layout.Validators).Validators;

    public override ChainSettings SettingsOf(int node)
    {
        var all = Validators();
        var (own, second) = (all[node % all.Count], all[(node + (all.Count / 2)) % all.Count]);
        return new(own.RpcUrl, Layout.Deployment, PollMilliseconds: 250, StallSeconds: 30)
        {
            SecondRpcUrl = second.RpcUrl,
        };
    }

    private sealed record ValidatorsFile(ulong ChainId, IReadOnlyList<ValidatorState> Validators);
}
