using Carbon.Contracts;
using Carbon.Ethereum;
using Carbon.Registry.Chain;
using Carbon.Registry.Identities;
using Microsoft.Extensions.Logging;

namespace Carbon.Ledger;

/// <summary>
/// Reads the chain block by block into a fold. A block is taken only when its parent is the fold's tip; a node that is
/// behind is waited for, and never believed that what it does not know is gone.
/// </summary>
public sealed partial class ChainFollower(
    RpcClient rpc,
    Deployment deployment,
    IRegistryFold fold,
    FollowerOptions options,
    TimeProvider time,
    ILogger<ChainFollower> logger)
{
    private readonly Wake _hint = new();
    private readonly Wake _advanced = new();
    private FollowerStatus _status = new(fold.Tip, null, false, null, null);

    /// <summary>How far the chain was followed.</summary>
    public FollowerStatus Status => Volatile.Read(ref _status);

    /// <summary>Follows until cancelled.</summary>
    /// <exception cref="WrongChainException">The node's chain is another one.</exception>
    /// <exception cref="UnreadableEventException">
    /// A contract of the register logged what this release cannot read.
    /// </exception>
    /// <exception cref="ReorgTooDeepException">The chain changed further back than may be undone.</exception>
    public async Task RunAsync(CancellationToken cancel)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var hints = options.HeadHints is { } endpoint ? HintAsync(endpoint, ended.Token) : Task.CompletedTask;
        try
        {
            await FollowAsync(cancel);
        }
        catch (Exception e) when (e is WrongChainException or UnreadableEventException or ReorgTooDeepException)
        {
            Log.Halted(logger, e.Message);
            Volatile.Write(ref _status, _status with { HaltedBecause = e.Message });
            throw;
        }
        finally
        {
            await ended.CancelAsync();
            await hints;
        }
    }

    /// <summary>Completes once the fold has taken the block of this height.</summary>
    public async Task WaitForHeightAsync(ulong height, CancellationToken cancel)
    {
        while (true)
        {
            var armed = _advanced.Armed;
            if (Status.Tip is { } tip && tip.Height >= height) return;
            await armed.WaitAsync(cancel);
        }
    }

    private async Task FollowAsync(CancellationToken cancel)
    {
        BlockReader? reader = null;
        var rest = options.PollInterval;
        while (true)
        {
            var armed = _hint.Armed;
            try
            {
                reader ??= new BlockReader(
                    new EthereumClient(rpc), deployment, await ChainProbe.RunAsync(rpc, deployment, cancel));
                var more = await StepAsync(reader, cancel);
                if (Status.LastError is not null) Log.Answers(logger);
                Volatile.Write(ref _status, _status with { LastError = null });
                rest = options.PollInterval;
                if (more) continue;
            }
            catch (Exception e) when (e is RpcUnavailableException or RpcException or ChainUnavailableException)
            {
                if (Status.LastError is null) Log.Unreachable(logger, e.Message);
                Volatile.Write(ref _status, _status with { LastError = e.Message });
                rest = TimeSpan.FromTicks(Math.Min(rest.Ticks * 2, options.MaxBackOff.Ticks));
            }

            await Wake.RestAsync(armed, rest, time, cancel);
        }
    }

    /// <summary>
    /// Takes a handful of blocks, or undoes what was replaced; returns whether there is more to do at once.
    /// </summary>
    private async Task<bool> StepAsync(BlockReader reader, CancellationToken cancel)
    {
        var head = await new EthereumClient(rpc).BlockNumberAsync(cancel);
        var tip = fold.Tip;
        if (!See(head, tip)) return false;

        var first = tip is { } at ? at.Height + 1 : deployment.FromHeight;
        if (tip is { } current && head == current.Height) return await CheckTipAsync(reader, current, cancel);
        if (head < first) return false;

        var count = (int)Math.Min(head - first + 1, (ulong)options.FetchAhead);
        var blocks = await Task.WhenAll(
            Enumerable.Range(0, count).Select(i => reader.AtAsync(first + (ulong)i, cancel)));
        foreach (var block in blocks)
        {
            if (block is null) throw new RpcUnavailableException("The node does not know a block below its head.");
            if (fold.Tip is { } parent && Fact.Digest(block.Header.ParentHash) != parent.Hash)
                return await UndoAsync(reader, parent, cancel);
            Take(await reader.ReadAsync(block, cancel));
        }

        return (ulong)count < head - first + 1;
    }

    /// <summary>Notes the node's head; returns false while the node is behind what was taken from it before.</summary>
    private bool See(ulong head, BlockPoint? tip)
    {
        var holding = tip is { } at && head < at.Height;
        if (holding && !_status.Holding) Log.Holding(logger, head, tip!.Value.Height);
        if (!holding && _status.Holding) Log.CaughtUp(logger, head);
        Volatile.Write(ref _status, _status with { HeadHeight = head, Holding = holding });
        return !holding;
    }

    private async Task<bool> CheckTipAsync(BlockReader reader, BlockPoint tip, CancellationToken cancel)
    {
        var block = await reader.AtAsync(tip.Height, cancel)
            ?? throw new RpcUnavailableException("The node does not know its own head.");
        return BlockReader.PointOf(block.Header) != tip && await UndoAsync(reader, tip, cancel);
    }

    private void Take(RegistryBlock block)
    {
        fold.Append(block);
        Volatile.Write(ref _status, _status with { Tip = block.Point });
        if (block.Events.Count > 0) Log.Taken(logger, block.Point.Height, block.Events.Count);
        _advanced.Signal();
    }

    /// <summary>Undoes down to the last block that both chains share.</summary>
    private async Task<bool> UndoAsync(BlockReader reader, BlockPoint tip, CancellationToken cancel)
    {
        for (uint depth = 1; depth <= options.MaxReorgDepth && depth <= tip.Height; depth++)
        {
            var height = tip.Height - depth;
            if (fold.HashAt(height) is not { } ours) break;
            if (await TheirsAsync(reader, height, cancel) != ours) continue;

            fold.UndoAbove(height);
            Log.Undone(logger, depth, height);
            Volatile.Write(ref _status, _status with { Tip = fold.Tip });
            return true;
        }

        throw new ReorgTooDeepException(tip.Height, options.MaxReorgDepth);
    }

    private static async Task<Digest> TheirsAsync(BlockReader reader, ulong height, CancellationToken cancel)
    {
        var block = await reader.AtAsync(height, cancel)
            ?? throw new RpcUnavailableException("The node does not know a block below its head.");
        return Fact.Digest(block.Header.Hash);
    }

    /// <summary>
    /// Shortens the rest when a block is announced. Announcements may fail for ever: polling goes on.
    /// </summary>
    private async Task HintAsync(Uri endpoint, CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                await foreach (var _ in new HeadSubscription(endpoint).ReadAsync(cancel)) _hint.Signal();
            }
            catch (RpcUnavailableException e)
            {
                Log.HintsLost(logger, e.Message);
                await Task.Delay(options.MaxBackOff, time, cancel)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(21, LogLevel.Information, "Block {Height} taken with {Events} events")]
        public static partial void Taken(ILogger logger, ulong height, int events);

        [LoggerMessage(22, LogLevel.Warning, "{Depth} blocks undone; the tip is {Height}")]
        public static partial void Undone(ILogger logger, uint depth, ulong height);

        [LoggerMessage(23, LogLevel.Warning, "The node is at {Head}, behind our tip {Tip}: holding")]
        public static partial void Holding(ILogger logger, ulong head, ulong tip);

        [LoggerMessage(24, LogLevel.Information, "The node has caught up, at {Head}")]
        public static partial void CaughtUp(ILogger logger, ulong head);

        [LoggerMessage(25, LogLevel.Warning, "The chain cannot be read: {Message}")]
        public static partial void Unreachable(ILogger logger, string message);

        [LoggerMessage(26, LogLevel.Information, "The chain can be read again")]
        public static partial void Answers(ILogger logger);

        [LoggerMessage(27, LogLevel.Critical, "Following has ended: {Reason}")]
        public static partial void Halted(ILogger logger, string reason);

        [LoggerMessage(28, LogLevel.Debug, "No announcements of blocks: {Message}")]
        public static partial void HintsLost(ILogger logger, string message);
    }
}
