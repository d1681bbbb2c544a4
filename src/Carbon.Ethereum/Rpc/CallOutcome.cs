namespace Carbon.Ethereum;

/// <summary>How a simulated call ended.</summary>
public abstract record CallOutcome
{
    private CallOutcome() { }

    /// <summary>The call returned these bytes.</summary>
    public sealed record Returned(byte[] Output) : CallOutcome;

    /// <summary>The contract reverted with these bytes, which are empty where the node gives none.</summary>
    public sealed record Reverted(byte[] Output, string Message) : CallOutcome;
}
