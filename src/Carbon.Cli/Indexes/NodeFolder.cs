using Carbon.Cli.CommandLine;

namespace Carbon.Cli.Indexes;

/// <summary>A node's data folder, as its settings name it.</summary>
internal sealed record NodeFolder(string Folder)
{
    public string Index => Path.Combine(Folder, "index.db");

    public string Archive => Path.Combine(Folder, "archive");

    private string OutboxLock => Path.Combine(Folder, "outbox.db.lock");

    /// <summary>The folder that <c>--data</c> names.</summary>
    /// <exception cref="CommandException">It is not there.</exception>
    public static NodeFolder Of(Arguments arguments)
    {
        var folder = Path.GetFullPath(arguments.Require("--data"));
        return Directory.Exists(folder)
            ? new NodeFolder(folder)
            : throw new CommandException(Exit.Failed, $"There is no folder {folder}.");
    }

    /// <summary>Holds what a node holds while it runs, so that none starts meanwhile.</summary>
    /// <exception cref="CommandException">A node runs.</exception>
    public IDisposable Hold()
    {
        try
        {
            return new FileStream(OutboxLock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
        }
        catch (IOException e)
        {
            throw new CommandException(Exit.Failed, $"A node runs on {Folder}: stop it first.", e);
        }
    }
}
