namespace Carbon.Storage;

/// <summary>What a commit survives.</summary>
public enum SqliteDurability
{
    /// <summary>Power cut: each commit is flushed to the disk before it returns.</summary>
    Full = 1,

    /// <summary>
    /// End of the process, not a power cut: then the last commits may be lost as a whole, and the file stays sound.
    /// </summary>
    Normal = 2,
}
