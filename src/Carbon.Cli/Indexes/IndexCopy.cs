using Carbon.Cli.CommandLine;
using Carbon.Index;
using Carbon.Storage;

namespace Carbon.Cli.Indexes;

/// <summary>An index in a folder that goes when it is closed; a running node is not disturbed by it.</summary>
internal sealed class IndexCopy : IDisposable
{
    private readonly DirectoryInfo _folder;

    private IndexCopy(DirectoryInfo folder, RegistryIndex index) => (_folder, Index) = (folder, index);

    public RegistryIndex Index { get; }

    /// <summary>A copy of a node's index as of one block.</summary>
    /// <exception cref="CommandException">There is none.</exception>
    public static IndexCopy Of(NodeFolder node)
    {
        if (!File.Exists(node.Index))
            throw new CommandException(
                Exit.Failed, $"There is no {node.Index}: make it by carbon index rebuild --data {node.Folder}. " +
                "Where the node's settings put the index into PostgreSQL, that makes a second one to look at; " +
                "the node's own is filled anew by dropping its schema.");
        return Make(path => SqliteCopy.Take(node.Index, path));
    }

    /// <summary>An empty index.</summary>
    public static IndexCopy Empty() => Make(_ => { });

    public void Dispose()
    {
        Index.Dispose();
        _folder.Delete(recursive: true);
    }

    private static IndexCopy Make(Action<string> prepare)
    {
        var folder = Directory.CreateTempSubdirectory("carbon-index-");
        try
        {
            var path = Path.Combine(folder.FullName, "index.db");
            prepare(path);
            return new IndexCopy(folder, RegistryIndex.Open(path));
        }
        catch
        {
            folder.Delete(recursive: true);
            throw;
        }
    }
}
