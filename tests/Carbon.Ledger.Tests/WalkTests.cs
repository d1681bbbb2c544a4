namespace Carbon.Ledger.Tests;

/// <summary>A ticket's life through the outboxes of five members, and the same facts read from the chain.</summary>
[Collection(OutboxChain.Name)]
public sealed class WalkTests(RegisterFixture register) : IAsyncLifetime
{
    private readonly List<RegistryEvent> _told = [];
    private readonly ISigner _owner = Secp256k1.CreateSigner(PrivateKey.Generate());
    private OutboxUnderTest _forestry = null!;
    private OutboxUnderTest _ecology = null!;
    private OutboxUnderTest _bank = null!;
    private OutboxUnderTest _court = null!;
    private OutboxUnderTest _platform = null!;

    public async Task InitializeAsync()
    {
        _forestry = await OpenAsync(RegisterFixture.Forestry);
        _ecology = await OpenAsync(RegisterFixture.Ecology);
        _bank = await OpenAsync(RegisterFixture.Bank);
        _court = await OpenAsync(RegisterFixture.Court);
        _platform = await OpenAsync(RegisterFixture.Platform);
    }

    public async Task DisposeAsync()
    {
        foreach (var outbox in new[] { _forestry, _ecology, _bank, _court, _platform }) await outbox.DisposeAsync();
    }

    [Fact]
    public async Task A_ticket_lives_and_the_chain_tells_what_the_writes_told()
    {
        var from = await new EthereumClient(register.Node.Client()).BlockNumberAsync(CancellationToken.None);
        var (owner, buyer) = (await RegisterAsync(_owner.Address), await RegisterAsync(default));
        await MandateAsync(owner);
        var ticket = await IssueAsync(owner);
        await PledgeAsync(ticket);
        await FreezeAsync(ticket);
        var child = await TransferAsync(ticket, buyer);
        await OffsetAsync(ticket, owner);
        Assert.NotEqual(ticket, child);

        var deployment = register.Deployment with { FromHeight = from + 1 };
        await using var following = new FollowerUnderTest(register.Node.Client(), deployment);
        await Until.TrueAsync(() => following.Fold.Events.Count >= _told.Count, "the chain was read");

        Assert.Equal(_told.Select(MemoryFold.Say), following.Fold.Events.Select(MemoryFold.Say));
    }

    private async Task<PersonId> RegisterAsync(Address key)
    {
        var command = Some.NewPerson() with { Key = AccountAddress.From(key.ToBytes()) };
        return (await DoAsync<PersonRegistered>(_forestry, command)).Person;
    }

    private async Task MandateAsync(PersonId owner)
    {
        var paper = new RecordMandate(
            owner, RegisterFixture.Platform, Mandates.EveryAct, Mandates.Until, Some.Digest());
        await DoAsync<MandateGiven>(_forestry, paper);
        var rpc = register.Node.Client();
        var signed = await Mandates.SignAsync(rpc, register.Deployment, _owner, owner, RegisterFixture.Forestry);
        await DoAsync<MandateGiven>(_forestry, signed);
        var toSelf = paper with { Member = RegisterFixture.Forestry };
        Assert.Equal(RefusalCode.MandateToSelf, (await _forestry.RefusedAsync(toSelf)).Code);
    }

    private async Task<RegisterNumber> IssueAsync(PersonId owner)
    {
        var content = new ApplicationContent(
            RegisterFixture.Division, Kind.Carbon, ApplicationRoute.Ordinary, [new Share(owner, 1)], false,
            [Some.Digest()], 19_000, 20_000, 5_000_000, 12_345, 18_000, 90,
            Sets.Pack([Declaration.OutsideOtherSchemes]), 0, Digest.Zero, "伊宁市某林场", "东至河", "云杉", "LY/T-1 v2",
            [Some.Digest(), Some.Digest()]);
        var submitted = await DoAsync<ApplicationSubmitted>(_platform, new SubmitApplication(content, Some.Digest()));
        Assert.Equal(MemoryFold.Say(content), MemoryFold.Say(submitted.Content));
        var (number, hash) = (submitted.Application, submitted.ContentHash);
        var longer = content with { Place = "伊宁市另一林场" };
        hash = (await DoAsync<ApplicationCorrected>(
            _platform, new CorrectApplication(number, longer, Some.Digest()))).ContentHash;
        var approve = new ApproveApplication(number, Office.Review, hash, Some.Digest());
        var stale = await _forestry.RefusedAsync(approve with { ContentHash = submitted.ContentHash });
        Assert.Equal(RefusalCode.ContentStale, stale.Code);
        Assert.True((await DoAsync<ApplicationApproved>(_forestry, approve)).Complete);
        await DoAsync<ReductionFiled>(_ecology, new FileReduction(number, longer, Some.Digest(), 4_000_000));
        var issued = await DoAsync<TicketIssued>(_forestry, new IssueTicket(number, 1, 1_000, Some.Digest()));
        Assert.Equal(number, issued.Lot);
        Assert.Equal([new Share(owner, 1)], issued.Owners);
        return issued.Ticket;
    }

    private async Task PledgeAsync(RegisterNumber ticket)
    {
        var content = new PledgeContent(
            LienKind.Pledge, RegisterFixture.Bank, [new Portion(ticket, 400)], 0, Some.Digest());
        await DoAsync<PledgeProposed>(_platform, new ProposePledge(content));
        var stale = await _bank.RefusedAsync(new AcceptPledge(content with { UntilSeconds = Mandates.Until }));
        Assert.Equal(RefusalCode.PledgeUnknown, stale.Code);
        var placed = await DoAsync<LienPlaced>(_bank, new AcceptPledge(content));
        var more = content with { Items = [new Portion(ticket, 601)], DocumentHash = Some.Digest() };
        var over = await _platform.RefusedAsync(new ProposePledge(more));
        Assert.Equal(RefusalCode.AmountOverFree, over.Code);
        Assert.Equal(ticket.ToString(), over.Facts["ticket"]);
        Assert.Equal(("601", "600"), (over.Facts["requestedAmount"], over.Facts["freeAmount"]));
        await DoAsync<LienReleased>(_bank, new ReleaseLiens([placed.LienId], Some.Digest()));
    }

    private async Task FreezeAsync(RegisterNumber ticket)
    {
        var frozen = await DoAsync<LienPlaced>(
            _court, new FreezeTicket(ticket, 300, Mandates.Until, Some.Digest()));
        await DoAsync<LienReleased>(_court, new ReleaseLiens([frozen.LienId], Some.Digest()));
        var root = await DoAsync<LienPlaced>(
            _court, new FreezeRootTicket(ticket, Mandates.Until, Some.Digest()));
        await DoAsync<LienReleased>(_court, new ReleaseLiens([root.LienId], Some.Digest()));
    }

    private async Task<RegisterNumber> TransferAsync(RegisterNumber ticket, PersonId buyer)
    {
        var part = new TransferPart(ticket, buyer, 250, TransferCause.Sale, Some.Digest());
        return (await DoAsync<PartTransferred>(_forestry, part)).Child;
    }

    private async Task OffsetAsync(RegisterNumber ticket, PersonId owner)
    {
        var content = new OffsetContent(
            [new Portion(ticket, 750)], Purpose.Event, owner, 2026, RegisterFixture.Division, Digest.Zero, Digest.Zero,
            "某论坛");
        var asked = await DoAsync<OffsetRequested>(_platform, new RequestOffset(content, Some.Digest()));
        Assert.Equal(MemoryFold.Say(content), MemoryFold.Say(asked.Content));
        var granted = await DoAsync<OffsetGranted>(
            _ecology, new GrantOffset(asked.RequestId, asked.Content, Some.Digest()));
        Assert.Equal(Series.V, granted.Voucher.Series);
        await DoAsync<TicketCancelled>(_forestry, new CancelTicket(ticket, Some.Digest()));
    }

    private Task<OutboxUnderTest> OpenAsync(MemberId member) =>
        OutboxUnderTest.OpenAsync(register, member, register.Node.Client());

    private async Task<T> DoAsync<T>(OutboxUnderTest outbox, RegistryCommand command)
        where T : RegistryEvent
    {
        var write = await outbox.DoneAsync(command);
        Assert.True(write.State == WriteState.Mined, $"{write.Command}: {write.State} {write.Refusal}");
        _told.AddRange(write.Events);
        return Assert.Single(write.Events.OfType<T>());
    }
}
