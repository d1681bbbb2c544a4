using Carbon.Registry.Events;

namespace Carbon.Index.Fold;

/// <summary>What a reader of a ticket's history wants to know of any event at a glance.</summary>
/// <param name="Member">Who acted, or nobody.</param>
/// <param name="Document">The document it acted on, or zero.</param>
/// <param name="Amount">Base units it is about, or null.</param>
/// <param name="Ticket">The ticket it concerns, or zero.</param>
/// <param name="Child">Another ticket it concerns, or zero.</param>
/// <param name="Family">Whether it concerns everything split from the ticket as well.</param>
internal readonly record struct EventFacts(
    MemberId Member,
    Digest Document,
    ulong? Amount = null,
    RegisterNumber Ticket = default,
    RegisterNumber Child = default,
    bool Family = false)
{
    public static EventFacts Of(SqlSession session, RegistryEvent recorded) =>
        OfInstitutions(recorded) ?? OfLots(recorded) ?? OfLedger(session, recorded) ?? OfDesks(session, recorded)
        ?? throw new InvalidOperationException($"{recorded.GetType().Name} has no facts.");

    private static EventFacts? OfInstitutions(RegistryEvent recorded) => recorded switch
    {
        MemberAdmitted e => new(e.Member, e.DocumentHash),
        MemberStandingSet e => new(e.Member, e.DocumentHash),
        KeyAdded e => new(e.Member, e.DocumentHash),
        KeyRevoked e => new(e.Member, e.DocumentHash),
        OfficesSet e => new(e.Member, e.DocumentHash),
        DeskSet or CouncilSet or FoundingClosed or ActEnacted => default(EventFacts),
        ActProposed e => new(e.Member, e.DocumentHash),
        ActApproved e => new(e.Member, default),
        Paused e => new(e.Member, e.DocumentHash),
        Resumed e => new(default, e.DocumentHash),
        PersonRegistered e => new(e.Member, e.DocumentHash),
        PersonKeySet e => new(e.Member, e.DocumentHash),
        MandateGiven e => new(e.RecordedBy, e.DocumentHash),
        MandateWithdrawn e => new(e.RecordedBy, e.DocumentHash),
        PolicyPublished e => new(default, e.Terms.DocumentHash),
        _ => null,
    };

    private static EventFacts? OfLots(RegistryEvent recorded) => recorded switch
    {
        ApplicationSubmitted e => new(e.Member, e.DocumentHash, e.Content.ClaimedAmount),
        ApplicationCorrected e => new(e.Member, e.DocumentHash, e.Content.ClaimedAmount),
        ApplicationApproved e => new(e.Member, e.DocumentHash),
        ApplicationRejected e => new(e.Member, e.DocumentHash),
        ApplicationWithdrawn e => new(e.Member, e.DocumentHash),
        ReductionFiled e => new(e.Member, e.CertificateHash, e.CertifiedAmount),
        _ => null,
    };

    private static EventFacts? OfLedger(SqlSession session, RegistryEvent recorded) => recorded switch
    {
        TicketIssued e => new(e.Member, e.DocumentHash, e.Amount, e.Ticket),
        PartTransferred e => new(e.Member, e.DocumentHash, e.Amount, e.Ticket, e.Child),
        TicketTransferred e => new(e.Member, e.DocumentHash, null, e.Ticket),
        LienPlaced e => OfLien(session, e.LienId, e.Owner, e.DocumentHash),
        LienReleased e => OfLien(session, e.LienId, e.Owner, e.DocumentHash),
        AmountOffset e => new(e.Member, default, e.Amount, e.Ticket),
        TicketCancelled e => new(e.Member, e.DocumentHash, null, e.Ticket),
        _ => null,
    };

    private static EventFacts? OfDesks(SqlSession session, RegistryEvent recorded) => recorded switch
    {
        PledgeProposed e => new(e.Member, e.DocumentHash, e.Amount, e.Ticket),
        PledgeAccepted e => OfPledge(session, e.PledgeId, e.Lender, null),
        PledgeDeclined e => OfPledge(session, e.PledgeId, e.Lender, e.DocumentHash),
        PledgeWithdrawn e => OfPledge(session, e.PledgeId, e.Member, e.DocumentHash),
        PledgeReleased e => OfPledge(session, e.PledgeId, e.Lender, e.DocumentHash),
        TicketFrozen e => new(e.Court, e.DocumentHash, e.Amount, e.Ticket),
        RootTicketFrozen e => new(e.Court, e.DocumentHash, null, e.Ticket, default, true),
        FreezeReleased e => OfLien(session, e.FreezeId, e.Court, e.DocumentHash)
            ?? new(e.Court, e.DocumentHash, null, e.Ticket),
        OffsetRequested e => new(e.Member, e.DocumentHash, e.Content.Amount, e.Ticket),
        OffsetGranted e => new(e.Member, e.DocumentHash, e.Amount, e.Ticket),
        OffsetRefused e => OfRequest(session, e.RequestId, e.Member, e.DocumentHash),
        OffsetWithdrawn e => OfRequest(session, e.RequestId, e.Member, e.DocumentHash),
        _ => null,
    };

    private static EventFacts? OfLien(SqlSession session, Digest lien, MemberId owner, Digest document) =>
        session.One("SELECT kind, amount, ticket FROM liens WHERE id = $1", row => new
        {
            Family = row.Code<LienKind>(0) == LienKind.RootFreeze,
            Amount = row.Unsigned(1),
            Ticket = row.Number(2),
        }, lien.Cell()) is { } found
            ? new(owner, document, found.Family ? null : found.Amount, found.Ticket, default, found.Family)
            : null;

    private static EventFacts? OfPledge(SqlSession session, Digest pledge, MemberId member, Digest? document) =>
        session.One("SELECT amount, ticket, document FROM pledges WHERE id = $1",
            row => new { Amount = row.Unsigned(0), Ticket = row.Number(1), Contract = row.Digest(2) },
            pledge.Cell()) is { } found
            ? new(member, document ?? found.Contract, found.Amount, found.Ticket)
            : null;

    private static EventFacts? OfRequest(SqlSession session, Digest request, MemberId member, Digest document) =>
        session.One("SELECT amount, ticket FROM offset_requests WHERE id = $1",
            row => new { Amount = row.Unsigned(0), Ticket = row.Number(1) }, request.Cell()) is { } found
            ? new(member, document, found.Amount, found.Ticket)
            : null;
}
