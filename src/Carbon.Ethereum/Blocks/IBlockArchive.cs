namespace Carbon.Ethereum;

/// <summary>Keeps blocks whole, one upon the other. One caller at a time.</summary>
public interface IBlockArchive
{
    /// <summary>The last block kept, or null before the first.</summary>
    BlockHeader? Tip { get; }

    /// <summary>Hash of a block kept, or null where none of this height is.</summary>
    /// <exception cref="IOException">What was kept cannot be read.</exception>
    Hash32? HashAt(ulong height);

    /// <summary>Keeps the next block; the first may be of any height.</summary>
    /// <exception cref="InvalidOperationException">Its parent is not the tip, or it contradicts its header.</exception>
    /// <exception cref="IOException">It was not kept; another attempt may be made.</exception>
    void Append(SealedBlock block);

    /// <summary>Notes that every block above a height was replaced; its block becomes the tip.</summary>
    /// <exception cref="IOException">It was not noted; another attempt may be made.</exception>
    void TruncateAbove(ulong height);
}
