namespace Carbon.Index.Fold;

/// <summary>
/// What a desk says and what the ledger, or another desk, says of the same are two logs of one transaction, in
/// whichever order: a grant and its amounts, an accepted pledge and its liens, a ruling and its move. At the block's
/// end each must have found the other.
/// </summary>
internal sealed class Confirmations
{
    private readonly Dictionary<(Digest Transaction, Confirmed Fact), int> _open = [];

    /// <summary>The transaction of the event that speaks now.</summary>
    public Digest Transaction { get; set; }

    /// <summary>One side says a fact; as often must the other say exactly the same in this transaction.</summary>
    public void Say(Confirmed fact, Side side)
    {
        var key = (Transaction, fact);
        var balance = _open.GetValueOrDefault(key) + (side == Side.Desk ? 1 : -1);
        if (balance == 0)
            _open.Remove(key);
        else
            _open[key] = balance;
    }

    /// <exception cref="ContradictingEventException">Something was said by one side alone.</exception>
    public void Require(FoldContext context)
    {
        foreach (var ((transaction, fact), balance) in _open)
        {
            throw context.Contradiction(
                $"{(balance > 0 ? "a desk alone" : "the other side alone")} says {fact} in transaction {transaction}");
        }
    }
}
