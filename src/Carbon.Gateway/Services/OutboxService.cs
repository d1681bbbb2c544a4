using System.Diagnostics;
using System.Globalization;
using Carbon.Gateway.Answers;
using Carbon.Gateway.Reads;
using Carbon.Gateway.Writes;
using Carbon.Ledger;
using Grpc.Core;

namespace Carbon.Gateway.Services;

internal sealed partial class OutboxService(
    Outbox outbox,
    AnswerDesk answers,
    TimeProvider time,
    ILogger<OutboxService> logger) : Wire.OutboxService.OutboxServiceBase
{
    public override Task<Wire.ListWritesResponse> ListWrites(
        Wire.ListWritesRequest request, ServerCallContext context) =>
        answers.AnswerAsync<Wire.ListWritesResponse>(context, _ => Task.FromResult(Page(request)));

    public override Task<Wire.GetWriteResponse> GetWrite(Wire.GetWriteRequest request, ServerCallContext context) =>
        answers.AnswerAsync<Wire.GetWriteResponse>(context, _ => Task.FromResult<Result<Wire.GetWriteResponse>>(
            Find(request).TryGet(out var write, out var refusal)
                ? new Wire.GetWriteResponse
                {
                    Write = OutboxViews.Of(write, time.GetUtcNow()),
                    Status = OutboxViews.Of(outbox.Status),
                }
                : refusal));

    public override Task<Wire.HaltOutboxResponse> HaltOutbox(
        Wire.HaltOutboxRequest request, ServerCallContext context) =>
        answers.AnswerAsync<Wire.HaltOutboxResponse>(context, asking =>
        {
            var fields = new RequestFields();
            var reason = Reason(fields, request);
            if (fields.Refusal is { } wrong)
                return Task.FromResult<Result<Wire.HaltOutboxResponse>>(wrong);
            var by = NameOf(asking);
            outbox.Halt(by, reason);
            Log.Halted(logger, asking.Correlation, by, reason);
            return Task.FromResult<Result<Wire.HaltOutboxResponse>>(
                new Wire.HaltOutboxResponse { Status = OutboxViews.Of(outbox.Status) });
        });

    public override Task<Wire.ResumeOutboxResponse> ResumeOutbox(
        Wire.ResumeOutboxRequest request, ServerCallContext context) =>
        answers.AnswerAsync<Wire.ResumeOutboxResponse>(context, async asking =>
        {
            var by = NameOf(asking);
            try
            {
                var report = await outbox.ResumeAsync(by, context.CancellationToken);
                Log.Resumed(logger, asking.Correlation, by, report);
                return new Wire.ResumeOutboxResponse { Report = report, Status = OutboxViews.Of(outbox.Status) };
            }
            catch (OutboxHaltedException e)
            {
                // To a writer a halted outbox is out of reach; to whom would resume it, it is not in a state for that.
                Log.StaysHalted(logger, asking.Correlation, by, e.Message);
                throw Refusing.Exception(Refusing.StaysHaltedStatus(e.Message, asking.Language, asking.Correlation));
            }
        });

    private static string Reason(RequestFields f, Wire.HaltOutboxRequest r) => f.Text(r.Reason);

    private static string NameOf(Asking asking) =>
        asking.Caller?.Name ?? throw new UnreachableException("An administrator without a name.");

    private Result<Wire.ListWritesResponse> Page(Wire.ListWritesRequest request)
    {
        var fields = new RequestFields();
        var size = fields.PageSize(request.PageSize, Limits.PageSize, Limits.PageSizeMax);
        if (fields.Refusal is { } wrong)
            return wrong;
        var query = request.UnsettledOnly ? "ListWrites unsettled" : "ListWrites";
        if (!PageTokens.Read(query, request.PageToken).TryGet(out var cursor, out var refusal))
            return refusal;
        var before = cursor is 0 or > long.MaxValue ? long.MaxValue : (long)cursor;
        var found = outbox.List(request.UnsettledOnly, before, size + 1);
        var now = time.GetUtcNow();
        var answer = new Wire.ListWritesResponse { Status = OutboxViews.Of(outbox.Status) };
        answer.Writes.AddRange(found.Take(size).Select(write => OutboxViews.Of(write, now)));
        if (found.Count > size)
            answer.NextPageToken = PageTokens.Make(query, (ulong)found[size - 1].Id);
        return answer;
    }

    private Result<Write> Find(Wire.GetWriteRequest request)
    {
        if (request.Name.Length == 0)
            return !WriteDesk.TryReadId(request.RequestId, out var requestId)
                ? Refusal.Of(RefusalCode.RequestIdMalformed, ("requestId", WriteDesk.Bounded(request.RequestId)))
                : outbox.Find(request.Caller, requestId) is { } asked ? asked : Unknown(request.RequestId);
        var plain = request.Name.StartsWith("writes/", StringComparison.Ordinal) ? request.Name[7..] : request.Name;
        return long.TryParse(plain, NumberStyles.None, CultureInfo.InvariantCulture, out var id) &&
            outbox.Find(id) is { } found
                ? found
                : Unknown(WriteDesk.Bounded(plain));
    }

    private static Refusal Unknown(string operation) =>
        Refusal.Of(RefusalCode.OperationUnknown, ("operation", operation));

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{Correlation} {Caller} halted the outbox: {Reason}")]
        public static partial void Halted(ILogger logger, string correlation, string caller, string reason);

        [LoggerMessage(2, LogLevel.Warning, "{Correlation} {Caller} resumed the outbox: {Report}")]
        public static partial void Resumed(ILogger logger, string correlation, string caller, string report);

        [LoggerMessage(3, LogLevel.Error, "{Correlation} {Caller} could not resume the outbox: {Why}")]
        public static partial void StaysHalted(ILogger logger, string correlation, string caller, string why);
    }
}
