namespace Carbon.Registry.Codes;

/// <summary>
/// The letter in a printed number: C, G and S are the three kinds of ticket, V an offset voucher, A an application
/// and the lot made from it.
/// </summary>
public enum Series
{
    /// <summary>No value; never valid in a record.</summary>
    None = 0,
    /// <summary>C.</summary>
    C = 1,
    /// <summary>G.</summary>
    G = 2,
    /// <summary>S.</summary>
    S = 3,
    /// <summary>V.</summary>
    V = 4,
    /// <summary>A.</summary>
    A = 5,
}
