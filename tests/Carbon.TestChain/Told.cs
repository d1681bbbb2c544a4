using System.Globalization;

namespace Carbon.TestChain;

/// <summary>What the program is told when it is started.</summary>
/// <param name="FirstPort">The first port of its row.</param>
/// <param name="Out">Where the network is written down, or null.</param>
/// <param name="Announces">Whether blocks and logs are announced.</param>
/// <param name="Validators">How many seal.</param>
internal sealed record Told(int FirstPort, string? Out, bool Announces, int Validators)
{
    private const int MostValidators = 21;

    private const int LowestPort = 1024;

    /// <summary>Above this the system hands out ports of its own to outgoing connections.</summary>
    private const int HighestPort = 32_700;

    /// <summary>Reads a command line; null where it is wrong.</summary>
    public static Told? Parse(IReadOnlyList<string> args)
    {
        int? port = null;
        string? file = null;
        var announces = false;
        int? validators = NetworkShape.Usual;
        for (var i = 0; i < args.Count; i++)
        {
            if (args[i] == "--announce") announces = true;
            else if (args[i] == "--first-port" && i + 1 < args.Count)
                port = NumberOf(args[++i], LowestPort, HighestPort);
            else if (args[i] == "--out" && i + 1 < args.Count) file = args[++i];
            else if (args[i] == "--validators" && i + 1 < args.Count)
                validators = NumberOf(args[++i], NetworkShape.Usual, MostValidators);
            else return null;
        }

        return (port, validators) is ({ } first, { } count) ? new Told(first, file, announces, count) : null;
    }

    private static int? NumberOf(string text, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number >= least && number <= most
            ? number
            : null;
}
