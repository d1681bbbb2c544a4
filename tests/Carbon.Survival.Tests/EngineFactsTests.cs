namespace Carbon.Survival.Tests;

/// <summary>What the other engine of the tests is found to be able to do.</summary>
public sealed class EngineFactsTests(AnvilRegister register) : IClassFixture<AnvilRegister>
{
    [Fact]
    public async Task Finds_what_anvil_can_do()
    {
        var facts = await ChainProbe.RunAsync(register.Node.Client(), register.Deployment, CancellationToken.None);

        Assert.StartsWith("anvil/v1.", facts.Client, StringComparison.Ordinal);
        Assert.Equal(
            new ChainFacts(
                register.Deployment.ChainId, facts.Client, facts.NewestTime, BaseFee: 0, HashesHeaders: true,
                ReceiptSource.ByBlock, RevertBytes.InError, EstimatesRevert: true, FinalizedTag: Ability.Present,
                SafeTag: Ability.Present, FeeHistory: Ability.Present, LogFilters: Ability.Present,
                CallsByHash: Ability.Present),
            facts);
        Assert.Equal(FeeKind.Free, facts.Fees);
    }
}
