using System.Text.Json.Nodes;
using Carbon.Cli.Life;
using Carbon.Cli.Nodes;
using Carbon.Ethereum;
using Carbon.Gateway.Backups;
using Carbon.Index;
using Carbon.Storage;

namespace Carbon.Node.Tests;

/// <summary>The spare bank's node, backed up while it writes, and brought back.</summary>
[Collection(NetworkTests.Name)]
public sealed class BackupTests(NetworkFixture network) : IDisposable
{
    private const int Writes = 40;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("carbon-backup-");

    private string Target => Path.Combine(_folder.FullName, "backup");

    private string Restored => Path.Combine(_folder.FullName, "restored");

    public void Dispose() => _folder.Delete(recursive: true);

    // D7, D4
    [Fact]
    public async Task A_backup_of_a_node_that_writes_comes_back_to_the_same_register()
    {
        var (settings, data) = Settings();
        using (var node = await NodeProcess.StartAsync(settings))
        {
            using var bank = MemberNode.Open(network.Layout, network.State.Node(NetworkFixture.Spare));
            var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var writing = WriteAsync(bank, enough);
            await enough.Task;
            Assert.Equal((0, ""), Run("backup", "--data", data, "--out", Target));
            await writing;
            await node.StopAsync();
        }

        Assert.Equal((0, ""), Run("restore", "--from", Target, "--data", Restored));
        var moved = Write("moved.json", settings, Restored);
        using (var node = await NodeProcess.StartAsync(moved))
        {
            using var bank = MemberNode.Open(network.Layout, network.State.Node(NetworkFixture.Spare));
            var status = await bank.Status.GetNodeStatusAsync(new());
            Assert.Contains("was used outside this outbox", status.HaltedReason, StringComparison.Ordinal);
            await node.StopAsync();
        }

        using (var node = await NodeProcess.StartAsync(settings))
            await node.StopAsync();
        Assert.Equal(DigestOf(data), DigestOf(Restored));
    }

    [Fact]
    public async Task A_backup_is_sealed_and_nothing_is_ever_written_over()
    {
        var (settings, data) = Settings();
        using (var node = await NodeProcess.StartAsync(settings))
            await node.StopAsync();
        Assert.Equal((0, ""), Run("backup", "--data", data, "--out", Target));
        Assert.Contains("never written over", Run("backup", "--data", data, "--out", Target).Error,
            StringComparison.Ordinal);
        Assert.Contains("nothing is written over", Run("restore", "--from", Target, "--data", data).Error,
            StringComparison.Ordinal);

        var manifest = JsonNode.Parse(File.ReadAllText(Path.Combine(Target, "backup.json")))!;
        using (var index = RegistryIndex.Open(Path.Combine(data, "index.db")))
        {
            Assert.Equal(index.Tip!.Value.Height, manifest["height"]!.GetValue<ulong>());
            Assert.Equal(
                index.Read(snapshot => snapshot.ComputeDigest()).ToString(), manifest["digest"]!.GetValue<string>());
        }

        manifest["files"]![1]!["schema"] = 99;
        var sound = File.ReadAllText(Path.Combine(Target, "backup.json"));
        File.WriteAllText(Path.Combine(Target, "backup.json"), manifest.ToJsonString());
        Assert.Contains("schema version 99", Run("restore", "--from", Target, "--data", Restored).Error,
            StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(Target, "backup.json"), sound);
        foreach (var name in new[] { "outbox.db", "index.db" })
        {
            var path = Path.Combine(Target, name);
            var bytes = File.ReadAllBytes(path);
            bytes[bytes.Length / 2] ^= 1;
            File.WriteAllBytes(path, bytes);
            Assert.Contains($"{name} is not as it was", Run("restore", "--from", Target, "--data", Restored).Error,
                StringComparison.Ordinal);
            bytes[bytes.Length / 2] ^= 1;
            File.WriteAllBytes(path, bytes);
        }

        Assert.False(Directory.Exists(Restored));
        Assert.Equal((0, ""), Run("restore", "--from", Target, "--data", Restored));
    }

    // D7, where the index lies in PostgreSQL
    [Fact]
    public async Task A_backup_without_an_index_says_why_and_brings_back_the_outbox_alone()
    {
        var (settings, data) = Settings();
        using (var node = await NodeProcess.StartAsync(settings))
            await node.StopAsync();
        var bare = Directory.CreateDirectory(Path.Combine(_folder.FullName, "bare")).FullName;
        SqliteCopy.Take(Path.Combine(data, "outbox.db"), Path.Combine(bare, "outbox.db"));

        Assert.Equal((0, ""), Run("backup", "--data", bare, "--out", Target));
        Assert.Equal(
            ["backup.json", "outbox.db"],
            Directory.GetFiles(Target).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        var path = Path.Combine(Target, "backup.json");
        var sound = File.ReadAllText(path);
        var manifest = JsonNode.Parse(sound)!.AsObject();
        Assert.Contains("PostgreSQL", (string)manifest["indexLeftOut"]!, StringComparison.Ordinal);
        Assert.Null(manifest["digest"]);

        manifest.Remove("indexLeftOut");
        File.WriteAllText(path, manifest.ToJsonString());
        Assert.Contains("must hold index.db and outbox.db", Run("restore", "--from", Target, "--data", Restored).Error,
            StringComparison.Ordinal);
        File.WriteAllText(path, sound);
        Directory.CreateDirectory(Restored);
        File.WriteAllText(Path.Combine(Restored, "index.db"), "another's");
        Assert.Contains("nothing is written over", Run("restore", "--from", Target, "--data", Restored).Error,
            StringComparison.Ordinal);
        File.Delete(Path.Combine(Restored, "index.db"));
        Assert.Equal((0, ""), Run("restore", "--from", Target, "--data", Restored));
        Assert.Equal("outbox.db", Path.GetFileName(Assert.Single(Directory.GetFiles(Restored))));
    }

    [Fact]
    public void A_file_that_holds_no_outbox_is_no_backup()
    {
        var bare = Directory.CreateDirectory(Path.Combine(_folder.FullName, "bare")).FullName;
        File.WriteAllBytes(Path.Combine(bare, "outbox.db"), []);

        var (code, error) = Run("backup", "--data", bare, "--out", Target);

        Assert.Equal(1, code);
        Assert.Contains("outbox.db is damaged: it holds no outbox", error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(Target, "backup.json")));
    }

    private static (int Code, string Error) Run(params string[] words)
    {
        using var said = new StringWriter();
        using var complaints = new StringWriter();
        var code = BackupProgram.Run(words, said, complaints, TimeProvider.System);
        Assert.Equal(code == 0, said.ToString().StartsWith(words[0], StringComparison.Ordinal));
        return (code, complaints.ToString());
    }

    private static string DigestOf(string data)
    {
        using var index = RegistryIndex.Open(Path.Combine(data, "index.db"));
        return $"{index.Tip} {index.Read(snapshot => snapshot.ComputeDigest())}";
    }

    private static async Task WriteAsync(MemberNode bank, TaskCompletionSource enough)
    {
        for (var i = 0; i < Writes; i++)
        {
            await bank.Complaints.FileComplaintAsync(new()
            {
                RequestId = Stage.RequestId(),
                Division = 654_002,
                DocumentHash = Keccak.Hash(Guid.NewGuid().ToByteArray()).ToString(),
                WaitFor = Wire.WaitFor.Final,
            });
            if (i == Writes / 4)
                enough.SetResult();
        }
    }

    private (string Settings, string Data) Settings()
    {
        var settings = network.Layout.Node(NetworkFixture.Spare).Settings;
        return (settings, JsonNode.Parse(File.ReadAllText(settings))!["dataFolder"]!.GetValue<string>());
    }

    private string Write(string name, string settings, string data)
    {
        var changed = JsonNode.Parse(File.ReadAllText(settings))!;
        changed["dataFolder"] = data;
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, changed.ToJsonString());
        return path;
    }
}
