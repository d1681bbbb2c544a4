using System.Runtime.CompilerServices;

namespace Carbon.Index.Fold;

/// <summary>Where a fold stands in the chain, and how it changes rows.</summary>
internal sealed class FoldContext(SqlSession session, RegistryBlock block)
{
    public SqlSession Session { get; } = session;

    public long TimeCell { get; } = block.TimeSeconds.Cell();

    /// <summary>What desks said in this block and the ledger must confirm in it.</summary>
    public Confirmations Confirmations { get; } = new();

    /// <summary>What the block adds to the statistics.</summary>
    public Tally Tally { get; } = new();

    /// <summary>The event's place among all events.</summary>
    public long Position { get; private set; } = -1;

    private RecordedEvent? Current { get; set; }

    /// <summary>Goes on to the next event of the block.</summary>
    /// <exception cref="ContradictingEventException">It does not come after the one before.</exception>
    public void Enter(RecordedEvent recorded)
    {
        var position = Cells.Position(block.Point.Height, recorded.LogIndex);
        var follows = position > Position;
        (Position, Current) = (position, recorded);
        Confirmations.Transaction = recorded.TransactionHash;
        if (!follows)
            throw Contradiction("its log index is not above the one before");
    }

    /// <summary>Leaves the last event; what is found from here on is said of the block.</summary>
    public void Leave() => Current = null;

    /// <summary>Changes exactly one row.</summary>
    /// <exception cref="ContradictingEventException">No row is as the event says, or several are.</exception>
    public void Change(string sql, params ReadOnlySpan<StoreValue> values)
    {
        if (!Session.Change(sql, values))
            throw Contradiction("what it changes is not there, or does not stand where this can happen");
    }

    /// <summary>Sees to it that what the event says is possible.</summary>
    /// <exception cref="ContradictingEventException">It is not.</exception>
    public void Require(bool possible, string impossibility)
    {
        if (!possible)
            throw Contradiction(impossibility);
    }

    /// <inheritdoc cref="Require(bool, string)"/>
    public void Require(
        bool possible, [InterpolatedStringHandlerArgument(nameof(possible))] ref Impossibility impossibility)
    {
        if (!possible)
            throw Contradiction(impossibility.Say());
    }

    /// <summary>The error that names block, event and contradiction.</summary>
    public ContradictingEventException Contradiction(string finding, Exception? inner = null)
    {
        var place = Current is null
            ? $"Block {block.Point.Height} ({block.Point.Hash})"
            : $"{Current.Event.GetType().Name} at block {block.Point.Height}, log {Current.LogIndex}, transaction " +
              Current.TransactionHash;
        return new ContradictingEventException($"{place} contradicts the register: {finding}.", inner);
    }
}
