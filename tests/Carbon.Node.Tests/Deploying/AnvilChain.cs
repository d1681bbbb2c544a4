using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Carbon.Ethereum;

namespace Carbon.Node.Tests.Deploying;

/// <summary>An empty chain of a real engine in a process of its own; each transaction makes a block.</summary>
internal sealed class AnvilChain : IAsyncDisposable
{
    public const ulong ChainId = 20_263;

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });
    private readonly Process _process;

    private AnvilChain(Process process, Uri address)
    {
        _process = process;
        Address = address;
        Rpc = new RpcClient(_http, new RpcSettings(address), TimeProvider.System);
    }

    public Uri Address { get; }

    public RpcClient Rpc { get; }

    public EthereumClient Client => new(Rpc);

    /// <summary>Starts it with a base fee in wei; with 0 it takes transactions at price 0.</summary>
    public static async Task<AnvilChain> StartAsync(ulong baseFee = 0)
    {
        var port = NetworkFixture.FreePort().ToString(CultureInfo.InvariantCulture);
        var program = Path.Combine(
            Repository.Root, "node_modules", "@foundry-rs", "anvil-linux-amd64", "bin", "anvil");
        string[] arguments =
        [
            "--host", "127.0.0.1", "--port", port, "--chain-id", $"{ChainId}", "--hardfork", "cancun", "--accounts",
            "1", "--block-base-fee-per-gas", $"{baseFee}", "--gas-price", $"{baseFee}", "--gas-limit", "100000000",
            "--quiet",
        ];
        var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var chain = new AnvilChain(process, new Uri($"http://127.0.0.1:{port}"));
        await Until.TrueAsync(chain.AnswersAsync, "the engine answers");
        return chain;
    }

    public Task<JsonElement> CallAsync(string method, params JsonNode?[] parameters) =>
        Rpc.CallAsync(method, [.. parameters], CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _http.Dispose();
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
