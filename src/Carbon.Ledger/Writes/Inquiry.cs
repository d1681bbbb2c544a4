using Carbon.Contracts;
using Carbon.Ethereum;

namespace Carbon.Ledger;

/// <summary>What the chain knows of a write's transaction.</summary>
internal abstract record Finding
{
    private Finding()
    {
    }

    /// <summary>In a block.</summary>
    public sealed record Settled(WriteOutcome Outcome) : Finding;

    /// <summary>Known, and in no block yet.</summary>
    public sealed record Waiting : Finding;

    /// <summary>Not known to the node at all.</summary>
    public sealed record Nowhere : Finding;
}

/// <summary>Asks the chain what became of a write.</summary>
internal sealed class Inquiry(EthereumClient chain, Deployment deployment, SecondNode? second)
{
    /// <summary>How often a node may fail to say why a transaction had no effect, before it is asked no more.</summary>
    private const int ErrorsMax = 5;

    private readonly Dictionary<long, int> _errors = [];

    /// <summary>One finding for each write, in their order.</summary>
    public async Task<IReadOnlyList<Finding>> AskAsync(IReadOnlyList<WriteRow> rows, CancellationToken cancel)
    {
        var receipts = await chain.GetTransactionReceiptsAsync([.. rows.Select(row => row.Hash!.Value)], cancel);
        var findings = new List<Finding>(rows.Count);
        for (var i = 0; i < rows.Count; i++)
        {
            findings.Add(receipts[i] is { } receipt
                ? await SettledAsync(rows[i], receipt, cancel)
                : await WithoutReceiptAsync(rows[i], cancel));
        }

        return findings;
    }

    private async Task<Finding> SettledAsync(WriteRow row, Receipt receipt, CancellationToken cancel) =>
        receipt.Succeeded ? new Finding.Settled(Mined(receipt)) : await FailedAsync(row, receipt, cancel);

    /// <summary>
    /// A node may lack a receipt for good, or even the way from the transaction to its block; then the second node's is
    /// taken, if the first has that very block too.
    /// </summary>
    private async Task<Finding> WithoutReceiptAsync(WriteRow row, CancellationToken cancel)
    {
        var hash = row.Hash!.Value;
        var isKnown = await chain.GetTransactionAsync(hash, cancel) is not null;
        if (second is not null && await TheirsAsync(second, hash, cancel) is { } receipt
            && await chain.GetBlockAsync(BlockTag.At(receipt.BlockNumber), cancel) is { } block
            && block.Header.Hash == receipt.BlockHash)
        {
            return await SettledAsync(row, receipt, cancel);
        }

        return isKnown ? new Finding.Waiting() : new Finding.Nowhere();
    }

    // It may be away; the write then waits for the first node, as it would without a second.
    private static async Task<Receipt?> TheirsAsync(SecondNode asked, Hash32 hash, CancellationToken cancel)
    {
        try
        {
            return await asked.ReceiptOfAsync(hash, cancel);
        }
        catch (ChainUnavailableException)
        {
            return null;
        }
    }

    private WriteOutcome Mined(Receipt receipt)
    {
        var ours = receipt.Logs.Where(log => deployment.Contracts.Contains(log.Address)).ToArray();

        // Read once before it is stored, so that what cannot be read stops the outbox here and not its callers later.
        _ = EventDecoding.Decode(ours, deployment);
        return Outcome(WriteState.Mined, receipt) with { Logs = StoredLogs.Write(ours) };
    }

    private async Task<Finding> FailedAsync(WriteRow row, Receipt receipt, CancellationToken cancel)
    {
        var sent = SignedTransaction.Decode(row.SignedBytes!);
        var call = new CallRequest(sent.Sender, sent.Transaction.To, sent.Transaction.Input)
        {
            Gas = sent.Transaction.GasLimit,
        };
        try
        {
            // What stood in the way came with an earlier block, or else with an earlier transaction of the same block.
            var revert = await WhyAsync(call, receipt.BlockNumber - 1, cancel)
                ?? await WhyAsync(call, receipt.BlockNumber, cancel);
            _errors.Remove(row.Id);
            return new Finding.Settled(revert is null
                ? Outcome(WriteState.Reverted, receipt)
                : Outcome(WriteState.Refused, receipt) with { Revert = revert });
        }
        catch (RpcException) when (!IsPastHope(row))
        {
            return new Finding.Waiting();
        }
        catch (RpcException)
        {
            // A node may keep no old states: then the reason is not known, which the state Reverted says.
            _errors.Remove(row.Id);
            return new Finding.Settled(Outcome(WriteState.Reverted, receipt));
        }
    }

    private bool IsPastHope(WriteRow row)
    {
        var errors = _errors.GetValueOrDefault(row.Id) + 1;
        _errors[row.Id] = errors;
        return errors >= ErrorsMax;
    }

    private async Task<byte[]?> WhyAsync(CallRequest call, ulong height, CancellationToken cancel) =>
        await chain.CallAsync(call, BlockTag.At(height), cancel) is CallOutcome.Reverted reverted
        && RefusalDecoding.TryDecode(reverted.Output) is not null
            ? reverted.Output
            : null;

    private static WriteOutcome Outcome(WriteState state, Receipt receipt) =>
        new(state, receipt.BlockNumber, receipt.BlockHash, receipt.GasUsed, null, null);
}
