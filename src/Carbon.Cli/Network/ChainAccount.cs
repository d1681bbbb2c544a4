using Carbon.Cli.CommandLine;
using Carbon.Ethereum;

namespace Carbon.Cli.Network;

/// <summary>Sends one account's transactions one after the other and waits until each is in a block.</summary>
internal sealed class ChainAccount
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly EthereumClient _chain;
    private readonly ISigner _signer;
    private readonly TimeProvider _time;
    private readonly ulong _chainId;
    private ulong _nonce;

    private ChainAccount(EthereumClient chain, ISigner signer, TimeProvider time, ulong chainId, ulong nonce)
    {
        _chain = chain;
        _signer = signer;
        _time = time;
        _chainId = chainId;
        _nonce = nonce;
    }

    public EthereumClient Chain => _chain;

    public ulong ChainId => _chainId;

    public static async Task<ChainAccount> OpenAsync(
        EthereumClient chain, ISigner signer, TimeProvider time, CancellationToken cancel)
    {
        var chainId = await chain.ChainIdAsync(cancel);
        var nonce = await chain.GetTransactionCountAsync(signer.Address, BlockTag.Latest, cancel);
        return new(chain, signer, time, chainId, nonce);
    }

    /// <summary>Creates a contract; the input is its bytecode with the constructor's arguments.</summary>
    public async Task<(Address Contract, Receipt Receipt)> CreateAsync(byte[] input, CancellationToken cancel)
    {
        var contract = Address.OfContract(_signer.Address, _nonce);
        return (contract, await SendAsync(null, input, cancel));
    }

    /// <summary>Calls a contract; a call that reverts ends the command.</summary>
    public Task<Receipt> CallAsync(Address to, IContractCall call, CancellationToken cancel) =>
        SendAsync(to, call.Encode(), cancel);

    private async Task<Receipt> SendAsync(Address? to, byte[] input, CancellationToken cancel)
    {
        var request = new CallRequest(_signer.Address, to, input) { GasPrice = 0 };
        var gas = await _chain.EstimateGasAsync(request, cancel) switch
        {
            GasOutcome.Estimated estimated => estimated.Gas + (estimated.Gas / 10),
            GasOutcome.Reverted reverted => throw Refused(reverted),
            var other => throw new InvalidOperationException($"Unknown outcome {other}."),
        };
        var signed = new LegacyTransaction(_chainId, _nonce, 0, gas, to, 0, input).Sign(_signer);
        await _chain.SendRawTransactionAsync(signed.Bytes, cancel);
        _nonce++;
        while (true)
        {
            if (await _chain.GetTransactionReceiptAsync(signed.Hash, cancel) is { } receipt)
                return receipt.Succeeded
                    ? receipt
                    : throw new CommandException(
                        Exit.Failed, $"Transaction {signed.Hash} failed in block {receipt.BlockNumber}.");
            await Task.Delay(Pause, _time, cancel);
        }
    }

    private static CommandException Refused(GasOutcome.Reverted reverted) =>
        new(Exit.Failed, $"The chain refused a founding act: {reverted.Message} {Hex.Format(reverted.Output)}");
}
