using Carbon.Contracts;
using Carbon.Gateway;
using Carbon.Gateway.Settings;

namespace Carbon.Node.Tests;

public sealed class FinalitySettingTests
{
    private static readonly FinalityRule Immediate = new FinalityRule.Immediate();
    private static readonly FinalityRule Tag = new FinalityRule.FinalizedTag();

    [Fact]
    public void Is_the_nodes_own_where_the_network_says_nothing()
    {
        Assert.Equal(After(0), FinalitySetting.Of(null, null));
        Assert.Equal(After(7), FinalitySetting.Of(null, 7));
    }

    [Fact]
    public void Is_the_networks_where_the_node_says_nothing()
    {
        foreach (var rule in new[] { Immediate, Tag, After(3) })
            Assert.Equal(rule, FinalitySetting.Of(rule, null));
    }

    [Fact]
    public void May_be_stricter_than_the_networks()
    {
        Assert.Equal(Immediate, FinalitySetting.Of(Immediate, 0));
        Assert.Equal(After(2), FinalitySetting.Of(Immediate, 2));
        Assert.Equal(After(3), FinalitySetting.Of(After(3), 3));
        Assert.Equal(After(4), FinalitySetting.Of(After(3), 4));
    }

    [Fact]
    public void May_not_be_weaker_than_the_networks()
    {
        Assert.Contains("final after 3; leave it out", Refused(After(3), 2), StringComparison.Ordinal);
        Assert.Contains("final by the finalized tag; leave it out", Refused(Tag, 100), StringComparison.Ordinal);
    }

    private static FinalityRule.Confirmations After(uint blocks) => new(blocks);

    private static string Refused(FinalityRule network, int own) =>
        Assert.Throws<StartRefusedException>(() => FinalitySetting.Of(network, own)).Message;
}
