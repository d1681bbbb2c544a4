using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Crypto.Generators;

namespace Carbon.Ethereum;

/// <summary>Turns a password into 32 bytes at a chosen cost.</summary>
internal abstract record KeyDerivation
{
    public const int OutputSize = 32;

    public abstract byte[] Derive(string password);
}

/// <summary>scrypt with its cost N, block size r, lanes p and salt.</summary>
internal sealed record ScryptDerivation : KeyDerivation
{
    // A keystore is read from a file: one that asks for more than this would stop the node rather than open.
    private const long MaxMemory = 1L << 30;
    private const int MaxLanes = 16;

    public ScryptDerivation(int n, int r, int p, byte[] salt)
    {
        if (n < 2 || !BitOperations.IsPow2(n) || r < 1 || p is < 1 or > MaxLanes || 128L * n * r > MaxMemory)
            throw new KeystoreFormatException("The scrypt cost is out of range.");
        (N, R, P, Salt) = (n, r, p, salt);
    }

    public int N { get; }

    public int R { get; }

    public int P { get; }

    public byte[] Salt { get; }

    public override byte[] Derive(string password)
    {
        var bytes = Encoding.UTF8.GetBytes(password);
        try
        {
            return SCrypt.Generate(bytes, Salt, N, R, P, OutputSize);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }
}

/// <summary>PBKDF2 over HMAC-SHA-256 with its rounds and salt.</summary>
internal sealed record Pbkdf2Derivation : KeyDerivation
{
    private const int MaxRounds = 10_000_000;

    public Pbkdf2Derivation(int rounds, byte[] salt)
    {
        if (rounds is < 1 or > MaxRounds) throw new KeystoreFormatException("The PBKDF2 rounds are out of range.");
        (Rounds, Salt) = (rounds, salt);
    }

    public int Rounds { get; }

    public byte[] Salt { get; }

    public override byte[] Derive(string password) =>
        Rfc2898DeriveBytes.Pbkdf2(password, Salt, Rounds, HashAlgorithmName.SHA256, OutputSize);
}
