namespace Carbon.Gateway.Callers;

/// <summary>What a caller of the member listener may do.</summary>
public enum CallerRole
{
    /// <summary>Reads.</summary>
    Reader = 1,

    /// <summary>Reads and writes.</summary>
    Operator = 2,
}
