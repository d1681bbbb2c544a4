using Carbon.Ethereum;

namespace Carbon.Ledger;

/// <summary>Whose outbox a file is, and how far it has come.</summary>
/// <param name="Signer">The key whose nonces it gives out.</param>
/// <param name="Genesis">Hash of block 0 of its chain.</param>
/// <param name="NextNonce">The next nonce to give out.</param>
/// <param name="Halted">Why it is halted, or null.</param>
/// <param name="Halts">How often it was ever halted.</param>
/// <param name="Anchor">A block so deep that no reorganisation reaches it, or null.</param>
internal sealed record OutboxOwner(
    Address Signer, Hash32 Genesis, ulong NextNonce, string? Halted, long Halts, (ulong Height, Hash32 Hash)? Anchor);
