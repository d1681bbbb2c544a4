using System.Numerics;
using System.Text.Json;
using Carbon.Index.Fold;
using static Carbon.Index.Tests.Sample;

namespace Carbon.Index.Tests;

/// <summary>What the index answers once every kind of event has happened.</summary>
public abstract class EverythingTests(Func<IPlace> places) : IDisposable
{
    private readonly Register _register = new(places(), Everything.Chain());

    public void Dispose()
    {
        _register.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Every_kind_of_event_is_taken_and_kept()
    {
        var known = typeof(RegistryEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(RegistryEvent)))
            .Select(type => type.Name).Order().ToList();
        var kept = _register.Read(s => s.Events(0, 1000)).Select(row => row.Event).Distinct().Order();
        Assert.Equal(90, known.Count);
        Assert.Equal(known, kept);
    }

    [Fact]
    public void A_closed_case_is_taken_back_from_publication_and_published_again()
    {
        var known = _register.Read(s => s.Case(Everything.Case))!;
        Assert.Equal((CaseOutcome.Fulfilled, true), (known.Outcome, known.Published));
        _register.Take(new CasePublicationSet(Everything.Case, false, Court, Doc("hidden")));
        Assert.False(_register.Read(s => s.Case(Everything.Case))!.Published);
        _register.Take(new CasePublicationSet(Everything.Case, true, Court, Doc("shown")));
        Assert.Equal(Doc("shown"), _register.Read(s => s.Case(Everything.Case))!.PublicationDocumentHash);
    }

    [Fact]
    public void Fields_of_every_event_are_kept_by_name()
    {
        foreach (var recorded in Everything.Chain().Blocks.SelectMany(block => block.Events))
        {
            using var fields = JsonDocument.Parse(EventJson.Write(recorded.Event));
            Assert.Equal(
                recorded.Event.GetType().GetProperties().Select(property => property.Name).Order(),
                fields.RootElement.EnumerateObject().Select(field => char.ToUpperInvariant(field.Name[0])
                    + field.Name[1..]).Order());
        }
    }

    [Fact]
    public void Words_of_a_calendar_and_nested_records_are_kept_exactly()
    {
        var calendar = EventJson.Write(new CalendarPublished(2026, [(BigInteger.One << 256) - 1, 7], Doc("c")));
        Assert.Contains("\"workingDays\":[\"" + ((BigInteger.One << 256) - 1) + "\",\"7\"]", calendar,
            StringComparison.Ordinal);
        var pledge = EventJson.Write(Propose("p", (1, ulong.MaxValue)));
        Assert.Contains($"\"items\":[{{\"ticket\":\"{Ticket(1)}\",\"amount\":\"18446744073709551615\"}}]", pledge,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_person_keeps_its_commitments_standing_freezes_and_mandates()
    {
        var mill = _register.Read(s => s.Person(Mill))!;
        Assert.Equal((Doc("new name"), Account(7), 0u), (mill.Commitment, mill.Key, mill.Freezes));
        Assert.Equal([TestChain.Hash("name mill"), Doc("new name")],
            _register.Read(s => s.Commitments(Mill)).Select(row => row.Commitment));
        Assert.Equal([FreezeStatus.Released, FreezeStatus.Lapsed],
            _register.Read(s => s.PersonFreezes(Mill, 0, 10)).Select(row => row.Status));
        Assert.Equal(Doc("longer"), _register.Read(s => s.PersonFreeze(Doc("freeze a")))!.RenewalDocumentHash);
        Assert.Equal(2, _register.Read(s => s.PersonFreezesOfCourt(Court, 0, 10)).Count);
        var village = _register.Read(s => s.Person(Village))!;
        Assert.Equal((PersonStanding.Disqualified, Doc("forged")), (village.Standing, village.StandingDocumentHash));
        Assert.Equal([Nickel, Mill], _register.Read(s => s.Persons(Village, 10, Division)).Select(row => row.Id));
        Assert.Equal(Village, Assert.Single(_register.Read(s => s.MandatesOfMember(Forestry, default, 10))).Person);
    }

    [Fact]
    public void An_application_tells_its_corrections_exceptions_pool_and_deficit()
    {
        var lot = _register.Read(s => s.Application(Everything.SecondLot))!;
        Assert.Equal((ApplicationStatus.Filed, (byte)0, PoolStatus.Removed, 100ul),
            (lot.Status, lot.Shortfalls, lot.Pool, lot.DeficitAmount));
        var correction = Assert.Single(lot.Corrections);
        Assert.Equal((Doc("please"), Doc("s form 2"), lot.ReceivedAtSeconds),
            (correction.DocumentHash, correction.AnswerDocumentHash, correction.AnsweredAtSeconds));
        Assert.True(lot.SubmittedAtSeconds < correction.AskedAtSeconds);
        Assert.True(lot.ReceivedAtSeconds < lot.ReviewedAtSeconds && lot.ReviewedAtSeconds < lot.FiledAtSeconds);
        Assert.Equal((byte)2, Assert.Single(lot.Exceptions).Shortfalls);
        Assert.Equal(ReversalCause.Fire, Assert.Single(lot.Reversals).Cause);
        var disqualified = Assert.Single(_register.Read(
            s => s.ApplicationsThatAre(ApplicationStatus.Disqualified, default, 10)));
        Assert.Equal(Doc("forged"), _register.Read(s => s.Application(disqualified))!.EndDocumentHash);
        Assert.Equal(5, _register.Read(s => s.ApplicationsOfPerson(Village, default, 10)).Count);
        Assert.Equal(5, _register.Read(s => s.Applications(default, 10, Division)).Count);
        var planting = _register.Read(s => s.Planting(Everything.Planting))!;
        Assert.Equal((PlantingStatus.Accepted, Everything.SecondLot), (planting.Status, planting.Lot));
        Assert.Equal(planting, Assert.Single(_register.Read(s => s.PlantingsOfPerson(Village, 0, 10))));
        Assert.Equal(planting, Assert.Single(_register.Read(s => s.Plantings(Division, 0, 10))));
    }

    [Fact]
    public void A_voucher_on_several_tickets_shows_in_each_of_them()
    {
        var voucher = _register.Read(s => s.Voucher(Voucher(1)))!;
        Assert.Equal([new Portion(Ticket(5), 723 * Tonne), new Portion(Ticket(7), 10 * Tonne)], voucher.Content.Items);
        Assert.Equal((733 * Tonne, Everything.Case), (voucher.Amount, voucher.Content.CaseId));
        Assert.Equal([Voucher(1), Voucher(3)], Numbers(_register.Read(s => s.Vouchers(Ticket(5)))));
        Assert.Equal([Voucher(1), Voucher(2)], Numbers(_register.Read(s => s.Vouchers(Ticket(7)))));
        Assert.Equal(3, _register.Read(s => s.VouchersOfPerson(Nickel, default, 10)).Count);
        Assert.Equal(3, _register.Read(s => s.VouchersOfDivision(Division, default, 10)).Count);
        Assert.Contains("CaseAnswered", _register.History(7));
        Assert.Contains("QuotaAnswered", _register.History(7));
        Assert.Contains("OffsetGranted", _register.History(5));
        Assert.Equal(4, _register.Read(s => s.OffsetRequests(Ticket(7), 0, 10)).Count);
        Assert.Equal(5, _register.Read(s => s.OffsetRequestsOfDivision(Division, 0, 10)).Count);
        Assert.Equal(5, _register.Read(s => s.OffsetRequestsOfPerson(Nickel, 0, 10)).Count);
        var credit = Assert.Single(_register.Read(s => s.PlantingCredits(Division, 0, 10)));
        Assert.Equal((Mill, "樟子松", 66_000ul), (credit.Beneficiary, credit.Species, credit.AreaMuThousandths));
        Assert.Equal(credit, Assert.Single(_register.Read(s => s.PlantingCreditsOfPerson(Mill, 0, 10))));
    }

    [Fact]
    public void A_case_tells_its_assessment_subscriptions_leniency_and_answers()
    {
        var found = _register.Read(s => s.Case(Everything.Case))!;
        Assert.Equal((Mill, 900ul, 50 * Tonne),
            (found.Content.Liable, found.Content.AssessedValueFen, found.Content.AssessedAmount));
        Assert.Equal((733 * Tonne, true, CaseOutcome.Fulfilled, Court),
            (found.FulfilledAmount, found.Published, found.Outcome, found.Opener));
        var subscription = Assert.Single(_register.Read(s => s.Subscriptions(Everything.Case, 0, 10)));
        Assert.Equal((500ul, Doc("lenient")), (subscription.Content.ValueFen, subscription.LeniencyDocumentHash));
        Assert.Equal(subscription, Assert.Single(_register.Read(s => s.SubscriptionsOfPerson(Mill, 0, 10))));
        Assert.Equal(Voucher(1),
            Assert.Single(_register.Read(s => s.CaseAnswers(Everything.Case, default, 10))).Voucher);
        Assert.Equal(found, Assert.Single(_register.Read(s => s.Cases(Division, 0, 10))));
        Assert.Equal(found, Assert.Single(_register.Read(s => s.CasesOfPerson(Mill, 0, 10))));
    }

    [Fact]
    public void A_quota_tells_what_tickets_and_other_means_fulfilled()
    {
        var quota = _register.Read(s => s.Quota(Everything.Quota))!;
        Assert.Equal((20 * Tonne, 5 * Tonne, (900 * Tonne) - 1_000, true),
            (quota.TicketsGrams, quota.OthersGrams, quota.ObligationGrams, quota.TicketsFirst));
        Assert.Equal([(RegisterNumber?)Voucher(2), null],
            _register.Read(s => s.QuotaAnswers(Everything.Quota, 0, 10)).Select(row => row.Voucher));
        Assert.Equal(quota, Assert.Single(_register.Read(s => s.Quotas(Division, 0, 10))));
        Assert.Equal(quota, Assert.Single(_register.Read(s => s.QuotasOfPerson(Mill, 0, 10))));
    }

    [Fact]
    public void Complaints_and_dividends_answer()
    {
        var complaint = _register.Read(s => s.Complaint(Doc("c1")))!;
        Assert.Equal((ComplaintStatus.Upheld, Ticket(1), Doc("answer")),
            (complaint.Status, complaint.Subject, complaint.AnswerDocumentHash));
        Assert.Equal(2, _register.Read(s => s.Complaints(Division, 0, 10)).Count);
        Assert.Equal(complaint, Assert.Single(_register.Read(s => s.ComplaintsOf(Ticket(1), 0, 10))));
        Assert.Contains("ComplaintAnswered", _register.History(1));
        var dividends = _register.Read(s => s.DividendsOfTicket(Ticket(6), 0, 10));
        Assert.Equal([(1_000ul, 333ul, 1ul), (500ul, 0ul, 0ul)],
            dividends.Select(row => (row.IncomeFen, row.PaidFen, row.RemainderFen)));
        Assert.Equal([Mill, Nickel, Village],
            _register.Read(s => s.Dividend(Doc("d1")))!.Parts.Select(part => part.Person));
        Assert.Equal([333ul, 501ul],
            _register.Read(s => s.DividendPartsOfPerson(Mill, 0, 10)).Select(part => part.ValueFen));
    }

    [Fact]
    public void The_last_calendar_of_a_year_counts()
    {
        var row = Assert.Single(_register.Read(s => s.Calendars()));
        Assert.Equal(((BigInteger.One << 255) + 5, (BigInteger)12345), row.Calendar.ToWords());
        Assert.Equal(Doc("cal 2"), row.DocumentHash);
        Assert.Equal(row, _register.Read(s => s.Calendar(2026)));
        Assert.Null(_register.Read(s => s.Calendar(2025)));
        Assert.Equal([row.Calendar], _register.Read(s => s.WorkingDays()).Calendars);
        Assert.Equal(Policy, Assert.Single(
            _register.Read(s => s.PoliciesOf(Division, Kind.Carbon, default, 10))).Id);
        Assert.Empty(_register.Read(s => s.PoliciesOf(Division, Kind.StateStand, default, 10)));
    }

    private static IEnumerable<RegisterNumber> Numbers(IReadOnlyList<Rows.VoucherRow> vouchers) =>
        vouchers.Select(voucher => voucher.Number);
}

public sealed class SqliteEverythingTests() : EverythingTests(() => new TemporaryFile());

[Collection(PostgresServer.Name)]
public sealed class PostgresEverythingTests(PostgresServer server) : EverythingTests(server.NewSchema);
