using Carbon.Gateway.Writes;
using Carbon.Index.Queries;

namespace Carbon.Gateway.Reads;

/// <summary>
/// What lists are filtered by, out of the requests. A filter that no row can fit is refused by the field that makes it
/// so, rather than answered with an empty list that looks like a finding.
/// </summary>
internal static class ListFilters
{
    private const string MembersAlone = "for members alone";
    private const string AfterTheStart = "later than where it begins";

    public static TicketFilter Of(RequestFields f, Wire.ListTicketsRequest r, Audience audience)
    {
        var filter = new TicketFilter
        {
            Division = f.DivisionOrNone(r.Division),
            Kind = f.CodeOrNone<Wire.Kind, Kind>(r.Kind),
            State = f.CodeOrNone<Wire.TicketState, TicketState>(r.State),
            Lot = f.ApplicationOrNull(r.Lot),
            Root = f.TicketOrNull(r.Root),
            Parcel = f.HashOrNull(r.Parcel),
            Holder = f.PersonOrNull(r.Holder),
            LienOwner = f.MemberOrNull(r.LienOwner),
            IssuedFrom = f.SecondsOrNone(r.IssuedFrom),
            IssuedBefore = f.SecondsOrEnd(r.IssuedBefore),
            Order = f.CodeOrNone<Wire.TicketOrder, TicketOrder>(r.Order),
        };
        f.Require(filter.Holder is null || audience == Audience.Member, r.Holder, MembersAlone);
        f.Require(filter.IssuedFrom < filter.IssuedBefore, r.IssuedBefore, AfterTheStart);
        f.Require(IsOf(filter.Division, filter.Lot), r.Lot, "a lot of the division");
        f.Require(IsOf(filter.Division, filter.Root), r.Root, "a ticket of the division");
        f.Require(
            filter.Kind == Kind.None || filter.Root is not { } root || KindNames.OfSeries(root.Series) == filter.Kind,
            r.Root,
            "a ticket of the kind");
        f.Require(
            filter.LienOwner is null || filter.State != TicketState.Live,
            r.LienOwner,
            "none, of tickets on which nothing lies");
        f.Require(filter.IsServed, r.Order, "by number, with a holder, a parcel or a lien's owner");
        return filter;
    }

    public static VoucherFilter Of(RequestFields f, Wire.ListVouchersRequest r, Audience audience)
    {
        var filter = new VoucherFilter
        {
            Division = f.DivisionOrNone(r.Division),
            Ticket = f.TicketOrNull(r.Ticket),
            Case = f.IdOrNull("cases/", r.Case),
            Beneficiary = f.PersonOrNull(r.Beneficiary),
            Purpose = f.CodeOrNone<Wire.Purpose, Purpose>(r.Purpose),
            GrantedFrom = f.SecondsOrNone(r.GrantedFrom),
            GrantedBefore = f.SecondsOrEnd(r.GrantedBefore),
        };
        f.Require(filter.Beneficiary is null || audience == Audience.Member, r.Beneficiary, MembersAlone);
        f.Require(filter.GrantedFrom < filter.GrantedBefore, r.GrantedBefore, AfterTheStart);
        f.Require(IsOf(filter.Division, filter.Ticket), r.Ticket, "a ticket of the division");
        f.Require(
            filter.Case is null || filter.Purpose is Purpose.None or Purpose.DamageCase, r.Purpose, "of a damage case");
        return filter;
    }

    public static CaseFilter Of(RequestFields f, Wire.ListCasesRequest r, Audience audience)
    {
        var outcome = f.CodeOrNone<Wire.CaseOutcome, CaseOutcome>(r.Outcome);
        var filter = new CaseFilter
        {
            Division = f.DivisionOrNone(r.Division),
            CaseHash = f.HashOrNull(r.CaseHash),
            Liable = f.PersonOrNull(r.LiablePerson),
            Outcome = r.Open || outcome != CaseOutcome.None ? outcome : null,
            PublishedOnly = audience == Audience.Public,
            OpenedFrom = f.SecondsOrNone(r.OpenedFrom),
            OpenedBefore = f.SecondsOrEnd(r.OpenedBefore),
        };
        f.Require(filter.CaseHash is null || audience == Audience.Member, r.CaseHash, MembersAlone);
        f.Require(filter.Liable is null || audience == Audience.Member, r.LiablePerson, MembersAlone);
        f.Require(filter.OpenedFrom < filter.OpenedBefore, r.OpenedBefore, AfterTheStart);
        f.Require(!r.Open || outcome == CaseOutcome.None, r.Outcome, "none, of a case that is open");
        return filter;
    }

    public static LienFilter Of(RequestFields f, Wire.ListLiensRequest r)
    {
        var filter = new LienFilter
        {
            Ticket = f.TicketOrNull(r.Ticket),
            Owner = f.MemberOrNull(r.Owner),
            Document = f.HashOrNull(r.DocumentHash),
            Kind = f.CodeOrNone<Wire.LienKind, LienKind>(r.Kind),
            Status = f.CodeOrNone<Wire.LienStatus, LienStatus>(r.Status),
            Division = f.DivisionOrNone(r.Division),
            PlacedFrom = f.SecondsOrNone(r.PlacedFrom),
            PlacedBefore = f.SecondsOrEnd(r.PlacedBefore),
        };
        f.Require(filter.PlacedFrom < filter.PlacedBefore, r.PlacedBefore, AfterTheStart);
        f.Require(IsOf(filter.Division, filter.Ticket), r.Ticket, "a ticket of the division");
        f.Require(IsPossible(filter.Kind, filter.Status), r.Status, "a status that this kind may have");
        return filter;
    }

    public static PledgeFilter Of(RequestFields f, Wire.ListPledgesRequest r, MemberId self)
    {
        var filter = new PledgeFilter
        {
            Ticket = f.TicketOrNull(r.Ticket),
            Lender = f.MemberOrNull(r.Lender),
            Division = f.DivisionOrNone(r.Division),
            Status = f.CodeOrNone<Wire.PledgeStatus, PledgeStatus>(r.Status),
        };
        f.Require(IsOf(filter.Division, filter.Ticket), r.Ticket, "a ticket of the division");
        return filter is { Ticket: null, Lender: null, Division: 0 } ? filter with { Lender = self } : filter;
    }

    public static PersonFilter Of(RequestFields f, Wire.ListPersonsRequest r) => new()
    {
        Division = f.DivisionOrNone(r.Division),
        Kind = f.CodeOrNone<Wire.PersonKind, PersonKind>(r.Kind),
        Standing = f.CodeOrNone<Wire.PersonStanding, PersonStanding>(r.Standing),
    };

    private static bool IsOf(uint division, RegisterNumber? number) =>
        division == 0 || number is not { } given || given.Division == division;

    // A pledge is enforced and never lapses; a freeze lapses and is never enforced.
    private static bool IsPossible(LienKind kind, LienStatus status) => kind switch
    {
        LienKind.Pledge or LienKind.Mortgage => status != LienStatus.Lapsed,
        LienKind.Freeze or LienKind.RootFreeze => status != LienStatus.Enforced,
        LienKind.None => true,
    };
}
