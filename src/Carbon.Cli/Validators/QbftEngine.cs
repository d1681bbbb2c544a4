using Carbon.Ethereum;

namespace Carbon.Cli.Validators;

/// <summary>QBFT, as Besu speaks of it.</summary>
internal sealed class QbftEngine(RpcClient rpc) : IValidatorEngine
{
    private readonly EthereumClient _chain = new(rpc);

    public string Name => "QBFT";

    public async Task<IReadOnlyList<Address>> ValidatorsAsync(CancellationToken cancel) =>
        AddressList.Read(await rpc.CallAsync("qbft_getValidatorsByBlockNumber", ["latest"], cancel));

    // A block names who proposed it where other engines name who is paid.
    public async Task<Address?> SealerOfAsync(ulong height, CancellationToken cancel) =>
        (await _chain.GetBlockAsync(BlockTag.At(height), cancel))?.Header.Miner;
}
