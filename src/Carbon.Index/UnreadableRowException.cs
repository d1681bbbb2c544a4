namespace Carbon.Index;

/// <summary>
/// A row of the store holds what no fold writes: other hands changed it. The index must be made anew from events.
/// </summary>
public sealed class UnreadableRowException : Exception
{
    internal UnreadableRowException(string found)
        : base($"A row of the index holds {found}: other hands changed it. Make the index anew: carbon index rebuild.")
    {
    }
}
