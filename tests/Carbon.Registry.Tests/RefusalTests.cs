using System.Text.RegularExpressions;

namespace Carbon.Registry.Tests;

public sealed partial class RefusalTests
{
    private static readonly string Ticket = RegisterNumber.From(654002, Series.C, 2026, 1).ToString();

    public static TheoryData<RefusalCode> Codes => [.. Enum.GetValues<RefusalCode>()];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_refusal_is_told_in_both_languages(RefusalCode code)
    {
        var chinese = Refusal.Of(code).Say(Language.Chinese);
        var english = Refusal.Of(code).Say(Language.English);
        Assert.EndsWith("。", chinese, StringComparison.Ordinal);
        Assert.Contains(chinese, c => c >= '一' && c <= '鿿');
        Assert.EndsWith(".", english, StringComparison.Ordinal);
        Assert.All(english, c => Assert.True(char.IsAscii(c)));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Both_languages_tell_the_same_facts(RefusalCode code) =>
        Assert.Equal(
            FactsOf(Refusal.Of(code).Say(Language.Chinese)),
            FactsOf(Refusal.Of(code).Say(Language.English)));

    [Theory]
    [MemberData(nameof(Codes))]
    public void No_brace_is_left_once_the_facts_are_known(RefusalCode code)
    {
        var facts = FactsOf(Refusal.Of(code).Say(Language.English)).ToDictionary(name => name, _ => "1");
        foreach (var language in Enum.GetValues<Language>())
            Assert.DoesNotContain("{", new Refusal(code, facts).Say(language), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_reason_over_the_wire_leads_back_to_the_code(RefusalCode code)
    {
        var reason = RefusalNames.ReasonOf(code);
        Assert.Matches("^[A-Z]+(_[A-Z]+)*$", reason);
        Assert.True(RefusalNames.TryFromReason(reason, out var back));
        Assert.Equal(code, back);
    }

    [Fact]
    public void Amounts_are_told_in_the_unit_of_the_ticket()
    {
        var refusal = Refusal.Of(
            RefusalCode.AmountOverFree,
            ("ticket", Ticket),
            ("requestedAmount", "5000000000"),
            ("freeAmount", "2722900000"),
            ("pledgedAmount", "10000000000"),
            ("frozenAmount", "0"));
        Assert.Equal(
            $"碳票 {Ticket} 可用量为 2722.9 吨（质押 10000 吨，冻结 0 吨），不足 5000 吨。",
            refusal.Say(Language.Chinese));
        Assert.Equal(
            $"Ticket {Ticket} has 2722.9 t free (10000 t pledged, 0 t frozen), less than 5000 t.",
            refusal.Say(Language.English));
        Assert.Equal("AMOUNT_OVER_FREE", refusal.Reason);
    }

    [Fact]
    public void Codes_and_times_are_told_in_words()
    {
        var office = Refusal.Of(
            RefusalCode.OfficeMissing, ("member", "7"), ("division", "654002"), ("office", "Judge"));
        Assert.Equal("成员 7 在行政区划 654002 没有 司法裁定 职权。", office.Say(Language.Chinese));

        var turn = Refusal.Of(
            RefusalCode.ReviewOutOfTurn, ("application", "x"), ("expected", "Certify"), ("given", "Determine"));
        Assert.Contains("third-party certification", turn.Say(Language.English), StringComparison.Ordinal);

        var ended = Refusal.Of(RefusalCode.TicketEnded, ("ticket", Ticket), ("status", "Cancelled"));
        Assert.Contains("已注销", ended.Say(Language.Chinese), StringComparison.Ordinal);

        var late = Refusal.Of(
            RefusalCode.PolicyNotInForce, ("division", "1"), ("kind", "Carbon"), ("nowSeconds", "0"));
        Assert.Contains("1970-01-01 08:00", late.Say(Language.English), StringComparison.Ordinal);
    }

    [Fact]
    public void A_code_that_nobody_knows_is_told_as_it_came() =>
        Assert.Contains(
            "Emperor",
            Refusal.Of(RefusalCode.OfficeMissing, ("office", "Emperor")).Say(Language.English),
            StringComparison.Ordinal);

    [Fact]
    public void A_result_is_a_value_or_a_refusal()
    {
        Result<int> value = 5;
        Result<int> refused = Refusal.Of(RefusalCode.AmountZero);
        Assert.True(value.TryGet(out var five, out _));
        Assert.Equal(5, five);
        Assert.False(refused.TryGet(out _, out var refusal));
        Assert.Equal(RefusalCode.AmountZero, refusal!.Code);
        Assert.Throws<InvalidOperationException>(() => refused.Value);
    }

    private static SortedSet<string> FactsOf(string text) =>
        new(Brace().Matches(text).Select(match => match.Groups[1].Value), StringComparer.Ordinal);

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Brace();
}
