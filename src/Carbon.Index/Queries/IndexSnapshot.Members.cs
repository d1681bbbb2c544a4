using Carbon.Index.Rows;

namespace Carbon.Index.Queries;

public sealed partial class IndexSnapshot
{
    private const string MemberColumns = "SELECT id, kind, name, active, document FROM members ";

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
            row => new ActRow(row.Digest(0), row.Address(1), HexText.From(row.GetBytes(2)), row.Digest(3),
                row.Member(4), approvals, row.Unsigned(5), row.Flag(6)),
            id.Cell());
    }

    private static MemberRow ReadMember(StoreRow row) =>
        new(row.Member(0), row.Code<MemberKind>(1), row.GetString(2), row.Flag(3), row.Digest(4));

    private static KeyRow ReadKey(StoreRow row) => new(row.Address(0), row.Member(1), row.Flag(2));
}
