using Carbon.Contracts;
using Carbon.Ethereum;

namespace Carbon.Cli.Network;

/// <summary>
/// Deploys the contracts, admits the members, publishes the policies and hands all power to the council.
/// </summary>
internal sealed class Founding
{
    private readonly ChainAccount _founder;
    private readonly Func<byte[], byte[]> _codeFor;
    private readonly Hash32 _charter;
    private readonly CancellationToken _cancel;
    private Address _consortium;

    private Founding(ChainAccount founder, Func<byte[], byte[]>? codeFor, Hash32 charter, CancellationToken cancel)
    {
        _founder = founder;
        _codeFor = codeFor ?? (creation => creation);
        _charter = charter;
        _cancel = cancel;
    }

    /// <summary>
    /// Founds the network of a plan on an empty chain, with a founder's key that is made here and forgotten.
    /// </summary>
    /// <param name="ground">The chain, what its engine needs, and the clock between questions for a receipt.</param>
    /// <param name="plan">Who founds.</param>
    /// <param name="charter">Hash of the document that the founding acts name.</param>
    /// <param name="keys">Each institution's account.</param>
    /// <param name="rules">What to publish.</param>
    /// <param name="cancel">Ends the founding half-way; the chain is then of no use.</param>
    public static async Task<Founded> RunAsync(
        FoundingGround ground,
        NetworkPlan plan,
        Hash32 charter,
        IReadOnlyDictionary<string, Address> keys,
        RuleBook rules,
        CancellationToken cancel)
    {
        using var key = PrivateKey.Generate();
        var founder = await ChainAccount.OpenAsync(ground.Chain, Secp256k1.CreateSigner(key), ground.Time, cancel);
        var founding = new Founding(founder, ground.CodeFor, charter, cancel);
        var genesis = await ground.Chain.GetBlockAsync(BlockTag.At(0), cancel)
            ?? throw new InvalidOperationException("A chain has a block 0.");
        var deployment = await founding.DeployAsync(genesis.Header.Hash);
        var members = await founding.AdmitAsync(plan.Institutions, keys);
        await founding.PublishAsync(deployment.Policies, rules);
        await founding.CloseAsync(plan.Council, members);
        return new(deployment, members);
    }

    private async Task<Deployment> DeployAsync(Hash32 genesis)
    {
        var (consortium, first) = await _founder.CreateAsync(
            _codeFor(new ConsortiumContract.Constructor().Encode()), _cancel);
        _consortium = consortium;
        var persons = await CreateAsync(new PersonsContract.Constructor(consortium, _founder.ChainId).Encode());
        var policies = await CreateAsync(new PoliciesContract.Constructor(consortium).Encode());
        var tickets = await CreateAsync(new TicketsContract.Constructor(consortium, persons, policies).Encode());
        var deployment = new Deployment(
            _founder.ChainId,
            genesis,
            first.BlockNumber,
            consortium,
            persons,
            policies,
            tickets,
            await DeskAsync(
                Desk.Reserve, new ReserveContract.Constructor(consortium, persons, policies, tickets).Encode()),
            await DeskAsync(Desk.Plantings, new PlantingsContract.Constructor(consortium, persons, policies).Encode()),
            await DeskAsync(Desk.Pledges, new PledgesContract.Constructor(consortium, tickets).Encode()),
            await DeskAsync(Desk.Rulings, new RulingsContract.Constructor(consortium, tickets).Encode()),
            await DeskAsync(
                Desk.Offsets, new OffsetsContract.Constructor(consortium, persons, policies, tickets).Encode()),
            await DeskAsync(Desk.Cases, new CasesContract.Constructor(consortium, persons, policies).Encode()),
            await DeskAsync(Desk.Quotas, new QuotasContract.Constructor(consortium, persons, policies).Encode()),
            await DeskAsync(Desk.Complaints, new ComplaintsContract.Constructor(consortium).Encode()),
            await DeskAsync(
                Desk.Dividends, new DividendsContract.Constructor(consortium, policies, tickets).Encode()),
            CodeHash: default);
        var (hash, _) = await DeployedCode.HashAsync(_founder.Chain, deployment.Contracts, _cancel);
        return deployment with { CodeHash = hash };
    }

    private async Task<Address> CreateAsync(byte[] creation)
    {
        var (created, _) = await _founder.CreateAsync(_codeFor(creation), _cancel);
        return created;
    }

    private async Task<Address> DeskAsync(Desk desk, byte[] creation)
    {
        var module = await CreateAsync(creation);
        await FoundAsync(_consortium, new ConsortiumContract.SetDeskCall((byte)desk, module));
        return module;
    }

    private async Task<IReadOnlyDictionary<string, uint>> AdmitAsync(
        IReadOnlyList<InstitutionPlan> institutions, IReadOnlyDictionary<string, Address> keys)
    {
        var members = new Dictionary<string, uint>(StringComparer.Ordinal);
        foreach (var institution in institutions)
        {
            var admit = new ConsortiumContract.AdmitMemberCall((byte)institution.Kind, institution.Name, _charter);
            var receipt = await FoundAsync(_consortium, admit);
            var member = receipt.Logs
                .Select(log => ConsortiumContract.TryDecodeEvent(log.Topics, log.Body))
                .OfType<ConsortiumContract.MemberAdmittedEvent>()
                .Single().Member;
            members.Add(institution.Key, member);
            await FoundAsync(_consortium, new ConsortiumContract.AddKeyCall(member, keys[institution.Key], _charter));
            foreach (var (division, offices) in institution.Offices)
            {
                var held = offices.Aggregate(0u, (set, office) => set | (1u << (int)office));
                var code = uint.Parse(division, System.Globalization.CultureInfo.InvariantCulture);
                await FoundAsync(_consortium, new ConsortiumContract.SetOfficesCall(member, code, held, _charter));
            }
        }

        return members;
    }

    private async Task CloseAsync(CouncilPlan council, IReadOnlyDictionary<string, uint> members)
    {
        uint[] seats = [.. council.Members.Select(key => members[key])];
        await FoundAsync(
            _consortium, new ConsortiumContract.SetCouncilCall(seats, council.Threshold, council.DelaySeconds));
        await _founder.CallAsync(_consortium, new ConsortiumContract.CloseFoundingCall(), _cancel);
    }

    private async Task PublishAsync(Address policies, RuleBook rules)
    {
        foreach (var terms in rules.Policies)
            await FoundAsync(policies, new PoliciesContract.PublishPolicyCall(PolicyWords.Of(terms)));
        foreach (var dated in rules.Calendars)
            await FoundAsync(policies, CallOf(dated));
    }

    private static PoliciesContract.PublishCalendarCall CallOf(DatedCalendar dated)
    {
        var (first, second) = dated.Calendar.ToWords();
        return new((ushort)dated.Calendar.Year, [first, second], new Hash32(dated.DocumentHash.ToBytes()));
    }

    private Task<Receipt> FoundAsync(Address target, IContractCall call) =>
        _founder.CallAsync(_consortium, new ConsortiumContract.FoundCall(target, call.Encode()), _cancel);
}

/// <summary>A founded network: where its contracts are and which member each institution became.</summary>
internal sealed record Founded(Deployment Deployment, IReadOnlyDictionary<string, uint> Members);

/// <summary>What a register is founded on: a chain, and the exchange of code that its engine needs, or null.</summary>
internal sealed record FoundingGround(
    EthereumClient Chain, Func<byte[], byte[]>? CodeFor, TimeProvider Time);
