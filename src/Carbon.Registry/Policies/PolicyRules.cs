namespace Carbon.Registry.Policies;

/// <summary>What the parts of a policy file must be to one another; the contracts refuse the same.</summary>
internal static class PolicyRules
{
    // The two keys of the ledger: nobody who issues or cancels also files or offsets.
    private static readonly Office[] ForestryKeys = [Office.Issue, Office.Cancel];
    private static readonly Office[] EcologyKeys = [Office.File, Office.Offset];

    public static IEnumerable<string> FaultsOf(PolicyFile file)
    {
        foreach (var (terms, index) in file.Kinds.Select((terms, index) => (terms, index)))
        {
            foreach (var fault in FaultsOf(terms, file))
                yield return $"kinds[{index}]: {fault}";
        }

        if (file.Kinds.DistinctBy(terms => terms.Kind).Count() != file.Kinds.Count)
            yield return "kinds: a kind stands twice";
        if (file.Disclaimer is not null != file.Kinds.Any(terms => terms.Disclaimer))
            yield return "disclaimer: the text and the kinds that ask for it must go together";
        var bothKeys = file.Offices.Where(holding => ForestryKeys.Contains(holding.Office)).Select(KindOf)
            .Intersect(file.Offices.Where(holding => EcologyKeys.Contains(holding.Office)).Select(KindOf));
        foreach (var kind in bothKeys)
            yield return $"offices: {kind} would hold both keys of the ledger";
        if (file.Offices.DistinctBy(holding => holding.Office).Count() != file.Offices.Count)
            yield return "offices: an office stands twice";
    }

    private static IEnumerable<string> FaultsOf(KindTerms terms, PolicyFile file)
    {
        if (terms.FirstDay > terms.LastDay)
            yield return "ends before it starts";
        if (terms.Issuance && terms.ReviewChain.Count == 0)
            yield return "issues without any review";
        if (terms.ReviewChain.Distinct().Count() != terms.ReviewChain.Count)
            yield return "reviews twice in one office";
        if (terms.Purposes.Distinct().Count() != terms.Purposes.Count)
            yield return "names a purpose twice";
        foreach (var office in terms.ReviewChain)
        {
            if (office > Office.CoApprove)
                yield return $"{office} is no reviewing office";
            if (file.Offices.All(holding => holding.Office != office))
                yield return $"nobody holds the office {office}";
        }
    }

    private static MemberKind KindOf(OfficeHolding holding) => holding.MemberKind;
}
