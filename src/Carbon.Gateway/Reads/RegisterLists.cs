using Carbon.Gateway.Answers;
using Carbon.Gateway.Writes;
using Carbon.Index.Queries;
using Carbon.Index.Rows;
using Grpc.Core;

namespace Carbon.Gateway.Reads;

/// <summary>The lists that anyone may ask for, for gRPC; JSON and the page ask the same.</summary>
internal sealed class RegisterLists(PageReading pages, TicketViews views, AnswerDesk answers)
{
    public Task<Wire.ListTicketsResponse> ListTicketsAsync(Wire.ListTicketsRequest request, ServerCallContext call) =>
        answers.AnswerAsync(call, asking => FindTicketsAsync(request, AudienceOf(asking), call.CancellationToken));

    public Task<Wire.ListTicketEventsResponse> ListTicketEventsAsync(
        Wire.ListTicketEventsRequest request, ServerCallContext call) =>
        answers.AnswerAsync(call, asking =>
            FindEventsAsync(request, CapOf(AudienceOf(asking)), call.CancellationToken));

    public Task<Wire.ListVouchersResponse> ListVouchersAsync(
        Wire.ListVouchersRequest request, ServerCallContext call) =>
        answers.AnswerAsync(call, asking => FindVouchersAsync(request, AudienceOf(asking), call.CancellationToken));

    public Task<Wire.ListCasesResponse> ListCasesAsync(Wire.ListCasesRequest request, ServerCallContext call) =>
        answers.AnswerAsync(call, asking => FindCasesAsync(request, AudienceOf(asking), call.CancellationToken));

    /// <summary>A page of a ticket's history. Refused as a ticket, and as every page.</summary>
    /// <exception cref="IndexBehindException">The index is not at the height asked for.</exception>
    public async Task<Result<Wire.ListTicketEventsResponse>> FindEventsAsync(
        Wire.ListTicketEventsRequest r, int cap, CancellationToken cancel)
    {
        var f = new RequestFields();
        var number = f.Ticket(r.Parent);
        var asked = PageAsked.Of(f, r, (r.PageSize, cap), r.PageToken, (r.MinHeight, r.Consistent));
        return f.Refusal is { } wrong ? wrong : await pages.ReadAsync<HistoryRow, Wire.ListTicketEventsResponse>(
            asked,
            (snapshot, after) => snapshot.Ticket(number) is null
                ? Refusal.Of(RefusalCode.TicketUnknown, ("ticket", number.ToString()))
                : snapshot.History(number, after, asked.Size),
            (snapshot, rows, page) => new()
            {
                Events = { rows.Select(row => views.Event(snapshot, row, KindNames.OfSeries(number.Series))) },
                NextPageToken = page.NextToken,
                AsOf = page.AsOf,
                Moved = page.Moved,
            },
            cancel);
    }

    private static Audience AudienceOf(Asking asking) => asking.Caller is null ? Audience.Public : Audience.Member;

    private static int CapOf(Audience audience) =>
        audience == Audience.Public ? Limits.PublicPageSizeMax : Limits.PageSizeMax;

    private async Task<Result<Wire.ListTicketsResponse>> FindTicketsAsync(
        Wire.ListTicketsRequest r, Audience audience, CancellationToken cancel)
    {
        var f = new RequestFields();
        var filter = ListFilters.Of(f, r, audience);
        var asked = PageAsked.Of(f, r, (r.PageSize, CapOf(audience)), r.PageToken, (r.MinHeight, r.Consistent));
        return f.Refusal is { } wrong ? wrong : await pages.ReadAsync<TicketRow, Wire.ListTicketsResponse>(
            asked,
            (snapshot, after) => Unknown(snapshot, filter) is { } missing
                ? missing
                : snapshot.Tickets(filter, after, asked.Size),
            (snapshot, rows, page) => new()
            {
                Tickets = { rows.Select(row => views.Ticket(snapshot, row, audience)) },
                NextPageToken = page.NextToken,
                AsOf = page.AsOf,
                Moved = page.Moved,
            },
            cancel);
    }

    private async Task<Result<Wire.ListVouchersResponse>> FindVouchersAsync(
        Wire.ListVouchersRequest r, Audience audience, CancellationToken cancel)
    {
        var f = new RequestFields();
        var filter = ListFilters.Of(f, r, audience);
        var asked = PageAsked.Of(f, r, (r.PageSize, CapOf(audience)), r.PageToken, (r.MinHeight, r.Consistent));
        return f.Refusal is { } wrong ? wrong : await pages.ReadAsync<VoucherRow, Wire.ListVouchersResponse>(
            asked,
            (snapshot, after) => Unknown(snapshot, filter, audience) is { } missing
                ? missing
                : snapshot.Vouchers(filter, after, asked.Size),
            (snapshot, rows, page) => new()
            {
                Vouchers = { rows.Select(row => RegisterViews.Voucher(snapshot, row, audience)) },
                NextPageToken = page.NextToken,
                AsOf = page.AsOf,
                Moved = page.Moved,
            },
            cancel);
    }

    private async Task<Result<Wire.ListCasesResponse>> FindCasesAsync(
        Wire.ListCasesRequest r, Audience audience, CancellationToken cancel)
    {
        var f = new RequestFields();
        var filter = ListFilters.Of(f, r, audience);
        var asked = PageAsked.Of(f, r, (r.PageSize, CapOf(audience)), r.PageToken, (r.MinHeight, r.Consistent));
        return f.Refusal is { } wrong ? wrong : await pages.ReadAsync<CaseRow, Wire.ListCasesResponse>(
            asked,
            (snapshot, after) => NamedThings.Person(snapshot, filter.Liable) is { } missing
                ? missing
                : snapshot.Cases(filter, after, asked.Size),
            (snapshot, rows, page) => new()
            {
                Cases = { rows.Select(row => DeskViews.Case(snapshot, row, audience)) },
                NextPageToken = page.NextToken,
                AsOf = page.AsOf,
                Moved = page.Moved,
            },
            cancel);
    }

    private static Refusal? Unknown(IndexSnapshot snapshot, TicketFilter filter) =>
        NamedThings.Lot(snapshot, filter.Lot) ?? NamedThings.Root(snapshot, filter.Root)
        ?? NamedThings.Person(snapshot, filter.Holder) ?? NamedThings.Member(snapshot, filter.LienOwner);

    private static Refusal? Unknown(IndexSnapshot snapshot, VoucherFilter filter, Audience audience) =>
        NamedThings.Ticket(snapshot, filter.Ticket) ?? NamedThings.Case(snapshot, filter.Case, audience)
        ?? NamedThings.Person(snapshot, filter.Beneficiary);
}
