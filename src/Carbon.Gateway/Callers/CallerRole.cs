namespace Carbon.Gateway.Callers;

/// <summary>What a caller of the member listener may do.</summary>
public enum CallerRole
{
    /// <summary>Reads.</summary>
    Reader = 1,

    /// <summary>Reads and writes.</summary>
    Operator = 2,

    /// <summary>Reads, and looks after the outbox; writes nothing into the register.</summary>
    Administrator = 3,
}
