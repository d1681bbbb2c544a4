namespace Carbon.Index.Fold;

/// <summary>Writes what an application says: its own columns and its lists.</summary>
internal static class ApplicationContents
{
    public static void Write(FoldContext context, RegisterNumber application, ApplicationContent content)
    {
        context.Change(
            """
            UPDATE applications SET route = $2, joint = $3, period_start = $4, period_end = $5, claimed = $6, area = $7,
              planted = $8, survival = $9, declarations = $10, deduction = $11, planting = $12, place = $13,
              bounds = $14, species = $15, method = $16
            WHERE number = $1
            """,
            application.Cell(), content.Route.Cell(), content.Joint.Cell(), (long)content.PeriodStartDay,
            (long)content.PeriodEndDay, content.ClaimedAmount.Cell(), content.AreaMuThousandths.Cell(),
            (long)content.PlantedDay, (long)content.SurvivalPercent, (long)content.Declarations,
            (long)content.DeductionBasisPoints, content.PlantingId.CellOrNull(), content.Place, content.Bounds,
            content.Species, content.Method);
        for (var seat = 0; seat < content.Applicants.Count; seat++)
        {
            context.Change(
                "INSERT INTO application_shares (application, seat, person, parts) VALUES ($1, $2, $3, $4)",
                application.Cell(), (long)seat, content.Applicants[seat].Person.Cell(),
                (long)content.Applicants[seat].Parts);
        }

        for (var seat = 0; seat < content.Parcels.Count; seat++)
        {
            context.Change("INSERT INTO application_parcels (application, seat, parcel) VALUES ($1, $2, $3)",
                application.Cell(), (long)seat, content.Parcels[seat].Cell());
        }

        for (var seat = 0; seat < content.Papers.Count; seat++)
        {
            context.Change("INSERT INTO application_papers (application, seat, paper) VALUES ($1, $2, $3)",
                application.Cell(), (long)seat, content.Papers[seat].Cell());
        }
    }

    public static void Clear(FoldContext context, RegisterNumber application)
    {
        context.Session.Run("DELETE FROM application_shares WHERE application = $1", application.Cell());
        context.Session.Run("DELETE FROM application_parcels WHERE application = $1", application.Cell());
        context.Session.Run("DELETE FROM application_papers WHERE application = $1", application.Cell());
    }
}
