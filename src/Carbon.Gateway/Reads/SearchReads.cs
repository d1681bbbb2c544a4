using Carbon.Gateway.Answers;
using Carbon.Gateway.Writes;
using Carbon.Index.Rows;
using Grpc.Core;

namespace Carbon.Gateway.Reads;

/// <summary>Finds tickets by what is written on their faces, for gRPC and JSON.</summary>
internal sealed class SearchReads(PageReading pages, TicketViews views, AnswerDesk answers)
{
    public Task<Wire.SearchTicketsResponse> SearchTicketsAsync(
        Wire.SearchTicketsRequest request, ServerCallContext call) =>
        answers.AnswerAsync(call, asking => FindAsync(
            request, asking.Caller is null ? Audience.Public : Audience.Member, call.CancellationToken));

    /// <summary>A page of what was found. Refused: FieldInvalid, and as every page.</summary>
    /// <exception cref="IndexBehindException">The index is not at the height asked for.</exception>
    public async Task<Result<Wire.SearchTicketsResponse>> FindAsync(
        Wire.SearchTicketsRequest r, Audience audience, CancellationToken cancel)
    {
        var f = new RequestFields();
        var words = f.Words(r.Query);
        var asked = PageAsked.Of(
            f, r, (r.PageSize, Limits.PublicPageSizeMax), r.PageToken, (r.MinHeight, r.Consistent));
        return f.Refusal is { } wrong ? wrong : await pages.ReadAsync<TicketRow, Wire.SearchTicketsResponse>(
            asked,
            (snapshot, after) => snapshot.Search(words, after, asked.Size),
            (snapshot, rows, page) => new()
            {
                Tickets = { rows.Select(row => views.Ticket(snapshot, row, audience)) },
                NextPageToken = page.NextToken,
                AsOf = page.AsOf,
                Moved = page.Moved,
            },
            cancel);
    }
}
