using Carbon.Index.Queries;

namespace Carbon.Gateway.Reads;

/// <summary>
/// Sees to it that what a filter names is there: a list of something that does not exist is no empty list.
/// </summary>
internal static class NamedThings
{
    public static Refusal? Ticket(IndexSnapshot snapshot, RegisterNumber? number) =>
        number is { } named && snapshot.Ticket(named) is null
            ? Refusal.Of(RefusalCode.TicketUnknown, ("ticket", named.ToString()))
            : null;

    public static Refusal? Root(IndexSnapshot snapshot, RegisterNumber? number)
    {
        if (number is not { } named)
            return null;
        return Ticket(snapshot, named) ?? (snapshot.Ticket(named)!.Root == named
            ? null
            : Refusal.Of(
                RefusalCode.FieldInvalid, ("field", "root"), ("limit", "a ticket that was issued or merged")));
    }

    public static Refusal? Lot(IndexSnapshot snapshot, RegisterNumber? number) =>
        number is { } named && snapshot.Application(named) is null
            ? Refusal.Of(RefusalCode.ApplicationUnknown, ("application", named.ToString()))
            : null;

    public static Refusal? Person(IndexSnapshot snapshot, PersonId? id) =>
        id is { } named && snapshot.Person(named) is null
            ? Refusal.Of(RefusalCode.PersonUnknown, ("person", named.ToString()))
            : null;

    public static Refusal? Member(IndexSnapshot snapshot, MemberId? id) =>
        id is { } named && snapshot.Member(named) is null
            ? Refusal.Of(RefusalCode.MemberUnknown, ("member", named.ToString()))
            : null;

    /// <summary>The same of a case; to the public one that is not published is none.</summary>
    public static Refusal? Case(IndexSnapshot snapshot, Digest? id, Audience audience) =>
        id is { } named && (snapshot.Case(named) is not { } row || !(row.Published || audience == Audience.Member))
            ? Refusal.Of(RefusalCode.CaseUnknown, ("caseId", named.ToString()))
            : null;
}
