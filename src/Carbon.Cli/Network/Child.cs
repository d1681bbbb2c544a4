using System.Diagnostics;
using Carbon.Cli.CommandLine;

namespace Carbon.Cli.Network;

/// <summary>
/// A process that lives as long as this one: it reads its stdin to the end, so it stops when told and also when this
/// process is killed. Its output goes to a log file.
/// </summary>
internal sealed class Child : IAsyncDisposable
{
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(8);

    private readonly Process _process;
    private readonly StreamWriter _log;
    private readonly Lock _logLock = new();
    private readonly TaskCompletionSource<string> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TimeProvider _time;

    private Child(string name, Process process, string logPath, TimeProvider time)
    {
        Name = name;
        LogPath = logPath;
        _process = process;
        _time = time;
        _log = new(new FileStream(logPath, FileMode.Append, FileAccess.Write, FileShare.Read)) { AutoFlush = true };
    }

    public string Name { get; }

    public string LogPath { get; }

    /// <summary>Is told each line of stdout.</summary>
    public Action<string>? Said { get; set; }

    public bool HasEnded => _process.HasExited;

    /// <summary>The line that began with the ready mark; fails when the process ends before it.</summary>
    public Task<string> Ready => _ready.Task;

    /// <summary>Completes when the process has ended.</summary>
    public Task EndedAsync(CancellationToken cancel) => _process.WaitForExitAsync(cancel);

    /// <summary>Starts the program; its first stdout line that starts with the mark makes it ready.</summary>
    public static Child Start(
        string name,
        string program,
        IReadOnlyList<string> arguments,
        string readyMark,
        string logPath,
        TimeProvider time)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var child = new Child(name, new Process { StartInfo = start, EnableRaisingEvents = true }, logPath, time);
        child._process.OutputDataReceived += (_, line) => child.Take(line.Data, readyMark);
        child._process.ErrorDataReceived += (_, line) => child.Take(line.Data, null);
        child._process.Exited += (_, _) => child._ready.TrySetException(child.Died());
        try
        {
            child._process.Start();
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            child._log.Dispose();
            throw new CommandException(Exit.Failed, $"{program} cannot be started: {e.Message}", e);
        }

        child._process.BeginOutputReadLine();
        child._process.BeginErrorReadLine();
        return child;
    }

    /// <summary>Hands a line to its stdin; one that ended meanwhile hears nothing.</summary>
    public async Task TellAsync(string line)
    {
        try
        {
            await _process.StandardInput.WriteLineAsync(line);
            await _process.StandardInput.FlushAsync();
        }
        catch (IOException)
        {
            // Whoever waits for its end tells of it.
        }
    }

    /// <summary>The sentence for a process that ended by itself, with the last thing it said.</summary>
    public CommandException Died()
    {
        var said = LastLine();
        return new(Exit.Failed, $"{Name} ended with code {_process.ExitCode}: {said} (more in {LogPath})");
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The pipe is broken when the process is gone, which is what closing it is for.
        }

        using var limit = new CancellationTokenSource(StopLimit, _time);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _ready.TrySetCanceled();
        _process.Dispose();
        lock (_logLock)
            _log.Dispose();
    }

    private void Take(string? line, string? readyMark)
    {
        if (line is null)
            return;
        lock (_logLock)
            _log.WriteLine(line);
        if (readyMark is not null)
            Said?.Invoke(line);
        if (readyMark is not null && line.StartsWith(readyMark, StringComparison.Ordinal))
            _ready.TrySetResult(line);
    }

    private string LastLine()
    {
        using var reader = new StreamReader(
            new FileStream(LogPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        var last = "it said nothing";
        while (reader.ReadLine() is { } line)
            last = line.Trim() is { Length: > 0 } text ? text : last;
        return last;
    }
}
