using System.Numerics;

namespace Carbon.Ethereum;

/// <summary>An unsigned transaction; prices and value are in wei, a missing <c>To</c> creates a contract.</summary>
public abstract record Transaction(
    ulong ChainId, ulong Nonce, ulong GasLimit, Address? To, BigInteger Value, byte[] Input)
{
    /// <summary>The most wei that one unit of gas may cost.</summary>
    public abstract BigInteger FeePerGasMax { get; }

    /// <summary>Returns the hash that the sender signs.</summary>
    public Hash32 SigningHash() => Keccak.Hash(UnsignedBytes());

    /// <summary>Returns the bytes whose hash the sender signs.</summary>
    public abstract byte[] UnsignedBytes();

    /// <summary>
    /// Reads the bytes whose hash a sender signs; throws TransactionFormatException unless they are canonical, of a
    /// known kind, and of a named chain.
    /// </summary>
    public static Transaction DecodeUnsigned(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return TransactionReader.ReadUnsigned(bytes);
        }
        catch (RlpFormatException e)
        {
            throw new TransactionFormatException("The bytes are not an unsigned transaction.", e);
        }
    }

    /// <summary>Returns the transaction with the signer's signature.</summary>
    public SignedTransaction Sign(ISigner signer)
    {
        ArgumentNullException.ThrowIfNull(signer);
        var signature = signer.Sign(SigningHash());
        var bytes = SignedBytes(signature);
        return new SignedTransaction(this, signature, bytes, Keccak.Hash(bytes), signer.Address);
    }

    internal abstract byte[] SignedBytes(Signature signature);

    private protected static RlpItem Item(Address? address) => RlpItem.Of(address?.ToBytes() ?? []);

    private protected static RlpItem Item(Hash32 word) => RlpItem.Of(Signature.Number(word));

    private protected static byte[] Typed(byte type, RlpItem body) => [type, .. Rlp.Encode(body)];

    private protected static RlpItem Item(IReadOnlyList<AccessListEntry> accessList) =>
        RlpItem.List([.. accessList.Select(entry => RlpItem.List(
            RlpItem.Of(entry.Address.ToBytes()),
            RlpItem.List([.. entry.StorageKeys.Select(key => RlpItem.Of(key.ToBytes()))])))]);
}
