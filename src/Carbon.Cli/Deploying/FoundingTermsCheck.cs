using System.Globalization;
using System.Text;
using Carbon.Ethereum;

namespace Carbon.Cli.Deploying;

/// <summary>Finds in the terms what the contracts would refuse half-way, before anything is sent.</summary>
internal static class FoundingTermsCheck
{
    private const int NameBytesMax = 120;
    private const int SignersMax = 16;
    private const int SeatsMax = 21;
    private const ulong DelaySecondsMax = 90 * 86_400;
    private const uint DivisionMin = 100_000;
    private const uint DivisionMax = 999_999;

    /// <summary>The first fault in one sentence, or null.</summary>
    public static string? FirstFault(FoundingTerms terms, Address founder) =>
        Faults(terms, founder).FirstOrDefault();

    private static IEnumerable<string> Faults(FoundingTerms terms, Address founder)
    {
        if (terms.Members.Count == 0)
            yield return "There is no member.";
        foreach (var key in Twice(terms.Members.Select(member => member.Key)))
            yield return $"Two members have the key {key}.";
        foreach (var name in Twice(terms.Members.Select(member => member.Name)))
            yield return $"Two members have the name {name}.";
        foreach (var signer in Twice(terms.Members.SelectMany(member => member.Signers)))
            yield return $"The signing address {signer} is named twice; a key belongs to one member for ever.";
        if (terms.Members.FirstOrDefault(member => member.Signers.Contains(founder)) is { } own)
            yield return $"{own.Name} is to sign with the founder's key, which must be a key of its own.";
        foreach (var fault in terms.Members.SelectMany(Of).Concat(OfCouncil(terms)))
            yield return fault;
    }

    private static IEnumerable<string> Of(FoundingMember member)
    {
        if (Encoding.UTF8.GetByteCount(member.Name) is 0 or > NameBytesMax)
            yield return Text($"The name of {member.Key} must have 1 to {NameBytesMax} bytes.");
        if (member.Kind == MemberKind.None)
            yield return $"{member.Name} is of no kind.";
        if (member.Signers.Count is 0 or > SignersMax || member.Signers.Contains(Address.Zero))
            yield return Text($"{member.Name} must have 1 to {SignersMax} signing addresses.");
        foreach (var division in Twice(member.Offices.Select(held => held.Division)))
            yield return Text($"{member.Name} has offices in {division} twice.");
        foreach (var held in member.Offices)
        {
            if (held.Division is < DivisionMin or > DivisionMax)
                yield return $"{member.Name} has offices in a division whose code is not of six digits.";
            if (held.Offices.Count == 0 || held.Offices.Contains(Office.None))
                yield return Text($"{member.Name} has an unknown office in {held.Division}, or none at all.");
            if (Conflict(held.Offices) is { } conflict)
                yield return Text($"{member.Name} cannot hold {conflict} in {held.Division}.");
        }
    }

    // The rule of the two keys, and that no court judges its own loans.
    private static string? Conflict(IReadOnlyList<Office> offices)
    {
        var issues = offices.Any(office => office is Office.Issue or Office.Cancel);
        var files = offices.Any(office => office is Office.File or Office.Offset);
        if (issues && files)
            return "Issue or Cancel together with File or Offset";
        return offices.Contains(Office.Judge) && offices.Contains(Office.Lend) ? "Judge together with Lend" : null;
    }

    private static IEnumerable<string> OfCouncil(FoundingTerms terms)
    {
        var (seats, threshold, delay) = terms.Council;
        foreach (var key in seats.Where(key => terms.NumberOf(key) == 0))
            yield return $"The council has a seat for {key}, and there is no such member.";
        foreach (var key in Twice(seats))
            yield return $"The council has two seats for {key}.";
        if (seats.Count is 0 or > SeatsMax)
            yield return Text($"The council must have 1 to {SeatsMax} seats.");
        if (threshold == 0 || threshold > seats.Count)
            yield return Text($"The council's threshold must be from 1 to its {seats.Count} seats.");
        if (delay > DelaySecondsMax)
            yield return Text($"The council's delay may be at most {DelaySecondsMax} seconds.");
    }

    private static IEnumerable<T> Twice<T>(IEnumerable<T> all) =>
        all.GroupBy(one => one).Where(group => group.Count() > 1).Select(group => group.Key);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
