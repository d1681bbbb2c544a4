using System.Globalization;
using System.Security.Cryptography;

namespace Carbon.Storage;

/// <summary>
/// What a clean stop leaves beside a file: its length and SHA-256, in <c>file.seal</c>. It shows any change made while
/// nobody had the file open, also of a digit inside a value, which a look at the pages cannot see.
/// </summary>
public static class FileSeal
{
    /// <summary>Where the seal of a file lies.</summary>
    public static string PathOf(string path) => path + ".seal";

    /// <summary>
    /// Seals a file that was just closed. Where its write-ahead log is still there, somebody else has it open, and it
    /// gets no seal.
    /// </summary>
    public static void Write(string path)
    {
        if (!File.Exists(path) || File.Exists(path + "-wal"))
            return;
        var unfinished = PathOf(path) + ".new";
        using (var stream = new FileStream(unfinished, FileMode.Create, FileAccess.Write))
        {
            stream.Write(System.Text.Encoding.ASCII.GetBytes(Of(path)));
            stream.Flush(flushToDisk: true);
        }

        File.Move(unfinished, PathOf(path), overwrite: true);
    }

    /// <summary>
    /// Compares a file with its seal, where it has one, and takes the seal away, because the file is about to change.
    /// </summary>
    /// <exception cref="DatabaseDamagedException">They differ; the seal stays.</exception>
    public static void Break(string path)
    {
        var seal = PathOf(path);
        if (!File.Exists(seal))
            return;
        if (!File.Exists(path))
        {
            // The file was deleted on purpose, to be filled anew.
            Discard(path);
            return;
        }

        if (File.ReadAllText(seal) != Of(path))
            throw new DatabaseDamagedException(path, "it is not as it was when it was closed (" + seal + ")");
        Discard(path);
    }

    /// <summary>Takes the seal away without a look at the file.</summary>
    public static void Discard(string path) => File.Delete(PathOf(path));

    private static string Of(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var hash = Convert.ToHexStringLower(SHA256.HashData(stream));
        return string.Create(CultureInfo.InvariantCulture, $"{stream.Length} sha256:{hash}\n");
    }
}
