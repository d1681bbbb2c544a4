using Carbon.Gateway.Answers;
using Carbon.Gateway.Writes;
using Grpc.Core;

namespace Carbon.Gateway.Reads;

/// <summary>Answers what is asked of the register, for gRPC; JSON and the page ask the same.</summary>
internal sealed class RegisterReader(IndexReading reading, TicketViews views, AnswerDesk answers)
{
    public Task<Wire.GetTicketResponse> GetTicketAsync(Wire.GetTicketRequest request, ServerCallContext call) =>
        answers.AnswerAsync(call, asking =>
            FindTicketAsync(request.Name, request.MinHeight, AudienceOf(asking), call.CancellationToken));

    public Task<Wire.GetVoucherResponse> GetVoucherAsync(Wire.GetVoucherRequest request, ServerCallContext call) =>
        answers.AnswerAsync(call, asking =>
            FindVoucherAsync(request.Name, request.MinHeight, AudienceOf(asking), call.CancellationToken));

    public Task<Wire.GetCaseResponse> GetCaseAsync(Wire.GetCaseRequest request, ServerCallContext call) =>
        answers.AnswerAsync(call, asking =>
            FindCaseAsync(request.Name, request.MinHeight, AudienceOf(asking), call.CancellationToken));

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
    /// <exception cref="IndexBehindException">The index is not at the height asked for.</exception>
    public async Task<Result<Wire.GetVoucherResponse>> FindVoucherAsync(
        string name, ulong minHeight, Audience audience, CancellationToken cancel)
    {
        var fields = new RequestFields();
        var number = fields.Voucher(name, "r.Name");
        return fields.Refusal is { } wrong ? wrong : await reading.ReadAsync<Result<Wire.GetVoucherResponse>>(
            minHeight,
            (snapshot, asOf) => snapshot.Voucher(number) is { } row
                ? new Wire.GetVoucherResponse { Voucher = RegisterViews.Voucher(snapshot, row, audience), AsOf = asOf }
                : Refusal.Of(RefusalCode.VoucherUnknown, ("voucher", number.ToString())),
            cancel);
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

    private static Audience AudienceOf(Asking asking) => asking.Caller is null ? Audience.Public : Audience.Member;
}
