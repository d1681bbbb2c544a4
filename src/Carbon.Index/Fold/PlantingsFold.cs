using Carbon.Registry.Events;

namespace Carbon.Index.Fold;

/// <summary>Planting agreements.</summary>
internal static class PlantingsFold
{
    public static bool Take(FoldContext context, RegistryEvent recorded)
    {
        switch (recorded)
        {
            case PlantingAgreed e: Agree(context, e); break;
            case PlantingReported e: Report(context, e); break;
            case PlantingAccepted e: Decide(context, e.PlantingId, PlantingStatus.Accepted, e.DocumentHash); break;
            case PlantingRefused e: Decide(context, e.PlantingId, PlantingStatus.Refused, e.DocumentHash); break;
            default: return false;
        }

        return true;
    }

    private static void Agree(FoldContext context, PlantingAgreed e) => context.Change(
        """
        INSERT INTO plantings (id, position, division, planter, area, status, member, document, agreed_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """,
        e.PlantingId.Cell(), context.Position, (long)e.Division, e.Planter.Cell(), e.AreaMuThousandths.Cell(),
        PlantingStatus.Agreed.Cell(), e.Member.Cell(), e.DocumentHash.Cell(), context.TimeCell);

    /// <summary>A refused planting may be reported again; what was refused is then open again.</summary>
    private static void Report(FoldContext context, PlantingReported e) => context.Change(
        """
        UPDATE plantings SET status = $2, reported_at = $3, report_document = $4, decided_at = NULL,
          decision_document = NULL
        WHERE id = $1 AND status IN (1, 4)
        """,
        e.PlantingId.Cell(), PlantingStatus.Planted.Cell(), context.TimeCell, e.DocumentHash.Cell());

    private static void Decide(FoldContext context, Digest planting, PlantingStatus status, Digest document) =>
        context.Change(
            "UPDATE plantings SET status = $2, decided_at = $3, decision_document = $4 WHERE id = $1 AND status = 2",
            planting.Cell(), status.Cell(), context.TimeCell, document.Cell());
}
