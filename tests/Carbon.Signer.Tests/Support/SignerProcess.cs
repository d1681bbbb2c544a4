using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Carbon.Signer.Tests;

/// <summary>The signer as a process of its own, ended by its process id.</summary>
internal sealed class SignerProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _log = new();

    private SignerProcess(Process process)
    {
        _process = process;
        _process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is { } said) _log.Enqueue(said);
        };
        _process.BeginErrorReadLine();
    }

    public JsonNode Ready { get; private set; } = new JsonObject();

    public IReadOnlyCollection<string> Log => _log;

    public static async Task<SignerProcess> StartAsync(SignerFolder folder)
    {
        var signer = new SignerProcess(Start("--settings", folder.WriteSettings(), "--stop-on-stdin-end"));
        var line = await signer._process.StandardOutput.ReadLineAsync().WaitAsync(Until.Limit);
        if (line?.StartsWith("READY ", StringComparison.Ordinal) != true)
        {
            await signer._process.WaitForExitAsync();
            throw new InvalidOperationException($"Not ready but {line}: {string.Join('\n', signer.Log)}");
        }

        signer.Ready = JsonNode.Parse(line["READY ".Length..])!;
        return signer;
    }

    /// <summary>Starts a signer that must refuse, and gives its sentence.</summary>
    public static async Task<string> RefusedAsync(params string[] args)
    {
        using var process = Start(args);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal("", await output);
        Assert.Equal(2, process.ExitCode);
        return Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Sends a signal by its name, such as STOP.</summary>
    public async Task SignalAsync(string name)
    {
        var id = _process.Id.ToString(CultureInfo.InvariantCulture);
        using var kill = Process.Start("kill", ["-" + name, id]);
        await kill.WaitForExitAsync();
        Assert.Equal(0, kill.ExitCode);
    }

    public async Task<int> EndedAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Until.Limit);
        return _process.ExitCode;
    }

    /// <summary>Ends it as a crash does: kill -9.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await KillAsync();
        _process.Dispose();
    }

    private static Process Start(params string[] args) => Process.Start(new ProcessStartInfo(
        "dotnet", [Path.Combine(AppContext.BaseDirectory, "Carbon.Signer.dll"), .. args])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;
}
