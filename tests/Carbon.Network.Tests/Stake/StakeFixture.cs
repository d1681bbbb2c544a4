namespace Carbon.Network.Tests;

/// <summary>
/// One proof-of-stake network for all deep tests, with the register founded on it as it is compiled for production; the
/// keys have money, since gas costs some here.
/// </summary>
public sealed class StakeFixture : FoundedRegister, IAsyncLifetime
{
    private const int KeyCount = 12;

    /// <summary>What EthereumJS wants of a transaction that it passes on, in wei per gas.</summary>
    private const ulong Tip = 100_000_000;

    // The founder's transactions may take 12,000,000 gas each, and a block 100,000,000.
    private const int FoundersAtOnce = 6;

    private static readonly TimeSpan FoundersPatience = TimeSpan.FromMinutes(5);

    private readonly Queue<ISigner> _keys = new(Enumerable.Range(0, KeyCount).Select(_ => NewKey()));
    private StakeNetwork? _network;

    /// <summary>
    /// What was read along the way of each node. EthereumJS runs a whole block again for each of its receipts, so that
    /// no test reads the founding anew.
    /// </summary>
    internal IReadOnlyList<MemoryFold> Folds { get; } =
        [.. Enumerable.Range(0, StakeNetwork.NodeCount).Select(_ => new MemoryFold())];

    internal StakeNetwork Network => _network ?? throw new InvalidOperationException("Not started.");

    public async Task InitializeAsync()
    {
        if (!Deep.IsAsked) return;
        StakeEngine.Require();
        var founder = NewKey();
        _network = await StakeNetwork.StartAsync([founder.Address, .. _keys.Select(key => key.Address)]);
        try
        {
            await FoundAsync(
                Network.Nodes[0].Chain, code => code,
                new FounderTerms(founder, Tip, 100 * Tip, FoundersAtOnce, FoundersPatience));
        }
        catch
        {
            Network.KeepLogs("stake-founding");
            throw;
        }
    }

    public async Task DisposeAsync()
    {
        if (_network is not null) await _network.DisposeAsync();
    }

    /// <summary>Keys with money that sign for these members; each serves one outbox.</summary>
    internal async Task<IReadOnlyList<ISigner>> NewKeysAsync(IReadOnlyCollection<MemberId> members)
    {
        var keys = members.Select(_ => _keys.Dequeue()).ToArray();
        await Task.WhenAll(members.Zip(keys).Select(pair => EnactAsync(
            new ConsortiumContract.AddKeyCall(pair.First.Value, pair.Second.Address, Some.Hash()))));
        return keys;
    }

    private static ISigner NewKey() => Secp256k1.CreateSigner(PrivateKey.Generate());
}
