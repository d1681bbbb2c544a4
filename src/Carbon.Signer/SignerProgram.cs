using System.Runtime.InteropServices;
using System.Text.Json;
using Carbon.Ethereum;

namespace Carbon.Signer;

/// <summary>A signer as a program: it holds one key and signs what its allow-list allows.</summary>
internal static class SignerProgram
{
    private const string Usage = "usage: Carbon.Signer --settings FILE [--stop-on-stdin-end]";
    private const string StopAtEnd = "--stop-on-stdin-end";

    /// <summary>Runs until told to stop; returns the exit code.</summary>
    public static async Task<int> RunAsync(string[] args, TimeProvider time)
    {
        if (args.Where(arg => arg != StopAtEnd).ToArray() is not ["--settings", { Length: > 0 } path])
            return Say(Usage);
        using var stop = new CancellationTokenSource();
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Stop(signal, stop));
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Stop(signal, stop));
        if (args.Contains(StopAtEnd))
            _ = StopAtEndOfInputAsync(stop);
        try
        {
            await ServeAsync(SignerSettings.Read(path), time, stop.Token);
            return 0;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return 0;
        }
        catch (Exception e) when (e is StartRefusedException or KeyFileException)
        {
            return Say($"carbon-signer: {e.Message}");
        }
    }

    private static async Task ServeAsync(SignerSettings settings, TimeProvider time, CancellationToken stop)
    {
        var allowed = AllowList.Read(settings);
        SignerSocket.CheckPlace(settings.Socket);
        using var key = KeyFile.Open(settings.Keystore, settings.PassphraseFile);
        using var socket = SignerSocket.Listen(settings.Socket);
        var log = new SignerLog(Console.Error, time);
        var server = new SignerServer(socket, new Signatory(key.Signer, allowed, log), log, time);
        var ready = new SignerReady(
            key.Signer.Address.ToString(), settings.Socket, allowed.ChainId, allowed.Contracts);
        await Console.Out.WriteLineAsync("READY " + JsonSerializer.Serialize(ready, JsonSerializerOptions.Web));
        await Console.Out.FlushAsync(stop);
        await server.RunAsync(stop);
    }

    private static int Say(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return StartRefusedException.WrongSettings;
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
