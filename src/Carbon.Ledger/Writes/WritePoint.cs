namespace Carbon.Ledger;

/// <summary>The moments between two states of a write at which a process may end.</summary>
internal enum WritePoint
{
    /// <summary>The call was tried on chain; nothing is stored.</summary>
    Rehearsed = 0,

    /// <summary>The intent is stored; nobody was told.</summary>
    Received = 1,

    /// <summary>The nonce is stored.</summary>
    NonceAssigned = 2,

    /// <summary>The transaction is signed, and nothing of that is stored.</summary>
    SignedNotStored = 3,

    /// <summary>Bytes and hash are stored; no node was told.</summary>
    Signed = 4,

    /// <summary>A node was told; that is not stored.</summary>
    SentNotStored = 5,

    /// <summary>That a node was told is stored.</summary>
    Sent = 6,

    /// <summary>The chain has said what became of it; that is not stored.</summary>
    FoundNotStored = 7,

    /// <summary>What became of it is stored; nobody was told.</summary>
    Settled = 8,
}
