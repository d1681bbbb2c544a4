using System.Globalization;

namespace Carbon.Ledger;

/// <summary>The node's chain has another block where one was final: nothing is undone, people must look.</summary>
public sealed class FinalBlockReplacedException : Exception
{
    /// <summary>Names the height of the lowest final block that is known to be replaced.</summary>
    public FinalBlockReplacedException(ulong height)
        : base(string.Create(CultureInfo.InvariantCulture,
            $"The block at height {height} was final, and the node now has another one there: " +
            $"the chain broke its own rule, or the node is on another one."))
    {
    }
}
