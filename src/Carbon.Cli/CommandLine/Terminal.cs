using System.Text;

namespace Carbon.Cli.CommandLine;

/// <summary>Where a command writes: what was asked for to Out, progress and complaints to Error.</summary>
internal sealed record Terminal(TextWriter Out, TextWriter Error, TextReader In, bool IsInteractive)
{
    /// <summary>The process's own streams, in UTF-8 whatever the locale says.</summary>
    public static Terminal OfProcess()
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return new(Console.Out, Console.Error, Console.In, !Console.IsInputRedirected);
    }
}
