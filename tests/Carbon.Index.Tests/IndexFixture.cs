using static Carbon.Index.Tests.Sample;

namespace Carbon.Index.Tests;

/// <summary>Fills an empty index with many tickets, for measuring.</summary>
public static class IndexFixture
{
    private const int TicketsPerBlock = 1_000;
    private const int TicketsPerLot = 10_000;

    /// <summary>
    /// Appends a chain of members, lots and n tickets of division 654002, and gives their numbers in order. At most
    /// 9 999 999 tickets.
    /// </summary>
    public static IReadOnlyList<RegisterNumber> Fill(RegistryIndex index, int count)
    {
        ArgumentNullException.ThrowIfNull(index);
        var chain = new TestChain();
        index.Append(chain.Add(Founding()));
        var numbers = new List<RegisterNumber>(count);
        for (var first = 0; first < count; first += TicketsPerBlock)
        {
            var events = new List<RegistryEvent>();
            if (first % TicketsPerLot == 0)
                events.AddRange(Filed(LotOf(first)));
            for (var i = first; i < Math.Min(count, first + TicketsPerBlock); i++)
            {
                numbers.Add(Ticket((uint)i + 1));
                events.Add(new TicketIssued(numbers[^1], LotOf(i), Policy, Tonne, Ownership.Sole,
                    [new Share(i % 2 == 0 ? Village : Mill, 1)], Forestry, Doc("issue")));
            }

            index.Append(chain.Add([.. events]));
        }

        return numbers;
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
