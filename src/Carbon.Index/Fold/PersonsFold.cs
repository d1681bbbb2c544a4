using Carbon.Registry.Events;

namespace Carbon.Index.Fold;

/// <summary>Persons, their commitments, standing, freezes and mandates.</summary>
internal static class PersonsFold
{
    public static bool Take(FoldContext context, RegistryEvent recorded)
    {
        switch (recorded)
        {
            case PersonRegistered e: Register(context, e); break;
            case PersonKeySet e: SetKey(context, e); break;
            case PersonIdentityChanged e: ChangeIdentity(context, e); break;
            case PersonStandingSet e: SetStanding(context, e); break;
            case PersonFrozen e: Freeze(context, e); break;
            case PersonFreezeRenewed e: Renew(context, e); break;
            case PersonFreezeReleased e: Release(context, e); break;
            case PersonFreezeLapsed e: Lapse(context, e); break;
            case MandateGiven e: Give(context, e); break;
            case MandateWithdrawn e: Withdraw(context, e); break;
            default: return false;
        }

        return true;
    }

    private static void Register(FoldContext context, PersonRegistered e)
    {
        context.Change(
            """
            INSERT INTO persons (id, division, kind, standing, freezes, commitment, address, member, document,
              registered_at)
            VALUES ($1, $2, $3, $4, 0, $5, $6, $7, $8, $9)
            """,
            e.Person.Cell(), (long)e.Division, e.Kind.Cell(), PersonStanding.Active.Cell(), e.Commitment.Cell(),
            e.Key.Cell(), e.Member.Cell(), e.DocumentHash.Cell(), context.TimeCell);
        Bind(context, e.Person, e.Commitment, e.Member, e.DocumentHash);
    }

    private static void SetKey(FoldContext context, PersonKeySet e) => context.Change(
        "UPDATE persons SET address = $2 WHERE id = $1", e.Person.Cell(), e.Key.Cell());

    private static void ChangeIdentity(FoldContext context, PersonIdentityChanged e)
    {
        context.Change("UPDATE persons SET commitment = $2 WHERE id = $1", e.Person.Cell(), e.Commitment.Cell());
        Bind(context, e.Person, e.Commitment, e.Member, e.DocumentHash);
    }

    /// <summary>A commitment stays bound for ever, also once another stands for the person.</summary>
    private static void Bind(
        FoldContext context, PersonId person, Digest commitment, MemberId member, Digest document) => context.Change(
        """
        INSERT INTO person_commitments (commitment, position, person, member, document, time)
        VALUES ($1, $2, $3, $4, $5, $6)
        """,
        commitment.Cell(), context.Position, person.Cell(), member.Cell(), document.Cell(), context.TimeCell);

    private static void SetStanding(FoldContext context, PersonStandingSet e)
    {
        context.Require(e.Standing != PersonStanding.None, "it names no standing");
        context.Change("UPDATE persons SET standing = $2, standing_document = $3 WHERE id = $1",
            e.Person.Cell(), e.Standing.Cell(), e.DocumentHash.Cell());
    }

    private static void Freeze(FoldContext context, PersonFrozen e)
    {
        context.Change(
            """
            INSERT INTO person_freezes (id, position, person, court, until, status, document, placed_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """,
            e.FreezeId.Cell(), context.Position, e.Person.Cell(), e.Court.Cell(), e.UntilSeconds.Cell(),
            FreezeStatus.InForce.Cell(), e.DocumentHash.Cell(), context.TimeCell);
        context.Change("UPDATE persons SET freezes = freezes + 1 WHERE id = $1", e.Person.Cell());
    }

    private static void Renew(FoldContext context, PersonFreezeRenewed e) => context.Change(
        """
        UPDATE person_freezes SET until = $3, renewed_at = $4, renewal_document = $5
        WHERE id = $1 AND person = $2 AND court = $6 AND status = 1
        """,
        e.FreezeId.Cell(), e.Person.Cell(), e.UntilSeconds.Cell(), context.TimeCell, e.DocumentHash.Cell(),
        e.Court.Cell());

    private static void Release(FoldContext context, PersonFreezeReleased e)
    {
        context.Change(
            """
            UPDATE person_freezes SET status = $3, ended_at = $4, end_member = court, end_document = $5
            WHERE id = $1 AND person = $2 AND court = $6 AND status = 1
            """,
            e.FreezeId.Cell(), e.Person.Cell(), FreezeStatus.Released.Cell(), context.TimeCell, e.DocumentHash.Cell(),
            e.Court.Cell());
        context.Change("UPDATE persons SET freezes = freezes - 1 WHERE id = $1", e.Person.Cell());
    }

    private static void Lapse(FoldContext context, PersonFreezeLapsed e)
    {
        context.Change(
            """
            UPDATE person_freezes SET status = $3, ended_at = $4, end_member = $5, end_document = $6
            WHERE id = $1 AND person = $2 AND status = 1
            """,
            e.FreezeId.Cell(), e.Person.Cell(), FreezeStatus.Lapsed.Cell(), context.TimeCell, e.Member.Cell(),
            e.DocumentHash.Cell());
        context.Change("UPDATE persons SET freezes = freezes - 1 WHERE id = $1", e.Person.Cell());
    }

    private static void Give(FoldContext context, MandateGiven e) => context.Change(
        """
        INSERT INTO mandates (person, member, acts, until, document, recorded_by, withdrawn)
        VALUES ($1, $2, $3, $4, $5, $6, 0)
        ON CONFLICT (person, member) DO UPDATE SET acts = excluded.acts, until = excluded.until,
          document = excluded.document, recorded_by = excluded.recorded_by, withdrawn = 0
        """,
        e.Person.Cell(), e.Member.Cell(), (long)e.Acts, e.UntilSeconds.Cell(), e.DocumentHash.Cell(),
        e.RecordedBy.Cell());

    private static void Withdraw(FoldContext context, MandateWithdrawn e) => context.Change(
        "UPDATE mandates SET withdrawn = 1 WHERE person = $1 AND member = $2 AND withdrawn = 0",
        e.Person.Cell(), e.Member.Cell());
}
