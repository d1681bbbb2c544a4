using System.Globalization;
using Carbon.Cli.CommandLine;
using Carbon.Ethereum;
using Carbon.Ledger;

namespace Carbon.Cli.Deploying;

/// <summary>
/// Sends the steps that are missing: those of one wave together, and the next wave once all of these are in blocks.
/// Each is journaled before it is sent, and what is in the journal is never signed again.
/// </summary>
internal sealed class FoundingSending(
    EthereumClient chain, FoundingPlan plan, FoundingJournal journal, ISigner founder, TimeProvider time)
{
    // Pools let so many transactions of one key wait without asking who it is.
    private const int BatchMax = 16;
    private const ulong GasReserve = 10_000;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan RebroadcastInterval = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    /// <summary>Called when steps are in blocks, with how many of all steps are.</summary>
    public Action<int> Mined { get; init; } = _ => { };

    /// <summary>Sends from a step on, and returns when the last is in a block.</summary>
    /// <exception cref="CommandException">The chain refuses a step, or makes no block for long.</exception>
    public async Task RunAsync(int first, CancellationToken cancel)
    {
        for (var next = first; next < plan.Steps.Count;)
        {
            var batch = await BatchAsync(next, cancel);
            foreach (var entry in batch)
                await SendAsync(entry, cancel);
            await SettleAsync(batch, cancel);
            next += batch.Count;
            Mined(next);
        }
    }

    private async Task<IReadOnlyList<JournalEntry>> BatchAsync(int next, CancellationToken cancel)
    {
        var journaled = Journaled(next).Take(BatchMax).ToList();
        if (journaled.Count > 0)
            return journaled;
        var head = await chain.GetBlockAsync(BlockTag.Latest, cancel)
            ?? throw new RpcUnavailableException("The node does not know its newest block.");
        var fees = await FoundingFees.ReadAsync(chain, head.Header, cancel);
        var wave = plan.Steps[next].Wave;
        var batch = new List<JournalEntry>();
        foreach (var step in plan.Steps.Skip(next).TakeWhile(step => step.Wave == wave).Take(BatchMax))
        {
            var gas = await GasAsync(step, fees.Request(plan.Founder, step), head.Header.GasLimit, cancel);
            batch.Add(JournalEntry.Of(fees.Price(plan.Place.ChainId, step, gas).Sign(founder)));
        }

        journal.Put(batch);
        return batch;
    }

    private IEnumerable<JournalEntry> Journaled(int next)
    {
        for (var nonce = (ulong)next; journal.Entries.TryGetValue(nonce, out var entry); nonce++)
            yield return entry;
    }

    private async Task<ulong> GasAsync(
        FoundingStep step, CallRequest request, ulong blockGas, CancellationToken cancel)
    {
        // An estimate may not say why, and on some engines not even that a call reverts. A creation has no reason to.
        if (step.To is not null
            && await chain.CallAsync(request, BlockTag.Latest, cancel) is CallOutcome.Reverted(var said, var message))
            throw Refused(step, said, message);
        var outcome = await chain.EstimateGasAsync(request, cancel);
        if (outcome is GasOutcome.Reverted(var output, var why))
            throw Refused(step, output, why);
        var gas = ((GasOutcome.Estimated)outcome).Gas;
        if (gas > blockGas)
        {
            throw new CommandException(
                Exit.Failed,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{FoundingLook.Name(step)} takes {gas} gas, and a block of this chain {blockGas} at most."));
        }

        return Math.Min(blockGas, gas + (gas / 4) + GasReserve);
    }

    private static CommandException Refused(FoundingStep step, byte[] output, string message)
    {
        var why = RefusalDecoding.TryDecode(output)?.Say(Language.English) ?? $"{message} {Hex.Format(output)}";
        return new(Exit.Refused, $"The chain refuses {FoundingLook.Name(step)}: {why}");
    }

    // An error may still mean success, so the chain is asked what it has of the transaction.
    private async Task SendAsync(JournalEntry entry, CancellationToken cancel)
    {
        if (entry.Signed is not { } signed)
            return;
        try
        {
            if (await chain.SendRawTransactionAsync(signed.Bytes, cancel) != entry.Hash)
                throw new CommandException(
                    Exit.Refused, $"The node calls transaction {entry.Hash} by another hash: ask another node.");
        }
        catch (RpcException e)
        {
            if (!(await chain.KnowsTransactionsAsync([entry.Hash], cancel))[0])
                throw new CommandException(
                    Exit.Failed,
                    $"The node does not take {FoundingLook.Name(plan.Steps[(int)entry.Nonce])}: {e.Message}",
                    e);
        }
    }

    private async Task SettleAsync(IReadOnlyList<JournalEntry> batch, CancellationToken cancel)
    {
        var pause = FirstPause;
        var (began, mined) = (time.GetTimestamp(), 0);
        var broadcast = began;
        while (true)
        {
            var receipts = await chain.GetTransactionReceiptsAsync([.. batch.Select(entry => entry.Hash)], cancel);
            if (receipts.FirstOrDefault(one => one is { Succeeded: false }) is { } failed)
                throw FoundingLook.Failed(StepOf(batch, receipts, failed), failed);
            var count = receipts.Count(one => one is not null);
            if (count == batch.Count)
                return;
            if (count > mined)
                (began, mined) = (time.GetTimestamp(), count);
            if (time.GetElapsedTime(began) > Patience)
                throw Stuck(StepOf(batch, receipts, null));
            if (time.GetElapsedTime(broadcast) > RebroadcastInterval)
            {
                await RebroadcastAsync(batch.Where((_, i) => receipts[i] is null), cancel);
                broadcast = time.GetTimestamp();
            }

            await Task.Delay(pause, time, cancel);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    // A pool may have dropped them; one that has them says so, which is no fault.
    private async Task RebroadcastAsync(IEnumerable<JournalEntry> waiting, CancellationToken cancel)
    {
        byte[][] bytes = [.. waiting.Select(entry => entry.Signed?.Bytes).OfType<byte[]>()];
        if (bytes.Length > 0)
            await chain.SendRawTransactionsAsync(bytes, cancel);
    }

    private FoundingStep StepOf(IReadOnlyList<JournalEntry> batch, IReadOnlyList<Receipt?> receipts, Receipt? one) =>
        plan.Steps[(int)batch[receipts.ToList().IndexOf(one)].Nonce];

    private static CommandException Stuck(FoundingStep step) => new(
        Exit.Unavailable,
        $"{FoundingLook.Name(step)} is in no block after {Patience.TotalSeconds} s: see that the chain makes blocks " +
        "and run the command again, which goes on from here.");
}
