using System.Numerics;

namespace Carbon.Ethereum;

/// <summary>A transaction of type 1 (EIP-2930).</summary>
public sealed record AccessListTransaction(
    ulong ChainId,
    ulong Nonce,
    BigInteger GasPrice,
    ulong GasLimit,
    Address? To,
    BigInteger Value,
    byte[] Input,
    IReadOnlyList<AccessListEntry> AccessList)
    : Transaction(ChainId, Nonce, GasLimit, To, Value, Input)
{
    internal const byte Type = 1;

    /// <inheritdoc/>
    public override BigInteger FeePerGasMax => GasPrice;

    /// <inheritdoc/>
    public override byte[] UnsignedBytes() => Typed(Type, RlpItem.List(Fields()));

    internal override byte[] SignedBytes(Signature signature) => Typed(Type, RlpItem.List(
        [.. Fields(), RlpItem.Of((ulong)signature.YParity), Item(signature.R), Item(signature.S)]));

    private RlpItem[] Fields() =>
    [
        RlpItem.Of(ChainId), RlpItem.Of(Nonce), RlpItem.Of(GasPrice), RlpItem.Of(GasLimit), Item(To),
        RlpItem.Of(Value), RlpItem.Of(Input), Item(AccessList),
    ];
}
