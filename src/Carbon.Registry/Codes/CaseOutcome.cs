namespace Carbon.Registry.Codes;

/// <summary>
/// How a damage case ended in the register. Sued: no agreement was reached, and a court decides.
/// </summary>
public enum CaseOutcome
{
    /// <summary>No value; never valid in a record.</summary>
    None = 0,
    /// <summary>Fulfilled.</summary>
    Fulfilled = 1,
    /// <summary>Dropped.</summary>
    Dropped = 2,
    /// <summary>Sued.</summary>
    Sued = 3,
}
