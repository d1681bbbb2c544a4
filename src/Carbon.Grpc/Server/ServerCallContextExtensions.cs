using Carbon.Grpc.Server;
using Microsoft.AspNetCore.Http;

namespace Grpc.Core;

/// <summary>What a call that came over HTTP knows besides.</summary>
public static class ServerCallContextExtensions
{
    /// <summary>The HTTP request of the call, with its user and connection; throws for another kind of call.</summary>
    public static HttpContext GetHttpContext(this ServerCallContext serverCallContext) =>
        serverCallContext is ServerCall call
            ? call.HttpContext
            : throw new InvalidOperationException("The call did not come over HTTP.");
}
