using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Carbon.Registry.Calendars;

namespace Carbon.Registry.Tests.Calendars;

public sealed class CalendarFileTests
{
    public static TheoryData<int> Years => [2025, 2026];

    [Fact]
    public void There_is_one_file_for_each_year_that_a_notice_was_found_for() =>
        Assert.Equal([2025, 2026], CalendarFiles.Years);

    [Theory]
    [MemberData(nameof(Years))]
    public void Every_file_is_read_without_a_fault_and_is_of_its_year(int year)
    {
        var read = CalendarFile.TryParse(CalendarFiles.Bytes(year), out var file, out var faults);
        Assert.Empty(faults);
        Assert.True(read);
        Assert.Equal(year, file!.Year);
    }

    [Fact]
    public void Every_file_names_the_notice_that_it_comes_from()
    {
        var first = CalendarFiles.Read(2025).Source;
        Assert.Equal("国务院办公厅关于2025年部分节假日安排的通知", first.Title);
        Assert.Equal("国办发明电〔2024〕12号", first.Number);
        Assert.Equal(new DateOnly(2024, 11, 12), first.Dated);

        var second = CalendarFiles.Read(2026).Source;
        Assert.Equal("国务院办公厅关于2026年部分节假日安排的通知", second.Title);
        Assert.Equal("国办发明电〔2025〕7号", second.Number);
        Assert.Equal(new DateOnly(2025, 11, 4), second.Dated);
    }

    // The words were copied from the notice, the days were typed: the one must say the other.
    [Theory]
    [MemberData(nameof(Years))]
    public void The_words_of_the_notice_say_the_same_days_and_weekdays(int year) =>
        Assert.All(CalendarFiles.Read(year).Holidays, holiday =>
        {
            var first = holiday.FirstDay;
            Assert.StartsWith($"{first.Month}月{first.Day}日（", holiday.Quote, StringComparison.Ordinal);
            Assert.Contains($"{Weekday(first)}）", holiday.Quote, StringComparison.Ordinal);
            Assert.Contains($"{holiday.LastDay.Day}日（", holiday.Quote, StringComparison.Ordinal);
            Assert.Contains($"{Weekday(holiday.LastDay)}）", holiday.Quote, StringComparison.Ordinal);
            Assert.Contains($"{holiday.Days}天", holiday.Quote, StringComparison.Ordinal);
            Assert.All(holiday.MakeUpDays, day => Assert.Contains(
                $"{day.Month}月{day.Day}日（{Weekday(day)}）", holiday.Quote, StringComparison.Ordinal));
            Assert.Equal(holiday.MakeUpDays.Count > 0, holiday.Quote.EndsWith("上班。", StringComparison.Ordinal));
        });

    [Theory]
    [InlineData("2025-01-01", false)]
    [InlineData("2025-01-02", true)]
    [InlineData("2025-01-26", true)]
    [InlineData("2025-01-27", true)]
    [InlineData("2025-01-28", false)]
    [InlineData("2025-02-04", false)]
    [InlineData("2025-02-05", true)]
    [InlineData("2025-02-08", true)]
    [InlineData("2025-02-09", false)]
    [InlineData("2025-04-27", true)]
    [InlineData("2025-09-28", true)]
    [InlineData("2025-10-08", false)]
    [InlineData("2025-10-09", true)]
    [InlineData("2025-10-11", true)]
    [InlineData("2025-10-12", false)]
    [InlineData("2026-01-02", false)]
    [InlineData("2026-01-04", true)]
    [InlineData("2026-02-14", true)]
    [InlineData("2026-02-23", false)]
    [InlineData("2026-02-28", true)]
    [InlineData("2026-05-09", true)]
    [InlineData("2026-09-20", true)]
    [InlineData("2026-09-25", false)]
    [InlineData("2026-10-10", true)]
    public void A_day_is_worked_or_off_as_the_notice_says(string text, bool isWorking)
    {
        var day = DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        Assert.Equal(isWorking, CalendarFiles.Read(day.Year).ToCalendar().IsWorking(day));
    }

    // 2025: 261 weekdays, 18 of them off, 5 make-up days. 2026: 261 weekdays, 19 of them off, 6 make-up days.
    // Either way 13 fewer than weekdays: the days that the law frees since 2025. All else is exchanged one for one.
    [Theory]
    [InlineData(2025, 248)]
    [InlineData(2026, 248)]
    public void A_year_has_as_many_working_days_as_the_law_leaves(int year, int count) =>
        Assert.Equal(count, CalendarFiles.Read(year).ToCalendar().Count);

    [Fact]
    public void Refuses_a_bad_shape_and_names_all_faults_at_once()
    {
        var root = Root();
        root["surprise"] = 1;
        root["year"] = 1999;
        root["source"]!["title"] = "";
        root["source"]!.AsObject().Remove("number");
        root["source"]!["dated"] = "12 November";
        root["holidays"]![0]!["makeUpDays"] = "none";
        root["holidays"]![1]!["makeUpDays"]![1] = "2025-02-30";
        root["holidays"]![2]!["days"] = 0;
        root["holidays"]![3]!.AsObject().Remove("quote");
        root["holidays"]![4]!["name"]!["en"] = null;

        Assert.Equal(
            [
                "$: does not know surprise",
                "holidays[0].makeUpDays: must be a list",
                "holidays[1].makeUpDays[1]: must be a day, yyyy-MM-dd",
                "holidays[2].days: must be a whole number from 1 to 31",
                "holidays[3]: lacks quote",
                "holidays[4].name.en: must be a text of 1 to 600 characters",
                "source.dated: must be a day, yyyy-MM-dd",
                "source.title: must be a text of 1 to 600 characters",
                "source: lacks number",
                "year: must be a whole number from 2000 to 9998",
            ],
            FaultsOf(root).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Refuses_days_that_contradict_each_other_and_names_all_at_once()
    {
        var root = Root();
        root["source"]!["dated"] = "2022-11-12";
        root["source"]!["address"] = "http://example.org/";
        root["holidays"]![0]!["firstDay"] = "2024-12-31";
        root["holidays"]![1]!["makeUpDays"] = new JsonArray("2025-01-27", "2025-02-01", "2025-02-08", "2025-02-08");
        root["holidays"]![2]!["lastDay"] = "2025-04-03";
        root["holidays"]![3]!["days"] = 4;
        root["holidays"]![4]!["firstDay"] = "2025-05-05";
        root["holidays"]![4]!["days"] = 29;
        root["holidays"]![5]!["firstDay"] = "2025-10-02";
        root["holidays"]![5]!["days"] = 7;
        root["holidays"]![5]!["makeUpDays"] = new JsonArray("2026-01-04", "2025-02-08");

        Assert.Equal(
            [
                "holidays: 2025-10-01 is off by law and stands nowhere",
                "holidays[0].days: is 1, but there are 2 from the first to the last",
                "holidays[0].firstDay: 2024-12-31 is not in 2025",
                "holidays[1].makeUpDays[0]: 2025-01-27 is no weekend day",
                "holidays[1].makeUpDays[1]: 2025-02-01 is off for Spring Festival",
                "holidays[1].makeUpDays[3]: 2025-02-08 stands twice",
                "holidays[2].lastDay: is before the first",
                "holidays[3].days: is 4, but there are 5 from the first to the last",
                "holidays[4]: shares a day with Labour Day",
                "holidays[5].makeUpDays[0]: 2026-01-04 is not in 2025",
                "holidays[5].makeUpDays[1]: 2025-02-08 stands twice",
                "source.address: must be an https address",
                "source.dated: is neither in 2025 nor in the year before",
            ],
            FaultsOf(root).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Refuses_a_table_of_another_year_than_its_file_says()
    {
        var root = Root();
        root["year"] = 2027;
        var faults = FaultsOf(root);
        Assert.Contains("source.title: does not name the year 2027", faults);
        Assert.Contains("holidays[0].firstDay: 2025-01-01 is not in 2027", faults);
        Assert.Contains("holidays: 2027-05-01 is off by law and stands nowhere", faults);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"year\":2025,\"year\":2025}")]
    public void Refuses_what_is_no_calendar_at_all(string text)
    {
        Assert.False(CalendarFile.TryParse(Encoding.UTF8.GetBytes(text), out var file, out var faults));
        Assert.Null(file);
        Assert.NotEmpty(faults);
    }

    [Fact]
    public void Refuses_a_file_that_is_too_large()
    {
        Assert.False(CalendarFile.TryParse(new byte[CalendarFile.BytesMax + 1], out _, out var faults));
        Assert.Equal([$"$: must have at most {CalendarFile.BytesMax} bytes"], faults);
    }

    [Theory]
    [MemberData(nameof(Years))]
    public void The_schema_asks_for_the_members_that_the_files_have(int year)
    {
        var schema = JsonNode.Parse(File.ReadAllText(CalendarFiles.SchemaPath))!;
        var holiday = schema["properties"]!["holidays"]!["items"]!;
        var root = JsonNode.Parse(CalendarFiles.Bytes(year))!;

        Assert.Equal(Keys(root).Where(key => key != "$schema"), Required(schema));
        Assert.Equal(Keys(root["source"]!), Required(schema["properties"]!["source"]!));
        Assert.All(root["holidays"]!.AsArray(), one => Assert.Equal(Keys(one!), Required(holiday)));
        Assert.Equal(WorkingCalendar.YearMin, (int)schema["properties"]!["year"]!["minimum"]!);
        Assert.Equal(WorkingCalendar.YearMax, (int)schema["properties"]!["year"]!["maximum"]!);
    }

    private static JsonObject Root() => JsonNode.Parse(CalendarFiles.Bytes(2025))!.AsObject();

    private static IEnumerable<string> Keys(JsonNode node) => node.AsObject().Select(member => member.Key);

    private static IEnumerable<string> Required(JsonNode node) =>
        node["required"]!.AsArray().Select(key => (string)key!);

    private static string Weekday(DateOnly day) => "周" + "日一二三四五六"[(int)day.DayOfWeek];

    private static IReadOnlyList<string> FaultsOf(JsonObject root)
    {
        Assert.False(CalendarFile.TryParse(Encoding.UTF8.GetBytes(root.ToJsonString()), out var file, out var faults));
        Assert.Null(file);
        return faults;
    }
}
