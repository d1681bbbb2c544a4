using System.Globalization;
using Carbon.Cli.CommandLine;
using Carbon.Contracts;
using Carbon.Ethereum;

namespace Carbon.Cli.Deploying;

/// <summary>
/// Compares a plan with the chain: the founder's transaction of each nonce must be exactly the plan's step, in a block
/// that proves it, and the code at each address what its creation makes.
/// </summary>
internal sealed class FoundingLook(
    EthereumClient chain, FoundingPlan plan, FoundingJournal journal, ReceiptProof receipts, TimeProvider time)
{
    private const int Attempts = 5;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private static readonly byte[] Closing = new ConsortiumContract.CloseFoundingCall().Encode();

    /// <summary>How far the founding is.</summary>
    /// <exception cref="CommandException">The chain or the journal holds something else than the plan.</exception>
    public async Task<FoundingState> RunAsync(CancellationToken cancel)
    {
        // Between the count and the receipts a block may be replaced; then both are asked anew.
        for (var attempt = 1; ; attempt++)
        {
            var sent = await chain.GetTransactionCountAsync(plan.Founder, BlockTag.Latest, cancel);
            var count = (int)Math.Min(sent, (ulong)plan.Steps.Count);
            await CompareAsync(sent, count, cancel);
            var done = await ReceiptsAsync(count, cancel);
            if (done.Count == count)
                return await StateAsync(done, cancel);
            if (attempt == Attempts)
                throw Displaced(plan.Steps[done.Count]);
            await Task.Delay(Pause, time, cancel);
        }
    }

    private async Task<FoundingState> StateAsync(IReadOnlyList<Receipt> done, CancellationToken cancel)
    {
        var count = done.Count;
        var signed = plan.Steps.Skip(count).TakeWhile(step => journal.Entries.ContainsKey(step.Nonce)).Count();
        return new(done, signed, await CodeHashesAsync(count, cancel));
    }

    private async Task CompareAsync(ulong sent, int count, CancellationToken cancel)
    {
        var known = journal.Entries.Values
            .Where(entry => entry.Signed is not null)
            .ToDictionary(entry => entry.Nonce, entry => new Sent(entry.Signed!.Transaction));
        ulong[] unknown = [.. plan.Steps.Take(count).Select(step => step.Nonce).Where(one => !known.ContainsKey(one))];
        if (unknown.Length > 0)
        {
            var found = await FindAsync(unknown, cancel);
            foreach (var nonce in unknown)
                known.Add(nonce, new(found[nonce].To, found[nonce].Input));
        }

        var differing = plan.Steps.FirstOrDefault(
            step => known.TryGetValue(step.Nonce, out var one) && !step.Is(one.To, one.Input));
        if (differing is not null)
            throw Differs(differing, sent, known.Where(one => one.Key < sent).Select(one => one.Value));
    }

    // What is found on the chain needs no second search, so it goes into the journal too.
    private async Task<IReadOnlyDictionary<ulong, ChainTransaction>> FindAsync(
        ulong[] unknown, CancellationToken cancel)
    {
        var found = new Dictionary<ulong, ChainTransaction>();
        foreach (var nonce in unknown.Where(journal.Entries.ContainsKey))
        {
            if (await chain.GetTransactionAsync(journal.Entries[nonce].Hash, cancel) is { } sent)
                found.Add(nonce, sent);
        }

        var fresh = unknown.Where(nonce => !found.ContainsKey(nonce)).ToList();
        var head = await chain.BlockNumberAsync(cancel);
        foreach (var (nonce, sent) in await new FounderHistory(chain, plan.Founder).ReadAsync(fresh, head, cancel))
            found.TryAdd(nonce, sent);
        var isOurs = fresh.All(nonce => plan.Steps[(int)nonce].Is(found[nonce].To, found[nonce].Input));
        if (isOurs && fresh.Count > 0)
            journal.Put(fresh.Select(nonce => new JournalEntry(nonce, found[nonce].Hash, null)));
        return found;
    }

    /// <summary>The receipts of so many steps, up to the first that is in no block.</summary>
    private async Task<IReadOnlyList<Receipt>> ReceiptsAsync(int count, CancellationToken cancel)
    {
        var done = new List<Receipt>(count);
        foreach (var step in plan.Steps.Take(count))
        {
            if (await receipts.FindAsync(journal.Entries[step.Nonce].Hash, cancel) is not { } receipt)
                break;
            done.Add(receipt.Succeeded ? receipt : throw Failed(step, receipt));
        }

        return done;
    }

    private async Task<IReadOnlyList<Hash32>> CodeHashesAsync(int count, CancellationToken cancel)
    {
        var hashes = new List<Hash32>();
        foreach (var step in plan.Steps.Take(Math.Min(count, plan.Place.Contracts.Count)))
        {
            var address = plan.Place.Contracts[(int)step.Nonce];
            var code = await chain.GetCodeAsync(address, BlockTag.Latest, cancel);
            if (!RuntimeCode.Fits(step.Input, code))
            {
                throw new CommandException(
                    Exit.Refused,
                    $"{Name(step)} succeeded, and the node shows other code at {address} than it makes: " +
                    "ask another node.");
            }

            hashes.Add(Keccak.Hash(code));
        }

        return hashes;
    }

    private CommandException Displaced(FoundingStep step) => new(
        Exit.Refused,
        $"{Name(step)} was sent as {journal.Entries[step.Nonce].Hash}, and the chain took another transaction of the " +
        "founder in its place: found anew with a fresh founder's key that nothing else uses.");

    private CommandException Differs(FoundingStep step, ulong sent, IEnumerable<Sent> onChain)
    {
        if (onChain.Any(one => one.To == plan.Place.Consortium && one.Input.AsSpan().SequenceEqual(Closing)))
        {
            return new(
                Exit.Refused,
                $"The founding is closed, and {Name(step)} is not what was founded: only the council may change it " +
                "now, by an act; bring the files as they were to write the manifest again.");
        }

        var what = step.Nonce < sent ? "on the chain" : "signed and may be on its way";
        return new(
            Exit.Refused,
            $"{Name(step)} differs from what the founder has {what}: bring the files as they were, " +
            "or found anew with a fresh founder's key.");
    }

    /// <summary>The sentence for a step that took its nonce without effect.</summary>
    public static CommandException Failed(FoundingStep step, Receipt receipt) => new(
        Exit.Failed,
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Name(step)} failed in block {receipt.BlockNumber} and took its nonce: found anew with a fresh key."));

    /// <summary>How a sentence names a step; a table counts from 1.</summary>
    public static string Name(FoundingStep step) =>
        string.Create(CultureInfo.InvariantCulture, $"Step {step.Nonce + 1} ({step.What})");

    private sealed record Sent(Address? To, byte[] Input)
    {
        public Sent(Transaction transaction)
            : this(transaction.To, transaction.Input)
        {
        }
    }
}
