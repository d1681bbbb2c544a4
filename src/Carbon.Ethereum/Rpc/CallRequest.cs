using System.Numerics;

namespace Carbon.Ethereum;

/// <summary>A call to simulate; null members are left to the node. Value and price are in wei.</summary>
public sealed record CallRequest(Address? From, Address? To, byte[] Input)
{
    /// <summary>Wei sent with the call.</summary>
    public BigInteger? Value { get; init; }

    /// <summary>The gas limit.</summary>
    public ulong? Gas { get; init; }

    /// <summary>The gas price in wei, for engines that want it even when it is 0.</summary>
    public BigInteger? GasPrice { get; init; }
}
