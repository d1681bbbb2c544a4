using System.Diagnostics;
using System.Text.Json.Nodes;
using Carbon.Cli.CommandLine;
using Carbon.Cli.Network;
using Carbon.Contracts;

namespace Carbon.Node.Tests;

/// <summary>A node's key in a signer process, under the allow-list that the command line prints.</summary>
internal sealed class KeySigner : IAsyncDisposable
{
    private const long AnyFee = 100_000_000_000;

    private readonly Process _process;
    private readonly Task _drained;

    private KeySigner(Process process)
    {
        _process = process;
        _drained = process.StandardError.BaseStream.CopyToAsync(Stream.Null);
    }

    public static string SocketOf(NodeLayout node) => Path.Combine(node.Folder, "signer.sock");

    public static async Task<KeySigner> StartAsync(NodeLayout node, Deployment deployment)
    {
        var allowed = Path.Combine(node.Folder, "allow.json");
        JsonOutput.WriteFile(allowed, AllowedCalls.Of(deployment));
        var settings = Path.Combine(node.Folder, "signer.json");
        JsonOutput.WriteFile(settings, new JsonObject
        {
            ["keystore"] = node.Keystore,
            ["passphraseFile"] = node.Passphrase,
            ["socket"] = SocketOf(node),
            ["allowList"] = allowed,
            ["gasLimitMax"] = 16_000_000,
            ["maxFeePerGas"] = AnyFee,
        });
        var process = Process.Start(new ProcessStartInfo(
            "dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "Carbon.Signer.dll"),
                "--settings", settings, "--stop-on-stdin-end",
            ])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var ready = await process.StandardOutput.ReadLineAsync();
        Assert.StartsWith("READY {", ready, StringComparison.Ordinal);
        return new KeySigner(process);
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        await _drained;
        _process.Dispose();
    }
}
