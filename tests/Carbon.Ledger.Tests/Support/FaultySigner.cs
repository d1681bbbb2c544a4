namespace Carbon.Ledger.Tests;

/// <summary>What a signer in another process may do: fail, refuse, or sign something else.</summary>
internal sealed class FaultySigner(ITransactionSigner behind) : ITransactionSigner
{
    public Func<Transaction, Task<SignedTransaction>>? Fault { get; set; }

    public int Asked { get; private set; }

    public Address Address => behind.Address;

    public Task<SignedTransaction> SignAsync(Transaction transaction, CancellationToken cancel)
    {
        Asked++;
        return Fault is { } fault ? fault(transaction) : behind.SignAsync(transaction, cancel);
    }
}
