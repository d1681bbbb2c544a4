using System.Numerics;

namespace Carbon.Archive.Tests;

/// <summary>Blocks that link and prove themselves, as an engine makes them, with random logs.</summary>
internal sealed class TestBlocks(Random random)
{
    public static readonly Hash32 Genesis = new([.. Enumerable.Repeat((byte)7, Hash32.Size)]);

    /// <summary>So many blocks upon a header, or from height 1 on.</summary>
    public IReadOnlyList<SealedBlock> Upon(BlockHeader? parent, int count)
    {
        var blocks = new List<SealedBlock>(count);
        for (var i = 0; i < count; i++)
        {
            blocks.Add(Next(parent));
            parent = blocks[^1].Header;
        }

        return blocks;
    }

    private SealedBlock Next(BlockHeader? parent)
    {
        var transactions = Enumerable.Range(0, random.Next(4)).Select(_ => Hash()).ToList();
        var receipts = transactions.Select(Receipt).ToList();
        var encoded = receipts.Select(ReceiptBytes.Encode).ToList();
        var header = new BlockHeader(
            (parent?.Number ?? 0) + 1, default, parent?.Hash ?? Genesis, (ulong)random.Next(), 30_000_000, 21_000,
            BigInteger.Zero, Hash(), Hash(), OrderedTrie.Root(encoded), LogsBloom.Of(receipts.SelectMany(r => r.Logs)),
            default, [1, 2, 3],
            new HeaderRest(Hash(), 0, Hash(), 0, Hash(), 0, 0, Hash(), RequestsHash: null));
        var hash = Keccak.Hash(HeaderBytes.Encode(header)!);
        return new SealedBlock(header with { Hash = hash }, transactions, encoded);
    }

    private Receipt Receipt(Hash32 transaction, int index)
    {
        var logs = Enumerable.Range(0, random.Next(3)).Select(_ => new LogEntry(
            new Address(Bytes(Address.Size)), [Hash(), Hash()], Bytes(random.Next(200)), 0, default, transaction, 0, 0,
            Removed: false)).ToList();
        return new Receipt(
            transaction, (uint)index, default, 0, default, null, null, Succeeded: true, 21_000, 21_000, null,
            (byte)random.Next(3), LogsBloom.Of(logs), logs);
    }

    private Hash32 Hash() => new(Bytes(Hash32.Size));

    private byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }
}
