using Carbon.Cli.CommandLine;
using Carbon.Cli.Commands;

namespace Carbon.Cli.Tests;

/// <summary>A folder that goes with the test, and the command line run in this process.</summary>
internal sealed class Scratch : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("carbon-cli-").FullName;

    public string Path(string name) => System.IO.Path.Combine(Folder, name);

    /// <summary>Runs a command with this stdin; gives its exit code and what it wrote.</summary>
    public static async Task<(int Code, string Out, string Error)> RunAsync(string input, params string[] arguments)
    {
        using var standardOut = new StringWriter();
        using var standardError = new StringWriter();
        using var standardIn = new StringReader(input);
        var terminal = new Terminal(standardOut, standardError, standardIn, IsInteractive: false);
        var code = await CarbonCommand.RunAsync(arguments, terminal, TimeProvider.System, CancellationToken.None);
        return (code, standardOut.ToString(), standardError.ToString());
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
