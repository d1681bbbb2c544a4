using Carbon.Archive;

namespace Carbon.Ledger.Tests;

/// <summary>A follower that keeps what it takes in an archive too.</summary>
public sealed class ArchiveFeedTests(RegisterFixture register) : IClassFixture<RegisterFixture>, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("carbon-archive-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Keeps_every_block_from_which_the_same_state_is_read_without_a_node()
    {
        var head = await HeadAsync();
        var state = await FollowAsync(head);

        Assert.Equal(state, StateOfArchive());
        Assert.Equal(1UL, Reader().Blocks().First().Header.Number);
    }

    [Fact]
    public async Task Notes_what_was_replaced()
    {
        using var archive = Open();
        await using var following = Follow(archive);
        var snapshot = await register.Node.CallAsync("evm_snapshot");
        await register.NewKeyAsync(RegisterFixture.Forestry);
        await ReachBothAsync(following, archive, await HeadAsync());
        await register.Node.CallAsync("evm_revert", snapshot.GetString());
        await register.Node.CallAsync("evm_increaseTime", 100);
        for (var i = 0; i < 5; i++) await register.Node.CallAsync("evm_mine");

        var head = await HeadAsync();
        await Until.TrueAsync(() => following.Fold.Undone > 0, "undone");
        await ReachBothAsync(following, archive, head);
        Assert.Equal(following.Fold.State(head), StateOfArchive(head));
    }

    // An archive that was lost, or lost its end in a power cut, or stood still while a part of the chain was replaced.
    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public async Task Fetches_again_what_is_missing_when_it_starts(int kept)
    {
        var head = await HeadAsync();
        var fold = new MemoryFold();
        var state = await FollowAsync(head, fold);
        var some = Reader().Blocks().Take(kept).ToList();
        _folder.Delete(recursive: true);
        using (var archive = Open())
        {
            foreach (var block in some) archive.Append(block);
        }

        Assert.Equal(state, await FollowAsync(head, fold));
        Assert.Equal(state, StateOfArchive());
    }

    [Fact]
    public async Task Goes_on_while_the_archive_takes_nothing_and_fills_it_afterwards()
    {
        using var archive = new FullArchive(Open());
        await using var following = Follow(archive);
        var head = await HeadAsync();
        await following.ReachAsync(head);
        await Until.TrueAsync(() => following.Follower.Status.Complaint is not null, "complaint");
        Assert.Null(archive.Tip);

        archive.IsFull = false;
        await ReachBothAsync(following, archive, head);
        await Until.TrueAsync(() => following.Follower.Status.Complaint is null, "no complaint");
        Assert.Equal(following.Fold.State(head), StateOfArchive(head));
    }

    private static async Task ReachBothAsync(FollowerUnderTest following, IBlockArchive archive, ulong head)
    {
        await following.ReachAsync(head);
        await Until.TrueAsync(() => archive.Tip?.Number >= head, "archived");
    }

    private BlockArchive Open() => BlockArchive.Open(
        _folder.FullName, register.Deployment.GenesisHash, new ArchiveOptions { SegmentRecords = 10 });

    private ArchiveReader Reader() => ArchiveReader.Open(_folder.FullName);

    private FollowerUnderTest Follow(IBlockArchive archive, MemoryFold? fold = null) => new(
        register.Node.Client(), register.Deployment, o => o with { Archive = archive }, fold);

    private async Task<string> FollowAsync(ulong head, MemoryFold? fold = null)
    {
        using var archive = Open();
        await using var following = Follow(archive, fold);
        await ReachBothAsync(following, archive, head);
        return following.Fold.State(head);
    }

    private string StateOfArchive(ulong upTo = ulong.MaxValue)
    {
        var fold = new MemoryFold();
        foreach (var block in Reader().Blocks()) fold.Append([BlockDecoding.Decode(block, register.Deployment)]);
        return fold.State(upTo);
    }

    private Task<ulong> HeadAsync() =>
        new EthereumClient(register.Node.Client()).BlockNumberAsync(CancellationToken.None);

    private sealed class FullArchive(BlockArchive inner) : IBlockArchive, IDisposable
    {
        public bool IsFull { get; set; } = true;

        public BlockHeader? Tip => inner.Tip;

        public Hash32? HashAt(ulong height) => inner.HashAt(height);

        public void Append(SealedBlock block) => Room(() => inner.Append(block));

        public void TruncateAbove(ulong height) => Room(() => inner.TruncateAbove(height));

        public void Dispose() => inner.Dispose();

        private void Room(Action act)
        {
            if (IsFull) throw new IOException("No space left on device.");
            act();
        }
    }
}
