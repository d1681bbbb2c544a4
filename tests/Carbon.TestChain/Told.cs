using System.Globalization;

namespace Carbon.TestChain;

/// <summary>What the program is told when it is started.</summary>
/// <param name="FirstPort">The first port of its row.</param>
/// <param name="Out">Where the network is written down, or null.</param>
/// <param name="Announces">Whether blocks and logs are announced.</param>
internal sealed record Told(int FirstPort, string? Out, bool Announces)
{
    private const int LowestPort = 1024;

    /// <summary>Above this the system hands out ports of its own to outgoing connections.</summary>
    private const int HighestPort = 32_700;

    /// <summary>Reads a command line; null where it is wrong.</summary>
    public static Told? Parse(IReadOnlyList<string> args)
    {
        int? port = null;
        string? file = null;
        var announces = false;
        for (var i = 0; i < args.Count; i++)
        {
            if (args[i] == "--announce") announces = true;
            else if (args[i] == "--first-port" && i + 1 < args.Count) port = PortOf(args[++i]);
            else if (args[i] == "--out" && i + 1 < args.Count) file = args[++i];
            else return null;
        }

        return port is { } first ? new Told(first, file, announces) : null;
    }

    private static int? PortOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port)
        && port is >= LowestPort and <= HighestPort
            ? port
            : null;
}
