using Xunit.Abstractions;

namespace Carbon.Network.Tests;

/// <summary>
/// A chain node that is led onto another history by a second group of nodes with the validators' own keys: many blocks
/// are replaced there at once, while the members' chain goes on. See docs/decisions/0015.
/// </summary>
[Collection(WholeStack.Name)]
public sealed class DeepReorgTests(StackFixture stack, ITestOutputHelper output)
{
    private const ulong Depth = 9;
    private const ulong Lead = 3;
    private const int DoublesMost = 3;

    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(10);

    // Longer than the test takes: one of two followers waits out the time in which the nodes differ.
    private static readonly TimeSpan LongPatience = TimeSpan.FromMinutes(5);

    [Fact]
    public Task A_node_led_astray_is_not_followed_unless_the_second_node_agrees() =>
        StackRun.RunAsync(stack, output, async run =>
        {
            for (var doubled = 1; doubled <= DoublesMost; doubled++)
            {
                if (await DoubleAsync(run)) return;
                run.Say("The twins came to rest on two histories of one weight.");
            }

            Assert.Fail($"{DoublesMost} groups of twins came to rest.");
        });

    /// <summary>Tries it with one group of twins; false where they rest before their chain is the longer one.</summary>
    private static async Task<bool> DoubleAsync(StackRun run)
    {
        await using var twins = await run.Network.DoubleAsync();
        var (astray, honest) = (twins.Member, run.Network.Validators[0]);
        await ValidatorNetwork.JoinAsync([honest, .. twins.Nodes]);
        await twins.AgreeAsync(await honest.HeightAsync());
        await ValidatorNetwork.WhileApartAsync(twins.Validators, [honest, astray], () => GrowApartAsync(twins));
        var isLed = false;
        await ValidatorNetwork.WhileApartAsync(
            [astray], [honest], async () => isLed = await LeadAstrayAsync(run, twins));
        return isLed;
    }

    /// <summary>Lets the twins seal blocks of their own until the members' chain is deep enough.</summary>
    private static async Task GrowApartAsync(ValidatorNetwork twins)
    {
        var fork = await twins.Validators[0].HeightAsync();
        await Task.WhenAll(twins.Validators.Select(node => node.SealAsync()));
        await Until.TrueAsync(
            async () => await twins.Member.HeightAsync() > fork + Depth + Lead, "the members' chain is deep enough");
    }

    /// <summary>Lets two followers read the node, and then the node take the twins' chain.</summary>
    private static async Task<bool> LeadAstrayAsync(StackRun run, ValidatorNetwork twins)
    {
        var (astray, honest) = (twins.Member, run.Network.Validators[0]);
        var height = await astray.HeightAsync();
        await using var logs = await LogWatch.OpenAsync([astray], run.Deployment);
        await using var asking = Follow(run, astray, honest);
        await using var agreeing = Follow(run, astray, twins.Validators[0], LongPatience);
        await Task.WhenAll(asking.ReachAsync(height), agreeing.ReachAsync(height));
        if (!await GrowToAsync(twins, height + Lead)) return false;
        await TakeTwinsAsync(twins, height);

        var halted = await Assert.ThrowsAsync<HistoriesDifferException>(() => asking.Run.WaitAsync(Until.Limit));
        Assert.Contains($"{await honest.HashAtAsync(height)}", halted.Message, StringComparison.Ordinal);
        Assert.Equal((0, height), (asking.Fold.Undone, asking.Fold.Tip!.Value.Height));

        await Until.TrueAsync(() => agreeing.Fold.Undone > 0, "the other follower undid what was replaced");
        await agreeing.ReachAsync(height);
        Assert.Equal($"{await astray.HashAtAsync(height)}", $"{agreeing.Fold.HashAt(height)}");
        Assert.True((ulong)agreeing.Fold.Undone >= Depth, $"{agreeing.Fold.Undone} blocks were replaced only");
        await Until.TrueAsync(() => logs.RemovedLogs > 0, "the engine takes logs back");
        run.Say($"{agreeing.Fold.Undone} blocks replaced at once; {logs.RemovedLogs} logs taken back in " +
            $"{logs.Removed.Count} blocks");
        return true;
    }

    /// <summary>
    /// Waits for a height; false where no block comes. Four validators of this engine may part into two histories of
    /// one weight, each of whose validators has sealed too lately to seal again: then all of them rest for ever.
    /// </summary>
    private static async Task<bool> GrowToAsync(ValidatorNetwork twins, ulong height)
    {
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        var (seen, since) = (0UL, TimeProvider.System.GetTimestamp());
        while (await twins.HighestAsync() is var highest && highest < height)
        {
            if (highest > seen) (seen, since) = (highest, TimeProvider.System.GetTimestamp());
            if (TimeProvider.System.GetElapsedTime(since) > Rest) return false;
            await beat.WaitForNextTickAsync();
        }

        return true;
    }

    /// <summary>Joins the node with the twins once their chain is the heavier.</summary>
    private static async Task TakeTwinsAsync(ValidatorNetwork twins, ulong height)
    {
        await Until.TrueAsync(
            async () => await twins.Validators[0].HeightAsync() >= height + Lead, "the twins' chain is longer");
        await ValidatorNetwork.JoinAsync([.. twins.Nodes]);
        await Until.TrueAsync(
            async () => await twins.Member.HashAtAsync(height) == await twins.Validators[0].HashAtAsync(height),
            "the node took the twins' chain");
    }

    private static FollowerUnderTest Follow(
        StackRun run, GethNode first, GethNode second, TimeSpan? patience = null) => new(
        first.Client(), run.Deployment, usual => usual with
        {
            FetchAhead = 64,
            MaxReorgDepth = 128,
            SecondNode = second.Client(),
            DisputePatience = patience ?? usual.DisputePatience,
        });
}
