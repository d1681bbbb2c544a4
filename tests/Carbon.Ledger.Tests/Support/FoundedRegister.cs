namespace Carbon.Ledger.Tests;

/// <summary>The register founded on a chain: five members, their offices, one policy.</summary>
public abstract class FoundedRegister
{
    public const uint Division = 654002;

    public static readonly MemberId Forestry = new(1);
    public static readonly MemberId Ecology = new(2);
    public static readonly MemberId Bank = new(3);
    public static readonly MemberId Court = new(4);
    public static readonly MemberId Platform = new(5);

    private Founder? _founder;

    public Deployment Deployment { get; private set; } = null!;

    private Founder Founder => _founder ?? throw new InvalidOperationException("Not founded.");

    /// <summary>A fresh key that signs for a member.</summary>
    public async Task<ISigner> NewKeyAsync(MemberId member)
    {
        var signer = Secp256k1.CreateSigner(PrivateKey.Generate());
        await EnactAsync(new ConsortiumContract.AddKeyCall(member.Value, signer.Address, Some.Hash()));
        return signer;
    }

    /// <summary>Ends a key, since a member may have no more than sixteen in use.</summary>
    public Task RetireKeyAsync(MemberId member, ISigner signer) =>
        EnactAsync(new ConsortiumContract.RevokeKeyCall(member.Value, signer.Address, Some.Hash()));

    public Task EnactAsync(IContractCall act) => EnactAsync(Deployment.Consortium, act);

    public async Task EnactAsync(Address target, IContractCall act)
    {
        await SendAsync(target, act);
        await Founder.SettleAsync();
    }

    public async Task<Address> CreateAsync(byte[] creation)
    {
        var created = await Founder.CreateAsync(creation);
        await Founder.SettleAsync();
        return created;
    }

    /// <summary>
    /// Deploys the contracts and founds the consortium; the bindings' code may be exchanged for another engine's.
    /// </summary>
    private protected async Task FoundAsync(
        EthereumClient chain, Func<byte[], byte[]> codeFor, FounderTerms? terms = null)
    {
        var chainId = await chain.ChainIdAsync(CancellationToken.None);
        var genesis = await chain.GetBlockAsync(BlockTag.At(0), CancellationToken.None);
        var founder = _founder = new Founder(chain, chainId, codeFor, terms);
        var consortium = await founder.CreateAsync(new ConsortiumContract.Constructor().Encode());
        var persons = await founder.CreateAsync(new PersonsContract.Constructor(consortium, chainId).Encode());
        var policies = await founder.CreateAsync(new PoliciesContract.Constructor(consortium).Encode());
        var tickets = await founder.CreateAsync(
            new TicketsContract.Constructor(consortium, persons, policies).Encode());
        Deployment = new Deployment(
            chainId, genesis!.Header.Hash, 1, consortium, persons, policies, tickets,
            await founder.CreateAsync(new ReserveContract.Constructor(consortium, persons, policies, tickets).Encode()),
            await founder.CreateAsync(new PlantingsContract.Constructor(consortium, persons, policies).Encode()),
            await founder.CreateAsync(new PledgesContract.Constructor(consortium, tickets).Encode()),
            await founder.CreateAsync(new RulingsContract.Constructor(consortium, tickets).Encode()),
            await founder.CreateAsync(new OffsetsContract.Constructor(consortium, persons, policies, tickets).Encode()),
            await founder.CreateAsync(new CasesContract.Constructor(consortium, persons, policies).Encode()),
            await founder.CreateAsync(new QuotasContract.Constructor(consortium, persons, policies).Encode()),
            await founder.CreateAsync(new ComplaintsContract.Constructor(consortium).Encode()),
            await founder.CreateAsync(new DividendsContract.Constructor(consortium, policies, tickets).Encode()),
            CodeHash: default);
        await NameDesksAsync();
        await AdmitAsync(
            Forestry, MemberKind.ForestryBureau, Office.Review, Office.Register, Office.Issue, Office.Cancel);
        await AdmitAsync(Ecology, MemberKind.EcologyBureau, Office.File, Office.Offset);
        await AdmitAsync(Bank, MemberKind.Bank, Office.Lend);
        await AdmitAsync(Court, MemberKind.Court, Office.Judge);
        await AdmitAsync(Platform, MemberKind.TradingPlatform, Office.Trade);
        await PublishPolicyAsync(chain);
        await founder.SettleAsync();
        var (hash, _) = await DeployedCode.HashAsync(chain, Deployment.Contracts, CancellationToken.None);
        Deployment = Deployment with { CodeHash = hash };
    }

    private Task SendAsync(IContractCall act) => SendAsync(Deployment.Consortium, act);

    private Task SendAsync(Address target, IContractCall act) =>
        Founder.EnactAsync(Deployment.Consortium, target, act);

    private async Task NameDesksAsync()
    {
        (Desk Desk, Address Module)[] desks =
        [
            (Desk.Reserve, Deployment.Reserve), (Desk.Plantings, Deployment.Plantings),
            (Desk.Pledges, Deployment.Pledges), (Desk.Rulings, Deployment.Rulings),
            (Desk.Offsets, Deployment.Offsets), (Desk.Cases, Deployment.Cases), (Desk.Quotas, Deployment.Quotas),
            (Desk.Complaints, Deployment.Complaints), (Desk.Dividends, Deployment.Dividends),
        ];
        foreach (var (desk, module) in desks)
            await SendAsync(new ConsortiumContract.SetDeskCall((byte)desk, module));
    }

    private async Task AdmitAsync(MemberId member, MemberKind kind, params Office[] offices)
    {
        await SendAsync(new ConsortiumContract.AdmitMemberCall((byte)kind, $"成员 {member}", Some.Hash()));
        var mask = offices.Aggregate(0u, (bits, office) => bits | (1u << (int)office));
        await SendAsync(new ConsortiumContract.SetOfficesCall(member.Value, Division, mask, Some.Hash()));
    }

    private async Task PublishPolicyAsync(EthereumClient chain)
    {
        var now = (await chain.GetBlockAsync(BlockTag.Latest, CancellationToken.None))!.Header.Timestamp;
        await SendAsync(Deployment.Policies, new PoliciesContract.PublishPolicyCall(new PoliciesContract.Policy(
            Division, (byte)Kind.Carbon, now - 10, now + 1_000_000_000, true, true, Asked, Moves, Uses, Some.Hash())));
    }

    // One review, every sort of applicant, no limits, any number of papers.
    private static PoliciesContract.ApplicationTerms Asked => new(
        [(byte)Office.Review, 0, 0, 0, 0, 0, 0, 0], new byte[8], false, false, Every<PersonKind>(), 1u << 1, 0, 0, 0, 0,
        false, false, 0, 20, 0);

    private static PoliciesContract.MoveTerms Moves => new(
        (ushort)Every<TransferCause>(), false, false, (byte)Every<LossCause>(), 30, Every<PersonKind>(),
        (1 << (int)LienKind.Pledge) | (1 << (int)LienKind.Mortgage), true, false, false);

    private static PoliciesContract.UseTerms Uses => new(
        (byte)OffsetRule.Partial, Every<Purpose>(), false, 0, 0, false, false, false);

    private static uint Every<TCode>()
        where TCode : struct, Enum => Sets.Pack(Enum.GetValues<TCode>().Skip(1));
}
