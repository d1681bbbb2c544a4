namespace Carbon.Gateway.Reads;

/// <summary>What every page says besides its rows.</summary>
/// <param name="AsOf">What it is true as of.</param>
/// <param name="NextToken">Where the list goes on; empty at its end.</param>
/// <param name="Moved">Whether the register changed since the list began.</param>
internal sealed record PageAnswered(Wire.AsOf AsOf, string NextToken, bool Moved);
