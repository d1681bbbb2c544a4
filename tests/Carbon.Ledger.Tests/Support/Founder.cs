using System.Numerics;

namespace Carbon.Ledger.Tests;

/// <summary>
/// The key that deploys the contracts and founds the consortium. Its transactions need not wait for each other, since a
/// chain of several validators takes a second for each block. Without terms it pays nothing.
/// </summary>
internal sealed class Founder(
    EthereumClient chain, ulong chainId, Func<byte[], byte[]> codeFor, FounderTerms? terms = null)
{
    private const ulong GasLimit = 9_000_000;

    private readonly ISigner _signer = terms?.Key ?? Secp256k1.CreateSigner(PrivateKey.Generate());
    private readonly SemaphoreSlim _one = new(1);
    private readonly List<(ulong Nonce, Hash32 Hash)> _open = [];

    /// <summary>Sends a creation and tells where its contract will stand.</summary>
    public async Task<Address> CreateAsync(byte[] creation) =>
        Address.OfContract(_signer.Address, await SendAsync(null, codeFor(creation)));

    public Task EnactAsync(Address consortium, Address target, IContractCall act) =>
        SendAsync(consortium, new ConsortiumContract.FoundCall(target, act.Encode()).Encode());

    /// <summary>Waits until everything that was sent is in a block and succeeded.</summary>
    public async Task SettleAsync()
    {
        await _one.WaitAsync();
        try
        {
            foreach (var (nonce, hash) in _open)
            {
                Receipt? receipt = null;
                await Until.TrueAsync(
                    async () =>
                    {
                        receipt = await chain.GetTransactionReceiptAsync(hash, CancellationToken.None);
                        return receipt is not null;
                    },
                    $"the founder's transaction {nonce}",
                    terms?.Patience ?? Until.Limit);
                if (receipt is not { Succeeded: true })
                    throw new InvalidOperationException($"The founder's transaction {nonce} did not succeed.");
            }
        }
        finally
        {
            _open.Clear();
            _one.Release();
        }
    }

    private async Task<ulong> SendAsync(Address? to, byte[] input)
    {
        if (_open.Count >= terms?.AtOnce) await SettleAsync();
        await _one.WaitAsync();
        try
        {
            // Asked anew once all is settled, since some tests take blocks back.
            var nonce = _open.Count > 0
                ? _open[^1].Nonce + 1
                : await chain.GetTransactionCountAsync(_signer.Address, BlockTag.Latest, CancellationToken.None);
            var signed = Unsigned(nonce, to, input).Sign(_signer);
            await chain.SendRawTransactionAsync(signed.Bytes, CancellationToken.None);
            _open.Add((nonce, signed.Hash));
            return nonce;
        }
        finally
        {
            _one.Release();
        }
    }

    private Transaction Unsigned(ulong nonce, Address? to, byte[] input) => terms is { } paid
        ? new DynamicFeeTransaction(chainId, nonce, paid.Tip, paid.FeeMax, GasLimit, to, 0, input, [])
        : new LegacyTransaction(chainId, nonce, 0, GasLimit, to, 0, input);
}

/// <summary>How a founder goes about where gas costs money and a block takes its time.</summary>
/// <param name="Key">A key with money.</param>
/// <param name="Tip">What the proposer gets, in wei per gas.</param>
/// <param name="FeeMax">The most that is paid in all, in wei per gas.</param>
/// <param name="AtOnce">How many transactions may wait for a block.</param>
/// <param name="Patience">How long one of them may wait.</param>
internal sealed record FounderTerms(ISigner Key, BigInteger Tip, BigInteger FeeMax, int AtOnce, TimeSpan Patience);
