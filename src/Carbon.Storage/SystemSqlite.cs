using System.Reflection;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace Carbon.Storage;

/// <summary>Binds SQLite to the library of the operating system, so that its security updates reach the node.</summary>
internal static class SystemSqlite
{
    public const string Library = "libsqlite3.so.0";

    /// <summary>STRICT tables came with SQLite 3.37.0.</summary>
    private const int LeastVersion = 3_037_000;

    private static readonly Lazy<nint> Loaded = new(Load);

    /// <summary>Loads the library once for the process.</summary>
    /// <exception cref="SqliteLibraryMissingException">It is not installed, or too old.</exception>
    public static void Require() => _ = Loaded.Value;

    internal static nint LoadLibrary(string name) =>
        NativeLibrary.TryLoad(name, out var handle)
            ? handle
            : throw new SqliteLibraryMissingException(
                $"{name} cannot be loaded. Install the package libsqlite3-0 (apt-get install libsqlite3-0).");

    private static nint Load()
    {
        var handle = LoadLibrary(Library);
        NativeLibrary.SetDllImportResolver(typeof(SQLite3Provider_e_sqlite3).Assembly, Resolve);
        raw.SetProvider(new SQLite3Provider_e_sqlite3());
        // No connection is ever used by two threads at once, so SQLite need not lock it at every call, nor count what
        // it allocates under one lock for all. Where something used the library before, it goes on as it was.
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MULTITHREAD);
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
        return raw.sqlite3_libversion_number() >= LeastVersion
            ? handle
            : throw new SqliteLibraryMissingException(
                $"{Library} is version {raw.sqlite3_libversion().utf8_to_string()}; 3.37.0 or later is needed " +
                "(package libsqlite3-0).");

        nint Resolve(string name, Assembly assembly, DllImportSearchPath? path) => name == "e_sqlite3" ? handle : 0;
    }
}
