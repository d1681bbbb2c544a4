using System.Diagnostics.CodeAnalysis;

namespace Carbon.Ledger;

/// <summary>
/// Where a write stands: Received → NonceAssigned → Signed → Sent, and then one of the ends Mined, Refused,
/// Reverted or Displaced. Halted waits for people.
/// </summary>
[SuppressMessage("Naming", "CA1720", Justification = "Signed is what the transaction is.")]
public enum WriteState
{
    /// <summary>The intent is on disk under its request id; it has no nonce yet.</summary>
    Received = 0,

    /// <summary>Nonce, signed bytes and hash are on disk; no node was told yet.</summary>
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

    /// <summary>The nonce is on disk and belongs to this write for ever; it is not signed yet.</summary>
    NonceAssigned = 7,

    /// <summary>An operator accepted that a foreign transaction used its nonce: it never took effect.</summary>
    Displaced = 8,
}
