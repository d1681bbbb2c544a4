using Carbon.Index.Rows;

namespace Carbon.Index.Queries;

public sealed partial class IndexSnapshot
{
    private const string PersonColumns =
        """
        SELECT id, division, kind, standing, freezes, commitment, address, member, document, standing_document,
          registered_at
        FROM persons

        """;

    private const string PersonFreezeColumns =
        """
        SELECT id, position, person, court, until, status, document, placed_at, renewed_at, renewal_document, ended_at,
          end_member, end_document
        FROM person_freezes

        """;

    private const string MandateColumns =
        "SELECT person, member, acts, until, document, recorded_by, withdrawn FROM mandates ";

    /// <summary>The person, or null where none bears the id.</summary>
    public PersonRow? Person(PersonId id) => Session.One(PersonColumns + "WHERE id = $1", ReadPerson, id.Cell());

    /// <summary>Persons in order of id, of a division or, for 0, of all.</summary>
    public IReadOnlyList<PersonRow> Persons(PersonId after, int take, uint division = 0) => division == 0
        ? Session.All(PersonColumns + "WHERE id > $1 ORDER BY id LIMIT $2", ReadPerson, after.Cell(), Bounded(take))
        : Session.All(PersonColumns + "WHERE division = $1 AND id > $2 ORDER BY id LIMIT $3", ReadPerson,
            (long)division, after.Cell(), Bounded(take));

    /// <summary>Persons that a filter fits, in order of id, which the place holds.</summary>
    public ListPage<PersonRow> Persons(PersonFilter filter, ListPlace after, int take)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return Scan(
            after,
            take,
            (place, count) => Persons(new PersonId(place.First), count, filter.Division),
            row => (filter.Kind == PersonKind.None || row.Kind == filter.Kind)
                && (filter.Standing == PersonStanding.None || row.Standing == filter.Standing),
            row => new(row.Id.Value));
    }

    /// <summary>Commitments of a person, the oldest first, at most 1000; the last one stands.</summary>
    public IReadOnlyList<CommitmentRow> Commitments(PersonId person) => Session.All(
        """
        SELECT commitment, person, member, document, time FROM person_commitments
        WHERE person = $1 ORDER BY position LIMIT 1000
        """,
        row => new CommitmentRow(row.Digest(0), row.Person(1), row.Member(2), row.Digest(3), row.Unsigned(4)),
        person.Cell());

    /// <summary>The freeze of a person, or null where none bears the id.</summary>
    public PersonFreezeRow? PersonFreeze(Digest id) =>
        Session.One(PersonFreezeColumns + "WHERE id = $1", ReadPersonFreeze, id.Cell());

    /// <summary>Freezes of a person, in the order they were placed. The cursor is PersonFreezeRow.Position.</summary>
    public IReadOnlyList<PersonFreezeRow> PersonFreezes(PersonId person, ulong after, int take) => Session.All(
        PersonFreezeColumns + "WHERE person = $1 AND position > $2 ORDER BY position LIMIT $3", ReadPersonFreeze,
        person.Cell(), BoundedPosition(after), Bounded(take));

    /// <summary>Freezes of persons by a court, in the order they were placed.</summary>
    public IReadOnlyList<PersonFreezeRow> PersonFreezesOfCourt(MemberId court, ulong after, int take) => Session.All(
        PersonFreezeColumns + "WHERE court = $1 AND position > $2 ORDER BY position LIMIT $3", ReadPersonFreeze,
        court.Cell(), BoundedPosition(after), Bounded(take));

    /// <summary>The last mandate a person gave to a member, or null.</summary>
    public MandateRow? Mandate(PersonId person, MemberId member) => Session.One(
        MandateColumns + "WHERE person = $1 AND member = $2", ReadMandate, person.Cell(), member.Cell());

    /// <summary>Mandates of a person, by member, at most 1000.</summary>
    public IReadOnlyList<MandateRow> Mandates(PersonId person) => Session.All(
        MandateColumns + "WHERE person = $1 ORDER BY member LIMIT 1000", ReadMandate, person.Cell());

    /// <summary>Mandates of a member, by person.</summary>
    public IReadOnlyList<MandateRow> MandatesOfMember(MemberId member, PersonId after, int take) => Session.All(
        MandateColumns + "WHERE member = $1 AND person > $2 ORDER BY person LIMIT $3", ReadMandate,
        member.Cell(), after.Cell(), Bounded(take));

    private static PersonRow ReadPerson(StoreRow row) => new(
        row.Person(0), row.Small(1), row.Code<PersonKind>(2), row.Code<PersonStanding>(3), row.Small(4), row.Digest(5),
        row.Address(6), row.Member(7), row.Digest(8), row.DigestOrZero(9), row.Unsigned(10));

    private static PersonFreezeRow ReadPersonFreeze(StoreRow row) => new(
        row.Digest(0), row.Unsigned(1), row.Person(2), row.Member(3), row.Unsigned(4), row.Code<FreezeStatus>(5),
        row.Digest(6), row.Unsigned(7), row.UnsignedOrNull(8), row.DigestOrZero(9), row.UnsignedOrNull(10),
        row.MemberOrNobody(11), row.DigestOrZero(12));

    private static MandateRow ReadMandate(StoreRow row) => new(
        row.Person(0), row.Member(1), row.Small(2), row.Unsigned(3), row.Digest(4), row.Member(5), row.Flag(6));
}
