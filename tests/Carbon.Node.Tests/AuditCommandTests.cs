using System.Text.Json.Nodes;
using Carbon.Cli.CommandLine;
using Carbon.Cli.Commands;
using Microsoft.Data.Sqlite;

namespace Carbon.Node.Tests;

/// <summary><c>carbon index</c> and <c>carbon audit</c> on the data of a node that runs, and on copies of it.</summary>
[Collection(NetworkTests.Name)]
public sealed class AuditCommandTests(NetworkFixture network) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("carbon-audit-");

    private string Live => Path.Combine(network.Layout.Node("bank").Folder, "data");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("archive")]
    [InlineData("chain")]
    public async Task Finds_nothing_to_say_against_a_sound_index(string from)
    {
        var (code, said, error) = await RunAsync("audit", "--data", Live, "--from", from, "--json");

        Assert.True(code == Exit.Done, said + error);
        var report = JsonNode.Parse(said)!;
        Assert.True((int)report["tickets"]! > 2 && (int)report["liens"]! > 1 && (int)report["vouchers"]! > 2, said);
        Assert.Equal((string)report["digest"]!, (string)report["rebuiltDigest"]!);
    }

    [Fact]
    public async Task Draws_the_same_sample_for_the_same_seed()
    {
        var (code, said, _) = await RunAsync("audit", "--data", Live, "--sample", "1", "--seed", "7");

        Assert.Equal(Exit.Done, code);
        Assert.Contains("1 tickets, 1 liens, 1 vouchers", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tickets", "number", "offset", "ticket", "offsetAmount")]
    [InlineData("tickets", "number", "pledged", "ticket", "pledgedAmount")]
    [InlineData("liens", "id", "amount", "lien", "amount")]
    [InlineData("vouchers", "number", "amount", "voucher", "amount")]
    public async Task Names_exactly_the_row_in_which_a_digit_was_changed(
        string table, string key, string column, string kind, string fact)
    {
        var copy = await CopyAsync();
        Change(Path.Combine(copy, "index.db"),
            $"UPDATE {table} SET {column} = {column} + 1 WHERE {key} = (SELECT max({key}) FROM {table})");

        var (code, said, error) = await RunAsync("audit", "--data", copy, "--json");

        Assert.True(code == Exit.Failed, said + error);
        var findings = JsonNode.Parse(said)!["findings"]!.AsArray();
        Assert.Contains(findings, one => (string)one!["fact"]! == fact);
        Assert.Single(findings.Select(one => ((string)one!["kind"]!, (string)one["id"]!)).Distinct());
        Assert.All(findings, one => Assert.Equal(kind, (string)one!["kind"]!));
        var (verified, _, _) = await RunAsync("index", "verify", "--data", copy);
        Assert.Equal(Exit.Failed, verified);
    }

    [Fact]
    public async Task Says_of_any_cell_that_other_hands_changed_that_something_differs()
    {
        var copy = await CopyAsync();
        var path = Path.Combine(copy, "index.db");
        var sound = await File.ReadAllBytesAsync(path);
        var unsaid = new List<string>();
        foreach (var (table, key, column, type) in Columns(path))
        {
            await File.WriteAllBytesAsync(path, sound);
            var odd = type switch { "INTEGER" => "-7", "BLOB" => "x'00'", _ => "'<script>'" };
            Change(path, $"""
                PRAGMA foreign_keys = OFF;
                PRAGMA ignore_check_constraints = ON;
                UPDATE {table} SET "{column}" = {odd} WHERE {key} = (SELECT max({key}) FROM {table})
                """);
            var (code, said, error) = await RunAsync("audit", "--data", copy, "--from", "archive");
            if (code != Exit.Failed || said.Length + error.Length == 0)
                unsaid.Add($"{table}.{column}: {code} {said}{error}");
        }

        Assert.Empty(unsaid);
    }

    [Fact]
    public async Task Rebuilds_a_tampered_index_to_the_digest_of_the_sound_one()
    {
        var copy = await CopyAsync();
        var (_, sound, _) = await RunAsync("index", "digest", "--data", copy);
        Change(Path.Combine(copy, "index.db"), "UPDATE tickets SET amount = amount + 1");
        var (_, changed, _) = await RunAsync("index", "digest", "--data", copy);
        Assert.NotEqual(sound, changed);

        var (code, rebuilt, error) = await RunAsync("index", "rebuild", "--data", copy, "--from", "archive");
        Assert.True(code == Exit.Done, rebuilt + error);
        var (verified, said, _) = await RunAsync("index", "verify", "--data", copy);
        Assert.True(verified == Exit.Done, said);
        var (_, again, _) = await RunAsync("index", "digest", "--data", copy);
        Assert.Equal(rebuilt, again);
        Assert.Equal(sound, again);
    }

    [Fact]
    public async Task Rebuilds_nothing_while_a_node_runs()
    {
        var (code, _, error) = await RunAsync("index", "rebuild", "--data", Live);

        Assert.Equal(Exit.Failed, code);
        Assert.Contains("A node runs", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_the_damaged_file_of_an_archive()
    {
        var copy = await CopyAsync();
        var file = Directory.GetFiles(Path.Combine(copy, "archive"), "*.open").Single();
        var bytes = await File.ReadAllBytesAsync(file);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(file, bytes);

        var (code, _, error) = await RunAsync("index", "verify", "--data", copy);

        Assert.Equal(Exit.Failed, code);
        Assert.Contains(file, error, StringComparison.Ordinal);
        Assert.Contains("after block", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("index verify")]
    [InlineData("index digest")]
    [InlineData("index export --out rows.jsonl")]
    [InlineData("audit")]
    public async Task Says_what_to_do_where_the_folder_holds_no_index(string command)
    {
        var (code, said, error) = await RunAsync([.. command.Split(' '), "--data", _folder.FullName]);

        Assert.Equal((Exit.Failed, ""), (code, said));
        Assert.Contains("index rebuild", error, StringComparison.Ordinal);
        Assert.Contains("PostgreSQL", error, StringComparison.Ordinal);
        Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Empty(_folder.GetFiles());
    }

    [Fact]
    public async Task Exports_every_row_as_a_line_of_JSON()
    {
        var path = Path.Combine(_folder.FullName, "rows.jsonl");
        var (code, _, error) = await RunAsync("index", "export", "--data", Live, "--out", path);

        Assert.True(code == Exit.Done, error);
        var lines = (await File.ReadAllLinesAsync(path)).Select(line => JsonNode.Parse(line)!).ToList();
        Assert.Equal("block", (string)lines[0]["kind"]!);
        Assert.Contains(lines, line => (string?)line["row"]?["number"] == network.YiningTicket.Replace("tickets/", ""));
    }

    /// <summary>The data of the node as of a moment when its archive had caught up.</summary>
    private async Task<string> CopyAsync()
    {
        var copy = Path.Combine(_folder.FullName, "data");
        await Until.TrueAsync(
            async () => (await RunAsync("index", "verify", "--data", Live)).Code == Exit.Done, "the archive is full");
        Directory.CreateDirectory(Path.Combine(copy, "archive"));
        foreach (var file in Directory.GetFiles(Path.Combine(Live, "archive")).Where(file => !file.EndsWith("lock")))
            await File.WriteAllBytesAsync(
                Path.Combine(copy, "archive", Path.GetFileName(file)), await ReadSharedAsync(file));
        Carbon.Storage.SqliteCopy.Take(Path.Combine(Live, "index.db"), Path.Combine(copy, "index.db"));
        return copy;
    }

    private static async Task<byte[]> ReadSharedAsync(string path)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        await file.ReadExactlyAsync(bytes);
        return bytes;
    }

    /// <summary>Each column of the tables that an audit goes through, with its table's first key.</summary>
    private static List<(string Table, string Key, string Column, string Type)> Columns(string path)
    {
        using var connection = Carbon.Storage.SqliteFile.OpenReadOnly(path);
        using var command = new SqliteCommand(
            """
            SELECT t.name, (SELECT name FROM pragma_table_info(t.name) WHERE pk = 1), c.name, c.type
            FROM sqlite_schema t, pragma_table_info(t.name) c
            WHERE t.name IN ('tickets', 'ticket_shares', 'liens', 'vouchers')
            """,
            connection);
        using var rows = command.ExecuteReader();
        var columns = new List<(string, string, string, string)>();
        while (rows.Read())
            columns.Add((rows.GetString(0), rows.GetString(1), rows.GetString(2), rows.GetString(3)));
        Assert.True(columns.Count > 40, $"only {columns.Count} columns");
        return columns;
    }

    private static void Change(string path, string sql)
    {
        using var connection = Carbon.Storage.SqliteFile.Open(path, Carbon.Storage.SqliteDurability.Normal);
        using var command = new SqliteCommand(sql, connection);
        Assert.True(command.ExecuteNonQuery() > 0);
    }

    private async Task<(int Code, string Out, string Error)> RunAsync(params string[] words)
    {
        string[] place = words.Contains("digest") || words.Contains("export")
            ? []
            : ["--deployment", network.Layout.Deployment];
        string[] chain = words[0] == "audit" || words.Contains("chain") ? ["--chain", network.State.ChainUrl] : [];
        using var standardOut = new StringWriter();
        using var standardError = new StringWriter();
        using var standardIn = new StringReader("");
        var terminal = new Terminal(standardOut, standardError, standardIn, IsInteractive: false);
        var code = await CarbonCommand.RunAsync(
            [.. words, .. place, .. chain], terminal, TimeProvider.System, CancellationToken.None);
        return (code, standardOut.ToString(), standardError.ToString());
    }
}
