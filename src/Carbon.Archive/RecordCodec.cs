using System.Buffers.Binary;
using System.Security.Cryptography;
using Carbon.Ethereum;

namespace Carbon.Archive;

/// <summary>
/// Records as bytes: length of the body, kind, height, a check over these, the body, and a SHA-256 over the record and
/// the digest of the one before. So each digest stands for everything that was ever written before it.
/// </summary>
internal static class RecordCodec
{
    private const int PlainHead = sizeof(uint) + sizeof(byte) + sizeof(ulong);
    private const int CheckSize = 4;
    private const int HeadSize = PlainHead + CheckSize;
    private const int Frame = HeadSize + Hash32.Size;

    /// <summary>How many bytes a record takes.</summary>
    public static int LengthOf(ArchiveRecord record) => Frame + record.Body.Length;

    /// <summary>Writes a record and returns the digest that goes on with it.</summary>
    public static Hash32 Write(Stream file, ArchiveRecord record, Hash32 before)
    {
        Span<byte> head = stackalloc byte[HeadSize];
        BinaryPrimitives.WriteInt32BigEndian(head, record.Body.Length);
        head[sizeof(uint)] = (byte)record.Kind;
        BinaryPrimitives.WriteUInt64BigEndian(head[(sizeof(uint) + 1)..], record.Height);
        SHA256.HashData(head[..PlainHead]).AsSpan(0, CheckSize).CopyTo(head[PlainHead..]);
        var digest = DigestOf(head, record.Body, before);
        file.Write(head);
        file.Write(record.Body);
        file.Write(digest.ToBytes());
        return digest;
    }

    /// <summary>Reads records up to the end or the first that is not sound.</summary>
    public static RecordScan Scan(ReadOnlySpan<byte> bytes, Hash32 before)
    {
        var records = new List<ArchiveRecord>();
        var at = 0;
        while (at < bytes.Length)
        {
            var rest = bytes[at..];
            var (finding, torn) = Fault(rest, before);
            if (finding is not null) return new RecordScan(records, at, before, finding, torn);
            var length = BinaryPrimitives.ReadInt32BigEndian(rest);
            records.Add(new ArchiveRecord(
                (RecordKind)rest[sizeof(uint)],
                BinaryPrimitives.ReadUInt64BigEndian(rest[(sizeof(uint) + 1)..]),
                rest.Slice(HeadSize, length).ToArray()));
            before = new Hash32(rest.Slice(HeadSize + length, Hash32.Size));
            at += Frame + length;
        }

        return new RecordScan(records, at, before, null, IsTorn: false);
    }

    // What was cut off lacks its end, or is the very last; or the file grew and nothing was written into it.
    private static (string? Finding, bool IsTorn) Fault(ReadOnlySpan<byte> rest, Hash32 before)
    {
        if (rest.Length < HeadSize) return ("a record is cut off", true);
        if (!SHA256.HashData(rest[..PlainHead]).AsSpan(0, CheckSize).SequenceEqual(rest[PlainHead..HeadSize]))
            return ("a record's head is broken", rest.IndexOfAnyExcept((byte)0) < 0);
        var length = BinaryPrimitives.ReadInt32BigEndian(rest);
        if (length < 0 || rest[sizeof(uint)] is not ((byte)RecordKind.Block or (byte)RecordKind.Truncation))
            return ("a record is of no known kind", false);
        if (rest.Length - Frame < length) return ("a record is cut off", true);
        var digest = DigestOf(rest[..HeadSize], rest.Slice(HeadSize, length), before).ToBytes();
        return rest.Slice(HeadSize + length, Hash32.Size).SequenceEqual(digest)
            ? (null, false)
            : ("a record differs from its digest", rest.Length == Frame + length);
    }

    private static Hash32 DigestOf(ReadOnlySpan<byte> head, ReadOnlySpan<byte> body, Hash32 before)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(before.ToBytes());
        hash.AppendData(head);
        hash.AppendData(body);
        return new Hash32(hash.GetHashAndReset());
    }
}
