using Carbon.Ledger;
using Grpc.Core;

namespace Carbon.Gateway.Answers;

/// <summary>
/// The boundary of every call: a refusal and an unavailable chain become rich statuses; anything else is logged whole
/// and told to nobody.
/// </summary>
internal sealed partial class AnswerDesk(ILogger<AnswerDesk> logger)
{
    /// <summary>Answers a call, or ends it with the status that says why not.</summary>
    public async Task<T> AnswerAsync<T>(ServerCallContext call, Func<Asking, Task<Result<T>>> answer)
        where T : notnull
    {
        var asking = Asking.Of(call);
        try
        {
            if ((await answer(asking)).TryGet(out var value, out var refusal))
                return value;
            Log.Refused(logger, asking.Correlation, call.Method, refusal.Reason);
            throw Refusing.Exception(Refusing.StatusOf(refusal, asking.Language, asking.Correlation));
        }
        catch (Exception e) when (e is not RpcException && !GivenUp(e, call))
        {
            throw Refusing.Exception(Explain(e, call.Method, asking));
        }
    }

    /// <summary>The status of what went wrong, logged.</summary>
    public Google.Rpc.Status Explain(Exception exception, string method, Asking asking)
    {
        switch (exception)
        {
            case IndexBehindException behind:
                return Refusing.UnavailableStatus(
                    behind.Reason, (behind.Chinese, behind.Message), asking.Language, asking.Correlation);

            case OutboxHaltedException:
                Log.Halted(logger, asking.Correlation, method, exception.Message);
                return Unavailable(exception, asking);

            case LedgerUnavailableException or FoldUnavailableException:
                Log.Unavailable(logger, asking.Correlation, method, exception.Message);
                return Unavailable(exception, asking);

            default:
                Log.Failed(logger, exception, asking.Correlation, method);
                return Refusing.InternalStatus(asking.Language, asking.Correlation);
        }
    }

    private static Google.Rpc.Status Unavailable(Exception exception, Asking asking)
    {
        var (reason, chinese, english) = UnavailableTexts.Of(exception);
        return Refusing.UnavailableStatus(reason, (chinese, english), asking.Language, asking.Correlation);
    }

    private static bool GivenUp(Exception exception, ServerCallContext call) =>
        exception is OperationCanceledException && call.CancellationToken.IsCancellationRequested;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "{Correlation} {Method} refused: {Reason}")]
        public static partial void Refused(ILogger logger, string correlation, string method, string reason);

        [LoggerMessage(2, LogLevel.Warning, "{Correlation} {Method} unavailable: {Why}")]
        public static partial void Unavailable(ILogger logger, string correlation, string method, string why);

        [LoggerMessage(3, LogLevel.Error, "{Correlation} {Method} halted: {Why}")]
        public static partial void Halted(ILogger logger, string correlation, string method, string why);

        [LoggerMessage(4, LogLevel.Error, "{Correlation} {Method} failed")]
        public static partial void Failed(ILogger logger, Exception exception, string correlation, string method);
    }
}
