using Carbon.Registry.Calendars;

namespace Carbon.Index.Rows;

/// <summary>The working days of a year.</summary>
/// <param name="Calendar">Which days are worked.</param>
/// <param name="DocumentHash">The notice.</param>
/// <param name="PublishedAtSeconds">When it was last published, since 1970.</param>
public sealed record CalendarRow(
    WorkingCalendar Calendar,
    Digest DocumentHash,
    ulong PublishedAtSeconds);
