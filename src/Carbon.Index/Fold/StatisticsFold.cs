using Carbon.Index.Rows;
using Carbon.Registry.Events;

namespace Carbon.Index.Fold;

/// <summary>Counts what is told by month. It looks at rows as they stand before the event is folded.</summary>
internal static class StatisticsFold
{
    public static void Count(FoldContext context, RegistryEvent recorded)
    {
        var tally = context.Tally;
        switch (recorded)
        {
            case TicketIssued e: tally.Add(e.Ticket, Measure.Issued, e.Amount); break;
            case PartTransferred e: tally.Add(e.Ticket, Measure.Transferred, e.Amount); break;
            case LienEnforced e: tally.Add(e.Ticket, Measure.Transferred, e.Amount); break;
            case TicketTransferred e:
                tally.Add(e.Ticket, Measure.Transferred, LedgerTicket.Load(context, e.Ticket).Amount);
                break;
            case ShareTransferred e: tally.Add(e.Ticket, Measure.Transferred, 0); break;
            case LienPlaced { Kind: LienKind.Pledge or LienKind.Mortgage } e:
                tally.Add(e.Ticket, Measure.Pledged, e.Amount);
                break;
            case LienReleased e: CountRelease(context, e); break;
            case OffsetGranted e: CountVoucher(context, e); break;
            case TicketCancelled e: tally.Add(e.Ticket, Measure.Cancelled, 0); break;
            case TicketAnnulled e: tally.Add(e.Ticket, Measure.Annulled, e.Amount); break;
            default: break;
        }
    }

    private static void CountRelease(FoldContext context, LienReleased e)
    {
        var lien = context.Session.One("SELECT kind, amount FROM liens WHERE id = $1",
            row => new { Kind = row.Code<LienKind>(0), Amount = row.Unsigned(1) }, e.LienId.Cell());
        if (lien is { Kind: LienKind.Pledge or LienKind.Mortgage })
            context.Tally.Add(e.Ticket, Measure.Released, lien.Amount);
    }

    /// <summary>All tickets of a request are of one division and kind; the desk refuses others.</summary>
    private static void CountVoucher(FoldContext context, OffsetGranted e)
    {
        var asked = context.Session.One(
            """
            SELECT r.purpose, i.ticket FROM offset_requests r JOIN offset_items i ON i.request = r.id AND i.seat = 0
            WHERE r.id = $1
            """,
            row => new { Purpose = row.Code<Purpose>(0), Ticket = row.Number(1) }, e.RequestId.Cell());
        if (asked is not null)
        {
            context.Tally.AddOffset(
                e.Voucher.Division, Registry.KindNames.OfSeries(asked.Ticket.Series), asked.Purpose, e.Amount);
        }
    }
}
