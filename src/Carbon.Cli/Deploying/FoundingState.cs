using Carbon.Ethereum;

namespace Carbon.Cli.Deploying;

/// <summary>How far a founding is, as the chain proves it.</summary>
/// <param name="Done">Receipts of the first steps, in order.</param>
/// <param name="Signed">How many steps after those are signed and in no block.</param>
/// <param name="CodeHashes">Hashes of the code of the contracts that stand, in order.</param>
internal sealed record FoundingState(IReadOnlyList<Receipt> Done, int Signed, IReadOnlyList<Hash32> CodeHashes)
{
    /// <summary>The newest block with a step, or 0.</summary>
    public ulong LastBlock => Done.Count == 0 ? 0 : Done.Max(receipt => receipt.BlockNumber);
}
