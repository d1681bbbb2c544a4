using Carbon.Cli.CommandLine;
using Carbon.Cli.Kit.Members;
using Carbon.Ethereum;

namespace Carbon.Cli.Kit.Joining;

/// <summary>
/// The folder of a member that joins: its keys, which stay on its machine, and its card, which travels.
/// </summary>
internal sealed record JoinFolder(string Folder)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>The key of the validator, as Besu reads it.</summary>
    public string ValidatorKey => Path.Combine(Folder, "validator.key");

    /// <summary>The key of the RPC node, as Besu reads it.</summary>
    public string RpcKey => Path.Combine(Folder, "rpc.key");

    /// <summary>The key that the gateway signs with, in a keystore V3 file.</summary>
    public string Keystore => Path.Combine(Folder, "keystore.json");

    /// <summary>What the consortium gets.</summary>
    public string Card => Path.Combine(Folder, "member.yaml");

    /// <summary>Makes the folder for its owner alone; one that holds any of the files is left as it is.</summary>
    /// <exception cref="CommandException">A file of a member is there already.</exception>
    public void Make()
    {
        var found = ((string[])[ValidatorKey, RpcKey, Keystore, Card]).FirstOrDefault(File.Exists);
        if (found is not null)
        {
            throw new CommandException(
                Exit.Failed, $"{found} exists; keys are never written over: choose a folder that is empty.");
        }

        Directory.CreateDirectory(Folder, OwnerOnly);
    }

    /// <summary>Makes a node's key in a file of mode 0600; gives its public key.</summary>
    public static string MakeNodeKey(string path)
    {
        using var key = PrivateKey.Generate();
        Span<byte> bytes = stackalloc byte[PrivateKey.Size];
        key.CopyTo(bytes);
        SecretFile.Create(path, Hex.Format(bytes) + "\n");
        bytes.Clear();
        return Convert.ToHexStringLower(Secp256k1.PublicKey(key));
    }

    /// <summary>Writes the card, last of all.</summary>
    public void Write(MemberCard card) => File.WriteAllText(Card, MemberCardText.Of(card));
}
