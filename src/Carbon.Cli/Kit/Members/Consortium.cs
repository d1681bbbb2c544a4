using Carbon.Cli.Network;

namespace Carbon.Cli.Kit.Members;

/// <summary>A consortium as its <c>members.yaml</c> and the cards of its members say.</summary>
/// <param name="Network">Short name of the network: small letters, digits and hyphens.</param>
/// <param name="Authority">Common name of the certificate authority.</param>
/// <param name="ChainId">Signed into every transaction.</param>
/// <param name="BlockPeriodSeconds">Least time between two blocks.</param>
/// <param name="GasLimit">Of a block.</param>
/// <param name="FaultTolerance">How many validators may fail, or lie, without harm: n validators bear (n - 1) / 3.</param>
/// <param name="GenesisTime">Of block 0, on a whole second; a time that is past.</param>
/// <param name="BesuVersion">Of every node.</param>
/// <param name="Council">Who changes the consortium after its founding.</param>
/// <param name="Members">In the order of their admission.</param>
internal sealed record Consortium(
    string Network,
    string Authority,
    ulong ChainId,
    ulong BlockPeriodSeconds,
    ulong GasLimit,
    int FaultTolerance,
    DateTimeOffset GenesisTime,
    string BesuVersion,
    CouncilPlan Council,
    IReadOnlyList<MemberCard> Members)
{
    /// <summary>The members that run a validator, in the order of their admission.</summary>
    public IEnumerable<MemberCard> Validators => Members.Where(member => member.Validator is not null);

    /// <summary>Every Besu node of the network.</summary>
    public IEnumerable<ChainNode> Nodes => Members
        .SelectMany(member => (ChainNode?[])[member.Validator, member.Rpc])
        .OfType<ChainNode>();

    /// <summary>Whom a founding admits, with which offices, and the council.</summary>
    public NetworkPlan ToPlan() => new(
        $"Consortium {Network}",
        Authority,
        Council,
        [.. Members.Select(member => new InstitutionPlan(
            member.Key, member.Name, member.Kind, member.Offices, HasNode: member.Rpc is not null))]);
}
