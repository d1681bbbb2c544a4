using Carbon.Contracts;
using Carbon.Ethereum;
using Microsoft.Extensions.Logging;

namespace Carbon.Ledger;

/// <summary>Takes down what the chain says of writes, and looks again until their blocks cannot change.</summary>
internal sealed partial class Settling(OutboxParts parts, EthereumClient chain, Inquiry inquiry)
{
    /// <summary>
    /// How often a transaction must be nowhere while its nonce is used, before that is believed: nodes answer from
    /// several tables that move one after the other.
    /// </summary>
    private const int DoubtsToHalt = 3;

    private const int BatchMax = 64;

    /// <summary>How far the anchor may lag behind the blocks that are looked at again.</summary>
    private const ulong AnchorStride = 32;

    private readonly Dictionary<long, (ulong Nonce, int Count)> _doubts = [];
    private BlockHeader? _followed;
    private ulong _anchored;

    /// <summary>
    /// Settles writes whose nonces are used, each by its own receipt. They are final up to a height, or none is yet.
    /// </summary>
    public async Task SettleAsync(IReadOnlyList<WriteRow> rows, ulong? finalHeight, CancellationToken cancel)
    {
        foreach (var some in rows.Chunk(BatchMax))
        {
            var findings = await inquiry.AskAsync(some, cancel);
            Keep(some.Zip(findings), finalHeight);
            foreach (var (row, finding) in some.Zip(findings))
            {
                if (finding is not Finding.Nowhere) _doubts.Remove(row.Id);
                else if (row.State != WriteState.Halted) Doubt(row);
            }
        }
    }

    private void Keep(IEnumerable<(WriteRow Row, Finding Finding)> found, ulong? finalHeight)
    {
        var settled = found
            .Where(one => one.Finding is Finding.Settled)
            .Select(one => (one.Row, ((Finding.Settled)one.Finding).Outcome))
            .Select(one => (one.Row, one.Outcome, IsFinal: IsFinal(one.Outcome.BlockHeight, finalHeight)))
            .ToList();
        if (settled.Count == 0) return;
        parts.Reached(WritePoint.FoundNotStored);
        parts.Store.Settle(settled);
        parts.Reached(WritePoint.Settled);
        foreach (var (row, outcome, isFinal) in settled)
        {
            parts.Complaints.Drop(row.Id);
            Log.Settled(parts.Logger, row.Command, row.Nonce, outcome.State, outcome.BlockHeight, isFinal);
            if (row.State == WriteState.Halted && parts.Store.FirstHalted() is null) parts.Halt.Lift();
            parts.Waiters.Tell(row.Caller, row.RequestId);
        }
    }

    // A receipt may be of a later block than the head that was asked for.
    private bool IsFinal(ulong height, ulong? finalHeight) =>
        parts.Options.Finality.IsAtOnce || height <= finalHeight;

    /// <summary>These nonces are free: what was doubted of their writes was another block's doing.</summary>
    public void TrustFrom(ulong nonce)
    {
        foreach (var (id, _) in _doubts.Where(pair => pair.Value.Nonce >= nonce).ToList()) _doubts.Remove(id);
    }

    /// <summary>With each new head: what became final, and what lost its block.</summary>
    public async Task FollowAsync(BlockHeader head, ulong? finalHeight, CancellationToken cancel)
    {
        // A node that is behind knows nothing of later blocks; that is no reason to believe that they are gone.
        if (_followed is { } last && (last.Hash == head.Hash || head.Number < last.Number)) return;
        if (!await ExtendsAsync(head, cancel)) await RecheckAsync(parts.Store.InWatchedBlocks(), head, cancel);
        if (finalHeight is { } final)
        {
            // A receipt may have been asked for while another block stood for a moment, between two heads that follow
            // each other.
            await RecheckAsync(parts.Store.NotFinalUpTo(final), head, cancel);
            foreach (var row in parts.Store.Finish(final))
            {
                Log.Final(parts.Logger, row.Command, row.Nonce, row.BlockHeight);
                parts.Waiters.Tell(row.Caller, row.RequestId);
            }
        }

        if (head.Number >= parts.Options.RecheckBlocks)
        {
            foreach (var id in parts.Store.EndWatchUpTo(head.Number - parts.Options.RecheckBlocks))
                parts.Sends.Drop(id);
            await AnchorAsync(Math.Min(head.Number - parts.Options.RecheckBlocks, finalHeight ?? 0), cancel);
        }

        _followed = head;
    }

    private void Doubt(WriteRow row)
    {
        var doubts = _doubts.GetValueOrDefault(row.Id).Count + 1;
        _doubts[row.Id] = (row.Nonce!.Value, doubts);
        if (doubts < DoubtsToHalt) return;
        parts.Store.SetHalted(row.Id);
        _doubts.Remove(row.Id);
        parts.Halt.Because(Reasons.Replaced(row));
        parts.Waiters.Tell(row.Caller, row.RequestId);
    }

    /// <summary>Whether the block that was the head still stands, so that nothing below it was replaced.</summary>
    private async Task<bool> ExtendsAsync(BlockHeader head, CancellationToken cancel)
    {
        if (_followed is not { } last) return false;
        return head.ParentHash == last.Hash
            || (await chain.GetBlockAsync(BlockTag.At(last.Number), cancel))?.Header.Hash == last.Hash;
    }

    private async Task RecheckAsync(IReadOnlyList<WriteRow> rows, BlockHeader head, CancellationToken cancel)
    {
        ulong? broken = null;
        var hashes = new Dictionary<ulong, Hash32?>();
        foreach (var row in rows)
        {
            var height = row.BlockHeight!.Value;
            if (!hashes.TryGetValue(height, out var hash))
            {
                hash = height > head.Number
                    ? row.BlockHash
                    : (await chain.GetBlockAsync(BlockTag.At(height), cancel))?.Header.Hash ?? row.BlockHash;
                hashes.Add(height, hash);
            }

            if (hash == row.BlockHash) continue;
            if (row.IsFinal) Log.FinalBlockGone(parts.Logger, row.Command, row.Nonce, height);
            else Log.BlockGone(parts.Logger, row.Command, row.Nonce, height);
            if (row.IsFinal) broken = height;
            parts.Store.Reopen(row.Id);
        }

        // Any number of blocks may be too few. Under another rule this cannot be, and people look before more is sent.
        if (broken is { } final && parts.Options.Finality is not FinalityRule.Confirmations)
            throw new FinalBlockReplacedException(final);
    }

    private async Task AnchorAsync(ulong height, CancellationToken cancel)
    {
        if (height < _anchored + AnchorStride) return;
        if (await chain.GetBlockAsync(BlockTag.At(height), cancel) is not { } block) return;
        parts.Store.SetAnchor(height, block.Header.Hash);
        _anchored = height;
    }

    private static partial class Log
    {
        [LoggerMessage(
            5, LogLevel.Information, "{Command} settled, nonce {Nonce}: {State} in block {Height}, final: {IsFinal}")]
        public static partial void Settled(
            ILogger logger, string command, ulong? nonce, WriteState state, ulong height, bool isFinal);

        [LoggerMessage(6, LogLevel.Information, "{Command}, nonce {Nonce}: final in block {Height}")]
        public static partial void Final(ILogger logger, string command, ulong? nonce, ulong? height);

        [LoggerMessage(10, LogLevel.Warning, "{Command}, nonce {Nonce}: its block at height {Height} was replaced")]
        public static partial void BlockGone(ILogger logger, string command, ulong? nonce, ulong height);

        [LoggerMessage(
            11, LogLevel.Critical,
            "{Command}, nonce {Nonce}: its final block at height {Height} was replaced: it was called final too soon")]
        public static partial void FinalBlockGone(ILogger logger, string command, ulong? nonce, ulong height);
    }
}
