using System.Globalization;
using Carbon.Registry.Calendars;

namespace Carbon.Registry.Tests.Calendars;

/// <summary>The calendar files of the repository, as they lie beside the tests.</summary>
internal static class CalendarFiles
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "policies", "calendars");

    public static IReadOnlyList<int> Years { get; } =
        [.. Directory.GetFiles(Folder, "????.json")
            .Select(path => int.Parse(Path.GetFileNameWithoutExtension(path), CultureInfo.InvariantCulture))
            .Order()];

    public static string SchemaPath { get; } = Path.Combine(Folder, "calendar.schema.json");

    public static byte[] Bytes(int year) => File.ReadAllBytes(Path.Combine(Folder, $"{year}.json"));

    public static CalendarFile Read(int year) =>
        CalendarFile.TryParse(Bytes(year), out var file, out var faults)
            ? file
            : throw new InvalidOperationException(string.Join('\n', faults));
}
