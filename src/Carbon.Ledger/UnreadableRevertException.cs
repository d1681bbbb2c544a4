using Carbon.Ethereum;

namespace Carbon.Ledger;

/// <summary>
/// A contract reverted without one of the register's refusals: a fault of the contracts or of the node.
/// </summary>
public sealed class UnreadableRevertException : Exception
{
    private const int MaxShown = 128;

    /// <summary>Shows the revert bytes, at most 128 of them.</summary>
    public UnreadableRevertException(ReadOnlySpan<byte> revert)
        : base($"The contract reverted without a refusal: {Hex.Format(revert[..Math.Min(revert.Length, MaxShown)])}")
    {
    }
}
