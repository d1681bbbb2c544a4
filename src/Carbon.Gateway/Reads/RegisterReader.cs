using System.Globalization;
using Carbon.Gateway.Answers;
using Carbon.Gateway.Writes;
using Grpc.Core;

namespace Carbon.Gateway.Reads;

/// <summary>Answers what is asked of the register, for gRPC; JSON and the page ask the same.</summary>
internal sealed class RegisterReader(IndexReading reading, TicketViews views, AnswerDesk answers, NodeIdentity identity)
{
    public Task<Wire.GetTicketResponse> GetTicketAsync(Wire.GetTicketRequest request, ServerCallContext call) =>
        answers.AnswerAsync(call, asking =>
            FindTicketAsync(request.Name, request.MinHeight, AudienceOf(asking), call.CancellationToken));

    public Task<Wire.GetVoucherResponse> GetVoucherAsync(Wire.GetVoucherRequest request, ServerCallContext call) =>
        answers.AnswerAsync(call, asking => Task.FromResult(FindVoucher(request.Name, AudienceOf(asking))));

    public Task<Wire.ListTicketEventsResponse> ListTicketEventsAsync(
        Wire.ListTicketEventsRequest request, ServerCallContext call) =>
        answers.AnswerAsync(call, asking => Task.FromResult(
            ListEvents(request.Parent, request.PageSize, request.PageToken, CapOf(asking))));

    public Task<Wire.ListTicketsResponse> ListTicketsAsync(Wire.ListTicketsRequest request, ServerCallContext call) =>
        answers.AnswerAsync<Wire.ListTicketsResponse>(call, asking =>
            Task.FromResult(ListTickets(request, CapOf(asking), AudienceOf(asking))));

    public Task<Wire.GetCaseResponse> GetCaseAsync(Wire.GetCaseRequest request, ServerCallContext call) =>
        answers.AnswerAsync(call, asking =>
            FindCaseAsync(request.Name, request.MinHeight, AudienceOf(asking), call.CancellationToken));

    public Task<Wire.ListPledgesResponse> ListPledgesAsync(Wire.ListPledgesRequest request, ServerCallContext call) =>
        answers.AnswerAsync<Wire.ListPledgesResponse>(call, asking =>
            Task.FromResult(ListPledges(request, CapOf(asking))));

    /// <summary>A ticket by its name or number. Refused: NumberMalformed, CheckCharacterWrong, TicketUnknown.</summary>
    /// <exception cref="IndexBehindException">The index is not at the height asked for.</exception>
    public async Task<Result<Wire.GetTicketResponse>> FindTicketAsync(
        string name, ulong minHeight, Audience audience, CancellationToken cancel)
    {
        var fields = new RequestFields();
        var number = fields.Ticket(name, "r.Name");
        return fields.Refusal is { } wrong ? wrong : await reading.ReadAsync<Result<Wire.GetTicketResponse>>(
            minHeight,
            (snapshot, asOf) => views.Ticket(snapshot, number, audience) is { } ticket
                ? new Wire.GetTicketResponse { Ticket = ticket, AsOf = asOf }
                : Refusal.Of(RefusalCode.TicketUnknown, ("ticket", number.ToString())),
            cancel);
    }

    /// <summary>
    /// A voucher by its name or number. Refused: NumberMalformed, CheckCharacterWrong, VoucherUnknown.
    /// </summary>
    public Result<Wire.GetVoucherResponse> FindVoucher(string name, Audience audience)
    {
        var fields = new RequestFields();
        var number = fields.Voucher(name, "r.Name");
        return fields.Refusal is { } wrong ? wrong : reading.Read<Result<Wire.GetVoucherResponse>>((snapshot, asOf) =>
            snapshot.Voucher(number) is { } row
                ? new Wire.GetVoucherResponse { Voucher = RegisterViews.Voucher(snapshot, row, audience), AsOf = asOf }
                : Refusal.Of(RefusalCode.VoucherUnknown, ("voucher", number.ToString())));
    }

    /// <summary>
    /// A damage case by its name. Refused: FieldInvalid, and CaseUnknown also where a public reader asks for a case
    /// that is not published, so that nobody learns whether there is one.
    /// </summary>
    /// <exception cref="IndexBehindException">The index is not at the height asked for.</exception>
    public async Task<Result<Wire.GetCaseResponse>> FindCaseAsync(
        string name, ulong minHeight, Audience audience, CancellationToken cancel)
    {
        var fields = new RequestFields();
        var id = fields.Id("cases/", name, "r.Name");
        return fields.Refusal is { } wrong ? wrong : await reading.ReadAsync<Result<Wire.GetCaseResponse>>(
            minHeight,
            (snapshot, asOf) => snapshot.Case(id) is { } row && (row.Published || audience == Audience.Member)
                ? new Wire.GetCaseResponse { Case = DeskViews.Case(snapshot, row, audience), AsOf = asOf }
                : Refusal.Of(RefusalCode.CaseUnknown, ("caseId", id.ToString())),
            cancel);
    }

    /// <summary>A page of a ticket's history.</summary>
    public Result<Wire.ListTicketEventsResponse> ListEvents(string parent, int pageSize, string pageToken, int cap)
    {
        var fields = new RequestFields();
        var number = fields.Ticket(parent, "r.Parent");
        var size = fields.PageSize(pageSize, Limits.PageSize, cap);
        var query = $"ListTicketEvents {number}";
        if (fields.Refusal is { } wrong)
            return wrong;
        if (!PageTokens.Read(query, pageToken).TryGet(out var after, out var refusal))
            return refusal;
        return reading.Read<Result<Wire.ListTicketEventsResponse>>((snapshot, asOf) =>
        {
            if (snapshot.Ticket(number) is not { } ticket)
                return Refusal.Of(RefusalCode.TicketUnknown, ("ticket", number.ToString()));
            var rows = snapshot.History(number, after, size);
            var response = new Wire.ListTicketEventsResponse { AsOf = asOf };
            response.Events.AddRange(rows.Select(row => views.Event(snapshot, row, ticket.Kind)));
            if (rows.Count == size)
                response.NextPageToken = PageTokens.Make(query, rows[^1].Position);
            return response;
        });
    }

    private Result<Wire.ListTicketsResponse> ListTickets(
        Wire.ListTicketsRequest request, int cap, Audience audience)
    {
        var fields = new RequestFields();
        var size = fields.PageSize(request.PageSize, Limits.PageSize, cap);
        var division = request.Division == 0 ? 0 : fields.Division(request.Division);
        var query = string.Create(CultureInfo.InvariantCulture, $"ListTickets {division}");
        if (fields.Refusal is { } wrong)
            return wrong;
        if (!PageTokens.Read(query, request.PageToken).TryGet(out var after, out var refusal))
            return refusal;
        return reading.Read<Result<Wire.ListTicketsResponse>>((snapshot, asOf) =>
        {
            var rows = snapshot.Tickets(new RegisterNumber(after), size, division);
            var response = new Wire.ListTicketsResponse { AsOf = asOf };
            response.Tickets.AddRange(rows.Select(row => views.Ticket(snapshot, row, audience)));
            if (rows.Count == size)
                response.NextPageToken = PageTokens.Make(query, rows[^1].Number.Value);
            return response;
        });
    }

    private Result<Wire.ListPledgesResponse> ListPledges(Wire.ListPledgesRequest request, int cap)
    {
        var fields = new RequestFields();
        var size = fields.PageSize(request.PageSize, Limits.PageSize, cap);
        var ticket = request.Ticket.Length == 0 ? default : fields.Ticket(request.Ticket);
        var query = $"ListPledges {ticket}";
        if (fields.Refusal is { } wrong)
            return wrong;
        if (!PageTokens.Read(query, request.PageToken).TryGet(out var after, out var refusal))
            return refusal;
        return reading.Read<Result<Wire.ListPledgesResponse>>((snapshot, asOf) =>
        {
            var rows = ticket == default
                ? snapshot.PledgesOfLender(identity.Member, after, size)
                : snapshot.PledgesOfTicket(ticket, after, size);
            var response = new Wire.ListPledgesResponse { AsOf = asOf };
            response.Pledges.AddRange(rows.Select(row => RegisterViews.Pledge(snapshot, row)));
            if (rows.Count == size)
                response.NextPageToken = PageTokens.Make(query, rows[^1].Position);
            return response;
        });
    }

    private static Audience AudienceOf(Asking asking) => asking.Caller is null ? Audience.Public : Audience.Member;

    private static int CapOf(Asking asking) =>
        asking.Caller is null ? Limits.PublicPageSizeMax : Limits.PageSizeMax;
}
