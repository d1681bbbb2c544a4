using Carbon.Index.Rows;
using Microsoft.Data.Sqlite;

namespace Carbon.Index.Queries;

public sealed partial class IndexSnapshot
{
    private const string MemberColumns = "SELECT id, kind, name, active, document FROM members ";

    private const string PolicyColumns =
        """
        SELECT id, division, kind, valid_from, valid_until, issuance, offset_rule, purposes, review_chain, review_days,
          disclaimer, document
        FROM policies

        """;

    private const string MandateColumns =
        "SELECT person, member, acts, until, document, recorded_by, withdrawn FROM mandates ";

    /// <summary>The member, or null where none bears the id.</summary>
    public MemberRow? Member(MemberId id) => Session.One(MemberColumns + "WHERE id = $1", ReadMember, id.Cell());

    /// <summary>Members in order of id.</summary>
    public IReadOnlyList<MemberRow> Members(MemberId after, int take) => Session.All(
        MemberColumns + "WHERE id > $1 ORDER BY id LIMIT $2", ReadMember, after.Cell(), Bounded(take));

    /// <summary>Whose key this is or was, or null where it never was anyone's.</summary>
    public KeyRow? Key(AccountAddress key) => Session.One(
        "SELECT address, member, active FROM member_keys WHERE address = $1", ReadKey, key.Cell());

    /// <summary>Keys of a member, revoked ones too, at most 1000.</summary>
    public IReadOnlyList<KeyRow> Keys(MemberId member) => Session.All(
        "SELECT address, member, active FROM member_keys WHERE member = $1 ORDER BY address LIMIT 1000", ReadKey,
        member.Cell());

    /// <summary>Offices of a member in a division: bit n stands for Office n.</summary>
    public uint Offices(MemberId member, uint division) => Session.One(
        "SELECT offices FROM offices WHERE member = $1 AND division = $2", row => new Found<uint>(row.Small(0)),
        member.Cell(), (long)division)?.Value ?? 0;

    /// <summary>The contract that is a desk, or zero.</summary>
    public AccountAddress Desk(Desk desk) => Session.One(
        "SELECT module FROM desks WHERE desk = $1", row => new Found<AccountAddress>(row.Address(0)),
        desk.Cell())?.Value ?? default;

    /// <summary>The council as it sits, or null before the first was set.</summary>
    public CouncilRow? Council()
    {
        var members = Session.All("SELECT member FROM council_members ORDER BY seat", row => row.Member(0));
        return Session.One("SELECT threshold, delay, founding_closed, paused FROM council",
            row => new CouncilRow(members, (byte)row.Small(0), row.Unsigned(1), row.Flag(2), row.Flag(3)));
    }

    /// <summary>The act, or null where none bears the id.</summary>
    public ActRow? Act(Digest id)
    {
        var approvals = Session.All("SELECT member FROM act_approvals WHERE act = $1 ORDER BY position",
            row => row.Member(0), id.Cell());
        return Session.One(
            "SELECT id, target, call_data, document, proposed_by, ready_at, enacted FROM acts WHERE id = $1",
            row => new ActRow(row.Digest(0), row.Address(1), HexText.From(row.GetFieldValue<byte[]>(2)), row.Digest(3),
                row.Member(4), approvals, row.Unsigned(5), row.Flag(6)),
            id.Cell());
    }

    /// <summary>The policy, or null where none bears the id.</summary>
    public PolicyRow? Policy(PolicyId id) => Session.One(PolicyColumns + "WHERE id = $1", ReadPolicy, id.Cell());

    /// <summary>Policies in order of id.</summary>
    public IReadOnlyList<PolicyRow> Policies(PolicyId after, int take) => Session.All(
        PolicyColumns + "WHERE id > $1 ORDER BY id LIMIT $2", ReadPolicy, after.Cell(), Bounded(take));

    /// <summary>The person, or null where none bears the id.</summary>
    public PersonRow? Person(PersonId id) => Session.One(
        "SELECT id, division, kind, commitment, address, member, document FROM persons WHERE id = $1",
        row => new PersonRow(row.Person(0), row.Small(1), row.Code<PersonKind>(2), row.Digest(3), row.Address(4),
            row.Member(5), row.Digest(6)),
        id.Cell());

    /// <summary>The last mandate a person gave to a member, or null.</summary>
    public MandateRow? Mandate(PersonId person, MemberId member) => Session.One(
        MandateColumns + "WHERE person = $1 AND member = $2", ReadMandate, person.Cell(), member.Cell());

    /// <summary>Mandates of a person, by member, at most 1000.</summary>
    public IReadOnlyList<MandateRow> Mandates(PersonId person) => Session.All(
        MandateColumns + "WHERE person = $1 ORDER BY member LIMIT 1000", ReadMandate, person.Cell());

    private static MemberRow ReadMember(SqliteDataReader row) =>
        new(row.Member(0), row.Code<MemberKind>(1), row.GetString(2), row.Flag(3), row.Digest(4));

    private static KeyRow ReadKey(SqliteDataReader row) => new(row.Address(0), row.Member(1), row.Flag(2));

    private static PolicyRow ReadPolicy(SqliteDataReader row) => new(
        row.Policy(0),
        new PolicyTerms(row.Small(1), row.Code<Kind>(2), row.Unsigned(3), row.Unsigned(4), row.Flag(5),
            row.Code<OffsetRule>(6), row.Small(7), ReadChain(row.GetFieldValue<byte[]>(8)), (byte)row.Small(9),
            row.Flag(10), row.Digest(11)));

    private static Office[] ReadChain(byte[] chain) => Array.ConvertAll(chain, office => (Office)office);

    private static MandateRow ReadMandate(SqliteDataReader row) => new(
        row.Person(0), row.Member(1), row.Small(2), row.Unsigned(3), row.Digest(4), row.Member(5), row.Flag(6));
}
