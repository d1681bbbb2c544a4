using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Carbon.Node.Tests;

/// <summary>A node as a process of its own, which a test ends in one way or another.</summary>
internal sealed class NodeProcess : IDisposable
{
    private readonly Process _process;

    private NodeProcess(Process process) => _process = process;

    /// <summary>Starts a node by its settings file and returns once it serves.</summary>
    public static async Task<NodeProcess> StartAsync(string settings)
    {
        var process = Process.Start(new ProcessStartInfo(
            "dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "Carbon.Gateway.dll"),
                "--settings", settings, "--stop-on-stdin-end",
            ])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var ready = await process.StandardOutput.ReadLineAsync();
        Assert.StartsWith("READY {", ready, StringComparison.Ordinal);
        Assert.NotNull(JsonNode.Parse(ready!["READY ".Length..]));
        return new NodeProcess(process);
    }

    /// <summary>Ends it as a power cut would.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Tells it to end, as a supervisor does.</summary>
    public void Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
        Assert.Equal(0, kill.ExitCode);
    }

    /// <summary>Waits for its end, which must be an orderly one.</summary>
    public async Task EndedAsync()
    {
        await _process.WaitForExitAsync();
        Assert.Equal(0, _process.ExitCode);
    }

    /// <summary>Ends it as the end of its parent does.</summary>
    public async Task StopAsync()
    {
        _process.StandardInput.Close();
        await EndedAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }
}
