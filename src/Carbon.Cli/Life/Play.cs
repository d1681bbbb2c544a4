using Carbon.Cli.CommandLine;
using Carbon.Cli.Network;
using Carbon.Cli.Nodes;

namespace Carbon.Cli.Life;

/// <summary>Plays both lives against a running network.</summary>
internal static class Play
{
    /// <summary>Plays; every step is told as it happens.</summary>
    public static async Task<PlayResult> RunAsync(
        NetworkLayout layout, NetworkState state, TimeProvider time, Action<LifeStep> tell, CancellationToken cancel)
    {
        var sample = JsonOutput.ReadFile<LifeSample>(Path.Combine(layout.Samples, "lives.json"));
        using var forestry = MemberNode.Open(layout, state.Node("forestry"));
        using var ecology = MemberNode.Open(layout, state.Node("ecology"));
        using var court = MemberNode.Open(layout, state.Node("court"));
        using var bank = MemberNode.Open(layout, state.Node("bank"));
        var stage = new Stage(forestry, ecology, court, bank, time, tell, cancel);
        var partial = await new PartialLife(stage, sample.Partial).PlayAsync();
        var whole = await new WholeLife(stage, sample.Whole).PlayAsync(partial.Certificate);
        return new(sample.Note, [partial, whole], stage.Steps);
    }
}

/// <summary>Both lives and every step of them.</summary>
internal sealed record PlayResult(string Note, IReadOnlyList<LifeResult> Lives, IReadOnlyList<LifeStep> Steps);
