using System.Globalization;
using Carbon.Cli.Network;
using Carbon.Ethereum;

namespace Carbon.Cli.Deploying;

/// <summary>What a founding makes of an empty chain. The same terms and founder make the same transactions.</summary>
/// <param name="Members">In the order of their admission: the first becomes member 1.</param>
/// <param name="Council">Seats by the members' keys, how many must approve, and the delay of an act.</param>
/// <param name="Rules">The policies and working days to publish.</param>
/// <param name="Charter">Hash of the document that every founding act names.</param>
internal sealed record FoundingTerms(
    IReadOnlyList<FoundingMember> Members, CouncilPlan Council, RuleBook Rules, Hash32 Charter)
{
    /// <summary>The terms of a network whose members sign with one key each.</summary>
    public static FoundingTerms Of(
        NetworkPlan plan, IReadOnlyDictionary<string, Address> signers, RuleBook rules, Hash32 charter) => new(
            [
                .. plan.Institutions.Select(one => new FoundingMember(
                    one.Key,
                    one.Name,
                    one.Kind,
                    [signers[one.Key]],
                    [.. one.Offices.Select(held => new DivisionOffices(Division(held.Key), held.Value))])),
            ],
            plan.Council,
            rules,
            charter);

    /// <summary>The number that a member gets, by its key; 0 of a key that no member has.</summary>
    public uint NumberOf(string key) =>
        (uint)(Members.Select(member => member.Key).ToList().IndexOf(key) + 1);

    // What is no number is no division either, and FoundingTermsCheck says so of 0.
    private static uint Division(string text) =>
        uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var division) ? division : 0;
}
