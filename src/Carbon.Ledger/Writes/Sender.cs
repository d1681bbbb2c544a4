using Carbon.Ethereum;
using Microsoft.Extensions.Logging;

namespace Carbon.Ledger;

/// <summary>
/// Sends what is signed, again and again, lowest nonce first, and settles by what the chain says. An error in sending
/// says nothing: the node may have taken the bytes and lost its answer.
/// </summary>
internal sealed partial class Sender(
    EthereumClient chain,
    Address signer,
    OutboxStore store,
    Inquiry inquiry,
    Waiters waiters,
    Halt halt,
    OutboxOptions options,
    TimeProvider time,
    ILogger<Outbox> logger)
{
    /// <summary>
    /// How often a transaction must be nowhere while its nonce is used, before that is believed: nodes answer from
    /// several tables that move one after the other.
    /// </summary>
    private const int DoubtsToHalt = 3;

    private readonly Dictionary<ulong, long> _sentAt = [];
    private readonly Dictionary<ulong, int> _doubts = [];
    private readonly SortedDictionary<ulong, string> _complaints = [];
    private Hash32? _checkedHead;
    private volatile string? _lastError;

    public string? LastError => _lastError;

    public async Task RunAsync(Wake wake, CancellationToken cancel)
    {
        var rest = options.PollInterval;
        while (true)
        {
            var armed = wake.Armed;
            try
            {
                await StepAsync(cancel);
                var complaint = _complaints.Values.FirstOrDefault();
                if (_lastError is not null && complaint is null) Log.Answers(logger);
                _lastError = complaint;
                rest = options.PollInterval;
            }
            catch (Exception e) when (e is RpcUnavailableException or RpcException)
            {
                if (_lastError is null) Log.Unreachable(logger, e.Message);
                _lastError = e.Message;
                rest = TimeSpan.FromTicks(Math.Min(rest.Ticks * 2, options.MaxBackOff.Ticks));
            }

            await Wake.RestAsync(armed, rest, time, cancel);
        }
    }

    private async Task StepAsync(CancellationToken cancel)
    {
        var head = await chain.GetBlockAsync(BlockTag.Latest, cancel)
            ?? throw new RpcUnavailableException("The node does not know its newest block.");

        // Counted before the receipts are asked for, so that a nonce found used has had its time to show its receipt.
        var used = await chain.GetTransactionCountAsync(signer, BlockTag.Latest, cancel);
        if (store.Owner() is { } owner && used > owner.NextNonce)
            HaltFor(Reasons.Foreign(signer, used - owner.NextNonce));

        foreach (var row in store.Unsettled(options.SendWindow + 1))
        {
            if (row.Nonce < used)
                await SettleAsync(row, head.Header.Number, cancel);
            else if (row.Nonce - used < (ulong)options.SendWindow && IsDue(row))
                await SendAsync(row, cancel);
        }

        if (_checkedHead != head.Header.Hash) await RecheckAsync(head.Header, cancel);
    }

    private bool IsDue(WriteRow row) =>
        !_sentAt.TryGetValue(row.Nonce, out var at) || time.GetElapsedTime(at) >= options.RebroadcastInterval;

    private async Task SendAsync(WriteRow row, CancellationToken cancel)
    {
        _sentAt[row.Nonce] = time.GetTimestamp();
        try
        {
            var told = await chain.SendRawTransactionAsync(row.SignedBytes, cancel);
            if (told != row.Hash) Log.OtherHash(logger, row.Nonce, row.Hash, told);
            else Log.Sent(logger, row.Command, row.Nonce, row.Hash);
            _complaints.Remove(row.Nonce);
        }
        catch (RpcException e)
        {
            Log.SendUnknown(logger, row.Nonce, row.Hash, e.Code, e.Message);
            if (await IsKnownAsync(row, cancel)) _complaints.Remove(row.Nonce);
            else if (_complaints.TryAdd(row.Nonce, e.Message)) Log.NotTaken(logger, row.Nonce, row.Hash, e.Message);
        }
        finally
        {
            if (row.State == WriteState.Signed) store.SetOpen(row.Id, WriteState.Sent);
        }
    }

    private async Task<bool> IsKnownAsync(WriteRow row, CancellationToken cancel) =>
        await chain.GetTransactionAsync(row.Hash, cancel) is not null;

    private async Task SettleAsync(WriteRow row, ulong headHeight, CancellationToken cancel)
    {
        switch (await inquiry.AskAsync(row, headHeight, cancel))
        {
            case Finding.Settled(var outcome):
                store.Settle(row.Id, outcome);
                _doubts.Remove(row.Nonce);
                _sentAt.Remove(row.Nonce);
                _complaints.Remove(row.Nonce);
                Log.Settled(logger, row.Command, row.Nonce, outcome.State, outcome.BlockHeight);
                if (row.State == WriteState.Halted && store.FirstHalted() is null) halt.Lift();
                waiters.Tell(row.Caller, row.RequestId);
                break;
            case Finding.Waiting:
                _doubts.Remove(row.Nonce);
                break;
            case Finding.Nowhere when row.State != WriteState.Halted:
                Doubt(row);
                break;
        }
    }

    private void Doubt(WriteRow row)
    {
        var doubts = _doubts.GetValueOrDefault(row.Nonce) + 1;
        _doubts[row.Nonce] = doubts;
        if (doubts < DoubtsToHalt) return;
        store.SetOpen(row.Id, WriteState.Halted);
        _doubts.Remove(row.Nonce);
        HaltFor(Reasons.Replaced(row));
        waiters.Tell(row.Caller, row.RequestId);
    }

    private void HaltFor(string reason)
    {
        if (halt.Reason is null) Log.Halted(logger, reason);
        halt.Because(reason);
    }

    /// <summary>Looks again at writes whose block may have been replaced.</summary>
    private async Task RecheckAsync(BlockHeader head, CancellationToken cancel)
    {
        var hashes = new Dictionary<ulong, Hash32?>();
        foreach (var row in store.Shallow())
        {
            var height = row.BlockHeight!.Value;
            if (!hashes.TryGetValue(height, out var hash))
            {
                // A node that is behind knows nothing of the block; that is no reason to believe that it is gone.
                hash = height > head.Number
                    ? row.BlockHash
                    : (await chain.GetBlockAsync(BlockTag.At(height), cancel))?.Header.Hash ?? row.BlockHash;
                hashes.Add(height, hash);
            }

            if (hash == row.BlockHash) continue;
            Log.BlockGone(logger, row.Command, row.Nonce, height);
            store.SetOpen(row.Id, WriteState.Sent);
            _sentAt.Remove(row.Nonce);
        }

        if (head.Number >= options.RecheckBlocks) store.CloseUpTo(head.Number - options.RecheckBlocks);
        _checkedHead = head.Hash;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "{Command} sent, nonce {Nonce}, transaction {Hash}")]
        public static partial void Sent(ILogger logger, string command, ulong nonce, Hash32 hash);

        [LoggerMessage(2, LogLevel.Information, "{Command} settled, nonce {Nonce}: {State} in block {Height}")]
        public static partial void Settled(
            ILogger logger, string command, ulong nonce, WriteState state, ulong height);

        [LoggerMessage(3, LogLevel.Debug, "Nonce {Nonce}, transaction {Hash}: the node answered {Code} {Message}")]
        public static partial void SendUnknown(ILogger logger, ulong nonce, Hash32 hash, int code, string message);

        [LoggerMessage(9, LogLevel.Warning, "Nonce {Nonce}, transaction {Hash} is not taken and is kept: {Message}")]
        public static partial void NotTaken(ILogger logger, ulong nonce, Hash32 hash, string message);

        [LoggerMessage(4, LogLevel.Error, "Nonce {Nonce}: the node named {Told} for transaction {Hash}; ours is kept")]
        public static partial void OtherHash(ILogger logger, ulong nonce, Hash32 hash, Hash32 told);

        [LoggerMessage(5, LogLevel.Warning, "{Command}, nonce {Nonce}: its block at height {Height} was replaced")]
        public static partial void BlockGone(ILogger logger, string command, ulong nonce, ulong height);

        [LoggerMessage(6, LogLevel.Critical, "Nothing more is signed: {Reason}")]
        public static partial void Halted(ILogger logger, string reason);

        [LoggerMessage(7, LogLevel.Warning, "The chain cannot be asked: {Message}")]
        public static partial void Unreachable(ILogger logger, string message);

        [LoggerMessage(8, LogLevel.Information, "The chain answers again")]
        public static partial void Answers(ILogger logger);
    }
}
