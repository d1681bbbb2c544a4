using System.Security.Cryptography;

namespace Carbon.Ethereum;

/// <summary>
/// A secp256k1 private key. The bytes stand in pinned memory, so the collector leaves no copies, and become zero on
/// Dispose; they are never part of a text.
/// </summary>
public sealed class PrivateKey : IDisposable
{
    /// <summary>The number of bytes.</summary>
    public const int Size = 32;

    private readonly byte[] _bytes = GC.AllocateArray<byte>(Size, pinned: true);
    private bool _disposed;

    /// <summary>Takes a copy of 32 bytes between 1 and the group order − 1, else throws ArgumentException.</summary>
    public PrivateKey(ReadOnlySpan<byte> bytes)
    {
        if (!IsValid(bytes)) throw new ArgumentException("Not a secp256k1 private key.", nameof(bytes));
        bytes.CopyTo(_bytes);
    }

    /// <summary>Returns a key from the system's random source.</summary>
    public static PrivateKey Generate()
    {
        Span<byte> bytes = stackalloc byte[Size];
        do RandomNumberGenerator.Fill(bytes);
        while (!IsValid(bytes));

        var key = new PrivateKey(bytes);
        CryptographicOperations.ZeroMemory(bytes);
        return key;
    }

    /// <summary>Writes the 32 bytes to the start of the span; the caller must zero them after use.</summary>
    public void CopyTo(Span<byte> destination) => Bytes.CopyTo(destination);

    /// <summary>Zeroes the bytes; later uses throw ObjectDisposedException.</summary>
    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(_bytes);
        _disposed = true;
    }

    /// <summary>Returns a fixed text without the key.</summary>
    public override string ToString() => "PrivateKey(hidden)";

    internal ReadOnlySpan<byte> Bytes
    {
        get
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return _bytes;
        }
    }

    // Compared as bytes, so that no BigInteger copy of the key stays on the heap.
    private static bool IsValid(ReadOnlySpan<byte> bytes) =>
        bytes.Length == Size
        && bytes.ContainsAnyExcept((byte)0)
        && bytes.SequenceCompareTo(Secp256k1.OrderBytes) < 0;
}
