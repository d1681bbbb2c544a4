namespace Carbon.Index.Schema;

/// <summary>
/// What a trigger writes into the undo journal: each change of a row gives the statement that takes it back, so no
/// fold can forget to. The statements are taken back to front.
/// </summary>
/// <param name="table">A journalled table.</param>
/// <param name="columns">Its columns.</param>
/// <param name="literal">The expression that gives a value of a kind as a literal of the store.</param>
internal sealed class UndoStatements(
    string table, IReadOnlyList<StoreColumn> columns, Func<string, ColumnKind, string> literal)
{
    private const string Height = "(SELECT max(height) FROM blocks)";

    private string Names => string.Join(", ", columns.Select(column => $"\"{column.Name}\""));

    private string OldValues => string.Join(" || ', ' || ", columns.Select(column => Value("old", column)));

    private string Assignments => string.Join(" || ', ' || ",
        columns.Select(column => $"'\"{column.Name}\" = ' || {Value("old", column)}"));

    private string NewKey => string.Join(" || ' AND ' || ",
        columns.Where(column => column.KeyPlace > 0)
            .Select(column => $"'\"{column.Name}\" = ' || {Value("new", column)}"));

    /// <summary>The expression that gives the statement to take a change back.</summary>
    public string Of(string change) => change switch
    {
        "INSERT" => $"'DELETE FROM {table} WHERE ' || {NewKey}",
        "UPDATE" => $"'UPDATE {table} SET ' || {Assignments} || ' WHERE ' || {NewKey}",
        "DELETE" => $"'INSERT INTO {table} ({Names}) VALUES (' || {OldValues} || ')'",
        _ => throw new ArgumentOutOfRangeException(nameof(change)),
    };

    /// <summary>The statement that notes an expression.</summary>
    public static string Note(string expression) =>
        $"INSERT INTO undo (height, statement) VALUES ({Height}, {expression});";

    private string Value(string side, StoreColumn column) => literal($"{side}.\"{column.Name}\"", column.Kind);
}
