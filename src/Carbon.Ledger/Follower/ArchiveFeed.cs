using Carbon.Ethereum;
using Carbon.Registry.Chain;
using Microsoft.Extensions.Logging;

namespace Carbon.Ledger;

/// <summary>
/// Keeps what the fold took in an archive too. A disk that takes nothing does not stop the reading: what is missing is
/// fetched again once the head is reached.
/// </summary>
internal sealed partial class ArchiveFeed(IBlockArchive archive, IRegistryFold fold, ulong from, ILogger logger)
{
    // However full the blocks are, so many of them are no burden, and nobody waits for what is filled in.
    private const int FilledAtOnce = 16;

    /// <summary>Why nothing can be kept at the moment, or null.</summary>
    public string? Complaint { get; private set; }

    /// <summary>Keeps those of the blocks that follow what was kept before.</summary>
    public void Keep(IReadOnlyList<SealedBlock> blocks) => Try(() =>
    {
        foreach (var block in blocks)
        {
            if (archive.Tip is { } tip && tip.Number >= block.Header.Number) DropUnless(block.Header);
            if (Follows(block.Header)) archive.Append(block);
        }
    });

    /// <summary>Notes that blocks above a height were undone.</summary>
    public void UndoAbove(ulong height) => Try(() =>
    {
        if (archive.Tip is { } tip && tip.Number > height) archive.TruncateAbove(height);
    });

    /// <summary>Fetches some of the blocks that are missing below the fold's tip; returns whether more are.</summary>
    public async Task<bool> FillAsync(BlockReader reader, CancellationToken cancel)
    {
        if (fold.Tip is not { } goal || !DropContradicted(goal)) return false;
        var next = archive.Tip is { } tip ? tip.Number + 1 : from;
        if (next > goal.Height) return false;
        var missing = goal.Height - next + 1;
        var blocks = await reader.ReadAsync(next, (int)Math.Min(missing, FilledAtOnce), cancel);
        var kept = Try(() =>
        {
            // A parent that was replaced while nobody looked goes, and the one before it is tried next.
            if (!Follows(blocks[0].Header)) archive.TruncateAbove(next - 2);
            else foreach (var block in blocks) archive.Append(block);
        });
        return kept && archive.Tip?.Number != goal.Height;
    }

    private bool Follows(BlockHeader header) => archive.Tip is { } tip
        ? header.Number == tip.Number + 1 && header.ParentHash == tip.Hash
        : header.Number == from;

    private void DropUnless(BlockHeader header)
    {
        if (archive.HashAt(header.Number) != header.Hash) archive.TruncateAbove(header.Number - 1);
    }

    private bool DropContradicted(BlockPoint goal) => Try(() =>
    {
        while (archive.Tip is { } tip && tip.Number <= goal.Height
            && fold.HashAt(tip.Number) is { } ours && Fact.Digest(tip.Hash) != ours)
            archive.TruncateAbove(tip.Number - 1);
    });

    private bool Try(Action keep)
    {
        try
        {
            keep();
            if (Complaint is not null) Log.Keeps(logger);
            Complaint = null;
            return true;
        }
        catch (IOException e)
        {
            if (Complaint is null) Log.KeepsNothing(logger, e.Message);
            Complaint = $"The archive takes nothing: {e.Message}";
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(41, LogLevel.Error, "The archive takes nothing: {Message}")]
        public static partial void KeepsNothing(ILogger logger, string message);

        [LoggerMessage(42, LogLevel.Information, "The archive takes blocks again")]
        public static partial void Keeps(ILogger logger);
    }
}
