using Carbon.Registry.Events;

namespace Carbon.Index.Fold;

/// <summary>Persons, mandates and policies.</summary>
internal static class HoldersFold
{
    public static bool Take(FoldContext context, RegistryEvent recorded)
    {
        switch (recorded)
        {
            case PersonRegistered e: Register(context, e); break;
            case PersonKeySet e: SetKey(context, e); break;
            case MandateGiven e: Give(context, e); break;
            case MandateWithdrawn e: Withdraw(context, e); break;
            case PolicyPublished e: Publish(context, e); break;
            default: return false;
        }

        return true;
    }

    private static void Register(FoldContext context, PersonRegistered e) => context.Change(
        """
        INSERT INTO persons (id, division, kind, commitment, address, member, document)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        """,
        e.Person.Cell(), (long)e.Division, e.Kind.Cell(), e.Commitment.Cell(), e.Key.Cell(), e.Member.Cell(),
        e.DocumentHash.Cell());

    private static void SetKey(FoldContext context, PersonKeySet e) => context.Change(
        "UPDATE persons SET address = $2 WHERE id = $1", e.Person.Cell(), e.Key.Cell());

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

    private static void Publish(FoldContext context, PolicyPublished e)
    {
        var terms = e.Terms;
        context.Require(e.Division == terms.Division, "it names two divisions");
        context.Change(
            """
            INSERT INTO policies (id, division, kind, valid_from, valid_until, issuance, offset_rule, purposes,
              review_chain, review_days, disclaimer, document)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            """,
            e.Policy.Cell(), (long)terms.Division, terms.Kind.Cell(), terms.ValidFromSeconds.Cell(),
            terms.ValidUntilSeconds.Cell(), terms.Issuance.Cell(), terms.OffsetRule.Cell(), (long)terms.Purposes,
            terms.ReviewChain.Select(office => (byte)office).ToArray(), (long)terms.ReviewWorkingDays,
            terms.Disclaimer.Cell(), terms.DocumentHash.Cell());
    }
}
