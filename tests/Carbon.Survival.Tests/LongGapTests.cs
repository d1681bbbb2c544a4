using Xunit.Abstractions;

namespace Carbon.Survival.Tests;

/// <summary>R9: a node that was away for a hundred thousand blocks, of which few say anything.</summary>
[Collection(AloneTests.Name)]
public sealed class LongGapTests(ITestOutputHelper output) : IDisposable
{
    private const ulong Blocks = 100_000;
    private const ulong SpeaksEvery = 1_000;
    private const ulong Stage = 5_000;

    // What a node holds of the blocks it reads: sixteen on their way, and the archive's newest file of up to 4096 empty
    // ones, a header of half a kilobyte each, several times over while it is compressed. All headers would be 54 MB.
    private const long GrowthMax = 24_000_000;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("carbon-gap-");
    private readonly List<long> _heaps = [];

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_gap_of_100_000_blocks_takes_little_memory_and_goes_on_where_it_broke_off()
    {
        using var chain = new MadeChain(Blocks, height => height % SpeaksEvery == 0 && height > 0
            ? [MadeLog.Admission(MadeChain.Consortium, (uint)(height / SpeaksEvery))]
            : []);
        ulong broken;
        await using (var node = Open(chain))
        {
            await ReachAsync(node, Stage, Blocks / 2);
            broken = node.Index.Tip!.Value.Height;
        }

        chain.Lowest = Blocks;
        await using (var node = Open(chain))
        {
            await ReachAsync(node, Blocks / 2 + Stage, Blocks);
            Assert.InRange(chain.Lowest, broken + 1, broken + Stage);
            Assert.Equal(chain.HashAt(Blocks).ToString(), node.Index.Tip!.Value.Hash.ToString());
            Assert.Equal(Blocks / SpeaksEvery, (ulong)node.Index.Read(rows => rows.Members(default, 200)).Count);
        }

        output.WriteLine(string.Join(' ', _heaps));
        Assert.InRange(_heaps.Max() - _heaps[0], long.MinValue, GrowthMax);
    }

    private IndexedNode Open(MadeChain chain) => new(_folder.FullName, chain.Client, chain.Deployment);

    /// <summary>Weighs what is held at each stage; how far it is and how far the chain is can be asked there.</summary>
    private async Task ReachAsync(IndexedNode node, ulong first, ulong last)
    {
        for (var stage = first; stage <= last; stage += Stage)
        {
            await node.ReachAsync(stage);
            var status = node.Follower.Status;
            Assert.InRange(status.Tip!.Value.Height, stage, Blocks);
            Assert.Equal(Blocks, status.HeadHeight);
            Assert.Null(status.LastError);
            _heaps.Add(GC.GetTotalMemory(forceFullCollection: true));
        }
    }
}

/// <summary>Tests that weigh this process, and so run while no other does.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneTests
{
    public const string Name = "alone";
}
