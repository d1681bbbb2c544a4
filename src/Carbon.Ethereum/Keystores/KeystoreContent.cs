using System.Text.Json;

namespace Carbon.Ethereum;

/// <summary>The members of a keystore text that matter, checked.</summary>
internal sealed record KeystoreContent(
    Address? Address, byte[] Iv, byte[] CipherText, byte[] Mac, KeyDerivation Derivation)
{
    private const int MaxBytes = 1024;

    public static KeystoreContent Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Read(document.RootElement);
        }
        catch (JsonException e)
        {
            throw new KeystoreFormatException("The keystore is not JSON.", e);
        }
    }

    private static KeystoreContent Read(JsonElement root)
    {
        if (Number(root, "version") != 3) throw new KeystoreFormatException("The keystore is not of version 3.");

        // Early files write the member with a capital.
        var crypto = root.TryGetProperty("Crypto", out var early) ? early : Member(root, "crypto");
        if (Text(crypto, "cipher") != "aes-128-ctr") throw new KeystoreFormatException("The cipher is not known.");
        var content = new KeystoreContent(
            AddressOf(root),
            Bytes(Member(crypto, "cipherparams"), "iv"),
            Bytes(crypto, "ciphertext"),
            Bytes(crypto, "mac"),
            DerivationOf(Text(crypto, "kdf"), Member(crypto, "kdfparams")));
        return content.Iv.Length == 16
            && content.CipherText.Length == PrivateKey.Size
            && content.Mac.Length == Hash32.Size
            ? content
            : throw new KeystoreFormatException("A member has not its length.");
    }

    private static KeyDerivation DerivationOf(string name, JsonElement parameters)
    {
        if (Number(parameters, "dklen") != KeyDerivation.OutputSize)
            throw new KeystoreFormatException("The derived key has not 32 bytes.");
        var salt = Bytes(parameters, "salt");
        return name switch
        {
            "scrypt" => new ScryptDerivation(
                Number(parameters, "n"), Number(parameters, "r"), Number(parameters, "p"), salt),
            "pbkdf2" when Text(parameters, "prf") == "hmac-sha256" =>
                new Pbkdf2Derivation(Number(parameters, "c"), salt),
            _ => throw new KeystoreFormatException("The key derivation is not known."),
        };
    }

    private static Address? AddressOf(JsonElement root)
    {
        if (!root.TryGetProperty("address", out var value) || value.ValueKind != JsonValueKind.String) return null;
        var text = value.GetString()!;
        if (!text.StartsWith("0x", StringComparison.Ordinal)) text = "0x" + text;
        return Ethereum.Address.TryParse(text, out var address)
            ? address
            : throw new KeystoreFormatException("The address is malformed.");
    }

    private static JsonElement Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value)
            ? value
            : throw new KeystoreFormatException($"The member {name} is missing.");

    private static string Text(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.String } value
            ? value.GetString()!
            : throw new KeystoreFormatException($"The member {name} is not a text.");

    private static int Number(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number)
            ? number
            : throw new KeystoreFormatException($"The member {name} is not a number in range.");

    private static byte[] Bytes(JsonElement element, string name)
    {
        var text = Text(element, name);
        if (!text.StartsWith("0x", StringComparison.Ordinal)) text = "0x" + text;
        return Hex.TryParse(text, out var bytes) && bytes.Length <= MaxBytes
            ? bytes
            : throw new KeystoreFormatException($"The member {name} is not hexadecimal.");
    }
}
