using Carbon.Cli.Network;
using Carbon.Ethereum;

namespace Carbon.Cli.Kit.Members;

/// <summary>A consortium as its <c>members.yaml</c> and the cards of its members say.</summary>
/// <param name="Network">Short name of the network: small letters, digits and hyphens.</param>
/// <param name="Authority">Common name of the certificate authority.</param>
/// <param name="ChainId">Signed into every transaction.</param>
/// <param name="BlockPeriodSeconds">Least time between two blocks.</param>
/// <param name="GasLimit">Of a block.</param>
/// <param name="FaultTolerance">How many validators may fail or lie without harm: n bear (n - 1) / 3.</param>
/// <param name="GenesisTime">Of block 0, on a whole second; a time that is past.</param>
/// <param name="BesuVersion">Of every node.</param>
/// <param name="GenesisValidators">The validators that block 0 names, in ascending order; it never changes.</param>
/// <param name="Founder">The account that founds the register, while it has to be let in.</param>
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
    IReadOnlyList<Address> GenesisValidators,
    Address? Founder,
    CouncilPlan Council,
    IReadOnlyList<MemberCard> Members)
{
    /// <summary>The members that run a validator, in the order of their admission.</summary>
    public IEnumerable<MemberCard> Validators => Members.Where(member => member.Validator is not null);

    /// <summary>Every Besu node of the network.</summary>
    public IEnumerable<ChainNode> Nodes => Members
        .SelectMany(member => (ChainNode?[])[member.Validator, member.Rpc])
        .OfType<ChainNode>();

    /// <summary>Every account that may send transactions, in ascending order.</summary>
    public IReadOnlyList<Address> Accounts =>
        Ascending(Members.Select(member => (Address?)member.Signer).Append(Founder).OfType<Address>().Distinct());

    /// <summary>How many validators must sign a block.</summary>
    public int Quorum => ((2 * Validators.Count()) + 2) / 3;

    /// <summary>How many validators may fail: the rest still signs.</summary>
    public int FaultsBorne => (Validators.Count() - 1) / 3;

    /// <summary>Addresses in the order of their bytes.</summary>
    public static IReadOnlyList<Address> Ascending(IEnumerable<Address> addresses) =>
        [.. addresses.OrderBy(address => Convert.ToHexString(address.ToBytes()), StringComparer.Ordinal)];

    /// <summary>Whom a founding admits, with which offices, and the council.</summary>
    public NetworkPlan ToPlan() => new(
        $"Consortium {Network}",
        Authority,
        Council,
        [.. Members.Select(member => new InstitutionPlan(
            member.Key, member.Name, member.Kind, member.Offices, HasNode: member.Rpc is not null))]);
}
