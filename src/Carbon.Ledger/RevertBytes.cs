namespace Carbon.Ledger;

/// <summary>Where an engine gives the bytes that a call reverted with; they name the refusal.</summary>
public enum RevertBytes
{
    /// <summary>Nowhere.</summary>
    Absent = 0,

    /// <summary>In the error's data.</summary>
    InError = 1,

    /// <summary>As the result of the call, as geth 1.8 does.</summary>
    InResult = 2,
}
