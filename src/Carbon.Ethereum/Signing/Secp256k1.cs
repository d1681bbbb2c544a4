using System.Numerics;

namespace Carbon.Ethereum;

/// <summary>
/// The curve of Ethereum's keys; libsecp256k1 does the work when it can be loaded, otherwise BouncyCastle.
/// </summary>
public static class Secp256k1
{
    internal static readonly byte[] OrderBytes =
        Hex.Parse("0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141");

    internal static readonly BigInteger Order = new(OrderBytes, isUnsigned: true, isBigEndian: true);

    /// <summary>Says whether libsecp256k1 was loaded; without it signing is slower and not constant in time.</summary>
    public static bool IsNative => LibsecpSigner.IsAvailable;

    /// <summary>Returns a signer over its own copy of the key.</summary>
    public static ISigner CreateSigner(PrivateKey key) =>
        LibsecpSigner.IsAvailable ? new LibsecpSigner(key) : new BouncyCastleSigner(key);

    /// <summary>
    /// Returns the address whose key signed the digest; throws SignatureException when there is none.
    /// </summary>
    public static Address Recover(Hash32 digest, Signature signature) =>
        Address.FromPublicKey(RecoverPublicKey(digest, signature));

    /// <summary>
    /// Returns the public key (64 bytes: x, y) that signed; throws SignatureException when there is none.
    /// </summary>
    public static byte[] RecoverPublicKey(Hash32 digest, Signature signature)
    {
        if (!signature.IsInRange) throw new SignatureException("The signature is out of range.");
        return LibsecpSigner.IsAvailable
            ? LibsecpSigner.Recover(digest, signature)
            : BouncyCastleSigner.Recover(digest, signature);
    }

    /// <summary>Returns the public key (64 bytes: x, y) of a private key.</summary>
    public static byte[] PublicKey(PrivateKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return LibsecpSigner.IsAvailable
            ? LibsecpSigner.PublicKey(key.Bytes)
            : BouncyCastleSigner.PublicKey(key.Bytes);
    }
}
