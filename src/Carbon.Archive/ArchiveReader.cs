using Carbon.Ethereum;

namespace Carbon.Archive;

/// <summary>
/// Reads an archive from its beginning, and believes nothing: digests, links, receipts roots, filters and the blocks'
/// own hashes are checked again. What is written meanwhile is not seen.
/// </summary>
public sealed class ArchiveReader
{
    private readonly IReadOnlyList<Segment> _segments;
    private readonly RecordScan? _open;

    private ArchiveReader(IReadOnlyList<Segment> segments, RecordScan? open) => (_segments, _open) = (segments, open);

    /// <summary>How many files it has.</summary>
    public int Segments => _segments.Count;

    /// <summary>Hash of block 0 of its chain, or null where nothing was kept yet.</summary>
    public Hash32? Genesis => _segments.Count == 0 ? null : _segments[0].Head.Genesis;

    /// <summary>Finds the height of the last block that stands, or null before the first.</summary>
    /// <exception cref="ArchiveDamagedException">A segment is not as it was written.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public ulong? FindTip()
    {
        for (var i = _segments.Count - 1; i >= 0; i--)
        {
            if (StandingIn(i) is [.., var last]) return last.Height;
        }

        return null;
    }

    /// <summary>Opens the archive of a folder.</summary>
    /// <exception cref="ArchiveDamagedException">A segment is missing, its head or the open one broken.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static ArchiveReader Open(string folder)
    {
        if (!Directory.Exists(folder)) return new ArchiveReader([], null);
        var segments = Segment.All(folder);
        return new ArchiveReader(segments, segments is [.., { Head.IsClosed: false } open] ? open.Read() : null);
    }

    /// <summary>Every block that stands, in order.</summary>
    /// <exception cref="ArchiveDamagedException">Something is not as written; blocks before it were sound.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public IEnumerable<SealedBlock> Blocks()
    {
        BlockHeader? last = null;
        for (var i = 0; i < _segments.Count; i++)
        {
            foreach (var record in StandingIn(i))
            {
                var block = Checked(_segments[i], record, last);
                yield return block;
                last = block.Header;
            }
        }
    }

    private static SealedBlock Checked(Segment segment, ArchiveRecord record, BlockHeader? last)
    {
        try
        {
            var block = BlockBody.Decode(record.Body);
            var finding = block.Header.Number != record.Height ? "a record names another height than its block"
                : last is not null && (block.Header.Number != last.Number + 1 || block.Header.ParentHash != last.Hash)
                    ? "a block is not upon the one before it"
                    : block.Contradiction();
            return finding is null ? block : throw new ArchiveDamagedException(segment.Path, last?.Number, finding);
        }
        catch (RlpFormatException e)
        {
            throw new ArchiveDamagedException(segment.Path, last?.Number, e.Message);
        }
    }

    private List<ArchiveRecord> StandingIn(int index)
    {
        var records = _segments[index].Head.IsClosed ? _segments[index].Read().Records : _open!.Records;
        return Survivors.Of(records, LowestAfter(index));
    }

    private ulong LowestAfter(int index)
    {
        var lowest = _open is null || index == _segments.Count - 1
            ? ulong.MaxValue
            : Survivors.LowestTruncation(_open.Records);
        return _segments.Skip(index + 1).Select(segment => segment.Head.LowestTruncation).Append(lowest).Min();
    }
}
