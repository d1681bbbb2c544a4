using Carbon.Gateway.Answers;
using Grpc.AspNetCore.Server;

namespace Carbon.Gateway.Callers;

/// <summary>
/// Stands before every method of the member listener: finds the caller by its certificate and lets it through where its
/// role may make the call. What is not in the table of methods is refused.
/// </summary>
internal sealed partial class CallerGate(CallerTable table, ILogger<CallerGate> logger)
{
    /// <summary>Lets the request through, or answers it with the refusal.</summary>
    public Task PassAsync(HttpContext http, RequestDelegate next)
    {
        var asking = Asking.Of(http);
        if (!table.Find(http.Connection.ClientCertificate).TryGet(out var caller, out var refusal))
            return RefuseAsync(http, asking, refusal);
        http.Features.Set(asking with { Caller = caller });
        var method = http.GetEndpoint()?.Metadata.GetMetadata<GrpcMethodMetadata>()?.Method.FullName;
        return method is null || MethodRules.Allows(method, caller.Role)
            ? next(http)
            : RefuseAsync(http, asking, Refusal.Of(
                RefusalCode.CallerForbidden, ("caller", caller.Name), ("method", method)));
    }

    private Task RefuseAsync(HttpContext http, Asking asking, Refusal refusal)
    {
        Log.Refused(logger, asking.Correlation, http.Request.Path, refusal.Reason);
        GrpcAnswer.Refuse(http, Refusing.StatusOf(refusal, asking.Language, asking.Correlation));
        return Task.CompletedTask;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{Correlation} {Path} refused: {Reason}")]
        public static partial void Refused(ILogger logger, string correlation, string path, string reason);
    }
}
