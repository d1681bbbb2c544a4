namespace Carbon.Registry.Calendars;

/// <summary>The notice that a year's holidays come from.</summary>
/// <param name="Title">Its title, in Chinese; it names the year.</param>
/// <param name="Number">Its document number.</param>
/// <param name="Dated">Its day.</param>
/// <param name="Address">Where it is published, <c>https</c>.</param>
public sealed record CalendarSource(string Title, string Number, DateOnly Dated, string Address);
