using System.Text;

namespace Carbon.Ethereum;

/// <summary>
/// A keystore file that this process alone holds until Dispose, so that no second program works with the key. The
/// system frees it when the process ends, however it ends. A copy of the file is another file: nothing here sees it.
/// </summary>
public sealed class KeyFile : IDisposable
{
    private const int FileBytesMax = 64 * 1024;

    private readonly FileStream _held;
    private readonly IDisposable? _key;

    private KeyFile(FileStream held, ISigner signer) => (_held, Signer, _key) = (held, signer, signer as IDisposable);

    /// <summary>Signs with the key.</summary>
    public ISigner Signer { get; }

    /// <summary>
    /// Holds the keystore and opens it with the first line of the passphrase file; each has at most 64 KiB.
    /// </summary>
    /// <exception cref="KeyFileException">
    /// A file cannot be read, another program holds the keystore, or the passphrase does not open it.
    /// </exception>
    public static KeyFile Open(string keystorePath, string passphrasePath)
    {
        var held = Hold(keystorePath);
        try
        {
            using var key = Keystore.Read(Text(held, keystorePath), Passphrase(passphrasePath));
            return new KeyFile(held, Secp256k1.CreateSigner(key));
        }
        catch (Exception e) when (Explain(e, keystorePath, passphrasePath) is { } refused)
        {
            held.Dispose();
            throw refused;
        }
    }

    /// <summary>Zeroes the key and lets others hold the file.</summary>
    public void Dispose()
    {
        _key?.Dispose();
        _held.Dispose();
    }

    private static FileStream Hold(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.None);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or FileNotFoundException or
            DirectoryNotFoundException or PathTooLongException)
        {
            throw new KeyFileException($"The key cannot be read: {e.Message}", e);
        }
        catch (IOException e)
        {
            throw new KeyFileException(
                $"The keystore {path} cannot be held, since another program works with this key: {e.Message}", e);
        }
    }

    private static KeyFileException? Explain(Exception fault, string keystore, string passphrase) => fault switch
    {
        KeyFileException refused => refused,
        WrongPasswordException => new($"The passphrase in {passphrase} does not open {keystore}.", fault),
        KeystoreFormatException => new($"{keystore} is no keystore: {fault.Message}", fault),
        IOException or UnauthorizedAccessException => new($"The key cannot be read: {fault.Message}", fault),
        _ => null,
    };

    private static string Passphrase(string path)
    {
        using var file = File.OpenRead(path);
        var line = Text(file, path).Split('\n', 2)[0].TrimEnd('\r');
        return line.Length > 0 ? line : throw new KeyFileException($"The passphrase file {path} is empty.");
    }

    private static string Text(FileStream file, string path)
    {
        var bytes = new byte[FileBytesMax + 1];
        var count = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return count <= FileBytesMax
            ? Encoding.UTF8.GetString(bytes, 0, count)
            : throw new KeyFileException($"{path} is over 64 KiB.");
    }
}
