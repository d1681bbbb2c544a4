using System.Diagnostics;
using Carbon.Gateway.Answers;
using Carbon.Ledger;
using Google.Protobuf;
using Grpc.Core;

namespace Carbon.Gateway.Writes;

/// <summary>
/// Takes a write: checks every field, stores it durably, and waits until the chain has settled it and the index shows
/// it, so that the caller reads what it wrote. Where the caller's time is over first, the write goes on by itself.
/// </summary>
internal sealed class WriteDesk(Outbox outbox, ChainFollower follower, AnswerDesk answers, TimeProvider time)
{
    // Kept back from the caller's deadline, so that the pending operation still reaches it.
    private static readonly TimeSpan AnswerTime = TimeSpan.FromMilliseconds(500);

    /// <summary>Carries out one command of the caller.</summary>
    public Task<Wire.Operation> WriteAsync(ServerCallContext call, CommandBinding binding, IMessage request) =>
        answers.AnswerAsync<Wire.Operation>(call, async asking =>
        {
            var requestId = binding.RequestIdOf(request);
            if (!TryReadId(requestId, out var id))
                return Refusal.Of(RefusalCode.RequestIdMalformed, ("requestId", Bounded(requestId)));
            var waitFor = binding.WaitForOf(request);
            var fields = new RequestFields();
            if (!Enum.IsDefined(waitFor))
                fields.Refuse(Refusal.Of(RefusalCode.FieldInvalid, ("field", "wait_for"), ("limit", "0 … 2")));
            var command = binding.Read(fields, request);
            if (fields.Refusal is { } wrong)
                return wrong;
            var caller = asking.Caller?.Name ?? throw new UnreachableException("A write without a caller.");
            var submitted = await outbox.SubmitAsync(caller, id, command, call.CancellationToken);
            if (!submitted.TryGet(out var write, out var refusal))
                return refusal;
            return OperationViews.Of(waitFor == Wire.WaitFor.Stored ? write : await SettleAsync(write, call));
        });

    /// <summary>A write of the caller as it stands.</summary>
    public Task<Wire.Operation> FindAsync(ServerCallContext call, string name) =>
        answers.AnswerAsync<Wire.Operation>(call, asking =>
        {
            var plain = name.StartsWith("operations/", StringComparison.Ordinal) ? name["operations/".Length..] : name;
            var caller = asking.Caller?.Name ?? throw new UnreachableException("An operation without a caller.");
            var write = TryReadId(plain, out var id) ? outbox.Find(caller, id) : null;
            return Task.FromResult<Result<Wire.Operation>>(write is null
                ? Refusal.Of(RefusalCode.OperationUnknown, ("operation", Bounded(plain)))
                : OperationViews.Of(write));
        });

    private static bool TryReadId(string text, out Guid id) =>
        Guid.TryParseExact(text, "D", out id) && id != Guid.Empty;

    private static string Bounded(string text) => text.Length <= 64 ? text : text[..64];

    private async Task<Write> SettleAsync(Write write, ServerCallContext call)
    {
        using var timer = new CancellationTokenSource(TimeLeft(call), time);
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, call.CancellationToken);
        try
        {
            write = await outbox.WaitAsync(write.Caller, write.RequestId, waiting.Token);
            if (write.Block is { } block)
                await follower.WaitForHeightAsync(block.Height, waiting.Token);
            return write;
        }
        catch (OperationCanceledException) when (timer.IsCancellationRequested)
        {
            return outbox.Find(write.Caller, write.RequestId) ?? write;
        }
    }

    private TimeSpan TimeLeft(ServerCallContext call)
    {
        var left = call.Deadline - time.GetUtcNow().UtcDateTime;
        var kept = left < 2 * AnswerTime ? left / 2 : left - AnswerTime;
        return kept < TimeSpan.Zero ? TimeSpan.Zero : kept > Limits.LongestWait ? Limits.LongestWait : kept;
    }
}
