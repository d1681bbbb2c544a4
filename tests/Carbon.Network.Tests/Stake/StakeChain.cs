namespace Carbon.Network.Tests;

/// <summary>The tests share one network, run one after the other, and nothing else runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class StakeChain : ICollectionFixture<StakeFixture>
{
    public const string Name = "stake";
}
