using System.Diagnostics.CodeAnalysis;

namespace Carbon.Ledger;

/// <summary>Where a write stands. Mined, Refused and Reverted are ends; Halted waits for people.</summary>
[SuppressMessage("Naming", "CA1720", Justification = "Signed is what the transaction is.")]
public enum WriteState
{
    /// <summary>Taken in; nothing is signed yet. No stored write rests here.</summary>
    Received = 0,

    /// <summary>Intent, nonce, signed bytes and hash are on disk; no node was told yet.</summary>
    Signed = 1,

    /// <summary>A node was told at least once; whether it listened, only the chain can say.</summary>
    Sent = 2,

    /// <summary>In a block, and it took effect.</summary>
    Mined = 3,

    /// <summary>In a block, and the rules said no; the refusal says why.</summary>
    Refused = 4,

    /// <summary>
    /// Its nonce was used by a transaction that this outbox never signed. It will not be signed again.
    /// </summary>
    Halted = 5,

    /// <summary>
    /// In a block without effect, and this node cannot tell why: it ran out of gas, or old states are gone.
    /// </summary>
    Reverted = 6,
}
