namespace Carbon.Cli.Network;

/// <summary>Who founds a network and what each may do: <c>scripts/sample/network.json</c>.</summary>
/// <param name="Note">What a reader of the file should know.</param>
/// <param name="Authority">Common name of the certificate authority.</param>
/// <param name="Council">Who changes the consortium after its founding.</param>
/// <param name="Institutions">The members in the order of their admission, each with a node of its own.</param>
internal sealed record NetworkPlan(
    string Note, string Authority, CouncilPlan Council, IReadOnlyList<InstitutionPlan> Institutions);

/// <summary>
/// The council's seats by institution, how many must approve, and the delay before an act takes effect.
/// </summary>
internal sealed record CouncilPlan(IReadOnlyList<string> Members, byte Threshold, ulong DelaySeconds);

/// <summary>One member: its short key in folders and commands, its public name, and its offices by division.</summary>
internal sealed record InstitutionPlan(
    string Key, string Name, MemberKind Kind, IReadOnlyDictionary<string, IReadOnlyList<Office>> Offices);
