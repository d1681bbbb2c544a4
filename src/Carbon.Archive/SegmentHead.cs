using System.Buffers.Binary;
using System.Security.Cryptography;
using Carbon.Ethereum;

namespace Carbon.Archive;

/// <summary>How a segment begins.</summary>
/// <param name="IsClosed">Whether it is compressed and will never change.</param>
/// <param name="Number">From 1; each follows the one before.</param>
/// <param name="Genesis">Hash of the chain's block 0.</param>
/// <param name="Previous">Digest over all segments before; zeros for the first.</param>
/// <param name="Digest">Digest over this one too; of an open one, over its head.</param>
/// <param name="LowestTruncation">The lowest height that it truncates to; the largest number where it does not.</param>
/// <param name="PlainLength">Bytes of its records before compression; zero while it is open.</param>
internal sealed record SegmentHead(
    bool IsClosed, uint Number, Hash32 Genesis, Hash32 Previous, Hash32 Digest, ulong LowestTruncation, int PlainLength)
{
    /// <summary>Bytes of a head.</summary>
    public const int Size = PlainSize + Hash32.Size;

    private const int PlainSize = 8 + sizeof(uint) + (3 * Hash32.Size) + sizeof(ulong) + sizeof(int);

    private static ReadOnlySpan<byte> OpenMark => "CARBONO1"u8;

    private static ReadOnlySpan<byte> ClosedMark => "CARBONC1"u8;

    /// <summary>The head of a new segment.</summary>
    public static SegmentHead New(uint number, Hash32 genesis, Hash32 previous)
    {
        byte[] begin = [.. genesis.ToBytes(), .. previous.ToBytes(), .. BitConverter.GetBytes(number)];
        var digest = new Hash32(SHA256.HashData(begin));
        return new SegmentHead(false, number, genesis, previous, digest, ulong.MaxValue, 0);
    }

    public byte[] ToBytes()
    {
        var bytes = new byte[Size];
        (IsClosed ? ClosedMark : OpenMark).CopyTo(bytes);
        var rest = bytes.AsSpan(8);
        BinaryPrimitives.WriteUInt32BigEndian(rest, Number);
        Genesis.ToBytes().CopyTo(rest[4..]);
        Previous.ToBytes().CopyTo(rest[36..]);
        Digest.ToBytes().CopyTo(rest[68..]);
        BinaryPrimitives.WriteUInt64BigEndian(rest[100..], LowestTruncation);
        BinaryPrimitives.WriteInt32BigEndian(rest[108..], PlainLength);
        SHA256.HashData(bytes.AsSpan(0, PlainSize)).CopyTo(bytes, PlainSize);
        return bytes;
    }

    /// <summary>The head that the bytes begin with, or null where they are none.</summary>
    public static SegmentHead? Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < Size || !SHA256.HashData(bytes[..PlainSize]).AsSpan().SequenceEqual(bytes[PlainSize..Size]))
            return null;
        var mark = bytes[..8];
        if (!mark.SequenceEqual(OpenMark) && !mark.SequenceEqual(ClosedMark)) return null;
        var rest = bytes[8..];
        return new SegmentHead(
            mark.SequenceEqual(ClosedMark),
            BinaryPrimitives.ReadUInt32BigEndian(rest),
            new Hash32(rest.Slice(4, Hash32.Size)),
            new Hash32(rest.Slice(36, Hash32.Size)),
            new Hash32(rest.Slice(68, Hash32.Size)),
            BinaryPrimitives.ReadUInt64BigEndian(rest[100..]),
            BinaryPrimitives.ReadInt32BigEndian(rest[108..]));
    }
}
