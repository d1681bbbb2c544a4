using Carbon.Registry.Commands;
using Carbon.Registry.Events;

namespace Carbon.Registry.Model;

public sealed partial class RegisterModel
{
    private const ulong ValueFenMax = 1_000_000_000_000_000;

    private readonly Dictionary<Digest, ModelRequest> _requests = [];
    private readonly Dictionary<Digest, ModelCase> _cases = [];
    private readonly Dictionary<Digest, ModelQuota> _quotas = [];

    private Verdict? OfUses(RegistryCommand command, Moment at, Reasons no) => command switch
    {
        RequestOffset c => On(c, at, no),
        GrantOffset c => On(c, at, no),
        RefuseOffset c => On(c, at, no),
        WithdrawOffset c => On(c, at, no),
        CreditPlanting c => On(c, at, no),
        OpenCase c => On(c, at, no),
        AssessCase c => On(c, at, no),
        SubscribeCase c => On(c, at, no),
        RecordLeniency c => On(c, at, no),
        PublishCase c => On(c, at, no),
        CloseCase c => On(c, at, no),
        SetQuota c => On(c, at, no),
        MeetOtherwise c => On(c, at, no),
        FileComplaint c => On(c, at, no),
        AnswerComplaint c => On(c, at, no),
        DeclareDividend c => On(c, at, no),
        PayDividend c => On(c, at, no),
        _ => null,
    };

    private Verdict On(RequestOffset c, Moment at, Reasons no)
    {
        var content = c.Content;
        no.If(c.DocumentHash.IsZero || !IsSound(content, at), RefusalCode.OffsetInvalid);
        Portions(no, content.Items);
        if (content.Items.Count == 0)
            return no.Verdict;
        var id = hashes.InDivision(content.Items[0].Ticket.Division, c.DocumentHash);
        no.If(_requests.ContainsKey(id), RefusalCode.OffsetExists);
        Receiver(no, content.Beneficiary);
        foreach (var item in content.Items)
        {
            Disposal(no, item, at.By, MandateAct.Offset, at);
            Useable(no, item, content);
        }

        Answers(no, content);
        if (!no.None)
            return no.Verdict;
        var hash = hashes.Content(content);
        var turns = TurnsOf(content.Items);
        _requests.Add(id, new() { Content = content, ContentHash = hash, Member = at.By, Turns = turns });
        return Done(new OffsetRequested(
            id, content.Items[0].Ticket.Division, content, hash, at.By, c.DocumentHash));
    }

    private Verdict On(GrantOffset c, Moment at, Reasons no)
    {
        var request = Decision(no, c.RequestId, hashes.Content(c.Content), c.DocumentHash, at);
        if (request is null || c.Content.Items.Count == 0)
            return no.Verdict;
        no.If(!TurnsOf(c.Content.Items).SequenceEqual(request.Turns), RefusalCode.OwnersChanged);
        foreach (var item in c.Content.Items)
            Disposal(no, item, request.Member, MandateAct.Offset, at);
        Answers(no, c.Content);
        if (!no.None)
            return no.Verdict;
        request.Status = OffsetStatus.Granted;
        var amount = c.Content.Items.Aggregate(0UL, (sum, item) => sum + item.Amount);
        var voucher = Next(c.Content.Items[0].Ticket.Division, Series.V, at);
        var told = new List<RegistryEvent> { new OffsetGranted(c.RequestId, voucher, amount, at.By, c.DocumentHash) };
        told.AddRange(c.Content.Items.Select(item => Take(item, voucher, at)));
        told.AddRange(Answered(c.Content, voucher, amount));
        return new Verdict.Done(told);
    }

    private Verdict On(RefuseOffset c, Moment at, Reasons no)
    {
        var request = Decision(no, c.RequestId, c.ContentHash, c.DocumentHash, at);
        if (!no.None)
            return no.Verdict;
        request!.Status = OffsetStatus.Refused;
        return Done(new OffsetRefused(c.RequestId, at.By, c.DocumentHash));
    }

    private Verdict On(WithdrawOffset c, Moment at, Reasons no)
    {
        no.If(c.DocumentHash.IsZero, RefusalCode.OffsetInvalid);
        if (no.If(!_requests.TryGetValue(c.RequestId, out var request), RefusalCode.OffsetUnknown))
            return no.Verdict;
        no.If(request!.Status != OffsetStatus.Requested, RefusalCode.OffsetNotOpen);
        no.If(request.Member != at.By, RefusalCode.OffsetNotOwned);
        if (!no.None)
            return no.Verdict;
        request.Status = OffsetStatus.Withdrawn;
        return Done(new OffsetWithdrawn(c.RequestId, at.By, c.DocumentHash));
    }

    private Verdict On(CreditPlanting c, Moment at, Reasons no)
    {
        Office(no, at, c.Division, Codes.Office.Offset);
        var use = ($"credit {c.Division}", c.DocumentHash);
        no.If(_used.Contains(use), RefusalCode.CreditExists);
        var policy = InForce(c.Division, Kind.Carbon, at);
        no.If(policy is null, RefusalCode.PolicyNotInForce);
        no.If(policy is not null && !Sets.Has(policy.Value.Terms.Use.Purposes, c.Purpose),
            RefusalCode.PurposeNotAllowed);
        no.If(c.DocumentHash.IsZero || c.Purpose == Purpose.DamageCase || !IsYear(c.Year, at)
            || c.AreaMuThousandths is 0 or > AmountMax || c.SurvivalPercent is 0 or > 100 || !IsText(c.Species, 1),
            RefusalCode.OffsetInvalid);
        Receiver(no, c.Beneficiary);
        if (!no.None)
            return no.Verdict;
        _used.Add(use);
        return Done(new PlantingCredited(
            c.Division, c.Beneficiary, c.Purpose, c.Year, c.AreaMuThousandths, c.SurvivalPercent, c.Species, at.By,
            c.DocumentHash));
    }

    private AmountOffset Take(Portion item, RegisterNumber voucher, Moment at)
    {
        var ticket = _tickets[item.Ticket];
        ticket.Amount -= item.Amount;
        ticket.Offset += item.Amount;
        if (ticket.Amount == 0)
            ticket.Status = TicketStatus.UsedUp;
        return new(item.Ticket, voucher, item.Amount, at.By);
    }

    private ModelRequest? Decision(Reasons no, Digest id, Digest contentHash, Digest document, Moment at)
    {
        no.If(document.IsZero, RefusalCode.OffsetInvalid);
        if (no.If(!_requests.TryGetValue(id, out var request), RefusalCode.OffsetUnknown))
            return null;
        no.If(request!.Status != OffsetStatus.Requested, RefusalCode.OffsetNotOpen);
        Office(no, at, request.Content.Items[0].Ticket.Division, Codes.Office.Offset);
        no.If(contentHash != request.ContentHash, RefusalCode.OffsetContentStale);
        return request;
    }

    private void Useable(Reasons no, Portion item, OffsetContent content)
    {
        if (!_tickets.TryGetValue(item.Ticket, out var ticket))
            return;
        var terms = _policies[ticket.Policy].Use;
        no.If(content.Purpose == Purpose.None || !Sets.Has(terms.Purposes, content.Purpose),
            RefusalCode.PurposeNotAllowed);
        no.If(terms.UseInside && !Inside(item.Ticket.Division, content.UseDivision), RefusalCode.UseOutside);
        no.If(terms.Rule == OffsetRule.Whole && item.Amount != ticket.Amount, RefusalCode.WholeTicketOnly);
    }

    private void Answers(Reasons no, OffsetContent content)
    {
        var kind = KindNames.OfSeries(content.Items[0].Ticket.Series);
        if (!content.CaseId.IsZero && OpenCaseOf(no, content.CaseId) is { } damage)
            no.If(damage.Content.Kind != kind, RefusalCode.CaseKindDiffers);
        if (content.QuotaId.IsZero)
            return;
        no.If(content.Purpose != Purpose.ExcessEmission || kind != Kind.Carbon, RefusalCode.OffsetInvalid);
        if (no.If(!_quotas.TryGetValue(content.QuotaId, out var quota), RefusalCode.QuotaUnknown))
            return;
        no.If(quota!.Content.Emitter != content.Beneficiary || quota.Content.Year != content.Year,
            RefusalCode.QuotaUnfit);
        var amount = content.Items.Aggregate(UInt128.Zero, (sum, item) => sum + item.Amount);
        no.If(quota.ByTickets + amount > quota.Content.TicketGrams
            || quota.ByTickets + quota.Otherwise + amount > quota.Obligation, RefusalCode.AmountOverQuota);
    }

    private IEnumerable<RegistryEvent> Answered(OffsetContent content, RegisterNumber voucher, ulong amount)
    {
        if (_cases.TryGetValue(content.CaseId, out var damage))
            yield return new CaseAnswered(content.CaseId, voucher, amount, damage.Fulfilled += amount);
        if (_quotas.TryGetValue(content.QuotaId, out var quota))
            yield return new QuotaAnswered(content.QuotaId, voucher, amount, quota.ByTickets += amount);
    }

    private static bool IsSound(OffsetContent content, Moment at)
    {
        var forCase = content.Purpose is Purpose.DamageCase or Purpose.JudicialProtection;
        return IsYear(content.Year, at) && content.UseDivision is >= 110_000 and <= 999_999
            && IsText(content.Activity, 0)
            && (content.CaseId.IsZero ? content.Purpose != Purpose.DamageCase : forCase);
    }

    private static bool IsYear(ushort year, Moment at) =>
        year >= 2000 && year <= ChinaTime.DateOf(at.NowSeconds).Year + 1;
}
