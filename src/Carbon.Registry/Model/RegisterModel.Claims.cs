using Carbon.Registry.Commands;
using Carbon.Registry.Events;

namespace Carbon.Registry.Model;

public sealed partial class RegisterModel
{
    private readonly Dictionary<Digest, ModelLien> _liens = [];
    private readonly Dictionary<Digest, ModelPledge> _pledges = [];

    private Verdict? OfClaims(RegistryCommand command, Moment at, Reasons no) => command switch
    {
        ProposePledge c => On(c, at, no),
        AcceptPledge c => On(c, at, no),
        DeclinePledge c => On(c, at, no),
        WithdrawPledge c => On(c, at, no),
        AttachCover c => On(c, at, no),
        RenewLien c => On(c, at, no),
        ReleaseLiens c => On(c, at, no),
        LapseFreeze c => On(c, at, no),
        FreezeTicket c => On(c, at, no),
        FreezeRootTicket c => On(c, at, no),
        TransferByRuling c => On(c, at, no),
        EnforcePledge c => On(c, at, no),
        _ => null,
    };

    private Verdict On(ProposePledge c, Moment at, Reasons no)
    {
        var content = c.Content;
        no.If(content.Kind is not (LienKind.Pledge or LienKind.Mortgage) || content.DocumentHash.IsZero,
            RefusalCode.PledgeInvalid);
        no.If(content.UntilSeconds != 0 && content.UntilSeconds <= at.NowSeconds, RefusalCode.PledgeEndInvalid);
        var id = hashes.Pledge(content);
        no.If(_pledges.ContainsKey(id), RefusalCode.PledgeExists);
        Portions(no, content.Items);
        foreach (var item in content.Items)
            Disposal(no, item, at.By, MandateAct.Pledge, at);
        var division = content.Items.Count == 0 ? 0 : content.Items[0].Ticket.Division;
        no.If(!Holds(content.Lender, division, Codes.Office.Lend) || !_members[content.Lender].Active,
            RefusalCode.OfficeMissing);
        if (!no.None)
            return no.Verdict;
        _pledges.Add(id, new() { Content = content, Proposer = at.By, Turns = TurnsOf(content.Items) });
        return Done(new PledgeProposed(id, content.Lender, content, at.By));
    }

    private Verdict On(AcceptPledge c, Moment at, Reasons no)
    {
        var content = c.Content;
        var id = hashes.Pledge(content);
        if (no.If(!_pledges.TryGetValue(id, out var pledge), RefusalCode.PledgeUnknown))
            return no.Verdict;
        no.If(pledge!.Status != PledgeStatus.Proposed, RefusalCode.PledgeNotOpen);
        Office(no, at, content.Items[0].Ticket.Division, Codes.Office.Lend);
        no.If(content.Lender != at.By, RefusalCode.PledgeNotOwned);
        no.If(content.UntilSeconds != 0 && content.UntilSeconds <= at.NowSeconds, RefusalCode.PledgeEndInvalid);
        no.If(!TurnsOf(content.Items).SequenceEqual(pledge.Turns), RefusalCode.OwnersChanged);
        foreach (var item in content.Items)
        {
            Disposal(no, item, pledge.Proposer, MandateAct.Pledge, at);
            Pledgeable(no, item, content);
        }

        if (!no.None)
            return no.Verdict;
        pledge.Status = PledgeStatus.Accepted;
        var placed = content.Items.Select(item => Place(
            content.Kind, content.Lender, item.Ticket, item.Amount, content.UntilSeconds, content.DocumentHash));
        return new Verdict.Done([new PledgeAccepted(id, content.Lender), .. placed]);
    }

    private Verdict On(DeclinePledge c, Moment at, Reasons no)
    {
        var pledge = Party(no, c.PledgeId, c.DocumentHash, at, pledge => pledge.Content.Lender);
        if (!no.None)
            return no.Verdict;
        pledge!.Status = PledgeStatus.Declined;
        return Done(new PledgeDeclined(c.PledgeId, at.By, c.DocumentHash));
    }

    private Verdict On(WithdrawPledge c, Moment at, Reasons no)
    {
        var pledge = Party(no, c.PledgeId, c.DocumentHash, at, pledge => pledge.Proposer);
        if (!no.None)
            return no.Verdict;
        pledge!.Status = PledgeStatus.Withdrawn;
        return Done(new PledgeWithdrawn(c.PledgeId, at.By, c.DocumentHash));
    }

    private Verdict On(AttachCover c, Moment at, Reasons no)
    {
        no.If(c.Cover == CoverKind.None || c.DocumentHash.IsZero, RefusalCode.PledgeInvalid);
        no.If(c.UntilSeconds != 0 && c.UntilSeconds <= at.NowSeconds, RefusalCode.PledgeEndInvalid);
        if (no.If(!_pledges.TryGetValue(c.PledgeId, out var pledge), RefusalCode.PledgeUnknown))
            return no.Verdict;
        no.If(pledge!.Status != PledgeStatus.Accepted, RefusalCode.PledgeNotOpen);
        Office(no, at, pledge.Content.Items[0].Ticket.Division, Codes.Office.Cover);
        var wanted = c.Cover == CoverKind.Insurance ? MemberKind.Insurer : MemberKind.Guarantor;
        no.If(_members.TryGetValue(at.By, out var member) && member.Kind != wanted, RefusalCode.CoverUnfit);
        var use = ($"cover {c.PledgeId} {c.Cover} {at.By}", c.DocumentHash);
        no.If(_used.Contains(use), RefusalCode.CoverExists);
        if (!no.None)
            return no.Verdict;
        _used.Add(use);
        return Done(new CoverAttached(c.PledgeId, c.Cover, at.By, c.UntilSeconds, c.DocumentHash));
    }

    private Verdict On(RenewLien c, Moment at, Reasons no)
    {
        no.If(c.DocumentHash.IsZero, RefusalCode.DocumentMissing);
        var lien = OwnLien(no, at, c.LienId);
        no.If(c.UntilSeconds <= at.NowSeconds || lien?.UntilSeconds == 0 || c.UntilSeconds <= lien?.UntilSeconds,
            RefusalCode.LienEndInvalid);
        if (!no.None)
            return no.Verdict;
        lien!.UntilSeconds = c.UntilSeconds;
        return Done(new LienRenewed(c.LienId, lien.Ticket, at.By, c.UntilSeconds, c.DocumentHash));
    }

    private Verdict On(ReleaseLiens c, Moment at, Reasons no)
    {
        no.If(c.DocumentHash.IsZero, RefusalCode.DocumentMissing);
        no.If(c.LienIds.Count is 0 or > 32, RefusalCode.ListInvalid);
        var liens = c.LienIds.Select(id => OwnLien(no, at, id)).ToArray();
        no.If(c.LienIds.Distinct().Count() < c.LienIds.Count, RefusalCode.LienEnded);
        return no.None
            ? new Verdict.Done([.. liens.Select(lien => Release(lien!, c.DocumentHash))])
            : no.Verdict;
    }

    private Verdict On(LapseFreeze c, Moment at, Reasons no)
    {
        no.If(c.DocumentHash.IsZero, RefusalCode.DocumentMissing);
        if (no.If(!_liens.TryGetValue(c.LienId, out var lien), RefusalCode.LienUnknown))
            return no.Verdict;
        no.If(lien!.Status != LienStatus.InForce, RefusalCode.LienEnded);
        if (lien.Owner != at.By)
            Office(no, at, lien.Ticket.Division, Codes.Office.Register);
        no.If(lien.IsPledge, RefusalCode.LienUnfit);
        no.If(lien.UntilSeconds == 0 || lien.UntilSeconds > at.NowSeconds, RefusalCode.LienEndInvalid);
        if (!no.None)
            return no.Verdict;
        End(lien, LienStatus.Lapsed);
        return Done(new LienLapsed(c.LienId, lien.Ticket, at.By, c.DocumentHash));
    }

    private void Pledgeable(Reasons no, Portion item, PledgeContent content)
    {
        if (!_tickets.TryGetValue(item.Ticket, out var ticket))
            return;
        var terms = MoveOf(ticket);
        no.If(!Sets.Has(terms.LienKinds, content.Kind), RefusalCode.LienKindInvalid);
        no.If(!terms.SeveralPledges && PledgedOf(item.Ticket) != 0, RefusalCode.PledgeSingle);
        var id = hashes.Lien(content.Kind, content.Lender, item.Ticket, content.DocumentHash);
        no.If(_liens.ContainsKey(id), RefusalCode.LienExists);
        no.If(On(item.Ticket).Count() >= 32 || ticket.TopRank >= 127, RefusalCode.LiensFull);
    }

    private ModelPledge? Party(
        Reasons no, Digest id, Digest document, Moment at, Func<ModelPledge, MemberId> partyOf)
    {
        no.If(document.IsZero, RefusalCode.PledgeInvalid);
        if (no.If(!_pledges.TryGetValue(id, out var pledge), RefusalCode.PledgeUnknown))
            return null;
        no.If(pledge!.Status != PledgeStatus.Proposed, RefusalCode.PledgeNotOpen);
        no.If(partyOf(pledge) != at.By, RefusalCode.PledgeNotOwned);
        return pledge;
    }

    private ModelLien? OwnLien(Reasons no, Moment at, Digest id)
    {
        if (no.If(!_liens.TryGetValue(id, out var lien), RefusalCode.LienUnknown))
            return null;
        no.If(lien!.Owner != at.By, RefusalCode.LienNotOwned);
        no.If(lien.Status != LienStatus.InForce, RefusalCode.LienEnded);
        return lien;
    }

    private LienPlaced Place(
        LienKind kind, MemberId owner, RegisterNumber number, ulong amount, ulong until, Digest document)
    {
        var ticket = _tickets[number];
        var id = hashes.Lien(kind, owner, number, document);
        ticket.TopRank++;
        _liens.Add(id, new()
        {
            Id = id,
            Ticket = number,
            Kind = kind,
            Owner = owner,
            Amount = amount,
            Rank = ticket.TopRank,
            UntilSeconds = until,
        });
        return new(id, number, kind, owner, amount, until, ticket.TopRank, document);
    }

    private LienReleased Release(ModelLien lien, Digest document)
    {
        End(lien, LienStatus.Released);
        return new(lien.Id, lien.Ticket, lien.Owner, document);
    }

    private void End(ModelLien lien, LienStatus status)
    {
        lien.Status = status;
        if (!On(lien.Ticket).Any())
            _tickets[lien.Ticket].TopRank = 0;
    }

    // What pledges and offsets have in common: 1 to 16 tickets of one division and kind, each once, in order.
    private static void Portions(Reasons no, IReadOnlyList<Portion> items)
    {
        no.If(items.Count is 0 or > 16, RefusalCode.ListInvalid);
        no.If(items.Any(item => item.Ticket.Value >> 40 != items[0].Ticket.Value >> 40), RefusalCode.ItemsMixed);
        no.If(!items.Zip(items.Skip(1)).All(pair => pair.First.Ticket.Value < pair.Second.Ticket.Value),
            RefusalCode.ListUnordered);
    }

    private void Disposal(Reasons no, Portion item, MemberId member, MandateAct act, Moment at)
    {
        no.If(item.Amount == 0, RefusalCode.AmountZero);
        if (Open(no, item.Ticket) is not { } ticket)
            return;
        Free(no, ticket, item.Amount);
        Consent(no, ticket, member, act, at);
    }

    private int[] TurnsOf(IReadOnlyList<Portion> items) =>
        [.. items.Select(item => _tickets.TryGetValue(item.Ticket, out var ticket) ? ticket.Turns : 0)];
}
