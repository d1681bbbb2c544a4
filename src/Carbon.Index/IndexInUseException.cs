namespace Carbon.Index;

/// <summary>Another writer has the store; one store has one writer.</summary>
public sealed class IndexInUseException : Exception
{
    /// <summary>Names the store.</summary>
    public IndexInUseException(string message)
        : base(message)
    {
    }
}
