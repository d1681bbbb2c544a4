namespace Carbon.Survival.Tests;

/// <summary>A chain of its own with the register founded on it; each transaction makes a block.</summary>
public sealed class AnvilRegister : FoundedRegister, IAsyncLifetime
{
    private AnvilNode? _node;

    internal AnvilNode Node => _node ?? throw new InvalidOperationException("Not started.");

    public async Task InitializeAsync()
    {
        _node = await AnvilNode.StartAsync();
        await FoundAsync(new EthereumClient(_node.Client()), creation => creation);
    }

    public async Task DisposeAsync()
    {
        if (_node is not null) await _node.DisposeAsync();
    }
}
