using System.Globalization;
using Google.Protobuf;

namespace Carbon.Gateway.Answers;

/// <summary>Ends a gRPC call before it reaches its service, in the headers alone.</summary>
internal static class GrpcAnswer
{
    /// <summary>Says whether a request is a gRPC call.</summary>
    public static bool IsCall(HttpContext http) =>
        http.Request.ContentType?.StartsWith("application/grpc", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Answers with a rich status.</summary>
    public static void Refuse(HttpContext http, Google.Rpc.Status status)
    {
        http.Response.StatusCode = StatusCodes.Status200OK;
        http.Response.ContentType = "application/grpc";
        http.Response.Headers["grpc-status"] = status.Code.ToString(CultureInfo.InvariantCulture);
        http.Response.Headers["grpc-message"] = Uri.EscapeDataString(status.Message);
        http.Response.Headers["grpc-status-details-bin"] = Convert.ToBase64String(status.ToByteArray()).TrimEnd('=');
    }
}
