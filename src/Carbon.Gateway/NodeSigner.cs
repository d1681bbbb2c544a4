using Carbon.Ethereum;
using Carbon.Gateway.Settings;

namespace Carbon.Gateway;

/// <summary>Opens the member's key.</summary>
internal static class NodeSigner
{
    private const int MaxFileBytes = 64 * 1024;

    /// <summary>The signer of a keystore. The passphrase is the first line of its file.</summary>
    /// <exception cref="StartRefusedException">
    /// A file cannot be read, or the passphrase does not open the key.
    /// </exception>
    public static ISigner Open(SignerSettings settings)
    {
        try
        {
            using var key = Keystore.Read(Text(settings.Keystore), Passphrase(settings.PassphraseFile));
            return LibsecpSigner.IsAvailable ? new LibsecpSigner(key) : new BouncyCastleSigner(key);
        }
        catch (WrongPasswordException e)
        {
            throw Refused($"The passphrase in {settings.PassphraseFile} does not open {settings.Keystore}.", e);
        }
        catch (KeystoreFormatException e)
        {
            throw Refused($"{settings.Keystore} is no keystore: {e.Message}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Refused($"The key cannot be read: {e.Message}", e);
        }
    }

    private static string Passphrase(string path)
    {
        var line = Text(path).Split('\n', 2)[0].TrimEnd('\r');
        return line.Length > 0 ? line : throw Refused($"The passphrase file {path} is empty.", null);
    }

    private static string Text(string path) => new FileInfo(path).Length <= MaxFileBytes
        ? File.ReadAllText(path)
        : throw Refused($"{path} is over 64 KiB.", null);

    private static StartRefusedException Refused(string message, Exception? inner) =>
        new(StartRefusedException.WrongSettings, message, inner);
}
