namespace Carbon.Ledger.Tests;

/// <summary>Blocks that hold together and tell what cannot be taken.</summary>
public sealed class PoisonEventTests
{
    private const ulong Head = 5;
    private const ulong Bad = 3;

    private static readonly MadeLog Sound = MadeLog.Admission(MadeChain.Consortium, 7);

    private static readonly Dictionary<string, MadeLog> Poisons = new()
    {
        ["its topic is unknown"] = Sound with { Topics = [Some.Hash(), Sound.Topics[1]] },
        ["it has no topic"] = Sound with { Topics = [] },
        ["its body is cut short"] = Sound with { Body = Sound.Body[..^32] },
        ["a code is none that is known"] = Sound with { Body = [.. Sound.Body[..31], 200, .. Sound.Body[32..]] },
        ["a number is larger than its kind"] = Sound with { Body = [1, .. Sound.Body[1..]] },
    };

    public static TheoryData<string> Kinds => [.. Poisons.Keys];

    // R11, INV-41
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Ends_before_an_event_that_cannot_be_read_and_names_its_place(string kind)
    {
        using var chain = Chain([Poisons[kind]]);
        await using var following = new FollowerUnderTest(chain.Client, chain.Deployment);

        await Assert.ThrowsAsync<UnreadableEventException>(() => following.Run.WaitAsync(Until.Limit));

        Assert.Equal(Bad - 1, following.Fold.Tip!.Value.Height);
        Assert.IsType<MemberAdmitted>(Assert.Single(following.Fold.Events));
        string[] place =
        [
            $"Log 0 of block {Bad} ({chain.HashAt(Bad)})", $"transaction {MadeChain.TransactionOf(Bad)}",
            $"by {MadeChain.Consortium}",
        ];
        Assert.All(place, part =>
            Assert.Contains(part, following.Follower.Status.HaltedBecause, StringComparison.Ordinal));
    }

    // R11
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Passes_over_what_contracts_of_others_log(string kind)
    {
        using var chain = Chain([Poisons[kind] with { By = MadeChain.Stranger }, Sound]);
        await using var following = new FollowerUnderTest(chain.Client, chain.Deployment);

        await following.ReachAsync(Head);

        Assert.Equal([1u, 7u], following.Fold.Events.Cast<MemberAdmitted>().Select(admitted => admitted.Member.Value));
        Assert.Null(following.Follower.Status.HaltedBecause);
    }

    private static MadeChain Chain(MadeLog[] bad) => new(Head, height => height switch
    {
        Bad - 1 => [MadeLog.Admission(MadeChain.Consortium, 1)],
        Bad => bad,
        _ => [],
    });
}
