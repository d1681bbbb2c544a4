using Carbon.Api.V1;
using Carbon.Cli.CommandLine;
using Carbon.Cli.Nodes;
using Carbon.Ethereum;
using Grpc.Core;
using RpcException = Grpc.Core.RpcException;

namespace Carbon.Cli.Life;

/// <summary>
/// Where a life is played: four nodes, each asked over gRPC as its own member. Every act must end as the play expects,
/// else the play ends with a sentence that says how it differed.
/// </summary>
internal sealed class Stage(
    MemberNode forestry,
    MemberNode ecology,
    MemberNode court,
    MemberNode bank,
    TimeProvider time,
    Action<LifeStep> tell,
    CancellationToken cancel)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    // Each play uses parcels, papers and certificates of its own, for the register takes each of them once.
    private readonly string _play = Guid.NewGuid().ToString("N");
    private readonly List<LifeStep> _steps = [];

    public MemberNode Forestry => forestry;

    public MemberNode Ecology => ecology;

    public MemberNode Court => court;

    public MemberNode Bank => bank;

    public TimeProvider Time => time;

    public IReadOnlyList<LifeStep> Steps => _steps;

    /// <summary>Whose rules are played now.</summary>
    public string Life { get; set; } = "";

    /// <summary>The highest block that an act of this play is in; every read asks for one as new.</summary>
    public ulong Height { get; private set; }

    public CallOptions Options => new(deadline: (time.GetUtcNow() + Limit).UtcDateTime, cancellationToken: cancel);

    /// <summary>A fresh request id.</summary>
    public static string RequestId() => Guid.NewGuid().ToString();

    /// <summary>The hash that stands for a paper of this play; the same paper has the same hash.</summary>
    public Hash32 Paper(string name) => Keccak.Hash($"carbon sample paper {_play} {Life} {name}");

    public string PaperText(string name) => Paper(name).ToString();

    /// <summary>Asks and expects it to be done; gives the operation in its block.</summary>
    public async Task<Operation> DoAsync(MemberNode node, Act act, Func<CallOptions, AsyncUnaryCall<Operation>> call)
    {
        Operation operation;
        try
        {
            operation = await call(Options);
        }
        catch (RpcException e)
        {
            throw Unexpected(node, act, NodeAnswer.Ending(e, $"The node of {node.State.Key}", Language.English));
        }

        if (operation.State != Operation.Types.State.Mined)
        {
            var said = $"{operation.State} {operation.RefusalReason}: {operation.RefusalTextEn}";
            throw Unexpected(node, act, new(Exit.Failed, said));
        }


        Add(node, act, "done", operation, null);
        return operation;
    }

    /// <summary>Asks and expects this refusal; anything else ends the play.</summary>
    public async Task RefusedAsync(
        MemberNode node, Act act, RefusalCode expected, Func<CallOptions, Task> call)
    {
        Refusal refusal;
        Operation? operation = null;
        try
        {
            var asked = call(Options);
            await asked;
            operation = asked is Task<Operation> write ? await write : null;
            if (operation is not { State: Operation.Types.State.Refused })
                throw Unexpected(node, act, new(Exit.Failed, $"it was done, but {expected} was due"));
            refusal = NodeAnswer.RefusalOf(operation);
        }
        catch (RpcException e)
        {
            refusal = NodeAnswer.RefusalOf(e)
                ?? throw Unexpected(node, act, NodeAnswer.Ending(e, $"The node of {node.State.Key}", Language.English));
        }

        if (refusal.Code != expected)
            throw Unexpected(node, act, new(Exit.Failed, $"{expected} was due, not {refusal}"));
        Add(node, act, "refused", operation, refusal);
    }

    /// <summary>The resource of this collection that an operation made: the last one named.</summary>
    public static string Made(Operation operation, string collection, string? besides = null) =>
        operation.Resources.LastOrDefault(name =>
            name.StartsWith(collection + "/", StringComparison.Ordinal) && name != besides)
        ?? throw new CommandException(
            Exit.Failed,
            $"{operation.Command} names nothing in {collection}: {string.Join(", ", operation.Resources)}.");

    /// <summary>The id at the end of a resource's name.</summary>
    public static string IdOf(string resource) => resource[(resource.LastIndexOf('/') + 1)..];

    private void Add(MemberNode node, Act act, string outcome, Operation? operation, Refusal? refusal)
    {
        Height = Math.Max(Height, operation?.Height ?? 0);
        var mined = operation is { TransactionHash.Length: > 0, Height: > 0 } ? operation : null;
        var step = new LifeStep(
            _steps.Count + 1,
            Life,
            node.State.Key,
            act.Command,
            act.Zh,
            act.En,
            outcome,
            mined?.TransactionHash,
            mined?.Height,
            mined?.BlockHash,
            mined?.GasUsed,
            mined is null ? null : [.. mined.Resources],
            refusal?.Code.ToString(),
            refusal?.Say(Language.Chinese),
            refusal?.Say(Language.English));
        _steps.Add(step);
        tell(step);
    }

    private static CommandException Unexpected(MemberNode node, Act act, CommandException cause) =>
        new(cause.ExitCode, $"{act.Command} at {node.State.Key} ({act.En}) went otherwise: {cause.Message}", cause);
}
