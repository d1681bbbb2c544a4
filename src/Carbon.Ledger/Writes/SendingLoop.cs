using Carbon.Contracts;
using Carbon.Ethereum;
using Microsoft.Extensions.Logging;

namespace Carbon.Ledger;

/// <summary>
/// Sends what is signed, again and again, lowest nonce first, and settles by what the chain says. An error in sending
/// says nothing: the node may have taken the bytes and lost its answer.
/// </summary>
internal sealed partial class SendingLoop(
    OutboxParts parts,
    RpcClient rpc,
    Deployment deployment,
    Address signer,
    Settling settling,
    Finality finality,
    Wake signed)
{
    private const string Name = "sending";
    private const string Lag = "lag";
    private const string NotFinal = "finality";
    private const int BatchMax = 64;

    /// <summary>How many writes are settled between two looks at the head.</summary>
    private const int SettleMax = 1_024;

    /// <summary>What Besu says to a sender that is not on its list of accounts.</summary>
    private const int NotAuthorised = -32007;

    private readonly EthereumClient _chain = new(rpc);
    private readonly Dictionary<ulong, long> _sentAt = [];
    private int _window = parts.Options.SendWindow;
    private ulong _usedBefore;
    private ulong _unsent;
    private long? _identifiedAt;
    private long? _lookedAt;

    public async Task RunAsync(CancellationToken cancel)
    {
        var backOff = new BackOff(parts.Options.PollInterval, parts.Options.MaxBackOff);
        while (true)
        {
            var armed = signed.Armed;
            try
            {
                await IdentifyAsync(cancel);
                await StepAsync(cancel);
                if (parts.Complaints.Drop(Name)) Log.Answers(parts.Logger);
                backOff.Succeeded();
            }
            catch (Exception e) when (e is WrongChainException or FinalBlockReplacedException)
            {
                parts.Halt.Because(e.Message);
                backOff.Failed();
            }
            catch (Exception e) when (IsPassing(e))
            {
                if (parts.Complaints.Take(Name, e.Message)) Log.Unavailable(parts.Logger, e.Message);
                _identifiedAt = null;
                backOff.Failed();
            }

            await Wake.RestAsync(armed, backOff.Rest, parts.Time, cancel);
        }
    }

    private static bool IsPassing(Exception e) =>
        e is RpcUnavailableException or RpcException or ChainUnavailableException or OutboxStorageException;

    /// <summary>
    /// After every silence, and now and then, the node is asked who it is: another may answer at its address.
    /// </summary>
    private async Task IdentifyAsync(CancellationToken cancel)
    {
        if (_identifiedAt is { } at && parts.Time.GetElapsedTime(at) < parts.Options.IdentityInterval) return;
        await ChainProbe.IdentifyAsync(rpc, deployment, cancel);
        _identifiedAt = parts.Time.GetTimestamp();
    }

    private async Task StepAsync(CancellationToken cancel)
    {
        var head = await _chain.GetBlockAsync(BlockTag.Latest, cancel)
            ?? throw new RpcUnavailableException("The node does not know its newest block.");

        // Counted before the receipts are asked for, so that a nonce found used has had its time to show its receipt.
        var used = await _chain.GetTransactionCountAsync(signer, BlockTag.Latest, cancel);
        if (parts.Store.Owner() is { } owner && used > owner.NextNonce)
            parts.Halt.Because(Reasons.Foreign(signer, used - owner.NextNonce));

        Widen(used);
        settling.TrustFrom(used);
        var final = await FinalAsync(head.Header.Number, cancel);
        var settled = SettleAsync(head.Header, used, final, cancel);
        try
        {
            await SendWhileAsync(settled, used, cancel);
        }
        finally
        {
            await settled.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await settled;
        CompareWithSettled(used);
    }

    private async Task<ulong?> FinalAsync(ulong head, CancellationToken cancel)
    {
        var height = await finality.HeightAsync(head, cancel);
        if (finality.Complaint is not { } complaint) parts.Complaints.Drop(NotFinal);
        else if (parts.Complaints.Take(NotFinal, complaint)) Log.NotFinal(parts.Logger, complaint);
        return height;
    }

    private async Task SettleAsync(BlockHeader head, ulong used, ulong? final, CancellationToken cancel)
    {
        await settling.SettleAsync(parts.Store.SignedBelow(used, SettleMax), final, cancel);
        await settling.FollowAsync(head, final, cancel);
    }

    /// <summary>
    /// Sends while receipts are asked for: what waits for its receipt lies below the nonce that is sent next, so
    /// neither touches a write of the other.
    /// </summary>
    private async Task SendWhileAsync(Task settled, ulong used, CancellationToken cancel)
    {
        do
        {
            var armed = signed.Armed;
            if (parts.Halt.Reason is null) await SendDueAsync(used, cancel);
            await Task.WhenAny(armed, settled);
        }
        while (!settled.IsCompleted);
    }

    /// <summary>A node that has forgotten what was mined is behind, and nothing is mined through it.</summary>
    private void CompareWithSettled(ulong used)
    {
        if (parts.Store.Owner() is not { } owner) return;
        var settled = owner.NextNonce - Math.Min(owner.NextNonce, (ulong)parts.Store.Unsettled);
        if (used >= settled) parts.Complaints.Drop(Lag);
        else if (parts.Complaints.Take(Lag, Reasons.Behind(used, settled)))
            Log.Unavailable(parts.Logger, Reasons.Behind(used, settled));
    }

    /// <summary>Each nonce that was used makes room for another; a pool that is fuller than that says so.</summary>
    private void Widen(ulong used)
    {
        if (used > _usedBefore)
        {
            var room = (long)Math.Min(used - _usedBefore, int.MaxValue / 2) + _window;
            _window = (int)Math.Min(room, parts.Options.SendWindow);
        }

        _usedBefore = used;
        foreach (var nonce in _sentAt.Keys.Where(nonce => nonce < used).ToList()) _sentAt.Remove(nonce);
    }

    private async Task SendDueAsync(ulong used, CancellationToken cancel)
    {
        var due = Candidates(used)
            .Where(row => row.Nonce - used < (ulong)_window && IsDue(row.Nonce!.Value));
        foreach (var some in due.Chunk(BatchMax).ToList())
        {
            _unsent = Math.Max(_unsent, some[^1].Nonce!.Value + 1);
            if (await SendSomeAsync(some, cancel) is not { } refused || refused == used) continue;

            // The pool is full: what waits before this one goes first.
            _window = (int)(refused - used);
            _unsent = refused;
            foreach (var nonce in _sentAt.Keys.Where(nonce => nonce >= refused).ToList()) _sentAt.Remove(nonce);
            break;
        }
    }

    /// <summary>
    /// What was never sent, lowest nonce first; and now and then all of the window, so that nothing is forgotten that
    /// fell out of a block or out of a pool.
    /// </summary>
    private IReadOnlyList<WriteRow> Candidates(ulong used)
    {
        var isWhole = _lookedAt is not { } at || parts.Time.GetElapsedTime(at) >= parts.Options.RebroadcastInterval
            || _sentAt.Values.Any(sent => parts.Time.GetElapsedTime(sent) >= parts.Options.RebroadcastInterval);
        if (isWhole) _lookedAt = parts.Time.GetTimestamp();
        return parts.Store.SignedFrom(isWhole ? used : Math.Max(used, _unsent), parts.Options.SendWindow);
    }

    /// <summary>Sends a few, lowest nonce first; the first nonce whose bytes the node has not, or null.</summary>
    private async Task<ulong?> SendSomeAsync(WriteRow[] rows, CancellationToken cancel)
    {
        var again = rows.Select(row => parts.Sends.Add(row.Id)).ToList();
        foreach (var row in rows) _sentAt[row.Nonce!.Value] = parts.Time.GetTimestamp();
        try
        {
            var outcomes = await _chain.SendRawTransactionsAsync([.. rows.Select(row => row.SignedBytes!)], cancel);
            for (var i = 0; i < rows.Length; i++) Tell(rows[i], outcomes[i], again[i]);
            return await LookForAsync([.. rows.Zip(outcomes).Where(one => one.Second.Error is not null)], cancel);
        }
        finally
        {
            Mark([.. rows.Where(row => row.State == WriteState.Signed).Select(row => row.Id)]);
        }
    }

    /// <summary>Looks for bytes that drew an error; the first nonce that the node does not know, or null.</summary>
    private async Task<ulong?> LookForAsync(
        IReadOnlyList<(WriteRow Row, SendOutcome Outcome)> doubtful, CancellationToken cancel)
    {
        if (doubtful.Count == 0) return null;
        var known = await _chain.KnowsTransactionsAsync([.. doubtful.Select(one => one.Row.Hash!.Value)], cancel);
        ulong? first = null;
        foreach (var ((row, outcome), isKnown) in doubtful.Zip(known))
        {
            if (isKnown)
            {
                Taken(row);
                continue;
            }

            NotTaken(row, outcome.Error!);
            first ??= row.Nonce;
        }

        return first;
    }

    private void Tell(WriteRow row, SendOutcome outcome, bool isAgain)
    {
        var hash = row.Hash!.Value;
        if (outcome.Error is { } error)
        {
            Log.SendUnknown(parts.Logger, row.Nonce, hash, error.Code, error.Message);
            return;
        }

        if (outcome.Said != hash) Log.OtherHash(parts.Logger, row.Nonce, hash, outcome.Said);
        else if (isAgain) Log.SentAgain(parts.Logger, row.Command, row.Nonce, hash);
        else Log.Sent(parts.Logger, row.Command, row.Nonce, hash);
        Taken(row);
    }

    private void Taken(WriteRow row)
    {
        parts.Complaints.Drop(row.Id);
        parts.Halt.Unpause();
    }

    private void Mark(List<long> told)
    {
        if (told.Count == 0) return;
        parts.Reached(WritePoint.SentNotStored);
        parts.Store.SetSent(told);
        parts.Reached(WritePoint.Sent);
    }

    private bool IsDue(ulong nonce) =>
        !_sentAt.TryGetValue(nonce, out var at) || parts.Time.GetElapsedTime(at) >= parts.Options.RebroadcastInterval;

    private void NotTaken(WriteRow row, RpcException said)
    {
        if (parts.Complaints.Take(row.Id, said.Message))
            Log.NotTaken(parts.Logger, row.Nonce, row.Hash, said.Message);
        if (said.Code == NotAuthorised) parts.Halt.Pause(Reasons.NotAuthorised(row, said.Message));
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "{Command} sent, nonce {Nonce}, transaction {Hash}")]
        public static partial void Sent(ILogger logger, string command, ulong? nonce, Hash32 hash);

        [LoggerMessage(2, LogLevel.Information, "{Command} sent again, nonce {Nonce}, transaction {Hash}")]
        public static partial void SentAgain(ILogger logger, string command, ulong? nonce, Hash32 hash);

        [LoggerMessage(3, LogLevel.Debug, "Nonce {Nonce}, transaction {Hash}: the node answered {Code} {Message}")]
        public static partial void SendUnknown(ILogger logger, ulong? nonce, Hash32 hash, int code, string message);

        [LoggerMessage(9, LogLevel.Warning, "Nonce {Nonce}, transaction {Hash} is not taken and is kept: {Message}")]
        public static partial void NotTaken(ILogger logger, ulong? nonce, Hash32? hash, string message);

        [LoggerMessage(4, LogLevel.Error, "Nonce {Nonce}: the node named {Told} for transaction {Hash}; ours is kept")]
        public static partial void OtherHash(ILogger logger, ulong? nonce, Hash32 hash, Hash32? told);

        [LoggerMessage(7, LogLevel.Warning, "Nothing can be sent now: {Message}")]
        public static partial void Unavailable(ILogger logger, string message);

        [LoggerMessage(15, LogLevel.Warning, "Nothing more becomes final: {Message}")]
        public static partial void NotFinal(ILogger logger, string message);

        [LoggerMessage(8, LogLevel.Information, "The chain answers again")]
        public static partial void Answers(ILogger logger);
    }
}
