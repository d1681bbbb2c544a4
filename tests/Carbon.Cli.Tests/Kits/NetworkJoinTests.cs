using System.Text.RegularExpressions;
using Carbon.Cli.CommandLine;
using Carbon.Cli.Kit.Members;
using Carbon.Ethereum;
using Carbon.Registry.Codes;

namespace Carbon.Cli.Tests.Kits;

public sealed class NetworkJoinTests : IDisposable
{
    private const string Passphrase = "a passphrase of some length";

    private static readonly string[] Usual =
    [
        "network", "join", "--key", "court", "--name", "样例人民法院", "--kind", "Court", "--offices",
        "654002=Judge,Refer;371000=Judge", "--validator", "10.0.0.3", "--rpc", "10.0.0.3:30400", "--public-address",
        "https://court.example",
    ];

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Makes_keys_for_their_owner_and_a_card_of_their_public_parts()
    {
        var (code, said, error) = await Scratch.RunAsync(Passphrase + "\n", [.. Usual, "--out", _scratch.Path("me")]);

        Assert.True(code == Exit.Done, error);
        var card = MemberCardFile.Read(_scratch.Path("me/member.yaml"));
        Assert.Equal(("court", "样例人民法院", MemberKind.Court, "court"), (card.Key, card.Name, card.Kind, card.Operator));
        Assert.Equal([Office.Judge, Office.Refer], card.Offices["654002"]);
        Assert.Equal(("10.0.0.3:30303", "10.0.0.3:30400"), (card.Validator!.EndPoint, card.Rpc!.EndPoint));
        Assert.Equal(card.Validator.PublicKey, PublicKeyOf("me/validator.key"));
        Assert.Equal(card.Rpc.PublicKey, PublicKeyOf("me/rpc.key"));
        using var signer = Keystore.Read(await File.ReadAllTextAsync(_scratch.Path("me/keystore.json")), Passphrase);
        Assert.Equal(Secp256k1.CreateSigner(signer).Address, card.Signer);
        Assert.Contains($"{card.Validator.Account}", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lets_no_secret_out_of_its_files_of_mode_0600()
    {
        var (_, said, error) = await Scratch.RunAsync(Passphrase + "\n", [.. Usual, "--out", _scratch.Path("me")]);

        var seen = said + error + await File.ReadAllTextAsync(_scratch.Path("me/member.yaml"));
        foreach (var name in (string[])["validator.key", "rpc.key"])
        {
            var key = (await File.ReadAllTextAsync(_scratch.Path($"me/{name}"))).Trim();
            Assert.Matches("^0x[0-9a-f]{64}$", key);
            Assert.DoesNotContain(key[2..], seen, StringComparison.OrdinalIgnoreCase);
        }

        Assert.DoesNotContain(Passphrase, seen, StringComparison.Ordinal);
        Assert.DoesNotMatch(new Regex("(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])"), seen);
        foreach (var name in (string[])["validator.key", "rpc.key", "keystore.json"])
        {
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_scratch.Path($"me/{name}")));
        }
    }

    [Fact]
    public async Task Makes_no_keystore_for_a_key_that_is_kept_elsewhere()
    {
        var account = SomeConsortium.Account(7);

        var (code, _, error) = await Scratch.RunAsync(
            "", [.. Usual, "--signer", $"{account}", "--out", _scratch.Path("me")]);

        Assert.True(code == Exit.Done, error);
        Assert.Equal(account, MemberCardFile.Read(_scratch.Path("me/member.yaml")).Signer);
        Assert.False(File.Exists(_scratch.Path("me/keystore.json")));
    }

    [Fact]
    public async Task Never_writes_over_a_key()
    {
        var account = $"{SomeConsortium.Account(7)}";
        string[] command = [.. Usual, "--signer", account, "--out", _scratch.Path("me")];
        Assert.Equal(Exit.Done, (await Scratch.RunAsync("", command)).Code);
        var before = await File.ReadAllTextAsync(_scratch.Path("me/validator.key"));

        var (code, _, error) = await Scratch.RunAsync("", command);

        Assert.Equal(Exit.Failed, code);
        Assert.Contains("validator.key exists; keys are never written over", error, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllTextAsync(_scratch.Path("me/validator.key")));
    }

    [Theory]
    [InlineData("--kind", "Curt", "--kind does not know Curt; allowed are ForestryBureau")]
    [InlineData("--key", "The Court", "--key wants 1 to 32 small letters")]
    [InlineData("--offices", "654002=Jugde", "--offices does not know Jugde; allowed are Review")]
    [InlineData("--offices", "6540=Judge", "codes of six digits")]
    [InlineData("--offices", "654002=Judge,Lend", "lets a member judge its own loans")]
    [InlineData("--offices", "654002=Judge;654002=Refer", "--offices names 654002 twice")]
    [InlineData("--validator", "court.example", "--validator wants an IPv4 address")]
    [InlineData("--validator", "10.0.0.3:80", "--validator wants an IPv4 address")]
    [InlineData("--validator", "10.0.0.3:30400", "--validator and --rpc name one place")]
    [InlineData("--public-address", "court", "--public-address wants an http or https address")]
    public async Task Makes_nothing_of_a_wrong_word(string option, string value, string said)
    {
        string[] command = [.. Usual, "--signer", $"{SomeConsortium.Account(7)}", "--out", _scratch.Path("me")];
        command[Array.IndexOf(command, option) + 1] = value;

        var (code, _, error) = await Scratch.RunAsync("", command);

        Assert.Equal(Exit.Usage, code);
        Assert.Contains(said, error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_scratch.Path("me")));
    }

    private string PublicKeyOf(string file)
    {
        using var key = new PrivateKey(Hex.Parse(File.ReadAllText(_scratch.Path(file)).Trim()));
        return Convert.ToHexStringLower(Secp256k1.PublicKey(key));
    }
}
