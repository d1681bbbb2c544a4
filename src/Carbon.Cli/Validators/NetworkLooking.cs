using System.Text.Json;
using Carbon.Cli.Network;
using Carbon.Ethereum;

namespace Carbon.Cli.Validators;

/// <summary>Asks every node of a chain how it is, and one of them who seals.</summary>
internal sealed class NetworkLooking(HttpClient http, TimeProvider time)
{
    private const ulong NewestBlocks = 8;

    // Two blocks of one height are no fork while they last for a moment only: nodes meet in the next block.
    private const int Looks = 4;

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    /// <summary>Looks at nodes; the account of one that is no validator, or unknown, is empty.</summary>
    public async Task<NetworkLook> LookAsync(IReadOnlyList<ValidatorState> asked, CancellationToken cancel)
    {
        var nodes = await Task.WhenAll(asked.Select(one => SeeAsync(one, cancel)));
        var up = nodes.Where(node => node.IsUp).ToArray();
        if (up.Length == 0)
            return new(null, nodes, [], 0, 0, 0, Agreed: false);

        var shared = up.Min(node => node.Height!.Value);
        var agreed = await AgreeAsync(up, shared, cancel);
        var highest = up.MaxBy(node => node.Height)!;
        var to = highest.Height!.Value;
        var from = to > NewestBlocks ? to - NewestBlocks + 1 : Math.Min(to, 1);
        if (await EngineOfAsync(Client(highest), cancel) is not { } engine)
            return new(null, nodes, [], from, to, shared, agreed);
        var validators = await ValidatorsAsync(engine, asked, from, to, cancel);
        return new(engine.Name, nodes, validators, from, to, shared, agreed);
    }

    /// <summary>The engine by what it answers, or null where it tells of no validators.</summary>
    private static async Task<IValidatorEngine?> EngineOfAsync(RpcClient rpc, CancellationToken cancel)
    {
        foreach (var engine in (IValidatorEngine[])[new CliqueEngine(rpc), new QbftEngine(rpc)])
        {
            try
            {
                await engine.ValidatorsAsync(cancel);
                return engine;
            }
            catch (RpcException)
            {
                // It has no such word: it is another engine.
            }
        }

        return null;
    }

    private static async Task<IReadOnlyList<ValidatorLook>> ValidatorsAsync(
        IValidatorEngine engine, IReadOnlyList<ValidatorState> asked, ulong from, ulong to, CancellationToken cancel)
    {
        var within = await engine.ValidatorsAsync(cancel);
        var blocks = new List<(ulong Height, Address Sealer)>();
        for (var height = from; height <= to; height++)
        {
            if (await engine.SealerOfAsync(height, cancel) is { } sealer)
                blocks.Add((height, sealer));
        }

        var known = asked.Where(one => one.Address.Length > 0).ToDictionary(one => Address.Parse(one.Address));
        return
        [
            .. within.Concat(known.Keys).Concat(blocks.Select(block => block.Sealer)).Distinct().Select(address =>
            {
                var own = blocks.Where(block => block.Sealer == address).ToArray();
                return new ValidatorLook(
                    $"{address}", known.GetValueOrDefault(address)?.Name, within.Contains(address), own.Length,
                    own.Length > 0 ? own[^1].Height : null);
            }),
        ];
    }

    private async Task<ChainNodeLook> SeeAsync(ValidatorState one, CancellationToken cancel)
    {
        var silent = new ChainNodeLook(one.Name, one.RpcUrl, null, null, null);
        try
        {
            var client = Client(silent);
            if (await new EthereumClient(client).GetBlockAsync(BlockTag.Latest, cancel) is not { } head)
                return silent;
            return silent with
            {
                Height = head.Header.Number,
                HeadHash = $"{head.Header.Hash}",
                Peers = await PeersAsync(client, cancel),
            };
        }
        catch (Exception e) when (e is RpcUnavailableException or RpcException)
        {
            // Whatever it said was of no use: it counts as down, and the look says so.
            return silent;
        }
    }

    private static async Task<ulong?> PeersAsync(RpcClient client, CancellationToken cancel)
    {
        try
        {
            var count = await client.CallAsync("net_peerCount", [], cancel);
            return count.ValueKind == JsonValueKind.String ? Quantity.ParseUInt64(count.GetString()) : null;
        }
        catch (Exception e) when (e is RpcException or FormatException)
        {
            // An engine that stands alone may know no such word.
            return null;
        }
    }

    private async Task<bool> AgreeAsync(IReadOnlyList<ChainNodeLook> nodes, ulong height, CancellationToken cancel)
    {
        for (var look = 1; ; look++)
        {
            var hashes = await Task.WhenAll(nodes.Select(async node =>
                (await new EthereumClient(Client(node)).GetBlockAsync(BlockTag.At(height), cancel))?.Header.Hash));
            if (hashes.Distinct().Count() == 1)
                return true;
            if (look == Looks)
                return false;
            await Task.Delay(BetweenLooks, time, cancel);
        }
    }

    private RpcClient Client(ChainNodeLook node) =>
        new(http, new RpcSettings(new Uri(node.RpcUrl)) { Timeout = Limit }, time);
}
