using System.Globalization;
using Carbon.Gateway.Answers;
using Carbon.Gateway.Reads;
using Carbon.Gateway.Settings;
using Carbon.Ledger;
using Carbon.Registry.Policies;
using Grpc.Core;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using Lang = Carbon.Registry.Refusals.Language;

namespace Carbon.Gateway.Page;

/// <summary>The page for anyone: asks for a number and shows what the register knows of it.</summary>
internal sealed class PageDesk(
    RegisterReader reader,
    RegisterLists lists,
    ChainFollower follower,
    PolicyBook policies,
    AnswerDesk answers,
    NodeSettings settings)
{
    private const int TypedMax = 46;

    private static readonly string[] Reads = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps the addresses. The short ones are for QR codes.</summary>
    public void MapTo(WebApplication app)
    {
        // As request delegates: binding by reflection would keep a compiler of expressions in memory.
        Map(app, "/", (http, _) => Task.FromResult(Home(http)));
        Map(app, "/tickets/{number}", TicketAsync);
        Map(app, "/t/{number}", TicketAsync);
        Map(app, "/vouchers/{number}", VoucherAsync);
        Map(app, "/v/{number}", VoucherAsync);
        Map(app, "/healthz", (_, _) => Task.FromResult(Health()));
        app.MapFallback(http => Notice(
            http,
            StatusCodes.Status404NotFound,
            "NOT_FOUND",
            Language(http) == Lang.Chinese ? "没有这个页面。" : "There is no such page.",
            "").ExecuteAsync(http));
    }

    private static void Map(WebApplication app, string path, Func<HttpContext, string, Task<IResult>> answer) =>
        app.MapMethods(path, Reads, async http =>
        {
            var result = await answer(http, http.GetRouteValue("number") as string ?? "");
            await result.ExecuteAsync(http);
        });

    private static Lang Language(HttpContext http) => Languages.Named(http.Request.Query["lang"]);

    private static RazorComponentResult<TPage> Html<TPage>(
        HttpContext http, int status, Dictionary<string, object?> values)
        where TPage : IComponent
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.ContentLanguage = Languages.TagOf(Language(http));
        return new RazorComponentResult<TPage>(values) { StatusCode = status };
    }

    private IResult Health() => follower.Status is { Tip: not null, LastError: null, HaltedBecause: null }
        ? Results.Text("ok\n")
        : Results.Text("the index does not follow the chain\n", statusCode: StatusCodes.Status503ServiceUnavailable);

    // A typed number leads to its own address, so that it can be kept, printed and sent on.
    private IResult Home(HttpContext http)
    {
        var typed = http.Request.Query["number"].ToString().Trim();
        if (typed.Length == 0)
            return Html<HomePage>(http, StatusCodes.Status200OK, new() { ["Page"] = Context(http, null) });
        if (!RegisterNumber.Parse(typed).TryGet(out var number, out var refusal))
            return Notice(http, refusal, typed);
        var folder = number.Series == Series.V ? "vouchers" : "tickets";
        var query = Language(http) == Lang.English ? "?lang=en" : "";
        return Results.Redirect($"/{folder}/{number}{query}");
    }

    private async Task<IResult> TicketAsync(HttpContext http, string number)
    {
        try
        {
            var found = await reader.FindTicketAsync(number, 0, Audience.Public, http.RequestAborted);
            if (!found.TryGet(out var ticket, out var refusal))
                return Notice(http, refusal, number);
            var events = new Wire.ListTicketEventsRequest
            {
                Parent = ticket.Ticket.Number,
                PageSize = Limits.PageHistory,
            };
            if (!(await lists.FindEventsAsync(events, Limits.PageHistory, http.RequestAborted))
                .TryGet(out var history, out refusal))
                return Notice(http, refusal, number);
            var link = new Uri(settings.PublicAddress, $"/t/{ticket.Ticket.Number}").ToString();
            var (language, division) = (Language(http), ticket.Ticket.Division);
            return Html<TicketPage>(http, StatusCodes.Status200OK, new()
            {
                ["Page"] = Context(http, ticket.AsOf),
                ["Ticket"] = ticket.Ticket,
                ["Events"] = history.Events,
                ["MoreEvents"] = history.NextPageToken.Length > 0,
                ["Division"] = policies.NameOf(division, language)
                    ?? division.ToString("D6", CultureInfo.InvariantCulture),
                ["Rules"] = Rules(ticket.Ticket, language),
                ["Link"] = link,
                ["Qr"] = QrCode.Svg(link),
            });
        }
        catch (Exception e) when (!http.RequestAborted.IsCancellationRequested)
        {
            return Failed(http, e, number);
        }
    }

    private async Task<IResult> VoucherAsync(HttpContext http, string number)
    {
        try
        {
            var asked = await reader.FindVoucherAsync(number, 0, Audience.Public, http.RequestAborted);
            if (!asked.TryGet(out var found, out var refusal))
                return Notice(http, refusal, number);
            var language = Language(http);
            var carbon = found.Voucher.Kind == Wire.Kind.Carbon;
            return Html<VoucherPage>(http, StatusCodes.Status200OK, new()
            {
                ["Page"] = Context(http, found.AsOf),
                ["Voucher"] = found.Voucher,
                ["Unit"] = carbon
                    ? language == Lang.Chinese ? "吨二氧化碳当量" : "t CO₂e"
                    : AmountText.Unit(Kind.StateStand, language).Trim(),
            });
        }
        catch (Exception e) when (!http.RequestAborted.IsCancellationRequested)
        {
            return Failed(http, e, number);
        }
    }

    private RazorComponentResult<NoticePage> Failed(HttpContext http, Exception exception, string typed)
    {
        var language = Language(http);
        var status = answers.Explain(exception, http.Request.Path, new Asking(null, language, http.TraceIdentifier));
        var text = Refusing.TextOf(status) + (language == Lang.Chinese
            ? $"（编号 {http.TraceIdentifier}）" : $" ({http.TraceIdentifier})");
        return Notice(
            http, RefusalStatus.HttpOf((StatusCode)status.Code), Refusing.ReasonOf(status), text, typed);
    }

    private RazorComponentResult<NoticePage> Notice(HttpContext http, Refusal refusal, string typed) => Notice(
        http,
        RefusalStatus.HttpOf(RefusalStatus.Of(refusal.Code)),
        refusal.Reason,
        refusal.Say(Language(http)),
        typed);

    private RazorComponentResult<NoticePage> Notice(
        HttpContext http, int status, string reason, string text, string typed)
    {
        var context = Context(http, null);
        var heading = reason switch
        {
            "CHECK_CHARACTER_WRONG" => context.Say("编号可能抄错了", "The number seems mistyped"),
            "NUMBER_MALFORMED" => context.Say("这不是登记编号", "This is no number of the register"),
            "TICKET_UNKNOWN" or "VOUCHER_UNKNOWN" or "NOT_FOUND" => context.Say("没有查到", "Not found"),
            _ => context.Say("暂时无法查询", "Cannot be answered now"),
        };
        return Html<NoticePage>(http, status, new()
        {
            ["Page"] = context,
            ["Heading"] = heading,
            ["Text"] = text,
            ["Reason"] = reason,
            ["Typed"] = typed.Length <= TypedMax ? typed : typed[..TypedMax],
        });
    }

    private PageContext Context(HttpContext http, Wire.AsOf? asOf)
    {
        var status = follower.Status;
        var stale = status.HeadHeight is null || status.Holding || status.LastError is not null ||
            status.HaltedBecause is not null || asOf?.LagBlocks > Limits.StaleBlocks;
        var typed = http.Request.Query["number"].ToString();
        var path = http.Request.Path.ToUriComponent();
        return new PageContext(
            Language(http),
            typed.Length is > 0 and <= TypedMax ? $"{path}?number={Uri.EscapeDataString(typed)}" : path,
            asOf,
            stale);
    }

    private string Rules(Wire.Ticket ticket, Lang language)
    {
        var version = language == Lang.Chinese
            ? $"第 {ticket.Policy} 号版本" : $"version {ticket.Policy}";
        return policies.Find(ticket.Division)?.Document.Title is { } title ? $"{title}，{version}" : version;
    }
}
