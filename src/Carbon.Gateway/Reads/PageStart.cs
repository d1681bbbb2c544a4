using System.Buffers.Binary;
using Carbon.Index.Queries;
using Carbon.Index.Rows;

namespace Carbon.Gateway.Reads;

/// <summary>Where a page starts, and what the register was when its list began.</summary>
/// <param name="After">The place before the page's first row.</param>
/// <param name="Height">The height that the list's first page was read at.</param>
/// <param name="Seen">What tells the last event of that register from every other.</param>
internal readonly record struct PageStart(ListPlace After, ulong Height, ulong Seen)
{
    /// <summary>The start of a list in a register as it is now.</summary>
    public static PageStart First(ulong height, RegisterMark mark) => new(default, height, Seal(mark));

    /// <summary>Whether an event was recorded, or taken back with its block, since the list began.</summary>
    public bool HasMoved(RegisterMark now) => now.Height > Height || Seal(now) != Seen;

    // A part of a transaction's hash and the place of its last event: no two registers share both by chance.
    private static ulong Seal(RegisterMark mark) =>
        BinaryPrimitives.ReadUInt64BigEndian(mark.TransactionHash.ToBytes()) ^ mark.Position;
}
