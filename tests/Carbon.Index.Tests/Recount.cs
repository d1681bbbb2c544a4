using Carbon.Index.Rows;

namespace Carbon.Index.Tests;

/// <summary>Counts what statistics tell out of the events alone; keeps only what each ticket has left.</summary>
internal static class Recount
{
    public static IReadOnlyList<StatisticRow> Of(IEnumerable<RegistryBlock> blocks)
    {
        var sums = new Dictionary<StatisticRow, (ulong Count, UInt128 Amount)>();
        var (left, pledges, requests) = (
            new Dictionary<RegisterNumber, ulong>(), new Dictionary<Digest, ulong>(),
            new Dictionary<Digest, OffsetContent>());
        foreach (var block in blocks)
        {
            foreach (var fact in block.Events.Select(recorded => recorded.Event))
            {
                if (Counted(fact, left, pledges, requests) is { } counted)
                {
                    var key = Row(counted.Number, counted.Kind, block.TimeSeconds, counted.Measure, counted.Purpose);
                    var (count, amount) = sums.GetValueOrDefault(key);
                    sums[key] = (count + 1, amount + counted.Amount);
                }

                Follow(fact, left, pledges, requests);
            }
        }

        return sums.Select(sum => sum.Key with { Count = sum.Value.Count, Amount = sum.Value.Amount })
            .OrderBy(row => (row.Division, row.Kind, row.Month, row.Measure, row.Purpose)).ToList();
    }

    private static StatisticRow Row(RegisterNumber number, Kind kind, ulong seconds, Measure measure, Purpose purpose)
    {
        var day = Registry.ChinaTime.DateOf(seconds);
        return new(number.Division, kind, (uint)((day.Year * 100) + day.Month), measure, purpose, 0, 0);
    }

    private static Item? Counted(
        RegistryEvent fact,
        Dictionary<RegisterNumber, ulong> left,
        Dictionary<Digest, ulong> pledges,
        Dictionary<Digest, OffsetContent> requests) => fact switch
        {
            TicketIssued e => Of(e.Ticket, Measure.Issued, e.Amount),
            PartTransferred e => Of(e.Ticket, Measure.Transferred, e.Amount),
            LienEnforced e => Of(e.Ticket, Measure.Transferred, e.Amount),
            TicketTransferred e => Of(e.Ticket, Measure.Transferred, left[e.Ticket]),
            ShareTransferred e => Of(e.Ticket, Measure.Transferred, 0),
            LienPlaced e when e.Kind is LienKind.Pledge or LienKind.Mortgage =>
                Of(e.Ticket, Measure.Pledged, e.Amount),
            LienReleased e when pledges.TryGetValue(e.LienId, out var amount) =>
                Of(e.Ticket, Measure.Released, amount),
            OffsetGranted e => new(e.Voucher, Registry.KindNames.OfSeries(requests[e.RequestId].Items[0].Ticket.Series),
                Measure.Offset, requests[e.RequestId].Purpose, e.Amount),
            TicketCancelled e => Of(e.Ticket, Measure.Cancelled, 0),
            TicketAnnulled e => Of(e.Ticket, Measure.Annulled, e.Amount),
            _ => null,
        };

    private static Item Of(RegisterNumber number, Measure measure, ulong amount) =>
        new(number, Registry.KindNames.OfSeries(number.Series), measure, Purpose.None, amount);

    private static void Follow(
        RegistryEvent fact,
        Dictionary<RegisterNumber, ulong> left,
        Dictionary<Digest, ulong> pledges,
        Dictionary<Digest, OffsetContent> requests)
    {
        switch (fact)
        {
            case TicketIssued e: left[e.Ticket] = e.Amount; break;
            case PartTransferred e: (left[e.Child], left[e.Ticket]) = (e.Amount, left[e.Ticket] - e.Amount); break;
            case LienEnforced e: (left[e.Child], left[e.Ticket]) = (e.Amount, left[e.Ticket] - e.Amount); break;
            case TicketSplit e:
                for (var i = 0; i < e.Children.Count; i++)
                    left[e.Children[i]] = e.Amounts[i];
                break;
            case TicketsMerged e: left[e.Merged] = e.Amount; break;
            case AmountOffset e: left[e.Ticket] -= e.Amount; break;
            case LienPlaced e when e.Kind is LienKind.Pledge or LienKind.Mortgage: pledges[e.LienId] = e.Amount; break;
            case OffsetRequested e: requests[e.RequestId] = e.Content; break;
            default: break;
        }
    }

    private sealed record Item(RegisterNumber Number, Kind Kind, Measure Measure, Purpose Purpose, ulong Amount);
}
