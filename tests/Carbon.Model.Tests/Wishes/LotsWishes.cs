namespace Carbon.Model.Tests;

/// <summary>Wishes about applications, lots and annulments.</summary>
internal sealed class LotsWishes(Scene scene)
{
    private readonly List<Digest> _parcels = [];

    private Dice Dice => scene.Dice;

    private RegisterModel Model => scene.Model;

    public Wish? Of(Type command) => command.Name switch
    {
        nameof(SubmitApplication) => Submit(),
        nameof(CorrectApplication) => Correct(),
        nameof(AskCorrection) => Review((number, one, office) =>
            new AskCorrection(number, office, one.ContentHash, scene.Document())),
        nameof(GrantException) => Review((number, one, office) => new GrantException(
            number, office, Dice.Odd() ? (byte)2 : one.Shortfalls, one.ContentHash, scene.Document()),
            one => one.Shortfalls != 0),
        nameof(ApproveApplication) => Review((number, one, office) =>
            new ApproveApplication(number, office, one.ContentHash, scene.Document()), one => one.Shortfalls == 0),
        nameof(RejectApplication) => Review((number, one, office) =>
            new RejectApplication(number, office, one.ContentHash, scene.Document())),
        nameof(DisqualifyApplication) => Review((number, one, office) =>
            new DisqualifyApplication(number, office, one.ContentHash, scene.Document())),
        nameof(WithdrawApplication) => Withdraw(),
        nameof(FileReduction) => File(),
        nameof(IssueTicket) => Issue(),
        nameof(RemoveLot) => OfLot(Office.Register, (number, _) => new RemoveLot(number, scene.Document()),
            lot => lot is { Pool: PoolStatus.InPool, Tickets: 0 }),
        nameof(RecordReversal) => OfLot(Office.Supervise, (number, lot) => new RecordReversal(
            number, Dice.Odd() ? ReversalCause.None : Dice.CodeOf<ReversalCause>(),
            scene.PartOf((lot.Certified - lot.Deficit) / 4), scene.Document()), lot => lot.Deficit < lot.Certified),
        nameof(ProposeAnnulment) => Propose(),
        nameof(ConfirmAnnulment) => Annulment((id, paper) => new ConfirmAnnulment(id, paper), confirm: true),
        nameof(DeclineAnnulment) => Annulment((id, paper) => new DeclineAnnulment(id, paper), confirm: false),
        _ => null,
    };

    private Wish Submit()
    {
        var (terms, _) = Known();
        var content = Content(terms);
        return new(new SubmitApplication(content, scene.Document()), ApplicantsAgent(content));
    }

    private Wish Correct()
    {
        var (number, application) = Application(one => one.Status is ApplicationStatus.CorrectionAsked
            || (one.Status is ApplicationStatus.UnderReview or ApplicationStatus.Reviewed && Dice.Chance(0.2)));
        if (application is null)
            return Submit();
        var terms = Dice.Odd() ? Known().Terms : Model.Policies[application.Policy];
        var content = Content(terms);
        if (Dice.Chance(0.7))
            content = content with { Applicants = application.Content.Applicants, Joint = application.Content.Joint };
        if (content.Applicants.Count < 2)
            content = content with { Joint = false, DeductionBasisPoints = 0 };
        return new(new CorrectApplication(number, content, scene.Document()), ApplicantsAgent(application.Content));
    }

    private Wish Review(
        Func<RegisterNumber, ModelApplication, Office, RegistryCommand> ask,
        Func<ModelApplication, bool>? fits = null)
    {
        var (number, application) = Application(one =>
            one.Status is ApplicationStatus.UnderReview && (fits is null || fits(one)));
        if (application is null)
            return Submit();
        var chain = Model.ReviewsOf(application);
        var office = Dice.Odd() ? Dice.CodeOf<Office>()
            : application.Approvals < chain.Count ? chain[application.Approvals] : Office.File;
        return new(ask(number, Stale(application), office), scene.Officer(number.Division, office));
    }

    private Wish Withdraw()
    {
        var (number, application) = Application(one => one.Status == ApplicationStatus.UnderReview);
        return application is null
            ? Submit()
            : new(new WithdrawApplication(number, scene.Document()), ApplicantsAgent(application.Content));
    }

    private Wish File()
    {
        var (number, application) = Application(one => one.Status == ApplicationStatus.Reviewed);
        if (application is null)
            return Submit();
        var content = Dice.Odd() ? application.Content with { Place = "elsewhere" } : application.Content;
        var certified = Dice.Chance(0.6) ? content.ClaimedAmount : scene.PartOf(content.ClaimedAmount);
        return new(
            new FileReduction(number, content, scene.Document(), certified),
            scene.Officer(number.Division, Office.File));
    }

    private Wish Issue() => OfLot(Office.Issue, (number, lot) =>
    {
        var left = Left(lot);
        var amount = Dice.Chance(0.4) ? scene.PartOf(left) : scene.PartOf(Math.Max(1, left / 3));
        var ordinal = (ushort)(Dice.Odd() ? lot.Tickets : lot.Tickets + 1);
        return new IssueTicket(number, ordinal, amount, scene.Document());
    }, lot => lot.Pool != PoolStatus.Removed && Left(lot) != 0);

    private Wish Propose()
    {
        var ticket = Dice.Chance(0.7) ? scene.Whole() : scene.Ticket(_ => true);
        var number = Scene.NumberOf(ticket);
        var cause = Dice.Odd() ? AnnulmentCause.None : Dice.CodeOf<AnnulmentCause>();
        return new(
            new ProposeAnnulment(number, cause, scene.Document()), scene.Officer(number.Division, Office.Cancel));
    }

    private Wish Annulment(Func<Digest, Digest, RegistryCommand> ask, bool confirm)
    {
        var id = scene.Id(Model.Annulments, one => one.Status == AnnulmentStatus.Proposed
            && (!confirm || Model.Tickets[one.Ticket].Status == TicketStatus.Live || Dice.Odd()));
        var ticket = Model.Annulments.GetValueOrDefault(id).Ticket;
        return new(ask(id, scene.Document()), scene.Officer(ticket.Division, Office.File));
    }

    private Wish OfLot(
        Office office, Func<RegisterNumber, ModelApplication, RegistryCommand> ask, Func<ModelApplication, bool> fits)
    {
        var (number, lot) = Application(one => one.Status == ApplicationStatus.Filed && fits(one));
        return lot is null ? Submit() : new(ask(number, lot), scene.Officer(number.Division, office));
    }

    private (RegisterNumber Number, ModelApplication? Application) Application(Func<ModelApplication, bool> fits)
    {
        if (Model.Applications.Count == 0)
        {
            scene.Missed = true;
            return default;
        }

        if (Dice.Odd())
            return (RegisterNumber.From(654002, Series.A, 2035, 999_999), Model.Applications.Values.First());
        var chosen = scene.Found(Model.Applications.Where(one => fits(one.Value)), Model.Applications);
        return (chosen.Key, chosen.Value);
    }

    private (PolicyTerms Terms, ulong Until) Known()
    {
        var terms = Dice.Any(Model.Policies.Values
            .Where(one => one.Issuance || Dice.Chance(0.05)).DistinctBy(one => (one.Division, one.Kind)))!;
        var now = Model.InForce(terms.Division, terms.Kind, scene.NowSeconds)?.Terms ?? terms;
        return (now, now.ValidUntilSeconds);
    }

    private ApplicationContent Content(PolicyTerms policy)
    {
        var terms = policy.Application;
        var (route, planting) = Route(terms, policy.Division);
        var agreed = Model.Plantings.GetValueOrDefault(planting);
        var applicants = scene.Shares(() => Applicant(terms, policy.Division));
        if (agreed.Area != 0 && !Dice.Odd())
            applicants = [new(agreed.Planter, 1)];
        var several = applicants.Length > 1;
        var area = agreed.Area != 0 && !Dice.Odd() ? agreed.Area
            : Dice.Chance(0.06) ? 10 : Dice.Between(400_000, 3_000_000);
        var claimed = policy.Kind == Kind.Carbon ? Dice.Between(1_000, 900_000_000_000) : Dice.Between(1, area);
        var (start, end) = Period();
        return new(
            policy.Division, policy.Kind, route, applicants, (several || Dice.Odd()) && Dice.Chance(0.3),
            Parcels(), start, end,
            Dice.Odd() ? Dice.Among(0UL, 10_000_000_000_000_001UL) : claimed, area,
            Dice.Chance(0.06) ? scene.Today - 30 : scene.Today - (uint)Dice.Between(2_000, 5_000),
            (byte)(Dice.Chance(terms.Exceptions ? 0.5 : 0.03) ? Dice.Among([20, 20, 84, 101]) : 90),
            Dice.Odd() ? 0 : terms.Declarations,
            several && Dice.Chance(0.4) ? (ushort)scene.Dice.Below(terms.DeductionMaxBasisPoints + 2) : (ushort)0,
            planting, scene.Text(true), terms.StandFacts ? scene.Text(true) : scene.Text(false),
            terms.StandFacts ? scene.Text(true) : scene.Text(false), "LY/T 3255", Papers(terms));
    }

    private (ApplicationRoute Route, Digest Planting) Route(ApplicationTerms terms, uint division)
    {
        if (Dice.Odd())
            return (Dice.CodeOf<ApplicationRoute>(orNone: true), Dice.Chance(0.5) ? default : Dice.Digest());
        if (terms.PlantingAgreement && Dice.Chance(0.5))
        {
            var id = scene.Id(
                Model.Plantings, one => one.Status == PlantingStatus.Accepted && one.Division == division);
            if (Model.Plantings.GetValueOrDefault(id).Division == division)
                return (ApplicationRoute.NewPlanting, id);
        }

        return terms.GreenQuotaChain.Count != 0 && Dice.Chance(0.5)
            ? (ApplicationRoute.GreenQuota, default)
            : (ApplicationRoute.Ordinary, default);
    }

    private PersonId Applicant(ApplicationTerms terms, uint division) => scene.Person(one =>
        one.Value.Standing == PersonStanding.Active && Sets.Has(terms.ApplicantKinds, one.Value.Kind)
        && (one.Value.Division / 100 == division / 100 || Dice.Chance(0.1)) && scene.IsActing(one.Key));

    private (uint Start, uint End) Period()
    {
        var end = Dice.Odd() ? scene.Today + 1 : scene.Today - (uint)Dice.Between(0, 3_000);
        var start = Dice.Odd() ? end + 1 : end - (uint)Dice.Between(0, 365);
        return (start, end);
    }

    private Digest[] Parcels()
    {
        if (Dice.Odd())
            return Dice.Chance(0.5) ? [] : [default(Digest)];
        if (_parcels.Count == 0 || Dice.Chance(0.5))
            _parcels.Add(Dice.Digest());
        return [.. Enumerable.Range(0, 1 + Dice.Below(3)).Select(_ =>
            Dice.Chance(0.15) ? Dice.Of(_parcels) : Dice.Digest()).Distinct()];
    }

    private Digest[] Papers(ApplicationTerms terms)
    {
        var count = Dice.Odd() ? Dice.Below(18) : terms.PaperCount == 0 ? 1 + Dice.Below(3) : terms.PaperCount;
        return [.. Enumerable.Range(0, count).Select(_ => Dice.Digest())];
    }

    private MemberId ApplicantsAgent(ApplicationContent content) =>
        scene.Agent(content.Applicants.Select(one => one.Person), MandateAct.Apply);

    private ModelApplication Stale(ModelApplication one) => Dice.Odd()
        ? new() { Policy = one.Policy, Content = one.Content, ContentHash = Dice.Digest(), Shortfalls = one.Shortfalls }
        : one;

    private static ulong Left(ModelApplication lot)
    {
        var rest = lot.Certified - lot.Issued;
        return rest - Math.Min(rest, lot.Deficit);
    }
}
