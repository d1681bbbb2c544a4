namespace Carbon.Registry.Policies;

/// <summary>Reads the terms for one kind of ticket out of a policy file.</summary>
internal static class KindReader
{
    // Longer than any list of codes.
    private const int CodesMax = 32;
    private const int ChainMax = 8;

    public static KindTerms Read(PolicyNode node)
    {
        node.HasMembers("kind", "name", "firstDay", "lastDay", "issuance", "disclaimer", "application", "moves",
            "uses");
        return new(
            node.Code<Kind>("kind"),
            PolicyReader.Bilingual(node, "name"),
            node.Day("firstDay"),
            node.Day("lastDay"),
            node.Flag("issuance"),
            node.Flag("disclaimer"),
            Application(node.Member("application")),
            Moves(node.Member("moves")),
            Uses(node.Member("uses")));
    }

    private static ApplicationRules Application(PolicyNode node)
    {
        node.HasMembers("reviewChain", "greenQuotaChain", "plantingAgreement", "reservePool", "applicants",
            "declarations", "areaMinHectares", "standAgeMinYears", "survivalMinPercent", "plantedSince", "exceptions",
            "standFacts", "paperCount", "reviewWorkingDays", "deductionMaxPercent");
        return new(
            node.List("reviewChain", 0, ChainMax, one => one.AsCode<Office>()),
            node.List("greenQuotaChain", 0, ChainMax, one => one.AsCode<Office>()),
            node.Flag("plantingAgreement"),
            node.Flag("reservePool"),
            Codes<PersonKind>(node, "applicants"),
            Codes<Declaration>(node, "declarations"),
            node.Number("areaMinHectares", 0, ApplicationRules.AreaMinHectaresMax),
            (byte)node.Number("standAgeMinYears", 0, ApplicationRules.StandAgeMinYearsMax),
            (byte)node.Number("survivalMinPercent", 0, 100),
            node.TryMember("plantedSince", out var since) && !since.IsNull ? since.AsDay() : null,
            node.Flag("exceptions"),
            node.Flag("standFacts"),
            (byte)node.Number("paperCount", 0, PolicyFile.PapersMax),
            (byte)node.Number("reviewWorkingDays", 0, byte.MaxValue),
            (byte)node.Number("deductionMaxPercent", 0, 100));
    }

    private static MoveRules Moves(PolicyNode node)
    {
        node.HasMembers("causes", "transferIsChangeToo", "consentOfAll", "reprintCauses", "lossNoticeDays",
            "buyInBuyers", "liens", "severalPledges", "holderInside", "tendingDuty");
        return new(
            Codes<TransferCause>(node, "causes"),
            node.Flag("transferIsChangeToo"),
            node.Flag("consentOfAll"),
            Codes<LossCause>(node, "reprintCauses"),
            (ushort)node.Number("lossNoticeDays", 0, MoveRules.LossNoticeDaysMax),
            Codes<PersonKind>(node, "buyInBuyers"),
            Codes<LienKind>(node, "liens"),
            node.Flag("severalPledges"),
            node.Flag("holderInside"),
            node.Flag("tendingDuty"));
    }

    private static UseRules Uses(PolicyNode node)
    {
        node.HasMembers("offsetRule", "purposes", "useInside", "caseOpeners", "caseModes", "quotas", "ticketsFirst",
            "dividends");
        return new(
            node.Code<OffsetRule>("offsetRule"),
            Codes<Purpose>(node, "purposes"),
            node.Flag("useInside"),
            Codes<MemberKind>(node, "caseOpeners"),
            Codes<CaseMode>(node, "caseModes"),
            node.Flag("quotas"),
            node.Flag("ticketsFirst"),
            node.Flag("dividends"));
    }

    private static IReadOnlyList<TCode> Codes<TCode>(PolicyNode node, string name)
        where TCode : struct, Enum => node.List(name, 0, CodesMax, one => one.AsCode<TCode>());
}
