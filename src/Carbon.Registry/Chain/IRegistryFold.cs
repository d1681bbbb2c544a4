namespace Carbon.Registry.Chain;

/// <summary>
/// What follows the chain block by block. Each call is atomic: block, rows and tip are stored together or not at all.
/// One caller at a time.
/// </summary>
public interface IRegistryFold
{
    /// <summary>The last block taken, or null before the first.</summary>
    BlockPoint? Tip { get; }

    /// <summary>Hash of a block taken before, or null where it is unknown or older than what can be undone.</summary>
    Digest? HashAt(ulong height);

    /// <summary>Takes the next blocks, in order: all of them or none.</summary>
    /// <exception cref="InvalidOperationException">A block's parent is not the block before it.</exception>
    void Append(IReadOnlyList<RegistryBlock> blocks);

    /// <summary>
    /// Takes the next blocks while catching up with a chain whose head is known. Blocks that lie so deep below it that
    /// nothing will replace them may be taken faster, and for ever.
    /// </summary>
    /// <exception cref="InvalidOperationException">A block's parent is not the block before it.</exception>
    void Append(IReadOnlyList<RegistryBlock> blocks, ulong head) => Append(blocks);

    /// <summary>Takes the next block.</summary>
    /// <exception cref="InvalidOperationException">Its parent is not the tip.</exception>
    void Append(RegistryBlock block) => Append([block]);

    /// <summary>Undoes every block above a height; its block becomes the tip.</summary>
    /// <exception cref="InvalidOperationException">The height is older than what can be undone.</exception>
    void UndoAbove(ulong height);
}
