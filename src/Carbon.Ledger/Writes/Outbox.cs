using System.Diagnostics.CodeAnalysis;
using Carbon.Contracts;
using Carbon.Ethereum;
using Carbon.Registry;
using Carbon.Registry.Commands;
using Microsoft.Extensions.Logging;

namespace Carbon.Ledger;

/// <summary>Carries commands to the chain, each at most once.</summary>
[SuppressMessage("Performance", "CA1822", Justification = "Shape first.")]
public sealed class Outbox : IDisposable
{
    /// <summary>Opens an outbox for one key.</summary>
    /// <exception cref="OutboxInUseException">Another process owns it.</exception>
    /// <exception cref="WrongChainException">The node's chain is another one.</exception>
    /// <exception cref="ChainUnavailableException">The chain gives no answer.</exception>
    public static Task<Outbox> OpenAsync(
        OutboxOptions options,
        RpcClient rpc,
        ISigner signer,
        Deployment deployment,
        TimeProvider time,
        ILoggerFactory loggers,
        CancellationToken cancel) => throw new NotSupportedException();

    /// <summary>How the outbox is doing.</summary>
    public OutboxStatus Status => throw new NotSupportedException();

    /// <summary>
    /// Takes a command; when it returns a write, intent, nonce, signed bytes and hash are on disk. The same id with the
    /// same command gives the same write; a refusal costs neither nonce nor id.
    /// </summary>
    /// <exception cref="ChainUnavailableException">The chain gives no answer; nothing was stored.</exception>
    /// <exception cref="OutboxHaltedException">Nothing is signed until people have looked; nothing was stored.</exception>
    public Task<Result<Write>> SubmitAsync(
        string caller, Guid requestId, RegistryCommand command, CancellationToken cancel) =>
        throw new NotSupportedException();

    /// <summary>Completes once the write is settled or halted; cancelling changes nothing.</summary>
    /// <exception cref="KeyNotFoundException">The caller has no such write.</exception>
    public Task<Write> WaitAsync(string caller, Guid requestId, CancellationToken cancel) =>
        throw new NotSupportedException();

    /// <summary>The write as it stands, or null where the caller has none under this id.</summary>
    public Write? Find(string caller, Guid requestId) => throw new NotSupportedException();

    /// <summary>Sends and settles until cancelled.</summary>
    public Task RunAsync(CancellationToken cancel) => throw new NotSupportedException();

    /// <summary>Closes the file and gives up the lock.</summary>
    public void Dispose() => throw new NotSupportedException();
}
