using System.Globalization;
using System.Numerics;
using Carbon.Ethereum;
using Carbon.Registry;
using Carbon.Registry.Refusals;

namespace Carbon.Ledger;

/// <summary>A call that the chain would take now, and what it may cost.</summary>
/// <param name="GasLimit">Gas to sign for, in units.</param>
/// <param name="BaseFee">The newest block's base fee in wei; null on engines without one.</param>
/// <param name="Tip">Tip in wei that the node asks for; 0 without a base fee.</param>
internal sealed record Rehearsed(ulong GasLimit, BigInteger? BaseFee, BigInteger Tip);

/// <summary>Asks the chain what a call would do, before anything is stored.</summary>
internal sealed class Rehearsal(EthereumClient chain, Address signer, OutboxOptions options)
{
    private static readonly string[] OverCapTexts = ["gas required exceeds", "out of gas", "block gas limit"];

    /// <summary>Throws ChainUnavailableException where the chain gives no usable answer.</summary>
    public async Task<Result<Rehearsed>> RunAsync(Address to, byte[] input, CancellationToken cancel)
    {
        try
        {
            return await AskAsync(new CallRequest(signer, to, input), cancel);
        }
        catch (RpcUnavailableException e)
        {
            throw new ChainUnavailableException($"The chain cannot be reached: {e.Message}", e);
        }
        catch (RpcException e)
        {
            throw new ChainUnavailableException(
                string.Create(CultureInfo.InvariantCulture, $"The node cannot try the call ({e.Code}): {e.Message}"),
                e);
        }
    }

    private async Task<Result<Rehearsed>> AskAsync(CallRequest call, CancellationToken cancel)
    {
        var head = await chain.GetBlockAsync(BlockTag.Latest, cancel)
            ?? throw new ChainUnavailableException("The node does not know its newest block.");
        var cap = Math.Min(head.Header.GasLimit, options.GasCap ?? ulong.MaxValue);
        try
        {
            if (await chain.CallAsync(call, BlockTag.Latest, cancel) is CallOutcome.Reverted reverted)
                return RefusalDecoding.Decode(reverted.Output);
            return await chain.EstimateGasAsync(call, cancel) switch
            {
                GasOutcome.Estimated(var gas) when gas > cap => OverCap(Plain(gas), cap),
                GasOutcome.Estimated(var gas) => await PricedAsync(Math.Min(cap, WithMargin(gas)), head.Header, cancel),

                // The call passed a moment ago, so an estimate that fails without a reason ran out of gas.
                GasOutcome.Reverted(var output, _) =>
                    RefusalDecoding.TryDecode(output) ?? OverCap(">" + Plain(cap), cap),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
        }
        catch (RpcException e) when (OverCapTexts.Any(t => e.Message.Contains(t, StringComparison.OrdinalIgnoreCase)))
        {
            return OverCap(">" + Plain(cap), cap);
        }
    }

    private async Task<Result<Rehearsed>> PricedAsync(ulong gasLimit, BlockHeader head, CancellationToken cancel)
    {
        if (head.BaseFeePerGas is not { } baseFee || baseFee.IsZero)
            return new Rehearsed(gasLimit, head.BaseFeePerGas, 0);
        return new Rehearsed(gasLimit, baseFee, await chain.TryMaxPriorityFeeAsync(cancel) ?? 0);
    }

    private ulong WithMargin(ulong gas) => gas + (gas / 100 * options.GasMarginPercent) + 10_000;

    private static Refusal OverCap(string gas, ulong cap) =>
        Refusal.Of(RefusalCode.GasOverCap, ("gas", gas), ("gasMax", Plain(cap)));

    private static string Plain(ulong number) => number.ToString(CultureInfo.InvariantCulture);
}
