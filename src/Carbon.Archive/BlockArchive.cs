using Carbon.Ethereum;

namespace Carbon.Archive;

/// <summary>
/// Appends blocks to a folder. Nothing written is ever changed: a replaced block stays, and a record after it says so.
/// What a power cut takes from the end is cut at the next opening, and whoever fills the archive fetches it again.
/// </summary>
public sealed class BlockArchive : IBlockArchive, IDisposable
{
    private readonly string _folder;
    private readonly ArchiveOptions _options;
    private readonly FileStream _lock;
    private readonly List<Segment> _closed;
    private readonly List<ArchiveRecord> _records;
    private (int Segment, Dictionary<ulong, Hash32> Hashes)? _looked;
    private Segment _open;
    private FileStream _file;
    private Hash32 _digest;
    private long _end;

    private BlockArchive(string folder, Hash32 genesis, ArchiveOptions options, FileStream held)
    {
        (_folder, _options, _lock) = (folder, options, held);
        var segments = Segment.All(folder);
        if (segments.Count > 0 && segments[0].Head.Genesis != genesis)
            throw new ArchiveDamagedException(segments[0].Path, null, "it is of another chain");
        _closed = segments.FindAll(segment => segment.Head.IsClosed);
        _open = segments.Count > _closed.Count ? segments[^1] : Begin(folder, genesis, _closed);
        var scan = _open.Read();
        _records = [.. scan.Records];
        (_digest, _end) = (scan.Digest, SegmentHead.Size + scan.Length);
        _file = new FileStream(_open.Path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read);
        Tip = FindTip();
    }

    /// <inheritdoc/>
    public BlockHeader? Tip { get; private set; }

    /// <summary>Opens the archive of a folder, and makes it where there is none.</summary>
    /// <param name="folder">Where it lies.</param>
    /// <param name="genesis">Hash of block 0 of its chain.</param>
    /// <param name="options">How it is cut into files.</param>
    /// <exception cref="ArchiveDamagedException">It is not as it was written, or of another chain.</exception>
    /// <exception cref="IOException">Somebody else writes to it, or the folder cannot be used.</exception>
    public static BlockArchive Open(string folder, Hash32 genesis, ArchiveOptions? options = null)
    {
        Directory.CreateDirectory(folder);
        var held = new FileStream(
            Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
        try
        {
            return new BlockArchive(folder, genesis, options ?? new ArchiveOptions(), held);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public Hash32? HashAt(ulong height)
    {
        if (Tip is not { } tip || height > tip.Number) return null;
        if (height == tip.Number) return tip.Hash;
        for (var i = _closed.Count; i >= 0; i--)
        {
            if (HashesOf(i).TryGetValue(height, out var hash)) return hash;
        }

        return null;
    }

    /// <inheritdoc/>
    public void Append(SealedBlock block)
    {
        ArgumentNullException.ThrowIfNull(block);
        var header = block.Header;
        if (Tip is { } tip && (header.Number != tip.Number + 1 || header.ParentHash != tip.Hash))
            throw new InvalidOperationException($"Block {header.Number} is not upon block {tip.Number}.");
        Write(new ArchiveRecord(RecordKind.Block, header.Number, BlockBody.Encode(block)));
        Tip = header;
        CloseIfFull();
    }

    /// <inheritdoc/>
    public void TruncateAbove(ulong height)
    {
        if (Tip is not { } tip || height >= tip.Number) return;
        Write(new ArchiveRecord(RecordKind.Truncation, height, []));
        Tip = FindTip();
        CloseIfFull();
    }

    /// <summary>Flushes to the disk and closes.</summary>
    public void Dispose()
    {
        _file.Flush(flushToDisk: true);
        _file.Dispose();
        _lock.Dispose();
    }

    private static Segment Begin(string folder, Hash32 genesis, List<Segment> closed)
    {
        var before = closed.Count == 0 ? null : closed[^1].Head;
        var head = SegmentHead.New((uint)closed.Count + 1, genesis, before?.Digest ?? default);
        var path = Segment.PathOf(folder, head.Number, Segment.OpenEnding);
        File.WriteAllBytes(path, head.ToBytes());
        if (before is not null) File.Delete(Segment.PathOf(folder, before.Number, Segment.OpenEnding));
        return new Segment(path, head);
    }

    // A write that failed half way is cut before the next one.
    private void Write(ArchiveRecord record)
    {
        if (_file.Length != _end) _file.SetLength(_end);
        _file.Position = _end;
        var digest = RecordCodec.Write(_file, record, _digest);
        _file.Flush();
        _records.Add(record);
        (_digest, _end, _looked) = (digest, _end + RecordCodec.LengthOf(record), null);
    }

    private void CloseIfFull()
    {
        if (_records.Count < _options.SegmentRecords && _end < _options.SegmentBytes) return;
        _file.Position = SegmentHead.Size;
        var scan = new RecordScan(_records, (int)(_end - SegmentHead.Size), _digest, null, IsTorn: false);
        var closed = Segment.Close(_folder, _open, scan, _file);
        _closed.Add(closed);
        _file.Dispose();
        _open = Begin(_folder, closed.Head.Genesis, _closed);
        _file = new FileStream(_open.Path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read);
        _records.Clear();
        (_digest, _end, _looked) = (_open.Head.Digest, SegmentHead.Size, null);
    }

    private BlockHeader? FindTip()
    {
        for (var i = _closed.Count; i >= 0; i--)
        {
            if (StandingIn(i) is [.., var last]) return BlockBody.DecodeHeader(last.Body);
        }

        return null;
    }

    private Dictionary<ulong, Hash32> HashesOf(int segment)
    {
        if (_looked is { } looked && looked.Segment == segment) return looked.Hashes;
        var hashes = StandingIn(segment).ToDictionary(
            record => record.Height, record => BlockBody.DecodeHeader(record.Body).Hash);
        _looked = (segment, hashes);
        return hashes;
    }

    private List<ArchiveRecord> StandingIn(int segment)
    {
        var later = _closed.Skip(segment + 1).Select(closed => closed.Head.LowestTruncation);
        return segment == _closed.Count
            ? Survivors.Of(_records, ulong.MaxValue)
            : Survivors.Of(
                _closed[segment].Read().Records, later.Append(Survivors.LowestTruncation(_records)).Min());
    }
}
