namespace Carbon.Ledger;

/// <summary>Whether an engine can do something that nothing here depends on.</summary>
public enum Ability
{
    /// <summary>It says that it cannot.</summary>
    Absent = 0,

    /// <summary>It can.</summary>
    Present = 1,

    /// <summary>It answered with an error that says neither.</summary>
    Unclear = 2,
}
