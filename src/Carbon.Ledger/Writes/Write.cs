using Carbon.Registry.Chain;
using Carbon.Registry.Events;
using Carbon.Registry.Identities;
using Carbon.Registry.Refusals;

namespace Carbon.Ledger;

/// <summary>One write of one caller: what became of a command.</summary>
/// <param name="Caller">Who asked.</param>
/// <param name="RequestId">The caller's own id of the request; it has at most one effect.</param>
/// <param name="Command">Name of the command, such as <c>AcceptPledge</c>.</param>
/// <param name="State">Where it stands.</param>
/// <param name="TransactionHash">Hash of the one transaction that is or will be sent for it.</param>
/// <param name="Block">The block that holds it, once it is in one.</param>
/// <param name="GasUsed">Gas it used, once it is in a block; else 0.</param>
/// <param name="Events">What it recorded, in order; empty unless mined.</param>
/// <param name="Refusal">Why the rules said no, where the state is Refused.</param>
public sealed record Write(
    string Caller,
    Guid RequestId,
    string Command,
    WriteState State,
    Digest TransactionHash,
    BlockPoint? Block,
    ulong GasUsed,
    IReadOnlyList<RegistryEvent> Events,
    Refusal? Refusal);
