using Carbon.Cli.CommandLine;

namespace Carbon.Cli.Commands;

internal static class CarbonCommand
{
    public static Task<int> RunAsync(
        IReadOnlyList<string> args, Terminal terminal, TimeProvider time, CancellationToken cancel) => Task.FromResult(0);
}
