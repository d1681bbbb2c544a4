using System.Numerics;
using Carbon.Index.Rows;
using Carbon.Registry.Calendars;

namespace Carbon.Index.Queries;

public sealed partial class IndexSnapshot
{
    private const string PolicyColumns =
        """
        SELECT id, division, kind, valid_from, valid_until, issuance, disclaimer, document, review_chain,
          green_quota_chain, planting_agreement, pool, applicant_kinds, declarations, area_min, stand_age_min_days,
          survival_min, planted_since, exceptions, stand_facts, paper_count, review_days, deduction_max, causes,
          change_too, consent_of_all, loss_causes, loss_notice_days, buy_in_kinds, lien_kinds, several_pledges,
          holder_inside, tending_duty, offset_rule, purposes, use_inside, case_openers, case_modes, quotas,
          tickets_first, dividends
        FROM policies

        """;

    private const string CalendarColumns = "SELECT year, first, second, document, published_at FROM calendars ";

    /// <summary>The policy, or null where none bears the id.</summary>
    public PolicyRow? Policy(PolicyId id) => Session.One(PolicyColumns + "WHERE id = $1", ReadPolicy, id.Cell());

    /// <summary>Policies in order of id.</summary>
    public IReadOnlyList<PolicyRow> Policies(PolicyId after, int take) => Session.All(
        PolicyColumns + "WHERE id > $1 ORDER BY id LIMIT $2", ReadPolicy, after.Cell(), Bounded(take));

    /// <summary>Versions of a division's policy for a kind, in order of id.</summary>
    public IReadOnlyList<PolicyRow> PoliciesOf(uint division, Kind kind, PolicyId after, int take) => Session.All(
        PolicyColumns + "WHERE division = $1 AND kind = $2 AND id > $3 ORDER BY id LIMIT $4", ReadPolicy,
        (long)division, kind.Cell(), after.Cell(), Bounded(take));

    /// <summary>The working days of a year, or null where no calendar was published.</summary>
    public CalendarRow? Calendar(int year) =>
        Session.One(CalendarColumns + "WHERE year = $1", ReadCalendar, (long)year);

    /// <summary>All calendars, by year.</summary>
    public IReadOnlyList<CalendarRow> Calendars() => Session.All(CalendarColumns + "ORDER BY year", ReadCalendar);

    /// <summary>All calendars, ready to count working days.</summary>
    public WorkingDays WorkingDays() => new(Calendars().Select(row => row.Calendar));

    private static PolicyRow ReadPolicy(StoreRow row) => new(
        row.Policy(0),
        new PolicyTerms(row.Small(1), row.Code<Kind>(2), row.Unsigned(3), row.Unsigned(4), row.Flag(5), row.Flag(6),
            ReadApplicationTerms(row), ReadMoveTerms(row), ReadUseTerms(row), row.Digest(7)));

    private static ApplicationTerms ReadApplicationTerms(StoreRow row) => new(
        ReadChain(row, 8), ReadChain(row, 9), row.Flag(10), row.Flag(11), row.Small(12), row.Small(13),
        row.Unsigned(14), (ushort)row.Small(15), (byte)row.Small(16), row.Small(17), row.Flag(18), row.Flag(19),
        (byte)row.Small(20), (byte)row.Small(21), (ushort)row.Small(22));

    private static MoveTerms ReadMoveTerms(StoreRow row) => new(
        (ushort)row.Small(23), row.Flag(24), row.Flag(25), (byte)row.Small(26), (ushort)row.Small(27), row.Small(28),
        (byte)row.Small(29), row.Flag(30), row.Flag(31), row.Flag(32));

    private static UseTerms ReadUseTerms(StoreRow row) => new(
        row.Code<OffsetRule>(33), row.Small(34), row.Flag(35), row.Small(36), (byte)row.Small(37), row.Flag(38),
        row.Flag(39), row.Flag(40));

    private static Office[] ReadChain(StoreRow row, int column) =>
        Array.ConvertAll(row.GetBytes(column), office => (Office)office);

    private static CalendarRow ReadCalendar(StoreRow row) => new(
        WorkingCalendar.FromWords((int)row.Small(0), Word(row, 1), Word(row, 2)), row.Digest(3), row.Unsigned(4));

    private static BigInteger Word(StoreRow row, int column) =>
        new(row.GetBytes(column), isUnsigned: true, isBigEndian: true);
}
