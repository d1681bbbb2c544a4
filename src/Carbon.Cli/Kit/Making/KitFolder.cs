using Carbon.Cli.CommandLine;

namespace Carbon.Cli.Kit.Making;

/// <summary>The folder that a kit is written to.</summary>
internal static class KitFolder
{
    /// <summary>
    /// Writes the files. A folder that is not empty must hold a kit of the same block 0: a network that runs keeps it.
    /// </summary>
    /// <exception cref="CommandException">The folder holds something else.</exception>
    public static void Write(string folder, IReadOnlyList<KitFile> files)
    {
        RequireOwn(folder, files);
        foreach (var file in files)
        {
            var path = Path.Combine(folder, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, file.Text);
        }
    }

    private static void RequireOwn(string folder, IReadOnlyList<KitFile> files)
    {
        if (File.Exists(folder))
            throw new CommandException(Exit.Failed, $"{folder} is a file; a kit takes a folder.");
        if (!Directory.Exists(folder) || !Directory.EnumerateFileSystemEntries(folder).Any())
            return;
        var held = Path.Combine(folder, KitPlaces.Genesis);
        if (!File.Exists(held))
            throw new CommandException(Exit.Refused, $"{folder} is not empty and holds no kit: choose another folder.");
        if (File.ReadAllText(held) != files.Single(file => file.Path == KitPlaces.Genesis).Text)
        {
            throw new CommandException(
                Exit.Refused,
                $"{folder} holds a network of another block 0, which never changes: name its first validators under "
                + "genesisValidators and leave chain id, period, gas limit and time as they were.");
        }
    }
}
