namespace Carbon.Index.Tests;

/// <summary>An index on a chain that grows by random events and changes its last blocks now and then.</summary>
internal sealed class ChangingChain
{
    private readonly RegistryIndex _index;
    private readonly Random _random;
    private readonly TestChain _chain = Sample.Issued();
    private readonly Stack<RandomLife> _lives = new([new RandomLife()]);
    private int _steps;

    public ChangingChain(RegistryIndex index, Random random)
    {
        (_index, _random) = (index, random);
        index.Append(_chain);
    }

    /// <summary>The ids of all events of the chain as it is.</summary>
    public SortedSet<string> Ids => IdsOf(_chain);

    public static SortedSet<string> IdsOf(TestChain chain) => new(
        chain.Blocks.SelectMany(block => block.Events.Select(one =>
            Reader.IdOf(block.Point.Height, block.Point.Hash, one.LogIndex))),
        StringComparer.Ordinal);

    public void Step()
    {
        if (_lives.Count > 1 && _random.Next(4) == 0)
        {
            var depth = _random.Next(1, Math.Min(_lives.Count, 9));
            for (var i = 0; i < depth; i++)
                _lives.Pop();
            var height = _chain.Last.Point.Height - (ulong)depth;
            _chain.CutAbove(height);
            _index.UndoAbove(height);
            return;
        }

        var life = _lives.Peek().Copy();
        _index.Append(_chain.Add($"step {_steps++}", life.Events(_random)));
        _lives.Push(life);
    }
}
