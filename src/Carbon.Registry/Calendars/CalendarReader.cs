using System.Text.Json;
using Carbon.Registry.Policies;

namespace Carbon.Registry.Calendars;

/// <summary>Reads a calendar file: its shape first, then what its days must be to each other and to the year.</summary>
internal static class CalendarReader
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 8 };

    public static (CalendarFile? File, IReadOnlyList<string> Faults) Read(ReadOnlyMemory<byte> utf8)
    {
        if (utf8.Length > CalendarFile.BytesMax)
            return (null, [$"$: must have at most {CalendarFile.BytesMax} bytes"]);
        try
        {
            using var json = JsonDocument.Parse(utf8, Strict);
            var faults = new List<string>();
            var file = File(new(json.RootElement, "$", faults));
            if (faults.Count == 0)
                faults.AddRange(CalendarRules.FaultsOf(file));
            return (faults.Count == 0 ? file : null, faults);
        }
        catch (JsonException fault)
        {
            return (null, [$"$: is not JSON: {fault.Message}"]);
        }
    }

    private static CalendarFile File(PolicyNode root)
    {
        root.HasMembers("$schema?", "year", "source", "holidays");
        return new(
            (int)root.Number("year", WorkingCalendar.YearMin, WorkingCalendar.YearMax),
            root.TryMember("source", out var source) ? Source(source) : new("", "", default, ""),
            root.List("holidays", 1, 12, Holiday));
    }

    private static CalendarSource Source(PolicyNode node)
    {
        node.HasMembers("title", "number", "dated", "address");
        return new(node.Text("title"), node.Text("number"), node.Day("dated"), node.Text("address"));
    }

    private static HolidayBreak Holiday(PolicyNode node)
    {
        node.HasMembers("name", "firstDay", "lastDay", "days", "makeUpDays", "quote");
        return new(
            node.TryMember("name", out var name) ? Name(name) : new("", ""),
            node.Day("firstDay"),
            node.Day("lastDay"),
            (int)node.Number("days", 1, 31),
            node.List("makeUpDays", 0, 6, one => one.AsDay()),
            node.Text("quote"));
    }

    private static BilingualText Name(PolicyNode node)
    {
        node.HasMembers("zh", "en");
        return new(node.Text("zh"), node.Text("en"));
    }
}
