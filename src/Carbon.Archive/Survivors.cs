namespace Carbon.Archive;

/// <summary>Tells the blocks that stand from those that were replaced later.</summary>
internal static class Survivors
{
    /// <summary>The block records that no later truncation takes away, in order.</summary>
    /// <param name="records">The records of one segment.</param>
    /// <param name="lowestLater">The lowest truncation of all later segments.</param>
    public static List<ArchiveRecord> Of(IReadOnlyList<ArchiveRecord> records, ulong lowestLater)
    {
        var standing = new List<ArchiveRecord>();
        foreach (var record in records.Reverse())
        {
            if (record.Kind == RecordKind.Truncation) lowestLater = Math.Min(lowestLater, record.Height);
            else if (record.Height <= lowestLater) standing.Add(record);
        }

        standing.Reverse();
        return standing;
    }

    /// <summary>The lowest truncation among records; the largest number where there is none.</summary>
    public static ulong LowestTruncation(IReadOnlyList<ArchiveRecord> records) => records
        .Where(record => record.Kind == RecordKind.Truncation)
        .Select(record => record.Height).DefaultIfEmpty(ulong.MaxValue).Min();
}
