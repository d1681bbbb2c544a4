using System.Numerics;

namespace Carbon.Ethereum;

/// <summary>Reads the three kinds of transactions, signed or not, from their canonical bytes.</summary>
internal static class TransactionReader
{
    private const int WordSize = 32;
    private const byte FirstListByte = 0xc0;

    // v of an EIP-155 transaction is chain id × 2 + 35 or 36; 27 and 28 are the unprotected form.
    private const int FirstProtectedV = 35;

    public static (Transaction Transaction, Signature Signature) Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty) throw new TransactionFormatException("There are no bytes.");
        return bytes[0] switch
        {
            >= FirstListByte => ReadLegacy(Rlp.Decode(bytes).Items),
            AccessListTransaction.Type => ReadAccessList(Rlp.Decode(bytes[1..]).Items),
            DynamicFeeTransaction.Type => ReadDynamicFee(Rlp.Decode(bytes[1..]).Items),
            _ => throw new TransactionFormatException($"Transactions of type {bytes[0]} are not known."),
        };
    }

    public static Transaction ReadUnsigned(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty) throw new TransactionFormatException("There are no bytes.");
        return bytes[0] switch
        {
            >= FirstListByte => UnsignedLegacy(Rlp.Decode(bytes).Items),
            AccessListTransaction.Type => AccessListOf(Expect(Rlp.Decode(bytes[1..]).Items, 8)),
            DynamicFeeTransaction.Type => DynamicFeeOf(Expect(Rlp.Decode(bytes[1..]).Items, 9)),
            _ => throw new TransactionFormatException($"Transactions of type {bytes[0]} are not known."),
        };
    }

    private static (Transaction, Signature) ReadLegacy(IReadOnlyList<RlpItem> fields)
    {
        Expect(fields, 9);
        var v = fields[6].ToInteger(sizeof(ulong) + 1) - FirstProtectedV;
        if (v.Sign < 0) throw new TransactionFormatException("The transaction is not protected against replay.");
        if (v >> 1 > ulong.MaxValue) throw new TransactionFormatException("The chain id exceeds 64 bits.");
        return (LegacyOf((ulong)(v >> 1), fields), SignatureOf(fields[7], fields[8], (byte)(v & 1)));
    }

    // EIP-155: where the signature will stand, the unsigned form has the chain id and two empty strings.
    private static LegacyTransaction UnsignedLegacy(IReadOnlyList<RlpItem> fields)
    {
        Expect(fields, 9);
        if (fields[7].Bytes.Length != 0 || fields[8].Bytes.Length != 0)
            throw new TransactionFormatException("The transaction is signed.");
        var chainId = fields[6].ToUInt64();
        return chainId != 0
            ? LegacyOf(chainId, fields)
            : throw new TransactionFormatException("The transaction is not protected against replay.");
    }

    private static (Transaction, Signature) ReadAccessList(IReadOnlyList<RlpItem> fields)
    {
        Expect(fields, 11);
        return (AccessListOf(fields), SignatureOf(fields[9], fields[10], Parity(fields[8])));
    }

    private static (Transaction, Signature) ReadDynamicFee(IReadOnlyList<RlpItem> fields)
    {
        Expect(fields, 12);
        return (DynamicFeeOf(fields), SignatureOf(fields[10], fields[11], Parity(fields[9])));
    }

    private static LegacyTransaction LegacyOf(ulong chainId, IReadOnlyList<RlpItem> fields) => new(
        chainId, fields[0].ToUInt64(), Wei(fields[1]), fields[2].ToUInt64(),
        To(fields[3]), Wei(fields[4]), fields[5].Bytes);

    private static AccessListTransaction AccessListOf(IReadOnlyList<RlpItem> fields) => new(
        fields[0].ToUInt64(), fields[1].ToUInt64(), Wei(fields[2]), fields[3].ToUInt64(),
        To(fields[4]), Wei(fields[5]), fields[6].Bytes, AccessList(fields[7]));

    private static DynamicFeeTransaction DynamicFeeOf(IReadOnlyList<RlpItem> fields) => new(
        fields[0].ToUInt64(), fields[1].ToUInt64(), Wei(fields[2]), Wei(fields[3]), fields[4].ToUInt64(),
        To(fields[5]), Wei(fields[6]), fields[7].Bytes, AccessList(fields[8]));

    private static IReadOnlyList<RlpItem> Expect(IReadOnlyList<RlpItem> fields, int count) => fields.Count == count
        ? fields
        : throw new TransactionFormatException($"The transaction has not {count} fields.");

    private static BigInteger Wei(RlpItem item) => item.ToInteger(WordSize);

    private static Signature SignatureOf(RlpItem r, RlpItem s, byte parity) =>
        Signature.Of(r.ToInteger(WordSize), s.ToInteger(WordSize), parity);

    private static byte Parity(RlpItem item)
    {
        var parity = item.ToUInt64();
        return parity <= 1 ? (byte)parity : throw new TransactionFormatException("The parity is neither 0 nor 1.");
    }

    private static Address? To(RlpItem item) => item.Bytes.Length switch
    {
        0 => null,
        Address.Size => new Address(item.Bytes),
        _ => throw new TransactionFormatException("The receiver is not an address."),
    };

    private static AccessListEntry[] AccessList(RlpItem item) => [.. item.Items.Select(entry =>
    {
        Expect(entry.Items, 2);
        var address = To(entry.Items[0]) ?? throw new TransactionFormatException("An access list names no address.");
        return new AccessListEntry(address, [.. entry.Items[1].Items.Select(StorageKey)]);
    })];

    private static Hash32 StorageKey(RlpItem item) => item.Bytes.Length == Hash32.Size
        ? new Hash32(item.Bytes)
        : throw new TransactionFormatException("A storage key has not 32 bytes.");
}
