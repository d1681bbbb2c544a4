using System.Text.Json;
using Carbon.Index.Rows;
using static Carbon.Index.Tests.Sample;

namespace Carbon.Index.Tests;

public abstract class WholeLifeTests : IDisposable
{
    private readonly IPlace _place;
    private readonly RegistryIndex _index;
    private readonly TestChain _chain = Issued();

    protected WholeLifeTests(Func<IPlace> places)
    {
        _place = places();
        _index = _place.Open();
        _index.Append(_chain);
    }

    public void Dispose()
    {
        _index.Dispose();
        _place.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void An_issued_ticket_shows_its_whole_face()
    {
        var ticket = TicketNow(1);
        Assert.Equal(Kind.Carbon, ticket.Kind);
        Assert.Equal(TicketStatus.Live, ticket.Status);
        Assert.Equal((Certified, Certified, Certified), (ticket.IssuedAmount, ticket.Amount, ticket.FreeAmount));
        Assert.Equal(new LotFace(Lot, "常口村", "东至河", "云杉 3000 株", 3_197_000, 16801, 18627, "DB35/T 2000",
            Doc("certificate"), 0), ticket.Lot);
        Assert.Equal([new Share(Village, 1)], ticket.Owners);
        Assert.Equal(Ticket(1), ticket.Root);
        Assert.Null(ticket.Parent);
        Assert.Equal((Policy, (byte)1, Forestry), (ticket.Policy, ticket.PrintVersion, ticket.Issuer));
        Assert.Equal(_chain.Last.TimeSeconds, ticket.IssuedAtSeconds);
        Assert.Equal(_chain.Last.Point, _index.Tip);
    }

    [Fact]
    public void A_part_moves_to_a_new_number_and_the_old_keeps_the_rest()
    {
        Take(Part(1, 2, 2_723 * Tonne, Nickel));
        Assert.Equal(10_000 * Tonne, TicketNow(1).Amount);
        Assert.Equal(Certified, TicketNow(1).IssuedAmount);
        var child = TicketNow(2);
        Assert.Equal((2_723 * Tonne, 2_723 * Tonne), (child.Amount, child.IssuedAmount));
        Assert.Equal((Ticket(1), (RegisterNumber?)Ticket(1)), (child.Root, child.Parent));
        Assert.Equal([new Share(Nickel, 1)], child.Owners);
        Assert.Equal([Ticket(2)], _index.Read(s => s.Children(Ticket(1), default, 10)));
        Assert.Equal(["PartTransferred"], History(2).Select(row => row.Event));
        Assert.Equal(["TicketIssued", "PartTransferred"], History(1).Select(row => row.Event));
    }

    [Fact]
    public void A_used_up_and_cancelled_number_still_answers_with_its_history()
    {
        Take(Part(1, 2, 2_723 * Tonne, Nickel));
        Take(AskOffset("meeting", (2, 2_000 * Tonne)), AskOffset("rest", (2, 723 * Tonne)));
        Take(Grant("meeting", 1, (2, 2_000 * Tonne)));
        Assert.Equal((723 * Tonne, 2_000 * Tonne), (TicketNow(2).Amount, TicketNow(2).OffsetAmount));
        Take(Grant("rest", 2, (2, 723 * Tonne)));
        Assert.Equal(TicketStatus.UsedUp, TicketNow(2).Status);
        Take(new TicketCancelled(Ticket(2), Forestry, Doc("cancel")));
        Assert.Equal(TicketStatus.Cancelled, TicketNow(2).Status);
        Assert.Equal(8, History(2).Count);
        Assert.Equal([Voucher(1), Voucher(2)], _index.Read(s => s.Vouchers(Ticket(2))).Select(row => row.Number));
        var voucher = _index.Read(s => s.Voucher(Voucher(1)))!;
        Assert.Equal((Nickel, Purpose.Event, (ushort)2026),
            (voucher.Content.Beneficiary, voucher.Content.Purpose, voucher.Content.Year));
        Assert.Equal(Voucher(2), _index.Read(s => s.OffsetRequest(Doc("offset rest")))!.Voucher);
    }

    [Fact]
    public void An_application_shows_its_corrected_content_and_its_approvals()
    {
        var application = _index.Read(s => s.Application(Lot))!;
        Assert.Equal((ApplicationStatus.Filed, Office.None), (application.Status, application.NextOffice));
        Assert.Equal("常口村", application.Content.Place);
        Assert.Equal([Doc("parcel 1"), Doc("parcel 2")], application.Content.Parcels);
        Assert.Equal(JsonSerializer.Serialize(ContentOf("常口村")), JsonSerializer.Serialize(application.Content));
        Assert.Equal([Office.Review, Office.Determine], application.Approvals.Select(row => row.Office));
        Assert.Equal((Certified, Certified), (application.CertifiedAmount, application.IssuedAmount));
        Assert.Equal(1u, application.TicketsIssued);
        Assert.Equal(_chain.Blocks[1].TimeSeconds, application.SubmittedAtSeconds);
    }

    [Fact]
    public void An_act_of_the_council_goes_from_proposal_to_enactment()
    {
        Take(new ActProposed(Doc("act"), Forestry, Account(9), HexText.From([1, 2]), Doc("why")),
            new ActApproved(Doc("act"), Forestry, 0));
        Take(new ActApproved(Doc("act"), Court, 1_800_000_000));
        Take(new ActEnacted(Doc("act")), new MemberStandingSet(Bank, false, Doc("why")));
        var act = _index.Read(s => s.Act(Doc("act")))!;
        Assert.Equal((true, 1_800_000_000ul, "0x0102"), (act.Enacted, act.ReadyAtSeconds, act.CallData.ToString()));
        Assert.Equal([Forestry, Court], act.Approvals);
        Assert.False(_index.Read(s => s.Member(Bank))!.Active);
        var council = _index.Read(s => s.Council())!;
        Assert.Equal([Forestry, Ecology, Court], council.Members);
        Assert.Equal(((byte)2, 3600ul, true), (council.Threshold, council.DelaySeconds, council.FoundingClosed));
    }

    [Fact]
    public void The_register_is_paused_until_the_council_resumes_it()
    {
        Assert.False(_index.Read(s => s.Council())!.Paused);
        Take(new Paused(Court, Doc("stop")));
        Take(new CouncilSet([Forestry, Ecology], 1, 60));
        Assert.True(_index.Read(s => s.Council())!.Paused);
        Take(new Resumed(Doc("go on")));
        Assert.False(_index.Read(s => s.Council())!.Paused);
    }

    [Fact]
    public void Members_persons_mandates_and_policies_answer()
    {
        var member = _index.Read(s => s.Member(Bank))!;
        Assert.Equal("Bank\0with a zero 'and quotes\"", member.Name);
        Assert.Equal(Forestry, _index.Read(s => s.Key(Account(1)))!.Member);
        Assert.Equal(1u << (int)Office.Issue, _index.Read(s => s.Offices(Forestry, Division)));
        Assert.Equal(Account(100), _index.Read(s => s.Desk(Desk.Reserve)));
        Assert.False(_index.Read(s => s.Mandate(Village, Forestry))!.Withdrawn);
        Take(new MandateWithdrawn(Village, Forestry, Forestry, Doc("no more")),
            new KeyRevoked(Bank, Account(3), Doc("lost")));
        Assert.True(_index.Read(s => s.Mandate(Village, Forestry))!.Withdrawn);
        Assert.False(_index.Read(s => s.Key(Account(3)))!.Active);
        Assert.Equal(JsonSerializer.Serialize(Terms),
            JsonSerializer.Serialize(_index.Read(s => s.Policy(Policy))!.Terms));
        Assert.Equal(new IndexCounts(1, 1, 0, 0, 5, 3), _index.Read(s => s.Counts()));
    }

    [Fact]
    public void History_carries_facts_and_all_fields_of_an_event()
    {
        var row = Assert.Single(History(1));
        Assert.Equal((Forestry, Doc("i1"), (ulong?)Certified), (row.Member, row.DocumentHash, row.Amount));
        Assert.Equal((_chain.Last.Point.Height, 0u), (row.Height, row.LogIndex));
        Assert.Equal(_chain.Last.Events[0].TransactionHash, row.TransactionHash);
        Assert.Contains("\"ticket\":\"654002-C-2026-0000001-", row.FieldsJson, StringComparison.Ordinal);
        Assert.Contains("\"amount\":\"12723000000\"", row.FieldsJson, StringComparison.Ordinal);
        Assert.Equal(22, _index.Read(s => s.Events(0, 1000)).Count);
        Assert.Equal(row, Assert.Single(_index.Read(s => s.Events(row.Position - 1, 1000))));
    }

    private void Take(params RegistryEvent[] events) => _index.Append(_chain.Add(events));

    private TicketRow TicketNow(uint sequence) => _index.Read(s => s.Ticket(Ticket(sequence)))!;

    private IReadOnlyList<HistoryRow> History(uint sequence) => _index.Read(s => s.History(Ticket(sequence), 0, 100));
}

public sealed class SqliteWholeLifeTests() : WholeLifeTests(() => new TemporaryFile());

[Collection(PostgresServer.Name)]
public sealed class PostgresWholeLifeTests(PostgresServer server) : WholeLifeTests(server.NewSchema);
