using System.Globalization;
using Carbon.Grpc.Wire;
using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace Carbon.Grpc.Server;

/// <summary>What can be said of a request before it is a call.</summary>
internal static class GrpcRequests
{
    /// <summary>True for a gRPC call over HTTP/2; otherwise the response says with an HTTP status why not.</summary>
    public static bool Accept(HttpContext context)
    {
        if (!Protocol.IsContentType(context.Request.ContentType))
        {
            context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return false;
        }

        if (HttpProtocol.IsHttp2(context.Request.Protocol))
            return true;
        context.Response.StatusCode = StatusCodes.Status426UpgradeRequired;
        context.Response.Headers.Upgrade = HttpProtocol.Http2;
        return false;
    }

    /// <summary>Answers UNIMPLEMENTED in the headers alone.</summary>
    public static Task RefuseUnknownMethodAsync(HttpContext context)
    {
        if (!Accept(context))
            return Task.CompletedTask;
        context.Response.ContentType = Protocol.ContentType;
        context.Response.Headers[Protocol.StatusHeader] =
            ((int)StatusCode.Unimplemented).ToString(CultureInfo.InvariantCulture);
        context.Response.Headers[Protocol.MessageHeader] = "The method is not offered here.";
        return Task.CompletedTask;
    }
}
