using static Carbon.Index.Tests.Sample;

namespace Carbon.Index.Tests;

public abstract class LineageTests(Func<IPlace> places) : IDisposable
{
    private readonly Register _register = new(places());

    public void Dispose()
    {
        _register.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void A_split_ticket_lives_on_under_numbers_of_the_same_owners()
    {
        _register.Take(Give(1, new Share(Village, 2), new Share(Mill, 1)));
        _register.Take(Split(1, (2, 723 * Tonne), (3, 12_000 * Tonne)));
        var parent = _register.TicketNow(1);
        Assert.Equal((TicketStatus.Split, 0ul, TicketState.Split),
            (parent.Status, parent.Amount, parent.Standing.State));
        Assert.Equal([Ticket(2), Ticket(3)], _register.Read(s => s.Children(Ticket(1), default, 10)));
        var child = _register.TicketNow(3);
        Assert.Equal((Ticket(1), (RegisterNumber?)Ticket(1), Ownership.Shares),
            (child.Root, child.Parent, child.Ownership));
        Assert.Equal([new Share(Village, 2), new Share(Mill, 1)], child.Owners);
        Assert.Equal(["TicketSplit"], _register.History(3));
        Assert.Equal("TicketSplit", _register.History(1)[^1]);
    }

    [Fact]
    public void A_merged_ticket_remembers_every_root_it_descends_from()
    {
        // Three roots of one lot: 1 is issued, 4 and 7 are merged; 7 descends from 4 and so from 1 as well.
        _register.Take(Part(1, 2, 10, Nickel), Part(1, 3, 20, Nickel), Part(1, 5, 30, Nickel));
        _register.Take(Merge(4, 30, 2, 3));
        _register.Take(Split(4, (6, 10), (8, 20)));
        _register.Take(Merge(7, 40, 5, 6));
        var merged = _register.TicketNow(7);
        Assert.Equal((40ul, Ticket(7), null, Nickel),
            (merged.FreeAmount, merged.Root, merged.Parent, merged.Owners[0].Person));
        Assert.Equal([Ticket(5), Ticket(6)], _register.Read(s => s.MergedFrom(Ticket(7))));
        var ended = _register.TicketNow(6);
        Assert.Equal((TicketStatus.Merged, Ticket(7)), (ended.Status, ended.MergedInto));
        Assert.Equal([Ticket(7), Ticket(1), Ticket(4)], _register.Read(s => s.RootsOver(Ticket(7))));
        Assert.Equal(["TicketsMerged"], _register.History(7));

        _register.Take(FreezeRoot("four", 4));
        Assert.Equal([false, true, true, false], new uint[] { 1, 7, 8, 9 }.Select(FrozenOrFree));
        _register.Take(Unfreeze("four", 4), FreezeRoot("one", 1));
        Assert.Equal([true, true, true], new uint[] { 1, 7, 8 }.Select(FrozenOrFree));
        Assert.Equal([LienOf("one", 1)], _register.Read(s => s.LiensOver(Ticket(7))).Select(lien => lien.Id));
        Assert.Equal(["LienPlaced", "LienReleased", "LienPlaced"], _register.History(7).TakeLast(3));
    }

    [Fact]
    public void A_lineage_names_every_forebear_and_descendant_with_the_way_it_came()
    {
        _register.Take(Part(1, 2, 10, Nickel), Part(1, 3, 20, Nickel));
        _register.Take(Merge(4, 30, 2, 3));
        _register.Take(Split(4, (5, 10), (6, 20)));
        _register.Take(Pledge("p", 6, 5));
        _register.Take(Enforce("p", 6, 7, 5, Mill));
        var lineage = _register.Read(s => s.Lineage(Ticket(4)))!;
        Assert.False(lineage.IsCut);
        Assert.Equal(
            new uint[] { 4, 2, 3, 1, 5, 6, 7 }.Select(Ticket), lineage.Tickets.Select(ticket => ticket.Number));
        Assert.Equal(
            [
                (2u, 4u, Rows.LineageWay.Merge), (3, 4, Rows.LineageWay.Merge),
                (1, 2, Rows.LineageWay.PartTransfer), (1, 3, Rows.LineageWay.PartTransfer),
                (4, 5, Rows.LineageWay.Split), (4, 6, Rows.LineageWay.Split), (6, 7, Rows.LineageWay.Enforcement),
            ],
            lineage.Steps.Select(step => (step.From.Sequence, step.To.Sequence, step.Way)));
        Assert.Null(_register.Read(s => s.Lineage(Ticket(99))));
    }

    [Fact]
    public void A_lineage_of_too_many_says_that_it_is_cut()
    {
        const uint Children = Queries.IndexSnapshot.LineageMax + 1;
        for (uint child = 2; child <= Children; child += 50)
        {
            _register.Take(Enumerable.Range((int)child, 50).Where(one => one <= Children)
                .Select(one => Part(1, (uint)one, 1, Mill)).ToArray());
        }

        var lineage = _register.Read(s => s.Lineage(Ticket(1)))!;
        Assert.True(lineage.IsCut);
        Assert.Equal(Queries.IndexSnapshot.LineageMax, lineage.Tickets.Count);
        var held = lineage.Tickets.Select(ticket => ticket.Number).ToHashSet();
        Assert.All(lineage.Steps, step => Assert.True(held.Contains(step.From) && held.Contains(step.To)));
        Assert.False(_register.Read(s => s.Lineage(Ticket(Children)))!.IsCut);
    }

    [Fact]
    public void A_part_of_a_merged_ticket_is_frozen_with_the_roots_before_the_merge()
    {
        _register.Take(Part(1, 2, 10, Village));
        _register.Take(Merge(3, Certified, 1, 2));
        _register.Take(Part(3, 4, 5, Mill));
        _register.Take(FreezeRoot("old", 1));
        Assert.True(_register.TicketNow(4).RootFrozen);
        Assert.Equal("LienPlaced", _register.History(4)[^1]);
    }

    [Fact]
    public void Every_owner_finds_its_tickets_whether_it_owns_alone_or_with_others()
    {
        _register.Take(Part(1, 2, Tonne, Nickel), Part(1, 3, Tonne, Nickel));
        _register.Take(Give(2, new Share(Nickel, 3), new Share(Mill, 2)));
        Assert.Equal([Ticket(2), Ticket(3)], Owned(Nickel));
        Assert.Equal([Ticket(2)], Owned(Mill));
        Assert.Equal([Ticket(3)],
            _register.Read(s => s.TicketsOfPerson(Nickel, Ticket(2), 10)).Select(row => row.Number));
        _register.Take(new ShareTransferred(Ticket(2), Nickel, Village, 1, TransferCause.Gift, Forestry, Doc("a")));
        Assert.Equal([new Share(Nickel, 2), new Share(Mill, 2), new Share(Village, 1)], _register.TicketNow(2).Owners);
        _register.Take(new ShareTransferred(Ticket(2), Nickel, Mill, 2, TransferCause.Gift, Forestry, Doc("b")));
        _register.Take(new ShareTransferred(Ticket(2), Village, Mill, 1, TransferCause.Gift, Forestry, Doc("c")));
        var sole = _register.TicketNow(2);
        Assert.Equal((Ownership.Sole, new Share(Mill, 1)), (sole.Ownership, Assert.Single(sole.Owners)));
        Assert.Equal([Ticket(3)], Owned(Nickel));
    }

    [Fact]
    public void Co_owners_may_hold_jointly_from_a_change_on()
    {
        _register.Take(Give(1, new Share(Village, 2), new Share(Mill, 1)));
        _register.Take(new OwnershipChanged(Ticket(1), Ownership.Joint, [new Share(Mill, 1), new Share(Village, 1)],
            Forestry, Doc("marriage")));
        Assert.Equal(Ownership.Joint, _register.TicketNow(1).Ownership);
        Assert.Equal([new Share(Mill, 1), new Share(Village, 1)], _register.TicketNow(1).Owners);
    }

    [Fact]
    public void A_lost_ticket_is_announced_and_printed_again_as_a_new_version()
    {
        Assert.Equal(Doc("i1"), _register.TicketNow(1).PrintDocumentHash);
        _register.Take(new LossReported(Ticket(1), LossCause.Lost, 1_795_000_000, Forestry, Doc("report")));
        var lost = _register.TicketNow(1);
        Assert.Equal(new Rows.LossNotice(LossCause.Lost, 1_795_000_000, Doc("report")), lost.Loss);
        Assert.Equal((TicketState.Lost, 0ul, Certified), (lost.Standing.State, lost.FreeAmount, lost.Amount));
        _register.Take(new TicketReissued(Ticket(1), 2, Forestry, Doc("paper")));
        var printed = _register.TicketNow(1);
        Assert.Equal((null, (byte)2, Doc("paper"), _register.Now, Certified),
            (printed.Loss, printed.PrintVersion, printed.PrintDocumentHash, printed.PrintedAtSeconds,
                printed.FreeAmount));
    }

    [Fact]
    public void An_annulled_ticket_keeps_its_number_and_says_what_was_annulled()
    {
        _register.Take(new AnnulmentProposed(Doc("a"), Ticket(1), AnnulmentCause.Fraud, Forestry, Doc("forged")));
        Assert.Equal(AnnulmentStatus.Proposed, _register.Read(s => s.Annulment(Doc("a")))!.Status);
        _register.Take(new AnnulmentConfirmed(Doc("a"), Ecology, Doc("yes")),
            new TicketAnnulled(Ticket(1), Certified, AnnulmentCause.Fraud, Ecology, Doc("yes")));
        var ticket = _register.TicketNow(1);
        Assert.Equal((TicketStatus.Annulled, 0ul, Certified, 0ul),
            (ticket.Status, ticket.Amount, ticket.AnnulledAmount, ticket.OffsetAmount));
        var annulment = Assert.Single(_register.Read(s => s.AnnulmentsOfTicket(Ticket(1), 0, 10)));
        Assert.Equal((AnnulmentStatus.Confirmed, Ecology, Doc("yes")),
            (annulment.Status, annulment.EndMember, annulment.EndDocumentHash));
        Assert.Equal(annulment, Assert.Single(_register.Read(s => s.Annulments(Division, 0, 10))));
        Assert.Equal(["TicketIssued", "AnnulmentProposed", "AnnulmentConfirmed", "TicketAnnulled"],
            _register.History(1));
    }

    private bool FrozenOrFree(uint sequence) => _register.Read(s => s.Ticket(Ticket(sequence)))?.RootFrozen ?? false;

    private IEnumerable<RegisterNumber> Owned(PersonId person) =>
        _register.Read(s => s.TicketsOfPerson(person, default, 10)).Select(row => row.Number);
}

public sealed class SqliteLineageTests() : LineageTests(() => new TemporaryFile());

[Collection(PostgresServer.Name)]
public sealed class PostgresLineageTests(PostgresServer server) : LineageTests(server.NewSchema);
