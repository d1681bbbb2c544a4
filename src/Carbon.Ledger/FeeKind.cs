using System.Numerics;

namespace Carbon.Ledger;

/// <summary>What a chain takes for gas.</summary>
public enum FeeKind
{
    /// <summary>Blocks carry no base fee: transactions of the first kind, at price 0.</summary>
    Legacy = 0,

    /// <summary>The base fee is 0: transactions of the first kind, at price 0; typed ones are taken too.</summary>
    Free = 1,

    /// <summary>A base fee is asked: EIP-1559.</summary>
    DynamicFee = 2,
}

/// <summary>Tells the kind by a block.</summary>
internal static class FeeKinds
{
    /// <summary>By the block's base fee in wei, or null where it carries none.</summary>
    public static FeeKind Of(BigInteger? baseFee) => baseFee switch
    {
        null => FeeKind.Legacy,
        { IsZero: true } => FeeKind.Free,
        _ => FeeKind.DynamicFee,
    };
}
