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
        if (file.Offices.DistinctBy(holding => (holding.Office, holding.MemberKind)).Count() != file.Offices.Count)
            yield return "offices: an office stands twice for the same sort of institution";
    }

    private static IEnumerable<string> FaultsOf(KindTerms terms, PolicyFile file) =>
    [
        .. FaultsOfDates(terms),
        .. FaultsOf(terms.Application, terms.Issuance, file),
        .. FaultsOf(terms.Moves),
        .. FaultsOf(terms.Uses, file),
    ];

    private static IEnumerable<string> FaultsOfDates(KindTerms terms)
    {
        if (terms.FirstDay > terms.LastDay)
            yield return "ends before it starts";
        if (terms.Application.PlantedSince > terms.FirstDay)
            yield return "asks for planting after its own start";
    }

    private static IEnumerable<string> FaultsOf(ApplicationRules rules, bool issuance, PolicyFile file)
    {
        if (issuance && rules.ReviewChain.Count == 0)
            yield return "issues without any review";
        if (issuance && rules.Applicants.Count == 0)
            yield return "issues to nobody";
        if (HasTwice(rules.ReviewChain) || HasTwice(rules.GreenQuotaChain))
            yield return "reviews twice in one office";
        if (HasTwice(rules.Applicants) || HasTwice(rules.Declarations))
            yield return "names an applicant or a declaration twice";
        if (rules.PaperCount != 0 && rules.PaperCount != file.Papers.Count)
            yield return $"asks for {rules.PaperCount} papers where the file lists {file.Papers.Count}";
        foreach (var office in rules.ReviewChain.Concat(rules.GreenQuotaChain).Distinct())
        {
            if (office > Office.CoApprove)
                yield return $"{office} is no reviewing office";
            if (!IsHeld(office, file))
                yield return $"nobody holds the office {office}";
        }

        if (rules.PlantingAgreement && !IsHeld(Office.Approve, file))
            yield return "nobody holds the office Approve, which accepts planting";
    }

    private static IEnumerable<string> FaultsOf(MoveRules rules)
    {
        if (HasTwice(rules.Causes) || HasTwice(rules.ReprintCauses) || HasTwice(rules.BuyInBuyers)
            || HasTwice(rules.Liens))
            yield return "names a cause, a buyer or a claim twice";
        if (rules.Causes.Contains(TransferCause.BuyIn) != rules.BuyInBuyers.Count > 0)
            yield return "the cause BuyIn and its buyers must go together";
        if (rules.ReprintCauses.Count > 0 != rules.LossNoticeDays > 0)
            yield return "the causes of printing again and the days of announcement must go together";
        if (rules.Liens.Any(kind => kind is not (LienKind.Pledge or LienKind.Mortgage)))
            yield return "a lender's claim is a pledge or a mortgage";
        if (rules.SeveralPledges && rules.Liens.Count == 0)
            yield return "lets several pledges lie where none may";
    }

    private static IEnumerable<string> FaultsOf(UseRules rules, PolicyFile file)
    {
        if (HasTwice(rules.Purposes))
            yield return "names a purpose twice";
        if (HasTwice(rules.CaseOpeners) || HasTwice(rules.CaseModes))
            yield return "names an opener or a mode of cases twice";
        if (rules.CaseOpeners.Count > 0 != rules.CaseModes.Count > 0)
            yield return "the openers and the modes of cases must go together";
        foreach (var kind in rules.CaseOpeners.Distinct())
        {
            if (!file.Offices.Any(holding => holding.Office == Office.Refer && holding.MemberKind == kind))
                yield return $"{kind} opens cases without the office Refer";
        }

        if (rules.Quotas && !IsHeld(Office.SetQuota, file))
            yield return "nobody holds the office SetQuota";
        if (rules.TicketsFirst && !rules.Quotas)
            yield return "asks for tickets first where nobody has a quota";
    }

    private static bool IsHeld(Office office, PolicyFile file) =>
        file.Offices.Any(holding => holding.Office == office);

    private static bool HasTwice<TCode>(IReadOnlyList<TCode> codes) => codes.Distinct().Count() != codes.Count;

    private static MemberKind KindOf(OfficeHolding holding) => holding.MemberKind;
}
