using System.Collections.Concurrent;

namespace Carbon.Network.Tests;

/// <summary>Signs, and remembers under which nonce what was signed.</summary>
internal sealed class RecordingSigner(ITransactionSigner key) : ITransactionSigner
{
    private readonly ConcurrentBag<(ulong Nonce, Hash32 Hash)> _signed = [];

    public Address Address => key.Address;

    /// <summary>Every different transaction that was ever signed.</summary>
    public IReadOnlyList<(ulong Nonce, Hash32 Hash)> Signed => [.. _signed.Distinct().OrderBy(one => one.Nonce)];

    public async Task<SignedTransaction> SignAsync(Transaction transaction, CancellationToken cancel)
    {
        var signed = await key.SignAsync(transaction, cancel);
        _signed.Add((transaction.Nonce, signed.Hash));
        return signed;
    }
}
