namespace Carbon.Registry.Policies;

/// <summary>How far a paper has come on its way to a rule.</summary>
public enum PolicyStage
{
    /// <summary>No value; never valid in a record.</summary>
    None = 0,
    /// <summary>A draft for public comment.</summary>
    Draft = 1,
    /// <summary>A plan for trial.</summary>
    Trial = 2,
    /// <summary>A statement of intent.</summary>
    Statement = 3,
    /// <summary>A rule in force.</summary>
    Rule = 4,
}
