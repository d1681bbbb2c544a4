namespace Carbon.Index.Rows;

/// <summary>What happened of one sort in a month.</summary>
/// <param name="Division">GB/T 2260 code of the tickets.</param>
/// <param name="Kind">What the tickets stand for.</param>
/// <param name="Month">Year and month of the blocks in China, such as 202611.</param>
/// <param name="Measure">What happened.</param>
/// <param name="Purpose">What for, of offsets; None of all else.</param>
/// <param name="Count">How often.</param>
/// <param name="Amount">Base units in sum; may be above what one ticket can bear.</param>
public sealed record StatisticRow(
    uint Division,
    Kind Kind,
    uint Month,
    Measure Measure,
    Purpose Purpose,
    ulong Count,
    UInt128 Amount);
