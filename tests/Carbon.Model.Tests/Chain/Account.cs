namespace Carbon.Model.Tests;

/// <summary>An account that sends one transaction after another, each in a block of its own at a time given.</summary>
internal sealed class Account(EthereumClient chain, ulong chainId, ISigner signer)
{
    private const ulong GasLimit = 15_000_000;

    private ulong _nonce;

    public Address Address => signer.Address;

    public ISigner Signer => signer;

    /// <summary>The receipt, and the revert's bytes where the transaction failed.</summary>
    public async Task<(Receipt Receipt, byte[]? Revert)> SendAsync(Address? to, byte[] input, ulong atSeconds)
    {
        await chain.Rpc.CallAsync("evm_setNextBlockTimestamp", [atSeconds], CancellationToken.None);
        var signed = new LegacyTransaction(chainId, _nonce++, 0, GasLimit, to, 0, input).Sign(signer);
        byte[]? revert = null;
        try
        {
            await chain.SendRawTransactionAsync(signed.Bytes, CancellationToken.None);
        }
        catch (RpcException e) when (e.IsRevert)
        {
            revert = e.RevertBytes ?? throw new InvalidOperationException("A revert without bytes.", e);
        }

        var receipt = await chain.GetTransactionReceiptAsync(signed.Hash, CancellationToken.None)
            ?? throw new InvalidOperationException("The transaction was not mined at once.");
        Assert.Equal(receipt.Succeeded, revert is null);
        return (receipt, revert);
    }
}
