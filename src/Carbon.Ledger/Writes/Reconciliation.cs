using System.Globalization;
using Carbon.Ethereum;

namespace Carbon.Ledger;

/// <summary>
/// Holds an outbox against what the chain says of its key: at start, where anything that does not fit halts it, and at
/// the word of an operator, who accepts what happened outside.
/// </summary>
internal sealed class Reconciliation(
    OutboxParts parts, EthereumClient chain, Address signer, Hash32 genesis, Settling settling)
{
    /// <summary>Takes up a file, and halts it where the chain knows more of the key than the file does.</summary>
    /// <exception cref="WrongChainException">The file is another key's or another chain's.</exception>
    /// <exception cref="ChainUnavailableException">The node has not reached the blocks that the file saw.</exception>
    public async Task StartAsync(CancellationToken cancel)
    {
        var used = await chain.GetTransactionCountAsync(signer, BlockTag.Latest, cancel);
        if (parts.Store.Owner() is not { } owner)
        {
            parts.Store.Claim(signer, genesis, used);
            var known = Math.Max(used, await chain.GetTransactionCountAsync(signer, BlockTag.Pending, cancel));

            // A fresh file for a key that was used before: it may be the second file of a key whose first was lost.
            if (known > 0) parts.Halt.Because(Reasons.Foreign(signer, known));
        }
        else
        {
            CheckOwner(owner);
            await CheckAnchorAsync(owner, cancel);
            if (used > owner.NextNonce) parts.Halt.Because(Reasons.Foreign(signer, used - owner.NextNonce));
        }

        if (parts.Store.FirstHalted() is { } row) parts.Halt.Because(Reasons.Replaced(row));
    }

    /// <summary>
    /// Ends the writes whose nonces others used, gives those that were never signed back their turn, goes on from
    /// the chain's own count, and lifts the halt. Returns what was done in one sentence.
    /// </summary>
    /// <exception cref="OutboxHaltedException">Unknown transactions of the key still wait in the pool.</exception>
    public async Task<string> ResumeAsync(CancellationToken cancel)
    {
        var head = await chain.GetBlockAsync(BlockTag.Latest, cancel)
            ?? throw new ChainUnavailableException("The node does not know its newest block.");
        var used = await chain.GetTransactionCountAsync(signer, BlockTag.Latest, cancel);
        var waiting = await chain.GetTransactionCountAsync(signer, BlockTag.Pending, cancel);
        var next = Math.Max(used, parts.Store.Owner()?.NextNonce ?? 0);
        if (waiting > next) throw new OutboxHaltedException(Reasons.Waiting(signer, waiting - next));

        // As halted ones, so that none is halted again for being nowhere.
        var open = parts.Store.SignedBelow(used, int.MaxValue);
        await settling.SettleAsync(
            [.. open.Select(row => row with { State = WriteState.Halted })],
            parts.Options.Finality.HeightUnder(head.Header.Number), cancel);
        var lost = parts.Store.SignedBelow(used, int.MaxValue);
        var unsigned = parts.Store.Unsigned(int.MaxValue).Where(row => row.Nonce < used).ToList();
        parts.Store.Displace([.. lost.Select(row => row.Id)], [.. unsigned.Select(row => row.Id)]);
        parts.Store.AdvanceTo(used);
        parts.Halt.Lift();
        foreach (var row in lost) parts.Waiters.Tell(row.Caller, row.RequestId);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{lost.Count} writes were displaced, {unsigned.Count} get another nonce; the next nonce is {next}.");
    }

    private void CheckOwner(OutboxOwner owner)
    {
        if (owner.Signer != signer || owner.Genesis != genesis)
            throw new WrongChainException(
                $"The outbox is of key {owner.Signer} on the chain that begins with {owner.Genesis}; " +
                "open another file.");
    }

    private async Task CheckAnchorAsync(OutboxOwner owner, CancellationToken cancel)
    {
        if (owner.Anchor is not { } anchor) return;
        var block = await chain.GetBlockAsync(BlockTag.At(anchor.Height), cancel)
            ?? throw new ChainUnavailableException(string.Create(
                CultureInfo.InvariantCulture,
                $"The node has not reached block {anchor.Height}, which this outbox saw; it is behind."));
        if (block.Header.Hash != anchor.Hash)
            throw new WrongChainException(string.Create(
                CultureInfo.InvariantCulture,
                $"The node's block {anchor.Height} is {block.Header.Hash}, this outbox saw {anchor.Hash}: " +
                $"the node follows another history."));
    }
}
