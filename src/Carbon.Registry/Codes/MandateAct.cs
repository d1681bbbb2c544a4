namespace Carbon.Registry.Codes;

/// <summary>
/// What a mandate lets a member do in a person's name. A mandate holds a set of these, bit by bit.
/// </summary>
public enum MandateAct
{
    /// <summary>No value; never valid in a record.</summary>
    None = 0,
    /// <summary>Apply.</summary>
    Apply = 1,
    /// <summary>Transfer.</summary>
    Transfer = 2,
    /// <summary>Pledge.</summary>
    Pledge = 3,
    /// <summary>Offset.</summary>
    Offset = 4,
    /// <summary>Register.</summary>
    Register = 5,
}
