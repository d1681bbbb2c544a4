using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Carbon.Index.Tests;

/// <summary>Builds blocks by hand, each on the one before and of one transaction.</summary>
internal sealed class TestChain
{
    private const ulong FirstHeight = 10;
    private const ulong FirstTime = 1_790_000_000;

    private readonly List<RegistryBlock> _blocks = [];

    public IReadOnlyList<RegistryBlock> Blocks => _blocks;

    public RegistryBlock Last => _blocks[^1];

    public static Digest Hash(string text) => Digest.From(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>The next block; `branch` makes another block of the same height possible.</summary>
    public RegistryBlock Add(string branch, params RegistryEvent[] events)
    {
        var height = _blocks.Count == 0 ? FirstHeight : Last.Point.Height + 1;
        var parent = _blocks.Count == 0 ? Hash("before") : Last.Point.Hash;
        var block = Make(height, parent, branch, events);
        _blocks.Add(block);
        return block;
    }

    public RegistryBlock Add(params RegistryEvent[] events) => Add("main", events);

    /// <summary>Takes the blocks above a height off this chain.</summary>
    public void CutAbove(ulong height) => _blocks.RemoveAll(block => block.Point.Height > height);

    public static RegistryBlock Make(ulong height, Digest parent, string branch, params RegistryEvent[] events)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{parent} {height} {branch}");
        var transaction = Hash($"{name} transaction");
        var recorded = events.Select((fact, i) => new RecordedEvent((uint)(i * 2), transaction, fact));
        return new RegistryBlock(
            new BlockPoint(height, Hash(name)), parent, FirstTime + (height * 12), recorded.ToList());
    }
}
