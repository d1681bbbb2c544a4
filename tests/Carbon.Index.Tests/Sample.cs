namespace Carbon.Index.Tests;

/// <summary>
/// The sample register: four members, three persons and one policy of division 654002, and what they do. Amounts follow
/// the published life of the first ticket: 12 723 tonnes, of which 2 723 were sold.
/// </summary>
internal static class Sample
{
    public const uint Division = 654002;
    public const ulong Tonne = 1_000_000;
    public const ulong Certified = 12_723 * Tonne;

    public static readonly MemberId Forestry = new(1);
    public static readonly MemberId Ecology = new(2);
    public static readonly MemberId Bank = new(3);
    public static readonly MemberId Court = new(4);
    public static readonly PersonId Village = new(1);
    public static readonly PersonId Nickel = new(2);
    public static readonly PersonId Mill = new(3);
    public static readonly PolicyId Policy = new(1);
    public static readonly RegisterNumber Lot = RegisterNumber.From(Division, Series.A, 2026, 1);
    public static readonly Digest Content = TestChain.Hash("content");

    public static RegisterNumber Ticket(uint sequence) => RegisterNumber.From(Division, Series.C, 2026, sequence);

    public static RegisterNumber Voucher(uint sequence) => RegisterNumber.From(Division, Series.V, 2026, sequence);

    public static Digest Doc(string name) => TestChain.Hash("document " + name);

    public static RegistryEvent[] Founding() =>
    [
        new MemberAdmitted(Forestry, MemberKind.ForestryBureau, "伊宁市林业和草原局", Doc("m1")),
        new MemberAdmitted(Ecology, MemberKind.EcologyBureau, "生态环境局", Doc("m2")),
        new MemberAdmitted(Bank, MemberKind.Bank, "Bank\0with a zero 'and quotes\"", Doc("m3")),
        new MemberAdmitted(Court, MemberKind.Court, "人民法院", Doc("m4")),
        new KeyAdded(Forestry, Account(1), Doc("k1")),
        new KeyAdded(Bank, Account(3), Doc("k3")),
        new OfficesSet(Forestry, Division, 1u << (int)Office.Issue, Doc("o1")),
        new DeskSet(Desk.Tickets, Account(100)),
        new CouncilSet([Forestry, Ecology, Court], 2, 3600),
        new FoundingClosed(),
        new PolicyPublished(Policy, Division, new PolicyTerms(Division, Kind.Carbon, 1_700_000_000, 1_900_000_000, true,
            OffsetRule.Partial, 0x7fe, [Office.Review, Office.Determine], 20, true, Doc("policy"))),
        Person(Village, "village"), Person(Nickel, "nickel"), Person(Mill, "mill"),
        new MandateGiven(Village, Forestry, 0x1e, 1_900_000_000, Doc("mandate"), Forestry),
    ];

    public static RegistryEvent Person(PersonId id, string name) => new PersonRegistered(
        id, Division, PersonKind.Legal, TestChain.Hash("name " + name), default, Forestry, Doc("p " + name));

    public static RegistryEvent[] Filing(IReadOnlyList<Share>? applicants = null) =>
    [
        new ApplicationSubmitted(Lot, Policy, ContentOf("first", applicants), Doc("wrong"), Forestry, Doc("form")),
        new ApplicationCorrected(Lot, ContentOf("常口村", applicants), Content, Forestry, Doc("form 2")),
        new ApplicationApproved(Lot, Office.Review, Forestry, Content, Doc("review"), false),
        new ApplicationApproved(Lot, Office.Determine, Ecology, Content, Doc("determine"), true),
        new ReductionFiled(Lot, Doc("certificate"), Certified, Ecology, Content),
    ];

    public static ApplicationContent ContentOf(string place, IReadOnlyList<Share>? applicants = null) => new(
        Division, Kind.Carbon, applicants ?? [new Share(Village, 1)], false, [Doc("parcel 1"), Doc("parcel 2")],
        16801, 18627, Certified, 3_197_000, place, "DB35/T 2000", Doc("papers"), true);

    public static RegistryEvent Issue(uint sequence, ulong amount) => new TicketIssued(
        Ticket(sequence), Lot, Policy, amount, Ownership.Sole, [new Share(Village, 1)], Forestry, Doc($"i{sequence}"));

    public static RegistryEvent Part(uint of, uint child, ulong amount, PersonId to) => new PartTransferred(
        Ticket(of), Ticket(child), to, amount, TransferCause.Sale, Forestry, Doc($"part {child}"));

    public static RegistryEvent Propose(string name, uint ticket, ulong amount) => new PledgeProposed(
        Doc("pledge " + name), Ticket(ticket), Bank, LienKind.Pledge, amount, 1_900_000_000, Doc(name), Forestry);

    /// <summary>The desk speaks before the ledger, as on chain.</summary>
    public static RegistryEvent[] Accept(string name, uint ticket, ulong amount, byte rank = 1) =>
    [
        new PledgeAccepted(Doc("pledge " + name), Ticket(ticket), Bank),
        new LienPlaced(Doc("pledge " + name), Ticket(ticket), LienKind.Pledge, Bank, amount, 1_900_000_000, rank,
            Doc(name)),
    ];

    public static RegistryEvent[] Release(string name, uint ticket) =>
    [
        new PledgeReleased(Doc("pledge " + name), Ticket(ticket), Bank, Doc("release " + name)),
        new LienReleased(Doc("pledge " + name), Ticket(ticket), Bank, Doc("release " + name)),
    ];

    /// <summary>The ledger speaks before the desk, as on chain.</summary>
    public static RegistryEvent[] Freeze(string name, uint ticket, ulong amount, byte rank = 1) =>
    [
        new LienPlaced(Doc("freeze " + name), Ticket(ticket), LienKind.Freeze, Court, amount, 0, rank, Doc(name)),
        new TicketFrozen(Doc("freeze " + name), Ticket(ticket), Court, amount, 0, Doc(name)),
    ];

    public static RegistryEvent[] FreezeRoot(string name, uint ticket, byte rank = 1) =>
    [
        new LienPlaced(Doc("freeze " + name), Ticket(ticket), LienKind.RootFreeze, Court, 0, 0, rank, Doc(name)),
        new RootTicketFrozen(Doc("freeze " + name), Ticket(ticket), Court, 0, Doc(name)),
    ];

    public static RegistryEvent[] Unfreeze(string name, uint ticket) =>
    [
        new LienReleased(Doc("freeze " + name), Ticket(ticket), Court, Doc("end " + name)),
        new FreezeReleased(Doc("freeze " + name), Ticket(ticket), Court, Doc("end " + name)),
    ];

    public static RegistryEvent AskOffset(string name, uint ticket, ulong amount) => new OffsetRequested(
        Doc("offset " + name), Ticket(ticket),
        new OffsetContent(Ticket(ticket), amount, Purpose.Event, Nickel, 2026, default), Doc("content " + name),
        Forestry, Doc(name));

    public static RegistryEvent[] Grant(string name, uint voucher, uint ticket, ulong amount) =>
    [
        new OffsetGranted(Doc("offset " + name), Voucher(voucher), Ticket(ticket), amount, Ecology, Doc("g " + name)),
        new AmountOffset(Ticket(ticket), Voucher(voucher), amount, Ecology),
    ];

    public static AccountAddress Account(byte last)
    {
        var bytes = new byte[20];
        bytes[19] = last;
        return AccountAddress.From(bytes);
    }

    /// <summary>A chain with members, a filed lot and one ticket of the whole lot.</summary>
    public static TestChain Issued()
    {
        var chain = new TestChain();
        chain.Add(Founding());
        chain.Add(Filing());
        chain.Add(Issue(1, Certified));
        return chain;
    }

    public static void Append(this RegistryIndex index, TestChain chain)
    {
        foreach (var block in chain.Blocks)
            index.Append(block);
    }
}
