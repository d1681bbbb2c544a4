using System.Security.Cryptography;
using Carbon.Cli.CommandLine;
using Carbon.Cli.Pki;
using Carbon.Ethereum;

namespace Carbon.Cli.Network;

/// <summary>
/// Makes the secrets of a local network: each member's signing key, the authority, and all certificates.
/// </summary>
internal static class NetworkKeys
{
    // A passphrase of 256 random bits needs no slow derivation to protect it; each node opens its keystore at start.
    private const int LocalScryptN = 4096;

    /// <summary>Makes a node's key under a random passphrase, both in files of mode 0600; gives the account.</summary>
    public static Address MakeSigner(NodeLayout node)
    {
        var passphrase = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        using var key = PrivateKey.Generate();
        SecretFile.Create(node.Passphrase, passphrase + "\n");
        SecretFile.Create(node.Keystore, Keystore.Write(key, passphrase, LocalScryptN) + "\n");
        return Secp256k1.CreateSigner(key).Address;
    }

    /// <summary>
    /// Makes the authority and, for each node, a server certificate and those of its clerk and its administrator.
    /// </summary>
    public static void MakeCertificates(NetworkLayout layout, NetworkPlan plan, TimeProvider time)
    {
        Directory.CreateDirectory(layout.PkiFolder);
        using var authority = CertificateAuthority.Create(plan.Authority, time);
        File.WriteAllText(layout.AuthorityCertificate, authority.CertificatePem + "\n");
        SecretFile.Create(layout.AuthorityKey, authority.KeyPem() + "\n");
        foreach (var institution in plan.Institutions)
        {
            var files = layout.Node(institution.Key);
            var server = authority.IssueServer($"{institution.Key} node", ["localhost", "127.0.0.1"], time);
            File.WriteAllText(files.ServerCertificate, server.CertificatePem + "\n");
            SecretFile.Create(files.ServerKey, server.KeyPem + "\n");
            var caller = NodeSettings.CallerOf(institution.Key);
            var client = authority.IssueClient($"{institution.Key} clerk", caller, time);
            File.WriteAllText(files.ClientCertificate, client.CertificatePem + "\n");
            SecretFile.Create(files.ClientKey, client.KeyPem + "\n");
            var administrator = authority.IssueClient(
                $"{institution.Key} administrator", NodeSettings.AdministratorOf(institution.Key), time);
            File.WriteAllText(files.AdministratorCertificate, administrator.CertificatePem + "\n");
            SecretFile.Create(files.AdministratorKey, administrator.KeyPem + "\n");
        }
    }
}
