namespace Carbon.Network.Tests;

/// <summary>One network for all tests, with the register founded on it; each test has a key of its own.</summary>
public sealed class NetworkFixture : FoundedRegister, IAsyncLifetime
{
    private ValidatorNetwork? _network;

    internal ValidatorNetwork Network => _network ?? throw new InvalidOperationException("Not started.");

    public async Task InitializeAsync()
    {
        var compiling = OldestContracts.CompileAsync();
        _network = await ValidatorNetwork.StartAsync();
        await FoundAsync(Network.Member.Chain, (await compiling).CodeFor);
    }

    public async Task DisposeAsync()
    {
        if (_network is not null) await _network.DisposeAsync();
    }
}
