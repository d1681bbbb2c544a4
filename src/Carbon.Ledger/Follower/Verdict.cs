namespace Carbon.Ledger;

/// <summary>What is to be done where a node contradicts what was taken before.</summary>
internal abstract record Verdict
{
    /// <summary>The node is believed: what was taken above the height is undone.</summary>
    public sealed record Undo(ulong Height) : Verdict;

    /// <summary>Nothing is undone and nothing taken, for a reason that people may read.</summary>
    public sealed record Hold(string Because) : Verdict;
}
