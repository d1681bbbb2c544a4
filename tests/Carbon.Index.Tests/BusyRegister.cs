using System.Globalization;
using static Carbon.Index.Tests.Sample;

namespace Carbon.Index.Tests;

/// <summary>
/// Blocks of a register where much is going on, for measuring: tickets are issued, parted, pledged, released and
/// offset, nine events for each ticket that is issued.
/// </summary>
internal static class BusyRegister
{
    public const int EventsPerTicket = 9;

    private const int TicketsPerBlock = 20;
    private const int TicketsPerLot = 10_000;
    private const ulong Issued = 1_000;

    /// <summary>The blocks of n tickets, one after the other; lots are as many as they need.</summary>
    public static IEnumerable<RegistryBlock> Blocks(int tickets)
    {
        var chain = new TestChain();
        yield return chain.Add(Founding());
        for (var first = 0; first < tickets; first += TicketsPerBlock)
        {
            if (first % TicketsPerLot == 0)
                yield return chain.Add(Filed(LotOf(first)));
            var many = Math.Min(TicketsPerBlock, tickets - first);
            yield return chain.Add([.. Enumerable.Range(first, many).SelectMany(Life)]);
        }
    }

    /// <summary>What happens to one ticket and the part that is sold of it.</summary>
    private static RegistryEvent[] Life(int at)
    {
        var (whole, part, voucher) = ((uint)(2 * at) + 1, (uint)(2 * at) + 2, (uint)at + 1);
        var name = at.ToString(CultureInfo.InvariantCulture);
        return
        [
            new TicketIssued(Ticket(whole), LotOf(at), Policy, Issued, Ownership.Sole, [new Share(Village, 1)],
                Forestry, Doc("i" + name)),
            Part(whole, part, 400, at % 2 == 0 ? Nickel : Mill),
            .. Pledge(name, whole, 500),
            Release(name, whole),
            AskOffset(name, (part, 300)),
            .. Grant(name, voucher, (part, 300)),
        ];
    }

    private static RegisterNumber LotOf(int ticket) =>
        RegisterNumber.From(Division, Series.A, 2026, (uint)(ticket / TicketsPerLot) + 1);

    private static RegistryEvent[] Filed(RegisterNumber lot) =>
    [
        new ApplicationSubmitted(lot, Policy, ContentOf("place"), Content, 0, Forestry, Doc($"form {lot}")),
        new ApplicationApproved(lot, Office.Review, Forestry, Content, Doc("review"), true),
        new ReductionFiled(lot, Doc($"certificate {lot}"), Certified, Ecology, Content),
    ];
}
