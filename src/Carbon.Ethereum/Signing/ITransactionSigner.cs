namespace Carbon.Ethereum;

/// <summary>
/// Signs whole transactions with one key, which may live in another process; safe to use from several threads.
/// </summary>
public interface ITransactionSigner
{
    /// <summary>The address of the key.</summary>
    Address Address { get; }

    /// <summary>
    /// Returns the asked transaction, of value 0, with the key's signature; that it is this one and of this key was
    /// checked.
    /// </summary>
    /// <exception cref="SignerUnavailableException">There was no usable answer; ask again later.</exception>
    /// <exception cref="SignerRefusedException">It is not signed, and asking again will not help.</exception>
    Task<SignedTransaction> SignAsync(Transaction transaction, CancellationToken cancel);
}
