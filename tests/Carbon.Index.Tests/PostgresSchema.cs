using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace Carbon.Index.Tests;

/// <summary>A schema of the tests' database, empty at first.</summary>
public sealed class PostgresSchema : IPlace
{
    private readonly string _name = "test_" + Guid.NewGuid().ToString("n");
    private readonly string _address;

    public PostgresSchema(string address, string password)
    {
        (_address, Password) = (address, password);
        Run($"CREATE SCHEMA {_name}");
    }

    public IndexStore Store => IndexStore.InPostgres(Connection, Password);

    /// <summary>As a node's settings name it, without the password.</summary>
    public string Connection => $"{_address};Search Path={_name}";

    public string Password { get; }

    public void Dispose() => Run($"DROP SCHEMA {_name} CASCADE");

    /// <summary>Runs a statement in the schema beside the index, and gives its first value.</summary>
    [SuppressMessage("Security", "CA2100", Justification = "Statements are the tests' own.")]
    public object? Run(string sql)
    {
        using var connection = new NpgsqlConnection($"{_address};Password={Password}");
        connection.Open();
        using var command = new NpgsqlCommand($"SET search_path = {_name}; {sql}", connection);
        return command.ExecuteScalar();
    }
}
