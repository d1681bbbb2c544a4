using Carbon.Contracts;
using Carbon.Ethereum;

namespace Carbon.Ledger;

/// <summary>What the chain knows of a write's transaction.</summary>
internal abstract record Finding
{
    private Finding()
    {
    }

    /// <summary>In a block that is deep enough.</summary>
    public sealed record Settled(WriteOutcome Outcome) : Finding;

    /// <summary>Known, and not deep enough in a block yet.</summary>
    public sealed record Waiting : Finding;

    /// <summary>Not known to the node at all.</summary>
    public sealed record Nowhere : Finding;
}

/// <summary>Asks the chain what became of a write.</summary>
internal sealed class Inquiry(EthereumClient chain, Deployment deployment, OutboxOptions options)
{
    public async Task<Finding> AskAsync(WriteRow row, ulong headHeight, CancellationToken cancel)
    {
        var receipt = await chain.GetTransactionReceiptAsync(row.Hash, cancel);
        if (receipt is null)
        {
            return await chain.GetTransactionAsync(row.Hash, cancel) is null
                ? new Finding.Nowhere()
                : new Finding.Waiting();
        }

        var depth = headHeight > receipt.BlockNumber ? headHeight - receipt.BlockNumber : 0;
        if (depth < options.Confirmations) return new Finding.Waiting();
        return new Finding.Settled(receipt.Succeeded ? Mined(receipt) : await FailedAsync(row, receipt, cancel));
    }

    private WriteOutcome Mined(Receipt receipt)
    {
        var ours = receipt.Logs.Where(log => deployment.Contracts.Contains(log.Address)).ToArray();

        // Read once before it is stored, so that what cannot be read stops the outbox here and not its callers later.
        _ = EventDecoding.Decode(ours, deployment);
        return Outcome(WriteState.Mined, receipt) with { Logs = StoredLogs.Write(ours) };
    }

    private async Task<WriteOutcome> FailedAsync(WriteRow row, Receipt receipt, CancellationToken cancel)
    {
        var sent = SignedTransaction.Decode(row.SignedBytes);
        var call = new CallRequest(sent.Sender, sent.Transaction.To, sent.Transaction.Input)
        {
            Gas = sent.Transaction.GasLimit,
        };

        // What stood in the way came with an earlier block, or else with an earlier transaction of the same block.
        foreach (var height in new[] { receipt.BlockNumber - 1, receipt.BlockNumber })
        {
            if (await WhyAsync(call, BlockTag.At(height), cancel) is { } revert)
                return Outcome(WriteState.Refused, receipt) with { Revert = revert };
        }

        return Outcome(WriteState.Reverted, receipt);
    }

    private async Task<byte[]?> WhyAsync(CallRequest call, BlockTag at, CancellationToken cancel)
    {
        try
        {
            return await chain.CallAsync(call, at, cancel) is CallOutcome.Reverted reverted
                && RefusalDecoding.TryDecode(reverted.Output) is not null
                    ? reverted.Output
                    : null;
        }
        catch (RpcException)
        {
            // A node may keep no old states: then the reason is not known, which the state Reverted says.
            return null;
        }
    }

    private static WriteOutcome Outcome(WriteState state, Receipt receipt) =>
        new(state, receipt.BlockNumber, receipt.BlockHash, receipt.GasUsed, null, null);
}
