namespace Carbon.Registry.Chain;

/// <summary>
/// What follows the chain cannot store or read now, as with a full disk or a database that is away. A call that would
/// have changed something changed all or nothing; which, <see cref="IRegistryFold.Tip"/> tells once it is back.
/// </summary>
public sealed class FoldUnavailableException : Exception
{
    /// <summary>Says what is away.</summary>
    public FoldUnavailableException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
