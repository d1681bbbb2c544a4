using System.Globalization;

namespace Carbon.Ledger;

/// <summary>The node's chain parted from ours further back than may be undone. Nothing was deleted.</summary>
public sealed class ReorgTooDeepException : Exception
{
    /// <summary>Names the tip and the depth that was searched.</summary>
    public ReorgTooDeepException(ulong tipHeight, uint depth)
        : base(string.Create(CultureInfo.InvariantCulture,
            $"The node's chain parts from ours more than {depth} blocks below height {tipHeight}."))
    {
    }
}
