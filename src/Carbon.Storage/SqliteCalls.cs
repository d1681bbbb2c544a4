using System.Runtime.InteropServices;

namespace Carbon.Storage;

/// <summary>
/// The calls that a statement makes for each value, straight into the system's library, by handles that the caller
/// keeps alive. A handle that is safe is counted up and down at every call, which took longer than most of the calls.
/// Results are SQLite's own codes. To be used once a file was opened: that has loaded the library and looked at it.
/// </summary>
internal static class SqliteCalls
{
    /// <summary>Says that what is bound stays where it is until the next value is bound in its place.</summary>
    public const nint Static = 0;

    /// <summary>Binds nothing to a place, from 1 on.</summary>
    [DllImport(SystemSqlite.Library, EntryPoint = "sqlite3_bind_null", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [SuppressGCTransition]
    public static extern int BindNull(nint statement, int place);

    /// <summary>Binds a number to a place.</summary>
    [DllImport(SystemSqlite.Library, EntryPoint = "sqlite3_bind_int64", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [SuppressGCTransition]
    public static extern int BindNumber(nint statement, int place, long value);

    /// <summary>Binds bytes that lie at an address to a place.</summary>
    [DllImport(SystemSqlite.Library, EntryPoint = "sqlite3_bind_blob", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [SuppressGCTransition]
    public static extern int BindBytes(nint statement, int place, nint bytes, int length, nint owner);

    /// <summary>Binds a text in UTF-8 that lies at an address to a place.</summary>
    [DllImport(SystemSqlite.Library, EntryPoint = "sqlite3_bind_text", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [SuppressGCTransition]
    public static extern int BindText(nint statement, int place, nint utf8, int length, nint owner);

    /// <summary>Goes to the next row, or ends the run.</summary>
    [DllImport(SystemSqlite.Library, EntryPoint = "sqlite3_step", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int Step(nint statement);

    /// <summary>Ends the run; what is bound stays.</summary>
    [DllImport(SystemSqlite.Library, EntryPoint = "sqlite3_reset", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static extern int Reset(nint statement);

    /// <summary>How many rows the last statement of a connection changed.</summary>
    [DllImport(SystemSqlite.Library, EntryPoint = "sqlite3_changes", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [SuppressGCTransition]
    public static extern int Changes(nint database);

    /// <summary>What lies in a column, from 0 on, of the present row.</summary>
    [DllImport(SystemSqlite.Library, EntryPoint = "sqlite3_column_type", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [SuppressGCTransition]
    public static extern int ColumnType(nint statement, int column);

    /// <summary>The number in a column.</summary>
    [DllImport(SystemSqlite.Library, EntryPoint = "sqlite3_column_int64", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [SuppressGCTransition]
    public static extern long ColumnNumber(nint statement, int column);

    /// <summary>Where the bytes of a column lie until the next step, or 0 where there are none.</summary>
    [DllImport(SystemSqlite.Library, EntryPoint = "sqlite3_column_blob", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [SuppressGCTransition]
    public static extern nint ColumnBytes(nint statement, int column);

    /// <summary>How many bytes those are.</summary>
    [DllImport(SystemSqlite.Library, EntryPoint = "sqlite3_column_bytes", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [SuppressGCTransition]
    public static extern int ColumnLength(nint statement, int column);
}
