using System.Globalization;
using Carbon.Contracts;

namespace Carbon.Gateway.Settings;

/// <summary>When blocks are final for one node: as its network says, or later.</summary>
internal static class FinalitySetting
{
    /// <summary>The rule of the network, made stricter by the node's own number of blocks where it has one.</summary>
    /// <exception cref="StartRefusedException">The node would take for final what the network does not.</exception>
    public static FinalityRule Of(FinalityRule? network, int? own) => (network, own) switch
    {
        (null, _) => new FinalityRule.Confirmations((uint)(own ?? 0)),
        ({ } rule, null) => rule,
        (FinalityRule.Immediate rule, 0) => rule,
        (FinalityRule.Immediate, { } more) => new FinalityRule.Confirmations((uint)more),
        (FinalityRule.Confirmations(var least), { } more) when more >= least =>
            new FinalityRule.Confirmations((uint)more),
        (FinalityRule.Confirmations(var least), { } fewer) => throw Weaker(
            $"chain.confirmations is {fewer}, but the network's blocks are final after {least}; leave it out."),
        _ => throw Weaker($"chain.confirmations is {own}, but the network's blocks are {network}; leave it out."),
    };

    private static StartRefusedException Weaker(FormattableString why) =>
        new(StartRefusedException.WrongSettings, why.ToString(CultureInfo.InvariantCulture));
}
