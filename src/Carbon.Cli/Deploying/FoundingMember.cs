using Carbon.Ethereum;

namespace Carbon.Cli.Deploying;

/// <summary>One member of a founding.</summary>
/// <param name="Key">What the council's seats and the files call it.</param>
/// <param name="Name">As the consortium admits it.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Signers">The addresses that sign for it.</param>
/// <param name="Offices">What it may do, by division, in the order in which it is said on the chain.</param>
internal sealed record FoundingMember(
    string Key, string Name, MemberKind Kind, IReadOnlyList<Address> Signers, IReadOnlyList<DivisionOffices> Offices);

/// <summary>The offices of a member in one division, of six digits.</summary>
internal sealed record DivisionOffices(uint Division, IReadOnlyList<Office> Offices)
{
    /// <summary>One bit for each office, as the consortium keeps them.</summary>
    public uint Mask => Offices.Aggregate(0u, (set, office) => set | (1u << (int)office));
}
