using System.Globalization;
using Carbon.Contracts;
using Carbon.Ethereum;
using Carbon.Index.Rows;

namespace Carbon.Cli.Audits;

/// <summary>Holds rows of an index against the views of the contracts, at the index's own block.</summary>
internal sealed class ChainAudit(EthereumClient chain, Deployment deployment, ulong height)
{
    private const string Witness = "chain";
    private const string Unknown = "unknown";

    private readonly BlockTag _at = BlockTag.At(height);

    /// <summary>The finding that the chain has another block at the index's height, or none.</summary>
    public async Task<IReadOnlyList<AuditFinding>> BlockAsync(Digest ours, CancellationToken cancel)
    {
        var theirs = await chain.GetBlockAsync(_at, cancel);
        var id = Text(height);
        return Different("block", id, [("hash", $"{ours}", theirs?.Header.Hash.ToString() ?? Unknown)]);
    }

    public async Task<IReadOnlyList<AuditFinding>> TicketAsync(TicketRow row, CancellationToken cancel)
    {
        var number = row.Number.Value;
        var asked = await Task.WhenAll(
            AskAsync(deployment.Tickets, new TicketsContract.TicketOfCall(number), cancel),
            AskAsync(deployment.Tickets, new TicketsContract.OwnersOfCall(number), cancel));
        if (asked[0] is not { } ticket || asked[1] is not { } shares)
            return [Missing("ticket", $"{row.Number}")];
        var kept = TicketsContract.TicketOfCall.DecodeResult(ticket);
        var owners = TicketsContract.OwnersOfCall.DecodeResult(shares);
        return Different("ticket", $"{row.Number}",
        [
            ("status", $"{row.Status:D}", Text(kept.Status)),
            ("amount", Text(row.Amount), Text(kept.Amount)),
            ("pledgedAmount", Text(row.PledgedAmount), Text(kept.PledgedAmount)),
            ("frozenAmount", Text(row.FrozenAmount), Text(kept.FrozenAmount)),
            ("offsetAmount", Text(row.OffsetAmount), Text(kept.OffsetAmount)),
            ("lot", Text(row.Lot.Number.Value), Text(kept.Lot)),
            ("root", Text(row.Root.Value), Text(kept.Root)),
            ("parent", Text(row.Parent?.Value ?? 0), Text(kept.Parent)),
            ("policy", Text(row.Policy.Value), Text(kept.Policy)),
            ("ownership", $"{row.Ownership:D}", Text(kept.Ownership)),
            ("printVersion", Text(row.PrintVersion), Text(kept.PrintVersion)),
            ("liensInForce", Text(row.LiensInForce), Text(kept.Liens)),
            ("lost", $"{row.Loss is not null}", $"{kept.Lost}"),
            (
                "owners",
                string.Join(' ', row.Owners.Select(share => $"{share.Person.Value}:{share.Parts}")),
                string.Join(' ', owners.Select(share => $"{share.Person}:{share.Parts}"))),
        ]);
    }

    public async Task<IReadOnlyList<AuditFinding>> LienAsync(LienRow row, CancellationToken cancel)
    {
        var call = new TicketsContract.LienOfCall(new Hash32(row.Id.ToBytes()));
        if (await AskAsync(deployment.Tickets, call, cancel) is not { } answer)
            return [Missing("lien", $"{row.Id}")];
        var kept = TicketsContract.LienOfCall.DecodeResult(answer);
        return Different("lien", $"{row.Id}",
        [
            ("ticket", Text(row.Ticket.Value), Text(kept.Ticket)),
            ("amount", Text(row.Amount), Text(kept.Amount)),
            ("owner", Text(row.Owner.Value), Text(kept.Owner)),
            ("untilSeconds", Text(row.UntilSeconds), Text(kept.UntilSeconds)),
            ("kind", $"{row.Kind:D}", Text(kept.Kind)),
            ("status", $"{row.Status:D}", Text(kept.Status)),
            ("rank", Text(row.Rank), Text(kept.Rank)),
        ]);
    }

    public async Task<IReadOnlyList<AuditFinding>> VoucherAsync(VoucherRow row, CancellationToken cancel)
    {
        var id = $"{row.Number}";
        var named = await AskAsync(deployment.Offsets, new OffsetsContract.VoucherOfCall(row.Number.Value), cancel);
        if (named is null)
            return [Missing("voucher", id)];
        var request = OffsetsContract.VoucherOfCall.DecodeResult(named);
        if (await AskAsync(deployment.Offsets, new OffsetsContract.RequestOfCall(request), cancel) is not { } answer)
            return [Missing("voucher", id)];
        var kept = OffsetsContract.RequestOfCall.DecodeResult(answer);
        return Different("voucher", id,
        [
            ("requestId", $"{row.RequestId}", $"{request}"),
            ("voucher", Text(row.Number.Value), Text(kept.Voucher)),
            ("division", Text(row.Number.Division), Text(kept.Division)),
        ]);
    }

    private async Task<byte[]?> AskAsync(Address contract, IContractCall call, CancellationToken cancel) =>
        await chain.CallAsync(new CallRequest(null, contract, call.Encode()), _at, cancel) is CallOutcome.Returned said
            ? said.Output
            : null;

    private static AuditFinding Missing(string kind, string id) => new(kind, id, "row", "known", Witness, Unknown);

    private static List<AuditFinding> Different(
        string kind, string id, IReadOnlyList<(string Fact, string Index, string Chain)> facts) =>
        [.. facts.Where(fact => fact.Index != fact.Chain)
            .Select(fact => new AuditFinding(kind, id, fact.Fact, fact.Index, Witness, fact.Chain))];

    private static string Text(ulong number) => number.ToString(CultureInfo.InvariantCulture);
}
