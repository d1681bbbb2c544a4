using System.Text;
using Org.BouncyCastle.Crypto.Digests;

namespace Carbon.Ethereum;

/// <summary>Keccak-256 with Ethereum's original padding, which is not that of SHA3-256.</summary>
public static class Keccak
{
    private const int Bits = 256;

    /// <summary>Returns the Keccak-256 hash of the bytes.</summary>
    public static Hash32 Hash(ReadOnlySpan<byte> bytes)
    {
        var digest = new KeccakDigest(Bits);
        digest.BlockUpdate(bytes.ToArray(), 0, bytes.Length);
        var output = new byte[Hash32.Size];
        digest.DoFinal(output, 0);
        return new Hash32(output);
    }

    /// <summary>Returns the Keccak-256 hash of the text's UTF-8 bytes.</summary>
    public static Hash32 Hash(string text) => Hash(Encoding.UTF8.GetBytes(text));
}
