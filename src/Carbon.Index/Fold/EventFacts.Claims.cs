using Carbon.Registry.Events;

namespace Carbon.Index.Fold;

internal readonly partial record struct EventFacts
{
    private static EventFacts? OfLiens(SqlSession session, RegistryEvent recorded) => recorded switch
    {
        LienPlaced { Kind: LienKind.RootFreeze } e => new EventFacts(e.Owner, e.DocumentHash, null, [e.Ticket], true),
        LienPlaced e => new(e.Owner, e.DocumentHash, e.Amount, e.Ticket),
        LienRenewed e => OfLien(session, e.LienId, e.Owner, e.DocumentHash),
        LienReleased e => OfLien(session, e.LienId, e.Owner, e.DocumentHash),
        LienLapsed e => OfLien(session, e.LienId, e.Member, e.DocumentHash),
        LienEnforced e => new(e.Member, e.DocumentHash, e.Amount, e.Ticket, e.Child),
        PledgeEnforced e => OfLien(session, e.LienId, e.Court, e.DocumentHash),
        _ => null,
    };

    private static EventFacts? OfDesks(SqlSession session, RegistryEvent recorded) => recorded switch
    {
        PledgeProposed e => Summed(e.Member, e.Content.DocumentHash, e.Content.Items),
        PledgeAccepted e => OfPledge(session, e.PledgeId, e.Lender, null),
        PledgeDeclined e => OfPledge(session, e.PledgeId, e.Lender, e.DocumentHash),
        PledgeWithdrawn e => OfPledge(session, e.PledgeId, e.Member, e.DocumentHash),
        CoverAttached e => OfPledge(session, e.PledgeId, e.Member, e.DocumentHash),
        OffsetRequested e => Summed(e.Member, e.DocumentHash, e.Content.Items),
        OffsetGranted e => OfRequest(session, e.RequestId, e.Member, e.DocumentHash),
        OffsetRefused e => OfRequest(session, e.RequestId, e.Member, e.DocumentHash),
        OffsetWithdrawn e => OfRequest(session, e.RequestId, e.Member, e.DocumentHash),
        _ => null,
    };

    private static EventFacts? OfClaims(SqlSession session, RegistryEvent recorded) => recorded switch
    {
        CaseOpened e => new(e.Member, e.DocumentHash, e.Content.AssessedAmount),
        CaseAssessed e => new(e.Member, e.DocumentHash, e.AssessedAmount),
        CaseSubscribed e => new(e.Member, e.DocumentHash, e.Subscription.Amount),
        CaseAnswered e => OfVoucher(session, e.Voucher, e.Amount),
        LeniencyRecorded e => new(e.Member, e.DocumentHash),
        CasePublicationSet e => new(e.Member, e.DocumentHash),
        CaseClosed e => new(e.Member, e.DocumentHash),
        QuotaSet e => new(e.Member, e.DocumentHash, e.Content.TicketGrams),
        QuotaAnswered e => OfVoucher(session, e.Voucher, e.Amount),
        QuotaMetOtherwise e => new(e.Member, e.DocumentHash, e.Amount),
        ComplaintFiled e => new(e.Member, e.DocumentHash, null, OfSubject(e.Subject)),
        ComplaintAnswered e => new(e.Member, e.DocumentHash, null, session.All(
            "SELECT subject FROM complaints WHERE id = $1 AND subject IS NOT NULL", row => row.Number(0),
            e.ComplaintId.Cell()).SelectMany(OfSubject).ToList()),
        DividendDeclared e => new(e.Member, e.DocumentHash, null, e.Ticket),
        DividendPaid e => new(e.Member, e.DocumentHash, null, session.All(
            "SELECT ticket FROM dividends WHERE id = $1", row => row.Number(0), e.DividendId.Cell())),
        _ => null,
    };

    /// <summary>A complaint may be about a ticket, about an application, or about neither.</summary>
    private static RegisterNumber[] OfSubject(RegisterNumber subject) =>
        subject.Series is Series.C or Series.G or Series.S ? [subject] : [];

    private static MemberId CourtOf(SqlSession session, Digest freeze) => session.One(
        "SELECT court FROM person_freezes WHERE id = $1", row => new { Member = row.Member(0) },
        freeze.Cell())!.Member;

    private static EventFacts? OfLien(SqlSession session, Digest lien, MemberId member, Digest document) =>
        session.One("SELECT kind, amount, ticket FROM liens WHERE id = $1", row => new
        {
            Family = row.Code<LienKind>(0) == LienKind.RootFreeze,
            Amount = row.Unsigned(1),
            Ticket = row.Number(2),
        }, lien.Cell()) is { } found
            ? new EventFacts(member, document, found.Family ? null : found.Amount, [found.Ticket], found.Family)
            : null;

    private static EventFacts? OfPledge(SqlSession session, Digest pledge, MemberId member, Digest? document)
    {
        var contract = document ?? session.One("SELECT document FROM pledges WHERE id = $1",
            row => new { Hash = row.Digest(0) }, pledge.Cell())!.Hash;
        return Summed(member, contract, session.All(
            "SELECT ticket, amount FROM pledge_items WHERE pledge = $1 ORDER BY seat", ReadItem, pledge.Cell()));
    }

    private static EventFacts? OfRequest(SqlSession session, Digest request, MemberId member, Digest document) =>
        Summed(member, document, session.All(
            "SELECT ticket, amount FROM offset_items WHERE request = $1 ORDER BY seat", ReadItem, request.Cell()));

    private static EventFacts OfVoucher(SqlSession session, RegisterNumber voucher, ulong amount) => new(
        default, default, amount, session.All(
            """
            SELECT i.ticket FROM vouchers v JOIN offset_items i ON i.request = v.request
            WHERE v.number = $1 ORDER BY i.seat
            """,
            row => row.Number(0), voucher.Cell()));

    private static EventFacts? OfAnnulment(SqlSession session, Digest annulment, MemberId member, Digest document) =>
        new EventFacts(member, document, null, session.All(
            "SELECT ticket FROM annulments WHERE id = $1", row => row.Number(0), annulment.Cell()));

    private static Portion ReadItem(StoreRow row) => new(row.Number(0), row.Unsigned(1));

    /// <summary>A sum that no ticket can bear is told as none; the ledger never takes it.</summary>
    private static EventFacts Summed(MemberId member, Digest document, IReadOnlyList<Portion> items)
    {
        var sum = items.Aggregate(UInt128.Zero, (total, item) => total + item.Amount);
        return new EventFacts(member, document, sum <= ulong.MaxValue ? (ulong)sum : null,
            items.Select(item => item.Ticket).ToList());
    }
}
