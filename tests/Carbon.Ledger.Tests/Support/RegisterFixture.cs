namespace Carbon.Ledger.Tests;

/// <summary>A chain of its own with the register founded on it: five members, their offices, one policy.</summary>
public sealed class RegisterFixture : IAsyncLifetime
{
    public const uint Division = 654002;

    public static readonly MemberId Forestry = new(1);
    public static readonly MemberId Ecology = new(2);
    public static readonly MemberId Bank = new(3);
    public static readonly MemberId Court = new(4);
    public static readonly MemberId Platform = new(5);

    private HardhatNode? _node;
    private Founder? _founder;

    internal HardhatNode Node => _node ?? throw new InvalidOperationException("Not started.");

    public Deployment Deployment { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        _node = await HardhatNode.StartAsync();
        var chain = new EthereumClient(_node.Client());
        var chainId = await chain.ChainIdAsync(CancellationToken.None);
        var genesis = await chain.GetBlockAsync(BlockTag.At(0), CancellationToken.None);
        _founder = new Founder(chain, chainId);
        var consortium = await _founder.CreateAsync(new ConsortiumContract.Constructor().Encode());
        var persons = await _founder.CreateAsync(new PersonsContract.Constructor(consortium, chainId).Encode());
        var policies = await _founder.CreateAsync(new PoliciesContract.Constructor(consortium).Encode());
        var tickets = await _founder.CreateAsync(
            new TicketsContract.Constructor(consortium, persons, policies).Encode());
        Deployment = new Deployment(
            chainId, genesis!.Header.Hash, 1, consortium, persons, policies, tickets,
            await CreateAsync(new ReserveContract.Constructor(consortium, persons, policies, tickets).Encode()),
            await CreateAsync(new PlantingsContract.Constructor(consortium, persons, policies).Encode()),
            await CreateAsync(new PledgesContract.Constructor(consortium, tickets).Encode()),
            await CreateAsync(new RulingsContract.Constructor(consortium, tickets).Encode()),
            await CreateAsync(new OffsetsContract.Constructor(consortium, persons, policies, tickets).Encode()),
            await CreateAsync(new CasesContract.Constructor(consortium, persons, policies).Encode()),
            await CreateAsync(new QuotasContract.Constructor(consortium, persons, policies).Encode()),
            await CreateAsync(new ComplaintsContract.Constructor(consortium).Encode()),
            await CreateAsync(new DividendsContract.Constructor(consortium, policies, tickets).Encode()));
        await NameDesksAsync();
        await AdmitAsync(
            Forestry, MemberKind.ForestryBureau, Office.Review, Office.Register, Office.Issue, Office.Cancel);
        await AdmitAsync(Ecology, MemberKind.EcologyBureau, Office.File, Office.Offset);
        await AdmitAsync(Bank, MemberKind.Bank, Office.Lend);
        await AdmitAsync(Court, MemberKind.Court, Office.Judge);
        await AdmitAsync(Platform, MemberKind.TradingPlatform, Office.Trade);
        await PublishPolicyAsync(chain);
    }

    public async Task DisposeAsync()
    {
        if (_node is not null) await _node.DisposeAsync();
    }

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

    public Task EnactAsync(Address target, IContractCall act) =>
        _founder!.EnactAsync(Deployment.Consortium, target, act);

    public Task<Address> CreateAsync(byte[] creation) => _founder!.CreateAsync(creation);

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
            await EnactAsync(new ConsortiumContract.SetDeskCall((byte)desk, module));
    }

    private async Task AdmitAsync(MemberId member, MemberKind kind, params Office[] offices)
    {
        await EnactAsync(new ConsortiumContract.AdmitMemberCall((byte)kind, $"成员 {member}", Some.Hash()));
        var mask = offices.Aggregate(0u, (bits, office) => bits | (1u << (int)office));
        await EnactAsync(new ConsortiumContract.SetOfficesCall(member.Value, Division, mask, Some.Hash()));
    }

    private async Task PublishPolicyAsync(EthereumClient chain)
    {
        var now = (await chain.GetBlockAsync(BlockTag.Latest, CancellationToken.None))!.Header.Timestamp;
        await EnactAsync(Deployment.Policies, new PoliciesContract.PublishPolicyCall(new PoliciesContract.Policy(
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
