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
        Deployment = new Deployment(
            chainId, genesis!.Header.Hash, 1, consortium,
            await _founder.CreateAsync(new PersonsContract.Constructor(consortium, chainId).Encode()),
            await _founder.CreateAsync(new PoliciesContract.Constructor(consortium).Encode()),
            await _founder.CreateAsync(new ReserveContract.Constructor(consortium).Encode()),
            await _founder.CreateAsync(new TicketsContract.Constructor(consortium).Encode()),
            await _founder.CreateAsync(new PledgesContract.Constructor(consortium).Encode()),
            await _founder.CreateAsync(new RulingsContract.Constructor(consortium).Encode()),
            await _founder.CreateAsync(new OffsetsContract.Constructor(consortium).Encode()));
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

    public Task EnactAsync(IContractCall act) => EnactAsync(Deployment.Consortium, act);

    public Task EnactAsync(Address target, IContractCall act) =>
        _founder!.EnactAsync(Deployment.Consortium, target, act);

    public Task<Address> CreateAsync(byte[] creation) => _founder!.CreateAsync(creation);

    private async Task NameDesksAsync()
    {
        (Desk Desk, Address Module)[] desks =
        [
            (Desk.Persons, Deployment.Persons), (Desk.Policies, Deployment.Policies),
            (Desk.Tickets, Deployment.Tickets),
            (Desk.Reserve, Deployment.Reserve), (Desk.Pledges, Deployment.Pledges), (Desk.Rulings, Deployment.Rulings),
            (Desk.Offsets, Deployment.Offsets),
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
            Division, (byte)Kind.Carbon, now - 10, now + 1_000_000_000, true, (byte)OffsetRule.Partial, 0x7fe,
            [(byte)Office.Review, 0, 0, 0, 0, 0, 0, 0], 20, true, Some.Hash())));
    }
}
