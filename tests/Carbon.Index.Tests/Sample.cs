namespace Carbon.Index.Tests;

/// <summary>
/// The sample register: five members, three persons and one policy of division 654002, and what they do. Amounts follow
/// the published life of the first ticket: 12 723 tonnes, of which 2 723 were sold.
/// </summary>
internal static partial class Sample
{
    public const uint Division = 654002;
    public const ulong Tonne = 1_000_000;
    public const ulong Certified = 12_723 * Tonne;

    public static readonly MemberId Forestry = new(1);
    public static readonly MemberId Ecology = new(2);
    public static readonly MemberId Bank = new(3);
    public static readonly MemberId Court = new(4);
    public static readonly MemberId Insurer = new(5);
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
        new MemberAdmitted(Insurer, MemberKind.Insurer, "保险公司", Doc("m5")),
        new KeyAdded(Forestry, Account(1), Doc("k1")),
        new KeyAdded(Bank, Account(3), Doc("k3")),
        new OfficesSet(Forestry, Division, 1u << (int)Office.Issue, Doc("o1")),
        new DeskSet(Desk.Reserve, Account(100)),
        new CouncilSet([Forestry, Ecology, Court], 2, 3600),
        new FoundingClosed(),
        new PolicyPublished(Policy, Division, Terms),
        Person(Village, "village"), Person(Nickel, "nickel"), Person(Mill, "mill"),
        new MandateGiven(Village, Forestry, 0x1e, 1_900_000_000, Doc("mandate"), Forestry),
    ];

    /// <summary>Every term differs from its neighbours, so that none can be taken for another.</summary>
    public static PolicyTerms Terms { get; } = new(
        Division, Kind.Carbon, 1_700_000_000, 1_900_000_000, true, true,
        new ApplicationTerms([Office.Review, Office.Determine], [Office.Approve, Office.CoApprove], true, true, 0x1fe,
            0x3fe, 300_000, 1_095, 85, 15_706, true, false, 7, 15, 3_000),
        new MoveTerms(0x3fe, true, false, 6, 180, 0x14, 2, true, false, true),
        new UseTerms(OffsetRule.Partial, 0xffe, false, 0x1c0, 4, true, false, true), Doc("policy"));

    public static RegistryEvent Person(PersonId id, string name) => new PersonRegistered(
        id, Division, PersonKind.Enterprise, TestChain.Hash("name " + name), default, Forestry, Doc("p " + name));

    public static RegistryEvent[] Filing(IReadOnlyList<Share>? applicants = null) =>
    [
        new ApplicationSubmitted(
            Lot, Policy, ContentOf("first", applicants), Doc("wrong"), 0, Forestry, Doc("form")),
        new ApplicationCorrected(Lot, ContentOf("常口村", applicants), Content, 0, Forestry, Doc("form 2")),
        new ApplicationApproved(Lot, Office.Review, Forestry, Content, Doc("review"), false),
        new ApplicationApproved(Lot, Office.Determine, Ecology, Content, Doc("determine"), true),
        new ReductionFiled(Lot, Doc("certificate"), Certified, Ecology, Content),
    ];

    public static ApplicationContent ContentOf(string place, IReadOnlyList<Share>? applicants = null) => new(
        Division, Kind.Carbon, ApplicationRoute.Ordinary, applicants ?? [new Share(Village, 1)], false,
        [Doc("parcel 1"), Doc("parcel 2")], 16801, 18627, Certified, 3_197_000, 15_900, 91, 0x1e, 250, default, place,
        "东至河", "云杉 3000 株", "DB35/T 2000", [Doc("paper 1"), Doc("paper 2"), Doc("paper 3")]);

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
