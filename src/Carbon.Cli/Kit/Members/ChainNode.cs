using System.Globalization;
using Carbon.Ethereum;

namespace Carbon.Cli.Kit.Members;

/// <summary>A Besu node as other nodes find it: where it listens to them, and its public key.</summary>
/// <param name="Host">Its IPv4 address: names in enodes are an early feature of Besu, unused here.</param>
/// <param name="Port">Its TCP port for other nodes.</param>
/// <param name="PublicKey">64 bytes in 128 small hexadecimal digits.</param>
internal sealed record ChainNode(string Host, int Port, string PublicKey)
{
    /// <summary>The account of its key: what a validator is named by in the genesis file.</summary>
    public Address Account => Address.FromPublicKey(Convert.FromHexString(PublicKey));

    /// <summary>Where it listens to other nodes.</summary>
    public string EndPoint => string.Create(CultureInfo.InvariantCulture, $"{Host}:{Port}");

    /// <summary>How lists of peers name it.</summary>
    public string Enode => $"enode://{PublicKey}@{EndPoint}";
}
