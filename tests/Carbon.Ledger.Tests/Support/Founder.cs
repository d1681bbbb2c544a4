namespace Carbon.Ledger.Tests;

/// <summary>The key that deploys the contracts and founds the consortium.</summary>
internal sealed class Founder(EthereumClient chain, ulong chainId)
{
    private const ulong GasLimit = 12_000_000;

    private readonly ISigner _signer = Secp256k1.CreateSigner(PrivateKey.Generate());
    private readonly SemaphoreSlim _one = new(1);

    public async Task<Address> CreateAsync(byte[] creation) =>
        (await SendAsync(null, creation)).ContractAddress
        ?? throw new InvalidOperationException("Nothing was created.");

    public Task EnactAsync(Address consortium, Address target, IContractCall act) =>
        SendAsync(consortium, new ConsortiumContract.FoundCall(target, act.Encode()).Encode());

    private async Task<Receipt> SendAsync(Address? to, byte[] input)
    {
        await _one.WaitAsync();
        try
        {
            // Asked each time, since some tests take blocks back.
            var nonce = await chain.GetTransactionCountAsync(_signer.Address, BlockTag.Latest, CancellationToken.None);
            var signed = new LegacyTransaction(chainId, nonce, 0, GasLimit, to, 0, input).Sign(_signer);
            await chain.SendRawTransactionAsync(signed.Bytes, CancellationToken.None);
            var receipt = await chain.GetTransactionReceiptAsync(signed.Hash, CancellationToken.None);
            return receipt is { Succeeded: true }
                ? receipt
                : throw new InvalidOperationException($"The founder's transaction {nonce} did not succeed.");
        }
        finally
        {
            _one.Release();
        }
    }
}
