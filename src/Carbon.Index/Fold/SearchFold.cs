using Carbon.Index.Queries;

namespace Carbon.Index.Fold;

/// <summary>Keeps by which characters and words a lot is found. Its texts cannot change once it is a lot.</summary>
internal static class SearchFold
{
    public static void Take(FoldContext context, RegisterNumber lot)
    {
        var texts = context.Session.One("SELECT place, bounds, species, method FROM applications WHERE number = $1",
            row => Enumerable.Range(0, 4).Select(row.GetString).ToList(), lot.Cell())!;
        foreach (var term in texts.SelectMany(SearchWords.TermsOf).Distinct(StringComparer.Ordinal))
            context.Change("INSERT INTO lot_terms (term, lot) VALUES ($1, $2)", term, lot.Cell());
    }
}
