using System.Numerics;
using Carbon.Ethereum;

namespace Carbon.Cli.Deploying;

/// <summary>
/// How the founder's transactions are priced, in wei: at 0 by transactions of the first kind, or by EIP-1559 where the
/// newest block has a base fee above 0.
/// </summary>
internal sealed record FoundingFees(BigInteger Max, BigInteger Tip)
{
    // The base fee may rise while the bytes wait, and they are never signed again; only what is asked is paid.
    private const int BaseFeeRise = 4;

    /// <summary>Asks the chain.</summary>
    public static async Task<FoundingFees> ReadAsync(
        EthereumClient chain, BlockHeader head, CancellationToken cancel)
    {
        if (head.BaseFeePerGas is not { IsZero: false } baseFee)
            return new(0, 0);
        var tip = await chain.TryMaxPriorityFeeAsync(cancel) ?? 0;
        return new((baseFee * BaseFeeRise) + tip, tip);
    }

    /// <summary>The question what a step takes.</summary>
    public CallRequest Request(Address founder, FoundingStep step) =>
        new(founder, step.To, step.Input) { GasPrice = Max.IsZero ? 0 : null };

    /// <summary>The transaction of a step.</summary>
    public Transaction Price(ulong chainId, FoundingStep step, ulong gas) => Max.IsZero
        ? new LegacyTransaction(chainId, step.Nonce, 0, gas, step.To, 0, step.Input)
        : new DynamicFeeTransaction(chainId, step.Nonce, Tip, Max, gas, step.To, 0, step.Input, []);
}
