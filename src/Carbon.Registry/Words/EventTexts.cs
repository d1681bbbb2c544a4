using System.Diagnostics;
using Carbon.Registry.Events;

namespace Carbon.Registry;

/// <summary>
/// One sentence for each event, fit for a public history: amounts, offices and numbers of the register, but no person,
/// no commitment and no document.
/// </summary>
public static partial class EventTexts
{
    /// <summary>Says what happened.</summary>
    /// <param name="fact">The event.</param>
    /// <param name="language">The reader's language.</param>
    /// <param name="names">Where the names of members and divisions are found.</param>
    public static string Say(RegistryEvent fact, Language language, RegisterNames names)
    {
        var (chinese, english) = OfTickets(fact, language, names) ?? OfClaims(fact, language, names)
            ?? OfUses(fact, language, names) ?? OfDuties(fact, language, names) ?? OfReserve(fact, language, names)
            ?? OfLots(fact, language, names) ?? OfPersons(fact, language, names)
            ?? OfConsortium(fact, language, names)
            ?? throw new UnreachableException($"No sentence for {fact.GetType().Name}.");
        return language switch
        {
            Language.Chinese => chinese,
            Language.English => english,
        };
    }

    private static string Amount(ulong amount, RegisterNumber ticket, Language language) =>
        AmountText.Say(amount, KindNames.OfSeries(ticket.Series), language);

    // Zero: the document names no end, and nothing is said of one.
    private static (string Chinese, string English) Until(ulong seconds) => seconds == 0
        ? ("", "")
        : ($"，期限至 {ChinaTime.Minute(seconds)}", $", until {ChinaTime.Minute(seconds)} China time");

    private static (string Amount, (string Chinese, string English) Until) Term(
        ulong amount, RegisterNumber ticket, ulong untilSeconds, Language language) =>
        (Amount(amount, ticket, language), Until(untilSeconds));

    private static string Joined(IEnumerable<string> words, Language language) => language switch
    {
        Language.Chinese => string.Join('、', words),
        Language.English => string.Join(", ", words),
    };
}
