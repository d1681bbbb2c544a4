using System.Globalization;
using Carbon.Ledger;
using Google.Protobuf.WellKnownTypes;
using State = Carbon.Api.V1.OutboxWrite.Types.State;

namespace Carbon.Gateway.Writes;

/// <summary>The outbox as those see it who look after it.</summary>
internal static class OutboxViews
{
    /// <summary>One write.</summary>
    /// <param name="write">The write.</param>
    /// <param name="now">From which its age is counted; a clock that was set back makes nothing younger than 0.</param>
    public static Wire.OutboxWrite Of(Write write, DateTimeOffset now)
    {
        var view = new Wire.OutboxWrite
        {
            Name = Name(write.Id),
            Caller = write.Caller,
            RequestId = write.RequestId.ToString("D"),
            Command = write.Command,
            State = StateOf(write.State),
            Final = write.IsFinal,
            TransactionHash = write.TransactionHash?.ToString() ?? "",
            GasUsed = write.GasUsed,
            ReceivedTime = write.ReceivedAt.ToTimestamp(),
            Age = write.IsFinal ? null : Length(now - write.ReceivedAt),
            Sends = write.Sends,
            Complaint = write.Complaint ?? "",
        };
        if (write.Nonce is { } nonce)
            view.Nonce = nonce;
        if (write.Block is { } block)
            (view.Height, view.BlockHash) = (block.Height, block.Hash.ToString());
        if (write.Refusal is { } refusal)
        {
            view.RefusalReason = refusal.Reason;
            view.RefusalTextZh = refusal.Say(Language.Chinese);
            view.RefusalTextEn = refusal.Say(Language.English);
        }

        return view;
    }

    /// <summary>How the outbox is.</summary>
    public static Wire.OutboxStatus Of(OutboxStatus status) => new()
    {
        Unsettled = (uint)status.Unsettled,
        OldestAge = status.OldestAge is { } age ? Length(age) : null,
        Rebroadcasts = (ulong)status.Rebroadcasts,
        Halts = (ulong)status.Halts,
        HaltedReason = status.HaltedBecause ?? "",
        LastError = status.LastError ?? "",
    };

    /// <summary>The resource name of a write.</summary>
    public static string Name(long id) => string.Create(CultureInfo.InvariantCulture, $"writes/{id}");

    private static Duration Length(TimeSpan time) => (time < TimeSpan.Zero ? TimeSpan.Zero : time).ToDuration();

    private static State StateOf(WriteState state) => state switch
    {
        WriteState.Received => State.Received,
        WriteState.NonceAssigned => State.NonceAssigned,
        WriteState.Signed => State.Signed,
        WriteState.Sent => State.Sent,
        WriteState.Mined => State.Mined,
        WriteState.Refused => State.Refused,
        WriteState.Reverted => State.Reverted,
        WriteState.Halted => State.Halted,
        WriteState.Displaced => State.Displaced,
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}
