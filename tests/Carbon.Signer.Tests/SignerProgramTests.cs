namespace Carbon.Signer.Tests;

public sealed class SignerProgramTests : IDisposable
{
    private readonly SignerFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Says_what_it_signs_for_and_removes_its_socket_at_the_end()
    {
        await using var signer = await SignerProcess.StartAsync(_folder);

        Assert.Equal(_folder.Address.ToString(), signer.Ready["address"]!.GetValue<string>());
        Assert.Equal(_folder.Socket, signer.Ready["socket"]!.GetValue<string>());
        Assert.Equal(SignerFolder.ChainId, signer.Ready["chainId"]!.GetValue<ulong>());
        Assert.Equal(1, signer.Ready["contracts"]!.GetValue<int>());
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder.Socket));
        await signer.SignalAsync("TERM");
        Assert.Equal(0, await signer.EndedAsync());
        Assert.False(File.Exists(_folder.Socket));
    }

    [Fact]
    public async Task Refuses_a_wrong_passphrase()
    {
        _folder.Write("passphrase", "wrong\n");
        await RefusedAsync("does not open");
    }

    [Fact]
    public async Task Refuses_an_empty_passphrase()
    {
        _folder.Write("passphrase", "\n");
        await RefusedAsync("is empty");
    }

    [Theory]
    [InlineData("key.json", "{ \"version\": 3 }", "is no keystore")]
    [InlineData("key.json", "no json at all", "is no keystore")]
    [InlineData("allow.json", "{ \"chainId\": 1 }", "is no allow-list")]
    [InlineData("allow.json", "{ \"chainId\": 1, \"contracts\": [] }", "names no chain or no contracts")]
    [InlineData("allow.json", "{ \"chainId\": 1, \"contracts\": [null] }", "an entry is empty")]
    [InlineData("allow.json", "{ \"chainId\": 1, \"chainId\": 2, \"contracts\": [] }", "is no allow-list")]
    public async Task Refuses_a_broken_file(string name, string text, string said)
    {
        _folder.Write(name, text);
        await RefusedAsync(said);
    }

    [Theory]
    [InlineData("0x11223344556677889900112233445566778899aa", "0x112233", "is no selector")]
    [InlineData("0x11223344556677889900112233445566778899aa", null, "has no selectors")]
    [InlineData("0x0000000000000000000000000000000000000000", "0x11223344", "is no contract")]
    [InlineData("Tickets", "0x11223344", "is no contract")]
    public async Task Refuses_an_allow_list_with_a_wrong_entry(string address, string? selector, string said)
    {
        var selectors = selector is null ? "" : $"\"{selector}\"";
        _folder.Write("allow.json", $$"""
            { "chainId": 1, "contracts": [ { "address": "{{address}}", "selectors": [{{selectors}}] } ] }
            """);
        await RefusedAsync(said);
    }

    [Theory]
    [InlineData("keystore")]
    [InlineData("passphraseFile")]
    [InlineData("allowList")]
    public async Task Refuses_a_file_that_is_not_there_or_a_folder(string setting)
    {
        _folder.Settings[setting] = "missing";
        await RefusedAsync("cannot be read");
        _folder.Settings[setting] = ".";
        await RefusedAsync("cannot be read");
    }

    [Theory]
    [InlineData("keystore", null, "missing required")]
    [InlineData("gasLimitMax", null, "missing required")]
    [InlineData("gasLimitMax", "-1", "is no settings file")]
    [InlineData("gasLimitMax", "20999", "gasLimitMax must be")]
    [InlineData("keystroe", "\"k\"", "is no settings file")]
    [InlineData("socket", "\"\"", "without a name")]
    [InlineData("socket", "\"missing/signer.sock\"", "is not there")]
    public async Task Refuses_settings_that_do_not_fit(string name, string? value, string said)
    {
        if (value is null) _folder.Settings.Remove(name);
        else _folder.Settings[name] = System.Text.Json.Nodes.JsonNode.Parse(value);
        await RefusedAsync(said);
    }

    [Fact]
    public async Task Refuses_a_command_line_it_does_not_know()
    {
        Assert.Contains("usage", await SignerProcess.RefusedAsync(), StringComparison.Ordinal);
        Assert.Contains("cannot be read", await SignerProcess.RefusedAsync("--settings", _folder.PathOf("none")),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_folder_that_everyone_may_write_to()
    {
        var open = Directory.CreateDirectory(_folder.PathOf("open"));
        open.UnixFileMode |= UnixFileMode.OtherWrite;
        _folder.Settings["socket"] = "open/signer.sock";
        await RefusedAsync("Everyone may write");
    }

    [Fact]
    public async Task Never_removes_a_file_that_is_no_socket()
    {
        _folder.Settings["socket"] = "passphrase";
        await RefusedAsync("is no socket");
        Assert.StartsWith(SignerFolder.Passphrase, File.ReadAllText(_folder.PathOf("passphrase")),
            StringComparison.Ordinal);
    }

    // W14
    [Fact]
    public async Task Two_signers_never_have_one_socket_or_one_key()
    {
        await using var first = await SignerProcess.StartAsync(_folder);
        await RefusedAsync("Another signer answers");

        _folder.Settings["socket"] = "other.sock";
        await RefusedAsync("another program works with this key");
        await first.KillAsync();
        await using var second = await SignerProcess.StartAsync(_folder);
    }

    private async Task RefusedAsync(string said)
    {
        var sentence = await SignerProcess.RefusedAsync("--settings", _folder.WriteSettings());
        Assert.Contains(said, sentence, StringComparison.Ordinal);
        Assert.DoesNotContain(SignerFolder.Passphrase, sentence, StringComparison.Ordinal);
    }
}
