namespace Carbon.Index.Rows;

/// <summary>
/// How far a reader of events has come: it knows every event before this block, and those of the block whose log index
/// is below the next one. It speaks of the chain alone, so it means the same to every index of it.
/// </summary>
/// <param name="Height">Height of a block that holds events.</param>
/// <param name="Block">Its hash; zero before the first event.</param>
/// <param name="Next">From 0; <see cref="Whole"/> where all of the block is known.</param>
public readonly record struct EventCursor(ulong Height, Digest Block, uint Next)
{
    /// <summary>Above every log index of a block.</summary>
    public const uint Whole = 1u << 20;

    /// <summary>Before the first event.</summary>
    public static EventCursor Start => default;

    /// <summary>After all events of a block.</summary>
    public static EventCursor After(BlockPoint block) => new(block.Height, block.Hash, Whole);
}
