using System.Text;
using Carbon.Registry.Commands;
using Carbon.Registry.Events;

namespace Carbon.Registry.Model;

public sealed partial class RegisterModel
{
    private const ulong AmountMax = 10_000_000_000_000_000;

    private readonly Dictionary<Digest, (uint Division, PersonId Planter, ulong Area, PlantingStatus Status)>
        _plantings = [];

    private Verdict On(RemoveLot c, Moment at, Reasons no)
    {
        Office(no, at, c.Application.Division, Codes.Office.Register);
        no.If(c.DocumentHash.IsZero, RefusalCode.ContentInvalid);
        if (Application(no, c.Application) is not { } lot)
            return no.Verdict;
        no.If(lot.Status != ApplicationStatus.Filed, RefusalCode.ApplicationNotOpen);
        no.If(lot.Pool != PoolStatus.InPool || lot.Tickets != 0, RefusalCode.LotNotInPool);
        if (!no.None)
            return no.Verdict;
        lot.Pool = PoolStatus.Removed;
        return Done(new LotRemoved(c.Application, at.By, c.DocumentHash));
    }

    private Verdict On(RecordReversal c, Moment at, Reasons no)
    {
        Office(no, at, c.Application.Division, Codes.Office.Supervise);
        no.If(c.Cause == ReversalCause.None, RefusalCode.ReversalCauseMissing);
        no.If(c.Amount == 0, RefusalCode.AmountZero);
        no.If(c.DocumentHash.IsZero, RefusalCode.ContentInvalid);
        no.If(_used.Contains(($"reversal {c.Application}", c.DocumentHash)), RefusalCode.DocumentUsed);
        if (Application(no, c.Application) is not { } lot)
            return no.Verdict;
        no.If(lot.Status != ApplicationStatus.Filed, RefusalCode.ApplicationNotOpen);
        no.If(c.Amount > lot.Certified - lot.Deficit, RefusalCode.AmountOverLot);
        if (!no.None)
            return no.Verdict;
        _used.Add(($"reversal {c.Application}", c.DocumentHash));
        lot.Deficit += c.Amount;
        return Done(new ReversalRecorded(c.Application, c.Cause, c.Amount, lot.Deficit, at.By, c.DocumentHash));
    }

    private Verdict On(ProposeAnnulment c, Moment at, Reasons no)
    {
        Office(no, at, c.Ticket.Division, Codes.Office.Cancel);
        no.If(c.DocumentHash.IsZero, RefusalCode.ContentInvalid);
        Ticket(no, c.Ticket);
        var id = hashes.OfTicket(c.Ticket, c.DocumentHash);
        no.If(c.Cause == AnnulmentCause.None || _annulments.ContainsKey(id), RefusalCode.AnnulmentInvalid);
        if (!no.None)
            return no.Verdict;
        _annulments.Add(id, (c.Ticket, c.Cause, AnnulmentStatus.Proposed));
        return Done(new AnnulmentProposed(id, c.Ticket, c.Cause, at.By, c.DocumentHash));
    }

    private Verdict On(ConfirmAnnulment c, Moment at, Reasons no)
    {
        Annulment(no, c.AnnulmentId, c.DocumentHash, at);
        var (number, cause, _) = _annulments.GetValueOrDefault(c.AnnulmentId);
        var ticket = number.Value == 0 ? null : Live(no, number);
        no.If(ticket is not null && On(number).Any(), RefusalCode.TicketEncumbered);
        no.If(ticket is not null && IsRootFrozen(ticket), RefusalCode.RootFrozen);
        no.If(ticket?.Owners.SelectMany(owner => FreezesOf(owner.Person)).Any() == true, RefusalCode.PersonIsFrozen);
        if (ticket is null || !no.None)
            return no.Verdict;
        _annulments[c.AnnulmentId] = (number, cause, AnnulmentStatus.Confirmed);
        var amount = ticket.Amount;
        (ticket.Amount, ticket.Status) = (0, TicketStatus.Annulled);
        return Done(
            new AnnulmentConfirmed(c.AnnulmentId, at.By, c.DocumentHash),
            new TicketAnnulled(number, amount, cause, at.By, c.DocumentHash));
    }

    private Verdict On(DeclineAnnulment c, Moment at, Reasons no)
    {
        Annulment(no, c.AnnulmentId, c.DocumentHash, at);
        if (!no.None)
            return no.Verdict;
        var (number, cause, _) = _annulments[c.AnnulmentId];
        _annulments[c.AnnulmentId] = (number, cause, AnnulmentStatus.Declined);
        return Done(new AnnulmentDeclined(c.AnnulmentId, at.By, c.DocumentHash));
    }

    private void Annulment(Reasons no, Digest id, Digest document, Moment at)
    {
        no.If(document.IsZero, RefusalCode.ContentInvalid);
        if (no.If(!_annulments.TryGetValue(id, out var annulment), RefusalCode.AnnulmentUnknown))
            return;
        no.If(annulment.Status != AnnulmentStatus.Proposed, RefusalCode.AnnulmentNotOpen);
        Office(no, at, annulment.Ticket.Division, Codes.Office.File);
    }

    private Verdict On(AgreePlanting c, Moment at, Reasons no)
    {
        Office(no, at, c.Division, Codes.Office.Approve);
        no.If(c.DocumentHash.IsZero, RefusalCode.DocumentMissing);
        var knows = new[] { Kind.CollectiveStand, Kind.StateStand }
            .Any(kind => InForce(c.Division, kind, at)?.Terms.Application.PlantingAgreement == true);
        no.If(!knows || c.AreaMuThousandths is 0 or > AmountMax, RefusalCode.PlantingInvalid);
        Receiver(no, c.Planter);
        var id = hashes.InDivision(c.Division, c.DocumentHash);
        no.If(_plantings.ContainsKey(id), RefusalCode.PlantingExists);
        if (!no.None)
            return no.Verdict;
        _plantings.Add(id, (c.Division, c.Planter, c.AreaMuThousandths, PlantingStatus.Agreed));
        return Done(new PlantingAgreed(id, c.Division, c.Planter, c.AreaMuThousandths, at.By, c.DocumentHash));
    }

    private Verdict On(ReportPlanting c, Moment at, Reasons no)
    {
        no.If(c.DocumentHash.IsZero, RefusalCode.DocumentMissing);
        if (no.If(!_plantings.TryGetValue(c.PlantingId, out var planting), RefusalCode.PlantingUnknown))
            return no.Verdict;
        Mandate(no, planting.Planter, at.By, MandateAct.Apply, at);
        no.If(planting.Status is not (PlantingStatus.Agreed or PlantingStatus.Refused), RefusalCode.PlantingNotOpen);
        if (!no.None)
            return no.Verdict;
        _plantings[c.PlantingId] = planting with { Status = PlantingStatus.Planted };
        return Done(new PlantingReported(c.PlantingId, at.By, c.DocumentHash));
    }

    private Verdict Judge(Digest id, PlantingStatus status, Digest document, Moment at, Reasons no)
    {
        no.If(document.IsZero, RefusalCode.DocumentMissing);
        if (no.If(!_plantings.TryGetValue(id, out var planting), RefusalCode.PlantingUnknown))
            return no.Verdict;
        Office(no, at, planting.Division, Codes.Office.Approve);
        no.If(planting.Status != PlantingStatus.Planted, RefusalCode.PlantingNotOpen);
        if (!no.None)
            return no.Verdict;
        _plantings[id] = planting with { Status = status };
        return status == PlantingStatus.Accepted
            ? Done(new PlantingAccepted(id, at.By, document))
            : Done(new PlantingRefused(id, at.By, document));
    }

    private byte Content(Reasons no, ApplicationContent content, PolicyTerms policy, Moment at)
    {
        var terms = policy.Application;
        var today = (uint)((at.NowSeconds + 28_800) / 86_400);
        Way(no, content, terms);
        no.If(!IsSound(content, today), RefusalCode.ContentInvalid);
        no.If(terms.StandFacts && (content.Bounds.Length == 0 || content.Species.Length == 0),
            RefusalCode.ContentInvalid);
        no.If(content.DeductionBasisPoints > terms.DeductionMaxBasisPoints, RefusalCode.DeductionOverMax);
        no.If(content.ClaimedAmount == 0, RefusalCode.AmountZero);
        no.If(content.ClaimedAmount > AmountMax
            || (content.Kind != Kind.Carbon && content.ClaimedAmount > content.AreaMuThousandths),
            RefusalCode.AmountTooLarge);
        no.If((terms.Declarations & ~content.Declarations) != 0, RefusalCode.DeclarationMissing);
        no.If(terms.PaperCount != 0 && content.Papers.Count != terms.PaperCount, RefusalCode.PapersMissing);
        foreach (var applicant in content.Applicants)
        {
            Mandate(no, applicant.Person, at.By, MandateAct.Apply, at);
            if (!_persons.TryGetValue(applicant.Person, out var person))
                continue;
            var outside = policy.Move.HolderInside && !Inside(content.Division, person.Division);
            no.If(outside || !Sets.Has(terms.ApplicantKinds, person.Kind), RefusalCode.ApplicantInvalid);
        }

        Parcels(no, content);
        var shortfalls = (byte)Sets.Pack(Shortfalls(content, terms, today));
        no.If(shortfalls != 0 && !terms.Exceptions, RefusalCode.EligibilityMissing);
        return shortfalls;
    }

    private void Way(Reasons no, ApplicationContent content, ApplicationTerms terms)
    {
        var planted = content.Route == ApplicationRoute.NewPlanting;
        no.If(content.Route == ApplicationRoute.None || (planted && !terms.PlantingAgreement)
            || (content.Route == ApplicationRoute.GreenQuota && terms.GreenQuotaChain.Count == 0),
            RefusalCode.RouteInvalid);
        if (no.If(planted == content.PlantingId.IsZero, RefusalCode.ContentInvalid) || !planted)
            return;
        no.If(_used.Contains(("planting", content.PlantingId)), RefusalCode.PlantingUsed);
        if (no.If(!_plantings.TryGetValue(content.PlantingId, out var planting), RefusalCode.PlantingUnknown))
            return;
        no.If(planting.Status != PlantingStatus.Accepted || planting.Division != content.Division
            || content.Applicants.All(one => one.Person != planting.Planter), RefusalCode.PlantingUnfit);
        no.If(content.AreaMuThousandths > planting.Area, RefusalCode.ContentInvalid);
    }

    private void Parcels(Reasons no, ApplicationContent content)
    {
        foreach (var parcel in content.Parcels)
        {
            var used = _periods.Where(period => period.Parcel == parcel).ToArray();
            no.If(used.Length >= 16, RefusalCode.ParcelPeriodsFull);
            no.If(used.Any(period => content.PeriodStartDay <= period.End && content.PeriodEndDay >= period.Start),
                RefusalCode.ParcelPeriodOverlap);
        }
    }

    private static bool IsSound(ApplicationContent content, uint today)
    {
        var declarations = Sets.Pack(Enum.GetValues<Declaration>().Where(one => one != Declaration.None));
        var several = content.Applicants.Count > 1;
        return AreShares(content.Applicants) && (several || (!content.Joint && content.DeductionBasisPoints == 0))
            && AreHashes(content.Parcels, 64) && AreHashes(content.Papers, 16)
            && content.PeriodStartDay <= content.PeriodEndDay && content.PeriodEndDay <= today
            && content.PlantedDay <= today && content.SurvivalPercent <= 100 && content.AreaMuThousandths != 0
            && (content.Declarations & ~declarations) == 0 && IsText(content.Place, 1) && IsText(content.Method, 1)
            && IsText(content.Bounds, 0) && IsText(content.Species, 0);
    }

    private static IEnumerable<EligibilityLimit> Shortfalls(
        ApplicationContent content, ApplicationTerms terms, uint today)
    {
        if (content.AreaMuThousandths < terms.AreaMinMuThousandths)
            yield return EligibilityLimit.Area;
        var aged = content.PlantedDay != 0 && today - content.PlantedDay >= terms.StandAgeMinDays;
        if (terms.StandAgeMinDays != 0 && !aged)
            yield return EligibilityLimit.StandAge;
        if (content.SurvivalPercent < terms.SurvivalMinPercent)
            yield return EligibilityLimit.Survival;
        if (content.PlantedDay < terms.PlantedSinceDay)
            yield return EligibilityLimit.PlantedSince;
    }

    private static bool AreHashes(IReadOnlyList<Digest> hashes, int countMax) =>
        hashes.Count > 0 && hashes.Count <= countMax && hashes.All(hash => !hash.IsZero)
        && hashes.Distinct().Count() == hashes.Count;

    private static bool IsText(string text, int bytesMin) =>
        Encoding.UTF8.GetByteCount(text) is var bytes && bytes >= bytesMin && bytes <= 120;
}
