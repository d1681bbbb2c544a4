using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Carbon.Survival.Tests;

/// <summary>A real engine of its own, on loopback, ended by its process id.</summary>
internal sealed class AnvilNode : IAsyncDisposable
{
    private readonly Process _process;

    private AnvilNode(Process process, Uri endpoint) => (_process, Endpoint) = (process, endpoint);

    public Uri Endpoint { get; }

    public static async Task<AnvilNode> StartAsync()
    {
        var port = Places.FreePort().ToString(CultureInfo.InvariantCulture);
        var program = Path.Combine(Places.Root, "node_modules", "@foundry-rs", "anvil-linux-amd64", "bin", "anvil");
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                "--host", "127.0.0.1", "--port", port, "--chain-id", "20262", "--hardfork", "cancun", "--accounts", "1",
                "--block-base-fee-per-gas", "0", "--gas-price", "0", "--gas-limit", "100000000", "--quiet",
            },
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException("The engine did not start.");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var node = new AnvilNode(process, new Uri($"http://127.0.0.1:{port}"));
        await Until.TrueAsync(node.AnswersAsync, "the engine answers");
        return node;
    }

    public RpcClient Client() => Rpc.To(Endpoint);

    public Task<JsonElement> CallAsync(string method, params JsonNode?[] parameters) =>
        Client().CallAsync(method, [.. parameters], CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            await CallAsync("eth_chainId");
            return true;
        }
        catch (RpcUnavailableException) when (!_process.HasExited)
        {
            return false;
        }
    }
}
