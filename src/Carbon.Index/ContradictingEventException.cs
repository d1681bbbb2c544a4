namespace Carbon.Index;

/// <summary>
/// A block tells what cannot have happened after what was told before. It was not taken; the index stays at the block
/// before, and an operator must look.
/// </summary>
public sealed class ContradictingEventException : Exception
{
    /// <summary>Says which event contradicts what.</summary>
    public ContradictingEventException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
