using System.Globalization;
using Carbon.Cli.Network;
using Carbon.Contracts;
using Carbon.Ethereum;

namespace Carbon.Cli.Deploying;

/// <summary>A step of a founding before it has a nonce.</summary>
internal sealed record FoundingDraft(int Wave, string What, Address? To, byte[] Input, ulong TypicalGas)
{
    private const int Creation = 0;
    private const int FirstActs = 1;
    private const int FirstKey = 2;

    /// <summary>The step at this nonce.</summary>
    public FoundingStep At(ulong nonce) => new(nonce, What, Wave, To, Input, TypicalGas);

    /// <summary>The creation of a contract; no constructor asks another contract, so they need no order.</summary>
    public static FoundingDraft Create(string name, byte[] input) => new(
        Creation, $"deploy {name}", null, input, TypicalGasOf.Creation(input));

    /// <summary>Everything that the founder does through the consortium.</summary>
    public static IEnumerable<FoundingDraft> Acts(FoundingTerms terms, Deployment place)
    {
        List<FoundingDraft> acts = [.. Desks(place), .. Rules(terms.Rules, place), .. Members(terms, place)];
        var last = acts.Max(act => act.Wave);
        uint[] seats = [.. terms.Council.Members.Select(terms.NumberOf)];
        var council = new ConsortiumContract.SetCouncilCall(
            seats, terms.Council.Threshold, terms.Council.DelaySeconds);
        return
        [
            .. acts,
            Act(place, last + 1, Text($"set council: {terms.Council.Threshold} of {seats.Length}"), council)
                with { TypicalGas = TypicalGasOf.Council(seats.Length) },
            new FoundingDraft(
                last + 2, "close founding", place.Consortium, new ConsortiumContract.CloseFoundingCall().Encode(),
                TypicalGasOf.Close),
        ];
    }

    private static IEnumerable<FoundingDraft> Desks(Deployment place)
    {
        (Desk Desk, Address Module)[] desks =
        [
            (Desk.Reserve, place.Reserve), (Desk.Plantings, place.Plantings), (Desk.Pledges, place.Pledges),
            (Desk.Rulings, place.Rulings), (Desk.Offsets, place.Offsets), (Desk.Cases, place.Cases),
            (Desk.Quotas, place.Quotas), (Desk.Complaints, place.Complaints), (Desk.Dividends, place.Dividends),
        ];
        return desks.Select(one => Act(
            place, FirstActs, $"set desk {one.Desk}", new ConsortiumContract.SetDeskCall((byte)one.Desk, one.Module)));
    }

    // A later version of the same rules is judged by the earlier one.
    private static IEnumerable<FoundingDraft> Rules(RuleBook rules, Deployment place) =>
    [
        .. rules.Policies
            .GroupBy(terms => (terms.Division, terms.Kind))
            .SelectMany(versions => versions.Select((terms, i) => Act(
                place,
                FirstActs + i,
                Text($"publish policy {terms.Division} {terms.Kind}"),
                new PoliciesContract.PublishPolicyCall(PolicyWords.Of(terms)),
                place.Policies))),
        .. rules.Calendars.Select(dated => Act(
            place, FirstActs, Text($"publish calendar {dated.Calendar.Year}"), CallOf(dated), place.Policies)),
    ];

    private static IEnumerable<FoundingDraft> Members(FoundingTerms terms, Deployment place) =>
        terms.Members.SelectMany((member, i) => Member(member, (uint)i + 1, terms.Charter, place));

    // Each key, and each division, changes what the next one of the same member costs.
    private static IEnumerable<FoundingDraft> Member(
        FoundingMember member, uint number, Hash32 charter, Deployment place)
    {
        var firstOffices = FirstKey + member.Signers.Count;
        return
        [
            Act(
                place, FirstActs, Text($"admit member {number} {member.Name}"),
                new ConsortiumContract.AdmitMemberCall((byte)member.Kind, member.Name, charter)),
            .. member.Signers.Select((signer, i) => Act(
                place, FirstKey + i, Text($"add key {signer} of member {number}"),
                new ConsortiumContract.AddKeyCall(number, signer, charter))),
            .. member.Offices.Select((held, i) => Act(
                place, firstOffices + i, Text($"set offices of member {number} in {held.Division}"),
                new ConsortiumContract.SetOfficesCall(number, held.Division, held.Mask, charter))),
        ];
    }

    private static PoliciesContract.PublishCalendarCall CallOf(DatedCalendar dated)
    {
        var (first, second) = dated.Calendar.ToWords();
        return new((ushort)dated.Calendar.Year, [first, second], new Hash32(dated.DocumentHash.ToBytes()));
    }

    private static FoundingDraft Act(
        Deployment place, int wave, string what, IContractCall call, Address? target = null)
    {
        var found = new ConsortiumContract.FoundCall(target ?? place.Consortium, call.Encode());
        return new(wave, what, place.Consortium, found.Encode(), TypicalGasOf.Act(call));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
