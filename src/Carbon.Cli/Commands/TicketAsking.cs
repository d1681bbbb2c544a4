using System.Globalization;
using System.Text.Json;
using Carbon.Api.V1;
using Carbon.Cli.CommandLine;
using Carbon.Cli.Nodes;
using Carbon.Registry;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace Carbon.Cli.Commands;

/// <summary>Asks a node about one ticket and writes the answer as a table or as JSON.</summary>
internal sealed class TicketAsking(
    TicketQueryService.TicketQueryServiceClient node,
    CallOptions options,
    TextWriter writer,
    Language language,
    bool json)
{
    private const int PageSize = 200;

    private bool InEnglish => language == Language.English;

    public async Task<GetTicketResponse> GetAsync(RegisterNumber number) =>
        await node.GetTicketAsync(new() { Name = $"tickets/{number}" }, options);

    public async Task<int> ShowAsync(RegisterNumber number)
    {
        var answer = await GetAsync(number);
        if (json)
            writer.WriteLine(ProtoJson.Of(answer));
        else
            WriteTicket(answer.Ticket, answer.AsOf);
        return Exit.Done;
    }

    public async Task<int> HistoryAsync(RegisterNumber number)
    {
        var events = new List<TicketEvent>();
        var request = new ListTicketEventsRequest { Parent = $"tickets/{number}", PageSize = PageSize };
        ListTicketEventsResponse page;
        do
        {
            page = await node.ListTicketEventsAsync(request, options);
            events.AddRange(page.Events);
            request.PageToken = page.NextPageToken;
        }
        while (page.NextPageToken.Length > 0);

        if (json)
            writer.WriteLine(ProtoJson.Of(new ListTicketEventsResponse { Events = { events }, AsOf = page.AsOf }));
        else
            WriteEvents(events, page.AsOf);
        return Exit.Done;
    }

    public async Task<int> TreeAsync(RegisterQueryService.RegisterQueryServiceClient register, RegisterNumber number)
    {
        var answer = await register.GetTicketLineageAsync(new() { Name = $"tickets/{number}" }, options);
        if (json)
        {
            writer.WriteLine(ProtoJson.Of(answer));
            return Exit.Done;
        }

        foreach (var line in TicketTree.Lines(answer, language))
            writer.WriteLine(line);
        if (answer.Cut)
            writer.WriteLine(Say("（过多，未全部列出）", "(there is more than this)"));
        WriteAsOf(answer.AsOf);
        return Exit.Done;
    }

    /// <summary>Writes what the comparison with the chain found; a difference is exit code 3.</summary>
    public int WriteFindings(RegisterNumber number, AsOf asOf, IReadOnlyList<Finding> findings)
    {
        var equal = findings.All(finding => finding.IsEqual);
        if (json)
        {
            var report = new { number = number.ToString(), asOf.Height, asOf.BlockHash, equal, findings };
            writer.WriteLine(JsonSerializer.Serialize(report, JsonOutput.Options));
            return equal ? Exit.Done : Exit.Refused;
        }

        var table = InEnglish ? new Table("", "fact", "index", "chain") : new Table("", "事实", "索引", "链上");
        foreach (var finding in findings)
            table.Add(finding.IsEqual ? "=" : "≠", finding.Fact, finding.Index, finding.Chain);
        table.Write(writer);
        WriteAsOf(asOf);
        writer.WriteLine((equal, InEnglish) switch
        {
            (true, false) => "一致：节点的答复与链上记录相同。",
            (true, true) => "Equal: the node's answer is what the chain says.",
            (false, false) => "不一致：节点的答复与链上记录不同。",
            (false, true) => "Different: the node's answer is not what the chain says.",
        });
        return equal ? Exit.Done : Exit.Refused;
    }

    private void WriteTicket(Ticket ticket, AsOf asOf)
    {
        var unit = ticket.Unit;
        var table = new Table();
        table.Add(Say("票号", "number"), ticket.Number);
        table.Add(Say("状态", "state"), InEnglish ? ticket.StateTextEn : ticket.StateTextZh);
        table.Add(Say("制发数量", "issued"), $"{ticket.IssuedText} {unit}");
        table.Add(Say("现有数量", "amount"), $"{ticket.AmountText} {unit}");
        table.Add(Say("可用数量", "free"), $"{ticket.FreeText} {unit}");
        table.Add(Say("质押", "pledged"), $"{ticket.PledgedText} {unit}");
        table.Add(Say("冻结", "frozen"), $"{ticket.FrozenText} {unit}");
        table.Add(Say("已抵消", "offset"), $"{ticket.OffsetText} {unit}");
        table.Add(Say("行政区划", "division"), $"{ticket.Division} {ticket.DivisionName}");
        table.Add(Say("地点", "place"), ticket.Place);
        table.Add(Say("监测期", "period"), $"{ticket.PeriodStart} – {ticket.PeriodEnd}");
        table.Add(Say("制发机关", "issuer"), ticket.Issuer?.Name ?? "");
        table.Add(Say("制发时间", "issued at"), Minute(ticket.IssuedTime));
        foreach (var child in ticket.Children)
            table.Add(Say("分出新票", "split off"), child);
        foreach (var lien in ticket.Liens)
        {
            var kind = Words.Of((Registry.Codes.LienKind)lien.Kind, language);
            var what = $"{kind} {lien.AmountText} {unit}  {lien.Owner?.Name}  {Standing(lien)}";
            table.Add(Say("权利负担", "lien"), what);
        }


        foreach (var voucher in ticket.Vouchers)
            table.Add(Say("抵消凭证", "voucher"), $"{voucher.Number}  {voucher.AmountText} {unit}  {Minute(voucher.Time)}");
        table.Write(writer);
        var notice = InEnglish ? ticket.DisclaimerEn : ticket.DisclaimerZh;
        if (notice.Length > 0)
            writer.WriteLine(notice);
        WriteAsOf(asOf);
    }

    private void WriteEvents(List<TicketEvent> events, AsOf asOf)
    {
        var table = InEnglish
            ? new Table("time", "block", "what", "transaction")
            : new Table("时间", "区块", "事项", "交易");
        foreach (var one in events)
        {
            table.Add(
                Minute(one.Time),
                one.Height.ToString(CultureInfo.InvariantCulture),
                InEnglish ? one.TextEn : one.TextZh,
                one.TransactionHash);
        }

        table.Write(writer);
        WriteAsOf(asOf);
    }

    private void WriteAsOf(AsOf asOf) => writer.WriteLine(InEnglish
        ? $"True as of block {asOf.Height} ({Minute(asOf.BlockTime)} China time) {asOf.BlockHash}"
        : $"截至区块 {asOf.Height}（{Minute(asOf.BlockTime)}）{asOf.BlockHash}");

    private string Standing(Lien lien) => lien.InForce
        ? Say("有效", "in force")
        : $"{Say("已解除", "released")} {Minute(lien.ReleasedTime)}";

    private string Say(string chinese, string english) => InEnglish ? english : chinese;

    private static string Minute(Timestamp? time) => time is null ? "" : ChinaTime.Minute((ulong)time.Seconds);
}
