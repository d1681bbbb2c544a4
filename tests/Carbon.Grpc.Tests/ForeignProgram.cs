using System.ComponentModel;
using System.Diagnostics;

namespace Carbon.Grpc.Tests;

/// <summary>Runs a program of another language to its end and hands over what it said.</summary>
internal static class ForeignProgram
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(30);

    public static string Root { get; } = FindRoot();

    public static string Script(string name) => Path.Combine(AppContext.BaseDirectory, "foreign", name);

    /// <summary>What the program wrote; the test fails with it when the program is missing or fails.</summary>
    public static async Task<string> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        using var process = Start(start);
        using var limit = new CancellationTokenSource(s_limit);
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var errors = process.StandardError.ReadToEndAsync(limit.Token);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{program} {string.Join(' ', arguments)} did not end within {s_limit}.");
        }

        var said = await output;
        Assert.True(
            process.ExitCode == 0,
            $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{said}\n{await errors}");
        return said;
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            Assert.Fail($"{start.FileName} cannot be run; the tests need it: {exception.Message}");
            throw;
        }
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "package.json")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        return folder.FullName;
    }
}
