using System.Diagnostics;
using Carbon.Cli.CommandLine;

namespace Carbon.Cli.Tests;

public sealed class PkiCommandTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Makes_certificates_that_openssl_takes_for_their_use_alone()
    {
        await MakeAllAsync();

        Assert.Equal(0, await VerifyAsync("sslserver", "node.crt"));
        Assert.Equal(0, await VerifyAsync("sslclient", "clerk.crt"));
        Assert.NotEqual(0, await VerifyAsync("sslclient", "node.crt"));
        Assert.NotEqual(0, await VerifyAsync("sslserver", "clerk.crt"));
    }

    [Fact]
    public async Task Keeps_secret_keys_for_their_owner()
    {
        await MakeAllAsync();

        foreach (var key in (string[])["ca/ca.key", "node.key", "clerk.key"])
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_scratch.Path(key)));
    }

    [Fact]
    public async Task Never_writes_over_a_key()
    {
        await MakeAllAsync();
        var before = await File.ReadAllTextAsync(_scratch.Path("ca/ca.key"));

        var (code, _, error) = await Scratch.RunAsync("", "pki", "ca", "--name", "x", "--out", _scratch.Path("ca"));

        Assert.Equal(Exit.Failed, code);
        Assert.Contains("ca.key", error, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllTextAsync(_scratch.Path("ca/ca.key")));
    }

    private async Task MakeAllAsync()
    {
        var (ca, node, clerk) = (_scratch.Path("ca"), _scratch.Path("node"), _scratch.Path("clerk"));
        await DoneAsync("pki", "ca", "--name", "Test", "--out", ca);
        await DoneAsync(
            "pki", "server", "--ca", ca, "--name", "n", "--host", "localhost,127.0.0.1", "--out", node);
        await DoneAsync(
            "pki", "client", "--ca", ca, "--name", "c", "--uri", "urn:carbon:caller:a:b", "--out", clerk);
    }

    private static async Task DoneAsync(params string[] arguments)
    {
        var (code, _, error) = await Scratch.RunAsync("", arguments);
        Assert.True(code == Exit.Done, error);
    }

    private async Task<int> VerifyAsync(string purpose, string certificate)
    {
        var (ca, leaf) = (_scratch.Path("ca/ca.crt"), _scratch.Path(certificate));
        string[] arguments = ["verify", "-x509_strict", "-purpose", purpose, "-CAfile", ca, leaf];
        var start = new ProcessStartInfo("openssl", arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
