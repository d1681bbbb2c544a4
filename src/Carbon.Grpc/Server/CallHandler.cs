using Grpc.AspNetCore.Server;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Carbon.Grpc.Server;

/// <summary>Answers the calls of one method: the boundary at which every exception becomes a status.</summary>
internal sealed partial class CallHandler<TService>(
    IMethod method,
    Func<TService, ServerCall, Task> invoke,
    GrpcServiceOptions options,
    TimeProvider time,
    ILogger logger)
    where TService : class
{
    public async Task HandleAsync(HttpContext httpContext)
    {
        if (!GrpcRequests.Accept(httpContext))
            return;
        await using var call = new ServerCall(httpContext, method, options, time);
        Status status;
        try
        {
            call.Start();
            await InvokeAsync(httpContext.RequestServices, call).ConfigureAwait(false);
            status = call.Status;
        }
        catch (Exception exception)
        {
            status = StatusOf(exception, call);
        }

        await call.EndAsync(status).ConfigureAwait(false);
    }

    private async Task InvokeAsync(IServiceProvider services, ServerCall call)
    {
        if (services.GetService<TService>() is { } registered)
        {
            await invoke(registered, call).ConfigureAwait(false);
            return;
        }

        var created = ActivatorUtilities.CreateInstance<TService>(services);
        try
        {
            await invoke(created, call).ConfigureAwait(false);
        }
        finally
        {
            if (created is IAsyncDisposable asyncDisposable)
                await asyncDisposable.DisposeAsync().ConfigureAwait(false);
            else
                (created as IDisposable)?.Dispose();
        }
    }

    private Status StatusOf(Exception exception, ServerCall call)
    {
        switch (exception)
        {
            case RpcException rpc:
                foreach (var entry in rpc.Trailers)
                    call.ResponseTrailers.Add(entry);
                return rpc.Status;

            case OperationCanceledException when call.IsGivenUp:
                Log.GivenUp(logger, method.FullName);
                return call.DeadlinePassed
                    ? new Status(StatusCode.DeadlineExceeded, "")
                    : new Status(StatusCode.Cancelled, "");

            // What the web server refuses about a body, like one that comes too slowly, is the client's doing.
            case BadHttpRequestException refused:
                Log.Refused(logger, method.FullName, refused.Message);
                return new Status(StatusCode.Cancelled, "The request's body was refused.");

            default:
                Log.Failed(logger, exception, method.FullName);
                return new Status(StatusCode.Unknown, "Exception was thrown by handler.");
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Debug, "{Method}: the call was given up before it ended")]
        public static partial void GivenUp(ILogger logger, string method);

        [LoggerMessage(2, LogLevel.Debug, "{Method}: the request's body was refused: {Reason}")]
        public static partial void Refused(ILogger logger, string method, string reason);

        [LoggerMessage(3, LogLevel.Error, "{Method}: the handler failed")]
        public static partial void Failed(ILogger logger, Exception exception, string method);
    }
}
