using System.Numerics;
using Carbon.Ethereum;

namespace Carbon.Ledger;

/// <summary>
/// A call that the chain would have taken when it was asked, with its gas and price: all of a transaction but its
/// nonce.
/// </summary>
/// <param name="To">The contract.</param>
/// <param name="Input">Selector and arguments.</param>
/// <param name="GasLimit">Gas to sign for, in units.</param>
/// <param name="Fees">Prices of an EIP-1559 transaction; null: price 0 by a transaction of the first kind.</param>
internal sealed record PricedCall(Address To, byte[] Input, ulong GasLimit, DynamicFees? Fees)
{
    public Transaction Unsigned(ulong chainId, ulong nonce) => Fees is { } fees
        ? new DynamicFeeTransaction(chainId, nonce, fees.Tip, fees.Max, GasLimit, To, 0, Input, [])
        : new LegacyTransaction(chainId, nonce, 0, GasLimit, To, 0, Input);
}

/// <summary>Wei per unit of gas: the most that is paid, and what of it goes to the block's maker.</summary>
internal sealed record DynamicFees(BigInteger Max, BigInteger Tip);
