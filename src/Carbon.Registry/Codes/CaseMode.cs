namespace Carbon.Registry.Codes;

/// <summary>
/// Whether tickets answer a damage case by free will or by order.
/// </summary>
public enum CaseMode
{
    /// <summary>No value; never valid in a record.</summary>
    None = 0,
    /// <summary>Voluntary.</summary>
    Voluntary = 1,
    /// <summary>Ordered.</summary>
    Ordered = 2,
}
