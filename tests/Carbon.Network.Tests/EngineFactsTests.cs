namespace Carbon.Network.Tests;

/// <summary>What the oldest engine of the tests is found to be able to do.</summary>
[Collection(ValidatorChain.Name)]
public sealed class EngineFactsTests(NetworkFixture fixture)
{
    [Fact]
    public async Task Finds_what_the_oldest_engine_can_do()
    {
        await fixture.Network.MakeWholeAsync();
        var facts = await ChainProbe.RunAsync(
            fixture.Network.Member.Client(), fixture.Deployment, CancellationToken.None);

        Assert.StartsWith("Geth/v1.8.23", facts.Client, StringComparison.Ordinal);
        Assert.Equal(
            new ChainFacts(
                fixture.Deployment.ChainId, facts.Client, facts.NewestTime, BaseFee: null, HashesHeaders: true,
                ReceiptSource.OneByOne, RevertBytes.InResult, EstimatesRevert: true, FinalizedTag: Ability.Absent,
                SafeTag: Ability.Absent, FeeHistory: Ability.Absent, LogFilters: Ability.Present,
                CallsByHash: Ability.Absent),
            facts);
        Assert.Equal(FeeKind.Legacy, facts.Fees);
        Assert.Null(ChainClock.Complaint(facts.NewestTime, TimeProvider.System));
    }
}
