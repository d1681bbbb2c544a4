using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Carbon.Registry.Refusals;

/// <summary>The sentences in which a refusal is told, with the facts in braces.</summary>
internal static partial class RefusalTexts
{
    private static readonly FrozenDictionary<RefusalCode, (string Chinese, string English)> Texts =
        new[] { Institutions, Lots, Ledger, Claims, Uses, Node }
            .SelectMany(part => part)
            .ToFrozenDictionary(text => text.Key, text => text.Value);

    public static string Say(Refusal refusal, Language language)
    {
        var (chinese, english) = Texts[refusal.Code];
        var text = new StringBuilder(language == Language.Chinese ? chinese : english);
        foreach (var (name, value) in refusal.Facts)
            text.Replace("{" + name + "}", Said(refusal, name, value, language));
        return text.ToString();
    }

    // A fact is kept as the chain gave it; only the sentence turns codes, units and times into words. What cannot be
    // read stays as it is, since a refusal must be told in any case.
    private static string Said(Refusal refusal, string name, string value, Language language) => name switch
    {
        "office" => Word<Office>(value, code => Words.Of(code, language)),
        "expected" or "given" when refusal.Code == RefusalCode.ReviewOutOfTurn =>
            Word<Office>(value, code => Words.Of(code, language)),
        "given" or "shortfalls" when refusal.Code != RefusalCode.PapersMissing =>
            Set<EligibilityLimit>(value, code => Words.Of(code, language), language),
        "missing" => Set<Declaration>(value, code => Words.Of(code, language), language),
        "kind" => KindOf(refusal.Code, value, language),
        "act" => Word<MandateAct>(value, code => Words.Of(code, language)),
        "purpose" => Word<Purpose>(value, code => Words.Of(code, language)),
        "cause" when refusal.Code == RefusalCode.LossCauseInvalid =>
            Word<LossCause>(value, code => Words.Of(code, language)),
        "cause" => Word<TransferCause>(value, code => Words.Of(code, language)),
        "cover" => Word<CoverKind>(value, code => Words.Of(code, language)),
        "standing" => Word<PersonStanding>(value, code => Words.Of(code, language)),
        "ownership" => Word<Ownership>(value, code => Words.Of(code, language)),
        "route" => Word<ApplicationRoute>(value, code => Words.Of(code, language)),
        "pool" => Word<PoolStatus>(value, code => Words.Of(code, language)),
        "mode" => Word<CaseMode>(value, code => Words.Of(code, language)),
        "outcome" => Word<CaseOutcome>(value, code => Words.Of(code, language)),
        "status" => Status(refusal.Code, value, language),
        "offices" => Set<Office>(value, code => Words.Of(code, language), language),
        "startDay" or "endDay" => Number(value, day => ChinaTime.CalendarDay(day)),
        "readyAt" => Number(value, at => at == 0 ? "0" : ChinaTime.Minute(at)),
        _ when name.EndsWith("Seconds", StringComparison.Ordinal) => Number(value, at => ChinaTime.Minute(at)),
        _ when name.EndsWith("Grams", StringComparison.Ordinal) => Amount(value, Kind.Carbon, language),
        _ when name.EndsWith("mount", StringComparison.Ordinal) => Amount(value, UnitOf(refusal), language),
        _ => value,
    };

    private static string Amount(string value, Kind kind, Language language) => kind == Kind.None
        ? value + (language == Language.Chinese ? " 个基本单位" : " base units")
        : AmountText.Say(value, kind, language);

    private static string Status(RefusalCode code, string value, Language language) => code switch
    {
        RefusalCode.ApplicationNotOpen => Word<ApplicationStatus>(value, status => Words.Of(status, language)),
        RefusalCode.TicketEnded => Word<TicketStatus>(value, status => Words.Of(status, language)),
        RefusalCode.PledgeNotOpen => Word<PledgeStatus>(value, status => Words.Of(status, language)),
        RefusalCode.OffsetNotOpen => Word<OffsetStatus>(value, status => Words.Of(status, language)),
        RefusalCode.AnnulmentNotOpen => Word<AnnulmentStatus>(value, status => Words.Of(status, language)),
        RefusalCode.PlantingNotOpen or RefusalCode.PlantingUnfit =>
            Word<PlantingStatus>(value, status => Words.Of(status, language)),
        RefusalCode.ComplaintClosed => Word<ComplaintStatus>(value, status => Words.Of(status, language)),
        _ => value,
    };

    private static string KindOf(RefusalCode code, string value, Language language) => code switch
    {
        RefusalCode.LienUnfit or RefusalCode.LienKindInvalid =>
            Word<LienKind>(value, kind => Words.Of(kind, language)),
        RefusalCode.CoverUnfit => Word<MemberKind>(value, kind => Words.Of(kind, language)),
        RefusalCode.ChangeInvalid => Word<ChangeKind>(value, kind => Words.Of(kind, language)),
        _ => Word<Kind>(value, kind => Words.Of(kind, language)),
    };

    private static string Set<TCode>(string value, Func<TCode, string> word, Language language)
        where TCode : struct, Enum =>
        Number(value, set => string.Join(
            language == Language.Chinese ? "、" : ", ",
            Sets.Unpack<TCode>(set).Select(word)));

    private static string Word<TCode>(string value, Func<TCode, string> word)
        where TCode : struct, Enum =>
        Enum.TryParse<TCode>(value, out var code) && Enum.IsDefined(code) ? word(code) : value;

    private static string Number(string value, Func<uint, string> say) =>
        uint.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? say(number)
            : value;

    // The number in a refusal tells which unit its amounts are in; an application's does not.
    private static Kind UnitOf(Refusal refusal) =>
        refusal.Facts.TryGetValue("ticket", out var ticket) &&
        RegisterNumber.Parse(ticket).TryGet(out var number, out _)
            ? KindNames.OfSeries(number.Series)
            : Kind.None;
}
