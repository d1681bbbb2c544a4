using System.Globalization;
using Carbon.Ethereum;
using Carbon.Registry.Chain;

namespace Carbon.Ledger;

/// <summary>
/// Judges a node whose history contradicts what was taken from it. With a second node: both must tell the new history.
/// Without: the node's chain must be the longer one, linked block by block. See docs/decisions/0015.
/// </summary>
internal sealed class HistoryJudge(IRegistryFold fold, SecondNode? second, FollowerOptions options, TimeProvider time)
{
    /// <summary>How long a second node that was away is not asked to confirm: the first is not slowed by it.</summary>
    private static readonly TimeSpan AbsenceRest = TimeSpan.FromSeconds(30);

    private long? _disputedSince;
    private long? _absentSince;
    private BlockPoint? _confirmed;

    /// <summary>
    /// Judges by the node's header that contradicts ours, at the height of our tip or at the node's head if that is
    /// lower.
    /// </summary>
    /// <exception cref="HistoriesDifferException">The second node has still another block there.</exception>
    /// <exception cref="ReorgTooDeepException">The histories part further back than may be undone.</exception>
    /// <exception cref="RpcUnavailableException">The node's answers do not fit together.</exception>
    public async Task<Verdict> JudgeAsync(BlockReader reader, BlockHeader theirs, ulong head, CancellationToken cancel)
    {
        var tip = fold.Tip!.Value;
        if (second is not null)
            return await AskAsync(theirs, cancel) is { } hold ? hold : await UndoAsync(reader, theirs, tip, cancel);
        if (head <= tip.Height)
            return new Verdict.Hold(Plain($"The node shows another history up to {head}, not longer than ours."));

        await WalkUpAsync(reader, theirs, head, cancel);
        return await UndoAsync(reader, theirs, tip, cancel);
    }

    /// <summary>Why the second node could not confirm the tip when last asked, or null.</summary>
    public string? Absence { get; private set; }

    /// <summary>
    /// Holds the tip against the second node, once, where that has come as far; false where it has another block.
    /// </summary>
    /// <exception cref="HistoriesDifferException">It has had another block there for too long.</exception>
    public async Task<bool> ConfirmsAsync(BlockHeader tip, CancellationToken cancel)
    {
        var point = BlockDecoding.PointOf(tip);
        if (second is null || _confirmed == point || IsAbsent) return true;
        if (await OpinionAsync(second, tip.Number, cancel) is not { } theirs) return true;
        if (theirs.Hash != tip.Hash)
        {
            Dispute(tip, theirs);
            return false;
        }

        _disputedSince = null;
        _confirmed = point;
        return true;
    }

    private bool IsAbsent => _absentSince is { } since && time.GetElapsedTime(since) < AbsenceRest;

    private async Task<BlockHeader?> OpinionAsync(SecondNode asked, ulong height, CancellationToken cancel)
    {
        try
        {
            var opinion = await asked.HeaderAtAsync(height, cancel);
            (Absence, _absentSince) = (null, null);
            return opinion;
        }
        catch (ChainUnavailableException e)
        {
            (Absence, _absentSince) = (e.Message, time.GetTimestamp());
            return null;
        }
    }

    /// <summary>Null where the second node agrees with the first.</summary>
    private async Task<Verdict.Hold?> AskAsync(BlockHeader theirs, CancellationToken cancel)
    {
        var opinion = await OpinionAsync(second!, theirs.Number, cancel);
        if (Absence is { } absence) return new Verdict.Hold(absence);
        if (opinion is null)
            return new Verdict.Hold(Plain($"The second node does not know block {theirs.Number} yet."));
        if (opinion.Hash == theirs.Hash)
        {
            _disputedSince = null;
            return null;
        }

        Dispute(theirs, opinion);
        return new Verdict.Hold(Plain($"The nodes have different blocks at height {theirs.Number}."));
    }

    // Two honest nodes may differ for a moment while a block travels from one to the other.
    private void Dispute(BlockHeader first, BlockHeader other)
    {
        var since = _disputedSince ??= time.GetTimestamp();
        if (time.GetElapsedTime(since) >= options.DisputePatience)
            throw new HistoriesDifferException(first.Number, first.Hash, other.Hash);
    }

    /// <summary>Goes down, link by link, to the last block that both histories share.</summary>
    private async Task<Verdict> UndoAsync(
        BlockReader reader, BlockHeader theirs, BlockPoint tip, CancellationToken cancel)
    {
        var child = theirs;
        while (child.Number > 0 && tip.Height - (child.Number - 1) <= options.MaxReorgDepth)
        {
            var height = child.Number - 1;
            if (fold.HashAt(height) is not { } ours) break;
            if (Fact.Digest(child.ParentHash) == ours) return new Verdict.Undo(height);
            child = Linked(await reader.KnownHeaderAtAsync(height, cancel), child);
        }

        throw new ReorgTooDeepException(tip.Height, options.MaxReorgDepth);
    }

    // Blocks further up are checked when they are taken.
    private async Task WalkUpAsync(BlockReader reader, BlockHeader from, ulong head, CancellationToken cancel)
    {
        var last = Math.Min(head, from.Number + options.MaxReorgDepth);
        for (var parent = from; parent.Number < last;)
        {
            var child = await reader.KnownHeaderAtAsync(parent.Number + 1, cancel);
            _ = Linked(parent, child);
            parent = child;
        }
    }

    private static BlockHeader Linked(BlockHeader parent, BlockHeader child) => child.ParentHash == parent.Hash
        ? parent
        : throw new RpcUnavailableException("The node's blocks do not link.");

    private static string Plain(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
