using System.Globalization;
using Carbon.Gateway.Answers;
using Carbon.Gateway.Writes;
using Carbon.Index.Rows;
using Grpc.Core;

namespace Carbon.Gateway.Reads;

/// <summary>What happened by month, for gRPC and JSON.</summary>
internal sealed class StatisticsReads(PageReading pages, AnswerDesk answers)
{
    public Task<Wire.GetStatisticsResponse> GetStatisticsAsync(
        Wire.GetStatisticsRequest request, ServerCallContext call) =>
        answers.AnswerAsync(call, _ => FindAsync(request, call.CancellationToken));

    /// <summary>A page of statistics. Refused: FieldInvalid, and as every page.</summary>
    /// <exception cref="IndexBehindException">The index is not at the height asked for.</exception>
    public async Task<Result<Wire.GetStatisticsResponse>> FindAsync(
        Wire.GetStatisticsRequest r, CancellationToken cancel)
    {
        var f = new RequestFields();
        var division = f.DivisionOrNone(r.Division);
        var (from, to) = (f.MonthOr(0, r.FromMonth), f.MonthOr(uint.MaxValue, r.ToMonth));
        f.Require(from <= to, r.ToMonth, "not before the first month");
        var asked = PageAsked.Of(
            f, r, (r.PageSize, Limits.PublicPageSizeMax), r.PageToken, (r.MinHeight, r.Consistent));
        return f.Refusal is { } wrong ? wrong : await pages.ReadAsync<StatisticRow, Wire.GetStatisticsResponse>(
            asked,
            (snapshot, after) => snapshot.Statistics(division, (from, to), after, asked.Size),
            (_, rows, page) => new()
            {
                Statistics = { rows.Select(View) },
                NextPageToken = page.NextToken,
                AsOf = page.AsOf,
                Moved = page.Moved,
            },
            cancel);
    }

    private static Wire.Statistic View(StatisticRow row) => new()
    {
        Division = row.Division,
        Kind = (Wire.Kind)row.Kind,
        Month = string.Create(CultureInfo.InvariantCulture, $"{row.Month / 100:D4}-{row.Month % 100:D2}"),
        Measure = (Wire.Measure)row.Measure,
        Purpose = (Wire.Purpose)row.Purpose,
        Count = row.Count,
        Amount = row.Amount.ToString(CultureInfo.InvariantCulture),
        AmountText = AmountText.Plain(row.Amount, row.Kind),
    };
}
