using System.Globalization;
using System.IO.Compression;

namespace Carbon.Archive;

/// <summary>One file of an archive.</summary>
internal sealed record Segment(string Path, SegmentHead Head)
{
    public const string OpenEnding = ".open";
    public const string ClosedEnding = ".closed";

    private const int PlainMax = 1 << 30;

    public static string PathOf(string folder, uint number, string ending) => System.IO.Path.Combine(
        folder, number.ToString("D8", CultureInfo.InvariantCulture) + ending);

    /// <summary>The segments of a folder in order, each upon the one before.</summary>
    /// <exception cref="ArchiveDamagedException">One is missing, foreign, or has no sound head.</exception>
    public static List<Segment> All(string folder)
    {
        var segments = new List<Segment>();
        while (true)
        {
            var number = (uint)segments.Count + 1;
            var closed = PathOf(folder, number, ClosedEnding);
            var path = File.Exists(closed) ? closed : PathOf(folder, number, OpenEnding);
            if (!File.Exists(path)) break;
            if (HeadOf(path, isLast: path != closed) is not { } head) break;
            var before = segments.Count == 0 ? null : segments[^1].Head;
            if (head.Number != number || head.Previous != (before?.Digest ?? default)
                || (before is not null && head.Genesis != before.Genesis))
                throw new ArchiveDamagedException(path, null, "it does not follow the segment before it");
            segments.Add(new Segment(path, head));
            if (!head.IsClosed) break;
        }

        RefuseGap(folder, segments.Count);
        return segments;
    }

    /// <summary>Reads the records; those of an open segment up to a write that was cut off.</summary>
    /// <exception cref="ArchiveDamagedException">They are not what was written.</exception>
    public RecordScan Read()
    {
        var scan = RecordCodec.Scan(Plain(), SegmentHead.New(Head.Number, Head.Genesis, Head.Previous).Digest);
        if (scan.Finding is { } finding && (Head.IsClosed || !scan.IsTorn))
            throw new ArchiveDamagedException(Path, scan.Records.Count == 0 ? null : scan.Records[^1].Height, finding);
        return !Head.IsClosed || scan.Digest == Head.Digest
            ? scan
            : throw new ArchiveDamagedException(Path, null, "its head names another digest than its records have");
    }

    /// <summary>
    /// Writes the closed form beside the open one, which is left as it is; the rest of the stream is its records.
    /// </summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static Segment Close(string folder, Segment open, RecordScan scan, Stream plain)
    {
        var lowest = Survivors.LowestTruncation(scan.Records);
        var head = open.Head with
        {
            IsClosed = true,
            Digest = scan.Digest,
            LowestTruncation = lowest,
            PlainLength = scan.Length,
        };
        var path = PathOf(folder, head.Number, ClosedEnding);
        using (var file = new FileStream(path + ".new", FileMode.Create, FileAccess.Write))
        {
            file.Write(head.ToBytes());
            using (var pressed = new BrotliStream(file, CompressionLevel.Optimal, leaveOpen: true))
                plain.CopyTo(pressed);
            file.Flush(flushToDisk: true);
        }

        File.Move(path + ".new", path, overwrite: true);
        return new Segment(path, head);
    }

    private byte[] Plain()
    {
        var bytes = ReadBeside(Path);
        if (!Head.IsClosed) return bytes[SegmentHead.Size..];
        if (Head.PlainLength is < 0 or > PlainMax) throw new ArchiveDamagedException(Path, null, "it is too large");
        try
        {
            using var pressed = new MemoryStream(bytes, SegmentHead.Size, bytes.Length - SegmentHead.Size);
            using var stream = new BrotliStream(pressed, CompressionMode.Decompress);
            var plain = new byte[Head.PlainLength];
            stream.ReadExactly(plain);
            return stream.ReadByte() < 0
                ? plain
                : throw new ArchiveDamagedException(Path, null, "more is in it than its head says");
        }
        catch (Exception e) when (e is InvalidOperationException or InvalidDataException or EndOfStreamException)
        {
            throw new ArchiveDamagedException(Path, null, $"it cannot be decompressed ({e.Message})");
        }
    }

    private static byte[] ReadBeside(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }

    // A new segment whose head was cut off holds nothing yet.
    private static SegmentHead? HeadOf(string path, bool isLast)
    {
        var bytes = new byte[SegmentHead.Size];
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var read = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (SegmentHead.Of(bytes.AsSpan(0, read)) is { } head) return head;
        return isLast && read < SegmentHead.Size
            ? null
            : throw new ArchiveDamagedException(path, null, "it does not begin as a segment");
    }

    private static void RefuseGap(string folder, int known)
    {
        foreach (var path in Directory.EnumerateFiles(folder, "*" + ClosedEnding))
        {
            if (uint.TryParse(System.IO.Path.GetFileNameWithoutExtension(path), NumberStyles.None,
                CultureInfo.InvariantCulture, out var number) && number > known)
                throw new ArchiveDamagedException(path, null, "a segment before it is missing");
        }
    }
}
