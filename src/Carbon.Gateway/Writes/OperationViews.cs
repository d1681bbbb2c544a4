using Carbon.Ledger;

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
            TransactionHash = write.TransactionHash?.ToString() ?? "",
            GasUsed = write.GasUsed,
            Final = write.IsFinal,
        };
        if (write.Block is { } block)
            (operation.Height, operation.BlockHash) = (block.Height, block.Hash.ToString());
        operation.Resources.AddRange(write.Events.SelectMany(ResourceNames.Of).Distinct(StringComparer.Ordinal));
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
        WriteState.Received or WriteState.NonceAssigned or WriteState.Signed or WriteState.Sent =>
            Wire.Operation.Types.State.Pending,
        WriteState.Mined => Wire.Operation.Types.State.Mined,
        WriteState.Refused or WriteState.Reverted => Wire.Operation.Types.State.Refused,
        WriteState.Halted => Wire.Operation.Types.State.Halted,
        WriteState.Displaced => Wire.Operation.Types.State.Displaced,
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}
