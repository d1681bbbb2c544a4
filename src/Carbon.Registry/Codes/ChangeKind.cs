namespace Carbon.Registry.Codes;

/// <summary>
/// What a change registration (变更登记) changes, apart from any transfer.
/// </summary>
public enum ChangeKind
{
    /// <summary>No value; never valid in a record.</summary>
    None = 0,
    /// <summary>Identity.</summary>
    Identity = 1,
    /// <summary>Ownership.</summary>
    Ownership = 2,
    /// <summary>Other.</summary>
    Other = 3,
}
