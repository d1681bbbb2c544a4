namespace Carbon.Model.Tests;

/// <summary>The thirteen contracts on a chain of their own, founded for the cast.</summary>
internal sealed class Register : IAsyncDisposable
{
    /// <summary>The founding's second: a fixed one, so that a seed gives the same numbers on any day.</summary>
    public const ulong StartSeconds = 2_081_721_600;

    private readonly HardhatNode _node;
    private readonly Account _founder;
    private readonly ulong _chainId;
    private readonly Dictionary<MemberId, Account> _accounts = [];
    private readonly List<RegistryBlock> _blocks = [];
    private readonly Dice _dice;
    private Digest _head = Digest.Zero;

    private Register(HardhatNode node, ulong chainId, Dice dice)
    {
        (_node, _chainId, _dice) = (node, chainId, dice);
        Chain = new EthereumClient(node.Client());
        _founder = NewAccount();
    }

    public EthereumClient Chain { get; }

    public Deployment Deployment { get; private set; } = null!;

    public ulong NowSeconds { get; private set; } = StartSeconds;

    public static async Task<Register> FoundAsync(Dice dice)
    {
        var node = await HardhatNode.StartAsync();
        var chainId = await new EthereumClient(node.Client()).ChainIdAsync(CancellationToken.None);
        var register = new Register(node, chainId, dice);
        await register.DeployAsync();
        await register.AdmitAsync();
        return register;
    }

    /// <summary>The blocks since they were last taken.</summary>
    public IReadOnlyList<RegistryBlock> TakeBlocks()
    {
        RegistryBlock[] taken = [.. _blocks];
        _blocks.Clear();
        return taken;
    }

    /// <summary>What the council's act caused, in the next second.</summary>
    public Task<IReadOnlyList<RegistryEvent>> EnactAsync(IContractCall act) => EnactAsync(Deployment.Consortium, act);

    public async Task<IReadOnlyList<RegistryEvent>> EnactAsync(Address target, IContractCall act)
    {
        var found = new ConsortiumContract.FoundCall(target, act.Encode());
        var (events, refusal) = await SendAsync(_founder, Deployment.Consortium, found.Encode(), NowSeconds + 1);
        Assert.Null(refusal);
        return events;
    }

    /// <summary>The events of a call of a member at a time, or why it was refused.</summary>
    public Task<(IReadOnlyList<RegistryEvent> Events, Refusal? Refusal)> CallAsync(
        MemberId by, Address to, byte[] input, ulong atSeconds) => SendAsync(_accounts[by], to, input, atSeconds);

    public async Task<T> ViewAsync<T>(Address to, IContractCall call, Func<byte[], T> read)
    {
        var answer = await Chain.CallAsync(
            new CallRequest(null, to, call.Encode()), BlockTag.Latest, CancellationToken.None);
        return read(Assert.IsType<CallOutcome.Returned>(answer).Output);
    }

    public async ValueTask DisposeAsync() => await _node.DisposeAsync();

    private Account NewAccount() =>
        new(Chain, _chainId, Secp256k1.CreateSigner(new PrivateKey(_dice.Bytes(32))));

    private async Task<(IReadOnlyList<RegistryEvent> Events, Refusal? Refusal)> SendAsync(
        Account from, Address? to, byte[] input, ulong atSeconds)
    {
        var (receipt, revert) = await from.SendAsync(to, input, atSeconds);
        NowSeconds = atSeconds;
        var recorded = EventDecoding.Decode(receipt.Logs, Deployment);
        var hash = Digest.From(receipt.BlockHash.ToBytes());
        _blocks.Add(new(new(receipt.BlockNumber, hash), _head, atSeconds, recorded));
        _head = hash;
        return ([.. recorded.Select(one => one.Event)], revert is null ? null : RefusalDecoding.Decode(revert));
    }

    private async Task DeployAsync()
    {
        var genesis = await Chain.GetBlockAsync(BlockTag.At(0), CancellationToken.None);
        var consortium = await CreateAsync(new ConsortiumContract.Constructor().Encode());
        var persons = await CreateAsync(new PersonsContract.Constructor(consortium, _chainId).Encode());
        var policies = await CreateAsync(new PoliciesContract.Constructor(consortium).Encode());
        var tickets = await CreateAsync(new TicketsContract.Constructor(consortium, persons, policies).Encode());
        Deployment = new(
            _chainId, genesis!.Header.Hash, 1, consortium, persons, policies, tickets,
            await CreateAsync(new ReserveContract.Constructor(consortium, persons, policies, tickets).Encode()),
            await CreateAsync(new PlantingsContract.Constructor(consortium, persons, policies).Encode()),
            await CreateAsync(new PledgesContract.Constructor(consortium, tickets).Encode()),
            await CreateAsync(new RulingsContract.Constructor(consortium, tickets).Encode()),
            await CreateAsync(new OffsetsContract.Constructor(consortium, persons, policies, tickets).Encode()),
            await CreateAsync(new CasesContract.Constructor(consortium, persons, policies).Encode()),
            await CreateAsync(new QuotasContract.Constructor(consortium, persons, policies).Encode()),
            await CreateAsync(new ComplaintsContract.Constructor(consortium).Encode()),
            await CreateAsync(new DividendsContract.Constructor(consortium, policies, tickets).Encode()),
            CodeHash: default);
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

    private async Task<Address> CreateAsync(byte[] creation)
    {
        var (receipt, _) = await _founder.SendAsync(null, creation, ++NowSeconds);
        _head = Digest.From(receipt.BlockHash.ToBytes());
        return receipt.ContractAddress ?? throw new InvalidOperationException("Nothing was created.");
    }

    private async Task AdmitAsync()
    {
        foreach (var (kind, offices) in Cast.Members)
        {
            var id = new MemberId((uint)_accounts.Count + 1);
            var account = _accounts[id] = NewAccount();
            await EnactAsync(new ConsortiumContract.AdmitMemberCall((byte)kind, $"成员 {id}", Hash()));
            await EnactAsync(new ConsortiumContract.AddKeyCall(id.Value, account.Address, Hash()));
            foreach (var division in Cast.Divisions)
                await EnactAsync(new ConsortiumContract.SetOfficesCall(id.Value, division, Sets.Pack(offices), Hash()));
        }

        _accounts[Cast.Stranger] = NewAccount();
        await EnactAsync(new ConsortiumContract.SetCouncilCall([1, 2, 3], 2, 86_400));
        foreach (var terms in Terms.Of(_dice, StartSeconds - 100_000, StartSeconds + 900_000_000))
            await EnactAsync(Deployment.Policies, new PoliciesContract.PublishPolicyCall(Terms.Words(terms)));
    }

    private Hash32 Hash() => new(_dice.Bytes(32));
}
