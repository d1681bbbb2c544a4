using System.Diagnostics;
using System.Text.Json;
using Carbon.Survival.Victim;

namespace Carbon.Survival.Tests;

/// <summary>One life of a process that owns an outbox.</summary>
internal sealed class VictimProcess : IAsyncDisposable
{
    /// <summary>What a shell shows of a process that SIGKILL ended.</summary>
    public const int Killed = 128 + 9;

    private readonly Process _process;

    private VictimProcess(Process process) => _process = process;

    /// <summary>The process, for those who watch it from outside.</summary>
    public int Id => _process.Id;

    /// <summary>Starts a life, as it is or by a wrapping command.</summary>
    public static async Task<VictimProcess> StartAsync(string folder, VictimSettings settings, params string[] wrapper)
    {
        var file = Path.Combine(folder, "victim.json");
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(settings));
        string[] line = [.. wrapper, Path.Combine(AppContext.BaseDirectory, "Carbon.Survival.Victim"), file];
        var start = new ProcessStartInfo(line[0], line[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException("The victim did not start.");
        return new VictimProcess(process);
    }

    /// <summary>Its next line, or null at its end.</summary>
    public async Task<string?> NextLineAsync()
    {
        using var limit = new CancellationTokenSource(Until.Limit);
        return await _process.StandardOutput.ReadLineAsync(limit.Token);
    }

    /// <summary>Asks and gives the answer; null where it died.</summary>
    public async Task<string?> AskAsync(string line)
    {
        try
        {
            await _process.StandardInput.WriteLineAsync(line);
            await _process.StandardInput.FlushAsync();
        }
        catch (IOException)
        {
            return null;
        }

        return await NextLineAsync();
    }

    /// <summary>Waits for its end by itself; gives its exit code and what it said against the world.</summary>
    public async Task<(int ExitCode, string Said)> EndedAsync()
    {
        using var limit = new CancellationTokenSource(Until.Limit);
        var said = await _process.StandardError.ReadToEndAsync(limit.Token);
        await _process.WaitForExitAsync(limit.Token);
        return (_process.ExitCode, said);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
