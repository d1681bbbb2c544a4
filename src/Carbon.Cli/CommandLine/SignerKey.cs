using Carbon.Ethereum;

namespace Carbon.Cli.CommandLine;

/// <summary>Makes a signing key that is kept under a passphrase.</summary>
internal static class SignerKey
{
    /// <summary>Writes a fresh key into a new keystore V3 file of mode 0600; gives its account.</summary>
    /// <exception cref="CommandException">The file exists or cannot be written.</exception>
    public static Address Make(string path, string passphrase)
    {
        using var key = PrivateKey.Generate();
        SecretFile.Create(path, Keystore.Write(key, passphrase, Keystore.StandardScryptN) + "\n");
        return Secp256k1.CreateSigner(key).Address;
    }
}
