using Carbon.Gateway.Answers;
using Carbon.Gateway.Writes;
using Carbon.Index.Queries;
using Carbon.Index.Rows;
using Grpc.Core;

namespace Carbon.Gateway.Reads;

/// <summary>The lists that only members ask for: liens, pledges and persons.</summary>
internal sealed class DeskLists(PageReading pages, AnswerDesk answers, NodeIdentity identity)
{
    public Task<Wire.ListLiensResponse> ListLiensAsync(Wire.ListLiensRequest request, ServerCallContext call) =>
        answers.AnswerAsync(call, _ => FindLiensAsync(request, call.CancellationToken));

    public Task<Wire.ListPledgesResponse> ListPledgesAsync(Wire.ListPledgesRequest request, ServerCallContext call) =>
        answers.AnswerAsync(call, _ => FindPledgesAsync(request, call.CancellationToken));

    public Task<Wire.ListPersonsResponse> ListPersonsAsync(Wire.ListPersonsRequest request, ServerCallContext call) =>
        answers.AnswerAsync(call, _ => FindPersonsAsync(request, call.CancellationToken));

    private async Task<Result<Wire.ListLiensResponse>> FindLiensAsync(
        Wire.ListLiensRequest r, CancellationToken cancel)
    {
        var f = new RequestFields();
        var filter = ListFilters.Of(f, r);
        var asked = PageAsked.Of(f, r, (r.PageSize, Limits.PageSizeMax), r.PageToken, (r.MinHeight, r.Consistent));
        return f.Refusal is { } wrong ? wrong : await pages.ReadAsync<LienRow, Wire.ListLiensResponse>(
            asked,
            (snapshot, after) => Unknown(snapshot, filter.Ticket, filter.Owner) is { } missing
                ? missing
                : snapshot.Liens(filter, after, asked.Size),
            (snapshot, rows, page) => new()
            {
                Liens = { rows.Select(row => RegisterViews.Lien(snapshot, row)) },
                NextPageToken = page.NextToken,
                AsOf = page.AsOf,
                Moved = page.Moved,
            },
            cancel);
    }

    private async Task<Result<Wire.ListPledgesResponse>> FindPledgesAsync(
        Wire.ListPledgesRequest r, CancellationToken cancel)
    {
        var f = new RequestFields();
        var filter = ListFilters.Of(f, r, identity.Member);
        var asked = PageAsked.Of(f, r, (r.PageSize, Limits.PageSizeMax), r.PageToken, (r.MinHeight, r.Consistent));
        return f.Refusal is { } wrong ? wrong : await pages.ReadAsync<PledgeRow, Wire.ListPledgesResponse>(
            asked,
            (snapshot, after) => Unknown(snapshot, filter.Ticket, filter.Lender) is { } missing
                ? missing
                : snapshot.Pledges(filter, after, asked.Size),
            (snapshot, rows, page) => new()
            {
                Pledges = { rows.Select(row => RegisterViews.Pledge(snapshot, row)) },
                NextPageToken = page.NextToken,
                AsOf = page.AsOf,
                Moved = page.Moved,
            },
            cancel);
    }

    private async Task<Result<Wire.ListPersonsResponse>> FindPersonsAsync(
        Wire.ListPersonsRequest r, CancellationToken cancel)
    {
        var f = new RequestFields();
        var filter = ListFilters.Of(f, r);
        var asked = PageAsked.Of(f, r, (r.PageSize, Limits.PageSizeMax), r.PageToken, (r.MinHeight, r.Consistent));
        return f.Refusal is { } wrong ? wrong : await pages.ReadAsync<PersonRow, Wire.ListPersonsResponse>(
            asked,
            (snapshot, after) => snapshot.Persons(filter, after, asked.Size),
            (snapshot, rows, page) => new()
            {
                Persons = { rows.Select(row => DeskViews.Person(snapshot, row)) },
                NextPageToken = page.NextToken,
                AsOf = page.AsOf,
                Moved = page.Moved,
            },
            cancel);
    }

    private static Refusal? Unknown(IndexSnapshot snapshot, RegisterNumber? ticket, MemberId? member) =>
        NamedThings.Ticket(snapshot, ticket) ?? NamedThings.Member(snapshot, member);
}
