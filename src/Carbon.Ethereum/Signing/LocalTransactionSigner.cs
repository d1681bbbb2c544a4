namespace Carbon.Ethereum;

/// <summary>Signs transactions with a key of this process.</summary>
public sealed class LocalTransactionSigner(ISigner signer) : ITransactionSigner
{
    private readonly ISigner _signer = signer ?? throw new ArgumentNullException(nameof(signer));

    /// <inheritdoc/>
    public Address Address => _signer.Address;

    /// <inheritdoc/>
    public Task<SignedTransaction> SignAsync(Transaction transaction, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        SignedCheck.CheckAsked(transaction);
        return Task.FromResult(SignedCheck.Read(transaction.Sign(_signer).Bytes, transaction, Address));
    }
}
