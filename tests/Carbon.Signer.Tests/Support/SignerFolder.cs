using System.Text.Json.Nodes;

namespace Carbon.Signer.Tests;

/// <summary>A folder with all that a signer is told, each part of which a test may spoil.</summary>
internal sealed class SignerFolder : IDisposable
{
    public const string Passphrase = "a passphrase of some length";
    public const ulong ChainId = 31337;
    public const ulong GasLimitMax = 5_000_000;
    public const ulong MaxFeePerGas = 1_000;

    private const int SmallScryptN = 1024;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("carbon-signer-");

    public SignerFolder()
    {
        using var key = PrivateKey.Generate();
        Write("passphrase", Passphrase + "\nnot this line\n");
        Put(key);
        Write("allow.json", new JsonObject
        {
            ["chainId"] = ChainId,
            ["contracts"] = new JsonArray(Contract("Tickets", Tickets, "0x11223344", "0xaabbccdd")),
        }.ToJsonString());
    }

    public static Address Tickets { get; } = Address.Parse("0x00000000000000000000000000000000000c0de1");

    public JsonObject Settings { get; } = new()
    {
        ["keystore"] = "key.json",
        ["passphraseFile"] = "passphrase",
        ["socket"] = "signer.sock",
        ["allowList"] = "allow.json",
        ["gasLimitMax"] = GasLimitMax,
        ["maxFeePerGas"] = MaxFeePerGas,
    };

    public string Secret { get; private set; } = "";

    public Address Address { get; private set; }

    public string Socket => PathOf("signer.sock");

    public static JsonObject Contract(string name, Address address, params string[] selectors) => new()
    {
        ["name"] = name,
        ["address"] = address.ToString(),
        ["selectors"] = new JsonArray([.. selectors.Select(one => JsonValue.Create(one))]),
    };

    /// <summary>A write as the node makes it.</summary>
    public static LegacyTransaction Transaction(ulong nonce) =>
        new(ChainId, nonce, 0, 200_000, Tickets, 0, [0x11, 0x22, 0x33, 0x44, 1, 2, 3]);

    /// <summary>Puts another key into the keystore.</summary>
    public void Put(PrivateKey key)
    {
        var bytes = new byte[PrivateKey.Size];
        key.CopyTo(bytes);
        Secret = Hex.Format(bytes);
        Address = Secp256k1.CreateSigner(key).Address;
        Write("key.json", Keystore.Write(key, Passphrase, SmallScryptN));
    }

    public string Write(string name, string text)
    {
        File.WriteAllText(PathOf(name), text);
        return PathOf(name);
    }

    public string WriteSettings() => Write("signer.json", Settings.ToJsonString());

    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    public void Dispose() => _folder.Delete(recursive: true);
}
