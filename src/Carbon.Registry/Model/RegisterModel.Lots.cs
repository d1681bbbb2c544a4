using Carbon.Registry.Commands;
using Carbon.Registry.Events;

namespace Carbon.Registry.Model;

public sealed partial class RegisterModel
{
    private readonly Dictionary<RegisterNumber, ModelApplication> _applications = [];
    private readonly List<(Digest Parcel, uint Start, uint End)> _periods = [];
    private readonly Dictionary<Digest, (RegisterNumber Ticket, AnnulmentCause Cause, AnnulmentStatus Status)>
        _annulments = [];

    private Verdict? OfLots(RegistryCommand command, Moment at, Reasons no) => command switch
    {
        SubmitApplication c => On(c, at, no),
        CorrectApplication c => On(c, at, no),
        AskCorrection c => On(c, at, no),
        GrantException c => On(c, at, no),
        ApproveApplication c => On(c, at, no),
        RejectApplication c => On(c, at, no),
        DisqualifyApplication c => On(c, at, no),
        WithdrawApplication c => On(c, at, no),
        FileReduction c => On(c, at, no),
        IssueTicket c => On(c, at, no),
        RemoveLot c => On(c, at, no),
        RecordReversal c => On(c, at, no),
        ProposeAnnulment c => On(c, at, no),
        ConfirmAnnulment c => On(c, at, no),
        DeclineAnnulment c => On(c, at, no),
        AgreePlanting c => On(c, at, no),
        ReportPlanting c => On(c, at, no),
        AcceptPlanting c => Judge(c.PlantingId, PlantingStatus.Accepted, c.DocumentHash, at, no),
        RefusePlanting c => Judge(c.PlantingId, PlantingStatus.Refused, c.DocumentHash, at, no),
        _ => null,
    };

    private Verdict On(SubmitApplication c, Moment at, Reasons no)
    {
        Form(no, c.DocumentHash);
        var policy = InForce(c.Content.Division, c.Content.Kind, at);
        if (no.If(policy is null, RefusalCode.PolicyNotInForce))
            return no.Verdict;
        no.If(!policy!.Value.Terms.Issuance, RefusalCode.IssuanceOff);
        var shortfalls = Content(no, c.Content, policy.Value.Terms, at);
        if (!no.None)
            return no.Verdict;
        _used.Add(("form", c.DocumentHash));
        var number = Next(c.Content.Division, Series.A, at);
        var hash = hashes.Content(c.Content);
        _applications.Add(number, new()
        {
            Policy = policy.Value.Id,
            Content = c.Content,
            ContentHash = hash,
            Shortfalls = shortfalls,
        });
        return Done(new ApplicationSubmitted(
            number, policy.Value.Id, c.Content, hash, shortfalls, at.By, c.DocumentHash));
    }

    private Verdict On(CorrectApplication c, Moment at, Reasons no)
    {
        Form(no, c.DocumentHash);
        if (Unfiled(no, c.Application, at) is not { } application)
            return no.Verdict;
        no.If(c.Content.Division != c.Application.Division || c.Content.Kind != application.Content.Kind,
            RefusalCode.ContentInvalid);
        var shortfalls = Content(no, c.Content, _policies[application.Policy], at);
        if (!no.None)
            return no.Verdict;
        _used.Add(("form", c.DocumentHash));
        application.Content = c.Content;
        application.ContentHash = hashes.Content(c.Content);
        (application.Shortfalls, application.Approvals, application.Approver) = (shortfalls, 0, default);
        application.Status = ApplicationStatus.UnderReview;
        return Done(new ApplicationCorrected(
            c.Application, c.Content, application.ContentHash, shortfalls, at.By, c.DocumentHash));
    }

    private Verdict On(AskCorrection c, Moment at, Reasons no)
    {
        var application = Reviewed(no, c.Application, c.Office, c.ContentHash, c.DocumentHash, at);
        if (!no.None)
            return no.Verdict;
        application!.Status = ApplicationStatus.CorrectionAsked;
        return Done(new CorrectionAsked(c.Application, c.Office, at.By, c.ContentHash, c.DocumentHash));
    }

    private Verdict On(GrantException c, Moment at, Reasons no)
    {
        var application = Reviewed(no, c.Application, c.Office, c.ContentHash, c.DocumentHash, at);
        no.If(application?.Status == ApplicationStatus.Reviewed, RefusalCode.ApplicationNotOpen);
        no.If(c.Shortfalls == 0 || c.Shortfalls != application?.Shortfalls, RefusalCode.ExceptionDiffers);
        if (!no.None)
            return no.Verdict;
        application!.Shortfalls = 0;
        return Done(new ExceptionGranted(
            c.Application, c.Office, c.Shortfalls, at.By, c.ContentHash, c.DocumentHash));
    }

    private Verdict On(ApproveApplication c, Moment at, Reasons no)
    {
        var application = Reviewed(no, c.Application, c.Office, c.ContentHash, c.DocumentHash, at);
        no.If(application?.Status == ApplicationStatus.Reviewed, RefusalCode.ApplicationNotOpen);
        no.If(application?.Shortfalls > 0, RefusalCode.ExceptionMissing);
        var green = application?.Content.Route == ApplicationRoute.GreenQuota;
        no.If(green && application!.Approver == at.By, RefusalCode.ApproverSame);
        if (!no.None)
            return no.Verdict;
        if (green)
            application!.Approver = at.By;
        application!.Approvals++;
        var complete = application.Approvals == ChainOf(application).Count;
        if (complete)
            application.Status = ApplicationStatus.Reviewed;
        return Done(new ApplicationApproved(
            c.Application, c.Office, at.By, c.ContentHash, c.DocumentHash, complete));
    }

    private Verdict On(RejectApplication c, Moment at, Reasons no)
    {
        var application = Reviewed(no, c.Application, c.Office, c.ContentHash, c.DocumentHash, at);
        if (!no.None)
            return no.Verdict;
        application!.Status = ApplicationStatus.Rejected;
        return Done(new ApplicationRejected(c.Application, c.Office, at.By, c.ContentHash, c.DocumentHash));
    }

    private Verdict On(DisqualifyApplication c, Moment at, Reasons no)
    {
        var application = Reviewed(no, c.Application, c.Office, c.ContentHash, c.DocumentHash, at);
        no.If(application?.Content.Applicants.Any(
            one => _persons[one.Person].Standing == PersonStanding.Suspended) == true, RefusalCode.PersonNotActive);
        if (!no.None)
            return no.Verdict;
        application!.Status = ApplicationStatus.Disqualified;
        var told = new List<RegistryEvent>
        {
            new ApplicationDisqualified(c.Application, c.Office, at.By, c.ContentHash, c.DocumentHash),
        };
        foreach (var applicant in application.Content.Applicants)
        {
            _persons[applicant.Person].Standing = PersonStanding.Disqualified;
            told.Add(new PersonStandingSet(applicant.Person, PersonStanding.Disqualified, at.By, c.DocumentHash));
        }

        return new Verdict.Done(told);
    }

    private Verdict On(WithdrawApplication c, Moment at, Reasons no)
    {
        no.If(c.DocumentHash.IsZero, RefusalCode.ContentInvalid);
        var application = Unfiled(no, c.Application, at);
        if (!no.None)
            return no.Verdict;
        application!.Status = ApplicationStatus.Withdrawn;
        return Done(new ApplicationWithdrawn(c.Application, at.By, c.DocumentHash));
    }

    private Verdict On(FileReduction c, Moment at, Reasons no)
    {
        Office(no, at, c.Application.Division, Codes.Office.File);
        no.If(c.CertificateHash.IsZero, RefusalCode.ContentInvalid);
        no.If(_used.Contains(("certificate", c.CertificateHash)), RefusalCode.CertificateUsed);
        no.If(c.CertifiedAmount == 0, RefusalCode.AmountZero);
        no.If(c.CertifiedAmount > c.Content.ClaimedAmount, RefusalCode.AmountOverClaim);
        Parcels(no, c.Content);
        no.If(_used.Contains(("planting", c.Content.PlantingId)), RefusalCode.PlantingUsed);
        if (Application(no, c.Application) is not { } application)
            return no.Verdict;
        no.If(application.Status != ApplicationStatus.Reviewed, RefusalCode.ApplicationNotOpen);
        no.If(hashes.Content(c.Content) != application.ContentHash, RefusalCode.ContentStale);
        if (!no.None)
            return no.Verdict;
        _used.Add(("certificate", c.CertificateHash));
        if (!c.Content.PlantingId.IsZero)
            _used.Add(("planting", c.Content.PlantingId));
        _periods.AddRange(c.Content.Parcels.Select(
            parcel => (parcel, c.Content.PeriodStartDay, c.Content.PeriodEndDay)));
        (application.Status, application.Certified) = (ApplicationStatus.Filed, c.CertifiedAmount);
        var filed = new ReductionFiled(
            c.Application, c.CertificateHash, c.CertifiedAmount, at.By, application.ContentHash);
        if (!_policies[application.Policy].Application.Pool)
            return Done(filed);
        application.Pool = PoolStatus.InPool;
        return Done(filed, new LotPooled(c.Application, c.CertifiedAmount));
    }

    private Verdict On(IssueTicket c, Moment at, Reasons no)
    {
        Office(no, at, c.Application.Division, Codes.Office.Issue);
        no.If(c.Amount == 0, RefusalCode.AmountZero);
        no.If(c.DocumentHash.IsZero, RefusalCode.DocumentMissing);
        if (Application(no, c.Application) is not { } lot)
            return no.Verdict;
        no.If(lot.Status != ApplicationStatus.Filed, RefusalCode.ApplicationNotOpen);
        no.If(lot.Pool == PoolStatus.Removed, RefusalCode.LotNotInPool);
        no.If(c.Ordinal != lot.Tickets + 1, RefusalCode.OrdinalNotNext);
        var rest = lot.Certified - lot.Issued;
        no.If(c.Amount > rest - Math.Min(rest, lot.Deficit), RefusalCode.AmountOverLot);
        var policy = InForce(c.Application.Division, lot.Content.Kind, at);
        no.If(policy is null, RefusalCode.PolicyNotInForce);
        no.If(policy?.Terms.Issuance == false, RefusalCode.IssuanceOff);
        if (!no.None)
            return no.Verdict;
        lot.Issued += c.Amount;
        lot.Tickets++;
        var series = lot.Content.Kind switch
        {
            Kind.CollectiveStand => Series.G,
            Kind.StateStand => Series.S,
            _ => Series.C,
        };
        var number = Next(c.Application.Division, series, at);
        var ticket = new ModelTicket
        {
            Number = number,
            Lot = c.Application,
            Root = number,
            Policy = policy!.Value.Id,
            Amount = c.Amount,
            Ownership = OwnershipOf(lot.Content.Applicants, lot.Content.Joint),
            Owners = Kept(lot.Content.Applicants),
        };
        _tickets.Add(number, ticket);
        return Done(new TicketIssued(
            number, c.Application, ticket.Policy, c.Amount, ticket.Ownership, ticket.Owners, at.By, c.DocumentHash));
    }

    private void Form(Reasons no, Digest document)
    {
        no.If(document.IsZero, RefusalCode.ContentInvalid);
        no.If(_used.Contains(("form", document)), RefusalCode.DocumentUsed);
    }

    private ModelApplication? Application(Reasons no, RegisterNumber number)
    {
        no.If(!_applications.TryGetValue(number, out var application), RefusalCode.ApplicationUnknown);
        return application;
    }

    private ModelApplication? Unfiled(Reasons no, RegisterNumber number, Moment at)
    {
        if (Application(no, number) is not { } application)
            return null;
        no.If(application.Status is not (ApplicationStatus.UnderReview or ApplicationStatus.CorrectionAsked
            or ApplicationStatus.Reviewed), RefusalCode.ApplicationNotOpen);
        foreach (var applicant in application.Content.Applicants)
            Mandate(no, applicant.Person, at.By, MandateAct.Apply, at);
        return application;
    }

    // Whoever is in turn: the chain's next office, or File when no review is missing.
    private ModelApplication? Reviewed(
        Reasons no, RegisterNumber number, Office office, Digest contentHash, Digest document, Moment at)
    {
        Office(no, at, number.Division, office);
        no.If(document.IsZero, RefusalCode.ContentInvalid);
        if (Application(no, number) is not { } application)
            return null;
        var done = application.Status == ApplicationStatus.Reviewed;
        no.If(!done && application.Status != ApplicationStatus.UnderReview, RefusalCode.ApplicationNotOpen);
        var chain = ChainOf(application);
        var turn = done || application.Approvals >= chain.Count ? Codes.Office.File : chain[application.Approvals];
        no.If(office != turn, RefusalCode.ReviewOutOfTurn);
        no.If(contentHash != application.ContentHash, RefusalCode.ContentStale);
        return application;
    }

    private IReadOnlyList<Office> ChainOf(ModelApplication application)
    {
        var terms = _policies[application.Policy].Application;
        return application.Content.Route == ApplicationRoute.GreenQuota ? terms.GreenQuotaChain : terms.ReviewChain;
    }
}
