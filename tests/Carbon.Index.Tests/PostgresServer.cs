using System.Diagnostics;
using System.Security.Cryptography;
using Npgsql;

namespace Carbon.Index.Tests;

/// <summary>
/// A PostgreSQL of the tests' own, from the system's package, on a Unix socket in a folder of its own. It starts with
/// the first test that wants it and stops after the last.
/// </summary>
public sealed class PostgresServer : IDisposable
{
    public const string Name = "PostgreSQL";

    private const string User = "postgres";

    // What a power cut would take is no matter to tests.
    private const string Options =
        "-c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off " +
        "-c max_locks_per_transaction=512 -c unix_socket_directories=";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("carbon-pg-");
    private readonly string _password = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));

    public PostgresServer()
    {
        File.WriteAllText(In("password"), _password);
        // The server refuses to run as root; the package brings a user for it.
        if (Environment.IsPrivilegedProcess)
            Run("chown", "-R", User, _folder.FullName);
        RunOfPackage("initdb", "-D", In("data"), "-U", User, "-A", "scram-sha-256", "--pwfile", In("password"), "-E",
            "UTF8", "--locale=C.UTF-8", "-N");
        Start();
    }

    /// <summary>Starts the server where it was stopped.</summary>
    public void Start() => RunOfPackage(
        "pg_ctl", "-D", In("data"), "-l", In("log"), "-w", "-s", "-o", Options + _folder.FullName, "start");

    /// <summary>Ends the server at once, and every connection with it, by the id in its own file.</summary>
    public void Stop()
    {
        RunOfPackage("pg_ctl", "-D", In("data"), "-m", "immediate", "-s", "stop");
        NpgsqlConnection.ClearAllPools();
    }

    public IPlace NewSchema() => NewPostgresSchema();

    public PostgresSchema NewPostgresSchema() =>
        new($"Host={_folder.FullName};Username={User};Database={User}", _password);

    public void Dispose()
    {
        Stop();
        _folder.Delete(recursive: true);
    }

    private static void RunOfPackage(string program, params string[] arguments)
    {
        var path = Directory.GetDirectories("/usr/lib/postgresql").OrderDescending(StringComparer.Ordinal)
            .Select(folder => Path.Combine(folder, "bin", program)).First(File.Exists);
        if (Environment.IsPrivilegedProcess)
            Run("setpriv", [$"--reuid={User}", $"--regid={User}", "--clear-groups", path, .. arguments]);
        else
            Run(path, arguments);
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Path.GetTempPath(),
        })!;
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}");
    }

    private string In(string name) => Path.Combine(_folder.FullName, name);
}

[CollectionDefinition(PostgresServer.Name)]
public sealed class PostgresTestsCollection : ICollectionFixture<PostgresServer>;
