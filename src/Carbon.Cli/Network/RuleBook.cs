using Carbon.Cli.CommandLine;
using Carbon.Ethereum;
using Carbon.Registry.Calendars;
using Carbon.Registry.Policies;

namespace Carbon.Cli.Network;

/// <summary>What a founding publishes: every division's policies, and the working days of each year.</summary>
/// <param name="Policies">Policy versions, in the order of publication.</param>
/// <param name="Calendars">Calendars by year.</param>
internal sealed record RuleBook(IReadOnlyList<PolicyTerms> Policies, IReadOnlyList<DatedCalendar> Calendars)
{
    private const string PolicyPattern = "??????.json";
    private const string CalendarPattern = "????.json";

    /// <summary>Reads every file of a folder; a faulty one ends the command with its first faults.</summary>
    public static RuleBook Load(string folder)
    {
        var policies = Paths(folder, PolicyPattern);
        if (policies.Length == 0)
            throw new CommandException(Exit.Failed, $"There is no policy file in {folder}.");
        var calendars = Paths(Path.Combine(folder, "calendars"), CalendarPattern);
        return new([.. policies.SelectMany(Policy)], [.. calendars.Select(Calendar)]);
    }

    private static string[] Paths(string folder, string pattern) =>
        Directory.Exists(folder) ? [.. Directory.GetFiles(folder, pattern).Order(StringComparer.Ordinal)] : [];

    private static IEnumerable<PolicyTerms> Policy(string path)
    {
        var bytes = Read(path, PolicyFile.BytesMax);
        if (!PolicyFile.TryParse(bytes, out var file, out var faults))
            throw Faulty(path, "policy", faults);
        return file.Kinds.Select(terms => file.ToTerms(terms.Kind, HashOf(bytes)));
    }

    private static DatedCalendar Calendar(string path)
    {
        var bytes = Read(path, CalendarFile.BytesMax);
        if (!CalendarFile.TryParse(bytes, out var file, out var faults))
            throw Faulty(path, "calendar", faults);
        return new(file.ToCalendar(), HashOf(bytes));
    }

    private static byte[] Read(string path, int bytesMax) => new FileInfo(path).Length > bytesMax
        ? throw new CommandException(Exit.Failed, $"{path} is larger than such a file may be.")
        : File.ReadAllBytes(path);

    private static Digest HashOf(byte[] bytes) => Digest.From(Keccak.Hash(bytes).ToBytes());

    private static CommandException Faulty(string path, string what, IReadOnlyList<string> faults) =>
        new(Exit.Failed, $"{path} is no {what}: {string.Join("; ", faults.Take(3))}");
}

/// <summary>The working days of a year, and the hash of the file that tells their source.</summary>
internal sealed record DatedCalendar(WorkingCalendar Calendar, Digest DocumentHash);
