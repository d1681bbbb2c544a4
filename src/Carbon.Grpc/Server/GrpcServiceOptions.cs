using Carbon.Grpc.Wire;

namespace Grpc.AspNetCore.Server;

/// <summary>Settings of every service of the server.</summary>
public sealed class GrpcServiceOptions
{
    /// <summary>The largest message taken, in bytes; 4 MiB unless set, null for no limit but 2 GiB.</summary>
    public int? MaxReceiveMessageSize { get; set; } = Protocol.DefaultMaxReceiveMessageSize;

    /// <summary>The largest message sent, in bytes; null for no limit.</summary>
    public int? MaxSendMessageSize { get; set; }

    /// <summary>"gzip" compresses replies for clients that accept it; null sends them plain.</summary>
    public string? ResponseCompressionAlgorithm { get; set; }

    /// <summary>
    /// The time given to a call with one reply whose client set no deadline; null for none.
    /// </summary>
    public TimeSpan? DefaultDeadline { get; set; }

    /// <summary>
    /// The time given to a call with a stream of replies whose client set no deadline; null for none.
    /// </summary>
    public TimeSpan? DefaultStreamDeadline { get; set; }
}
