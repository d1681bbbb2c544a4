namespace Carbon.Index.Tests;

internal static partial class Sample
{
    private const ulong Until = 1_900_000_000;

    public static Digest LienOf(string name, uint ticket) => Doc($"lien {name} {ticket}");

    public static RegistryEvent Issue(uint sequence, ulong amount) => new TicketIssued(
        Ticket(sequence), Lot, Policy, amount, Ownership.Sole, [new Share(Village, 1)], Forestry, Doc($"i{sequence}"));

    public static RegistryEvent Part(
        uint of, uint child, ulong amount, PersonId to, TransferCause cause = TransferCause.Sale) =>
        new PartTransferred(Ticket(of), Ticket(child), to, amount, cause, Forestry, Doc($"part {child}"));

    public static RegistryEvent Give(uint ticket, params Share[] owners) => new TicketTransferred(
        Ticket(ticket), owners.Length == 1 ? Ownership.Sole : Ownership.Shares, owners, TransferCause.Gift, Forestry,
        Doc("gift"));

    public static RegistryEvent Split(uint ticket, params (uint Child, ulong Amount)[] children) => new TicketSplit(
        Ticket(ticket), children.Select(child => Ticket(child.Child)).ToList(),
        children.Select(child => child.Amount).ToList(), Forestry, Doc($"split {ticket}"));

    public static RegistryEvent Merge(uint merged, ulong amount, params uint[] tickets) => new TicketsMerged(
        Ticket(merged), tickets.Select(Ticket).ToList(), amount, Forestry, Doc($"merge {merged}"));

    public static PledgeContent PledgeOf(string name, params (uint Ticket, ulong Amount)[] items) => new(
        LienKind.Pledge, Bank, Items(items), Until, Doc(name));

    public static RegistryEvent Propose(string name, params (uint Ticket, ulong Amount)[] items) =>
        new PledgeProposed(Doc("pledge " + name), Bank, PledgeOf(name, items), Forestry);

    /// <summary>The desk speaks before the ledger, as on chain.</summary>
    public static RegistryEvent[] Accept(string name, params (uint Ticket, ulong Amount, byte Rank)[] items) =>
    [
        new PledgeAccepted(Doc("pledge " + name), Bank),
        .. items.Select(item => new LienPlaced(LienOf(name, item.Ticket), Ticket(item.Ticket), LienKind.Pledge, Bank,
            item.Amount, Until, item.Rank, Doc(name))),
    ];

    public static RegistryEvent[] Pledge(string name, uint ticket, ulong amount, byte rank = 1) =>
        [Propose(name, (ticket, amount)), .. Accept(name, (ticket, amount, rank))];

    public static RegistryEvent Release(string name, uint ticket) =>
        new LienReleased(LienOf(name, ticket), Ticket(ticket), Bank, Doc("release " + name));

    public static RegistryEvent Freeze(string name, uint ticket, ulong amount, byte rank = 1) => new LienPlaced(
        LienOf(name, ticket), Ticket(ticket), LienKind.Freeze, Court, amount, Until, rank, Doc(name));

    public static RegistryEvent FreezeRoot(string name, uint ticket, byte rank = 1) => new LienPlaced(
        LienOf(name, ticket), Ticket(ticket), LienKind.RootFreeze, Court, 0, Until, rank, Doc(name));

    public static RegistryEvent Unfreeze(string name, uint ticket) =>
        new LienReleased(LienOf(name, ticket), Ticket(ticket), Court, Doc("end " + name));

    public static RegistryEvent FreezePerson(string name, PersonId person) =>
        new PersonFrozen(Doc("freeze " + name), person, Court, Until, Doc(name));

    public static RegistryEvent UnfreezePerson(string name, PersonId person) =>
        new PersonFreezeReleased(Doc("freeze " + name), person, Court, Doc("end " + name));

    public static RegistryEvent[] Rule(string name, uint ticket, uint child, ulong amount, PersonId to) =>
    [
        new RulingExecuted(Ticket(ticket), to, Court, amount, Doc(name)),
        new PartTransferred(Ticket(ticket), Ticket(child), to, amount, TransferCause.Ruling, Court, Doc(name)),
    ];

    public static RegistryEvent[] Enforce(string name, uint ticket, uint child, ulong amount, PersonId to) =>
    [
        new PledgeEnforced(LienOf(name, ticket), to, Court, Doc("ruling " + name)),
        new LienEnforced(LienOf(name, ticket), Ticket(ticket), Ticket(child), to, amount, Court, Doc("ruling " + name)),
    ];

    public static OffsetContent OffsetOf(params (uint Ticket, ulong Amount)[] items) => new(
        Items(items), Purpose.Event, Nickel, 2026, Division, default, default, "论坛");

    public static RegistryEvent AskOffset(string name, params (uint Ticket, ulong Amount)[] items) =>
        Ask(name, OffsetOf(items));

    public static RegistryEvent Ask(string name, OffsetContent content) => new OffsetRequested(
        Doc("offset " + name), Division, content, Doc("content " + name), Forestry, Doc(name));

    public static RegistryEvent[] Grant(string name, uint voucher, params (uint Ticket, ulong Amount)[] items) =>
    [
        new OffsetGranted(Doc("offset " + name), Voucher(voucher),
            items.Aggregate(0ul, (sum, item) => sum + item.Amount), Ecology, Doc("g " + name)),
        .. items.Select(item => new AmountOffset(Ticket(item.Ticket), Voucher(voucher), item.Amount, Ecology)),
    ];

    private static List<Portion> Items((uint Ticket, ulong Amount)[] items) =>
        items.Select(item => new Portion(Ticket(item.Ticket), item.Amount)).ToList();
}
