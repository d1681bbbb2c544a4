using Carbon.Gateway.Answers;
using Carbon.Gateway.Writes;
using Carbon.Index.Rows;
using Grpc.Core;

namespace Carbon.Gateway.Reads;

/// <summary>What a ticket comes from and what came of it, for gRPC and JSON.</summary>
internal sealed class LineageReads(IndexReading reading, AnswerDesk answers)
{
    public Task<Wire.GetTicketLineageResponse> GetTicketLineageAsync(
        Wire.GetTicketLineageRequest request, ServerCallContext call) =>
        answers.AnswerAsync(call, _ => FindAsync(request.Name, request.MinHeight, call.CancellationToken));

    /// <summary>The lineage of a number. Refused: NumberMalformed, CheckCharacterWrong, TicketUnknown.</summary>
    /// <exception cref="IndexBehindException">The index is not at the height asked for.</exception>
    public async Task<Result<Wire.GetTicketLineageResponse>> FindAsync(
        string name, ulong minHeight, CancellationToken cancel)
    {
        var fields = new RequestFields();
        var number = fields.Ticket(name, "r.Name");
        return fields.Refusal is { } wrong ? wrong : await reading.ReadAsync<Result<Wire.GetTicketLineageResponse>>(
            minHeight,
            (snapshot, asOf) => snapshot.Lineage(number) is { } lineage
                ? View(lineage, asOf)
                : Refusal.Of(RefusalCode.TicketUnknown, ("ticket", number.ToString())),
            cancel);
    }

    private static Wire.GetTicketLineageResponse View(LineageRow lineage, Wire.AsOf asOf)
    {
        var response = new Wire.GetTicketLineageResponse { Cut = lineage.IsCut, AsOf = asOf };
        response.Tickets.AddRange(lineage.Tickets.Select(row => new Wire.LineageTicket
        {
            Name = $"tickets/{row.Number}",
            State = (Wire.TicketState)row.Standing.State,
            StateTextZh = Words.Of(row.Standing.State, Language.Chinese),
            StateTextEn = Words.Of(row.Standing.State, Language.English),
            IssuedAmount = row.IssuedAmount,
            IssuedText = AmountText.Plain(row.IssuedAmount, row.Kind),
            Amount = row.Amount,
            AmountText = AmountText.Plain(row.Amount, row.Kind),
        }));
        response.Steps.AddRange(lineage.Steps.Select(step => new Wire.LineageStep
        {
            From = $"tickets/{step.From}",
            To = $"tickets/{step.To}",
            Way = (Wire.LineageWay)step.Way,
        }));
        return response;
    }
}
