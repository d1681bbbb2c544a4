namespace Carbon.Ledger.Tests;

/// <summary>A chain of its own with the register founded on it.</summary>
public sealed class RegisterFixture : FoundedRegister, IAsyncLifetime
{
    private HardhatNode? _node;

    internal HardhatNode Node => _node ?? throw new InvalidOperationException("Not started.");

    public async Task InitializeAsync()
    {
        _node = await HardhatNode.StartAsync();
        await FoundAsync(new EthereumClient(_node.Client()), creation => creation);
    }

    public async Task DisposeAsync()
    {
        if (_node is not null) await _node.DisposeAsync();
    }
}
