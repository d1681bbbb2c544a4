using Carbon.Ethereum;

namespace Carbon.Archive;

/// <summary>A block as bytes: its hash, its header, hashes of its transactions, and its receipts.</summary>
internal static class BlockBody
{
    private const int Parts = 4;

    /// <exception cref="InvalidOperationException">The header lacks what its hash covers.</exception>
    public static byte[] Encode(SealedBlock block)
    {
        var header = HeaderBytes.Encode(block.Header)
            ?? throw new InvalidOperationException("A header that cannot be hashed again cannot be kept.");
        return Rlp.Encode(RlpItem.List(
            RlpItem.Of(block.Header.Hash.ToBytes()),
            RlpItem.Of(header),
            RlpItem.List([.. block.Transactions.Select(hash => RlpItem.Of(hash.ToBytes()))]),
            RlpItem.List([.. block.Receipts.Select(RlpItem.Of)])));
    }

    /// <exception cref="RlpFormatException">The bytes are no block.</exception>
    public static SealedBlock Decode(byte[] bytes)
    {
        var parts = PartsOf(bytes);
        return new SealedBlock(
            HeaderBytes.Decode(parts[1].Bytes, Hash(parts[0])),
            [.. parts[2].Items.Select(Hash)],
            [.. parts[3].Items.Select(receipt => receipt.Bytes)]);
    }

    /// <exception cref="RlpFormatException">The bytes are no block.</exception>
    public static BlockHeader DecodeHeader(byte[] bytes)
    {
        var parts = PartsOf(bytes);
        return HeaderBytes.Decode(parts[1].Bytes, Hash(parts[0]));
    }

    private static IReadOnlyList<RlpItem> PartsOf(byte[] bytes)
    {
        var parts = Rlp.Decode(bytes).Items;
        return parts.Count == Parts ? parts : throw new RlpFormatException("A block has four parts.");
    }

    private static Hash32 Hash(RlpItem item) => item.Bytes.Length == Hash32.Size
        ? new Hash32(item.Bytes)
        : throw new RlpFormatException("A hash has 32 bytes.");
}
