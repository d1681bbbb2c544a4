using System.Diagnostics;
using Carbon.Gateway.Answers;
using Carbon.Ledger;
using Google.Protobuf;
using Grpc.Core;

namespace Carbon.Gateway.Writes;

/// <summary>
/// Takes a write: checks every field, stores it durably, and waits as long as the caller asks for: not at all, until it
/// is in a block, or until it is final. The index shows it then, so that the caller reads what it wrote. Where the
/// caller's time is over first, the write goes on by itself.
/// </summary>
internal sealed class WriteDesk(Outbox outbox, ChainFollower follower, AnswerDesk answers, TimeProvider time)
{
    /// <summary>Carries out one command of the caller.</summary>
    public Task<Wire.Operation> WriteAsync(ServerCallContext call, CommandBinding binding, IMessage request) =>
        answers.AnswerAsync<Wire.Operation>(call, async asking =>
        {
            var patience = new Patience(call.Deadline, time);
            var requestId = binding.RequestIdOf(request);
            if (!TryReadId(requestId, out var id))
                return Refusal.Of(RefusalCode.RequestIdMalformed, ("requestId", Bounded(requestId)));
            var waitFor = binding.WaitForOf(request);
            var fields = new RequestFields();
            if (!Enum.IsDefined(waitFor))
                fields.Refuse(Refusal.Of(RefusalCode.FieldInvalid, ("field", "wait_for"), ("limit", "0 … 3")));
            var command = binding.Read(fields, request);
            if (fields.Refusal is { } wrong)
                return wrong;
            var caller = asking.Caller?.Name ?? throw new UnreachableException("A write without a caller.");
            var submitted = await outbox.SubmitAsync(caller, id, command, call.CancellationToken);
            if (!submitted.TryGet(out var write, out var refusal))
                return refusal;
            return OperationViews.Of(waitFor switch
            {
                Wire.WaitFor.Stored => write,
                Wire.WaitFor.Mined => await SettleAsync(write, WaitGoal.Mined, patience, call),
                _ => await SettleAsync(write, WaitGoal.Final, patience, call),
            });
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

    /// <summary>Reads the caller's own id of a request: a UUID that is not zero.</summary>
    public static bool TryReadId(string text, out Guid id) =>
        Guid.TryParseExact(text, "D", out id) && id != Guid.Empty;

    /// <summary>As much of a caller's text as an answer repeats.</summary>
    public static string Bounded(string text) => text.Length <= 64 ? text : text[..64];

    private async Task<Write> SettleAsync(
        Write write, WaitGoal goal, Patience patience, ServerCallContext call)
    {
        using var timer = new CancellationTokenSource(patience.Left, time);
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, call.CancellationToken);
        try
        {
            write = await outbox.WaitAsync(write.Caller, write.RequestId, goal, waiting.Token);
            if (write.Block is { } block)
                await follower.WaitForHeightAsync(block.Height, waiting.Token);
            return write;
        }
        catch (OutboxStorageException)
        {
            // It is stored, and the caller must not hear otherwise; what the disk says is in the outbox's status.
            return write;
        }
        catch (OperationCanceledException) when (timer.IsCancellationRequested)
        {
            return outbox.Find(write.Caller, write.RequestId) ?? write;
        }
    }
}
