using System.Text.Json.Nodes;
using Carbon.Cli.CommandLine;
using Carbon.Contracts;
using Carbon.Ethereum;
using Carbon.Registry.Commands;

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

    [Fact]
    public async Task Lists_each_command_once_and_nothing_of_the_council()
    {
        var deployment = new Deployment(
            7, default, 0, At(1), At(2), At(3), At(4), At(5), At(6), At(7), At(8), At(9), At(10), At(11), At(12),
            At(13), CodeHash: default);
        deployment.Save(_scratch.Path("deployment.json"));

        var (code, said, _) = await Scratch.RunAsync(
            "", "keys", "allow-list", "--deployment", _scratch.Path("deployment.json"));

        Assert.Equal(Exit.Done, code);
        var list = JsonNode.Parse(said)!;
        Assert.Equal(7, list["chainId"]!.GetValue<int>());
        var contracts = list["contracts"]!.AsArray();
        var pledges = contracts.Single(one => one!["name"]!.GetValue<string>() == "Pledges")!;
        Assert.Equal(At(7).ToString(), pledges["address"]!.GetValue<string>());
        var selectors = contracts.SelectMany(one => one!["selectors"]!.AsArray().Select(s => s!.GetValue<string>()))
            .ToList();
        var commands = typeof(RegistryCommand).Assembly.GetTypes()
            .Count(type => type.IsSubclassOf(typeof(RegistryCommand)) && !type.IsAbstract);
        Assert.Equal(commands, selectors.Distinct().Count());
        Assert.Equal(commands, selectors.Count);
        Assert.Contains($"0x{PledgesContract.AcceptPledgeCall.Selector:x8}", selectors);
        Assert.DoesNotContain("Consortium", contracts.Select(one => one!["name"]!.GetValue<string>()));
        Assert.DoesNotContain("Policies", contracts.Select(one => one!["name"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Lists_nothing_of_a_file_that_is_no_deployment()
    {
        await File.WriteAllTextAsync(_scratch.Path("x"), "{}");

        var (code, said, error) = await Scratch.RunAsync("", "keys", "allow-list", "--deployment", _scratch.Path("x"));

        Assert.Equal((Exit.Failed, ""), (code, said));
        Assert.Contains("is no deployment", error, StringComparison.Ordinal);
    }

    private static Address At(byte last)
    {
        var bytes = new byte[Address.Size];
        bytes[^1] = last;
        return new Address(bytes);
    }
}
