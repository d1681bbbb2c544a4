namespace Carbon.Bench;

/// <summary>Tickets to write into an index that has folded a register's founding.</summary>
/// <param name="Index">The index's file.</param>
/// <param name="Tickets">How many.</param>
/// <param name="Division">Where they are issued.</param>
/// <param name="Policy">The policy in force there.</param>
/// <param name="Forestry">Who issues and registers.</param>
/// <param name="Ecology">Who files.</param>
/// <param name="Bank">Who lends.</param>
/// <param name="Blocks">
/// The chain's own blocks that follow the index's tip, in order: a node then finds its tip on the chain.
/// </param>
internal sealed record FillPlan(
    string Index,
    int Tickets,
    uint Division,
    ushort Policy,
    uint Forestry,
    uint Ecology,
    uint Bank,
    IReadOnlyList<PlannedBlock> Blocks);

/// <summary>A block by height, hashes and time in seconds.</summary>
internal sealed record PlannedBlock(ulong Height, string Hash, string ParentHash, ulong Seconds);

/// <summary>What was written, and how long the fold took.</summary>
internal sealed record Filled(int Tickets, long Events, double Seconds);
