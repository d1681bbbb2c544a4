using Carbon.Registry.Events;

namespace Carbon.Index.Fold;

/// <summary>What a reader of a ticket's history wants to know of any event at a glance.</summary>
/// <param name="Member">Who acted, or nobody.</param>
/// <param name="Document">The document it acted on, or zero.</param>
/// <param name="Amount">Base units it is about, or null.</param>
/// <param name="Tickets">The tickets it concerns.</param>
/// <param name="Family">Whether it concerns everything that descends from the tickets as well.</param>
internal readonly partial record struct EventFacts(
    MemberId Member,
    Digest Document,
    ulong? Amount,
    IReadOnlyList<RegisterNumber> Tickets,
    bool Family = false)
{
    private EventFacts(MemberId member, Digest document)
        : this(member, document, null, [])
    {
    }

    private EventFacts(MemberId member, Digest document, ulong? amount, params RegisterNumber[] tickets)
        : this(member, document, amount, (IReadOnlyList<RegisterNumber>)tickets)
    {
    }

    public static EventFacts Of(SqlSession session, RegistryEvent recorded) =>
        OfInstitutions(recorded) ?? OfPersons(session, recorded) ?? OfLots(session, recorded) ?? OfLedger(recorded)
        ?? OfLiens(session, recorded) ?? OfDesks(session, recorded) ?? OfClaims(session, recorded)
        ?? throw new InvalidOperationException($"{recorded.GetType().Name} has no facts.");

    private static EventFacts? OfInstitutions(RegistryEvent recorded) => recorded switch
    {
        MemberAdmitted e => new(e.Member, e.DocumentHash),
        MemberStandingSet e => new(e.Member, e.DocumentHash),
        KeyAdded e => new(e.Member, e.DocumentHash),
        KeyRevoked e => new(e.Member, e.DocumentHash),
        OfficesSet e => new(e.Member, e.DocumentHash),
        DeskSet or CouncilSet or FoundingClosed or ActEnacted => new(default, default),
        ActProposed e => new(e.Member, e.DocumentHash),
        ActApproved e => new(e.Member, default),
        Paused e => new(e.Member, e.DocumentHash),
        Resumed e => new(default, e.DocumentHash),
        PolicyPublished e => new(default, e.Terms.DocumentHash),
        CalendarPublished e => new(default, e.DocumentHash),
        _ => null,
    };

    private static EventFacts? OfPersons(SqlSession session, RegistryEvent recorded) => recorded switch
    {
        PersonRegistered e => new(e.Member, e.DocumentHash),
        PersonKeySet e => new(e.Member, e.DocumentHash),
        PersonIdentityChanged e => new(e.Member, e.DocumentHash),
        PersonStandingSet e => new(e.Member, e.DocumentHash),
        PersonFrozen e => new(e.Court, e.DocumentHash),
        PersonFreezeRenewed e => new(e.Court, e.DocumentHash),
        PersonFreezeReleased e => new(e.Court, e.DocumentHash),
        PersonFreezeLapsed e => new(e.Member, e.DocumentHash),
        MandateGiven e => new(e.RecordedBy, e.DocumentHash),
        MandateWithdrawn e => new(e.RecordedBy, e.DocumentHash),
        PlantingAgreed e => new(e.Member, e.DocumentHash),
        PlantingReported e => new(e.Member, e.DocumentHash),
        PlantingAccepted e => new(e.Member, e.DocumentHash),
        PlantingRefused e => new(e.Member, e.DocumentHash),
        PlantingCredited e => new(e.Member, e.DocumentHash),
        _ => null,
    };

    private static EventFacts? OfLots(SqlSession session, RegistryEvent recorded) => recorded switch
    {
        ApplicationSubmitted e => new(e.Member, e.DocumentHash, e.Content.ClaimedAmount),
        CorrectionAsked e => new(e.Member, e.DocumentHash),
        ApplicationCorrected e => new(e.Member, e.DocumentHash, e.Content.ClaimedAmount),
        ExceptionGranted e => new(e.Member, e.DocumentHash),
        ApplicationApproved e => new(e.Member, e.DocumentHash),
        ApplicationRejected e => new(e.Member, e.DocumentHash),
        ApplicationWithdrawn e => new(e.Member, e.DocumentHash),
        ApplicationDisqualified e => new(e.Member, e.DocumentHash),
        ReductionFiled e => new(e.Member, e.CertificateHash, e.CertifiedAmount),
        LotPooled e => new(default, default, e.Amount),
        LotRemoved e => new(e.Member, e.DocumentHash),
        ReversalRecorded e => new(e.Member, e.DocumentHash, e.Amount),
        AnnulmentProposed e => new(e.Member, e.DocumentHash, null, e.Ticket),
        AnnulmentConfirmed e => OfAnnulment(session, e.AnnulmentId, e.Member, e.DocumentHash),
        AnnulmentDeclined e => OfAnnulment(session, e.AnnulmentId, e.Member, e.DocumentHash),
        _ => null,
    };

    private static EventFacts? OfLedger(RegistryEvent recorded) => recorded switch
    {
        TicketIssued e => new(e.Member, e.DocumentHash, e.Amount, e.Ticket),
        PartTransferred e => new(e.Member, e.DocumentHash, e.Amount, e.Ticket, e.Child),
        TicketTransferred e => new(e.Member, e.DocumentHash, null, e.Ticket),
        ShareTransferred e => new(e.Member, e.DocumentHash, null, e.Ticket),
        ChangeRegistered e => new(e.Member, e.DocumentHash, null, e.Ticket),
        OwnershipChanged e => new(e.Member, e.DocumentHash, null, e.Ticket),
        TendingDutyPassed e => new(default, default, null, e.Ticket),
        TicketSplit e => new(e.Member, e.DocumentHash, null, [e.Ticket, .. e.Children]),
        TicketsMerged e => new(e.Member, e.DocumentHash, e.Amount, [e.Merged, .. e.Tickets]),
        LossReported e => new(e.Member, e.DocumentHash, null, e.Ticket),
        LossWithdrawn e => new(e.Member, e.DocumentHash, null, e.Ticket),
        TicketReissued e => new(e.Member, e.DocumentHash, null, e.Ticket),
        AmountOffset e => new(e.Member, default, e.Amount, e.Ticket),
        TicketAnnulled e => new(e.Member, e.DocumentHash, e.Amount, e.Ticket),
        TicketCancelled e => new(e.Member, e.DocumentHash, null, e.Ticket),
        RulingExecuted e => new(e.Court, e.DocumentHash, e.Amount, e.Ticket),
        _ => null,
    };
}
