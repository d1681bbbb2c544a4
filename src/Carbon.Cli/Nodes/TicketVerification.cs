using System.Globalization;
using Carbon.Api.V1;
using Carbon.Cli.CommandLine;
using Carbon.Contracts;
using Carbon.Ethereum;
using TicketState = Carbon.Api.V1.TicketState;
using TicketStatus = Carbon.Registry.Codes.TicketStatus;

namespace Carbon.Cli.Nodes;

/// <summary>Asks the chain itself about a ticket, at the block a node's answer is true as of, and compares.</summary>
internal sealed class TicketVerification : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });
    private readonly EthereumClient _chain;
    private readonly Deployment _deployment;

    private TicketVerification(Uri chain, Deployment deployment, TimeProvider time)
    {
        _chain = new(new RpcClient(_http, new RpcSettings(chain), time));
        _deployment = deployment;
    }

    public static TicketVerification Open(string chainUrl, string deploymentPath, TimeProvider time)
    {
        if (!Uri.TryCreate(chainUrl, UriKind.Absolute, out var chain))
            throw Arguments.Wrong($"{chainUrl} is no address of a chain.");
        try
        {
            return new(chain, Deployment.Load(deploymentPath), time);
        }
        catch (Exception e) when (e is FormatException or IOException)
        {
            throw new CommandException(Exit.Failed, $"{deploymentPath} cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Every fact that the chain keeps of a ticket, beside what the node said.</summary>
    public async Task<IReadOnlyList<Finding>> CompareAsync(
        RegisterNumber number, GetTicketResponse answer, CancellationToken cancel)
    {
        try
        {
            return await CompareUnguardedAsync(number, answer, cancel);
        }
        catch (RpcUnavailableException e)
        {
            throw new CommandException(Exit.Unavailable, $"The chain does not answer: {e.Message}", e);
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<IReadOnlyList<Finding>> CompareUnguardedAsync(
        RegisterNumber number, GetTicketResponse answer, CancellationToken cancel)
    {
        var said = answer.Ticket;
        var tag = BlockTag.At(answer.AsOf.Height);
        var block = await _chain.GetBlockAsync(tag, cancel);
        var kept = TicketsContract.TicketOfCall.DecodeResult(
            await AskAsync(new TicketsContract.TicketOfCall(number.Value), tag, cancel));
        var free = TicketsContract.FreeAmountOfCall.DecodeResult(
            await AskAsync(new TicketsContract.FreeAmountOfCall(number.Value), tag, cancel));
        var owners = TicketsContract.OwnersOfCall.DecodeResult(
            await AskAsync(new TicketsContract.OwnersOfCall(number.Value), tag, cancel));
        return
        [
            new("blockHash", answer.AsOf.BlockHash, block?.Header.Hash.ToString() ?? "unknown"),
            new("state", StateOf(said.State), StateOf((TicketStatus)kept.Status)),
            Amount("amount", said.Amount, kept.Amount),
            Amount("freeAmount", said.FreeAmount, free),
            Amount("pledgedAmount", said.PledgedAmount, kept.PledgedAmount),
            Amount("offsetAmount", said.OffsetAmount, kept.OffsetAmount),

            // The chain keeps the sum of a ticket's own freezes; a frozen root or owner covers all of it.
            Amount(
                "frozenAmount",
                said.FrozenAmount,
                said.RootFrozen || said.OwnerFrozen ? kept.Amount : Math.Min(kept.FrozenAmount, kept.Amount)),
            new("lot", Last(said.Lot), Number(kept.Lot)),
            new("root", Last(said.Root), Number(kept.Root)),
            new("parent", Last(said.Parent), Number(kept.Parent)),
            Amount("policy", said.Policy, kept.Policy),
            Amount("printVersion", said.PrintVersion, kept.PrintVersion),
            new("ownership", said.Ownership.ToString(), ((Registry.Codes.Ownership)kept.Ownership).ToString()),
            Amount(
                "liensInForce",
                (ulong)said.Liens.Count(lien => lien.InForce && lien.Ticket == said.Name),
                kept.Liens),
            new("lost", (said.LossCause != Api.V1.LossCause.Unspecified).ToString(), kept.Lost.ToString()),

            // In public nobody says who the owners are, only how much each one holds.
            new("ownerParts", string.Join(' ', said.OwnerParts), string.Join(' ', owners.Select(owner => owner.Parts))),
        ];
    }

    private async Task<byte[]> AskAsync(IContractCall call, BlockTag tag, CancellationToken cancel) =>
        await _chain.CallAsync(new(null, _deployment.Tickets, call.Encode()), tag, cancel) switch
        {
            CallOutcome.Returned returned => returned.Output,
            CallOutcome.Reverted reverted => throw new CommandException(
                Exit.Refused, $"The chain does not know this ticket: {reverted.Message} {Hex.Format(reverted.Output)}"),
            var other => throw new InvalidOperationException($"Unknown outcome {other}."),
        };

    private static Finding Amount(string fact, ulong index, ulong chain) =>
        new(fact, index.ToString(CultureInfo.InvariantCulture), chain.ToString(CultureInfo.InvariantCulture));

    private static string StateOf(TicketState state) => state switch
    {
        TicketState.UsedUp => nameof(TicketStatus.UsedUp),
        TicketState.Cancelled => nameof(TicketStatus.Cancelled),
        TicketState.Split => nameof(TicketStatus.Split),
        TicketState.Merged => nameof(TicketStatus.Merged),
        TicketState.Annulled => nameof(TicketStatus.Annulled),
        TicketState.Unspecified => nameof(TicketStatus.None),
        _ => nameof(TicketStatus.Live),
    };

    private static string StateOf(TicketStatus status) => status.ToString();

    private static string Last(string resource) => resource[(resource.LastIndexOf('/') + 1)..];

    private static string Number(ulong packed) => packed == 0 ? "" : new RegisterNumber(packed).ToString();
}
