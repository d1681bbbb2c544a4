using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Carbon.Ethereum;

/// <summary>
/// Private keys under a password in the Web3 Secret Storage form, version 3, as geth and Besu use it.
/// </summary>
public static class Keystore
{
    /// <summary>The scrypt cost N that geth uses: about a second and 256 MiB.</summary>
    public const int StandardScryptN = 262_144;

    private const int ScryptR = 8;
    private const int KeySize = 32;
    private const int CipherKeySize = 16;
    private const int IvSize = 16;
    private const int MaxText = 64 * 1024;

    /// <summary>
    /// Opens a keystore of scrypt or PBKDF2. Throws WrongPasswordException when the password does not fit and
    /// KeystoreFormatException when the text is malformed.
    /// </summary>
    public static PrivateKey Read(string json, string password)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(password);
        if (json.Length > MaxText) throw new KeystoreFormatException("The keystore is too long.");
        var content = KeystoreContent.Parse(json);
        var derived = content.Derivation.Derive(password);
        try
        {
            if (!CryptographicOperations.FixedTimeEquals(Mac(derived, content.CipherText), content.Mac))
                throw new WrongPasswordException();
            return Open(content, derived);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(derived);
        }
    }

    /// <summary>Returns the keystore text of a key, with scrypt cost N, a power of two of at least 2.</summary>
    public static string Write(PrivateKey key, string password, int scryptN)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(password);
        var salt = RandomNumberGenerator.GetBytes(KeySize);
        var iv = RandomNumberGenerator.GetBytes(IvSize);
        var derivation = new ScryptDerivation(scryptN, ScryptR, 1, salt);
        var derived = derivation.Derive(password);
        try
        {
            var cipherText = Transform(derived.AsSpan(0, CipherKeySize), iv, key.Bytes);
            var address = Address.FromPublicKey(Secp256k1.PublicKey(key));
            return Text(address, iv, cipherText, derivation, Mac(derived, cipherText));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(derived);
        }
    }

    private static PrivateKey Open(KeystoreContent content, byte[] derived)
    {
        var bytes = Transform(derived.AsSpan(0, CipherKeySize), content.Iv, content.CipherText);
        try
        {
            var key = new PrivateKey(bytes);
            if (content.Address is not { } named || named == Address.FromPublicKey(Secp256k1.PublicKey(key)))
                return key;
            key.Dispose();
            throw new KeystoreFormatException("The keystore names another address than its key has.");
        }
        catch (ArgumentException e)
        {
            throw new KeystoreFormatException("The keystore holds no private key.", e);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    private static string Text(
        Address address, byte[] iv, byte[] cipherText, ScryptDerivation derivation, byte[] mac) =>
        new JsonObject
        {
            ["version"] = 3,
            ["id"] = Guid.NewGuid().ToString(),
            ["address"] = Convert.ToHexStringLower(address.ToBytes()),
            ["crypto"] = new JsonObject
            {
                ["cipher"] = "aes-128-ctr",
                ["cipherparams"] = new JsonObject { ["iv"] = Convert.ToHexStringLower(iv) },
                ["ciphertext"] = Convert.ToHexStringLower(cipherText),
                ["kdf"] = "scrypt",
                ["kdfparams"] = new JsonObject
                {
                    ["dklen"] = KeySize,
                    ["n"] = derivation.N,
                    ["r"] = derivation.R,
                    ["p"] = derivation.P,
                    ["salt"] = Convert.ToHexStringLower(derivation.Salt),
                },
                ["mac"] = Convert.ToHexStringLower(mac),
            },
        }.ToJsonString();

    private static byte[] Mac(byte[] derived, byte[] cipherText) =>
        Keccak.Hash([.. derived.AsSpan(CipherKeySize, CipherKeySize), .. cipherText]).ToBytes();

    // Counter mode: the key stream is the encrypted counter, which starts at the initialisation vector.
    private static byte[] Transform(ReadOnlySpan<byte> key, ReadOnlySpan<byte> iv, ReadOnlySpan<byte> input)
    {
        using var aes = Aes.Create();
        aes.Key = key.ToArray();
        var counter = iv.ToArray();
        var output = new byte[input.Length];
        for (var start = 0; start < input.Length; start += IvSize)
        {
            var stream = aes.EncryptEcb(counter, PaddingMode.None);
            for (var i = start; i < Math.Min(start + IvSize, input.Length); i++)
                output[i] = (byte)(input[i] ^ stream[i - start]);
            for (var i = IvSize - 1; i >= 0 && unchecked(++counter[i]) == 0; i--) { }
        }

        return output;
    }
}
