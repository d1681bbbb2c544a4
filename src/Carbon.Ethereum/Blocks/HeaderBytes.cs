using System.Buffers.Binary;

namespace Carbon.Ethereum;

/// <summary>A header as consensus encodes and hashes it.</summary>
public static class HeaderBytes
{
    private const int FieldsMin = 15;
    private const int FieldsMax = 21;
    private const int BloomSize = 256;

    /// <summary>Returns the header's RLP, or null where a member is missing that its hash covers.</summary>
    public static byte[]? Encode(BlockHeader header)
    {
        ArgumentNullException.ThrowIfNull(header);
        return Encode(header, header.ExtraData);
    }

    /// <summary>Reads what <see cref="Encode(BlockHeader)"/> wrote; the hash is taken as given.</summary>
    /// <exception cref="RlpFormatException">The bytes are no header.</exception>
    public static BlockHeader Decode(ReadOnlySpan<byte> bytes, Hash32 hash)
    {
        var fields = Rlp.Decode(bytes).Items;
        if (fields.Count is < FieldsMin or > FieldsMax) throw new RlpFormatException("A header has 15 to 21 fields.");
        return new BlockHeader(
            fields[8].ToUInt64(),
            hash,
            Hash(fields[0]),
            fields[11].ToUInt64(),
            fields[9].ToUInt64(),
            fields[10].ToUInt64(),
            fields.Count > 15 ? fields[15].ToInteger(Hash32.Size) : null,
            Hash(fields[3]),
            Hash(fields[4]),
            Hash(fields[5]),
            Sized(fields[6], BloomSize),
            new Address(Sized(fields[2], Address.Size)),
            fields[12].Bytes,
            RestOf(fields));
    }

    /// <summary>
    /// Whether the header hashes to the hash it bears. Besu's QBFT and IBFT blocks bear the hash of a header without
    /// the seals and the round that validators put into it afterwards.
    /// </summary>
    public static bool Proves(BlockHeader header)
    {
        ArgumentNullException.ThrowIfNull(header);
        if (Encode(header) is not { } plain) return false;
        return Keccak.Hash(plain) == header.Hash
            || UnsealedExtra(header.ExtraData).Any(extra => Keccak.Hash(Encode(header, extra)!) == header.Hash);
    }

    private static byte[]? Encode(BlockHeader header, byte[] extra)
    {
        if (header.Rest is not { } rest) return null;
        var fields = new List<RlpItem>(FieldsMax)
        {
            Item(header.ParentHash), Item(rest.UnclesHash), RlpItem.Of(header.Miner.ToBytes()), Item(header.StateRoot),
            Item(header.TransactionsRoot), Item(header.ReceiptsRoot), RlpItem.Of(header.LogsBloom),
            RlpItem.Of(rest.Difficulty), RlpItem.Of(header.Number), RlpItem.Of(header.GasLimit),
            RlpItem.Of(header.GasUsed), RlpItem.Of(header.Timestamp), RlpItem.Of(extra), Item(rest.MixHash),
            RlpItem.Of(EightBytes(rest.Nonce)),
        };
        RlpItem?[] later =
        [
            header.BaseFeePerGas is { } fee ? RlpItem.Of(fee) : null, ItemOrNull(rest.WithdrawalsRoot),
            ItemOrNull(rest.BlobGasUsed), ItemOrNull(rest.ExcessBlobGas), ItemOrNull(rest.ParentBeaconBlockRoot),
            ItemOrNull(rest.RequestsHash),
        ];
        var known = later.TakeWhile(item => item is not null).ToList();
        if (later.Skip(known.Count).Any(item => item is not null)) return null;
        fields.AddRange(known!);
        return Rlp.Encode(RlpItem.List(fields));
    }

    // QBFT writes round zero and no seals, IBFT leaves both out.
    private static IEnumerable<byte[]> UnsealedExtra(byte[] extra)
    {
        if (ListOrNull(extra) is not { Count: 5 } parts) yield break;
        yield return Rlp.Encode(RlpItem.List(parts[0], parts[1], parts[2], RlpItem.Of([]), RlpItem.List()));
        yield return Rlp.Encode(RlpItem.List(parts[0], parts[1], parts[2]));
    }

    private static IReadOnlyList<RlpItem>? ListOrNull(byte[] bytes)
    {
        try
        {
            return bytes.Length == 0 ? null : Rlp.Decode(bytes).Items;
        }
        catch (RlpFormatException)
        {
            // Other engines put any text here.
            return null;
        }
    }

    private static HeaderRest RestOf(IReadOnlyList<RlpItem> fields) => new(
        Hash(fields[1]),
        fields[7].ToInteger(Hash32.Size),
        Hash(fields[13]),
        BinaryPrimitives.ReadUInt64BigEndian(Sized(fields[14], sizeof(ulong))),
        fields.Count > 16 ? Hash(fields[16]) : null,
        fields.Count > 17 ? fields[17].ToUInt64() : null,
        fields.Count > 18 ? fields[18].ToUInt64() : null,
        fields.Count > 19 ? Hash(fields[19]) : null,
        fields.Count > 20 ? Hash(fields[20]) : null);

    private static byte[] EightBytes(ulong value)
    {
        var bytes = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, value);
        return bytes;
    }

    private static RlpItem Item(Hash32 hash) => RlpItem.Of(hash.ToBytes());

    private static RlpItem? ItemOrNull(Hash32? hash) => hash is { } given ? Item(given) : null;

    private static RlpItem? ItemOrNull(ulong? number) => number is { } given ? RlpItem.Of(given) : null;

    private static Hash32 Hash(RlpItem item) => new(Sized(item, Hash32.Size));

    private static byte[] Sized(RlpItem item, int size) => item.Bytes.Length == size
        ? item.Bytes
        : throw new RlpFormatException($"A field has another size than {size} bytes.");
}
