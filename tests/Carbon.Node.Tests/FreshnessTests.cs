using Carbon.Gateway.Answers;
using Carbon.Gateway.Reads;
using Carbon.Gateway.Settings;
using Carbon.Ledger;
using Google.Protobuf.WellKnownTypes;

namespace Carbon.Node.Tests;

public sealed class FreshnessTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
    private static readonly FollowerStatus Following = new(null, 100, false, null, null);

    [Theory]
    [InlineData(0ul, 0)]
    [InlineData(3ul, 30)]
    [InlineData(0ul, -600)]
    public void A_reading_within_both_limits_is_fresh(ulong blocks, int age) =>
        Freshness.Require(ReadSettings.Usual, Following, At(blocks, age), Now);

    // R14: what lags is not decided on, and how far it lags is told.
    [Theory]
    [InlineData(4ul, 0, "4 blocks behind")]
    [InlineData(1ul, 31, "31 s old and 1 blocks behind")]
    [InlineData(0ul, 31, "The chain's own head, block 100, is 31 s old")]
    public void R14_a_reading_above_a_limit_is_refused_with_its_lag(ulong blocks, int age, string said)
    {
        var fault = Assert.Throws<IndexBehindException>(() =>
            Freshness.Require(ReadSettings.Usual, Following, At(blocks, age), Now));
        Assert.Equal("INDEX_LAGGING", fault.Reason);
        Assert.Contains(said, fault.Message, StringComparison.Ordinal);
        Assert.Matches(@"[\u4e00-\u9fff]", fault.Chinese);
    }

    [Fact]
    public void R14_a_node_that_cannot_tell_how_far_the_chain_is_decides_nothing()
    {
        FollowerStatus[] blind =
        [
            Following with { HeadHeight = null }, Following with { Holding = true },
            Following with { LastError = "no answer" }, Following with { HaltedBecause = "another chain" },
        ];
        Assert.All(blind, status => Assert.Throws<IndexBehindException>(() =>
            Freshness.Require(ReadSettings.Usual, status, At(0, 0), Now)));
    }

    private static Wire.AsOf At(ulong blocks, int age) => new()
    {
        Height = 100,
        LagBlocks = blocks,
        BlockTime = Timestamp.FromDateTimeOffset(Now.AddSeconds(-age)),
    };
}
