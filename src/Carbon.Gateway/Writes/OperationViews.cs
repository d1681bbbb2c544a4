using Carbon.Ledger;
using Carbon.Registry.Events;

namespace Carbon.Gateway.Writes;

/// <summary>A write as its caller sees it.</summary>
internal static class OperationViews
{
    /// <summary>The operation of a write.</summary>
    public static Wire.Operation Of(Write write)
    {
        var operation = new Wire.Operation
        {
            Name = $"operations/{write.RequestId:D}",
            State = StateOf(write.State),
            Command = write.Command,
            TransactionHash = write.TransactionHash.ToString(),
            GasUsed = write.GasUsed,
        };
        if (write.Block is { } block)
            (operation.Height, operation.BlockHash) = (block.Height, block.Hash.ToString());
        operation.Resources.AddRange(write.Events.SelectMany(ResourcesOf).Distinct(StringComparer.Ordinal));
        if (write.Refusal is { } refusal)
        {
            operation.RefusalReason = refusal.Reason;
            operation.RefusalFacts.Add(refusal.Facts.ToDictionary(StringComparer.Ordinal));
            operation.RefusalTextZh = refusal.Say(Language.Chinese);
            operation.RefusalTextEn = refusal.Say(Language.English);
        }
        else if (write.State == WriteState.Reverted)
        {
            operation.RefusalTextZh = "交易已入块但没有生效，本节点无法得知原因。";
            operation.RefusalTextEn = "The transaction is in a block without effect; this node cannot tell why.";
        }

        return operation;
    }

    private static Wire.Operation.Types.State StateOf(WriteState state) => state switch
    {
        WriteState.Received or WriteState.Signed or WriteState.Sent => Wire.Operation.Types.State.Pending,
        WriteState.Mined => Wire.Operation.Types.State.Mined,
        WriteState.Refused or WriteState.Reverted => Wire.Operation.Types.State.Refused,
        WriteState.Halted => Wire.Operation.Types.State.Halted,
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    private static IEnumerable<string> ResourcesOf(RegistryEvent fact) => fact switch
    {
        TicketIssued e => [$"tickets/{e.Ticket}", $"applications/{e.Lot}"],
        PartTransferred e => [$"tickets/{e.Child}", $"tickets/{e.Ticket}"],
        TicketTransferred e => [$"tickets/{e.Ticket}"],
        AmountOffset e => [$"vouchers/{e.Voucher}", $"tickets/{e.Ticket}"],
        TicketCancelled e => [$"tickets/{e.Ticket}"],
        LienPlaced e => [$"tickets/{e.Ticket}/liens/{e.LienId}", $"tickets/{e.Ticket}"],
        LienReleased e => [$"tickets/{e.Ticket}/liens/{e.LienId}", $"tickets/{e.Ticket}"],
        PledgeProposed e => [$"pledges/{e.PledgeId}"],
        PledgeAccepted e => [$"pledges/{e.PledgeId}"],
        PledgeDeclined e => [$"pledges/{e.PledgeId}"],
        PledgeWithdrawn e => [$"pledges/{e.PledgeId}"],
        PledgeReleased e => [$"pledges/{e.PledgeId}"],
        TicketFrozen e => [$"freezes/{e.FreezeId}"],
        RootTicketFrozen e => [$"freezes/{e.FreezeId}"],
        FreezeReleased e => [$"freezes/{e.FreezeId}"],
        OffsetRequested e => [$"offsetRequests/{e.RequestId}"],
        OffsetGranted e => [$"vouchers/{e.Voucher}", $"offsetRequests/{e.RequestId}"],
        OffsetRefused e => [$"offsetRequests/{e.RequestId}"],
        OffsetWithdrawn e => [$"offsetRequests/{e.RequestId}"],
        ApplicationSubmitted e => [$"applications/{e.Application}"],
        ApplicationCorrected e => [$"applications/{e.Application}"],
        ApplicationApproved e => [$"applications/{e.Application}"],
        ApplicationRejected e => [$"applications/{e.Application}"],
        ApplicationWithdrawn e => [$"applications/{e.Application}"],
        ReductionFiled e => [$"applications/{e.Application}"],
        PersonRegistered e => [$"persons/{e.Person}"],
        PersonKeySet e => [$"persons/{e.Person}"],
        MandateGiven e => [$"persons/{e.Person}"],
        MandateWithdrawn e => [$"persons/{e.Person}"],
        _ => [],
    };
}
