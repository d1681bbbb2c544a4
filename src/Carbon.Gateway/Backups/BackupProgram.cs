using Carbon.Storage;
using Microsoft.Data.Sqlite;

namespace Carbon.Gateway.Backups;

/// <summary>Backup and restore as commands of the node's program.</summary>
internal static class BackupProgram
{
    private const string Usage = """
        usage: Carbon.Gateway backup --data FOLDER --out FOLDER
               Carbon.Gateway restore --from FOLDER --data FOLDER
        """;

    /// <summary>Whether these arguments ask for one of the commands.</summary>
    public static bool IsAsked(IReadOnlyList<string> args) => args is ["backup" or "restore", ..];

    /// <summary>Runs the command; gives the exit code: 0 done, 1 failed, 2 wrong command line.</summary>
    public static int Run(IReadOnlyList<string> args, TextWriter said, TextWriter complaints, TimeProvider time)
    {
        try
        {
            BackupManifest manifest;
            switch (args)
            {
                case ["backup", "--data", var data, "--out", var target]:
                    manifest = Backup.Take(data, target, time);
                    break;
                case ["restore", "--from", var source, "--data", var data]:
                    manifest = Restoring.Run(source, data);
                    break;
                default:
                    complaints.WriteLine(Usage);
                    return StartRefusedException.WrongSettings;
            }

            said.WriteLine(manifest.IndexLeftOut is { } why
                ? $"{args[0]}: key {manifest.KeyAddress}, no index. {why}"
                : $"{args[0]}: height {manifest.Height}, digest {manifest.Digest}, key {manifest.KeyAddress}");
            return 0;
        }
        catch (Exception e) when (e is BackupException or DatabaseDamagedException or SchemaTooNewException or
            SqliteException or SqliteLibraryMissingException or IOException or UnauthorizedAccessException)
        {
            complaints.WriteLine($"carbon-gateway: {e.Message}");
            return 1;
        }
    }
}
