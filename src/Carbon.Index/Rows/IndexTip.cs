namespace Carbon.Index.Rows;

/// <summary>The last block taken in.</summary>
/// <param name="Point">Height and hash.</param>
/// <param name="TimeSeconds">When the block was made, in seconds since 1970, as the block says.</param>
public sealed record IndexTip(BlockPoint Point, ulong TimeSeconds);
