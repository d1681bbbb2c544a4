namespace Carbon.Ledger.Tests;

/// <summary>The outbox tests share one engine and run one after the other; each has a key of its own.</summary>
[CollectionDefinition(Name)]
public sealed class OutboxChain : ICollectionFixture<RegisterFixture>
{
    public const string Name = "outbox";
}
