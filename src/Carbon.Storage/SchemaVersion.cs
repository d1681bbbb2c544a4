using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Carbon.Storage;

/// <summary>
/// The schema of one kind of file as steps: step n leads from version n to n + 1. A step that was ever released is
/// never edited; a change is a new step.
/// </summary>
/// <param name="Steps">The statements of each step, from an empty file on.</param>
public sealed record SchemaVersion(IReadOnlyList<string> Steps)
{
    /// <summary>
    /// Brings a file to the latest version in one transaction: after a crash it is as before or done, never between.
    /// </summary>
    /// <returns>The version that was found: 0 for an empty file.</returns>
    /// <exception cref="SchemaTooNewException">A later release wrote the file; nothing was changed.</exception>
    /// <exception cref="DatabaseDamagedException">No release writes such a version; nothing was changed.</exception>
    public int Migrate(SqliteConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        return connection.InTransaction(() =>
        {
            var found = VersionOf(connection);
            if (found < 0)
                throw new DatabaseDamagedException(
                    connection.DataSource,
                    string.Create(CultureInfo.InvariantCulture, $"it says that its schema has version {found}"));
            if (found > Steps.Count)
                throw new SchemaTooNewException(connection.DataSource, found, Steps.Count);
            foreach (var step in Steps.Skip(found))
                connection.Execute(step);
            if (found < Steps.Count)
                connection.Execute($"PRAGMA user_version = {Steps.Count.ToString(CultureInfo.InvariantCulture)}");
            return found;
        });
    }

    /// <summary>The version a file says it has; 0 for an empty one.</summary>
    public static int VersionOf(SqliteConnection connection) =>
        Convert.ToInt32(connection.Scalar("PRAGMA user_version"), CultureInfo.InvariantCulture);
}
