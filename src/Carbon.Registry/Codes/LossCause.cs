namespace Carbon.Registry.Codes;

/// <summary>
/// Why the paper of a ticket is printed again.
/// </summary>
public enum LossCause
{
    /// <summary>No value; never valid in a record.</summary>
    None = 0,
    /// <summary>Lost.</summary>
    Lost = 1,
    /// <summary>Damaged.</summary>
    Damaged = 2,
}
