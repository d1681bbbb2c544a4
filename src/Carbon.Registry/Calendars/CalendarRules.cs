using System.Globalization;

namespace Carbon.Registry.Calendars;

/// <summary>
/// What the days of a calendar file must be to one another and to the year. The rules are there to find a slip of the
/// hand that copies the notice: most slips break one of them.
/// </summary>
internal static class CalendarRules
{
    // Off by law in every year since 2000; a table without one of them is not whole.
    private static readonly (int Month, int Day)[] Fixed = [(1, 1), (5, 1), (10, 1), (10, 2), (10, 3)];

    public static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    public static IEnumerable<string> FaultsOf(CalendarFile file)
    {
        foreach (var fault in FaultsOf(file.Source, file.Year))
            yield return $"source.{fault}";
        for (var index = 0; index < file.Holidays.Count; index++)
        {
            var holiday = file.Holidays[index];
            foreach (var fault in FaultsOf(holiday, file.Year))
                yield return $"holidays[{index}].{fault}";
            foreach (var earlier in file.Holidays.Take(index).Where(other => Overlap(other, holiday)))
                yield return $"holidays[{index}]: shares a day with {earlier.Name.English}";
            foreach (var fault in MakeUpFaultsOf(index, file))
                yield return $"holidays[{index}].makeUpDays{fault}";
        }

        foreach (var (month, number) in Fixed)
        {
            var day = new DateOnly(file.Year, month, number);
            if (!file.Holidays.Any(holiday => holiday.Frees(day)))
                yield return $"holidays: {Text(day)} is off by law and stands nowhere";
        }
    }

    private static IEnumerable<string> FaultsOf(CalendarSource source, int year)
    {
        if (!source.Title.Contains($"{year}年", StringComparison.Ordinal))
            yield return $"title: does not name the year {year}";
        if (source.Dated.Year != year && source.Dated.Year != year - 1)
            yield return $"dated: is neither in {year} nor in the year before";
        if (!source.Address.StartsWith("https://", StringComparison.Ordinal) ||
            !Uri.IsWellFormedUriString(source.Address, UriKind.Absolute))
            yield return "address: must be an https address";
    }

    private static IEnumerable<string> FaultsOf(HolidayBreak holiday, int year)
    {
        if (holiday.FirstDay.Year != year)
            yield return $"firstDay: {Text(holiday.FirstDay)} is not in {year}";
        if (holiday.LastDay.Year != year)
            yield return $"lastDay: {Text(holiday.LastDay)} is not in {year}";
        var days = holiday.LastDay.DayNumber - holiday.FirstDay.DayNumber + 1;
        if (days < 1)
            yield return "lastDay: is before the first";
        else if (days != holiday.Days)
            yield return $"days: is {holiday.Days}, but there are {days} from the first to the last";
    }

    private static IEnumerable<string> MakeUpFaultsOf(int index, CalendarFile file)
    {
        var days = file.Holidays[index].MakeUpDays;
        for (var at = 0; at < days.Count; at++)
        {
            var day = days[at];
            if (day.Year != file.Year)
                yield return $"[{at}]: {Text(day)} is not in {file.Year}";
            if (!IsWeekend(day))
                yield return $"[{at}]: {Text(day)} is no weekend day";
            foreach (var holiday in file.Holidays.Where(holiday => holiday.Frees(day)))
                yield return $"[{at}]: {Text(day)} is off for {holiday.Name.English}";
            if (days.Take(at).Concat(file.Holidays.Take(index).SelectMany(other => other.MakeUpDays)).Contains(day))
                yield return $"[{at}]: {Text(day)} stands twice";
        }
    }

    private static bool Overlap(HolidayBreak one, HolidayBreak other) =>
        one.FirstDay <= other.LastDay && other.FirstDay <= one.LastDay;

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
