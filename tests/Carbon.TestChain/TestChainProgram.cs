using System.Runtime.InteropServices;

namespace Carbon.TestChain;

/// <summary>Four validators or more as a program; README.md beside this file says how it is spoken to.</summary>
internal static class TestChainProgram
{
    private const int WrongUsage = 2;

    public static async Task<int> Main(string[] args)
    {
        if (Told.Parse(args) is not { } told)
        {
            await Console.Error.WriteLineAsync(
                "usage: Carbon.TestChain --first-port N [--validators N] [--out FILE] [--announce]");
            return WrongUsage;
        }

        using var stop = new CancellationTokenSource();
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Stop(signal, stop));
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Stop(signal, stop));
        await using var network = await ValidatorNetwork.StartAsync(
            new NetworkShape(HasMember: false, told.Announces, told.FirstPort, told.Validators));
        var orders = new Orders(network, told.Out);
        await Console.Out.WriteLineAsync($"READY {orders.WriteDown()}");
        await Console.Out.FlushAsync(CancellationToken.None);

        // A read of the console cannot be called off: it is left behind when the program is told to stop.
        using var input = new StreamReader(Console.OpenStandardInput());
        var obeying = Task.Run(() => orders.ObeyAsync(input, Console.Out));
        if (await Task.WhenAny(obeying, Task.Delay(Timeout.Infinite, stop.Token)) == obeying) await obeying;
        return 0;
    }

    private static void Stop(PosixSignalContext signal, CancellationTokenSource stop)
    {
        signal.Cancel = true;
        stop.Cancel();
    }
}
