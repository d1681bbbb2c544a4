using Carbon.Ledger;
using Carbon.Storage;

namespace Carbon.Survival.Victim;

/// <summary>Brings an outbox's file up to the latest schema and ends this process by SIGKILL in doing so.</summary>
public static class MigrationDeath
{
    /// <summary>The statements that lead to the latest version from the one before.</summary>
    public static IReadOnlyList<string> Statements { get; } =
    [
        .. OutboxSchema.Version.Steps[^1].Split(";\n", StringSplitOptions.RemoveEmptyEntries)
            .Where(statement => statement.Trim().Length > 0),
    ];

    /// <summary>Dies before a statement of the last step, from 0; at their number it dies before the commit.</summary>
    public static void Run(string path, int at)
    {
        using var file = SqliteFile.Open(path, SqliteDurability.Full);
        file.CreateFunction("die", Die);
        string[] last = [.. Statements.Take(at), "SELECT die()", .. Statements.Skip(at)];
        new SchemaVersion([.. OutboxSchema.Version.Steps.SkipLast(1), string.Join(";\n", last)]).Migrate(file);
    }

    private static long Die()
    {
        Death.Now();
        return 0;
    }
}
