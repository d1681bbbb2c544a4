using System.Net;
using System.Text.Json;
using Carbon.Cli.Nodes;
using Carbon.Registry.Identities;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Series = Carbon.Registry.Codes.Series;

namespace Carbon.Node.Tests;

/// <summary>Every query with what is wrong in it: refused by name, never a fault of ours.</summary>
[Collection(NetworkTests.Name)]
public sealed class QueryInputTests(NetworkFixture network)
{
    private const string Mistyped = "654002-C-2026-0000001-0";
    private const string Unborn = "654002-C-2026-9999999-Z";
    private const string Sql = "1' OR '1'='1'; DROP TABLE tickets; --";
    private const string Script = "<script>alert(1)</script>";
    private static readonly string NoHash = "0x" + new string('a', 64);
    private static readonly string Long = new('9', 3_000);
    private static readonly Timestamp Early = new() { Seconds = 1_700_000_000 };
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false });

    [Fact]
    public async Task A_field_that_is_out_of_bounds_is_named()
    {
        foreach (var (field, call) in Impossible())
        {
            var info = await Refused.ByAsync(RefusalCode.FieldInvalid, StatusCode.InvalidArgument, call);
            Assert.Equal(field, info.Metadata["field"]);
        }
    }

    [Fact]
    public async Task A_name_that_fits_and_that_nobody_bears_is_not_found()
    {
        foreach (var (code, call) in Unknown())
            await Refused.ByAsync(code, StatusCode.NotFound, call);
    }

    [Fact]
    public async Task A_number_that_is_none_and_a_token_of_nothing_are_refused_by_name()
    {
        foreach (var text in new[] { Sql, Script, Long, "x", "tickets/" })
        {
            foreach (var call in Numbered(text))
                await Refused.ByAsync(RefusalCode.NumberMalformed, StatusCode.InvalidArgument, call);
        }

        foreach (var call in Numbered(Mistyped))
            await Refused.ByAsync(RefusalCode.CheckCharacterWrong, StatusCode.InvalidArgument, call);
        foreach (var token in new[] { Sql, Script, Long, "x", new string('A', 59) })
        {
            foreach (var call in Paged(token))
                await Refused.ByAsync(RefusalCode.PageTokenInvalid, StatusCode.InvalidArgument, call);
        }
    }

    [Fact]
    public async Task The_public_may_not_filter_by_what_it_may_not_see()
    {
        using var channel = NodeChannel.Public(network.ForestryState.PublicGrpcAddress);
        var (tickets, register) = (
            new Wire.TicketQueryService.TicketQueryServiceClient(channel),
            new Wire.RegisterQueryService.RegisterQueryServiceClient(channel));
        (string Field, Func<Task> Call)[] asked =
        [
            ("holder", () => tickets.ListTicketsAsync(new() { Holder = "persons/1" }).ResponseAsync),
            ("beneficiary", () => register.ListVouchersAsync(new() { Beneficiary = "persons/1" }).ResponseAsync),
            ("case_hash", () => register.ListCasesAsync(new() { CaseHash = NoHash }).ResponseAsync),
            ("liable_person", () => register.ListCasesAsync(new() { LiablePerson = "persons/1" }).ResponseAsync),
        ];
        foreach (var (field, call) in asked)
        {
            var info = await Refused.ByAsync(RefusalCode.FieldInvalid, StatusCode.InvalidArgument, call);
            Assert.Equal(field, info.Metadata["field"]);
        }

        await Refused.ByAsync(RefusalCode.CaseUnknown, StatusCode.NotFound, () =>
            register.ListVouchersAsync(new() { Case = $"cases/{NoHash}" }).ResponseAsync);
        var page = await tickets.ListTicketsAsync(new() { PageSize = int.MaxValue });
        Assert.InRange(page.Tickets.Count, 1, 200);
        Assert.All(page.Tickets, ticket => Assert.Empty(ticket.Owners));
    }

    [Theory]
    [InlineData("/v1/tickets/654002-C-2026-0000001-0", 400, "CHECK_CHARACTER_WRONG")]
    [InlineData("/v1/tickets/654002-C-2026-9999999-Z", 404, "TICKET_UNKNOWN")]
    [InlineData("/v1/tickets/%27%20OR%201%3D1--", 400, "NUMBER_MALFORMED")]
    [InlineData("/v1/tickets/%3Cscript%3E/events", 400, "NUMBER_MALFORMED")]
    [InlineData("/v1/tickets/{ticket}?minHeight=abc", 400, "FIELD_INVALID")]
    [InlineData("/v1/tickets/{ticket}?minHeight=-1", 400, "FIELD_INVALID")]
    [InlineData("/v1/tickets/{ticket}?minHeight=18446744073709551616", 400, "FIELD_INVALID")]
    [InlineData("/v1/tickets/{ticket}/events?pageSize=-1", 400, "FIELD_INVALID")]
    [InlineData("/v1/tickets/{ticket}/events?pageSize=many", 400, "FIELD_INVALID")]
    [InlineData("/v1/tickets/{ticket}/events?pageToken=x", 400, "PAGE_TOKEN_INVALID")]
    [InlineData("/v1/vouchers/654002-C-2026-0000001-N", 400, "FIELD_INVALID")]
    [InlineData("/v1/vouchers/{ticket}?minHeight=x", 400, "FIELD_INVALID")]
    [InlineData("/v1/cases/0x12", 400, "FIELD_INVALID")]
    [InlineData("/v1/tickets:search", 400, "FIELD_INVALID")]
    [InlineData("/v1/tickets:search?q=%27%3B--", 400, "FIELD_INVALID")]
    [InlineData("/v1/tickets:search?q=%E6%9E%97&pageToken=x", 400, "PAGE_TOKEN_INVALID")]
    [InlineData("/v1/tickets/654002-C-2026-9999999-Z/lineage", 404, "TICKET_UNKNOWN")]
    [InlineData("/v1/tickets/x/lineage", 400, "NUMBER_MALFORMED")]
    [InlineData("/v1/statistics?division=1", 400, "FIELD_INVALID")]
    [InlineData("/v1/statistics?division=99999999999999999999", 400, "FIELD_INVALID")]
    [InlineData("/v1/statistics?fromMonth=2026-13", 400, "FIELD_INVALID")]
    [InlineData("/v1/statistics?fromMonth=2026-02&toMonth=2026-01", 400, "FIELD_INVALID")]
    [InlineData("/v1/statistics?pageToken=%27;--", 400, "PAGE_TOKEN_INVALID")]
    public async Task Json_refuses_the_same_by_the_same_names(string path, int status, string reason)
    {
        var address = network.ForestryState.PublicAddress
            + path.Replace("{ticket}", network.YiningTicket, StringComparison.Ordinal);
        using var response = await Http.GetAsync(new Uri(address));
        var text = await response.Content.ReadAsStringAsync();
        Assert.Equal((HttpStatusCode)status, response.StatusCode);
        Assert.DoesNotContain("Exception", text, StringComparison.Ordinal);
        Assert.DoesNotContain("SELECT", text, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(text);
        Assert.Contains(reason, json.RootElement.GetProperty("details").ToString(), StringComparison.Ordinal);
    }

    private IEnumerable<(string Field, Func<Task> Call)> Impossible()
    {
        yield return ("page_size", Tickets(new() { PageSize = -1 }));
        yield return ("division", Tickets(new() { Division = 7 }));
        yield return ("division", Tickets(new() { Division = 1_000_000 }));
        yield return ("kind", Tickets(new() { Kind = (Wire.Kind)9 }));
        yield return ("state", Tickets(new() { State = (Wire.TicketState)99 }));
        yield return ("order", Tickets(new() { Order = (Wire.TicketOrder)(-1) }));
        yield return ("parcel", Tickets(new() { Parcel = Sql }));
        yield return ("holder", Tickets(new() { Holder = Script }));
        yield return ("holder", Tickets(new() { Holder = "persons/0" }));
        yield return ("lot", Tickets(new() { Lot = network.YiningTicket }));
        yield return ("lot", Tickets(new() { Lot = NumberOf(Series.A), Division = 371_000 }));
        yield return ("root", Tickets(new() { Root = network.YiningTicket, Division = 371_000 }));
        yield return ("root", Tickets(new() { Root = network.YiningTicket, Kind = Wire.Kind.StateStand }));
        yield return ("lien_owner", Tickets(new() { LienOwner = 1, State = Wire.TicketState.Live }));
        yield return ("order", Tickets(new() { Holder = "persons/1", Order = Wire.TicketOrder.IssueTime }));
        yield return ("issued_before", Tickets(new() { IssuedFrom = Early, IssuedBefore = Early }));
        yield return ("issued_from", Tickets(new() { IssuedFrom = new() { Seconds = long.MinValue } }));
        yield return ("page_size", Vouchers(new() { PageSize = int.MinValue }));
        yield return ("case", Vouchers(new() { Case = Sql }));
        yield return ("beneficiary", Vouchers(new() { Beneficiary = Long }));
        yield return ("purpose", Vouchers(new() { Purpose = (Wire.Purpose)77 }));
        yield return ("purpose", Vouchers(new() { Case = NoHash, Purpose = Wire.Purpose.Travel }));
        yield return ("granted_before", Vouchers(new() { GrantedFrom = Early, GrantedBefore = Early }));
        yield return ("outcome", Cases(new() { Open = true, Outcome = Wire.CaseOutcome.Fulfilled }));
        yield return ("case_hash", Cases(new() { CaseHash = "0x" }));
        yield return ("opened_before", Cases(new() { OpenedFrom = Early, OpenedBefore = Early }));
        yield return ("document_hash", Liens(new() { DocumentHash = Script }));
        yield return ("status", Liens(new() { Kind = Wire.LienKind.Freeze, Status = Wire.LienStatus.Enforced }));
        yield return ("placed_before", Liens(new() { PlacedFrom = Early, PlacedBefore = Early }));
        yield return ("status", Pledges(new() { Status = (Wire.PledgeStatus)55 }));
        yield return ("standing", Persons(new() { Standing = (Wire.PersonStanding)8 }));
        yield return ("name", () => network.Forestry.Persons.GetPersonAsync(new() { Name = Sql }).ResponseAsync);
        yield return ("name", () => network.Forestry.Tickets.GetLienAsync(new() { Name = Sql }).ResponseAsync);
        yield return ("amount", Check(new() { Ticket = network.YiningTicket }));
        yield return ("amount", Check(new() { Ticket = network.YiningTicket, Amount = ulong.MaxValue }));
        yield return ("from_month", Statistics(new() { FromMonth = Sql }));
        yield return ("query", Search(new()));
        yield return ("query", Search(new() { Query = "%_';" }));
        yield return ("query", Search(new() { Query = Long }));
        yield return ("query", Search(new() { Query = "a b c d e f g h i" }));
        yield return ("page_size", Search(new() { Query = "林", PageSize = -1 }));
        yield return ("to_month", Statistics(new() { FromMonth = "2026-02", ToMonth = "2026-01" }));
    }

    private IEnumerable<(RefusalCode Code, Func<Task> Call)> Unknown()
    {
        var nobody = $"persons/{ulong.MaxValue}";
        yield return (RefusalCode.TicketUnknown, Tickets(new() { Root = Unborn }));
        yield return (RefusalCode.ApplicationUnknown, Tickets(new() { Lot = NumberOf(Series.A) }));
        yield return (RefusalCode.PersonUnknown, Tickets(new() { Holder = nobody }));
        yield return (RefusalCode.MemberUnknown, Tickets(new() { LienOwner = uint.MaxValue }));
        yield return (RefusalCode.TicketUnknown, Vouchers(new() { Ticket = Unborn }));
        yield return (RefusalCode.CaseUnknown, Vouchers(new() { Case = $"cases/{NoHash}" }));
        yield return (RefusalCode.PersonUnknown, Vouchers(new() { Beneficiary = nobody }));
        yield return (RefusalCode.PersonUnknown, Cases(new() { LiablePerson = nobody }));
        yield return (RefusalCode.TicketUnknown, Liens(new() { Ticket = Unborn }));
        yield return (RefusalCode.MemberUnknown, Liens(new() { Owner = uint.MaxValue }));
        yield return (RefusalCode.MemberUnknown, Pledges(new() { Lender = uint.MaxValue }));
        yield return (RefusalCode.TicketUnknown, Check(new() { Ticket = Unborn, Amount = 1 }));
        yield return (RefusalCode.TicketUnknown, () =>
            network.Forestry.Register.GetTicketLineageAsync(new() { Name = Unborn }).ResponseAsync);
        yield return (RefusalCode.VoucherUnknown, () =>
            network.Forestry.Queries.GetVoucherAsync(new() { Name = NumberOf(Series.V) }).ResponseAsync);
        yield return (RefusalCode.PersonUnknown, () =>
            network.Forestry.Persons.GetPersonAsync(new() { Name = nobody }).ResponseAsync);
    }

    private IEnumerable<Func<Task>> Numbered(string text)
    {
        yield return () => network.Forestry.Queries.GetTicketAsync(new() { Name = text }).ResponseAsync;
        yield return () => network.Forestry.Queries.GetVoucherAsync(new() { Name = text }).ResponseAsync;
        yield return () => network.Forestry.Queries.ListTicketEventsAsync(new() { Parent = text }).ResponseAsync;
        yield return Tickets(new() { Root = text });
        yield return Tickets(new() { Lot = text });
        yield return Vouchers(new() { Ticket = text });
        yield return Liens(new() { Ticket = text });
        yield return Pledges(new() { Ticket = text });
        yield return Check(new() { Ticket = text, Amount = 1 });
        yield return () => network.Forestry.Register.GetTicketLineageAsync(new() { Name = text }).ResponseAsync;
    }

    private IEnumerable<Func<Task>> Paged(string token)
    {
        yield return Tickets(new() { PageToken = token });
        yield return () => network.Forestry.Queries.ListTicketEventsAsync(
            new() { Parent = network.YiningTicket, PageToken = token }).ResponseAsync;
        yield return Vouchers(new() { PageToken = token });
        yield return Cases(new() { PageToken = token });
        yield return Liens(new() { PageToken = token });
        yield return Pledges(new() { PageToken = token });
        yield return Persons(new() { PageToken = token });
        yield return Statistics(new() { PageToken = token });
        yield return Search(new() { Query = "林", PageToken = token });
    }

    private Func<Task> Tickets(Wire.ListTicketsRequest r) =>
        () => network.Forestry.Queries.ListTicketsAsync(r).ResponseAsync;

    private Func<Task> Vouchers(Wire.ListVouchersRequest r) =>
        () => network.Forestry.Register.ListVouchersAsync(r).ResponseAsync;

    private Func<Task> Cases(Wire.ListCasesRequest r) =>
        () => network.Forestry.Register.ListCasesAsync(r).ResponseAsync;

    private Func<Task> Liens(Wire.ListLiensRequest r) =>
        () => network.Forestry.Tickets.ListLiensAsync(r).ResponseAsync;

    private Func<Task> Pledges(Wire.ListPledgesRequest r) =>
        () => network.Forestry.Pledges.ListPledgesAsync(r).ResponseAsync;

    private Func<Task> Persons(Wire.ListPersonsRequest r) =>
        () => network.Forestry.Persons.ListPersonsAsync(r).ResponseAsync;

    private Func<Task> Check(Wire.CheckPledgeRequest r) =>
        () => network.Forestry.Pledges.CheckPledgeAsync(r).ResponseAsync;

    private Func<Task> Statistics(Wire.GetStatisticsRequest r) =>
        () => network.Forestry.Register.GetStatisticsAsync(r).ResponseAsync;

    private Func<Task> Search(Wire.SearchTicketsRequest r) =>
        () => network.Forestry.Register.SearchTicketsAsync(r).ResponseAsync;

    private static string NumberOf(Series series) =>
        RegisterNumber.From(654_002, series, 2026, RegisterNumber.SequenceMax).ToString();
}
