using Carbon.Index.Rows;

namespace Carbon.Index.Queries;

public sealed partial class IndexSnapshot
{
    private const string LienColumns =
        """
        SELECT l.id, l.position, l.ticket, l.kind, l.owner, l.amount, l.until, l.rank, l.status, l.document,
          (SELECT p.id FROM pledge_items i JOIN pledges p ON p.id = i.pledge
            WHERE i.ticket = l.ticket AND p.status = 2 AND p.kind = l.kind AND p.lender = l.owner
              AND p.document = l.document),
          l.placed_at, l.renewed_at, l.renewal_document, l.ended_at, l.end_member, l.end_document, l.child
        FROM liens l

        """;

    /// <summary>The last liens of a ticket itself, in the order they were placed; ended ones too.</summary>
    public IReadOnlyList<LienRow> Liens(RegisterNumber ticket, int take = TakeMax) => Weighed(Session.All(
        LienColumns + "WHERE l.ticket = $1 ORDER BY l.position DESC LIMIT $2", ReadLien,
        ticket.Cell(), Bounded(take)).Reverse());

    /// <summary>
    /// What is in force over a ticket: its own liens and the freezes of the roots it descends from, by ticket and rank.
    /// </summary>
    public IReadOnlyList<LienRow> LiensOver(RegisterNumber ticket) => RootsOver(ticket).Append(ticket).Distinct()
        .SelectMany(number => Weighed(Session.All(
            LienColumns + "WHERE l.ticket = $1 AND l.status = 1 AND (l.ticket = $2 OR l.kind = 4) ORDER BY l.rank",
            ReadLien, number.Cell(), ticket.Cell())))
        .ToList();

    /// <summary>Liens of an owner, in the order they were placed. The cursor is LienRow.Position.</summary>
    public IReadOnlyList<LienRow> LiensOfOwner(MemberId owner, ulong after, int take) => Weighed(Session.All(
        LienColumns + "WHERE l.owner = $1 AND l.position > $2 ORDER BY l.position LIMIT $3", ReadLien,
        owner.Cell(), BoundedPosition(after), Bounded(take)));

    /// <summary>The lien, or null where none bears the id.</summary>
    public LienRow? Lien(Digest id) =>
        Weighed(Session.All(LienColumns + "WHERE l.id = $1", ReadLien, id.Cell())).SingleOrDefault();

    /// <summary>Tells of each freeze in force what takes effect and what waits.</summary>
    private List<LienRow> Weighed(IEnumerable<LienRow> liens)
    {
        var rows = liens.ToList();
        var effective = rows.Where(IsFreezeInForce).Select(lien => lien.Ticket).Distinct()
            .SelectMany(EffectiveFreezes).ToDictionary();
        return rows.ConvertAll(lien => IsFreezeInForce(lien)
            ? lien with { EffectiveAmount = effective[lien.Id], WaitingAmount = lien.Amount - effective[lien.Id] }
            : lien with { EffectiveAmount = lien.Status == LienStatus.InForce ? lien.Amount : 0 });
    }

    /// <summary>Freezes take the ticket's amount by rank, pledged or not, until nothing of it is left.</summary>
    private IEnumerable<KeyValuePair<Digest, ulong>> EffectiveFreezes(RegisterNumber ticket)
    {
        var left = Session.One("SELECT amount FROM tickets WHERE number = $1",
            row => new Found<ulong>(row.Unsigned(0)), ticket.Cell())!.Value;
        var freezes = Session.All(
            "SELECT id, amount FROM liens WHERE ticket = $1 AND kind = 3 AND status = 1 ORDER BY rank",
            row => (Id: row.Digest(0), Amount: row.Unsigned(1)), ticket.Cell());
        foreach (var freeze in freezes)
        {
            var taken = Math.Min(freeze.Amount, left);
            left -= taken;
            yield return new(freeze.Id, taken);
        }
    }

    private static bool IsFreezeInForce(LienRow lien) =>
        lien is { Kind: LienKind.Freeze, Status: LienStatus.InForce };

    private static LienRow ReadLien(StoreRow row) => new(
        row.Digest(0), row.Unsigned(1), row.Number(2), row.Code<LienKind>(3), row.Member(4), row.Unsigned(5), 0, 0,
        row.Unsigned(6), (byte)row.Small(7), row.Code<LienStatus>(8), row.Digest(9), row.DigestOrZero(10),
        row.Unsigned(11), row.UnsignedOrNull(12), row.DigestOrZero(13), row.UnsignedOrNull(14),
        row.MemberOrNobody(15), row.DigestOrZero(16), row.NumberOrNull(17));
}
