using Carbon.Ethereum;

namespace Carbon.Signer;

/// <summary>
/// What was signed under each of the last nonces in this process's life. That one nonce never carries two acts is the
/// node's duty; this is a second lock on the same door. It compares what a transaction does, not what it costs: a node
/// that lost the first answer may estimate its gas anew, and of one nonce only one transaction takes effect.
/// </summary>
internal sealed class SignedNonces
{
    /// <summary>How many nonces are remembered; the lowest are forgotten first.</summary>
    public const int Most = 16_384;

    private readonly SortedDictionary<ulong, Hash32> _acts = [];

    /// <summary>Remembers the act; false where another was signed under the nonce.</summary>
    public bool TryAdd(Transaction transaction)
    {
        var act = Keccak.Hash([.. transaction.To?.ToBytes() ?? [], .. transaction.Input]);
        if (_acts.TryGetValue(transaction.Nonce, out var signed)) return signed == act;
        _acts.Add(transaction.Nonce, act);
        if (_acts.Count > Most) _acts.Remove(_acts.First().Key);
        return true;
    }
}
