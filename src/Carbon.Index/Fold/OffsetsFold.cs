using Carbon.Registry.Events;

namespace Carbon.Index.Fold;

/// <summary>The ecology bureau's desk: requests, vouchers, and planting that answers itself.</summary>
internal static class OffsetsFold
{
    public static bool Take(FoldContext context, RegistryEvent recorded)
    {
        switch (recorded)
        {
            case OffsetRequested e: Request(context, e); break;
            case OffsetGranted e: Grant(context, e); break;
            case OffsetRefused e:
                End(context, e.RequestId, OffsetStatus.Refused, (e.Member, e.DocumentHash));
                break;
            case OffsetWithdrawn e:
                End(context, e.RequestId, OffsetStatus.Withdrawn, (e.Member, e.DocumentHash));
                break;
            case PlantingCredited e: Credit(context, e); break;
            default: return false;
        }

        return true;
    }

    private static void Request(FoldContext context, OffsetRequested e)
    {
        var content = e.Content;
        context.Require(content.Items.Count > 0, "it names no ticket");
        context.Require(content.Items.All(item => item.Ticket.Division == e.Division), "it names two divisions");
        context.Change(
            """
            INSERT INTO offset_requests (id, position, division, purpose, beneficiary, year, use_division, case_id,
              quota, activity, content_hash, member, document, status, requested_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
            """,
            e.RequestId.Cell(), context.Position, (long)e.Division, content.Purpose.Cell(), content.Beneficiary.Cell(),
            (long)content.Year, (long)content.UseDivision, content.CaseId.CellOrNull(), content.QuotaId.CellOrNull(),
            content.Activity, e.ContentHash.Cell(), e.Member.Cell(), e.DocumentHash.Cell(),
            OffsetStatus.Requested.Cell(), context.TimeCell);
        for (var seat = 0; seat < content.Items.Count; seat++)
        {
            context.Change(
                "INSERT INTO offset_items (request, seat, position, ticket, amount) VALUES ($1, $2, $3, $4, $5)",
                e.RequestId.Cell(), (long)seat, context.Position, content.Items[seat].Ticket.Cell(),
                content.Items[seat].Amount.Cell());
        }
    }

    /// <summary>The ledger takes each item under the voucher, and case and quota book the whole.</summary>
    private static void Grant(FoldContext context, OffsetGranted e)
    {
        context.Change(
            """
            UPDATE offset_requests SET status = $2, ended_at = $3, end_member = $4, end_document = $5, voucher = $6
            WHERE id = $1 AND status = 1
            """,
            e.RequestId.Cell(), OffsetStatus.Granted.Cell(), context.TimeCell, e.Member.Cell(), e.DocumentHash.Cell(),
            e.Voucher.Cell());
        context.Change(
            """
            INSERT INTO vouchers (number, amount, request, beneficiary, member, document, granted_at)
            SELECT $2, $3, id, beneficiary, $4, $5, $6 FROM offset_requests WHERE id = $1
            """,
            e.RequestId.Cell(), e.Voucher.Cell(), e.Amount.Cell(), e.Member.Cell(), e.DocumentHash.Cell(),
            context.TimeCell);
        var items = context.Session.All("SELECT ticket, amount FROM offset_items WHERE request = $1",
            row => new OffsetItem(e.Voucher, row.Number(0), row.Unsigned(1), e.Member), e.RequestId.Cell());
        var sum = items.Aggregate(UInt128.Zero, (total, item) => total + item.Amount);
        context.Require(sum == e.Amount, $"voucher {e.Voucher} is not the sum of what was asked");
        foreach (var item in items)
            context.Confirmations.Say(item, Side.Desk);
        var answers = context.Session.One("SELECT case_id, quota FROM offset_requests WHERE id = $1",
            row => new { Case = row.DigestOrZero(0), Quota = row.DigestOrZero(1) }, e.RequestId.Cell())!;
        if (!answers.Case.IsZero)
            context.Confirmations.Say(new CaseAnswer(answers.Case, e.Voucher, e.Amount), Side.Desk);
        if (!answers.Quota.IsZero)
            context.Confirmations.Say(new QuotaAnswer(answers.Quota, e.Voucher, e.Amount), Side.Desk);
    }

    private static void End(
        FoldContext context, Digest request, OffsetStatus status, (MemberId Member, Digest Document) end) =>
        context.Change(
            """
            UPDATE offset_requests SET status = $2, ended_at = $3, end_member = $4, end_document = $5
            WHERE id = $1 AND status = 1
            """,
            request.Cell(), status.Cell(), context.TimeCell, end.Member.Cell(), end.Document.Cell());

    private static void Credit(FoldContext context, PlantingCredited e) => context.Change(
        """
        INSERT INTO planting_credits (division, document, position, beneficiary, purpose, year, area, survival,
          species, member, time)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        """,
        (long)e.Division, e.DocumentHash.Cell(), context.Position, e.Beneficiary.Cell(), e.Purpose.Cell(),
        (long)e.Year, e.AreaMuThousandths.Cell(), (long)e.SurvivalPercent, e.Species, e.Member.Cell(),
        context.TimeCell);
}
