using System.Numerics;
using Carbon.Ethereum;

namespace Carbon.Ledger;

/// <summary>What a node's engine can do, as found at start.</summary>
/// <param name="ChainId">The chain's id.</param>
/// <param name="Client">Name and version that the engine gives itself, at most 80 printable characters.</param>
/// <param name="NewestTime">Time of its newest block, in seconds since 1970.</param>
/// <param name="BaseFee">
/// The newest block's base fee in wei; null where blocks carry none, and so no typed transactions are taken.
/// </param>
/// <param name="HashesHeaders">
/// Whether a header can be hashed again to the hash that it bears, as the newest or the genesis block's showed.
/// </param>
/// <param name="Receipts">How the receipts of a block are asked for.</param>
/// <param name="Reverts">Where the reason of a call that reverts is found.</param>
/// <param name="EstimatesRevert">
/// Whether an estimate of a call that reverts says so; where not, calls are run before they are estimated.
/// </param>
/// <param name="FinalizedTag">Whether it names a finalized block.</param>
/// <param name="SafeTag">Whether it names a safe block.</param>
/// <param name="FeeHistory">Whether it knows eth_feeHistory.</param>
/// <param name="LogFilters">Whether it keeps filters of logs.</param>
/// <param name="CallsByHash">Whether a call may name its block by hash (EIP-1898).</param>
public sealed record ChainFacts(
    ulong ChainId,
    string Client,
    ulong NewestTime,
    BigInteger? BaseFee,
    bool HashesHeaders,
    ReceiptSource Receipts,
    RevertBytes Reverts,
    bool EstimatesRevert,
    Ability FinalizedTag,
    Ability SafeTag,
    Ability FeeHistory,
    Ability LogFilters,
    Ability CallsByHash)
{
    /// <summary>What the chain takes for gas.</summary>
    public FeeKind Fees => FeeKinds.Of(BaseFee);
}
