using System.Globalization;
using System.Text;

namespace Carbon.Registry.Refusals;

internal static partial class RefusalTexts
{
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
        "kind" => Word<Kind>(value, code => Words.Of(code, language)),
        "act" => Word<MandateAct>(value, code => Words.Of(code, language)),
        "purpose" => Word<Purpose>(value, code => Words.Of(code, language)),
        "cause" => Word<TransferCause>(value, code => Words.Of(code, language)),
        "status" => Status(refusal.Code, value, language),
        "offices" => Number(value, set => string.Join(
            language == Language.Chinese ? "、" : ", ",
            Sets.Unpack<Office>(set).Select(office => Words.Of(office, language)))),
        "startDay" or "endDay" => Number(value, day => ChinaTime.CalendarDay(day)),
        "readyAt" => Number(value, at => at == 0 ? "0" : ChinaTime.Minute(at)),
        _ when name.EndsWith("Seconds", StringComparison.Ordinal) => Number(value, at => ChinaTime.Minute(at)),
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
        _ => value,
    };

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
