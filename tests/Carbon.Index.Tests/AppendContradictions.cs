using System.Numerics;
using static Carbon.Index.Tests.Sample;

namespace Carbon.Index.Tests;

/// <summary>What cannot follow upon a chain with one issued ticket.</summary>
internal static class AppendContradictions
{
    public static Dictionary<string, RegistryEvent[]> All() =>
        new[] { Moves, Liens, Sides, Claims, Institutions }.SelectMany(group => group)
            .ToDictionary(StringComparer.Ordinal);

    private static Dictionary<string, RegistryEvent[]> Moves => new(StringComparer.Ordinal)
    {
        ["part of an unknown ticket"] = [Part(9, 10, 1, Nickel)],
        ["part as large as the whole"] = [Part(1, 2, Certified, Nickel)],
        ["part to an unknown person"] = [Part(1, 2, 1, new PersonId(99))],
        ["number used twice"] = [Part(1, 2, 1, Nickel), Part(1, 2, 1, Nickel)],
        ["part of a frozen amount"] = [Freeze("f", 1, Certified - 5), Part(1, 2, 6, Nickel)],
        ["part of a lost ticket"] = [Lose(1), Part(1, 2, 1, Nickel)],
        ["part under a root freeze"] = [FreezeRoot("r", 1), Part(1, 2, 1, Nickel)],
        ["part under a freeze of a root it was merged from"] =
            [Part(1, 2, 5, Village), Merge(3, Certified, 1, 2), FreezeRoot("r", 1), Part(3, 4, 1, Nickel)],
        ["transfer of an unknown ticket"] = [Give(9, new Share(Mill, 1))],
        ["transfer under a lien"] = [Freeze("f", 1, 1), Give(1, new Share(Mill, 1))],
        ["share that its owner has not"] = [Give(1, Two), Share(Village, 2)],
        ["share of a sole owner"] = [Share(Village, 1)],
        ["share of nobody who owns"] = [Give(1, Two), Share(Mill, 1)],
        ["ownership of other persons"] =
            [Give(1, Two), new OwnershipChanged(Ticket(1), Ownership.Joint, [new Share(Mill, 1), Two[0]], Forestry, D)],
        ["joint ownership of one"] =
            [new TicketTransferred(Ticket(1), Ownership.Joint, [new Share(Mill, 1)], TransferCause.Gift, Forestry, D)],
        ["split that leaves something"] = [Split(1, (2, 1), (3, Certified - 2))],
        ["split into nothing"] = [Split(1, (2, 0), (3, Certified))],
        ["merge of unlike owners"] = [Part(1, 2, 5, Nickel), Merge(3, Certified, 1, 2)],
        ["merge of another sum"] = [Part(1, 2, 5, Village), Merge(3, Certified - 1, 1, 2)],
        ["merge of a ticket with itself"] = [Merge(3, 2 * Certified, 1, 1)],
        ["loss of a lost ticket"] = [Lose(1), Lose(1)],
        ["loss that was not reported"] = [new LossWithdrawn(Ticket(1), Forestry, D)],
        ["print without a loss"] = [new TicketReissued(Ticket(1), 2, Forestry, D)],
        ["print that leaves a version out"] = [Lose(1), new TicketReissued(Ticket(1), 3, Forestry, D)],
        ["transfer to nobody"] = [Give(1)],
        ["sole ownership of nobody"] =
            [new TicketTransferred(Ticket(1), Ownership.Sole, [], TransferCause.Gift, Forestry, D)],
        ["issue over the lot"] = [Issue(2, 1)],
        ["cancel of a live ticket"] = [new TicketCancelled(Ticket(1), Forestry, D)],
    };

    private static Dictionary<string, RegistryEvent[]> Liens => new(StringComparer.Ordinal)
    {
        ["pledge over what is free"] = [Freeze("f", 1, Certified - 5), .. Pledge("p", 1, 6, 2)],
        ["pledge of a lost ticket"] = [Lose(1), .. Pledge("p", 1, 6)],
        ["lien over the ticket"] = [Freeze("big", 1, Certified + 1)],
        ["lien of a rank that is not the next"] = [Freeze("f", 1, 1, 2)],
        ["lien of a rank that stands"] = [Freeze("f", 1, 1), Freeze("g", 1, 1)],
        ["lien released twice"] = [Freeze("f", 1, 1), Unfreeze("f", 1), Unfreeze("f", 1)],
        ["lien released by another"] = [Freeze("f", 1, 1), new LienReleased(LienOf("f", 1), Ticket(1), Bank, D)],
        ["lien renewed by another"] = [Freeze("f", 1, 1), new LienRenewed(LienOf("f", 1), Ticket(1), Bank, 9, D)],
        ["pledge that lapses"] = [.. Pledge("p", 1, 5), new LienLapsed(LienOf("p", 1), Ticket(1), Forestry, D)],
        ["freeze that is enforced"] = [Freeze("f", 1, 5), .. Enforce("f", 1, 2, 5, Mill)],
        ["pledge enforced for another amount"] = [.. Pledge("p", 1, 5), .. Enforce("p", 1, 2, 4, Mill)],
        ["root freeze of a child"] = [Part(1, 2, 1, Nickel), FreezeRoot("r", 2)],
        ["root freeze of an amount"] = [((LienPlaced)FreezeRoot("r", 1)) with { Amount = 5 }],
        ["pledge that was not proposed"] = Accept("none", (1, 1, 1)),
        ["cover of a pledge that is not accepted"] =
            [Propose("p", (1, 5)), new CoverAttached(Doc("pledge p"), CoverKind.Insurance, Insurer, 0, D)],
        ["freeze of a person ended twice"] =
            [FreezePerson("f", Mill), UnfreezePerson("f", Mill), UnfreezePerson("f", Mill)],
    };

    /// <summary>What one contract says and the other does not.</summary>
    private static Dictionary<string, RegistryEvent[]> Sides => new(StringComparer.Ordinal)
    {
        ["pledge accepted without its lien"] = [Propose("a", (1, 5)), Accept("a", (1, 5, 1))[0]],
        ["pledge accepted for another amount"] = [Propose("a", (1, 5)), .. Accept("a", (1, 4, 1))],
        ["pledge with a lien left out"] =
            [Part(1, 2, 9, Nickel), Propose("a", (1, 5), (2, 5)), .. Accept("a", (1, 5, 1))],
        ["lien of a pledge that nobody accepted"] = [Propose("a", (1, 5)), Accept("a", (1, 5, 1))[1]],
        ["ruling without its move"] = [Rule("r", 1, 2, 5, Mill)[0]],
        ["move without its ruling"] = [Rule("r", 1, 2, 5, Mill)[1]],
        ["ruling to another person"] = [Rule("r", 1, 2, 5, Mill)[0], Rule("r", 1, 2, 5, Nickel)[1]],
        ["ruling of another amount"] = [Rule("r", 1, 2, 5, Mill)[0], Rule("r", 1, 2, 6, Mill)[1]],
        ["ruling over a pledge"] = [.. Pledge("p", 1, 5), .. Rule("r", 1, 2, Certified - 4, Mill)],
        ["enforcement without the ledger"] = [.. Pledge("p", 1, 5), Enforce("p", 1, 2, 5, Mill)[0]],
        ["enforcement without the court"] = [.. Pledge("p", 1, 5), Enforce("p", 1, 2, 5, Mill)[1]],
        ["enforcement of no lien"] = [Enforce("none", 1, 2, 5, Mill)[0]],
        ["annulment that the ledger does not do"] = [Annul[0], Annul[1]],
        ["annulment that nobody confirmed"] = [Annul[0], Annul[2]],
        ["annulment for another cause"] =
            [Annul[0], Annul[1], ((TicketAnnulled)Annul[2]) with { Cause = AnnulmentCause.Error }],
        ["annulment under a lien"] = [Freeze("f", 1, 1), .. Annul],
        ["offset without a voucher"] = [new AmountOffset(Ticket(1), Voucher(1), 5, Ecology)],
        ["voucher without an offset"] = [AskOffset("o", (1, 5)), Grant("o", 1, (1, 5))[0]],
        ["voucher of another sum"] =
            [AskOffset("o", (1, 5)), ((OffsetGranted)Grant("o", 1, (1, 5))[0]) with { Amount = 6 },
            .. Grant("o", 1, (1, 5)).Skip(1)],
        ["offset of another amount"] = [AskOffset("o", (1, 5)), Grant("o", 1, (1, 5))[0], Grant("o", 1, (1, 6))[1]],
        ["offset with an item left out"] =
            [Part(1, 2, 9, Nickel), AskOffset("o", (1, 5), (2, 5)), .. Grant("o", 1, (1, 5), (2, 5)).SkipLast(1)],
        ["voucher of a case that does not book it"] =
            [Open(), Ask("o", OffsetOf((1, 5)) with { CaseId = Doc("case") }), .. Grant("o", 1, (1, 5))],
        ["case that books what no voucher gave"] = [Open(), new CaseAnswered(Doc("case"), Voucher(1), 5, 5)],
        ["quota that books what no voucher gave"] = [Set(), new QuotaAnswered(Doc("quota"), Voucher(1), 5, 5)],
    };

    private static Dictionary<string, RegistryEvent[]> Claims => new(StringComparer.Ordinal)
    {
        ["certificate used twice"] = [new ReductionFiled(Lot, Doc("certificate"), 1, Ecology, Content)],
        ["approval of a filed application"] = [new ApplicationApproved(Lot, Office.Review, Forestry, Content, D, true)],
        ["approval that leaves shortfalls"] =
            [Submit(2), new ApplicationApproved(Second, Office.Review, Forestry, D, D, true)],
        ["exception for other shortfalls"] =
            [Submit(2), new ExceptionGranted(Second, Office.Review, 4, Forestry, D, D)],
        ["review of another content"] =
            [Submit(0), new ApplicationRejected(Second, Office.Review, Forestry, Content, D)],
        ["pool of another amount"] = [new LotPooled(Lot, 1)],
        ["removal of a lot with tickets"] = [new LotPooled(Lot, Certified), new LotRemoved(Lot, Forestry, D)],
        ["deficit of another sum"] = [new ReversalRecorded(Lot, ReversalCause.Pest, 5, 6, Forestry, D)],
        ["deficit over the certificate"] =
            [new ReversalRecorded(Lot, ReversalCause.Pest, Certified + 1, Certified + 1, Forestry, D)],
        ["planting accepted before it was reported"] =
            [new PlantingAgreed(D, Division, Mill, 5, Forestry, D), new PlantingAccepted(D, Ecology, D)],
        ["subscription out of order"] =
            [Open(), new CaseSubscribed(Doc("case"), 2, new Subscription(Mill, 1, 0, 0, 7), Court, D)],
        ["leniency of no subscription"] = [Open(), new LeniencyRecorded(Doc("case"), 1, 7, Court, D)],
        ["case closed by another"] = [Open(), new CaseClosed(Doc("case"), CaseOutcome.Dropped, Bank, D)],
        ["case closed twice"] =
            [Open(), new CaseClosed(Doc("case"), CaseOutcome.Dropped, Court, D),
            new CaseClosed(Doc("case"), CaseOutcome.Dropped, Court, D)],
        ["quota of another emitter under the same id"] =
            [Set(), Set() with { Content = Set().Content with { Emitter = Nickel } }],
        ["quota met over the obligation"] = [Set(), new QuotaMetOtherwise(Doc("quota"), 91, 91, Ecology, D)],
        ["quota under what was met"] =
            [Set(), new QuotaMetOtherwise(Doc("quota"), 50, 50, Ecology, D),
            Set() with { Content = Set().Content with { EmissionGrams = 59 } }],
        ["complaint answered twice"] =
            [new ComplaintFiled(D, Division, default, Forestry, D),
            new ComplaintAnswered(D, ComplaintStatus.Upheld, Forestry, D),
            new ComplaintAnswered(D, ComplaintStatus.Upheld, Forestry, D)],
        ["dividend that carries what is not there"] = [Dividend(10, 1, 11, 0)],
        ["dividend whose parts are not the income"] = [Dividend(10, 0, 8, 1)],
        ["dividend paid twice"] =
            [Dividend(10, 0, 10, 0), new DividendPaid(Doc("d"), Village, 10, Forestry, D),
            new DividendPaid(Doc("d"), Village, 10, Forestry, D)],
    };

    private static Dictionary<string, RegistryEvent[]> Institutions => new(StringComparer.Ordinal)
    {
        ["member admitted twice"] = [new MemberAdmitted(Bank, MemberKind.Bank, "another", D)],
        ["key of two members"] = [new KeyAdded(Court, Account(1), D)],
        ["mandate that was never given"] = [new MandateWithdrawn(Mill, Bank, Bank, D)],
        ["commitment of two persons"] =
            [new PersonIdentityChanged(Mill, D, Forestry, D), new PersonIdentityChanged(Nickel, D, Forestry, D)],
        ["commitment that comes back"] =
            [new PersonIdentityChanged(Mill, D, Forestry, D),
            new PersonIdentityChanged(Mill, TestChain.Hash("name mill"), Forestry, D)],
        ["calendar with a day too many"] = [new CalendarPublished(2026, [1, BigInteger.One << 109], D)],
        ["calendar of one word"] = [new CalendarPublished(2026, [1], D)],
        ["act that was not proposed"] = [new ActEnacted(Doc("act"))],
        ["founding closed twice"] = [new FoundingClosed()],
        ["pause of a paused register"] = [new Paused(Court, Doc("stop")), new Paused(Court, Doc("stop"))],
        ["resumption of a register that is not paused"] = [new Resumed(Doc("go on"))],
    };

    private static Digest D => Doc("d");

    private static RegisterNumber Second => Everything.SecondLot;

    private static Share[] Two => [new Share(Village, 1), new Share(Nickel, 2)];

    private static RegistryEvent[] Annul =>
    [
        new AnnulmentProposed(D, Ticket(1), AnnulmentCause.Fraud, Forestry, D),
        new AnnulmentConfirmed(D, Ecology, Doc("yes")),
        new TicketAnnulled(Ticket(1), Certified, AnnulmentCause.Fraud, Ecology, Doc("yes")),
    ];

    private static LossReported Lose(uint ticket) => new LossReported(Ticket(ticket), LossCause.Lost, 9, Forestry, D);

    private static ShareTransferred Share(PersonId from, uint parts) =>
        new ShareTransferred(Ticket(1), from, Mill == from ? Village : Mill, parts, TransferCause.Sale, Forestry, D);

    private static ApplicationSubmitted Submit(byte shortfalls) =>
        new ApplicationSubmitted(Second, Policy, ContentOf("x"), D, shortfalls, Forestry, D);

    private static CaseOpened Open() => new CaseOpened(Doc("case"), Policy,
        new CaseContent(Division, Kind.Carbon, D, Mill, CaseMode.Ordered, 5, 0), Court, D);

    private static QuotaSet Set() => new QuotaSet(Doc("quota"), Policy,
        new QuotaContent(Division, Mill, 2026, 1, 1, false, 10, 100, 90), true, Ecology, D);

    private static DividendDeclared Dividend(ulong income, ulong carried, ulong part, ulong remainder) =>
        new DividendDeclared(Doc("d"), Ticket(1), income, carried, [new DividendPart(Village, part)], remainder,
            Forestry, D);
}
