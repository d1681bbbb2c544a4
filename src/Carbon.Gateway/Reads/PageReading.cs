using System.Globalization;
using Carbon.Index.Queries;

namespace Carbon.Gateway.Reads;

/// <summary>
/// Reads pages of lists. Rows are as they stand now, so a list that is read while the register goes on is of several
/// registers: each page says as of when it is true and whether that is another register than the first page's, and
/// whoever cannot bear that asks for consistent pages.
/// </summary>
internal sealed class PageReading(IndexReading reading)
{
    /// <summary>A page. Refused: PageTokenInvalid, RegisterMoved, and what `find` refuses.</summary>
    /// <exception cref="Answers.IndexBehindException">The index is not at the height asked for.</exception>
    public async Task<Result<TResponse>> ReadAsync<TRow, TResponse>(
        PageAsked asked,
        Func<IndexSnapshot, ListPlace, Result<ListPage<TRow>>> find,
        Func<IndexSnapshot, IReadOnlyList<TRow>, PageAnswered, TResponse> say,
        CancellationToken cancel)
        where TResponse : class
    {
        PageStart? begun = null;
        if (asked.Token.Length > 0)
        {
            if (!PageTokens.ReadStart(asked.Query, asked.Token).TryGet(out var read, out var invalid))
                return invalid;
            begun = read;
        }

        return await reading.ReadAsync<Result<TResponse>>(
            asked.MinHeight,
            (snapshot, asOf) =>
            {
                var mark = snapshot.Mark();
                var start = begun ?? PageStart.First(asOf.Height, mark);
                var moved = start.HasMoved(mark);
                if (moved && asked.Consistent)
                    return Moved(start.Height, asOf.Height);
                if (!find(snapshot, start.After).TryGet(out var page, out var refusal))
                    return refusal;
                var next = page.Next is { } place ? PageTokens.Make(asked.Query, start with { After = place }) : "";
                return say(snapshot, page.Rows, new PageAnswered(asOf, next, moved));
            },
            cancel);
    }

    private static Refusal Moved(ulong from, ulong to) => Refusal.Of(
        RefusalCode.RegisterMoved,
        ("height", from.ToString(CultureInfo.InvariantCulture)),
        ("heightNow", to.ToString(CultureInfo.InvariantCulture)));
}
