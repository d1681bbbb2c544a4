namespace Carbon.Cli.CommandLine;

/// <summary>Files that only their owner may read.</summary>
internal static class SecretFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>
    /// Writes a new file of mode 0600 that never was readable by others; an existing file is not touched.
    /// </summary>
    /// <exception cref="CommandException">The file exists or cannot be written.</exception>
    public static void Create(string path, string content)
    {
        try
        {
            var options = new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                UnixCreateMode = OwnerOnly,
            };
            using var writer = new StreamWriter(path, options);
            writer.Write(content);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(Exit.Failed, $"{path} cannot be made: {e.Message}", e);
        }
    }

    /// <summary>The file's first line.</summary>
    /// <exception cref="CommandException">It cannot be read or is empty.</exception>
    public static string ReadLine(string path)
    {
        try
        {
            using var reader = new StreamReader(path);
            return reader.ReadLine() is { Length: > 0 } line
                ? line
                : throw new CommandException(Exit.Failed, $"{path} is empty.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(Exit.Failed, $"{path} cannot be read: {e.Message}", e);
        }
    }
}
