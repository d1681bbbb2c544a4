using Carbon.Registry.Events;

namespace Carbon.Index.Fold;

/// <summary>Members, keys, offices, desks, and the council's acts.</summary>
internal static class ConsortiumFold
{
    public static bool Take(FoldContext context, RegistryEvent recorded)
    {
        switch (recorded)
        {
            case MemberAdmitted e: Admit(context, e); break;
            case MemberStandingSet e: SetStanding(context, e); break;
            case KeyAdded e: AddKey(context, e); break;
            case KeyRevoked e: RevokeKey(context, e); break;
            case OfficesSet e: SetOffices(context, e); break;
            case DeskSet e: SetDesk(context, e); break;
            case CouncilSet e: SetCouncil(context, e); break;
            case ActProposed e: Propose(context, e); break;
            case ActApproved e: Approve(context, e); break;
            case ActEnacted e: Enact(context, e); break;
            case FoundingClosed: CloseFounding(context); break;
            case Paused: Pause(context); break;
            case Resumed: Resume(context); break;
            default: return false;
        }

        return true;
    }

    private static void Admit(FoldContext context, MemberAdmitted e) => context.Change(
        "INSERT INTO members (id, kind, name, active, document) VALUES ($1, $2, $3, 1, $4)",
        e.Member.Cell(), e.Kind.Cell(), e.Name, e.DocumentHash.Cell());

    private static void SetStanding(FoldContext context, MemberStandingSet e) => context.Change(
        "UPDATE members SET active = $2, document = $3 WHERE id = $1",
        e.Member.Cell(), e.Active.Cell(), e.DocumentHash.Cell());

    private static void AddKey(FoldContext context, KeyAdded e) => context.Change(
        "INSERT INTO member_keys (address, member, active) VALUES ($1, $2, 1)", e.Key.Cell(), e.Member.Cell());

    private static void RevokeKey(FoldContext context, KeyRevoked e) => context.Change(
        "UPDATE member_keys SET active = 0 WHERE address = $1 AND member = $2 AND active = 1",
        e.Key.Cell(), e.Member.Cell());

    private static void SetOffices(FoldContext context, OfficesSet e) => context.Change(
        """
        INSERT INTO offices (member, division, offices) VALUES ($1, $2, $3)
        ON CONFLICT (member, division) DO UPDATE SET offices = excluded.offices
        """,
        e.Member.Cell(), (long)e.Division, (long)e.Offices);

    private static void SetDesk(FoldContext context, DeskSet e) => context.Change(
        "INSERT INTO desks (desk, module) VALUES ($1, $2) ON CONFLICT (desk) DO UPDATE SET module = excluded.module",
        e.Desk.Cell(), e.Module.Cell());

    private static void SetCouncil(FoldContext context, CouncilSet e)
    {
        context.Session.Run("DELETE FROM council_members");
        for (var seat = 0; seat < e.Members.Count; seat++)
        {
            context.Change("INSERT INTO council_members (seat, member) VALUES ($1, $2)",
                (long)seat, e.Members[seat].Cell());
        }

        context.Change(
            """
            INSERT INTO council (id, threshold, delay, founding_closed, paused) VALUES (1, $1, $2, 0, 0)
            ON CONFLICT (id) DO UPDATE SET threshold = excluded.threshold, delay = excluded.delay
            """,
            (long)e.Threshold, e.DelaySeconds.Cell());
    }

    /// <summary>A later council may take up an act that an earlier one left: its approvals begin anew.</summary>
    private static void Propose(FoldContext context, ActProposed e)
    {
        context.Session.Run("DELETE FROM act_approvals WHERE act = $1", e.ActId.Cell());
        context.Change(
            """
            INSERT INTO acts (id, target, call_data, document, proposed_by, ready_at, enacted)
            VALUES ($1, $2, $3, $4, $5, 0, 0)
            ON CONFLICT (id) DO UPDATE SET proposed_by = excluded.proposed_by, ready_at = 0
            WHERE acts.enacted = 0
            """,
            e.ActId.Cell(), e.Target.Cell(), e.CallData.ToBytes(), e.DocumentHash.Cell(), e.Member.Cell());
    }

    private static void Approve(FoldContext context, ActApproved e)
    {
        context.Change("INSERT INTO act_approvals (act, member, position) VALUES ($1, $2, $3)",
            e.ActId.Cell(), e.Member.Cell(), context.Position);
        context.Change("UPDATE acts SET ready_at = $2 WHERE id = $1 AND enacted = 0",
            e.ActId.Cell(), e.ReadyAt.Cell());
    }

    private static void Enact(FoldContext context, ActEnacted e) => context.Change(
        "UPDATE acts SET enacted = 1 WHERE id = $1 AND enacted = 0 AND ready_at <> 0", e.ActId.Cell());

    private static void CloseFounding(FoldContext context) => context.Change(
        "UPDATE council SET founding_closed = 1 WHERE founding_closed = 0");

    private static void Pause(FoldContext context) => context.Change(
        "UPDATE council SET paused = 1 WHERE paused = 0");

    private static void Resume(FoldContext context) => context.Change(
        "UPDATE council SET paused = 0 WHERE paused = 1");
}
