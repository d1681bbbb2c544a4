using System.Numerics;
using static Carbon.Index.Tests.Sample;

namespace Carbon.Index.Tests;

/// <summary>A chain on which every kind of event happens at least once.</summary>
internal static class Everything
{
    public static readonly RegisterNumber SecondLot = RegisterNumber.From(Division, Series.A, 2026, 2);
    public static readonly Digest Case = Doc("case");
    public static readonly Digest Quota = Doc("quota");
    public static readonly Digest Planting = Doc("planting");

    private const ulong Later = 1_950_000_000;

    public static TestChain Chain()
    {
        var chain = Issued();
        Holders(chain);
        Reserve(chain);
        Moves(chain);
        Claims(chain);
        Courts(chain);
        Uses(chain);
        Reports(chain);
        Institutions(chain);
        return chain;
    }

    private static void Holders(TestChain chain)
    {
        chain.Add(new PersonKeySet(Mill, Account(7), Forestry, Doc("key")),
            new PersonIdentityChanged(Mill, Doc("new name"), Forestry, Doc("renamed")));
        chain.Add(FreezePerson("a", Mill), new PersonFreezeRenewed(Doc("freeze a"), Mill, Court, Later, Doc("longer")));
        chain.Add(UnfreezePerson("a", Mill), FreezePerson("b", Mill));
        chain.Add(new PersonFreezeLapsed(Doc("freeze b"), Mill, Forestry, Doc("over")));
        chain.Add(new CalendarPublished(2026, [(BigInteger.One << 256) - 1, (BigInteger.One << 109) - 1], Doc("cal")));
        chain.Add(new CalendarPublished(2026, [(BigInteger.One << 255) + 5, 12345], Doc("cal 2")));
    }

    private static void Reserve(TestChain chain)
    {
        chain.Add(new PlantingAgreed(Planting, Division, Village, 400_000, Forestry, Doc("agreed")),
            new PlantingReported(Planting, Forestry, Doc("done")));
        chain.Add(new PlantingRefused(Planting, Ecology, Doc("not yet")));
        chain.Add(new PlantingReported(Planting, Forestry, Doc("done again")),
            new PlantingAccepted(Planting, Ecology, Doc("accepted")));
        var content = ContentOf("second") with { Route = ApplicationRoute.NewPlanting, PlantingId = Planting };
        var hash = Doc("second content");
        chain.Add(new ApplicationSubmitted(SecondLot, Policy, content, Doc("old"), 2, Forestry, Doc("s form")));
        chain.Add(new CorrectionAsked(SecondLot, Office.Review, Forestry, Doc("old"), Doc("please")));
        chain.Add(new ApplicationCorrected(SecondLot, content, hash, 2, Forestry, Doc("s form 2")));
        chain.Add(new ExceptionGranted(SecondLot, Office.Review, 2, Forestry, hash, Doc("reasons")),
            new ApplicationApproved(SecondLot, Office.Review, Forestry, hash, Doc("s review"), true));
        chain.Add(new ReductionFiled(SecondLot, Doc("s certificate"), 900 * Tonne, Ecology, hash),
            new LotPooled(SecondLot, 900 * Tonne));
        chain.Add(new ReversalRecorded(SecondLot, ReversalCause.Fire, 100, 100, Forestry, Doc("fire")),
            new LotRemoved(SecondLot, Forestry, Doc("bought back")));
        chain.Add(Ended(3, number => new ApplicationRejected(number, Office.Review, Forestry, hash, Doc("no"))));
        chain.Add(Ended(4, number => new ApplicationWithdrawn(number, Forestry, Doc("mine again"))));
        chain.Add([
            .. Ended(5, number => new ApplicationDisqualified(number, Office.Review, Forestry, hash, Doc("forged"))),
            new PersonStandingSet(Village, PersonStanding.Disqualified, Forestry, Doc("forged"))]);
    }

    private static RegistryEvent[] Ended(uint sequence, Func<RegisterNumber, RegistryEvent> end)
    {
        var number = RegisterNumber.From(Division, Series.A, 2026, sequence);
        return
        [
            new ApplicationSubmitted(number, Policy, ContentOf("x"), Doc("second content"), 0, Forestry,
                Doc($"form {sequence}")),
            end(number),
        ];
    }

    /// <summary>Leaves ticket 1 with 10 000 t; 2 to Nickel; 3 and 4 split and merged into 5; 6 with shares.</summary>
    private static void Moves(TestChain chain)
    {
        chain.Add(Part(1, 2, 1_723 * Tonne, Nickel),
            new ChangeRegistered(Ticket(1), ChangeKind.Ownership, Forestry, Doc("part 2")),
            new TendingDutyPassed(Ticket(2)));
        chain.Add(Split(2, (3, 723 * Tonne), (4, 1_000 * Tonne)));
        chain.Add(Merge(5, 1_723 * Tonne, 3, 4));
        chain.Add(Part(1, 6, 1_000 * Tonne, Nickel));
        chain.Add(Give(6, new Share(Village, 1), new Share(Nickel, 2)));
        chain.Add(new ShareTransferred(Ticket(6), Nickel, Mill, 1, TransferCause.Sale, Forestry, Doc("share")));
        chain.Add(new OwnershipChanged(Ticket(6), Ownership.Joint,
            [new Share(Mill, 1), new Share(Nickel, 1), new Share(Village, 1)], Forestry, Doc("joint")));
        chain.Add(new LossReported(Ticket(6), LossCause.Lost, Later, Forestry, Doc("lost")));
        chain.Add(new LossWithdrawn(Ticket(6), Forestry, Doc("found")),
            new LossReported(Ticket(6), LossCause.Damaged, Later, Forestry, Doc("torn")));
        chain.Add(new TicketReissued(Ticket(6), 2, Forestry, Doc("paper 2")));
    }

    private static void Claims(TestChain chain)
    {
        chain.Add(Propose("loan", (1, 4_000 * Tonne), (5, 723 * Tonne)), Propose("no", (1, 1)),
            Propose("back", (1, 1)));
        chain.Add(Accept("loan", (1, 4_000 * Tonne, 1), (5, 723 * Tonne, 1)));
        chain.Add(new PledgeDeclined(Doc("pledge no"), Bank, Doc("declined")),
            new PledgeWithdrawn(Doc("pledge back"), Forestry, Doc("withdrawn")));
        chain.Add(new CoverAttached(Doc("pledge loan"), CoverKind.Insurance, Insurer, Later, Doc("policy")));
        chain.Add(new LienRenewed(LienOf("loan", 1), Ticket(1), Bank, Later, Doc("longer loan")));
        chain.Add(Release("loan", 5));
    }

    private static void Courts(TestChain chain)
    {
        chain.Add(Freeze("first", 1, 9_000 * Tonne, 2), Freeze("second", 1, 3_000 * Tonne, 3));
        chain.Add(new LienLapsed(LienOf("second", 1), Ticket(1), Forestry, Doc("lapsed")));
        chain.Add(FreezeRoot("all", 5), FreezeRoot("old", 1, 4));
        chain.Add(Unfreeze("all", 5), Unfreeze("old", 1));
        chain.Add(Enforce("loan", 1, 7, 4_000 * Tonne, Mill));
        chain.Add([Unfreeze("first", 1), .. Rule("ruling", 1, 8, 1_000 * Tonne, Mill)]);
        chain.Add(new RulingExecuted(Ticket(8), Nickel, Court, 1_000 * Tonne, Doc("whole")),
            new TicketTransferred(Ticket(8), Ownership.Sole, [new Share(Nickel, 1)], TransferCause.Ruling, Court,
                Doc("whole")));
        chain.Add(new AnnulmentProposed(Doc("a1"), Ticket(8), AnnulmentCause.Error, Forestry, Doc("error")),
            new AnnulmentProposed(Doc("a2"), Ticket(8), AnnulmentCause.Fraud, Forestry, Doc("fraud")));
        chain.Add(new AnnulmentDeclined(Doc("a1"), Ecology, Doc("not so")),
            new AnnulmentConfirmed(Doc("a2"), Ecology, Doc("yes")),
            new TicketAnnulled(Ticket(8), 1_000 * Tonne, AnnulmentCause.Fraud, Ecology, Doc("yes")));
    }

    private static void Uses(TestChain chain)
    {
        chain.Add(new CaseOpened(Case, Policy,
            new CaseContent(Division, Kind.Carbon, Doc("case hash"), default, CaseMode.Voluntary, 700, 0), Court,
            Doc("opened")));
        chain.Add(new CaseAssessed(Case, Mill, 900, 50 * Tonne, Court, Doc("assessed")),
            new CaseSubscribed(Case, 1, new Subscription(Mill, 500, 0, Later, 1_790_000_123), Court, Doc("sub")));
        chain.Add(new LeniencyRecorded(Case, 1, 1_790_000_123, Court, Doc("lenient")),
            new CasePublicationSet(Case, true, Court, Doc("public")));
        chain.Add(new QuotaSet(Quota, Policy,
            new QuotaContent(Division, Mill, 2026, 1, 2, false, 1_000, 900 * Tonne, 400 * Tonne), true, Ecology,
            Doc("quota set")));
        chain.Add(Ask("case", OffsetOf((5, 723 * Tonne), (7, 10 * Tonne)) with { CaseId = Case }),
            Ask("quota", OffsetOf((7, 20 * Tonne)) with { QuotaId = Quota, Purpose = Purpose.ExcessEmission }));
        chain.Add(AskOffset("rest", (5, 1_000 * Tonne)), AskOffset("never", (7, 1)), AskOffset("mine", (7, 1)));
        chain.Add([.. Grant("case", 1, (5, 723 * Tonne), (7, 10 * Tonne)),
            new CaseAnswered(Case, Voucher(1), 733 * Tonne, 733 * Tonne)]);
        chain.Add([.. Grant("quota", 2, (7, 20 * Tonne)),
            new QuotaAnswered(Quota, Voucher(2), 20 * Tonne, 20 * Tonne)]);
        chain.Add(Grant("rest", 3, (5, 1_000 * Tonne)));
        chain.Add(new OffsetRefused(Doc("offset never"), Ecology, Doc("why not")),
            new OffsetWithdrawn(Doc("offset mine"), Forestry, Doc("never mind")));
        chain.Add(new QuotaMetOtherwise(Quota, 5 * Tonne, 5 * Tonne, Ecology, Doc("other means")));
        chain.Add(new CaseClosed(Case, CaseOutcome.Fulfilled, Court, Doc("closed")));
        chain.Add(new TicketCancelled(Ticket(5), Forestry, Doc("cancel")));
        chain.Add(new PlantingCredited(Division, Mill, Purpose.PlantingDuty, 2026, 66_000, 90, "樟子松", Ecology,
            Doc("credit")));
    }

    private static void Reports(TestChain chain)
    {
        chain.Add(new ComplaintFiled(Doc("c1"), Division, Ticket(1), Forestry, Doc("report")),
            new ComplaintFiled(Doc("c2"), Division, default, Forestry, Doc("report 2")));
        chain.Add(new ComplaintAnswered(Doc("c1"), ComplaintStatus.Upheld, Forestry, Doc("answer")));
        chain.Add(new DividendDeclared(Doc("d1"), Ticket(6), 1_000, 0,
            [new DividendPart(Mill, 333), new DividendPart(Nickel, 333), new DividendPart(Village, 333)], 1, Forestry,
            Doc("income")));
        chain.Add(new DividendPaid(Doc("d1"), Nickel, 333, Forestry, Doc("paid")),
            new DividendDeclared(Doc("d2"), Ticket(6), 500, 1, [new DividendPart(Mill, 501)], 0, Forestry,
                Doc("income 2")));
    }

    private static void Institutions(TestChain chain)
    {
        chain.Add(new ActProposed(Doc("act"), Forestry, Account(9), HexText.From([1, 2]), Doc("why")),
            new ActApproved(Doc("act"), Forestry, Later));
        chain.Add(new ActEnacted(Doc("act")));
        chain.Add(new MandateWithdrawn(Village, Forestry, Forestry, Doc("over")));
        // The bank's name holds a zero character and quotes: its old row must come back whole.
        chain.Add(new MemberStandingSet(Bank, false, Doc("standing")), new KeyRevoked(Bank, Account(3), Doc("lost")));
        chain.Add(new Paused(Court, Doc("stop")));
        chain.Add(new Resumed(Doc("go on")), new Paused(Court, Doc("stop again")));
        chain.Add(new CouncilSet([Ecology, Forestry], 1, 60), new OfficesSet(Forestry, Division, 6, Doc("offices")));
    }
}
