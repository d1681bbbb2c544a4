using System.Diagnostics;
using Carbon.Registry.Commands;
using Carbon.Registry.Events;

namespace Carbon.Registry.Model;

/// <summary>
/// The register a second time, written from its rules and not from its contracts: plain lists, every sum added up anew,
/// every reason against a command looked for. Contracts, index and model are driven by the same commands and must
/// agree. Members, offices and policies are taken from the council's events; all else happens by commands.
/// </summary>
public sealed partial class RegisterModel(IRegisterHashes hashes)
{
    private readonly Dictionary<MemberId, ModelMember> _members = [];
    private readonly Dictionary<PolicyId, PolicyTerms> _policies = [];
    private readonly Dictionary<ulong, uint> _sequences = [];
    private readonly HashSet<(string Use, Digest Document)> _used = [];
    private bool _paused;

    /// <summary>All tickets that were ever issued, split or merged.</summary>
    public IReadOnlyDictionary<RegisterNumber, ModelTicket> Tickets => _tickets;

    /// <summary>All liens that were ever placed.</summary>
    public IReadOnlyDictionary<Digest, ModelLien> Liens => _liens;

    /// <summary>Takes what the council did.</summary>
    public void Take(RegistryEvent fact)
    {
        switch (fact)
        {
            case MemberAdmitted e: _members.Add(e.Member, new() { Kind = e.Kind }); break;
            case MemberStandingSet e: _members[e.Member].Active = e.Active; break;
            case OfficesSet e: _members[e.Member].Offices[e.Division] = e.Offices; break;
            case PolicyPublished e: _policies.Add(e.Policy, e.Terms); break;
            case Paused: _paused = true; break;
            case Resumed: _paused = false; break;
            default: break;
        }
    }

    /// <summary>Says what a command of a member does at a time, and does it.</summary>
    public Verdict Try(RegistryCommand command, MemberId by, ulong nowSeconds)
    {
        var no = new Reasons();
        no.If(_paused, RefusalCode.RegisterPaused);
        no.If(!_members.TryGetValue(by, out var member) || !member.Active, RefusalCode.KeyUnknown);
        var at = new Moment(by, nowSeconds);
        return OfPersons(command, at, no) ?? OfLots(command, at, no) ?? OfMoves(command, at, no)
            ?? OfClaims(command, at, no) ?? OfUses(command, at, no)
            ?? throw new UnreachableException($"The model knows no {command.GetType().Name}.");
    }

    private static Verdict.Done Done(params RegistryEvent[] events) => new(events);

    private void Office(Reasons no, Moment at, uint division, Office office) =>
        no.If(!Holds(at.By, division, office), RefusalCode.OfficeMissing);

    private bool Holds(MemberId member, uint division, Office office) =>
        _members.TryGetValue(member, out var known) && Sets.Has(known.Offices.GetValueOrDefault(division), office);

    private RegisterNumber Next(uint division, Series series, Moment at)
    {
        var first = RegisterNumber.From(division, series, ChinaTime.DateOf(at.NowSeconds).Year, 1);
        var sequence = _sequences.GetValueOrDefault(first.Value) + 1;
        _sequences[first.Value] = sequence;
        return new(first.Value + sequence - 1);
    }

    private (PolicyId Id, PolicyTerms Terms)? InForce(uint division, Kind kind, Moment at) =>
        _policies.Where(policy => policy.Value.Division == division && policy.Value.Kind == kind)
            .Where(policy => policy.Value.ValidFromSeconds <= at.NowSeconds)
            .OrderBy(policy => policy.Key.Value)
            .Select(policy => ((PolicyId, PolicyTerms)?)(policy.Key, policy.Value))
            .LastOrDefault() is { } newest && newest.Item2.ValidUntilSeconds > at.NowSeconds
                ? newest
                : null;

    private static bool Inside(uint division, uint place) => division % 100 != 0
        ? place == division
        : division % 10_000 != 0 ? place / 100 == division / 100 : place / 10_000 == division / 10_000;

    private static bool Ascending<T>(IReadOnlyList<T> list, Func<T, string> key) =>
        Enumerable.Range(1, Math.Max(0, list.Count - 1))
            .All(i => string.CompareOrdinal(key(list[i - 1]), key(list[i])) < 0);

    private static bool AreShares(IReadOnlyList<Share> owners) =>
        owners.Count is > 0 and <= 64 && owners.All(owner => owner.Person.Value != 0 && owner.Parts != 0)
        && owners.DistinctBy(owner => owner.Person).Count() == owners.Count;

    private static Ownership OwnershipOf(IReadOnlyList<Share> owners, bool joint) =>
        owners.Count == 1 ? Ownership.Sole : joint ? Ownership.Joint : Ownership.Shares;

    // The chain keeps a sole owner as part 1 of 1.
    private static IReadOnlyList<Share> Kept(IReadOnlyList<Share> owners) =>
        owners.Count == 1 ? [owners[0] with { Parts = 1 }] : owners;

    private readonly record struct Moment(MemberId By, ulong NowSeconds);
}
