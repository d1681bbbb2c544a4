namespace Carbon.Ethereum;

/// <summary>How a gas estimate ended.</summary>
public abstract record GasOutcome
{
    private GasOutcome() { }

    /// <summary>The call needs about this much gas.</summary>
    public sealed record Estimated(ulong Gas) : GasOutcome;

    /// <summary>The contract reverted with these bytes, which are empty where the node gives none.</summary>
    public sealed record Reverted(byte[] Output, string Message) : GasOutcome;
}
