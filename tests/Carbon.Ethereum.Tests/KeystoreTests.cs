using System.Text.Json.Nodes;

namespace Carbon.Ethereum.Tests;

public sealed class KeystoreTests
{
    private const int SmallN = 1024;

    [Fact]
    public void Opens_the_published_keystores()
    {
        var cases = Repository.Vectors("wallets").Where(c => c.Text("type") == "secret-storage").ToArray();

        Assert.Equal(7, cases.Length);
        Assert.All(cases, c =>
        {
            using var key = Keystore.Read(c.Text("json"), c.Text("password"));
            Assert.Equal(c.Text("privateKey"), Hex.Format(key.Bytes));
        });
    }

    [Fact]
    public void Opens_what_it_wrote_and_refuses_another_password()
    {
        using var key = PrivateKey.Generate();
        var json = Keystore.Write(key, "碳票 pass", SmallN);
        using var opened = Keystore.Read(json, "碳票 pass");

        Assert.True(key.Bytes.SequenceEqual(opened.Bytes));
        Assert.DoesNotContain(Convert.ToHexStringLower(key.Bytes), json, StringComparison.Ordinal);
        Assert.Throws<WrongPasswordException>(() => Keystore.Read(json, "碳票 Pass"));
        Assert.Throws<WrongPasswordException>(() => Keystore.Read(json, ""));
    }

    [Theory]
    [InlineData("version", "4")]
    [InlineData("address", "\"5aaeb6053f3e94c9b9a09f33669435e7ef1beaed\"")]
    [InlineData("address", "\"zz\"")]
    [InlineData("crypto", "null")]
    [InlineData("crypto.cipher", "\"aes-128-cbc\"")]
    [InlineData("crypto.ciphertext", "\"00\"")]
    [InlineData("crypto.kdf", "\"argon2\"")]
    [InlineData("crypto.kdfparams.n", "1000")]
    [InlineData("crypto.kdfparams.n", "1073741824")]
    [InlineData("crypto.kdfparams.r", "0")]
    [InlineData("crypto.kdfparams.p", "1000000")]
    [InlineData("crypto.kdfparams.dklen", "16")]
    [InlineData("crypto.mac", "\"0g\"")]
    public void Refuses_a_changed_member(string path, string value)
    {
        using var key = PrivateKey.Generate();
        var json = JsonNode.Parse(Keystore.Write(key, "p", 2))!;
        var steps = path.Split('.');
        var parent = steps[..^1].Aggregate(json, (node, step) => node[step]!);
        parent[steps[^1]] = JsonNode.Parse(value);

        Assert.Throws<KeystoreFormatException>(() => Keystore.Read(json.ToJsonString(), "p"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"version\":3}")]
    public void Refuses_what_is_not_a_keystore(string json) =>
        Assert.Throws<KeystoreFormatException>(() => Keystore.Read(json, "p"));

    [Fact]
    public void Notices_a_changed_cipher_text()
    {
        using var key = PrivateKey.Generate();
        var json = JsonNode.Parse(Keystore.Write(key, "p", 2))!;
        json["crypto"]!["ciphertext"] = new string('0', 64);

        Assert.Throws<WrongPasswordException>(() => Keystore.Read(json.ToJsonString(), "p"));
    }

    // W14: a second program with the same key is refused for as long as the first lives.
    [Fact]
    public void One_program_holds_a_key_file()
    {
        var folder = Directory.CreateTempSubdirectory("carbon-key-");
        var (keystore, passphrase) = (Path.Combine(folder.FullName, "k"), Path.Combine(folder.FullName, "p"));
        using var key = PrivateKey.Generate();
        File.WriteAllText(keystore, Keystore.Write(key, "碳票 pass", SmallN));
        File.WriteAllText(passphrase, "碳票 pass\r\n");

        using (var held = KeyFile.Open(keystore, passphrase))
        {
            Assert.Equal(Secp256k1.CreateSigner(key).Address, held.Signer.Address);
            var second = Assert.Throws<KeyFileException>(() => KeyFile.Open(keystore, passphrase));
            Assert.Contains("another program works with this key", second.Message, StringComparison.Ordinal);
            Assert.Throws<IOException>(() => File.ReadAllText(keystore));
        }

        File.WriteAllText(passphrase, "another");
        Assert.Throws<KeyFileException>(() => KeyFile.Open(keystore, passphrase));
        File.WriteAllText(passphrase, "碳票 pass");
        using (KeyFile.Open(keystore, passphrase)) folder.Delete(recursive: true);
    }
}
