namespace Carbon.Registry.Policies;

/// <summary>Where a setting comes from.</summary>
public enum PolicyBasis
{
    /// <summary>No value; never valid in a record.</summary>
    None = 0,
    /// <summary>The document says so.</summary>
    Article = 1,
    /// <summary>The document says nothing.</summary>
    Silent = 2,
    /// <summary>A choice of this register, for the reason given.</summary>
    Ours = 3,
}
