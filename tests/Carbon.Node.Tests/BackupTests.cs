using System.Diagnostics;
using System.Text.Json.Nodes;
using Carbon.Cli.Life;
using Carbon.Cli.Nodes;
using Carbon.Ethereum;
using Carbon.Gateway.Backups;
using Carbon.Index;

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
        using (var node = await StartAsync(settings))
        {
            using var bank = MemberNode.Open(network.Layout, network.State.Node(NetworkFixture.Spare));
            var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var writing = WriteAsync(bank, enough);
            await enough.Task;
            Assert.Equal((0, ""), Run("backup", "--data", data, "--out", Target));
            await writing;
            await StopAsync(node);
        }

        Assert.Equal((0, ""), Run("restore", "--from", Target, "--data", Restored));
        var moved = Write("moved.json", settings, Restored);
        using (var node = await StartAsync(moved))
        {
            using var bank = MemberNode.Open(network.Layout, network.State.Node(NetworkFixture.Spare));
            var status = await bank.Status.GetNodeStatusAsync(new());
            Assert.Contains("was used outside this outbox", status.HaltedReason, StringComparison.Ordinal);
            await StopAsync(node);
        }

        using (var node = await StartAsync(settings))
            await StopAsync(node);
        Assert.Equal(DigestOf(data), DigestOf(Restored));
    }

    [Fact]
    public async Task A_backup_is_sealed_and_nothing_is_ever_written_over()
    {
        var (settings, data) = Settings();
        using (var node = await StartAsync(settings))
            await StopAsync(node);
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

    private static async Task StopAsync(Process node)
    {
        node.StandardInput.Close();
        await node.WaitForExitAsync();
        Assert.Equal(0, node.ExitCode);
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

    private static async Task<Process> StartAsync(string settings)
    {
        var node = Process.Start(new ProcessStartInfo(
            "dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "Carbon.Gateway.dll"),
                "--settings", settings, "--stop-on-stdin-end",
            ])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        node.ErrorDataReceived += (_, _) => { };
        node.BeginErrorReadLine();
        Assert.StartsWith("READY {", await node.StandardOutput.ReadLineAsync(), StringComparison.Ordinal);
        return node;
    }
}
