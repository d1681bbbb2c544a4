using System.Globalization;

namespace Carbon.TestChain;

/// <summary>
/// A network's files: the engine's program and a folder for each node. Its name tells whose it is, so that the next run
/// deletes what an aborted one left.
/// </summary>
internal sealed class NetworkFolder : IDisposable
{
    private const string Prefix = "carbon-network-";

    private readonly DirectoryInfo _folder;

    private NetworkFolder(DirectoryInfo folder) => _folder = folder;

    public string Program => Path.Combine(_folder.FullName, "geth");

    public string Genesis => Path.Combine(_folder.FullName, "genesis.json");

    public static NetworkFolder Create()
    {
        DeleteLeft();
        var owner = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        var made = new NetworkFolder(Directory.CreateTempSubdirectory($"{Prefix}{owner}-"));
        var package = Path.Combine(Places.Root, "node_modules", "geth-binary", "binaries", "geth_linux_x64");
        File.Copy(package, made.Program);

        // The package does not mark its program as one.
        File.SetUnixFileMode(made.Program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return made;
    }

    public string Of(string node) => _folder.CreateSubdirectory(node).FullName;

    /// <summary>Copies the nodes' logs to where they outlive the run, and tells where that is.</summary>
    public string KeepLogs(string name)
    {
        var kept = Directory.CreateDirectory(Path.Combine(Places.Root, ".carbon", "network-logs", name));
        foreach (var log in _folder.EnumerateFiles("node.log", SearchOption.AllDirectories))
            log.CopyTo(Path.Combine(kept.FullName, $"{log.Directory!.Name}.log"), overwrite: true);
        return kept.FullName;
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static void DeleteLeft()
    {
        foreach (var folder in new DirectoryInfo(Path.GetTempPath()).EnumerateDirectories($"{Prefix}*"))
        {
            var owner = folder.Name[Prefix.Length..].Split('-')[0];
            if (int.TryParse(owner, CultureInfo.InvariantCulture, out var id) && !IsAlive(id))
                folder.Delete(recursive: true);
        }
    }

    private static bool IsAlive(int id) => Directory.Exists($"/proc/{id.ToString(CultureInfo.InvariantCulture)}");
}
