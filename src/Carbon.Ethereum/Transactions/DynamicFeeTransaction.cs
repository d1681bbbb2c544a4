using System.Numerics;

namespace Carbon.Ethereum;

/// <summary>A transaction of type 2 (EIP-1559).</summary>
public sealed record DynamicFeeTransaction(
    ulong ChainId,
    ulong Nonce,
    BigInteger MaxPriorityFeePerGas,
    BigInteger MaxFeePerGas,
    ulong GasLimit,
    Address? To,
    BigInteger Value,
    byte[] Input,
    IReadOnlyList<AccessListEntry> AccessList)
    : Transaction(ChainId, Nonce, GasLimit, To, Value, Input)
{
    internal const byte Type = 2;

    /// <inheritdoc/>
    public override BigInteger FeePerGasMax => MaxFeePerGas;

    /// <inheritdoc/>
    public override byte[] UnsignedBytes() => Typed(Type, RlpItem.List(Fields()));

    internal override byte[] SignedBytes(Signature signature) => Typed(Type, RlpItem.List(
        [.. Fields(), RlpItem.Of((ulong)signature.YParity), Item(signature.R), Item(signature.S)]));

    private RlpItem[] Fields() =>
    [
        RlpItem.Of(ChainId), RlpItem.Of(Nonce), RlpItem.Of(MaxPriorityFeePerGas), RlpItem.Of(MaxFeePerGas),
        RlpItem.Of(GasLimit), Item(To), RlpItem.Of(Value), RlpItem.Of(Input), Item(AccessList),
    ];
}
