using Carbon.Registry.Policies;

namespace Carbon.Model.Tests;

/// <summary>The rules of the run: the policy files', and those of two made-up divisions for all else.</summary>
internal static class Terms
{
    private static readonly uint AllPersons = All<PersonKind>();

    public static IReadOnlyList<PolicyTerms> Of(Dice dice, ulong fromSeconds, ulong untilSeconds) =>
    [
        .. Files().SelectMany(file => file.Kinds.Select(kind => file.ToTerms(kind.Kind, dice.Digest())))
            .Append(City(dice)).Append(Stands(dice))
            .Select(terms => terms with { ValidFromSeconds = fromSeconds, ValidUntilSeconds = untilSeconds }),
    ];

    /// <summary>The next version: the same with something changed.</summary>
    public static PolicyTerms Next(PolicyTerms terms, Dice dice, ulong nowSeconds)
    {
        var from = Math.Max(terms.ValidFromSeconds, nowSeconds + dice.Between(0, 200_000));
        var next = terms with
        {
            DocumentHash = dice.Digest(),
            ValidFromSeconds = from,
            ValidUntilSeconds = from + (dice.Chance(0.2) ? 3_000_000 : 900_000_000UL),
        };
        return dice.Below(6) switch
        {
            0 => next with { Move = next.Move with { SeveralPledges = !next.Move.SeveralPledges } },
            1 => next with { Move = next.Move with { ConsentOfAll = !next.Move.ConsentOfAll } },
            2 => next with { Move = next.Move with { ChangeToo = !next.Move.ChangeToo } },
            3 => next with { Use = next.Use with { UseInside = !next.Use.UseInside } },
            4 => next with { Application = next.Application with { Exceptions = !next.Application.Exceptions } },
            _ => next,
        };
    }

    /// <summary>The same as the contract takes them.</summary>
    public static PoliciesContract.Policy Words(PolicyTerms terms) => new(
        terms.Division, (byte)terms.Kind, terms.ValidFromSeconds, terms.ValidUntilSeconds, terms.Issuance,
        terms.Disclaimer, Words(terms.Application), Words(terms.Move), Words(terms.Use),
        new(terms.DocumentHash.ToBytes()));

    private static PoliciesContract.ApplicationTerms Words(ApplicationTerms terms) => new(
        Chain(terms.ReviewChain), Chain(terms.GreenQuotaChain), terms.PlantingAgreement, terms.Pool,
        terms.ApplicantKinds, terms.Declarations, terms.AreaMinMuThousandths, terms.StandAgeMinDays,
        terms.SurvivalMinPercent, terms.PlantedSinceDay, terms.Exceptions, terms.StandFacts, terms.PaperCount,
        terms.ReviewWorkingDays, terms.DeductionMaxBasisPoints);

    private static PoliciesContract.MoveTerms Words(MoveTerms terms) => new(
        terms.Causes, terms.ChangeToo, terms.ConsentOfAll, terms.LossCauses, terms.LossNoticeDays, terms.BuyInKinds,
        terms.LienKinds, terms.SeveralPledges, terms.HolderInside, terms.TendingDuty);

    private static PoliciesContract.UseTerms Words(UseTerms terms) => new(
        (byte)terms.Rule, terms.Purposes, terms.UseInside, terms.CaseOpeners, terms.CaseModes, terms.Quotas,
        terms.TicketsFirst, terms.Dividends);

    private static IEnumerable<PolicyFile> Files()
    {
        foreach (var path in Directory.EnumerateFiles(Path.Combine(Places.Root, "policies"), "??????.json").Order())
        {
            var read = PolicyFile.TryParse(File.ReadAllBytes(path), out var file, out var faults);
            Assert.True(read, string.Join(", ", faults));
            yield return file!;
        }
    }

    private static PolicyTerms City(Dice dice) => new(
        110108, Kind.Carbon, 0, 0, true, false,
        new([Office.Review], [Office.Review, Office.Certify], true, true, AllPersons, 0, 0, 0, 85, 0, true, false, 0, 0,
            5_000),
        new((ushort)All<TransferCause>(), false, true, (byte)All<LossCause>(), 3, AllPersons, 6, true, false, false),
        new(OffsetRule.Partial, All<Purpose>(), false, All<MemberKind>(), (byte)All<CaseMode>(), true, true, true),
        dice.Digest());

    private static PolicyTerms Stands(Dice dice) => new(
        330700, Kind.CollectiveStand, 0, 0, true, false,
        new([Office.Approve], [Office.Review, Office.Certify], true, false, AllPersons, 0, 0, 0, 0, 0, false, true,
            0, 0, 0),
        new((ushort)All<TransferCause>(), true, false, (byte)All<LossCause>(), 20, AllPersons, 6, true, true, true),
        new(OffsetRule.Partial, All<Purpose>(), true, All<MemberKind>(), (byte)All<CaseMode>(), false, false, true),
        dice.Digest());

    private static uint All<TCode>()
        where TCode : struct, Enum => Sets.Pack(Enum.GetValues<TCode>()) & ~1u;

    private static byte[] Chain(IReadOnlyList<Office> offices)
    {
        var packed = new byte[8];
        for (var i = 0; i < offices.Count; i++)
            packed[i] = (byte)offices[i];
        return packed;
    }
}
