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

    private readonly OutboxLock _lock;
    private readonly OutboxStore _store;
    private readonly ISigner _signer;
    private readonly Deployment _deployment;
    private readonly Rehearsal _rehearsal;
    private readonly Sender _sender;
    private readonly Waiters _waiters = new();
    private readonly Halt _halt = new();
    private readonly Wake _wake = new();
    private readonly ILogger<Outbox> _logger;

    private Outbox(
        OutboxOptions options, EthereumClient chain, ISigner signer, Deployment deployment, TimeProvider time,
        ILogger<Outbox> logger)
    {
        (_signer, _deployment, _logger) = (signer, deployment, logger);
        _rehearsal = new Rehearsal(chain, signer.Address, options);
        _lock = OutboxLock.Take(options.Path);
        try
        {
            _store = OutboxStore.Open(options.Path);
        }
        catch
        {
            _lock.Dispose();
            throw;
        }

        var inquiry = new Inquiry(chain, deployment, options);
        _sender = new Sender(chain, signer.Address, _store, inquiry, _waiters, _halt, options, time, logger);
    }

    /// <summary>How the outbox is doing.</summary>
    public OutboxStatus Status => new(_store.CountUnsettled(), _halt.Reason, _sender.LastError);

    /// <summary>Opens an outbox for one key.</summary>
    /// <exception cref="OutboxInUseException">Another process owns it.</exception>
    /// <exception cref="WrongChainException">
    /// The node's chain is another one, or the file is of another chain or key.
    /// </exception>
    /// <exception cref="ChainUnavailableException">The chain gives no answer.</exception>
    public static async Task<Outbox> OpenAsync(
        OutboxOptions options,
        RpcClient rpc,
        ISigner signer,
        Deployment deployment,
        TimeProvider time,
        ILoggerFactory loggers,
        CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(signer);
        await ChainProbe.RunAsync(rpc, deployment, cancel);
        var chain = new EthereumClient(rpc);
        var outbox = new Outbox(options, chain, signer, deployment, time, loggers.CreateLogger<Outbox>());
        try
        {
            await outbox.RecoverAsync(chain, cancel);
            return outbox;
        }
        catch (Exception e) when (e is RpcUnavailableException or RpcException)
        {
            outbox.Dispose();
            throw new ChainUnavailableException($"The node does not tell the key's nonce: {e.Message}", e);
        }
        catch
        {
            outbox.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Takes a command; when it returns a write, intent, nonce, signed bytes and hash are on disk. The same id with the
    /// same command gives the same write; a refusal costs neither nonce nor id.
    /// </summary>
    /// <exception cref="ChainUnavailableException">The chain gives no answer; nothing was stored.</exception>
    /// <exception cref="OutboxHaltedException">
    /// Nothing is signed until people have looked; nothing was stored.
    /// </exception>
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

        var intent = new WriteIntent(caller, requestId, DigestOf(name, call.Input), name);
        if (_store.Find(caller, requestId) is { } known) return Repeat(known, intent);
        _halt.Check();

        var rehearsal = await _rehearsal.RunAsync(call.To, call.Input, cancel);
        if (!rehearsal.TryGet(out var rehearsed, out var refusal))
        {
            // An equal request may have been stored and mined meanwhile, and this one refused for that very reason.
            return _store.Find(caller, requestId) is { } earlier ? Repeat(earlier, intent) : refusal;
        }

        _halt.Check();
        cancel.ThrowIfCancellationRequested();
        var (row, isNew) = _store.Take(intent, nonce => Sign(nonce, call, rehearsed));
        if (!isNew) return Repeat(row, intent);
        Log.Signed(_logger, name, caller, requestId, row.Nonce, row.Hash);
        _wake.Signal();
        return View(row);
    }

    /// <summary>Completes once the write is settled or halted; cancelling changes nothing.</summary>
    /// <exception cref="KeyNotFoundException">The caller has no such write.</exception>
    public async Task<Write> WaitAsync(string caller, Guid requestId, CancellationToken cancel)
    {
        while (true)
        {
            var told = _waiters.Join(caller, requestId);
            var row = _store.Find(caller, requestId);
            if (row is null || row.IsSettled || row.State == WriteState.Halted)
            {
                _waiters.Tell(caller, requestId);
                return row is null ? throw new KeyNotFoundException("The caller has no such write.") : View(row);
            }

            await told.WaitAsync(cancel);
        }
    }

    /// <summary>The write as it stands, or null where the caller has none under this id.</summary>
    public Write? Find(string caller, Guid requestId) => _store.Find(caller, requestId) is { } row ? View(row) : null;

    /// <summary>Sends and settles until cancelled; what was unsettled at the last end is sent first.</summary>
    /// <exception cref="UnreadableEventException">
    /// A contract of the register logged what this release cannot read.
    /// </exception>
    public Task RunAsync(CancellationToken cancel) => _sender.RunAsync(_wake, cancel);

    /// <summary>Closes the file and gives up the lock.</summary>
    public void Dispose()
    {
        _store.Dispose();
        _lock.Dispose();
    }

    private async Task RecoverAsync(EthereumClient chain, CancellationToken cancel)
    {
        var used = await chain.GetTransactionCountAsync(_signer.Address, BlockTag.Latest, cancel);
        if (_store.Owner() is not { } owner)
        {
            var waiting = await chain.GetTransactionCountAsync(_signer.Address, BlockTag.Pending, cancel);
            if (waiting > used) _halt.Because(Reasons.Waiting(_signer.Address, waiting - used));
            else _store.Claim(_signer.Address, _deployment.GenesisHash, used);
        }
        else if (owner.Signer != _signer.Address || owner.Genesis != _deployment.GenesisHash)
        {
            throw new WrongChainException(
                $"The outbox is of key {owner.Signer} on the chain that begins with {owner.Genesis}; " +
                "open another file.");
        }
        else if (used > owner.NextNonce)
        {
            _halt.Because(Reasons.Foreign(_signer.Address, used - owner.NextNonce));
        }

        if (_store.FirstHalted() is { } row) _halt.Because(Reasons.Replaced(row));
        Log.Opened(_logger, _signer.Address, _store.CountUnsettled(), _halt.Reason ?? "no");
    }

    private SignedTransaction Sign(ulong nonce, (Address To, byte[] Input) call, Rehearsed rehearsed)
    {
        // The base fee may rise while the bytes wait, and they are never signed again; only what is asked is paid.
        var maxFee = (rehearsed.BaseFee ?? 0) * 4 + rehearsed.Tip;
        Transaction transaction = maxFee.IsZero
            ? new LegacyTransaction(_deployment.ChainId, nonce, 0, rehearsed.GasLimit, call.To, 0, call.Input)
            : new DynamicFeeTransaction(
                _deployment.ChainId, nonce, rehearsed.Tip, maxFee, rehearsed.GasLimit, call.To, 0, call.Input, []);
        var signed = transaction.Sign(_signer);
        var read = SignedTransaction.Decode(signed.Bytes);
        return read.Sender == _signer.Address
            ? signed
            : throw new InvalidOperationException($"The signer of {_signer.Address} signed with {read.Sender}.");
    }

    private Result<Write> Repeat(WriteRow known, WriteIntent intent) =>
        known.PayloadDigest.AsSpan().SequenceEqual(intent.PayloadDigest)
            ? View(known)
            : Refusal.Of(RefusalCode.RequestIdReused, ("requestId", intent.RequestId.ToString("D")));

    private Write View(WriteRow row) => new(
        row.Caller, row.RequestId, row.Command, row.State, Fact.Digest(row.Hash),
        row.BlockHash is { } hash ? new BlockPoint(row.BlockHeight!.Value, Fact.Digest(hash)) : null, row.GasUsed,
        row.Logs is null
            ? []
            : [.. EventDecoding.Decode(StoredLogs.Read(row.Logs, row), _deployment).Select(e => e.Event)],
        row.Revert is null ? null : RefusalDecoding.Decode(row.Revert));

    /// <summary>The ABI has one encoding for one command, so its bytes are the command's canonical form.</summary>
    private static byte[] DigestOf(string name, byte[] input) =>
        SHA256.HashData([.. Encoding.UTF8.GetBytes(name), 0, .. input]);

    private static partial class Log
    {
        [LoggerMessage(11, LogLevel.Information, "{Command} of {Caller} ({RequestId}) signed: nonce {Nonce}, {Hash}")]
        public static partial void Signed(
            ILogger logger, string command, string caller, Guid requestId, ulong nonce, Hash32 hash);

        [LoggerMessage(12, LogLevel.Information, "Outbox of {Signer} open: {Unsettled} unsettled, halted: {Halted}")]
        public static partial void Opened(ILogger logger, Address signer, int unsettled, string halted);
    }
}
