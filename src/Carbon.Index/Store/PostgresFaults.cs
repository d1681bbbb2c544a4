using Carbon.Storage;
using Npgsql;

namespace Carbon.Index.Store;

/// <summary>What PostgreSQL's faults mean to an index.</summary>
internal static class PostgresFaults
{
    /// <summary>Does the work and names its fault in the index's own words.</summary>
    public static T Try<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (NpgsqlException fault)
        {
            throw Of(fault);
        }
    }

    private static Exception Of(NpgsqlException fault) => fault.SqlState switch
    {
        ['2', '3', ..] => new ConstraintException(fault.Message, fault),
        // Data and index corrupted.
        "XX001" or "XX002" => new DatabaseDamagedException("The database of the index", fault.Message, fault),
        // No state: the connection broke. 08 connection, 25 read only, 53 resources, 55 in use, 57 shut down, 58 disk.
        null or ['0', '8', ..] or ['2', '5', ..] or ['5', '3' or '5' or '7' or '8', ..] =>
            new FoldUnavailableException($"The database of the index takes nothing now: {fault.Message}", fault),
        // 28 not let in, 3D no such database.
        ['2', '8', ..] or ['3', 'D', ..] =>
            new FoldUnavailableException($"The database of the index lets nobody in: {fault.Message}", fault),
        _ => new InvalidOperationException($"The database of the index: {fault.Message}", fault),
    };
}
