using System.Runtime.InteropServices;
using System.Text.Json;
using Carbon.Gateway.Backups;
using Carbon.Gateway.Settings;

namespace Carbon.Gateway;

/// <summary>A node as a program.</summary>
internal static class NodeProgram
{
    private const string Usage = "usage: Carbon.Gateway --settings FILE [--stop-on-stdin-end]";

    /// <summary>Runs until told to stop; returns the exit code.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        if (BackupProgram.IsAsked(args))
            return BackupProgram.Run(args, Console.Out, Console.Error, TimeProvider.System);
        if (Settings(args) is not { } path)
            return Say(Usage, StartRefusedException.WrongSettings);
        using var stop = new CancellationTokenSource();
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Stop(signal, stop));
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Stop(signal, stop));
        if (args.Contains("--stop-on-stdin-end"))
            _ = StopAtEndOfInputAsync(stop);
        try
        {
            await using var node = await Node.StartAsync(SettingsFile.Read(path), TimeProvider.System, stop.Token);
            await Console.Out.WriteLineAsync(
                "READY " + JsonSerializer.Serialize(node.Ready, JsonSerializerOptions.Web));
            await Console.Out.FlushAsync(stop.Token);
            await Task.Delay(Timeout.Infinite, stop.Token);
            return 0;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return 0;
        }
        catch (StartRefusedException e)
        {
            return Say($"carbon-gateway: {e.Message}", e.ExitCode);
        }
    }

    private static string? Settings(string[] args)
    {
        var rest = args.Where(arg => arg != "--stop-on-stdin-end").ToArray();
        return rest is ["--settings", { Length: > 0 } path] ? path : null;
    }

    private static int Say(string sentence, int exitCode)
    {
        Console.Error.WriteLine(sentence);
        return exitCode;
    }

    private static void Stop(PosixSignalContext signal, CancellationTokenSource stop)
    {
        signal.Cancel = true;
        stop.Cancel();
    }

    private static async Task StopAtEndOfInputAsync(CancellationTokenSource stop)
    {
        await using var input = Console.OpenStandardInput();
        var dropped = new byte[256];
        while (await input.ReadAsync(dropped, stop.Token) > 0)
        {
        }

        await stop.CancelAsync();
    }
}
