using System.Globalization;
using System.Net.Http.Headers;
using Carbon.Grpc.Wire;
using Grpc.Core;

namespace Carbon.Grpc.Client;

/// <summary>Reads how a call ended out of the headers or trailers of its response.</summary>
internal static class ResponseStatus
{
    /// <summary>The metadata among these headers.</summary>
    public static Metadata ReadMetadata(HttpHeaders headers)
    {
        var metadata = new Metadata();
        foreach (var (name, values) in headers.NonValidated)
        {
            foreach (var value in values)
                MetadataHeaders.AddReceived(metadata, name, value);
        }

        return metadata.Freeze();
    }

    /// <summary>The status these headers hold, or null when they hold none.</summary>
    public static Status? Read(HttpHeaders headers)
    {
        if (!headers.NonValidated.TryGetValues(Protocol.StatusHeader, out var codes))
            return null;
        var code = int.TryParse(codes.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && Enum.IsDefined((StatusCode)number)
                ? (StatusCode)number
                : StatusCode.Unknown;
        var detail = headers.NonValidated.TryGetValues(Protocol.MessageHeader, out var messages)
            ? PercentEncoding.Decode(messages.ToString())
            : "";
        return new Status(code, detail);
    }

    /// <summary>Null for a gRPC response, else the status its HTTP answer stands for.</summary>
    public static Status? Refusal(HttpResponseMessage response)
    {
        var grpc = Protocol.IsContentType(
            response.Content.Headers.NonValidated.TryGetValues("Content-Type", out var type) ? type.ToString() : null);
        if (response.StatusCode == System.Net.HttpStatusCode.OK)
            return grpc ? null : new Status(StatusCode.Unknown, "The response is not of the gRPC content type.");
        return Read(response.Headers)
            ?? new Status(
                ClientFaults.OfHttpStatus(response.StatusCode),
                $"The server answered with HTTP status {(int)response.StatusCode}.");
    }
}
