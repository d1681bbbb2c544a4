using Carbon.Index.Queries;
using Carbon.Index.Rows;
using static Carbon.Index.Tests.Sample;

namespace Carbon.Index.Tests;

/// <summary>Every filter, alone and with others, gives what looking at all tickets gives.</summary>
public abstract class TicketListTests : IDisposable
{
    private static readonly PersonId[] Persons = [Village, Nickel, Mill];
    private readonly Func<IPlace> _places;
    private readonly IPlace _place;
    private readonly RegistryIndex _index;
    private readonly ulong _last;

    protected TicketListTests(Func<IPlace> places)
    {
        (_places, _place) = (places, places());
        _index = _place.Open();
        var (chain, life, random) = (Issued(), new RandomLife(), new Random(20261121));
        for (var block = 0; block < 250; block++)
            chain.Add(life.Events(random));
        _index.Append(chain);
        _last = chain.Last.TimeSeconds;
    }

    public void Dispose()
    {
        _index.Dispose();
        _place.Dispose();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1000)]
    public void Lists_by_any_filter_hold_every_fitting_ticket_once_in_order(int take)
    {
        var random = new Random(take);
        var found = 0;
        for (var i = 0; i < 150; i++)
        {
            var filter = Some(random);
            var expected = _index.Read(s => s.Tickets(default, 1000).Where(row => Fits(s, filter, row)).ToList());
            var ordered = filter.Order == TicketOrder.IssueTime
                ? expected.OrderBy(row => row.IssuedAtSeconds).ThenBy(row => row.Number.Value)
                : expected.OrderBy(row => row.Number.Value);
            Assert.Equal(
                ordered.Select(row => row.Number), Paged(filter, take).Select(row => row.Number));
            found += expected.Count;
        }

        Assert.True(found > 300, $"Only {found} tickets fit any filter.");
    }

    [Fact]
    public void A_lot_that_has_no_ticket_and_a_parcel_that_nobody_named_list_nothing()
    {
        Assert.Empty(Paged(new() { Lot = RegisterNumber.From(Division, Series.A, 2026, 99) }, 10));
        Assert.Empty(Paged(new() { Parcel = Doc("no parcel") }, 10));
        Assert.Empty(Paged(new() { Division = 110_000 }, 10));
        Assert.Empty(Paged(new() { Division = 999_999, Kind = Kind.StateStand }, 10));
    }

    [Fact]
    public void An_order_that_no_index_serves_is_not_read() =>
        Assert.Throws<ArgumentException>(() =>
            Paged(new() { Holder = Village, Order = TicketOrder.IssueTime }, 10));

    [Fact]
    public void A_page_looks_at_a_bounded_number_of_rows_and_says_where_the_list_goes_on()
    {
        using var place = _places();
        using var index = place.Open();
        IndexFixture.Fill(index, IndexSnapshot.LookMax + 500);
        var nothing = new TicketFilter { State = TicketState.Frozen };
        var first = index.Read(s => s.Tickets(nothing, default, 1000));
        Assert.Empty(first.Rows);
        Assert.Equal(Ticket(IndexSnapshot.LookMax).Value, first.Next?.First);
        var second = index.Read(s => s.Tickets(nothing, first.Next!.Value, 1000));
        Assert.Empty(second.Rows);
        Assert.Null(second.Next);
    }

    [Fact]
    public void Liens_of_any_filter_are_listed_once_in_the_order_they_were_placed()
    {
        var all = _index.Read(s => s.Tickets(default, 1000).SelectMany(row => s.Liens(row.Number))
            .OrderBy(row => row.Position).ToList());
        Assert.True(all.Count > 20);
        var some = all[all.Count / 2];
        LienFilter[] filters =
        [
            new(), new() { Owner = Bank }, new() { Owner = Court, Status = LienStatus.InForce },
            new() { Ticket = some.Ticket }, new() { Document = some.DocumentHash }, new() { Kind = LienKind.Pledge },
            new() { Division = Division, PlacedFrom = some.PlacedAtSeconds },
            new() { Owner = some.Owner, Ticket = some.Ticket, PlacedBefore = some.PlacedAtSeconds + 1 },
            new() { Division = 110_000 },
        ];
        foreach (var filter in filters)
        {
            Assert.Equal(
                all.Where(row => Fits(filter, row)).Select(row => row.Id),
                All(after => _index.Read(s => s.Liens(filter, after, 3))).Select(row => row.Id));
        }
    }

    [Fact]
    public void Vouchers_of_any_filter_are_listed_once_in_order_of_number()
    {
        using var register = new Register(_places());
        register.Take(Part(1, 2, 50 * Tonne, Mill));
        Purpose[] purposes = [Purpose.Event, Purpose.Travel, Purpose.Label];
        for (uint i = 1; i <= 9; i++)
        {
            (uint Ticket, ulong Amount)[] items = i % 4 == 0 ? [(1, Tonne), (2, i)] : [((i % 2) + 1, Tonne + i)];
            register.Take(Ask($"{i}", OffsetOf(items) with
            {
                Purpose = purposes[i % 3],
                Beneficiary = i % 2 == 0 ? Nickel : Mill,
            }));
            register.Take(Grant($"{i}", i, items));
        }

        var all = register.Read(s => s.VouchersOfDivision(0, default, 1000));
        Assert.Equal(9, all.Count);
        var some = all[4];
        VoucherFilter[] filters =
        [
            new(), new() { Division = Division }, new() { Division = 110_000 }, new() { Beneficiary = Nickel },
            new() { Ticket = some.Content.Items[0].Ticket }, new() { Purpose = Purpose.Event },
            new() { Purpose = Purpose.Footprint }, new() { GrantedFrom = some.GrantedAtSeconds },
            new() { Beneficiary = Nickel, GrantedBefore = some.GrantedAtSeconds },
        ];
        foreach (var filter in filters)
        {
            Assert.Equal(
                all.Where(row => Fits(filter, row)).Select(row => row.Number),
                All(after => register.Read(s => s.Vouchers(filter, after, 2))).Select(row => row.Number));
        }
    }

    private TicketFilter Some(Random random)
    {
        bool Once(int of) => random.Next(of) == 0;
        var order = (TicketOrder)random.Next(3);
        var byTime = order == TicketOrder.IssueTime;
        return new()
        {
            Order = order,
            Division = Once(2) ? Division : 0,
            Kind = Once(3) ? Kind.Carbon : Kind.None,
            State = Once(2) ? (TicketState)random.Next(1, 12) : TicketState.None,
            Lot = Once(6) ? Lot : null,
            Root = Once(4) ? Ticket(Once(2) ? 1 : (uint)random.Next(1, 60)) : null,
            Parcel = !byTime && Once(5) ? Doc("parcel 1") : null,
            Holder = !byTime && Once(3) ? Persons[random.Next(3)] : null,
            LienOwner = !byTime && Once(5) ? (Once(2) ? Bank : Court) : null,
            IssuedFrom = Once(3) ? _last - (ulong)random.Next(3_000) : 0,
            IssuedBefore = Once(3) ? _last - (ulong)random.Next(1_500) : ulong.MaxValue,
        };
    }

    private static bool Fits(IndexSnapshot index, TicketFilter filter, TicketRow row) =>
        (filter.Division == 0 || filter.Division == row.Number.Division)
        && (filter.Kind == Kind.None || filter.Kind == row.Kind)
        && (filter.State == TicketState.None || filter.State == row.Standing.State)
        && (filter.Lot is null || filter.Lot == row.Lot.Number)
        && (filter.Root is null || filter.Root == row.Root)
        && (filter.Parcel is null || index.Application(row.Lot.Number)!.Content.Parcels.Contains(filter.Parcel.Value))
        && (filter.Holder is null || row.Owners.Any(owner => owner.Person == filter.Holder))
        && (filter.LienOwner is null || index.Liens(row.Number)
            .Any(lien => lien.Owner == filter.LienOwner && lien.Status == LienStatus.InForce))
        && filter.IssuedFrom <= row.IssuedAtSeconds && row.IssuedAtSeconds < filter.IssuedBefore;

    private static bool Fits(LienFilter filter, LienRow row) =>
        (filter.Owner is null || filter.Owner == row.Owner)
        && (filter.Ticket is null || filter.Ticket == row.Ticket)
        && (filter.Document is null || filter.Document == row.DocumentHash)
        && (filter.Kind == LienKind.None || filter.Kind == row.Kind)
        && (filter.Status == LienStatus.None || filter.Status == row.Status)
        && (filter.Division == 0 || filter.Division == row.Ticket.Division)
        && filter.PlacedFrom <= row.PlacedAtSeconds && row.PlacedAtSeconds < filter.PlacedBefore;

    private static bool Fits(VoucherFilter filter, VoucherRow row) =>
        (filter.Division == 0 || filter.Division == row.Number.Division)
        && (filter.Ticket is null || row.Content.Items.Any(item => item.Ticket == filter.Ticket))
        && (filter.Beneficiary is null || filter.Beneficiary == row.Content.Beneficiary)
        && (filter.Purpose == Purpose.None || filter.Purpose == row.Content.Purpose)
        && filter.GrantedFrom <= row.GrantedAtSeconds && row.GrantedAtSeconds < filter.GrantedBefore;

    private List<TicketRow> Paged(TicketFilter filter, int take) =>
        All(after => _index.Read(s => s.Tickets(filter, after, take)));

    private static List<TRow> All<TRow>(Func<ListPlace, ListPage<TRow>> page)
    {
        var rows = new List<TRow>();
        for (ListPlace? after = default(ListPlace); after is { } place;)
        {
            var next = page(place);
            rows.AddRange(next.Rows);
            after = next.Next;
        }

        return rows;
    }
}

public sealed class SqliteTicketListTests() : TicketListTests(() => new TemporaryFile());

[Collection(PostgresServer.Name)]
public sealed class PostgresTicketListTests(PostgresServer server) : TicketListTests(server.NewSchema);
