using System.Reflection;

namespace Carbon.Registry.Tests;

public sealed class WordsTests
{
    public static TheoryData<Type> Codes =>
        [.. typeof(Kind).Assembly.GetExportedTypes()
            .Where(type => type.IsEnum && type.Namespace == typeof(Kind).Namespace)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_value_of_every_code_has_a_word_in_both_languages(Type code)
    {
        var of = typeof(Words).GetMethod(
            nameof(Words.Of), BindingFlags.Public | BindingFlags.Static, [code, typeof(Language)]);
        Assert.True(of is not null, $"There are no words for {code.Name}.");
        foreach (var language in Enum.GetValues<Language>())
        {
            var words = Enum.GetValuesAsUnderlyingType(code).Cast<object>()
                .Select(value => (string)of!.Invoke(null, [Enum.ToObject(code, value), language])!)
                .ToList();
            Assert.All(words, word => Assert.False(string.IsNullOrWhiteSpace(word)));
            Assert.Equal(words.Count, words.Distinct(StringComparer.Ordinal).Count());
        }
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Chinese_words_are_Chinese_and_English_words_are_not(Type code)
    {
        var of = typeof(Words).GetMethod(nameof(Words.Of), [code, typeof(Language)])!;
        foreach (var value in Enum.GetValuesAsUnderlyingType(code))
        {
            var chinese = (string)of.Invoke(null, [Enum.ToObject(code, value), Language.Chinese])!;
            var english = (string)of.Invoke(null, [Enum.ToObject(code, value), Language.English])!;
            Assert.Contains(chinese, c => c >= '一' && c <= '鿿');
            Assert.All(english, c => Assert.True(char.IsAscii(c)));
        }
    }

    [Fact]
    public void Times_are_those_of_China()
    {
        Assert.Equal("1970-01-01 08:00", ChinaTime.Minute(0));
        Assert.Equal("2026-11-21 00:00", ChinaTime.Minute(ChinaTime.StartOf(new DateOnly(2026, 11, 21))));
        Assert.Equal("2026-11-20", ChinaTime.Day(ChinaTime.StartOf(new DateOnly(2026, 11, 21)) - 1));
        Assert.Equal("1970-01-02", ChinaTime.CalendarDay(1));
        Assert.Equal("9999-12-31", ChinaTime.CalendarDay(uint.MaxValue));
        Assert.StartsWith("9999-12-31", ChinaTime.Minute(ulong.MaxValue), StringComparison.Ordinal);
    }

    [Fact]
    public void Sets_of_codes_are_packed_and_unpacked_bit_by_bit()
    {
        var packed = Sets.Pack([Office.Review, Office.Publish]);
        Assert.Equal((1u << 1) | (1u << 16), packed);
        Assert.Equal([Office.Review, Office.Publish], Sets.Unpack<Office>(packed));
        Assert.True(Sets.Has(packed, Office.Publish));
        Assert.False(Sets.Has(packed, Office.Issue));
    }
}
