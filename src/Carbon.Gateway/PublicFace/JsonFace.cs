using System.Globalization;
using Carbon.Gateway.Answers;
using Carbon.Gateway.Reads;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Rpc;
using Grpc.Core;

namespace Carbon.Gateway.PublicFace;

/// <summary>
/// Tickets, vouchers and published cases as protobuf JSON, and errors as google.rpc.Status with the HTTP status.
/// </summary>
internal sealed class JsonFace(RegisterReader reader, AnswerDesk answers)
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
        app.MapMethods("/v1/vouchers/{number}", Reads, VoucherAsync);
        app.MapMethods("/v1/cases/{number}", Reads, CaseAsync);
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

    private static ulong MinHeight(HttpContext http) =>
        ulong.TryParse(http.Request.Query["minHeight"], NumberStyles.None, CultureInfo.InvariantCulture, out var height)
            ? height
            : 0;

    private Task TicketAsync(HttpContext http) => AnswerAsync(
        http, () => reader.FindTicketAsync(Number(http), MinHeight(http), Audience.Public, http.RequestAborted));

    private Task EventsAsync(HttpContext http) => AnswerAsync(http, () => Task.FromResult(Events(http, Number(http))));

    private Task VoucherAsync(HttpContext http) =>
        AnswerAsync(http, () => Task.FromResult(reader.FindVoucher(Number(http), Audience.Public)));

    private Task CaseAsync(HttpContext http) => AnswerAsync(
        http, () => reader.FindCaseAsync(Number(http), MinHeight(http), Audience.Public, http.RequestAborted));

    private Result<Wire.ListTicketEventsResponse> Events(HttpContext http, string number)
    {
        var asked = http.Request.Query["pageSize"].ToString();
        var size = 0;
        if (asked.Length > 0 &&
            !int.TryParse(asked, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out size))
            size = -1;
        var token = http.Request.Query["pageToken"].ToString();
        return reader.ListEvents(number, size, token, Limits.PublicPageSizeMax);
    }

    private async Task AnswerAsync<T>(HttpContext http, Func<Task<Result<T>>> ask)
        where T : IMessage
    {
        var asking = Asking.Of(http);
        Google.Rpc.Status status;
        try
        {
            if ((await ask()).TryGet(out var message, out var refusal))
            {
                await WriteAsync(http, message, http.RequestAborted);
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
