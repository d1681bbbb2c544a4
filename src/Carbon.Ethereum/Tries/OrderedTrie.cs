namespace Carbon.Ethereum;

/// <summary>
/// The Merkle Patricia tree over a list, whose root a block header carries for its receipts and transactions.
/// </summary>
public static class OrderedTrie
{
    private const int Branches = 16;

    /// <summary>Returns the root of the tree that holds each value under the RLP of its index.</summary>
    public static Hash32 Root(IReadOnlyList<byte[]> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count == 0) return Keccak.Hash(Rlp.Encode(RlpItem.Of([])));
        var entries = values.Select((value, index) => new Entry(Nibbles(Rlp.Encode(RlpItem.Of((ulong)index))), value));
        return Keccak.Hash(Rlp.Encode(Node([.. entries], 0)));
    }

    // Keys are RLP items, none of which is the start of another, so a branch never holds a value of its own.
    private static RlpItem Node(List<Entry> entries, int depth)
    {
        if (entries.Count == 1)
        {
            var rest = entries[0].Key.AsSpan(depth);
            return RlpItem.List(RlpItem.Of(Path(rest, isLeaf: true)), RlpItem.Of(entries[0].Value));
        }

        var shared = Shared(entries, depth);
        if (shared > 0)
        {
            var path = Path(entries[0].Key.AsSpan(depth, shared), isLeaf: false);
            return RlpItem.List(RlpItem.Of(path), Reference(entries, depth + shared));
        }

        var byNibble = entries.ToLookup(entry => entry.Key[depth]);
        var children = Enumerable.Range(0, Branches).Select(nibble =>
            byNibble.Contains((byte)nibble) ? Reference([.. byNibble[(byte)nibble]], depth + 1) : RlpItem.Of([]));
        return RlpItem.List([.. children, RlpItem.Of([])]);
    }

    // A node of fewer than 32 bytes stands in its parent itself, a longer one by its hash.
    private static RlpItem Reference(List<Entry> entries, int depth)
    {
        var node = Node(entries, depth);
        var bytes = Rlp.Encode(node);
        return bytes.Length < Hash32.Size ? node : RlpItem.Of(Keccak.Hash(bytes).ToBytes());
    }

    private static int Shared(List<Entry> entries, int depth)
    {
        var first = entries[0].Key.AsSpan(depth);
        var shared = first.Length;
        foreach (var entry in entries) shared = Math.Min(shared, first.CommonPrefixLength(entry.Key.AsSpan(depth)));
        return shared;
    }

    // The first nibble says leaf (2) or extension (0), plus 1 where the number of nibbles is odd.
    private static byte[] Path(ReadOnlySpan<byte> nibbles, bool isLeaf)
    {
        var odd = nibbles.Length % 2;
        var flags = (isLeaf ? 2 : 0) + odd;
        var path = new byte[1 + (nibbles.Length / 2)];
        path[0] = (byte)((flags << 4) | (odd == 1 ? nibbles[0] : 0));
        for (var i = 1; i < path.Length; i++)
        {
            var pair = nibbles.Slice((2 * i) - 2 + odd, 2);
            path[i] = (byte)((pair[0] << 4) | pair[1]);
        }

        return path;
    }

    private static byte[] Nibbles(byte[] bytes)
    {
        var nibbles = new byte[2 * bytes.Length];
        for (var i = 0; i < nibbles.Length; i++) nibbles[i] = (byte)((bytes[i / 2] >> (i % 2 == 0 ? 4 : 0)) & 15);
        return nibbles;
    }

    private sealed record Entry(byte[] Key, byte[] Value);
}
