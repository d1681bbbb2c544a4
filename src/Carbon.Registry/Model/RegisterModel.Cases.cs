using Carbon.Registry.Commands;
using Carbon.Registry.Events;

namespace Carbon.Registry.Model;

public sealed partial class RegisterModel
{
    private readonly Dictionary<Digest, (uint Division, ComplaintStatus Status)> _complaints = [];
    private readonly Dictionary<Digest, ModelDividend> _dividends = [];
    private readonly Dictionary<RegisterNumber, ulong> _carried = [];

    private Verdict On(OpenCase c, Moment at, Reasons no)
    {
        var content = c.Content;
        Office(no, at, content.Division, Codes.Office.Refer);
        no.If(content.CaseHash.IsZero || c.DocumentHash.IsZero, RefusalCode.CaseInvalid);
        Assessment(no, content.Liable, content.AssessedValueFen, content.AssessedAmount);
        var id = hashes.InDivision(content.Division, content.CaseHash);
        no.If(_cases.ContainsKey(id), RefusalCode.CaseExists);
        var policy = InForce(content.Division, content.Kind, at);
        if (no.If(policy is null, RefusalCode.PolicyNotInForce))
            return no.Verdict;
        var use = policy!.Value.Terms.Use;
        no.If(_members.TryGetValue(at.By, out var member) && !Sets.Has(use.CaseOpeners, member.Kind),
            RefusalCode.CaseOpenerInvalid);
        no.If(content.Mode == CaseMode.None || !Sets.Has(use.CaseModes, content.Mode), RefusalCode.CaseModeInvalid);
        if (!no.None)
            return no.Verdict;
        _cases.Add(id, new() { Content = content, Policy = policy.Value.Id, Opener = at.By });
        return Done(new CaseOpened(id, policy.Value.Id, content, at.By, c.DocumentHash));
    }

    private Verdict On(AssessCase c, Moment at, Reasons no)
    {
        var damage = OwnCase(no, c.CaseId, c.DocumentHash, at);
        Assessment(no, c.Liable, c.AssessedValueFen, c.AssessedAmount);
        if (!no.None)
            return no.Verdict;
        damage!.Content = damage.Content with
        {
            Liable = c.Liable,
            AssessedValueFen = c.AssessedValueFen,
            AssessedAmount = c.AssessedAmount,
        };
        return Done(new CaseAssessed(
            c.CaseId, c.Liable, c.AssessedValueFen, c.AssessedAmount, at.By, c.DocumentHash));
    }

    private Verdict On(SubscribeCase c, Moment at, Reasons no)
    {
        no.If(c.DocumentHash.IsZero || c.ValueFen > ValueFenMax || c.Amount > AmountMax
            || (c.ValueFen == 0) == (c.Amount == 0) || (c.DueSeconds != 0 && c.DueSeconds < at.NowSeconds),
            RefusalCode.CaseInvalid);
        if (OpenCaseOf(no, c.CaseId) is not { } damage)
            return no.Verdict;
        if (damage.Opener == at.By)
            Receiver(no, c.Buyer);
        else
            Mandate(no, c.Buyer, at.By, MandateAct.Offset, at);
        var terms = new Subscription(c.Buyer, c.ValueFen, c.Amount, c.DueSeconds, at.NowSeconds);
        no.If(damage.Subscriptions.Any(one => one.Document == c.DocumentHash
            && one.Terms with { SubscribedAtSeconds = at.NowSeconds } == terms), RefusalCode.SubscriptionExists);
        no.If(damage.Subscriptions.Count >= 1024, RefusalCode.SubscriptionsFull);
        if (!no.None)
            return no.Verdict;
        damage.Subscriptions.Add((terms, c.DocumentHash));
        return Done(new CaseSubscribed(
            c.CaseId, (ushort)damage.Subscriptions.Count, terms, at.By, c.DocumentHash));
    }

    private Verdict On(RecordLeniency c, Moment at, Reasons no)
    {
        if (OwnCase(no, c.CaseId, c.DocumentHash, at) is not { } damage)
            return no.Verdict;
        no.If(damage.Content.Mode != CaseMode.Voluntary, RefusalCode.CaseOrdered);
        if (no.If(c.Ordinal == 0 || c.Ordinal > damage.Subscriptions.Count, RefusalCode.SubscriptionUnknown))
            return no.Verdict;
        no.If(damage.Lenient.Contains(c.Ordinal), RefusalCode.LeniencyExists);
        if (!no.None)
            return no.Verdict;
        damage.Lenient.Add(c.Ordinal);
        var since = damage.Subscriptions[c.Ordinal - 1].Terms.SubscribedAtSeconds;
        return Done(new LeniencyRecorded(c.CaseId, c.Ordinal, since, at.By, c.DocumentHash));
    }

    private Verdict On(PublishCase c, Moment at, Reasons no)
    {
        no.If(c.DocumentHash.IsZero, RefusalCode.CaseInvalid);
        no.If(!_cases.TryGetValue(c.CaseId, out var damage), RefusalCode.CaseUnknown);
        no.If(damage is not null && damage.Opener != at.By, RefusalCode.CaseNotOwned);
        no.If(damage?.Published == c.Published, RefusalCode.CaseInvalid);
        if (!no.None)
            return no.Verdict;
        damage!.Published = c.Published;
        return Done(new CasePublicationSet(c.CaseId, c.Published, at.By, c.DocumentHash));
    }

    private Verdict On(CloseCase c, Moment at, Reasons no)
    {
        var damage = OwnCase(no, c.CaseId, c.DocumentHash, at);
        no.If(c.Outcome == CaseOutcome.None, RefusalCode.CaseInvalid);
        no.If(c.Outcome == CaseOutcome.Fulfilled && damage?.Fulfilled == 0, RefusalCode.CaseUnanswered);
        if (!no.None)
            return no.Verdict;
        damage!.Outcome = c.Outcome;
        return Done(new CaseClosed(c.CaseId, c.Outcome, at.By, c.DocumentHash));
    }

    private Verdict On(SetQuota c, Moment at, Reasons no)
    {
        var content = c.Content;
        Office(no, at, content.Division, Codes.Office.SetQuota);
        var fresh = new ModelQuota { Content = content };
        var id = hashes.Quota(content.Division, content.Emitter, content.Year);
        no.If(_used.Contains(($"quota {id}", c.DocumentHash)), RefusalCode.QuotaDocumentUsed);
        no.If(c.DocumentHash.IsZero || content.Year is < 2000 or > 2200 || content.Class == 0 || content.Grade == 0
            || content.BaselineGrams > AmountMax || content.EmissionGrams > AmountMax
            || content.TicketGrams > fresh.Obligation, RefusalCode.QuotaInvalid);
        Person(no, content.Emitter);
        var policy = InForce(content.Division, Kind.Carbon, at);
        no.If(policy is null, RefusalCode.PolicyNotInForce);
        no.If(policy?.Terms.Use.Quotas == false, RefusalCode.QuotaInvalid);
        var known = _quotas.GetValueOrDefault(id) ?? fresh;
        no.If(content.TicketGrams < known.ByTickets || fresh.Obligation < known.ByTickets + known.Otherwise,
            RefusalCode.QuotaInvalid);
        if (!no.None)
            return no.Verdict;
        _used.Add(($"quota {id}", c.DocumentHash));
        known.Content = content;
        known.TicketsFirst = policy!.Value.Terms.Use.TicketsFirst && !content.Power;
        _quotas[id] = known;
        return Done(new QuotaSet(id, policy.Value.Id, content, known.TicketsFirst, at.By, c.DocumentHash));
    }

    private Verdict On(MeetOtherwise c, Moment at, Reasons no)
    {
        no.If(c.Amount == 0 || c.DocumentHash.IsZero, RefusalCode.QuotaInvalid);
        no.If(_used.Contains(($"quota {c.QuotaId}", c.DocumentHash)), RefusalCode.QuotaDocumentUsed);
        if (no.If(!_quotas.TryGetValue(c.QuotaId, out var quota), RefusalCode.QuotaUnknown))
            return no.Verdict;
        Office(no, at, quota!.Content.Division, Codes.Office.SetQuota);
        no.If(quota.TicketsFirst && quota.ByTickets < quota.Content.TicketGrams, RefusalCode.TicketsFirst);
        no.If((UInt128)c.Amount + quota.ByTickets + quota.Otherwise > quota.Obligation, RefusalCode.AmountOverQuota);
        if (!no.None)
            return no.Verdict;
        _used.Add(($"quota {c.QuotaId}", c.DocumentHash));
        quota.Otherwise += c.Amount;
        return Done(new QuotaMetOtherwise(c.QuotaId, c.Amount, quota.Otherwise, at.By, c.DocumentHash));
    }

    private Verdict On(FileComplaint c, Moment at, Reasons no)
    {
        var about = c.Subject.Value == 0 || (c.Subject.Division == c.Division && c.Subject.Series != Series.None
            && Enum.IsDefined(c.Subject.Series));
        no.If(c.Division is < 110_000 or > 999_999 || !about || c.DocumentHash.IsZero, RefusalCode.ComplaintInvalid);
        var id = hashes.InDivision(c.Division, c.DocumentHash);
        no.If(_complaints.ContainsKey(id), RefusalCode.ComplaintExists);
        if (!no.None)
            return no.Verdict;
        _complaints.Add(id, (c.Division, ComplaintStatus.Open));
        return Done(new ComplaintFiled(id, c.Division, c.Subject, at.By, c.DocumentHash));
    }

    private Verdict On(AnswerComplaint c, Moment at, Reasons no)
    {
        no.If(c.Status is not (ComplaintStatus.Upheld or ComplaintStatus.Dismissed) || c.DocumentHash.IsZero,
            RefusalCode.ComplaintInvalid);
        if (no.If(!_complaints.TryGetValue(c.ComplaintId, out var complaint), RefusalCode.ComplaintUnknown))
            return no.Verdict;
        Office(no, at, complaint.Division, Codes.Office.Supervise);
        no.If(complaint.Status != ComplaintStatus.Open, RefusalCode.ComplaintClosed);
        if (!no.None)
            return no.Verdict;
        _complaints[c.ComplaintId] = complaint with { Status = c.Status };
        return Done(new ComplaintAnswered(c.ComplaintId, c.Status, at.By, c.DocumentHash));
    }

    private Verdict On(DeclareDividend c, Moment at, Reasons no)
    {
        Office(no, at, c.Ticket.Division, Codes.Office.Register);
        no.If(c.IncomeFen is 0 or > ValueFenMax || c.DocumentHash.IsZero, RefusalCode.DividendInvalid);
        var id = hashes.OfTicket(c.Ticket, c.DocumentHash);
        no.If(_dividends.ContainsKey(id), RefusalCode.DividendExists);
        if (Live(no, c.Ticket) is not { } ticket)
            return no.Verdict;
        no.If(!_policies[ticket.Policy].Use.Dividends, RefusalCode.DividendInvalid);
        no.If(ticket.Ownership == Ownership.Joint, RefusalCode.SharesMissing);
        if (!no.None)
            return no.Verdict;
        var carried = _carried.GetValueOrDefault(c.Ticket);
        var received = c.IncomeFen + carried;
        var all = ticket.Owners.Aggregate(UInt128.Zero, (sum, owner) => sum + owner.Parts);
        DividendPart[] parts = [.. ticket.Owners.Select(
            owner => new DividendPart(owner.Person, (ulong)((UInt128)received * owner.Parts / all)))];
        var rest = received - parts.Aggregate(0UL, (sum, part) => sum + part.ValueFen);
        var dividend = new ModelDividend { Ticket = c.Ticket };
        foreach (var part in parts.Where(part => part.ValueFen != 0))
            dividend.Due.Add(part.Person, part.ValueFen);
        _dividends.Add(id, dividend);
        _carried[c.Ticket] = rest;
        return Done(new DividendDeclared(
            id, c.Ticket, c.IncomeFen, carried, parts, rest, at.By, c.DocumentHash));
    }

    private Verdict On(PayDividend c, Moment at, Reasons no)
    {
        no.If(c.DocumentHash.IsZero, RefusalCode.DividendInvalid);
        if (no.If(!_dividends.TryGetValue(c.DividendId, out var dividend), RefusalCode.DividendUnknown))
            return no.Verdict;
        Office(no, at, dividend!.Ticket.Division, Codes.Office.Register);
        no.If(!dividend.Due.TryGetValue(c.Person, out var value), RefusalCode.DividendNotDue);
        if (!no.None)
            return no.Verdict;
        dividend.Due.Remove(c.Person);
        return Done(new DividendPaid(c.DividendId, c.Person, value, at.By, c.DocumentHash));
    }

    private void Assessment(Reasons no, PersonId liable, ulong valueFen, ulong amount)
    {
        no.If(valueFen > ValueFenMax || amount > AmountMax || (valueFen == 0 && amount == 0), RefusalCode.CaseInvalid);
        if (liable.Value != 0)
            Person(no, liable);
    }

    private ModelCase? OpenCaseOf(Reasons no, Digest id)
    {
        if (no.If(!_cases.TryGetValue(id, out var damage), RefusalCode.CaseUnknown))
            return null;
        no.If(damage!.Outcome != CaseOutcome.None, RefusalCode.CaseEnded);
        return damage;
    }

    private ModelCase? OwnCase(Reasons no, Digest id, Digest document, Moment at)
    {
        no.If(document.IsZero, RefusalCode.CaseInvalid);
        var damage = OpenCaseOf(no, id);
        no.If(damage is not null && damage.Opener != at.By, RefusalCode.CaseNotOwned);
        return damage;
    }
}
