using Carbon.Cli.CommandLine;
using Carbon.Ethereum;

namespace Carbon.Cli.Tests;

public sealed class KeysCommandTests : IDisposable
{
    private const string Passphrase = "a passphrase of some length";

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Makes_a_keystore_that_the_passphrase_opens()
    {
        var path = _scratch.Path("key.json");

        var (code, said, _) = await Scratch.RunAsync(Passphrase + "\n", "keys", "new", "--out", path);

        Assert.Equal(Exit.Done, code);
        using var key = Keystore.Read(await File.ReadAllTextAsync(path), Passphrase);
        Assert.Equal(said.Trim(), Secp256k1.CreateSigner(key).Address.ToString());
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    [Fact]
    public async Task Refuses_a_short_passphrase_and_writes_nothing()
    {
        var path = _scratch.Path("key.json");

        var (code, _, error) = await Scratch.RunAsync("short\n", "keys", "new", "--out", path);

        Assert.Equal(Exit.Failed, code);
        Assert.DoesNotContain("short\n", error, StringComparison.Ordinal);
        Assert.False(File.Exists(path));
    }

    [Fact]
    public async Task Never_writes_over_a_keystore()
    {
        var path = _scratch.Path("key.json");
        await File.WriteAllTextAsync(path, "mine");

        var (code, _, _) = await Scratch.RunAsync(Passphrase + "\n", "keys", "new", "--out", path);

        Assert.Equal(Exit.Failed, code);
        Assert.Equal("mine", await File.ReadAllTextAsync(path));
    }
}
