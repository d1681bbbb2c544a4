using Carbon.Gateway.Answers;
using Carbon.Gateway.Reads;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Rpc;
using Grpc.Core;

namespace Carbon.Gateway.PublicFace;

/// <summary>
/// Tickets, vouchers, published cases, what is searched for, lineages and statistics as protobuf JSON, and errors as
/// google.rpc.Status with the HTTP status.
/// </summary>
internal sealed class JsonFace(
    RegisterReader reader,
    RegisterLists lists,
    SearchReads search,
    LineageReads lineage,
    StatisticsReads statistics,
    AnswerDesk answers)
{
    private static readonly JsonFormatter Formatter = new(new JsonFormatter.Settings(
        formatDefaultValues: true,
        TypeRegistry.FromMessages(ErrorInfo.Descriptor, LocalizedMessage.Descriptor, ResourceInfo.Descriptor)));

    private static readonly string[] Reads = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps the addresses.</summary>
    public void MapTo(WebApplication app)
    {
        app.MapMethods("/v1/tickets/{number}", Reads, TicketAsync);
        app.MapMethods("/v1/tickets/{number}/events", Reads, EventsAsync);
        app.MapMethods("/v1/tickets:search", Reads, SearchAsync);
        app.MapMethods("/v1/tickets/{number}/lineage", Reads, LineageAsync);
        app.MapMethods("/v1/vouchers/{number}", Reads, VoucherAsync);
        app.MapMethods("/v1/cases/{number}", Reads, CaseAsync);
        app.MapMethods("/v1/statistics", Reads, StatisticsAsync);
    }

    /// <summary>Writes an error.</summary>
    public static Task WriteAsync(HttpContext http, Google.Rpc.Status status, CancellationToken cancel)
    {
        http.Response.StatusCode = RefusalStatus.HttpOf((StatusCode)status.Code);
        return WriteAsync(http, (IMessage)status, cancel);
    }

    private static Task WriteAsync(HttpContext http, IMessage message, CancellationToken cancel)
    {
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        return http.Response.WriteAsync(Formatter.Format(message) + "\n", cancel);
    }

    private static string Number(HttpContext http) => http.GetRouteValue("number") as string ?? "";

    private Task TicketAsync(HttpContext http) => AnswerAsync(http, query =>
        reader.FindTicketAsync(Number(http), query.MinHeight(), Audience.Public, http.RequestAborted));

    private Task EventsAsync(HttpContext http) => AnswerAsync(http, query => lists.FindEventsAsync(
        new()
        {
            Parent = Number(http),
            PageSize = query.Size("pageSize"),
            PageToken = query.Text("pageToken"),
            MinHeight = query.MinHeight(),
        },
        Limits.PublicPageSizeMax,
        http.RequestAborted));

    private Task SearchAsync(HttpContext http) => AnswerAsync(http, query => search.FindAsync(
        new()
        {
            Query = query.Text("q"),
            PageSize = query.Size("pageSize"),
            PageToken = query.Text("pageToken"),
            MinHeight = query.MinHeight(),
        },
        Audience.Public,
        http.RequestAborted));

    private Task LineageAsync(HttpContext http) => AnswerAsync(http, query =>
        lineage.FindAsync(Number(http), query.MinHeight(), http.RequestAborted));

    private Task VoucherAsync(HttpContext http) => AnswerAsync(http, query =>
        reader.FindVoucherAsync(Number(http), query.MinHeight(), Audience.Public, http.RequestAborted));

    private Task CaseAsync(HttpContext http) => AnswerAsync(http, query =>
        reader.FindCaseAsync(Number(http), query.MinHeight(), Audience.Public, http.RequestAborted));

    private Task StatisticsAsync(HttpContext http) => AnswerAsync(http, query => statistics.FindAsync(
        new()
        {
            Division = (uint)query.Number("division", uint.MaxValue),
            FromMonth = query.Text("fromMonth"),
            ToMonth = query.Text("toMonth"),
            PageSize = query.Size("pageSize"),
            PageToken = query.Text("pageToken"),
            MinHeight = query.MinHeight(),
        },
        http.RequestAborted));

    private async Task AnswerAsync<T>(HttpContext http, Func<JsonQuery, Task<Result<T>>> ask)
        where T : IMessage
    {
        var asking = Asking.Of(http);
        Google.Rpc.Status status;
        try
        {
            // The address is read while the answer is begun; what was read amiss says so before anything is sent.
            var query = new JsonQuery(http);
            var answer = await ask(query);
            if ((query.Refusal ?? answer.Refusal) is not { } refusal)
            {
                await WriteAsync(http, answer.Value, http.RequestAborted);
                return;
            }

            status = Refusing.StatusOf(refusal, asking.Language, asking.Correlation);
        }
        catch (Exception e) when (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            status = answers.Explain(e, http.Request.Path, asking);
        }

        await WriteAsync(http, status, http.RequestAborted);
    }
}
