namespace Carbon.Cli.Network;

/// <summary>Who founds a network and what each may do: <c>scripts/sample/network.json</c>.</summary>
/// <param name="Note">What a reader of the file should know.</param>
/// <param name="Authority">Common name of the certificate authority.</param>
/// <param name="Council">Who changes the consortium after its founding.</param>
/// <param name="Institutions">The members in the order of their admission.</param>
internal sealed record NetworkPlan(
    string Note, string Authority, CouncilPlan Council, IReadOnlyList<InstitutionPlan> Institutions);

/// <summary>
/// The council's seats by institution, how many must approve, and the delay before an act takes effect.
/// </summary>
internal sealed record CouncilPlan(IReadOnlyList<string> Members, byte Threshold, ulong DelaySeconds);

/// <summary>One member: its short key in folders and commands, its public name, and its offices by division.</summary>
/// <param name="Key">Names its folder, its node and its clerk.</param>
/// <param name="Name">As the consortium admits it.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Offices">What it may do, by division.</param>
/// <param name="HasNode">
/// Whether a node is started for it; without one it has its key and settings all the same.
/// </param>
internal sealed record InstitutionPlan(
    string Key,
    string Name,
    MemberKind Kind,
    IReadOnlyDictionary<string, IReadOnlyList<Office>> Offices,
    bool HasNode = true);
