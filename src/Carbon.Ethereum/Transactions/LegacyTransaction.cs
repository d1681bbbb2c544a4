using System.Numerics;

namespace Carbon.Ethereum;

/// <summary>A transaction of the first kind, protected against replay on another chain (EIP-155).</summary>
public sealed record LegacyTransaction(
    ulong ChainId, ulong Nonce, BigInteger GasPrice, ulong GasLimit, Address? To, BigInteger Value, byte[] Input)
    : Transaction(ChainId, Nonce, GasLimit, To, Value, Input)
{
    /// <inheritdoc/>
    public override BigInteger FeePerGasMax => GasPrice;

    /// <inheritdoc/>
    public override byte[] UnsignedBytes() =>
        Rlp.Encode(RlpItem.List([.. Fields(), RlpItem.Of(ChainId), RlpItem.Of(0UL), RlpItem.Of(0UL)]));

    internal override byte[] SignedBytes(Signature signature)
    {
        var v = new BigInteger(ChainId) * 2 + 35 + signature.YParity;
        return Rlp.Encode(RlpItem.List([.. Fields(), RlpItem.Of(v), Item(signature.R), Item(signature.S)]));
    }

    private RlpItem[] Fields() =>
    [
        RlpItem.Of(Nonce), RlpItem.Of(GasPrice), RlpItem.Of(GasLimit), Item(To), RlpItem.Of(Value), RlpItem.Of(Input),
    ];
}
