using Carbon.Contracts;
using Carbon.Ethereum;

namespace Carbon.Cli.Deploying;

/// <summary>
/// Every transaction of a founding in order. The contracts' addresses follow from the founder's address and the nonces,
/// and the members' numbers from their order, so all of it is known before the first one is sent.
/// </summary>
/// <param name="Founder">Who signs.</param>
/// <param name="Terms">What is founded.</param>
/// <param name="Place">Where the contracts will stand; height and code hash are not known yet.</param>
/// <param name="Steps">The transactions; step i has nonce i.</param>
internal sealed record FoundingPlan(
    Address Founder, FoundingTerms Terms, Deployment Place, IReadOnlyList<FoundingStep> Steps)
{
    /// <summary>The names of the contracts in the order of their nonces.</summary>
    public static IReadOnlyList<string> ContractNames { get; } =
    [
        nameof(Deployment.Consortium), nameof(Deployment.Persons), nameof(Deployment.Policies),
        nameof(Deployment.Tickets), nameof(Deployment.Reserve), nameof(Deployment.Plantings),
        nameof(Deployment.Pledges), nameof(Deployment.Rulings), nameof(Deployment.Offsets), nameof(Deployment.Cases),
        nameof(Deployment.Quotas), nameof(Deployment.Complaints), nameof(Deployment.Dividends),
    ];

    /// <summary>Makes the plan.</summary>
    /// <param name="terms">What is founded.</param>
    /// <param name="founder">Who signs; it has sent nothing else from nonce 0 on.</param>
    /// <param name="chainId">The chain's id.</param>
    /// <param name="genesis">The chain's genesis block.</param>
    /// <param name="codeFor">
    /// Exchanges a contract's creation input for that of another set of instructions; null: as the bindings have it.
    /// </param>
    public static FoundingPlan Of(
        FoundingTerms terms, Address founder, ulong chainId, Hash32 genesis, Func<byte[], byte[]>? codeFor = null)
    {
        Address At(ulong nonce) => Address.OfContract(founder, nonce);
        var place = new Deployment(
            chainId, genesis, 0, At(0), At(1), At(2), At(3), At(4), At(5), At(6), At(7), At(8), At(9), At(10), At(11),
            At(12), CodeHash: default);
        var creations = Creations(place).Select(creation => codeFor is null ? creation : codeFor(creation));
        var drafts = ContractNames.Zip(creations, FoundingDraft.Create)
            .Concat(FoundingDraft.Acts(terms, place))
            .OrderBy(draft => draft.Wave);
        return new(founder, terms, place, [.. drafts.Select((draft, nonce) => draft.At((ulong)nonce))]);
    }

    private static IReadOnlyList<byte[]> Creations(Deployment at) =>
    [
        new ConsortiumContract.Constructor().Encode(),
        new PersonsContract.Constructor(at.Consortium, at.ChainId).Encode(),
        new PoliciesContract.Constructor(at.Consortium).Encode(),
        new TicketsContract.Constructor(at.Consortium, at.Persons, at.Policies).Encode(),
        new ReserveContract.Constructor(at.Consortium, at.Persons, at.Policies, at.Tickets).Encode(),
        new PlantingsContract.Constructor(at.Consortium, at.Persons, at.Policies).Encode(),
        new PledgesContract.Constructor(at.Consortium, at.Tickets).Encode(),
        new RulingsContract.Constructor(at.Consortium, at.Tickets).Encode(),
        new OffsetsContract.Constructor(at.Consortium, at.Persons, at.Policies, at.Tickets).Encode(),
        new CasesContract.Constructor(at.Consortium, at.Persons, at.Policies).Encode(),
        new QuotasContract.Constructor(at.Consortium, at.Persons, at.Policies).Encode(),
        new ComplaintsContract.Constructor(at.Consortium).Encode(),
        new DividendsContract.Constructor(at.Consortium, at.Policies, at.Tickets).Encode(),
    ];
}
