using Xunit.Abstractions;

namespace Carbon.Network.Tests;

/// <summary>
/// A network that falls into two halves: each seals a block or two and stops, and when they meet again the lighter
/// half's blocks are replaced.
/// </summary>
[Collection(ValidatorChain.Name)]
public sealed class SplitTests(NetworkFixture fixture, ITestOutputHelper output)
{
    private const int SplitsMost = 8;

    private static readonly int Wanted = Deep.IsAsked ? 8 : 1;

    private ValidatorNetwork Network => fixture.Network;

    [Fact]
    public Task Gives_each_write_one_effect_and_one_final_answer_when_blocks_are_replaced() =>
        NetworkCase.RunAsync(fixture, output, async run =>
        {
            var (splits, replacements, moved) = (0, 0, 0);
            while (replacements < Wanted)
            {
                Assert.True(splits++ < SplitsMost * Wanted, $"{splits} splits moved writes {replacements} times only");
                var now = await SplitAndJoinAsync(run);
                moved += now;
                if (now > 0) replacements++;
            }

            await run.AllMinedAsync();
            Assert.True(run.LiveFold.Undone >= Wanted);
            output.WriteLine(
                $"{splits} splits, {run.LiveFold.Undone} blocks replaced, {moved} of {run.AcceptedCount} writes moved");
        });

    /// <summary>Lets both halves seal what they may, joins them, and counts what changed its block.</summary>
    private async Task<int> SplitAndJoinAsync(NetworkCase run)
    {
        // A validator begins a block when it sees the one before, so what a half seals must come before the split.
        using var stop = new CancellationTokenSource();
        var writing = run.KeepWritingAsync(stop.Token);
        var (lighter, heavier) = await Network.HalvesAsync(Network.Member);
        GethNode[] side = [.. lighter, Network.Member];
        await Network.SplitAsync(side);
        var apart = Network.KeepApartAsync(side, stop.Token);
        await ValidatorNetwork.RestAsync(Network.Member, lighter);
        await ValidatorNetwork.RestAsync(heavier[0], heavier);
        await stop.CancelAsync();
        await apart;
        await writing;
        var before = await NewestAsync();

        await Network.ConnectAsync();
        await Network.GrowAsync(2);
        var moved = 0;
        foreach (var (transaction, block) in before)
        {
            var receipt = await Network.Member.Chain.GetTransactionReceiptAsync(transaction, CancellationToken.None);
            if (receipt?.BlockHash != block) moved++;
        }

        return moved;
    }

    /// <summary>Transactions of the two newest blocks and the hash of the block that each is in.</summary>
    private async Task<IReadOnlyList<(Hash32 Transaction, Hash32 Block)>> NewestAsync()
    {
        var height = await Network.Member.HeightAsync();
        var found = new List<(Hash32, Hash32)>();
        foreach (var at in new[] { height - 1, height })
        {
            var block = await Network.Member.Chain.GetBlockAsync(BlockTag.At(at), CancellationToken.None);
            found.AddRange(block!.Transactions.Select(transaction => (transaction, block.Header.Hash)));
        }

        return found;
    }
}
