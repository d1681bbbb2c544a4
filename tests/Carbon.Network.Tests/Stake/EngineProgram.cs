using System.Diagnostics;

namespace Carbon.Network.Tests;

/// <summary>
/// One program of the engine in a folder of its own, which can be killed and started again upon its files.
/// </summary>
internal sealed class EngineProgram(string name, string folder) : IAsyncDisposable
{
    private const int TailLines = 12;

    private Process? _process;

    public string Name => name;

    public string Folder => folder;

    public bool IsUp => _process is { HasExited: false };

    private string Log => Path.Combine(folder, "node.log");

    /// <summary>Starts it by Node, in its folder: one of the programs leaves a file where it runs.</summary>
    public async Task StartAsync(IEnumerable<string> arguments)
    {
        if (IsUp) throw new InvalidOperationException($"{name} runs already.");
        _process?.Dispose();
        string[] surroundings = ["--chdir", folder, "LODESTAR_PRESET=minimal"];
        _process = await Children.StartAsync(Log, "env", [.. surroundings, StakeEngine.Node, .. arguments]);
    }

    /// <summary>Throws with its last words where it has ended by itself.</summary>
    public void RequireUp()
    {
        if (!IsUp)
            throw new InvalidOperationException(
                $"{name} ended: {string.Join('\n', File.ReadLines(Log).TakeLast(TailLines))}");
    }

    /// <summary>Ends it without a word (SIGKILL).</summary>
    public async Task KillAsync()
    {
        if (_process is null) return;
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process?.Dispose();
    }
}
