using System.Net;
using Grpc.Core;

namespace Carbon.Grpc.Client;

/// <summary>What HTTP answers and transport errors mean as a status.</summary>
internal static class ClientFaults
{
    /// <summary>The status of a response that is not gRPC's.</summary>
    public static StatusCode OfHttpStatus(HttpStatusCode status) => status switch
    {
        HttpStatusCode.BadRequest => StatusCode.Internal,
        HttpStatusCode.Unauthorized => StatusCode.Unauthenticated,
        HttpStatusCode.Forbidden => StatusCode.PermissionDenied,
        HttpStatusCode.NotFound => StatusCode.Unimplemented,
        HttpStatusCode.TooManyRequests => StatusCode.Unavailable,
        HttpStatusCode.BadGateway => StatusCode.Unavailable,
        HttpStatusCode.ServiceUnavailable => StatusCode.Unavailable,
        HttpStatusCode.GatewayTimeout => StatusCode.Unavailable,
        _ => StatusCode.Unknown,
    };

    /// <summary>The status of an HTTP/2 error code that ended the stream or the connection.</summary>
    public static StatusCode OfHttp2Error(long code) => code switch
    {
        // A server that closes its connections as it stops says so with "no error".
        0 => StatusCode.Unavailable,
        7 => StatusCode.Unavailable,
        8 => StatusCode.Cancelled,
        11 => StatusCode.ResourceExhausted,
        12 => StatusCode.PermissionDenied,
        _ => StatusCode.Internal,
    };

    /// <summary>True for the exceptions by which the transport reports that a call cannot go on.</summary>
    public static bool IsTransport(Exception exception) =>
        exception is HttpRequestException or IOException or OperationCanceledException or ObjectDisposedException;

    /// <summary>The status of a transport error that no cancellation or deadline of the call explains.</summary>
    public static Status Of(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is HttpProtocolException { ErrorCode: >= 0 } protocol)
                return new Status(OfHttp2Error(protocol.ErrorCode), protocol.Message, exception);
        }

        return exception switch
        {
            OperationCanceledException => new Status(StatusCode.Cancelled, "The call was cancelled.", exception),
            HttpRequestException or IOException =>
                new Status(StatusCode.Unavailable, $"The server cannot be reached: {exception.Message}", exception),
            _ => new Status(StatusCode.Internal, exception.Message, exception),
        };
    }
}
