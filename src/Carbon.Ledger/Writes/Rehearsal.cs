using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Globalization;
using System.Numerics;
using Carbon.Ethereum;
using Carbon.Registry;
using Carbon.Registry.Refusals;

namespace Carbon.Ledger;

/// <summary>Asks the chain what a call would do and cost, before anything is stored.</summary>
internal sealed class Rehearsal(EthereumClient chain, Address signer, OutboxParts parts)
{
    // The base fee may rise while the bytes wait, and they are never signed again; only what is asked is paid.
    private const int BaseFeeRise = 4;

    private static readonly string[] OverCapTexts = ["gas required exceeds", "out of gas", "block gas limit"];
    private static readonly TimeSpan HeadAge = TimeSpan.FromSeconds(1);

    private const int KnownMax = 1_024;

    private readonly ConcurrentDictionary<(Address To, uint Selector, int Length), ulong> _known = [];
    private readonly Lock _one = new();
    private volatile Head? _head;
    private Task<Head>? _asking;

    private OutboxOptions Options => parts.Options;

    /// <summary>Throws ChainUnavailableException where the chain gives no usable answer.</summary>
    public async Task<Result<PricedCall>> RunAsync(Address to, byte[] input, CancellationToken cancel)
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

    // The estimate tries the call too, on most engines. Only where it fails is the call itself run, which names the
    // reason on every engine, as an estimate does not.
    private async Task<Result<PricedCall>> AskAsync(CallRequest call, CancellationToken cancel)
    {
        var head = await HeadAsync(cancel);
        if (await TryKnownAsync(call, head, cancel) is { } known) return known;
        var cap = Math.Min(head.GasLimit, Options.GasCap ?? ulong.MaxValue);
        try
        {
            if (!parts.Chain.EstimatesRevert
                && await chain.CallAsync(call, BlockTag.Latest, cancel) is CallOutcome.Reverted reverted)
                return RefusalDecoding.Decode(reverted.Output);
            var outcome = await chain.EstimateGasAsync(call, cancel);
            if (outcome is GasOutcome.Reverted(var said, _) && RefusalDecoding.TryDecode(said) is { } refusal)
                return refusal;
            return outcome is GasOutcome.Estimated(var gas)
                ? await PricedAsync(call, gas, head, cancel)
                : await WhyAsync(call, cap, cancel);
        }
        catch (RpcException e) when (OverCapTexts.Any(t => e.Message.Contains(t, StringComparison.OrdinalIgnoreCase)))
        {
            return await WhyAsync(call, cap, cancel);
        }
    }

    /// <summary>
    /// Runs a call with the gas that the last one of its kind was estimated at, since engines find an estimate by
    /// running the call some twenty times. A value that comes back proves that the gas is enough. Nothing that comes
    /// back proves nothing on some engines, and a revert may be for want of gas: then the answer is null, and the
    /// estimate is asked.
    /// </summary>
    private async Task<Result<PricedCall>?> TryKnownAsync(CallRequest call, Head head, CancellationToken cancel)
    {
        if (!_known.TryGetValue(KeyOf(call), out var gas)) return null;
        try
        {
            var outcome = await chain.CallAsync(call with { Gas = gas }, BlockTag.Latest, cancel);
            if (outcome is not CallOutcome.Returned { Output.Length: > 0 }) return null;
            return await PricedAsync(call, gas, head, cancel);
        }
        catch (RpcException)
        {
            // It takes more than the last one, or the node cannot say: the estimate will tell.
            return null;
        }
    }

    // Calls of one function that are as long take about the same.
    private static (Address To, uint Selector, int Length) KeyOf(CallRequest call) =>
        (call.To!.Value, BinaryPrimitives.ReadUInt32BigEndian(call.Input), call.Input.Length);

    // A call that passes and cannot be estimated needs more gas than a block takes.
    private async Task<Result<PricedCall>> WhyAsync(CallRequest call, ulong cap, CancellationToken cancel)
    {
        try
        {
            return await chain.CallAsync(call, BlockTag.Latest, cancel) is CallOutcome.Reverted reverted
                ? RefusalDecoding.Decode(reverted.Output)
                : OverCap(">" + Plain(cap), cap);
        }
        catch (RpcException e) when (OverCapTexts.Any(t => e.Message.Contains(t, StringComparison.OrdinalIgnoreCase)))
        {
            return OverCap(">" + Plain(cap), cap);
        }
    }

    private async Task<Result<PricedCall>> PricedAsync(CallRequest call, ulong gas, Head head, CancellationToken cancel)
    {
        var cap = Math.Min(head.GasLimit, Options.GasCap ?? ulong.MaxValue);
        if (gas > cap) return OverCap(Plain(gas), cap);
        if (_known.Count < KnownMax) _known[KeyOf(call)] = gas;
        var fees = Pays(head) ? await FeesAsync(head.BaseFee ?? 0, cancel) : null;
        return new PricedCall(call.To!.Value, call.Input, Math.Min(cap, WithMargin(gas)), fees);
    }

    // A base fee comes and goes with the blocks, so each head is looked at anew.
    private bool Pays(Head head) => Options.Fees switch
    {
        FeeMode.Zero => false,
        FeeMode.DynamicFee => true,
        _ => FeeKinds.Of(head.BaseFee) == FeeKind.DynamicFee,
    };

    private async Task<DynamicFees> FeesAsync(BigInteger baseFee, CancellationToken cancel)
    {
        var tip = await chain.TryMaxPriorityFeeAsync(cancel) ?? 0;
        return new DynamicFees((baseFee * BaseFeeRise) + tip, tip);
    }

    // Asked once for all who come while it is being asked; it belongs to none of them, and one may leave.
    private Task<Head> HeadAsync(CancellationToken cancel)
    {
        lock (_one)
        {
            if (_asking is not { IsCompleted: false } && !IsFresh(_head)) _asking = AskHeadAsync();
            return IsFresh(_head) ? Task.FromResult(_head!) : _asking!.WaitAsync(cancel);
        }
    }

    private bool IsFresh(Head? head) => head is not null && parts.Time.GetElapsedTime(head.AskedAt) < HeadAge;

    private async Task<Head> AskHeadAsync()
    {
        var askedAt = parts.Time.GetTimestamp();
        var block = await chain.GetBlockAsync(BlockTag.Latest, CancellationToken.None)
            ?? throw new ChainUnavailableException("The node does not know its newest block.");
        return _head = new Head(block.Header.GasLimit, block.Header.BaseFeePerGas, askedAt);
    }

    private ulong WithMargin(ulong gas) => gas + (gas / 100 * Options.GasMarginPercent) + 10_000;

    private static Refusal OverCap(string gas, ulong cap) =>
        Refusal.Of(RefusalCode.GasOverCap, ("gas", gas), ("gasMax", Plain(cap)));

    private static string Plain(ulong number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed record Head(ulong GasLimit, BigInteger? BaseFee, long AskedAt);
}
