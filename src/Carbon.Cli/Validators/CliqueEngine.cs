using System.Globalization;
using System.Text.Json;
using Carbon.Ethereum;

namespace Carbon.Cli.Validators;

/// <summary>Clique, as geth speaks of it.</summary>
internal sealed class CliqueEngine(RpcClient rpc) : IValidatorEngine
{
    public string Name => "Clique";

    public async Task<IReadOnlyList<Address>> ValidatorsAsync(CancellationToken cancel) =>
        AddressList.Read(await rpc.CallAsync("clique_getSigners", [], cancel));

    // Blocks name nobody: the sealer is found by its signature, which the engine keeps for the last few of each.
    public async Task<Address?> SealerOfAsync(ulong height, CancellationToken cancel)
    {
        var snapshot = await rpc.CallAsync("clique_getSnapshot", [Quantity.Format(height)], cancel);
        return snapshot.ValueKind == JsonValueKind.Object
            && snapshot.TryGetProperty("recents", out var recents) && recents.ValueKind == JsonValueKind.Object
            && recents.TryGetProperty(height.ToString(CultureInfo.InvariantCulture), out var sealer)
                ? AddressList.One(sealer)
                : null;
    }
}
