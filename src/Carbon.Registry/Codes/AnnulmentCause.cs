namespace Carbon.Registry.Codes;

/// <summary>
/// Why a ticket is annulled, apart from any offset.
/// </summary>
public enum AnnulmentCause
{
    /// <summary>No value; never valid in a record.</summary>
    None = 0,
    /// <summary>Error.</summary>
    Error = 1,
    /// <summary>Fraud.</summary>
    Fraud = 2,
}
