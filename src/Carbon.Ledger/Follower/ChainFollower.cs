using Carbon.Contracts;
using Carbon.Ethereum;
using Carbon.Registry.Chain;
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
    private readonly SecondNode? _second = SecondNode.Of(options.SecondNode, deployment);
    private readonly HistoryJudge _judge = new(
        fold, SecondNode.Of(options.SecondNode, deployment), options, time);
    private readonly ArchiveFeed? _archive = options.Archive is { } archive
        ? new ArchiveFeed(archive, fold, deployment.FromHeight, logger)
        : null;
    private readonly HeadWatch _watch = new(options.StallPatience, time);
    private readonly ReadAhead _ahead = new(options.FetchAhead);
    private readonly Finality _finality = new(options.Finality, new EthereumClient(rpc));
    private volatile string? _clockComplaint;
    private FollowerStatus _status = new(fold.Tip, null, false, null, null);

    /// <summary>How far the chain was followed.</summary>
    public FollowerStatus Status
    {
        get
        {
            var status = Volatile.Read(ref _status);
            return status with { Complaint = status.Complaint ?? _watch.Complaint ?? _clockComplaint };
        }
    }

    /// <summary>Follows until cancelled.</summary>
    /// <exception cref="WrongChainException">The node's chain is another one.</exception>
    /// <exception cref="UnreadableEventException">
    /// A contract of the register logged what this release cannot read.
    /// </exception>
    /// <exception cref="ReorgTooDeepException">The chain changed further back than may be undone.</exception>
    /// <exception cref="HistoriesDifferException">Two nodes tell different histories.</exception>
    /// <exception cref="FinalBlockReplacedException">A block was replaced that was final.</exception>
    /// <exception cref="Exception">What the fold throws of a block that it cannot take; it stays as it was.</exception>
    public async Task RunAsync(CancellationToken cancel)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var hints = options.HeadHints is { } endpoint ? HintAsync(endpoint, ended.Token) : Task.CompletedTask;
        try
        {
            await FollowAsync(cancel);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            // Whatever ends it, also a fold that does not take what the chain tells, nobody must take it for current.
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

    /// <summary>Completes once the fold's tip is another than this one.</summary>
    public async Task WaitForChangeAsync(BlockPoint? tip, CancellationToken cancel)
    {
        while (true)
        {
            var armed = _advanced.Armed;
            if (Status.Tip != tip) return;
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
                reader ??= await OpenAsync(cancel);
                var more = await StepAsync(reader, cancel);
                if (Status.LastError is not null) Log.Answers(logger);
                Volatile.Write(ref _status, _status with { LastError = null });
                rest = options.PollInterval;
                if (more) continue;
            }
            catch (Exception e) when (e is RpcUnavailableException or RpcException or ChainUnavailableException
                or FoldUnavailableException)
            {
                _ahead.Fail();
                if (Status.LastError is null) Log.Unreachable(logger, e.Message);
                Volatile.Write(ref _status, _status with { LastError = e.Message });
                rest = TimeSpan.FromTicks(Math.Min(rest.Ticks * 2, options.MaxBackOff.Ticks));
            }

            await Wake.RestAsync(armed, rest, time, cancel);
        }
    }

    private async Task<BlockReader> OpenAsync(CancellationToken cancel)
    {
        var facts = await ChainProbe.RunAsync(rpc, deployment, cancel);
        if (!facts.HashesHeaders) Log.HashesUnknown(logger);
        return new BlockReader(new EthereumClient(rpc), facts.HashesHeaders, facts.Receipts, _second);
    }

    /// <summary>
    /// Takes a handful of blocks, or undoes what was replaced; returns whether there is more to do at once.
    /// </summary>
    private async Task<bool> StepAsync(BlockReader reader, CancellationToken cancel)
    {
        var head = Math.Min(await reader.HeadAsync(cancel), options.UpTo ?? ulong.MaxValue);
        var tip = fold.Tip;
        _watch.See(head, tip?.Height);
        See(head, tip);
        await _finality.HeightAsync(head, cancel);
        if (tip is { } current && head <= current.Height) return await LookBackAsync(reader, current, head, cancel);
        var first = tip is { } at ? at.Height + 1 : deployment.FromHeight;
        if (head < first) return false;

        var blocks = await _ahead.ReadAsync(reader, first, head, cancel);
        if (tip is { } parent && Fact.Digest(blocks[0].Header.ParentHash) != parent.Hash)
            return await JudgeAsync(reader, await reader.KnownHeaderAtAsync(parent.Height, cancel), head, cancel);
        Take(blocks);
        return (ulong)blocks.Count < head - first + 1;
    }

    /// <summary>Notes the node's head and whether it is behind what was taken from it before.</summary>
    private void See(ulong head, BlockPoint? tip)
    {
        var behind = tip is { } at && head < at.Height;
        if (behind && !_status.Holding) Log.Holding(logger, head, tip!.Value.Height);
        Volatile.Write(ref _status, _status with { HeadHeight = head, Holding = behind || _status.Holding });
    }

    /// <summary>Holds the node's head against what was taken at its height.</summary>
    private async Task<bool> LookBackAsync(BlockReader reader, BlockPoint tip, ulong head, CancellationToken cancel)
    {
        var theirs = await reader.KnownHeaderAtAsync(head, cancel);
        if (fold.HashAt(head) is { } ours && ours != Fact.Digest(theirs.Hash))
            return await JudgeAsync(reader, theirs, head, cancel);
        if (head < tip.Height) return false;
        if (!await ConfirmAsync(theirs, cancel)) return false;
        GoOn(head);
        return _archive is { } feed && reader.ProvesHashes && await feed.FillAsync(reader, cancel);
    }

    private async Task<bool> ConfirmAsync(BlockHeader tip, CancellationToken cancel)
    {
        var confirmed = await _judge.ConfirmsAsync(tip, cancel);
        if (!confirmed) Hold($"The second node has another block than {tip.Hash} at the same height.");
        return confirmed;
    }

    private async Task<bool> JudgeAsync(
        BlockReader reader, BlockHeader theirs, ulong head, CancellationToken cancel)
    {
        if (fold.Tip is { } tip && BlockDecoding.PointOf(theirs) == tip)
            throw new RpcUnavailableException("The node's chain changed while it was read.");
        switch (await _judge.JudgeAsync(reader, theirs, head, cancel))
        {
            case Verdict.Undo undo:
                _finality.CheckUndo(undo.Height, fold);
                UndoAbove(undo.Height);
                return true;
            case Verdict.Hold hold:
                Hold(hold.Because);
                return false;
            case var other:
                throw new InvalidOperationException($"{other.GetType().Name} is no verdict.");
        }
    }

    private void Hold(string because)
    {
        if (_status.Complaint != because) Log.HoldingBecause(logger, because);
        Volatile.Write(ref _status, _status with { Holding = true, Complaint = because });
    }

    private void GoOn(ulong head)
    {
        if (_status.Holding) Log.CaughtUp(logger, head);
        var complaint = _judge.Absence ?? _finality.Complaint ?? _archive?.Complaint;
        Volatile.Write(ref _status, _status with { Holding = false, Complaint = complaint });
    }

    private void Take(IReadOnlyList<SealedBlock> blocks)
    {
        var taken = new List<RegistryBlock>(blocks.Count);
        try
        {
            foreach (var block in blocks) taken.Add(BlockDecoding.Decode(block, deployment));
        }
        finally
        {
            // What is before a block that cannot be read is taken still.
            if (taken.Count > 0) Commit(taken);
            _archive?.Keep([.. blocks.Take(taken.Count)]);
        }
    }

    private void Commit(IReadOnlyList<RegistryBlock> taken)
    {
        fold.Append(taken, _status.HeadHeight ?? 0);
        Volatile.Write(ref _status, _status with { Tip = taken[^1].Point });
        if (options.ComparesClock) _clockComplaint = ChainClock.Complaint(taken[^1].TimeSeconds, time);
        GoOn(taken[^1].Point.Height);
        foreach (var block in taken.Where(block => block.Events.Count > 0))
            Log.Taken(logger, block.Point.Height, block.Events.Count);
        _advanced.Signal();
    }

    private void UndoAbove(ulong height)
    {
        var depth = fold.Tip!.Value.Height - height;
        fold.UndoAbove(height);
        _archive?.UndoAbove(height);
        Log.Undone(logger, depth, height);
        Volatile.Write(ref _status, _status with { Tip = fold.Tip });
        GoOn(height);
    }

    /// <summary>
    /// Shortens the rest when a block is announced. Announcements may fail for ever: polling goes on.
    /// </summary>
    private async Task HintAsync(Uri endpoint, CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            // Half of a connection may be gone without a word: a subscription must show a sign of life.
            using var silence = new CancellationTokenSource(options.HintSilence, time);
            using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancel, silence.Token);
            try
            {
                await foreach (var _ in new HeadSubscription(endpoint).ReadAsync(ending.Token))
                {
                    silence.CancelAfter(options.HintSilence);
                    _hint.Signal();
                }
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
            catch (OperationCanceledException)
            {
                Log.HintsLost(logger, "nothing came for too long");
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(21, LogLevel.Information, "Block {Height} taken with {Events} events")]
        public static partial void Taken(ILogger logger, ulong height, int events);

        [LoggerMessage(22, LogLevel.Warning, "{Depth} blocks undone; the tip is {Height}")]
        public static partial void Undone(ILogger logger, ulong depth, ulong height);

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

        [LoggerMessage(29, LogLevel.Warning, "Holding: {Because}")]
        public static partial void HoldingBecause(ILogger logger, string because);

        [LoggerMessage(30, LogLevel.Warning,
            "The engine's headers cannot be hashed again: its blocks are held together by parent hashes alone")]
        public static partial void HashesUnknown(ILogger logger);

        [LoggerMessage(28, LogLevel.Debug, "No announcements of blocks: {Message}")]
        public static partial void HintsLost(ILogger logger, string message);
    }
}
