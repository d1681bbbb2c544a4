using static Carbon.Index.Tests.Sample;

namespace Carbon.Index.Tests;

public abstract class LienTests(Func<IPlace> places) : IDisposable
{
    private readonly Register _register = new(places());

    public void Dispose()
    {
        _register.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void A_pledge_of_several_tickets_is_in_force_while_one_of_its_liens_is()
    {
        _register.Take(Part(1, 2, 723 * Tonne, Nickel));
        _register.Take(Propose("loan", (1, 5_000 * Tonne), (2, 700 * Tonne)));
        Assert.False(PledgeNow().InForce);
        Assert.Equal(12_000 * Tonne, _register.TicketNow(1).FreeAmount);
        _register.Take(Accept("loan", (1, 5_000 * Tonne, 1), (2, 700 * Tonne, 1)));
        Assert.Equal((5_000 * Tonne, 7_000 * Tonne),
            (_register.TicketNow(1).PledgedAmount, _register.TicketNow(1).FreeAmount));
        Assert.Equal([LienOf("loan", 1), LienOf("loan", 2)], PledgeNow().Items.Select(item => item.LienId));
        Assert.Equal(Doc("pledge loan"), _register.Read(s => s.Lien(LienOf("loan", 2)))!.PledgeId);
        _register.Take(new LienRenewed(LienOf("loan", 2), Ticket(2), Bank, 1_990_000_000, Doc("longer")));
        _register.Take(Release("loan", 1));
        Assert.True(PledgeNow().InForce);
        Assert.Equal([LienStatus.Released, LienStatus.InForce], PledgeNow().Items.Select(item => item.LienStatus));
        Assert.Equal(1_990_000_000ul, PledgeNow().Items[1].UntilSeconds);
        _register.Take(Release("loan", 2));
        Assert.False(PledgeNow().InForce);
        var lien = Assert.Single(_register.Read(s => s.Liens(Ticket(1))));
        Assert.Equal((LienStatus.Released, Doc("release loan"), Bank),
            (lien.Status, lien.EndDocumentHash, lien.EndMember));
        Assert.Contains("PledgeAccepted", _register.History(2));
        Assert.Single(_register.Read(s => s.PledgesOfTicket(Ticket(2), 0, 10)));
        Assert.Single(_register.Read(s => s.PledgesOfLender(Bank, 0, 10)));
        Assert.Single(_register.Read(s => s.Pledges(Division, 0, 10)));
        Assert.Empty(_register.Read(s => s.PledgesOfLender(Bank, PledgeNow().Position, 10)));
    }

    [Fact]
    public void A_cover_stands_behind_an_accepted_pledge()
    {
        _register.Take(Pledge("loan", 1, 5));
        _register.Take(new CoverAttached(Doc("pledge loan"), CoverKind.Insurance, Insurer, 7, Doc("insurance")));
        var cover = Assert.Single(PledgeNow().Covers);
        Assert.Equal((CoverKind.Insurance, Insurer, 7ul, Doc("insurance")),
            (cover.Cover, cover.Member, cover.UntilSeconds, cover.DocumentHash));
    }

    [Fact]
    public void A_freeze_over_pledged_amounts_leaves_nothing_below_zero()
    {
        _register.Take(Pledge("loan", 1, 12_000 * Tonne));
        _register.Take(Freeze("order", 1, Certified, 2));
        Assert.Equal(0ul, _register.TicketNow(1).FreeAmount);
        _register.Take(Unfreeze("order", 1));
        Assert.Equal(723 * Tonne, _register.TicketNow(1).FreeAmount);
    }

    [Fact]
    public void What_is_frozen_over_the_amount_waits_by_rank_and_moves_up()
    {
        _register.Take(Freeze("a", 1, 9_000 * Tonne), Freeze("b", 1, 6_000 * Tonne, 2), Freeze("c", 1, Tonne, 3));
        var standing = _register.TicketNow(1).Standing;
        Assert.Equal((TicketState.Frozen, Certified, 2_278 * Tonne, 0ul),
            (standing.State, standing.FrozenAmount, standing.WaitingAmount, standing.FreeAmount));
        Assert.Equal([(9_000 * Tonne, 0ul), (3_723 * Tonne, 2_277 * Tonne), (0ul, Tonne)], Reach());
        _register.Take(Unfreeze("a", 1));
        Assert.Equal([(0ul, 0ul), (6_000 * Tonne, 0ul), (Tonne, 0ul)], Reach());
        Assert.Equal(6_722 * Tonne, _register.TicketNow(1).FreeAmount);
        _register.Take(new LienLapsed(LienOf("b", 1), Ticket(1), Forestry, Doc("over")));
        var lapsed = _register.Read(s => s.Lien(LienOf("b", 1)))!;
        Assert.Equal((LienStatus.Lapsed, Forestry), (lapsed.Status, lapsed.EndMember));
        Assert.Equal(3, _register.Read(s => s.LiensOfOwner(Court, 0, 10)).Count);
    }

    [Fact]
    public void Ranks_begin_anew_once_nothing_lies_on_the_ticket()
    {
        _register.Take(Freeze("a", 1, 1), Freeze("b", 1, 1, 2));
        _register.Take(Unfreeze("a", 1), Unfreeze("b", 1));
        _register.Take(Freeze("c", 1, 1));
        Assert.Equal(1, _register.Read(s => s.Lien(LienOf("c", 1)))!.Rank);
    }

    [Fact]
    public void A_root_freeze_holds_every_child_and_shows_in_its_history()
    {
        _register.Take(Part(1, 2, 2_723 * Tonne, Nickel));
        _register.Take(Part(2, 3, 723 * Tonne, Mill));
        _register.Take(FreezeRoot("order", 1));
        foreach (var sequence in new uint[] { 1, 2, 3 })
        {
            Assert.True(_register.TicketNow(sequence).RootFrozen);
            Assert.Equal(0ul, _register.TicketNow(sequence).FreeAmount);
            Assert.Equal("LienPlaced", _register.History(sequence)[^1]);
            Assert.Equal(LienOf("order", 1), Assert.Single(_register.Read(s => s.LiensOver(Ticket(sequence)))).Id);
        }

        _register.Take(Unfreeze("order", 1));
        Assert.Equal(723 * Tonne, _register.TicketNow(3).FreeAmount);
        Assert.Equal("LienReleased", _register.History(3)[^1]);
    }

    [Fact]
    public void The_freeze_of_an_owner_holds_what_it_owns_alone_or_with_others()
    {
        _register.Take(Part(1, 2, Tonne, Nickel), Part(1, 3, Tonne, Mill));
        _register.Take(Give(3, new Share(Mill, 1), new Share(Nickel, 9)));
        _register.Take(FreezePerson("order", Nickel));
        foreach (var sequence in new uint[] { 2, 3 })
        {
            var ticket = _register.TicketNow(sequence);
            Assert.Equal((true, false, TicketState.Frozen, 0ul),
                (ticket.OwnerFrozen, ticket.RootFrozen, ticket.Standing.State, ticket.FreeAmount));
        }

        Assert.False(_register.TicketNow(1).OwnerFrozen);
        _register.Take(UnfreezePerson("order", Nickel));
        Assert.Equal(Tonne, _register.TicketNow(3).FreeAmount);
        var freeze = Assert.Single(_register.Read(s => s.PersonFreezes(Nickel, 0, 10)));
        Assert.Equal((FreezeStatus.Released, Court, Doc("end order")),
            (freeze.Status, freeze.EndMember, freeze.EndDocumentHash));
    }

    [Fact]
    public void An_enforced_pledge_lives_on_under_a_new_number()
    {
        _register.Take(Pledge("loan", 1, Certified));
        _register.Take(Freeze("later", 1, Tonne, 2));
        _register.Take(Enforce("loan", 1, 2, Certified, Mill));
        var old = _register.TicketNow(1);
        Assert.Equal((TicketStatus.Split, 0ul, 0ul, Tonne),
            (old.Status, old.Amount, old.PledgedAmount, old.FrozenAmount));
        Assert.Equal(Tonne, old.Standing.WaitingAmount);
        Assert.Equal((Certified, Mill), (_register.TicketNow(2).FreeAmount, _register.TicketNow(2).Owners[0].Person));
        var lien = _register.Read(s => s.Lien(LienOf("loan", 1)))!;
        Assert.Equal((LienStatus.Enforced, Ticket(2), Court), (lien.Status, lien.Child, lien.EndMember));
        Assert.Equal(["LienEnforced"], _register.History(2));
    }

    [Fact]
    public void A_ruling_moves_a_part_or_the_whole_of_what_is_not_pledged()
    {
        _register.Take(Freeze("own", 1, 3_000 * Tonne), Freeze("behind", 1, Tonne, 2));
        _register.Take([Unfreeze("own", 1), .. Rule("ruling", 1, 2, Certified, Mill)]);
        Assert.Equal((TicketStatus.Split, Tonne), (_register.TicketNow(1).Status, _register.TicketNow(1).FrozenAmount));
        _register.Take(new TicketTransferred(Ticket(2), Ownership.Sole, [new Share(Nickel, 1)], TransferCause.Ruling,
            Court, Doc("whole")), new RulingExecuted(Ticket(2), Nickel, Court, Certified, Doc("whole")));
        Assert.Equal(Nickel, Assert.Single(_register.TicketNow(2).Owners).Person);
        Assert.Contains("RulingExecuted", _register.History(2));
    }

    private Rows.PledgeRow PledgeNow() => _register.Read(s => s.Pledge(Doc("pledge loan")))!;

    private IEnumerable<(ulong Effective, ulong Waiting)> Reach() => _register.Read(s => s.Liens(Ticket(1)))
        .Select(lien => (lien.EffectiveAmount, lien.WaitingAmount));
}

public sealed class SqliteLienTests() : LienTests(() => new TemporaryFile());

[Collection(PostgresServer.Name)]
public sealed class PostgresLienTests(PostgresServer server) : LienTests(server.NewSchema);
