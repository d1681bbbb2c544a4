using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Carbon.Registry.Tests;

public sealed class AmountTextTests
{
    // Printed on real tickets and in court reports; the last two columns are the base units and what we print.
    [Theory]
    [InlineData("12723", 12_723_000_000ul, "12723")]
    [InlineData("21503.5", 21_503_500_000ul, "21503.5")]
    [InlineData("6774.46", 6_774_460_000ul, "6774.46")]
    [InlineData("57.527", 57_527_000ul, "57.527")]
    [InlineData("37.0173", 37_017_300ul, "37.0173")]
    [InlineData("191.10", 191_100_000ul, "191.1")]
    [InlineData("0.000001", 1ul, "0.000001")]
    [InlineData("0", 0ul, "0")]
    public void Tonnes_are_read_and_printed_to_the_gram(string printed, ulong grams, string ours)
    {
        Assert.True(AmountText.TryParse(printed, Kind.Carbon, out var amount));
        Assert.Equal(grams, amount);
        Assert.Equal(ours, AmountText.Plain(amount, Kind.Carbon));
    }

    [Theory]
    [InlineData("3135.3", 3_135_300ul)]
    [InlineData("6.673", 6_673ul)]
    [InlineData("14.799", 14_799ul)]
    public void Areas_are_read_to_the_thousandth_of_a_mu(string printed, ulong thousandths)
    {
        Assert.True(AmountText.TryParse(printed, Kind.CollectiveStand, out var amount));
        Assert.Equal(thousandths, amount);
        Assert.Equal(printed, AmountText.Plain(amount, Kind.StateStand));
    }

    [Fact]
    public void Every_amount_is_read_back_from_its_print()
    {
        var amounts = Gen.OneOf(
            ArbMap.Default.GeneratorFor<ulong>(),
            Gen.Elements(0ul, 1ul, 999_999ul, 1_000_000ul, ulong.MaxValue));
        Prop.ForAll(amounts.ToArbitrary(), amount => new[] { Kind.Carbon, Kind.CollectiveStand, Kind.StateStand }
            .All(kind => AmountText.TryParse(AmountText.Plain(amount, kind), kind, out var read) && read == amount))
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void The_print_is_the_decimal_quotient_exactly() =>
        Prop.ForAll(ArbMap.Default.ArbFor<uint>(), grams =>
            decimal.Parse(AmountText.Plain(grams, Kind.Carbon), CultureInfo.InvariantCulture) == grams / 1_000_000m)
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData("1.")]
    [InlineData(".5")]
    [InlineData("1e3")]
    [InlineData("1,000")]
    [InlineData("1 000")]
    [InlineData("1.0000001")]
    [InlineData("18446744073709.551616")]
    [InlineData("１２")]
    [InlineData("0000000000000000000000001")]
    public void Refuses_what_is_not_exactly_an_amount(string? text)
    {
        Assert.False(AmountText.TryParse(text, Kind.Carbon, out var amount));
        Assert.Equal(0ul, amount);
    }

    [Fact]
    public void The_unit_follows_the_kind_and_the_language()
    {
        Assert.Equal("2722.9 吨", AmountText.Say(2_722_900_000, Kind.Carbon, Language.Chinese));
        Assert.Equal("2722.9 t", AmountText.Say(2_722_900_000, Kind.Carbon, Language.English));
        Assert.Equal("3135.3 亩", AmountText.Say(3_135_300, Kind.StateStand, Language.Chinese));
        Assert.Equal("3135.3 mu", AmountText.Say(3_135_300, Kind.CollectiveStand, Language.English));
    }
}
