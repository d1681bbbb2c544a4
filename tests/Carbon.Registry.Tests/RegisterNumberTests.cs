using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Carbon.Registry.Tests;

public sealed class RegisterNumberTests
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const int Seed = 20261121;

    private static readonly Gen<RegisterNumber> Numbers =
        from division in Gen.Choose(100_000, 999_999)
        from series in Gen.Elements(Series.C, Series.G, Series.S, Series.V, Series.A)
        from year in Gen.Choose(2000, 4095)
        from sequence in Gen.Choose(1, (int)RegisterNumber.SequenceMax)
        select RegisterNumber.From((uint)division, series, year, (uint)sequence);

    // Published examples: the GRid of IFPI's handbook; ISAN 0000-0000-D07A-0090-Q; both checks of the versioned ISAN
    // 0000-0001-8947-0000-8-0000-0000-D.
    [Theory]
    [InlineData("A12425GABC1234002", 'M')]
    [InlineData("00000000D07A0090", 'Q')]
    [InlineData("0000000189470000", '8')]
    [InlineData("000000018947000000000000", 'D')]
    public void The_check_character_is_that_of_ISO_7064_MOD_37_36(string body, char check) =>
        Assert.Equal(check, Iso7064.CheckCharacter(body));

    [Fact]
    public void A_number_prints_its_parts_and_its_check_character()
    {
        var number = RegisterNumber.From(654002, Series.C, 2026, 1);
        Assert.Equal("654002-C-2026-0000001-N", number.ToString());
        Assert.Equal(654002u, number.Division);
        Assert.Equal(Series.C, number.Series);
        Assert.Equal(2026, number.Year);
        Assert.Equal(1u, number.Sequence);
        Assert.Equal("-", default(RegisterNumber).ToString());
    }

    [Fact]
    public void Every_number_prints_all_its_parts() =>
        Prop.ForAll(Numbers.ToArbitrary(), number => number.ToString() == PrintOf(number)).QuickCheckThrowOnFailure();

    // What the chain's integer can hold is more than what an office gives out.
    [Fact]
    public void Any_integer_prints_all_its_parts()
    {
        var random = new Random(Seed);
        for (var i = 0; i < 10_000; i++)
        {
            var number = new RegisterNumber((ulong)random.NextInt64(1, long.MaxValue) << random.Next(2));
            Assert.Equal(PrintOf(number), number.ToString());
        }
    }

    [Fact]
    public void Every_number_is_read_back_from_its_print() =>
        Prop.ForAll(Numbers.ToArbitrary(), number => RegisterNumber.Parse(number.ToString()).Value == number)
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Every_number_is_read_back_however_it_is_typed() =>
        Prop.ForAll(Numbers.ToArbitrary(), number =>
        {
            var text = number.ToString();
            var typed = new[]
            {
                text.ToLower(CultureInfo.InvariantCulture),
                text.Replace("-", "", StringComparison.Ordinal),
                string.Concat(text.Select(c => (char)(c + 0xFEE0))),
                $"  {text.Replace('-', '—')}\t",
                text.Replace('-', ' '),
            };
            return typed.All(one => RegisterNumber.Parse(one).Value == number);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_wrong_character_goes_unnoticed()
    {
        foreach (var text in Sample(200))
        {
            for (var at = 0; at < text.Length; at++)
            {
                foreach (var wrong in Alphabet.Where(c => c != text[at]))
                    Assert.NotNull(RegisterNumber.Parse(text[..at] + wrong + text[(at + 1)..]).Refusal);
            }
        }
    }

    // The standard lets two neighbours that differ by one slip through in one state of 36: nothing else.
    [Fact]
    public void Swapped_neighbours_go_unnoticed_once_in_a_hundred_at_most()
    {
        var (swaps, missed) = (0, 0);
        foreach (var text in Sample(2000).Select(text => text.Replace("-", "", StringComparison.Ordinal)))
        {
            for (var at = 0; at + 1 < text.Length; at++)
            {
                if (text[at] == text[at + 1])
                    continue;
                swaps++;
                if (RegisterNumber.Parse(text[..at] + text[at + 1] + text[at] + text[(at + 2)..]).Refusal is not null)
                    continue;
                missed++;
                Assert.Equal(1, Math.Abs(Place(text[at]) - Place(text[at + 1])));
            }
        }

        Assert.True(missed * 100 < swaps, $"seed {Seed}: {missed} of {swaps} swaps went unnoticed.");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("654002-C-2026-0000001")]
    [InlineData("654002-C-2026-0000001-NN")]
    [InlineData("654002-X-2026-0000001-N")]
    [InlineData("654002-1-2026-0000001-N")]
    [InlineData("654002-C-2026-0000000-N")]
    [InlineData("654002-C-1999-0000001-N")]
    [InlineData("054002-C-2026-0000001-N")]
    [InlineData("65400２-C-2026-000000壹-N")]
    [InlineData("'; DROP TABLE tickets; --")]
    public void Refuses_what_is_no_number(string? text) =>
        Assert.Equal(RefusalCode.NumberMalformed, RegisterNumber.Parse(text).Refusal!.Code);

    [Fact]
    public void Refuses_a_wrong_check_character_by_its_own_name() =>
        Assert.Equal(
            RefusalCode.CheckCharacterWrong,
            RegisterNumber.Parse("654002-C-2026-0000002-N").Refusal!.Code);

    [Fact]
    public void A_refusal_repeats_no_more_than_it_must_of_what_was_typed()
    {
        var refusal = RegisterNumber.Parse(new string('9', 10_000)).Refusal!;
        Assert.True(refusal.Facts["number"].Length < 100);
    }

    [Theory]
    [InlineData(99_999u, Series.C, 2026, 1u)]
    [InlineData(1_000_000u, Series.C, 2026, 1u)]
    [InlineData(654002u, Series.None, 2026, 1u)]
    [InlineData(654002u, Series.C, 1999, 1u)]
    [InlineData(654002u, Series.C, 4096, 1u)]
    [InlineData(654002u, Series.C, 2026, 0u)]
    [InlineData(654002u, Series.C, 2026, 10_000_000u)]
    public void No_number_is_made_of_parts_that_do_not_print(uint division, Series series, int year, uint sequence) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => RegisterNumber.From(division, series, year, sequence));

    private static string PrintOf(RegisterNumber number) => string.Create(CultureInfo.InvariantCulture,
        $"{number.Division:D6}-{number.Series}-{number.Year:D4}-{number.Sequence:D7}-{number.CheckCharacter}");

    private static int Place(char c) => Alphabet.IndexOf(c, StringComparison.Ordinal);

    private static IEnumerable<string> Sample(int count)
    {
        var random = new Random(Seed);
        for (var i = 0; i < count; i++)
        {
            yield return RegisterNumber.From(
                (uint)random.Next(100_000, 1_000_000),
                (Series)random.Next(1, 6),
                random.Next(2000, 2100),
                (uint)random.Next(1, (int)RegisterNumber.SequenceMax)).ToString();
        }
    }
}
