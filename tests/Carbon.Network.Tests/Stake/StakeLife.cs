using Carbon.Registry.Records;

namespace Carbon.Network.Tests;

/// <summary>
/// The first of the two sample lives: issued, pledged, sold in part, offset in part, frozen, offset and cancelled, with
/// what the rules refuse on the way. Each member writes through a node of its own.
/// </summary>
internal sealed class StakeLife
{
    private const ulong Ticket = 7_058_000_000;
    private const ulong Pledge = 4_835_800_000;
    private const ulong Sale = 2_222_200_000;
    private const ulong Offset = 3_494_900_000;
    private const ulong Rest = 1_340_900_000;

    private readonly StakeCase _run;
    private readonly StakeSeat _forestry;
    private readonly StakeSeat _ecology;
    private readonly StakeSeat _bank;
    private readonly StakeSeat _court;
    private readonly ISigner _holder = Secp256k1.CreateSigner(PrivateKey.Generate());
    private readonly List<RegistryEvent> _told = [];

    private StakeLife(StakeCase run, IReadOnlyList<StakeSeat> seats) =>
        (_run, _forestry, _ecology, _bank, _court) = (run, seats[0], seats[1], seats[2], seats[3]);

    /// <summary>Plays it, and gives every event that the writes told, in order.</summary>
    public static async Task<IReadOnlyList<RegistryEvent>> PlayAsync(StakeCase run)
    {
        var seats = await run.SeatAsync(
            (FoundedRegister.Forestry, 0), (FoundedRegister.Ecology, 1), (FoundedRegister.Bank, 2),
            (FoundedRegister.Court, 3));
        var life = new StakeLife(run, seats);
        var holder = await life.EnterAsync();
        var ticket = await life.IssueAsync(holder);
        await life.PledgeAsync(ticket, holder);
        await life.EndAsync(ticket, holder);
        return life._told;
    }

    private async Task<PersonId> EnterAsync()
    {
        var key = AccountAddress.From(_holder.Address.ToBytes());
        var holder = await DoAsync<PersonRegistered>(_forestry, Some.NewPerson() with { Key = key });
        var mandate = await Mandates.SignAsync(
            _forestry.Node.Client(), _run.Deployment, _holder, holder.Person, FoundedRegister.Forestry);
        await DoAsync<MandateGiven>(_forestry, mandate);
        return holder.Person;
    }

    private async Task<RegisterNumber> IssueAsync(PersonId holder)
    {
        var content = new ApplicationContent(
            FoundedRegister.Division, Kind.Carbon, ApplicationRoute.Ordinary, [new Share(holder, 1)], false,
            [Some.Digest()], 15_340, 19_722, Ticket, 681_450, 14_000, 90,
            Sets.Pack([Declaration.OutsideOtherSchemes]), 0, Digest.Zero, "伊宁市样例国有林场", "东至河", "云杉",
            "伊宁市地方林业碳汇减排量核算指南（试行）", [Some.Digest(), Some.Digest()]);
        var submitted = await DoAsync<ApplicationSubmitted>(
            _forestry, new SubmitApplication(content, Some.Digest()));
        var approval = new ApproveApplication(
            submitted.Application, Office.Review, submitted.ContentHash, Some.Digest());
        await RefusedAsync(_bank, approval, RefusalCode.OfficeMissing);
        await RefusedAsync(_forestry, approval with { ContentHash = Some.Digest() }, RefusalCode.ContentStale);
        await DoAsync<ApplicationApproved>(_forestry, approval);
        await DoAsync<ReductionFiled>(
            _ecology, new FileReduction(submitted.Application, content, Some.Digest(), Ticket));
        await RefusedAsync(
            _forestry, new SubmitApplication(content, Some.Digest()), RefusalCode.ParcelPeriodOverlap);
        var issue = new IssueTicket(submitted.Application, 1, Ticket, Some.Digest());
        await RefusedAsync(_forestry, issue with { Amount = Ticket + 1 }, RefusalCode.AmountOverLot);
        return (await DoAsync<TicketIssued>(_forestry, issue)).Ticket;
    }

    private async Task PledgeAsync(RegisterNumber ticket, PersonId holder)
    {
        var buyer = (await DoAsync<PersonRegistered>(_forestry, Some.NewPerson())).Person;
        Assert.NotEqual(holder, buyer);
        var terms = new PledgeContent(
            LienKind.Pledge, FoundedRegister.Bank, [new Portion(ticket, Pledge)], Mandates.Until, Some.Digest());
        await DoAsync<PledgeProposed>(_forestry, new ProposePledge(terms));
        var lien = (await DoAsync<LienPlaced>(_bank, new AcceptPledge(terms))).LienId;
        var sale = new TransferPart(ticket, buyer, Sale, TransferCause.Sale, Some.Digest());
        await RefusedAsync(_forestry, sale with { Amount = Offset }, RefusalCode.AmountOverFree);
        var release = new ReleaseLiens([lien], Some.Digest());
        await RefusedAsync(_forestry, release, RefusalCode.LienNotOwned);
        await DoAsync<LienReleased>(_bank, release);
        await DoAsync<PartTransferred>(_forestry, sale);
    }

    private async Task EndAsync(RegisterNumber ticket, PersonId holder)
    {
        await GrantAsync(await AskOffsetAsync(ticket, holder, Offset));
        var rest = await AskOffsetAsync(ticket, holder, Rest);
        var frozen = await DoAsync<LienPlaced>(
            _court, new FreezeTicket(ticket, Rest, Mandates.Until, Some.Digest()));
        await RefusedAsync(
            _ecology, new GrantOffset(rest.RequestId, rest.Content, Some.Digest()), RefusalCode.AmountOverFree);
        var cancel = new CancelTicket(ticket, Some.Digest());
        await RefusedAsync(_forestry, cancel, RefusalCode.TicketNotUsedUp);
        await DoAsync<LienReleased>(_court, new ReleaseLiens([frozen.LienId], Some.Digest()));
        await GrantAsync(rest);
        await DoAsync<TicketCancelled>(_forestry, cancel);
    }

    private Task<OffsetRequested> AskOffsetAsync(RegisterNumber ticket, PersonId holder, ulong amount)
    {
        var content = new OffsetContent(
            [new Portion(ticket, amount)], Purpose.Event, holder, 2026, FoundedRegister.Division, Digest.Zero,
            Digest.Zero, "某论坛");
        return DoAsync<OffsetRequested>(_forestry, new RequestOffset(content, Some.Digest()));
    }

    private Task<OffsetGranted> GrantAsync(OffsetRequested asked) =>
        DoAsync<OffsetGranted>(_ecology, new GrantOffset(asked.RequestId, asked.Content, Some.Digest()));

    /// <summary>Done, and known to every node: the next to act looks at a node of its own.</summary>
    private async Task<T> DoAsync<T>(StakeSeat seat, RegistryCommand command)
        where T : RegistryEvent
    {
        var write = await seat.MinedAsync(command);
        Assert.True(write.State == WriteState.Mined, $"{write.Command}: {write.State} {write.Refusal}");
        await _run.EverywhereAsync(write);
        _run.Say($"{write.Command} by {seat.Node.Place.Name}, gas {write.GasUsed}");
        _told.AddRange(write.Events);
        return Assert.Single(write.Events.OfType<T>());
    }

    private static async Task RefusedAsync(StakeSeat seat, RegistryCommand command, RefusalCode expected)
    {
        var accepted = seat.AcceptedCount;
        Assert.Equal(expected, (await seat.RefusedAsync(command)).Code);
        Assert.Equal(accepted, seat.Box.List(unsettledOnly: false, long.MaxValue, 100).Count);
    }
}
