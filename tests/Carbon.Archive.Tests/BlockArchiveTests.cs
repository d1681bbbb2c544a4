namespace Carbon.Archive.Tests;

public sealed class BlockArchiveTests : IDisposable
{
    private readonly ArchiveUnderTest _under = new();
    private readonly int _seed = Random.Shared.Next();
    private readonly TestBlocks _chain;

    public BlockArchiveTests() => _chain = new TestBlocks(new Random(_seed));

    public void Dispose() => _under.Dispose();

    [Fact]
    public void Gives_back_every_block_as_it_was_taken()
    {
        var blocks = _chain.Upon(null, 45);
        _under.Keep(blocks);

        var read = _under.Read();
        Assert.Equal(ArchiveUnderTest.Hashes(blocks), ArchiveUnderTest.Hashes(read));
        foreach (var (taken, given) in blocks.Zip(read))
        {
            Assert.Equal(taken.Transactions, given.Transactions);
            Assert.Equal(taken.Receipts, given.Receipts);
            Assert.Equal(HeaderBytes.Encode(taken.Header), HeaderBytes.Encode(given.Header));
        }

        Assert.Equal(5, _under.Files(".closed").Length);
        Assert.Single(_under.Files(".open"));
    }

    [Fact]
    public void Goes_on_where_it_stood_when_it_is_opened_again()
    {
        var blocks = _chain.Upon(null, 30);
        foreach (var some in blocks.Chunk(7)) _under.Keep(some);

        using var archive = _under.Open();
        Assert.Equal(blocks[^1].Header.Hash, archive.Tip!.Hash);
        Assert.All(blocks, block => Assert.Equal(block.Header.Hash, archive.HashAt(block.Header.Number)));
        Assert.Null(archive.HashAt(31));
        Assert.Equal(ArchiveUnderTest.Hashes(blocks), ArchiveUnderTest.Hashes(_under.Read()));
    }

    [Fact]
    public void Takes_no_block_that_is_not_upon_its_tip()
    {
        var blocks = _chain.Upon(null, 3);
        using var archive = _under.Open();
        archive.Append(blocks[0]);

        Assert.Throws<InvalidOperationException>(() => archive.Append(blocks[2]));
        Assert.Equal(blocks[0].Header.Hash, archive.Tip!.Hash);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(19)]
    public void Keeps_replaced_blocks_and_reads_only_those_that_stand(int depth)
    {
        var first = _chain.Upon(null, 20);
        _under.Keep(first);
        var sizes = _under.Files(".closed").ToDictionary(path => path, path => File.ReadAllBytes(path));
        var kept = first.Take(20 - depth).ToList();
        var second = _chain.Upon(kept[^1].Header, depth + 12);
        using (var archive = _under.Open())
        {
            archive.TruncateAbove((ulong)(20 - depth));
            Assert.Equal(kept[^1].Header.Hash, archive.Tip!.Hash);
            foreach (var block in second) archive.Append(block);
            Assert.Equal(second[0].Header.Hash, archive.HashAt(second[0].Header.Number));
            Assert.Equal(kept[0].Header.Hash, archive.HashAt(1));
        }

        Assert.Equal(
            ArchiveUnderTest.Hashes(kept.Concat(second)), ArchiveUnderTest.Hashes(_under.Read()));
        Assert.All(sizes, file => Assert.Equal(file.Value, File.ReadAllBytes(file.Key)));
    }

    [Fact]
    public void Ends_like_its_chain_after_any_mixture_of_blocks_replacements_and_restarts()
    {
        var random = new Random(_seed);
        var chain = new List<SealedBlock>();
        for (var round = 0; round < 60; round++)
        {
            using var archive = _under.Open();
            if (chain.Count > 1 && random.Next(3) == 0)
            {
                var stays = random.Next(1, chain.Count);
                chain.RemoveRange(stays, chain.Count - stays);
                archive.TruncateAbove(chain[^1].Header.Number);
            }

            var more = _chain.Upon(chain.Count == 0 ? null : chain[^1].Header, random.Next(1, 12));
            foreach (var block in more) archive.Append(block);
            chain.AddRange(more);
        }

        Assert.True(
            ArchiveUnderTest.Hashes(chain).SequenceEqual(ArchiveUnderTest.Hashes(_under.Read())), $"seed {_seed}");
    }

    // A write that was cut off by a crash: at every byte of the last record.
    [Fact]
    public void Cuts_a_torn_tail_and_takes_the_block_again()
    {
        var blocks = _chain.Upon(null, 4);
        _under.Keep(blocks.Take(3));
        var path = Assert.Single(_under.Files(".open"));
        var before = File.ReadAllBytes(path);
        _under.Keep(blocks.Skip(3));
        var after = File.ReadAllBytes(path);
        for (var length = before.Length + 1; length < after.Length; length++)
        {
            File.WriteAllBytes(path, after[..length]);
            using (var archive = _under.Open())
            {
                Assert.Equal(3UL, archive.Tip!.Number);
                archive.Append(blocks[3]);
            }

            Assert.Equal(after, File.ReadAllBytes(path));
        }
    }

    [Fact]
    public void Cuts_a_tail_that_grew_and_was_never_written()
    {
        var blocks = _chain.Upon(null, 3);
        _under.Keep(blocks);
        var path = Assert.Single(_under.Files(".open"));
        File.AppendAllText(path, new string('\0', 5000));

        using var archive = _under.Open();
        Assert.Equal(3UL, archive.Tip!.Number);
    }

    [Fact]
    public void Names_segment_and_height_of_a_changed_byte_wherever_it_is()
    {
        var blocks = _chain.Upon(null, 21);
        _under.Keep(blocks);
        var random = new Random(_seed);
        foreach (var path in _under.Files(".closed").Concat(_under.Files(".open")))
        {
            var sound = File.ReadAllBytes(path);
            for (var i = 0; i < 150; i++)
            {
                var bytes = (byte[])sound.Clone();
                var at = random.Next(bytes.Length);
                bytes[at] ^= (byte)(1 << random.Next(8));
                File.WriteAllBytes(path, bytes);
                var damage = Record.Exception(_under.Read);
                if (damage is ArchiveDamagedException named) Assert.Equal(path, named.Path);
                else Assert.True(
                    damage is null && (IsOnlyTorn(path) || IsUnread(blocks)),
                    $"seed {_seed}, byte {at} of {path}: {damage}");
            }

            File.WriteAllBytes(path, sound);
        }
    }

    [Fact]
    public void Names_the_segment_that_is_missing()
    {
        _under.Keep(_chain.Upon(null, 30));
        File.Delete(_under.Files(".closed")[1]);

        var damage = Assert.Throws<ArchiveDamagedException>(_under.Read);
        Assert.Contains("missing", damage.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Begins_the_next_segment_again_where_its_making_was_cut_off()
    {
        var blocks = _chain.Upon(null, 10);
        _under.Keep(blocks.Take(8));
        File.WriteAllBytes(Assert.Single(_under.Files(".open")), [1, 2, 3]);

        _under.Keep(blocks.Skip(8));
        Assert.Equal(ArchiveUnderTest.Hashes(blocks), ArchiveUnderTest.Hashes(_under.Read()));
    }

    [Fact]
    public void Has_one_writer_at_a_time_and_any_number_of_readers()
    {
        var blocks = _chain.Upon(null, 5);
        using var archive = _under.Open();
        foreach (var block in blocks) archive.Append(block);

        Assert.Throws<IOException>(_under.Open);
        Assert.Equal(ArchiveUnderTest.Hashes(blocks), ArchiveUnderTest.Hashes(_under.Read()));
    }

    [Fact]
    public void Is_not_opened_for_another_chain()
    {
        _under.Keep(_chain.Upon(null, 2));

        Assert.Throws<ArchiveDamagedException>(() => BlockArchive.Open(_under.Folder, default));
    }

    // The last bits of a compressed stream fill its byte, and stand for nothing.
    private bool IsUnread(IEnumerable<SealedBlock> blocks) =>
        blocks.Select(Said).SequenceEqual(_under.Read().Select(Said));

    private static string Said(SealedBlock block) => string.Join(
        ' ', block.Transactions.Select(hash => $"{hash}").Prepend($"{block.Header.Hash}")
            .Concat(block.Receipts.Select(bytes => Hex.Format(bytes))));

    // A flaw in the very last record looks like a write that was cut off, and its block is fetched again.
    private bool IsOnlyTorn(string path) =>
        path.EndsWith(".open", StringComparison.Ordinal) && _under.Read().Count == 20;
}
