using System.Security.Cryptography;
using System.Text;
using Carbon.Contracts;
using Carbon.Ethereum;
using Carbon.Registry;
using Carbon.Registry.Chain;
using Carbon.Registry.Commands;
using Carbon.Registry.Refusals;
using Microsoft.Extensions.Logging;

namespace Carbon.Ledger;

/// <summary>
/// Carries the commands of one key to the chain, each at most once. What is signed is never signed again under another
/// nonce: the same bytes are sent until the chain says what became of them.
/// </summary>
public sealed partial class Outbox : IDisposable
{
    private const int CallerMax = 200;
    private const int ReasonMax = 400;

    private readonly OutboxLock _lock;
    private readonly OutboxParts _parts;
    private readonly Deployment _deployment;
    private readonly RpcClient _rpc;
    private readonly Rehearsal _rehearsal;
    private readonly Receiving _receiving;
    private readonly Reconciliation _reconciliation;
    private readonly SigningLoop _signing;
    private readonly SendingLoop _sending;
    private readonly Wake _received = new();

    private Outbox(
        OutboxLock taken, OutboxParts parts, RpcClient rpc, ITransactionSigner signer, Deployment deployment)
    {
        (_lock, _parts, _rpc, _deployment) = (taken, parts, rpc, deployment);
        var chain = new EthereumClient(rpc);
        var signed = new Wake();
        var inquiry = new Inquiry(chain, deployment, SecondNode.Of(parts.Options.SecondNode, deployment));
        var settling = new Settling(parts, chain, inquiry);
        var finality = new Finality(parts.Options.Finality, chain);
        _rehearsal = new Rehearsal(chain, signer.Address, parts);
        _receiving = new Receiving(parts.Store, parts.Options.QueueMax);
        _reconciliation = new Reconciliation(parts, chain, signer.Address, deployment.GenesisHash, settling);
        _signing = new SigningLoop(parts, signer, deployment.ChainId, _received, signed);
        _sending = new SendingLoop(parts, rpc, deployment, signer.Address, settling, finality, signed);
    }

    /// <summary>What the chain node's engine can do, as found when the outbox was opened.</summary>
    public ChainFacts Chain => _parts.Chain;

    /// <summary>How the outbox is doing.</summary>
    public OutboxStatus Status => new(
        _parts.Store.Unsettled,
        _parts.Store.OldestUnsettled() is { } at ? _parts.Time.GetUtcNow() - at : null,
        _parts.Sends.Rebroadcasts,
        _parts.Store.Owner()?.Halts ?? 0,
        _parts.Halt.ReasonOrPause,
        _parts.Complaints.First);

    /// <summary>
    /// Opens an outbox for one key. Where the chain knows more of the key than the file does, it opens halted.
    /// </summary>
    /// <exception cref="OutboxInUseException">Another process owns it.</exception>
    /// <exception cref="OutboxStorageException">The disk takes nothing.</exception>
    /// <exception cref="WrongChainException">
    /// The node's chain is another one, is priced otherwise or cannot do what is needed, or the file is of another
    /// chain or key.
    /// </exception>
    /// <exception cref="ChainUnavailableException">The chain gives no answer, or is behind the file.</exception>
    public static async Task<Outbox> OpenAsync(
        OutboxOptions options,
        RpcClient rpc,
        ITransactionSigner signer,
        Deployment deployment,
        TimeProvider time,
        ILoggerFactory loggers,
        CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(signer);
        var facts = await ChainProbe.RunAsync(rpc, deployment, cancel);
        CheckEngine(options, facts);
        var taken = OutboxLock.Take(options.Path);
        OutboxStore? store = null;
        try
        {
            store = OutboxStore.Open(options.Path);
            var logger = loggers.CreateLogger<Outbox>();
            var parts = new OutboxParts(
                options, facts, store, new Halt(store, logger), new Complaints(), new Waiters(), time, logger);
            var outbox = new Outbox(taken, parts, rpc, signer, deployment);
            await outbox._reconciliation.StartAsync(cancel);
            Log.Opened(logger, signer.Address, store.Unsettled, parts.Halt.Reason ?? "no");
            return outbox;
        }
        catch (Exception e) when (e is RpcUnavailableException or RpcException)
        {
            Close(store, taken);
            throw new ChainUnavailableException($"The node does not tell what it knows of the key: {e.Message}", e);
        }
        catch
        {
            Close(store, taken);
            throw;
        }
    }

    /// <summary>
    /// Takes a command; when it returns a write, the intent is on disk under its id and will be carried out. The same
    /// id with the same command gives the same write; a refusal costs neither nonce nor id.
    /// </summary>
    /// <exception cref="ChainUnavailableException">The chain gives no answer; nothing was stored.</exception>
    /// <exception cref="OutboxHaltedException">
    /// Nothing is taken until people have looked; nothing was stored.
    /// </exception>
    /// <exception cref="OutboxFullException">Too many writes wait for the chain; nothing was stored.</exception>
    /// <exception cref="OutboxStorageException">The disk takes nothing; nothing was stored.</exception>
    /// <exception cref="UnreadableRevertException">
    /// A contract reverted without a refusal; nothing was stored.
    /// </exception>
    public async Task<Result<Write>> SubmitAsync(
        string caller, Guid requestId, RegistryCommand command, CancellationToken cancel)
    {
        ArgumentException.ThrowIfNullOrEmpty(caller);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(caller.Length, CallerMax, nameof(caller));
        ArgumentNullException.ThrowIfNull(command);
        var name = command.GetType().Name;
        (Address To, byte[] Input) call;
        try
        {
            call = CommandEncoding.Encode(command, _deployment);
        }
        catch (ArgumentException e)
        {
            return Refusal.Of(RefusalCode.FieldInvalid, ("field", name), ("limit", e.Message));
        }

        var intent = new WriteIntent(caller, requestId, DigestOf(name, call.Input), name, _parts.Time.GetUtcNow());
        if (_parts.Store.Find(caller, requestId) is { } known) return Repeat(known, intent);
        _parts.Halt.Check();
        if (_parts.Store.Unsettled >= _parts.Options.QueueMax) throw new OutboxFullException(_parts.Options.QueueMax);

        var rehearsal = await _rehearsal.RunAsync(call.To, call.Input, cancel);
        if (!rehearsal.TryGet(out var priced, out var refusal))
        {
            // An equal request may have been stored and mined meanwhile, and this one refused for that very reason.
            return _parts.Store.Find(caller, requestId) is { } earlier ? Repeat(earlier, intent) : refusal;
        }

        _parts.Halt.Check();
        cancel.ThrowIfCancellationRequested();
        return await ReceiveAsync(intent, priced);
    }

    /// <summary>
    /// Completes once the write has come as far, or is halted or displaced; cancelling changes nothing.
    /// </summary>
    /// <exception cref="KeyNotFoundException">The caller has no such write.</exception>
    public async Task<Write> WaitAsync(string caller, Guid requestId, WaitGoal goal, CancellationToken cancel)
    {
        while (true)
        {
            var told = _parts.Waiters.Join(caller, requestId);
            var row = _parts.Store.Find(caller, requestId)
                ?? throw new KeyNotFoundException("The caller has no such write.");
            if (row.State is WriteState.Halted or WriteState.Displaced
                || (row.IsSettled && (row.IsFinal || goal == WaitGoal.Mined)))
            {
                return View(row);
            }

            await told.WaitAsync(cancel);
        }
    }

    /// <summary>The write as it stands, or null where the caller has none under this id.</summary>
    public Write? Find(string caller, Guid requestId) =>
        _parts.Store.Find(caller, requestId) is { } row ? View(row) : null;

    /// <summary>The write of this number, or null.</summary>
    public Write? Find(long id) => _parts.Store.Find(id) is { } row ? View(row) : null;

    /// <summary>Writes below a number, newest first; <c>long.MaxValue</c> begins with the newest.</summary>
    public IReadOnlyList<Write> List(bool unsettledOnly, long beforeId, int most)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(most);
        return [.. _parts.Store.Newest(unsettledOnly, beforeId, most).Select(View)];
    }

    /// <summary>
    /// Halts at an operator's word, over restarts too: nothing is accepted, signed or sent; what is in blocks is still
    /// taken down.
    /// </summary>
    /// <exception cref="OutboxStorageException">
    /// The disk takes nothing: it is halted, but not over a restart.
    /// </exception>
    public void Halt(string by, string reason)
    {
        ArgumentException.ThrowIfNullOrEmpty(by);
        ArgumentException.ThrowIfNullOrEmpty(reason);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(reason.Length, ReasonMax, nameof(reason));
        _parts.Halt.Because(Reasons.ByOperator(by, reason));
        _parts.Halt.Keep();
    }

    /// <summary>
    /// Goes on at an operator's word: the chain is looked at anew, writes whose nonces others used are ended as
    /// displaced, and what was done is said in one sentence.
    /// </summary>
    /// <exception cref="OutboxHaltedException">It must stay halted; the message says why.</exception>
    /// <exception cref="ChainUnavailableException">The chain gives no answer; the halt stands.</exception>
    public async Task<string> ResumeAsync(string by, CancellationToken cancel)
    {
        ArgumentException.ThrowIfNullOrEmpty(by);
        try
        {
            await ChainProbe.IdentifyAsync(_rpc, _deployment, cancel);
            var done = await _reconciliation.ResumeAsync(cancel);
            Log.Resumed(_parts.Logger, by, done);
            _received.Signal();
            return done;
        }
        catch (WrongChainException e)
        {
            throw new OutboxHaltedException(e.Message);
        }
        catch (Exception e) when (e is RpcUnavailableException or RpcException)
        {
            throw new ChainUnavailableException($"The node does not tell what it knows of the key: {e.Message}", e);
        }
    }

    /// <summary>Signs, sends and settles until cancelled; what was unsettled at the last end is sent first.</summary>
    /// <exception cref="UnreadableEventException">
    /// A contract of the register logged what this release cannot read.
    /// </exception>
    public async Task RunAsync(CancellationToken cancel)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        Task[] loops = [_signing.RunAsync(either.Token), _sending.RunAsync(either.Token)];
        var ended = await Task.WhenAny(loops);
        await either.CancelAsync();
        await Task.WhenAll(loops).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await ended;
    }

    /// <summary>Closes the file and gives up the lock.</summary>
    public void Dispose() => Close(_parts.Store, _lock);

    private static void Close(OutboxStore? store, OutboxLock taken)
    {
        store?.Dispose();
        taken.Dispose();
    }

    private static void CheckEngine(OutboxOptions options, ChainFacts facts)
    {
        if (facts.Reverts == RevertBytes.Absent)
            throw new WrongChainException(
                "The node does not say why a call reverts, so what the rules refuse cannot be told from a fault.");
        if (options.Finality is FinalityRule.FinalizedTag && facts.FinalizedTag != Ability.Present)
            throw new WrongChainException(
                "The network's blocks are final by the finalized tag, but the node names no finalized block.");
        if (options.Fees == FeeMode.Zero && facts.BaseFee is { IsZero: false } fee)
            throw new WrongChainException($"The settings say that nothing is paid, but the chain asks {fee} wei.");
        if (options.Fees == FeeMode.DynamicFee && facts.BaseFee is null)
            throw new WrongChainException("The settings say EIP-1559, but the chain's blocks carry no base fee.");
    }

    private async Task<Result<Write>> ReceiveAsync(WriteIntent intent, PricedCall priced)
    {
        _parts.Reached(WritePoint.Rehearsed);
        var (row, isNew) = await _receiving.StoreAsync(intent, priced);
        if (!isNew) return Repeat(row, intent);
        Log.Received(_parts.Logger, intent.Command, intent.Caller, intent.RequestId);
        _parts.Reached(WritePoint.Received);
        _received.Signal();
        return View(row);
    }

    private Result<Write> Repeat(WriteRow known, WriteIntent intent) =>
        known.PayloadDigest.AsSpan().SequenceEqual(intent.PayloadDigest)
            ? View(known)
            : Refusal.Of(RefusalCode.RequestIdReused, ("requestId", intent.RequestId.ToString("D")));

    private Write View(WriteRow row) => new(
        row.Id, row.Caller, row.RequestId, row.Command, row.State, row.IsFinal, row.Nonce,
        row.Hash is { } hash ? Fact.Digest(hash) : null,
        row.BlockHash is { } block ? new BlockPoint(row.BlockHeight!.Value, Fact.Digest(block)) : null, row.GasUsed,
        row.Logs is null
            ? []
            : [.. EventDecoding.Decode(StoredLogs.Read(row.Logs, row), _deployment).Select(e => e.Event)],
        row.Revert is null ? null : RefusalDecoding.Decode(row.Revert), row.ReceivedAt, _parts.Sends.Of(row.Id),
        _parts.Complaints.Of(row.Id));

    /// <summary>The ABI has one encoding for one command, so its bytes are the command's canonical form.</summary>
    private static byte[] DigestOf(string name, byte[] input) =>
        SHA256.HashData([.. Encoding.UTF8.GetBytes(name), 0, .. input]);

    private static partial class Log
    {
        [LoggerMessage(12, LogLevel.Information, "Outbox of {Signer} open: {Unsettled} unsettled, halted: {Halted}")]
        public static partial void Opened(ILogger logger, Address signer, int unsettled, string halted);

        [LoggerMessage(13, LogLevel.Information, "{Command} of {Caller} ({RequestId}) received")]
        public static partial void Received(ILogger logger, string command, string caller, Guid requestId);

        [LoggerMessage(14, LogLevel.Warning, "Resumed by {By}: {Done}")]
        public static partial void Resumed(ILogger logger, string by, string done);
    }
}
