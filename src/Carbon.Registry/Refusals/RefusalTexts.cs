using System.Text;

namespace Carbon.Registry.Refusals;

internal static partial class RefusalTexts
{
    public static string Say(Refusal refusal, Language language)
    {
        var (chinese, english) = Texts[refusal.Code];
        var text = new StringBuilder(language == Language.Chinese ? chinese : english);
        var unit = UnitOf(refusal);
        foreach (var (name, value) in refusal.Facts)
        {
            var said = name.EndsWith("mount", StringComparison.Ordinal) ? AmountText.Say(value, unit, language) : value;
            text.Replace("{" + name + "}", said);
        }

        return text.ToString();
    }

    // The number in a refusal tells which unit its amounts are in; an application's does not.
    private static Kind UnitOf(Refusal refusal) =>
        refusal.Facts.TryGetValue("ticket", out var ticket) &&
        RegisterNumber.Parse(ticket).TryGet(out var number, out _)
            ? KindNames.OfSeries(number.Series)
            : Kind.None;
}
