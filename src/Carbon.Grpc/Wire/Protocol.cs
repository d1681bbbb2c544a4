namespace Carbon.Grpc.Wire;

/// <summary>Names of headers and media types on the wire, and the limits both halves share.</summary>
internal static class Protocol
{
    public const string ContentType = "application/grpc";
    public const string StatusHeader = "grpc-status";
    public const string MessageHeader = "grpc-message";
    public const string StatusDetailsHeader = "grpc-status-details-bin";
    public const string TimeoutHeader = "grpc-timeout";
    public const string EncodingHeader = "grpc-encoding";
    public const string AcceptEncodingHeader = "grpc-accept-encoding";
    public const string Gzip = "gzip";
    public const string Identity = "identity";
    public const string AcceptedEncodings = "identity,gzip";

    // The flag byte and the big-endian length before every message.
    public const int FrameHeaderLength = 5;
    public const int DefaultMaxReceiveMessageSize = 4 * 1024 * 1024;

    // A timer of the platform cannot be set further ahead; a deadline beyond it never ends a call.
    public static readonly TimeSpan LongestTimer = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    /// <summary>True for application/grpc with any suffix and parameters; not for gRPC-Web.</summary>
    public static bool IsContentType(string? value)
    {
        if (value is null || !value.StartsWith(ContentType, StringComparison.OrdinalIgnoreCase))
            return false;
        return value.Length == ContentType.Length || value[ContentType.Length] is '+' or ';';
    }
}
