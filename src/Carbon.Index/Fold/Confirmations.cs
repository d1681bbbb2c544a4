namespace Carbon.Index.Fold;

/// <summary>
/// A desk's event and the ledger's are two logs of one transaction, in whichever order: a grant and its amount, an
/// accepted pledge or an order and its lien. At the block's end each must have found the other.
/// </summary>
internal sealed class Confirmations
{
    private readonly Dictionary<RegisterNumber, (RegisterNumber Ticket, ulong Amount)> _granted = [];
    private readonly Dictionary<RegisterNumber, (RegisterNumber Ticket, ulong Amount)> _taken = [];
    private readonly List<(Digest Lien, RegisterNumber Ticket, LienStatus Status)> _liens = [];

    /// <summary>Offsets gave a voucher.</summary>
    public bool Granted(RegisterNumber voucher, RegisterNumber ticket, ulong amount) =>
        _granted.TryAdd(voucher, (ticket, amount));

    /// <summary>Tickets took an amount out of circulation under a voucher.</summary>
    public bool Taken(RegisterNumber voucher, RegisterNumber ticket, ulong amount) =>
        _taken.TryAdd(voucher, (ticket, amount));

    /// <summary>A desk says that a lien was placed (InForce) or released.</summary>
    public void Lien(Digest lien, RegisterNumber ticket, LienStatus status) => _liens.Add((lien, ticket, status));

    /// <exception cref="ContradictingEventException">Something was said by one side alone.</exception>
    public void Require(FoldContext context)
    {
        foreach (var (voucher, grant) in _granted)
        {
            context.Require(_taken.Remove(voucher, out var taken) && taken == grant,
                $"voucher {voucher} was given, but the ledger did not take the same amount");
        }

        context.Require(_taken.Count == 0, "an amount was offset under a voucher that was not given");
        foreach (var (lien, ticket, status) in _liens)
        {
            // A lien placed may be released in the same block; a lien released stays so.
            var found = context.Session.Count(
                "SELECT count(*) FROM liens WHERE id = $1 AND ticket = $2 AND status >= $3",
                lien.Cell(), ticket.Cell(), status.Cell());
            context.Require(found == 1, $"a desk says that lien {lien} is {status}, but the ledger does not");
        }
    }
}
