namespace Carbon.Network.Tests;

/// <summary>The tests share one network and run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class ValidatorChain : ICollectionFixture<NetworkFixture>
{
    public const string Name = "network";
}
