namespace Carbon.Ethereum;

/// <summary>Signs in constant time with Bitcoin Core's libsecp256k1, whose nonces follow RFC 6979.</summary>
public sealed class LibsecpSigner : ISigner, IDisposable
{
    private const int PublicKeySize = 64;

    private readonly PrivateKey _key;

    /// <summary>Takes a copy of the key; throws PlatformNotSupportedException where the library is missing.</summary>
    public LibsecpSigner(PrivateKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (!IsAvailable) throw new PlatformNotSupportedException("libsecp256k1 cannot be loaded.");
        _key = new PrivateKey(key.Bytes);
        Address = Address.FromPublicKey(PublicKey(_key.Bytes));
    }

    /// <summary>Says whether the library was loaded and has the recovery module.</summary>
    public static bool IsAvailable => LibsecpContext.Handle != 0;

    /// <inheritdoc/>
    public Address Address { get; }

    /// <inheritdoc/>
    public Signature Sign(Hash32 digest)
    {
        Span<byte> opaque = stackalloc byte[Libsecp.RecoverableSize];
        Span<byte> compact = stackalloc byte[Libsecp.CompactSize];
        var context = LibsecpContext.Handle;
        if (Libsecp.SignRecoverable(context, opaque, digest.ToBytes(), _key.Bytes, 0, 0) != 1
            || Libsecp.SerializeRecoverable(context, compact, out var recovery, opaque) != 1)
            throw new InvalidOperationException("libsecp256k1 refused a valid key.");

        // Recovery ids 2 and 3 say that r overflowed the group order, which happens once in 2^127 signatures.
        if (recovery > 1) throw new InvalidOperationException("The nonce point's x exceeds the group order.");
        return new Signature(new Hash32(compact[..32]), new Hash32(compact[32..]), (byte)recovery);
    }

    /// <summary>Zeroes the signer's copy of the key.</summary>
    public void Dispose() => _key.Dispose();

    internal static byte[] Recover(Hash32 digest, Signature signature)
    {
        Span<byte> compact = stackalloc byte[Libsecp.CompactSize];
        signature.R.CopyTo(compact);
        signature.S.CopyTo(compact[Hash32.Size..]);
        Span<byte> opaque = stackalloc byte[Libsecp.RecoverableSize];
        Span<byte> key = stackalloc byte[Libsecp.PublicKeySize];
        var context = LibsecpContext.Handle;
        if (Libsecp.ParseRecoverable(context, opaque, compact, signature.YParity) != 1
            || Libsecp.Recover(context, key, opaque, digest.ToBytes()) != 1)
            throw new SignatureException("No key made this signature.");
        return Serialize(key);
    }

    internal static byte[] PublicKey(ReadOnlySpan<byte> privateKey)
    {
        Span<byte> key = stackalloc byte[Libsecp.PublicKeySize];
        if (Libsecp.CreatePublicKey(LibsecpContext.Handle, key, privateKey) != 1)
            throw new InvalidOperationException("libsecp256k1 refused a valid key.");
        return Serialize(key);
    }

    private static byte[] Serialize(ReadOnlySpan<byte> key)
    {
        Span<byte> output = stackalloc byte[PublicKeySize + 1];
        nuint size = PublicKeySize + 1;
        if (Libsecp.SerializePublicKey(LibsecpContext.Handle, output, ref size, key, Libsecp.Uncompressed) != 1)
            throw new InvalidOperationException("libsecp256k1 could not write a public key.");
        return output[1..].ToArray();
    }
}
