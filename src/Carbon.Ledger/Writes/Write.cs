using Carbon.Registry.Chain;
using Carbon.Registry.Events;
using Carbon.Registry.Identities;
using Carbon.Registry.Refusals;

namespace Carbon.Ledger;

/// <summary>One write of one caller: what became of a command.</summary>
/// <param name="Id">Its number in this outbox, growing with each write.</param>
/// <param name="Caller">Who asked.</param>
/// <param name="RequestId">The caller's own id of the request; it has at most one effect.</param>
/// <param name="Command">Name of the command, such as <c>AcceptPledge</c>.</param>
/// <param name="State">Where it stands.</param>
/// <param name="IsFinal">Whether its block is as deep as the network asks, or it is displaced.</param>
/// <param name="Nonce">The nonce that is its own, once it has one.</param>
/// <param name="TransactionHash">Hash of the one transaction that is or will be sent, once it is signed.</param>
/// <param name="Block">The block that holds it, once it is in one.</param>
/// <param name="GasUsed">Gas it used, once it is in a block; else 0.</param>
/// <param name="Events">What it recorded, in order; empty unless mined.</param>
/// <param name="Refusal">Why the rules said no, where the state is Refused.</param>
/// <param name="ReceivedAt">When it was stored, by the node's own clock.</param>
/// <param name="Sends">How often its bytes were sent since the node started.</param>
/// <param name="Complaint">What the node last said against its bytes, or null.</param>
public sealed record Write(
    long Id,
    string Caller,
    Guid RequestId,
    string Command,
    WriteState State,
    bool IsFinal,
    ulong? Nonce,
    Digest? TransactionHash,
    BlockPoint? Block,
    ulong GasUsed,
    IReadOnlyList<RegistryEvent> Events,
    Refusal? Refusal,
    DateTimeOffset ReceivedAt,
    uint Sends,
    string? Complaint)
{
    /// <summary>Whether the chain has said what became of it.</summary>
    public bool IsSettled => State is WriteState.Mined or WriteState.Refused or WriteState.Reverted;
}
