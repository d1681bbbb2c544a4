using Carbon.Cli.Deploying;
using Carbon.Ethereum;
using Carbon.Registry.Codes;

namespace Carbon.Cli.Tests;

public sealed class FoundingTermsTests
{
    private static readonly Address Founder = Account("founder");

    private static readonly FoundingTerms Sound = new(
        [
            new("forestry", "林业局", MemberKind.ForestryBureau, [Account("a")], [new(654_002, [Office.Issue])]),
            new("ecology", "环境局", MemberKind.EcologyBureau, [Account("b")], [new(654_002, [Office.File])]),
            new("court", "法院", MemberKind.Court, [Account("c")], [new(654_002, [Office.Judge])]),
        ],
        new(["forestry", "ecology", "court"], 2, 60),
        new([], []),
        Hash32.Zero);

    public static TheoryData<string, string> Faults => new()
    {
        { "There is no member", nameof(NoMember) },
        { "Two members have the key forestry", nameof(KeyTwice) },
        { "Two members have the name 林业局", nameof(NameTwice) },
        { "is named twice", nameof(SignerTwice) },
        { "a key of its own", nameof(FoundersKey) },
        { "1 to 120 bytes", nameof(LongName) },
        { "signing addresses", nameof(NoSigner) },
        { "six digits", nameof(ShortDivision) },
        { "unknown office", nameof(NoOffice) },
        { "File or Offset", nameof(BothKeys) },
        { "Judge together with Lend", nameof(OwnLoans) },
        { "a seat for bank", nameof(StrangeSeat) },
        { "two seats for court", nameof(SeatTwice) },
        { "threshold", nameof(HighThreshold) },
        { "delay", nameof(LongDelay) },
    };

    [Fact]
    public void Sound_terms_have_no_fault() => Assert.Null(FoundingTermsCheck.FirstFault(Sound, Founder));

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_is_named_before_anything_is_sent(string sentence, string faulty)
    {
        var terms = (FoundingTerms)GetType()
            .GetProperty(faulty, System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
            .GetValue(null)!;

        Assert.Contains(sentence, FoundingTermsCheck.FirstFault(terms, Founder), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_terms_make_the_same_transactions_in_waves_that_never_fall()
    {
        var plan = FoundingPlan.Of(Sound, Founder, 7, Hash32.Zero);
        var again = FoundingPlan.Of(Sound, Founder, 7, Hash32.Zero);

        Assert.All(plan.Steps.Zip(again.Steps), pair => Assert.True(pair.First.Is(pair.Second.To, pair.Second.Input)));
        Assert.Equal(Enumerable.Range(0, plan.Steps.Count), plan.Steps.Select(step => (int)step.Nonce));
        Assert.Equal(plan.Steps.Select(step => step.Wave).Order(), plan.Steps.Select(step => step.Wave));
        Assert.Equal("close founding", plan.Steps[^1].What);
    }

    private static FoundingTerms NoMember => Sound with { Members = [] };

    private static FoundingTerms KeyTwice => First(one => one with { Key = "forestry" }, at: 1);

    private static FoundingTerms NameTwice => First(one => one with { Name = "林业局" }, at: 1);

    private static FoundingTerms SignerTwice => First(one => one with { Signers = [Account("b")] });

    private static FoundingTerms FoundersKey => First(one => one with { Signers = [Founder] });

    private static FoundingTerms LongName => First(one => one with { Name = new('林', 41) });

    private static FoundingTerms NoSigner => First(one => one with { Signers = [] });

    private static FoundingTerms ShortDivision => First(one => one with { Offices = [new(6540, [Office.Issue])] });

    private static FoundingTerms NoOffice => First(one => one with { Offices = [new(654_002, [])] });

    private static FoundingTerms BothKeys => First(
        one => one with { Offices = [new(654_002, [Office.Issue, Office.Offset])] });

    private static FoundingTerms OwnLoans => First(
        one => one with { Offices = [new(654_002, [Office.Judge, Office.Lend])] });

    private static FoundingTerms StrangeSeat => Sound with { Council = new(["forestry", "bank"], 1, 0) };

    private static FoundingTerms SeatTwice => Sound with { Council = new(["court", "court"], 1, 0) };

    private static FoundingTerms HighThreshold => Sound with { Council = new(["court"], 2, 0) };

    private static FoundingTerms LongDelay => Sound with { Council = new(["court"], 1, 91 * 86_400) };

    private static FoundingTerms First(Func<FoundingMember, FoundingMember> change, int at = 0) =>
        Sound with { Members = [.. Sound.Members.Select((one, i) => i == at ? change(one) : one)] };

    private static Address Account(string name) =>
        new(Keccak.Hash(name).ToBytes().AsSpan(0, Address.Size));
}
