namespace Carbon.Registry.Codes;

/// <summary>
/// Where a lot stands in the reserve pool of a policy that has one.
/// </summary>
public enum PoolStatus
{
    /// <summary>No value; never valid in a record.</summary>
    None = 0,
    /// <summary>In pool.</summary>
    InPool = 1,
    /// <summary>Removed.</summary>
    Removed = 2,
}
