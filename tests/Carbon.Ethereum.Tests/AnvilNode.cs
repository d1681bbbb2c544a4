using System.Diagnostics;

namespace Carbon.Ethereum.Tests;

/// <summary>An anvil of its own on loopback, which signs for accounts whose keys everybody knows.</summary>
public sealed class AnvilNode : IAsyncLifetime
{
    private const string Listening = "Listening on ";

    private Process? _process;
    private Task _drained = Task.CompletedTask;

    public Uri Endpoint { get; private set; } = new("http://localhost");

    public async Task InitializeAsync()
    {
        var start = new ProcessStartInfo(
            Path.Combine(Repository.Root, "node_modules/@foundry-rs/anvil-linux-amd64/bin/anvil"))
        {
            ArgumentList = { "--host", "127.0.0.1", "--port", "0", "--chain-id", "31337" },
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
        };
        _process = Process.Start(start) ?? throw new InvalidOperationException("Anvil did not start.");
        while (await _process.StandardOutput.ReadLineAsync() is var line)
        {
            if (line is null) throw new InvalidOperationException("Anvil ended before it listened.");
            if (!line.StartsWith(Listening, StringComparison.Ordinal)) continue;
            Endpoint = new Uri("http://" + line[Listening.Length..]);
            break;
        }

        _drained = _process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
    }

    public async Task DisposeAsync()
    {
        if (_process is null) return;
        _process.Kill();
        await _process.WaitForExitAsync();
        await _drained;
        _process.Dispose();
    }
}
